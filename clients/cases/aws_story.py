"""aws with a full key: sync, parts, copies on the server, versions, metadata, links, buckets."""

import hashlib
import os
import shutil

from harness.process import Refused
from harness.report import Failure
from harness.trees import compare_files, compare_trees, describe_tree, make_tree, write_file
from harness.wire import request

TREE_FILES = 300
PART_BYTES = 8 * 1024 * 1024  # what the tool takes by default, from this size on


class AwsStory:
    """Works in the client's second bucket."""

    def __init__(self, bench, client, matrix, place):
        self._bench = bench
        self._client = client
        self._place = place
        self._full = matrix.full_key
        self._bucket = matrix.second
        self._remote = f"s3://{matrix.second.name}"

    def run(self):
        tree = make_tree(self._place.path("tree"), TREE_FILES)
        with self._check("syncs a tree up and down, equal in bytes"):
            self._sync(tree, f"{self._remote}/tree")
            self._sync(f"{self._remote}/tree", self._place.path("returned"))
            compare_trees(tree, self._place.path("returned"))
        with self._check("has nothing to do when it syncs the same tree once more"):
            said = self._command("s3", "sync", "--dryrun", tree, f"{self._remote}/tree").decode()
            if said.strip():
                raise Failure(f"wants to do {said[:300]}")
        with self._check("sync makes the tree follow changes and deletions"):
            self._follow(tree)
        with self._check("stores in parts and copies and moves on the server"):
            self._parts()
        with self._check("keeps metadata, copies with other metadata and reads ranges"):
            self._metadata()
        with self._check("lists versions, fetches an older one and deletes them"):
            self._versions()
        with self._check("makes a link that works without a key"):
            self._link()
        with self._check("makes, lists, empties and removes a bucket"):
            self._bucket_life()

    def _sync(self, source, target):
        self._command("s3", "sync", "--no-progress", source, target)

    def _follow(self, tree):
        changed = self._place.path("changed")
        shutil.copytree(tree, changed)
        shutil.rmtree(os.path.join(changed, "sizes"))
        write_file(os.path.join(changed, "awkward", "with space.txt"), b"changed")
        self._command("s3", "sync", "--no-progress", "--delete", changed, f"{self._remote}/tree")
        self._command("s3", "sync", "--no-progress", f"{self._remote}/tree", self._place.path("followed"))
        compare_trees(changed, self._place.path("followed"))
        listed = self._command("s3", "ls", "--recursive", f"{self._remote}/tree/").decode().splitlines()
        if len(listed) != len(describe_tree(changed)):
            raise Failure(f"ls shows {len(listed)} files")

    def _parts(self):
        large = self._place.file("parts", 2 * PART_BYTES + 100_000)
        self._command("s3", "cp", "--no-progress", large, f"{self._remote}/parts/first")
        self._command("s3", "cp", "--no-progress", f"{self._remote}/parts/first", f"{self._remote}/parts/second")
        self._command("s3", "mv", "--no-progress", f"{self._remote}/parts/first", f"{self._remote}/parts/moved")
        for name in ("moved", "second"):
            target = self._place.path(f"parts-{name}")
            self._client.download(self._full, self._bucket, f"parts/{name}", target)
            compare_files(large, target)
        head = self._ask("head-object", "--key", "parts/second")
        with open(large, "rb") as file:
            digests = [hashlib.md5(part).digest() for part in iter(lambda: file.read(PART_BYTES), b"")]
        if head["ETag"] != f'"{hashlib.md5(b"".join(digests)).hexdigest()}-3"':
            raise Failure(f"the ETag of three parts is {head['ETag']}")
        if sorted(self._client.list(self._full, self._bucket, "parts/")) != ["parts/moved", "parts/second"]:
            raise Failure("the moved name is still there")

    def _metadata(self):
        body = self._place.file("metadata", 5_000)
        words = ("--content-type", "text/x-strongroom", "--cache-control", "max-age=7", "--metadata", "colour=blue,size=big")
        self._ask("put-object", "--key", "metadata", "--body", body, *words)
        head = self._ask("head-object", "--key", "metadata")
        found = (head["ContentType"], head["CacheControl"], head["Metadata"], head["ContentLength"])
        if found != ("text/x-strongroom", "max-age=7", {"colour": "blue", "size": "big"}, 5_000):
            raise Failure(f"head-object says {found}")
        source = f"{self._bucket.name}/metadata"
        self._ask("copy-object", "--key", "copied", "--copy-source", source)
        if self._ask("head-object", "--key", "copied")["Metadata"] != head["Metadata"]:
            raise Failure("the copy has other metadata")
        other = ("--metadata-directive", "REPLACE", "--metadata", "colour=red")
        self._ask("copy-object", "--key", "copied", "--copy-source", source, *other)
        if self._ask("head-object", "--key", "copied")["Metadata"] != {"colour": "red"}:
            raise Failure("the metadata was not replaced")
        target = self._place.path("range")
        self._ask("get-object", "--key", "metadata", "--range", "bytes=100-199", target)
        with open(target, "rb") as found, open(body, "rb") as expected:
            if found.read() != expected.read()[100:200]:
                raise Failure("the range came back changed")

    def _versions(self):
        older = self._place.file("older", 1_000)
        first = self._ask("put-object", "--key", "versions", "--body", older)["VersionId"]
        second = self._ask("put-object", "--key", "versions", "--body", self._place.file("newer", 1_001))["VersionId"]
        marker = self._ask("delete-object", "--key", "versions")["VersionId"]
        listed = self._ask("list-object-versions", "--prefix", "versions")
        found = [entry["VersionId"] for entry in listed["DeleteMarkers"] + listed["Versions"]]
        if found != [marker, second, first]:
            raise Failure(f"the versions are {found}")
        target = self._place.path("older-returned")
        self._ask("get-object", "--key", "versions", "--version-id", first, target)
        compare_files(older, target)
        objects = ",".join(f"{{Key=versions,VersionId={version}}}" for version in (marker, second, first))
        deleted = self._ask("delete-objects", "--delete", f"Objects=[{objects}]")
        if len(deleted["Deleted"]) != 3 or "Versions" in self._ask("list-object-versions", "--prefix", "versions"):
            raise Failure("versions are left")

    def _link(self):
        source = self._place.file("link", 3_000)
        self._client.upload(self._full, self._bucket, source, "a link+\u00fc")
        words = ("s3", "presign", "--expires-in", "60", f"{self._remote}/a link+\u00fc")
        link = self._command(*words, tells_secrets=True).decode().strip()
        if "X-Amz-Signature" not in link:
            raise Failure("the link is not signed by Signature V4")
        with open(source, "rb") as file:
            if request(link, {}) != file.read():
                raise Failure("the link answers something else")

    def _bucket_life(self):
        name = f"room-{self._client.name}-short-lived"
        self._command("s3", "mb", f"s3://{name}")
        if name not in self._command("s3", "ls").decode():
            raise Failure("the new bucket is not in the list")
        body = self._place.file("short", 10)
        stored = self._client.ask(self._full, "put-object", "--bucket", name, "--key", "short", "--body", body)
        try:
            self._command("s3", "rb", f"s3://{name}")
        except Refused as refusal:
            if "BucketNotEmpty" not in str(refusal):
                raise
        else:
            raise Failure("a bucket with a file was removed")
        version = ("--version-id", stored["VersionId"])
        self._client.ask(self._full, "delete-object", "--bucket", name, "--key", "short", *version)
        self._command("s3", "rb", f"s3://{name}")

    def _ask(self, call, *words):
        return self._client.ask(self._full, call, "--bucket", self._bucket.name, *words)

    def _command(self, *words, tells_secrets=False):
        return self._client.command(self._full, *words, seconds=900, tells_secrets=tells_secrets)

    def _check(self, what):
        return self._bench.report.check(self._client.name, "full", what)
