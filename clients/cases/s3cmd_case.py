"""s3cmd (newest of PyPI): the server and the key stand in its configuration file."""

import os
import urllib.parse

from harness.report import Failure
from harness.s3 import REGION, S3Client, S3Matrix
from harness.trees import compare_files, compare_trees, make_tree, write_file
from harness.wire import expect_status

TREE_FILES = 100


class S3cmdClient(S3Client):
    """Path style, as host_bucket names no bucket."""

    name = "s3cmd"

    def __init__(self, program, bench, place):
        self._program = program
        self._host = urllib.parse.urlsplit(bench.s3_url).netloc
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.command(key, "put", source, f"s3://{bucket.name}/{file_name}")

    def download(self, key, bucket, file_name, target):
        self.command(key, "get", "--force", f"s3://{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        listed = self.command(key, "ls", "--recursive", f"s3://{bucket.name}/{prefix}").decode()
        start = f"s3://{bucket.name}/"
        return [line.split(start, 1)[1] for line in listed.splitlines() if start in line]

    def delete(self, key, bucket, file_name):
        self.command(key, "del", f"s3://{bucket.name}/{file_name}")

    def command(self, key, *words, seconds=300, tells_secrets=False):
        """Runs one command with a configuration of its own for this key."""
        configuration = f"""[default]
access_key = {key.identifier}
secret_key = {key.secret}
host_base = {self._host}
host_bucket = {self._host}
bucket_location = {REGION}
use_https = False
max_retries = 1
"""
        path = write_file(self._place.path(f"configuration-{key.identifier}"), configuration.encode())
        os.chmod(path, 0o600)
        environment = {"HOME": self._place.folder, "PYTHONWARNINGS": "ignore"}
        command = [self._program, "--config", path, "--no-progress", *words]
        return self._place.run(command, environment, seconds, tells_secrets=tells_secrets)


class S3cmdCase:
    """Trees, parts, copies on the server and buckets; Signature V2 is refused."""

    name = "s3cmd"

    def install(self, installer):
        self._program = os.path.join(installer.python("s3cmd", "s3cmd", "setuptools"), "s3cmd")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        bench.report.version(self.name, place.run([self._program, "--version"]).decode().split()[-1])
        client = S3cmdClient(self._program, bench, place)
        matrix = S3Matrix(bench, client, place, full_key)
        remote = f"s3://{matrix.second.name}"

        def s3cmd(*words, **options):
            return client.command(full_key, *words, **options)

        with bench.report.check(self.name, "full", "syncs a tree up and down, equal in bytes"):
            tree = make_tree(place.path("tree"), TREE_FILES)
            s3cmd("sync", f"{tree}/", f"{remote}/tree/", seconds=900)
            s3cmd("sync", f"{remote}/tree/", place.path("returned") + "/", seconds=900)
            compare_trees(tree, place.path("returned"))
        with bench.report.check(self.name, "full", "stores in parts and copies and moves on the server"):
            large = place.file("parts", 17_000_000)
            s3cmd("put", "--multipart-chunk-size-mb=5", large, f"{remote}/parts/first")
            s3cmd("cp", f"{remote}/parts/first", f"{remote}/parts/second")
            s3cmd("mv", f"{remote}/parts/first", f"{remote}/parts/moved")
            for name in ("moved", "second"):
                client.download(full_key, matrix.second, f"parts/{name}", place.path(name))
                compare_files(large, place.path(name))
        with bench.report.check(self.name, "full", "tells about a file and a bucket"):
            told = s3cmd("info", f"{remote}/parts/second").decode() + s3cmd("info", remote).decode()
            if "17000000" not in told or f"Location:  {REGION}" not in told:
                raise Failure(f"info says {told}")
        with bench.report.check(self.name, "full", "has its links refused, which it signs by Signature V2"):
            link = s3cmd("signurl", f"{remote}/parts/second", "+60", tells_secrets=True).decode().strip()
            expect_status(401, link)
        with bench.report.check(self.name, "full", "makes, lists and removes a bucket"):
            s3cmd("mb", "s3://room-s3cmd-short-lived")
            if "short-lived" not in s3cmd("ls").decode():
                raise Failure("the new bucket is not in the list")
            s3cmd("rb", "s3://room-s3cmd-short-lived")
        matrix.run()
