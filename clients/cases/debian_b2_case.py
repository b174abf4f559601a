"""Debian 12's backblaze-b2 1.3.8, which has B2's host names built in and so comes by the proxy."""

import os

from harness.matrix import FileClient, Matrix
from harness.report import Failure
from harness.trees import compare_times, compare_trees, make_tree

PROGRAM = "/usr/bin/backblaze-b2"
TREE_FILES = 300


class DebianB2Client(FileClient):
    """Stores its login in a file, so that each key has a file of its own and signs in once.

    When it lists it never sends a prefix, only where to start, so B2 refuses that to a key with a prefix.
    """

    name = "debian-b2"
    authorize_version = 2
    refusals = r"unauthorized|not authorized|restricted"
    lists_with_prefix = False

    def __init__(self, settings, place):
        self._settings = settings
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "upload-file", "--noProgress", bucket.name, source, file_name)

    def download(self, key, bucket, file_name, target):
        self.command(key, "download-file-by-name", "--noProgress", bucket.name, file_name, target)

    def list(self, key, bucket, prefix):
        return self.command(key, "ls", "--recursive", bucket.name, *([prefix] if prefix else [])).decode().splitlines()

    def command(self, key, *words, seconds=300):
        """Signs in when this key has not yet, then runs one command with the stored login."""
        account = self._place.path(f"account-{key.identifier}")
        environment = {**self._settings, "HOME": self._place.folder, "B2_ACCOUNT_INFO": account}
        if not os.path.exists(account + "-signed-in"):
            self._place.run([PROGRAM, "authorize-account", key.identifier, key.secret], environment)
            with open(account + "-signed-in", "wb"):
                pass
        return self._place.run([PROGRAM, *words], environment, seconds)


class DebianB2Case:
    """The case of Debian's b2 command line tool."""

    name = DebianB2Client.name

    def install(self, installer):
        installer.debian("backblaze-b2", "openssl")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = DebianB2Client(bench.proxy_settings(), place)
        bench.report.version(self.name, place.run([PROGRAM, "version"]).decode().split()[-1])
        matrix = Matrix(bench, client, place, full_key)
        self._sync(bench, client, matrix, place)
        with bench.report.check(self.name, "full", "shows, hides and deletes a file"):
            self._single_file(client, matrix, place)
        matrix.run()

    def _sync(self, bench, client, matrix, place):
        tree = make_tree(place.path("tree"), TREE_FILES)
        # This release fails on its own when it fetches an empty file: it makes a range that ends before it begins.
        os.remove(os.path.join(tree, "sizes", "0.bin"))
        remote = f"b2://{matrix.second.name}/tree"
        with bench.report.check(self.name, "full", "syncs a small tree up and down, equal in bytes and (to a millisecond) times"):
            client.command(matrix.full_key, "sync", "--noProgress", tree, remote)
            returned = place.path("returned")
            os.makedirs(returned)
            client.command(matrix.full_key, "sync", "--noProgress", remote, returned)
            compare_trees(tree, returned)
            # This release computes the time with a floating point number, which loses up to a millisecond.
            compare_times(tree, returned, tolerance_milliseconds=1)

    def _single_file(self, client, matrix, place):
        full, bucket = matrix.full_key, matrix.open
        client.upload(full, bucket, place.file("single", 5_000), "single")
        client.command(full, "hide-file", bucket.name, "single")
        if "single" in client.list(full, bucket, ""):
            raise Failure("a hidden file is listed")
        lines = client.command(full, "ls", "--long", "--versions", bucket.name).decode().splitlines()
        versions = [line.split() for line in lines if line.split()[-1] == "single"]
        if [version[1] for version in versions] != ["hide", "upload"]:
            raise Failure(f"versions are {versions}")
        for version in versions:
            client.command(full, "delete-file-version", "single", version[0])
        if "single" in client.command(full, "ls", "--versions", bucket.name).decode().split():
            raise Failure("a deleted version is listed")
