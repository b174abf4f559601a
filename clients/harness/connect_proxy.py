"""A loopback CONNECT proxy that ends TLS itself and hands the bytes to the server's plain port.

It is how a client that has B2's host name built in is brought to a server on this machine, unmodified:
the client is told of this proxy and of our authority by two variables, and reaches nothing else by it.
"""

import select
import socket
import ssl
import threading
import urllib.parse

HOSTS = (".backblazeb2.com", ".backblaze.com")
IDLE_SECONDS = 300


class ConnectProxy:
    """Listens on a free loopback port. Use as a context manager."""

    def __init__(self, authority, server_url):
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(authority.certificate, authority.private_key)
        address = urllib.parse.urlsplit(server_url)
        self._server = (address.hostname, address.port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        # Shutting down wakes the thread that waits in accept; closing alone would not.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            with connection:
                connection.settimeout(IDLE_SECONDS)
                if not asks_for_known_host(connection):
                    connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                    return
                connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                with (
                    self._context.wrap_socket(connection, server_side=True) as client,
                    socket.create_connection(self._server, timeout=IDLE_SECONDS) as server,
                ):
                    pass_bytes(client, server)
        except OSError:
            return  # the client or the server went away, which ends this connection and no other


def asks_for_known_host(connection):
    """Reads the head of a CONNECT request; true when its host is one of B2's."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < 16_384:
        more = connection.recv(4_096)
        if not more:
            return False
        head += more
    words = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
    return len(words) == 3 and words[0] == "CONNECT" and words[1].rsplit(":", 1)[0].endswith(HOSTS)


def pass_bytes(client, server):
    """Copies both ways until one side closes or both are silent for too long."""
    while True:
        if client.pending():
            readable = [client]
        else:
            readable, _, _ = select.select([client, server], [], [], IDLE_SECONDS)
        if not readable:
            return
        for source in readable:
            chunk = source.recv(65_536)
            if not chunk:
                return
            (server if source is client else client).sendall(chunk)
