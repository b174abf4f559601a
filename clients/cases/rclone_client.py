"""rclone's b2 backend, configured by variables only; the endpoint option is the server's address."""

import json
import posixpath

from harness.matrix import FileClient


class RcloneClient(FileClient):
    """One rclone program. 1.73 and newer sign in by API version 4, older ones by version 1."""

    narrowed_lists = True
    refusals = r"unauthorized|\b401\b|not authorized|you must use bucket"

    def __init__(self, name, program, authorize_version, api_url, place):
        self.name = name
        self.authorize_version = authorize_version
        self._program = program
        self._api_url = api_url
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "copyto", source, f"b2:{bucket.name}/{file_name}")

    def download(self, key, bucket, file_name, target):
        self.command(key, "copyto", f"b2:{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        listed = self.command(key, "lsjson", "-R", "--files-only", f"b2:{bucket.name}/{prefix}")
        return [posixpath.join(prefix, file["Path"]) for file in json.loads(listed)]

    def command(self, key, *words, seconds=300, settings=None):
        """Runs one rclone command with this key, without repeating what the server refuses."""
        environment = {
            "HOME": self._place.folder,
            "RCLONE_CONFIG": self._place.path("no-configuration"),
            "RCLONE_CONFIG_B2_TYPE": "b2",
            "RCLONE_CONFIG_B2_ACCOUNT": key.identifier,
            "RCLONE_CONFIG_B2_KEY": key.secret,
            "RCLONE_CONFIG_B2_ENDPOINT": self._api_url,
            "RCLONE_RETRIES": "1",
            "RCLONE_LOW_LEVEL_RETRIES": "3",
            **(settings or {}),
        }
        return self._place.run([self._program, *words], environment, seconds)
