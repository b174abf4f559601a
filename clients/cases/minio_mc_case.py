"""mc, the client of MinIO, built from its Go module: the server and the key stand in one variable."""

import hashlib
import json
import posixpath
import urllib.parse

from harness.report import Failure
from harness.s3 import S3Client, S3Matrix
from harness.trees import compare_files, compare_trees, make_tree
from harness.wire import request

MODULE = "github.com/minio/mc"
VERSION = "v0.0.0-20250313080218-cf909e1063a9"
TREE_FILES = 150


class MinioMcClient(S3Client):
    """Signs every chunk of what it stores over plain http."""

    name = "minio-mc"
    # It says the last when it was refused to look at what it should fetch.
    refusals = S3Client.refusals + "|Insufficient permissions|Malformed Access Key Id|Unable to guess the type of copy operation"

    def __init__(self, program, bench, place):
        self._program = program
        self._address = urllib.parse.urlsplit(bench.s3_url)
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "cp", source, f"room/{bucket.name}/{file_name}")

    def download(self, key, bucket, file_name, target):
        self.command(key, "cp", f"room/{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        listed = self.command(key, "ls", "--json", "--recursive", f"room/{bucket.name}/{prefix}").decode()
        names = [json.loads(line)["key"] for line in listed.splitlines()]
        return [posixpath.join(posixpath.dirname(prefix), name) for name in names]

    def delete(self, key, bucket, file_name):
        self.command(key, "rm", f"room/{bucket.name}/{file_name}")

    def command(self, key, *words, seconds=300, tells_secrets=False):
        """Runs one command with this key."""
        environment = {
            "HOME": self._place.folder,
            "MC_HOST_room": f"{self._address.scheme}://{key.identifier}:{key.secret}@{self._address.netloc}",
        }
        options = ["--config-dir", self._place.path("configuration"), "--disable-pager", "--quiet"]
        return self._place.run([self._program, *options, *words], environment, seconds, tells_secrets=tells_secrets)


class MinioMcCase:
    """Trees, parts, copies on the server, versions, links and buckets."""

    name = "minio-mc"

    def install(self, installer):
        self._program = installer.go(MODULE, VERSION, MODULE)

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        bench.report.version(self.name, VERSION.split("-")[1])
        client = MinioMcClient(self._program, bench, place)
        matrix = S3Matrix(bench, client, place, full_key)
        remote = f"room/{matrix.second.name}"

        def mc(*words, **options):
            return client.command(full_key, *words, **options)

        with bench.report.check(self.name, "full", "mirrors a tree up and down, equal in bytes"):
            tree = make_tree(place.path("tree"), TREE_FILES)
            mc("mirror", tree, f"{remote}/tree", seconds=900)
            mc("mirror", f"{remote}/tree", place.path("returned"), seconds=900)
            compare_trees(tree, place.path("returned"))
        with bench.report.check(self.name, "full", "finds no difference"):
            if mc("diff", tree, f"{remote}/tree").strip():
                raise Failure("there is a difference")
        with bench.report.check(self.name, "full", "stores in parts and copies and moves on the server"):
            large = place.file("parts", 35_000_000)
            mc("cp", large, f"{remote}/parts/first")
            mc("cp", f"{remote}/parts/first", f"{remote}/parts/second")
            mc("mv", f"{remote}/parts/first", f"{remote}/parts/moved")
            for name in ("moved", "second"):
                client.download(full_key, matrix.second, f"parts/{name}", place.path(name))
                compare_files(large, place.path(name))
        with bench.report.check(self.name, "full", "lists versions and fetches an older one"):
            self._versions(client, matrix, place, full_key)
        with bench.report.check(self.name, "full", "makes a link that works without a key"):
            source = place.file("link", 3_000)
            client.upload(full_key, matrix.second, source, "a link+\u00fc")
            shared = mc("share", "download", "--json", "--expire", "60s", f"{remote}/a link+\u00fc", tells_secrets=True)
            with open(source, "rb") as file:
                if request(json.loads(shared)["share"], {}) != file.read():
                    raise Failure("the link answers something else")
        with bench.report.check(self.name, "full", "makes, lists and removes a bucket"):
            mc("mb", "room/room-minio-mc-short-lived")
            if "short-lived" not in mc("ls", "room").decode():
                raise Failure("the new bucket is not in the list")
            mc("rb", "room/room-minio-mc-short-lived")
        matrix.run()

    def _versions(self, client, matrix, place, full_key):
        for size in (1_000, 1_001):
            client.upload(full_key, matrix.second, place.file(f"version-{size}", size), "versions/one")
        listed = client.command(full_key, "ls", "--json", "--versions", f"room/{matrix.second.name}/versions/").decode()
        versions = [json.loads(line) for line in listed.splitlines()]
        if [version["size"] for version in versions] != [1_001, 1_000]:
            raise Failure(f"the versions are {versions}")
        older = client.command(
            full_key, "cat", "--version-id", versions[1]["versionId"], f"room/{matrix.second.name}/versions/one"
        )
        with open(place.path("sources", "version-1000"), "rb") as file:
            if hashlib.sha256(older).digest() != hashlib.sha256(file.read()).digest():
                raise Failure("the older version came back changed")
