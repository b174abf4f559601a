"""restic's b2 backend. It has B2's host name built in and no option for another, so it comes by the proxy."""

import json

PASSWORD = "correct horse battery staple"


class ResticClient:
    """One restic program. A repository lies below a path of a bucket."""

    def __init__(self, program, settings, place):
        self._program = program
        self._settings = settings
        self._place = place

    def command(self, key, bucket, path, *words, seconds=300):
        """Runs one restic command on the repository with this key; returns what it printed."""
        return self._place.run([self._program, *words], self.environment(key, bucket, path), seconds)

    def environment(self, key, bucket, path):
        """The variables that lead to the repository."""
        return {
            **self._settings,
            "HOME": self._place.folder,
            "RESTIC_CACHE_DIR": self._place.path("cache"),
            "RESTIC_REPOSITORY": f"b2:{bucket.name}:{path}",
            "RESTIC_PASSWORD": PASSWORD,
            "B2_ACCOUNT_ID": key.identifier,
            "B2_ACCOUNT_KEY": key.secret,
        }

    def snapshots(self, key, bucket, path, *options):
        """The short ids of the snapshots, oldest first."""
        listed = json.loads(self.command(key, bucket, path, "snapshots", "--json", *options))
        return [snapshot["short_id"] for snapshot in listed]
