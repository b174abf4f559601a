"""The newest `b2` command line tool, pointed at the server by B2_ENVIRONMENT."""

import json
import os

from harness.matrix import FileClient


class B2CommandLineClient(FileClient):
    """Each command signs in by itself with the key in its environment."""

    name = "b2"
    authorize_version = 4
    refusals = r"unauthorized|not authorized|restricted|application key"

    def __init__(self, program, api_url, place):
        self.program = program
        self._api_url = api_url
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "file", "upload", "--no-progress", bucket.name, source, file_name)

    def download(self, key, bucket, file_name, target):
        self.command(key, "file", "download", "--no-progress", f"b2://{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        return [file["fileName"] for file in self.files(key, bucket, prefix)]

    def files(self, key, bucket, prefix, *options):
        """What `b2 ls --json` says of every file below the prefix."""
        return json.loads(self.command(key, "ls", "-r", "--json", *options, f"b2://{bucket.name}/{prefix}"))

    def command(self, key, *words, seconds=300, tells_secrets=False):
        """Runs one command that signs in with this key."""
        signed_in = {"B2_APPLICATION_KEY_ID": key.identifier, "B2_APPLICATION_KEY": key.secret}
        return self._run(words, signed_in, seconds, tells_secrets)

    def stored_command(self, account, *words, seconds=300):
        """Runs one command that uses the login stored in the named account file."""
        return self._run(words, {"B2_ACCOUNT_INFO": self._place.path(account)}, seconds)

    def _run(self, words, environment, seconds, tells_secrets=False):
        common = {"B2_ENVIRONMENT": self._api_url, "HOME": self._place.folder, "COLUMNS": "200"}
        return self._place.run([self.program, *words], {**common, **environment}, seconds, tells_secrets=tells_secrets)


def b2_program(installer):
    """Installs the tool; returns its path."""
    return os.path.join(installer.python("b2", "b2"), "b2")
