"""rclone with a full key: copy, check, sync, ranges, parts, copies on the server, versions, links."""

import hashlib
import os
import shutil

from harness.report import Failure
from harness.trees import compare_files, compare_times, compare_trees, make_tree, seeded_bytes, write_file
from harness.wire import request

TREE_FILES = 600


class TreeCommands:
    """Works in the client's second bucket."""

    def __init__(self, bench, client, matrix, place):
        self._bench = bench
        self._client = client
        self._place = place
        self._full = matrix.full_key
        self._bucket = matrix.second
        self._remote = f"b2:{matrix.second.name}"

    def run(self):
        tree = make_tree(self._place.path("tree"), TREE_FILES)
        with self._check("copies a tree up and down, equal in bytes and times"):
            self._command("copy", "--transfers", "8", tree, f"{self._remote}/tree")
            self._command("copy", "--transfers", "8", f"{self._remote}/tree", self._place.path("returned"))
            compare_trees(tree, self._place.path("returned"))
            compare_times(tree, self._place.path("returned"))
        with self._check("check finds no difference by sum and by content"):
            self._command("check", tree, f"{self._remote}/tree")
            self._command("check", "--download", tree, f"{self._remote}/tree")
        with self._check("sync makes the tree follow changes and deletions"):
            self._sync(tree)
        with self._check("cat reads ranges"):
            self._ranges()
        with self._check("stores in parts and copies on the server"):
            self._parts()
        with self._check("makes a link that works without a key"):
            self._link()
        with self._check("makes, lists and purges a bucket"):
            self._bucket_life()

    def _sync(self, tree):
        changed = self._place.path("changed")
        shutil.copytree(tree, changed)
        shutil.rmtree(os.path.join(changed, "sizes"))
        write_file(os.path.join(changed, "awkward", "with space.txt"), b"changed")
        self._command("sync", changed, f"{self._remote}/tree")
        self._command("sync", f"{self._remote}/tree", self._place.path("followed"))
        compare_trees(changed, self._place.path("followed"))
        versions = self._command("lsf", "-R", "--files-only", "--b2-versions", f"{self._remote}/tree/awkward").decode()
        if sum(line.startswith("with space") for line in versions.splitlines()) != 2:
            raise Failure("the older version of the changed file is not listed")

    def _ranges(self):
        source = self._place.file("ranges", 300_000)
        self._client.upload(self._full, self._bucket, source, "ranges")
        content = seeded_bytes("ranges", 300_000)
        for offset, count in ((0, 1), (1, 4_096), (299_999, 1), (250_000, 50_000)):
            read = self._command("cat", f"{self._remote}/ranges", "--offset", offset, "--count", count)
            if read != content[offset : offset + count]:
                raise Failure(f"{count} bytes at {offset} came back as {len(read)} other bytes")
        if self._command("cat", f"{self._remote}/ranges", "--tail", 10) != content[-10:]:
            raise Failure("the last ten bytes came back changed")

    def _parts(self):
        large = self._place.file("parts", 17_000_000)
        small_parts = {"RCLONE_B2_UPLOAD_CUTOFF": "5M", "RCLONE_B2_CHUNK_SIZE": "5M", "RCLONE_B2_COPY_CUTOFF": "6M"}
        self._command("copyto", large, f"{self._remote}/parts/first", settings=small_parts)
        self._command("copyto", f"{self._remote}/parts/first", f"{self._remote}/parts/second", settings=small_parts)
        for name in ("first", "second"):
            target = self._place.path(f"parts-{name}")
            self._client.download(self._full, self._bucket, f"parts/{name}", target)
            compare_files(large, target)
        listed = self._command("sha1sum", f"{self._remote}/parts/first").decode().split()[0]
        with open(large, "rb") as file:
            if listed != hashlib.file_digest(file, "sha1").hexdigest():
                raise Failure(f"sha1sum says {listed}")
        self._command("moveto", f"{self._remote}/parts/first", f"{self._remote}/parts/moved")
        names = sorted(self._client.list(self._full, self._bucket, "parts/"))
        if names != ["parts/moved", "parts/second"]:
            raise Failure(f"after the move there are {names}")

    def _link(self):
        link = self._command("link", "--expire", "60s", f"{self._remote}/ranges").decode().strip()
        if request(link, {}) != seeded_bytes("ranges", 300_000):
            raise Failure("the link answers something else")

    def _bucket_life(self):
        bucket = f"b2:room-{self._client.name}-short-lived"
        self._command("mkdir", bucket)
        self._command("copyto", self._place.file("short", 10), f"{bucket}/short")
        self._command("copyto", self._place.file("short", 11), f"{bucket}/short")
        if "short-lived" not in self._command("lsd", "b2:").decode():
            raise Failure("the new bucket is not in the list")
        self._command("cleanup", bucket)
        if len(self._command("lsf", "--b2-versions", bucket).decode().split()) != 1:
            raise Failure("cleanup left an old version")
        self._command("purge", bucket)
        if "short-lived" in self._command("lsd", "b2:").decode():
            raise Failure("the purged bucket is still in the list")

    def _command(self, *words, settings=None):
        return self._client.command(self._full, *words, settings=settings)

    def _check(self, what):
        return self._bench.report.check(self._client.name, "full", what)
