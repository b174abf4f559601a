"""What one client is run with: its place on disk, its keys and buckets, and the server to talk to."""

import os
import shutil

from harness.keys import Key, KeyMaker
from harness.process import ProgramRunner
from harness.trees import seeded_bytes, write_file
from harness.wire import Session


class Bench:
    """Shared by all clients of a run."""

    def __init__(self, repository, output, server, proxy, authority, report, deadline):
        self.repository = repository
        self.output = output
        self.report = report
        self.deadline = deadline
        self.api_url = server.details["apiUrl"]
        self.partner = server.details["partner"]
        self.s3_url = server.details["s3Url"]
        self.master_key = Key(server.details["masterApplicationKeyId"], server.details["masterApplicationKey"])
        self._proxy = proxy
        self._authority = authority
        self.secrets = set()
        self.keep_secret(server)

    def keep_secret(self, server):
        """Keeps what an emulator was started with out of the logs."""
        details, partner = server.details, server.details["partner"]
        self.secrets.update(details[name] for name in ("password", "masterApplicationKey", "applicationKey"))
        self.secrets.update(partner[name] for name in ("password", "masterApplicationKey"))
        self.secrets.update(member["applicationKey"] for member in partner["members"])

    def place_for(self, client):
        """The workplace of one client: folder, program runner and key maker of its own."""
        return Place(self, client)

    def runner(self, client):
        """A program runner that logs under the client's name."""
        return ProgramRunner(os.path.join(self.output, f"{client}.log"), self.deadline, self.secrets)

    def key_maker(self, full_key):
        """A key maker with a session of the full key."""
        return KeyMaker(Session(self.api_url, full_key), self.secrets)

    def proxy_settings(self):
        """Variables that bring a program with B2's host name built in to our server (sheet 08)."""
        authority = self._authority.certificate_of_authority
        return {
            "HTTPS_PROXY": self._proxy.url,
            "NO_PROXY": "127.0.0.1",
            "SSL_CERT_FILE": authority,
            "REQUESTS_CA_BUNDLE": authority,
            "NODE_EXTRA_CA_CERTS": authority,
        }


class Place:
    """One client's own folder below the output folder, and short-hands for what it does most."""

    def __init__(self, bench, client):
        self.folder = os.path.join(bench.output, "work", client)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.run = bench.runner(client).run

    def path(self, *names):
        """A path in the folder; nothing is made."""
        return os.path.join(self.folder, *names)

    def file(self, name, size, text=False):
        """A new file with bytes (as text: twice as many hexadecimal digits) that no other name or size has."""
        content = seeded_bytes(name, size)
        return write_file(self.path("sources", name), content.hex().encode() if text else content)
