"""What every client run needs: installing, starting the server, keys, trees, programs and the report."""
