"""b2sdk, used by a small program of ours; the realm of authorize_account is the server's address."""

import json
import os

from harness.matrix import FileClient

PROGRAM = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs", "use_b2sdk.py")


class B2SdkClient(FileClient):
    """One interface of one installed b2sdk."""

    refusals = r"unauthorized|not authorized|restricted"

    def __init__(self, name, python, interface, authorize_version, api_url, place):
        self.name = name
        self.authorize_version = authorize_version
        self._command = [python, PROGRAM, interface, api_url]
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.act(key, "upload", bucket, file_name, source)

    def download(self, key, bucket, file_name, target):
        self.act(key, "download", bucket, file_name, target)

    def list(self, key, bucket, prefix):
        return json.loads(self.act(key, "list_names", bucket, prefix))

    def act(self, key, action, bucket, file_name, path=""):
        """Does one action of the program and returns what it printed."""
        environment = {"B2_APPLICATION_KEY_ID": key.identifier, "B2_APPLICATION_KEY": key.secret}
        return self._place.run([*self._command, action, bucket.name, file_name, path], environment)


def run_b2sdk(bench, client, matrix, place):
    """What every b2sdk does besides the kinds of key."""
    for action, what in (
        ("parts", "stores in parts, joins on the server and reads ranges"),
        ("versions", "keeps versions and hide markers in order and copies"),
        ("keys", "makes, lists and deletes a key"),
    ):
        with bench.report.check(client.name, "full", what):
            client.act(matrix.full_key, action, matrix.second, f"{action}/by b2sdk", place.path(action))
    matrix.run()
