"""The single-file commands of the b2 CLI with a full key: info, hide, versions, copy, parts, ids, links, rm."""

import json
import os
import urllib.parse

from harness.report import Failure
from harness.trees import compare_files
from harness.wire import request

NAME = "folder/single file.txt"


class FileCommands:
    """Works in the client's first bucket, below names of its own."""

    def __init__(self, bench, client, matrix, place):
        self._bench = bench
        self._client = client
        self._place = place
        self._full = matrix.full_key
        self._bucket = matrix.open
        self._address = f"b2://{self._bucket.name}"

    def run(self):
        source = self._place.file("single", 123_456)
        with self._check("stores a file with information and reads it back"):
            self._information(source)
        with self._check("downloads by id, by name and to standard output"):
            self._downloads(source)
        with self._check("copies on the server"):
            self._copy(source)
        with self._check("hides, unhides and lists versions"):
            self._hide(source)
        with self._check("makes a link that works without a key"):
            self._link(source)
        with self._check("stores a file of 110 MB in parts and fetches it in parallel ranges"):
            self._parts()
        with self._check("makes, updates and deletes a bucket"):
            self._buckets()
        with self._check("removes a folder with all versions"):
            self._remove()

    def _information(self, source):
        said = self._command(
            "file", "upload", "--no-progress", "--content-type", "text/x-single", "--info", "colour=deep blue",
            "--cache-control", "max-age=60", self._bucket.name, source, NAME,
        ).decode()
        self._identifier = json.loads(said[said.index("{"):])["fileId"]
        information = json.loads(self._command("file", "info", f"{self._address}/{NAME}"))
        if information["contentType"] != "text/x-single" or information["fileInfo"].get("colour") != "deep blue":
            raise Failure(f"information came back as {information}")
        if information["size"] != os.path.getsize(source):
            raise Failure(f"size came back as {information['size']}")

    def _downloads(self, source):
        for number, address in enumerate((f"b2id://{self._identifier}", f"{self._address}/{NAME}")):
            target = self._place.path(f"single-{number}")
            self._command("file", "download", "--no-progress", address, target)
            compare_files(source, target)
        with open(source, "rb") as file:
            if self._command("file", "cat", "--no-progress", f"b2id://{self._identifier}") != file.read():
                raise Failure("cat printed something else")

    def _copy(self, source):
        copy = f"{self._address}/folder/copy of it.txt"
        self._command("file", "server-side-copy", f"b2id://{self._identifier}", copy)
        target = self._place.path("copied")
        self._command("file", "download", "--no-progress", copy, target)
        compare_files(source, target)

    def _hide(self, source):
        self._command("file", "hide", f"{self._address}/{NAME}")
        if NAME in self._client.list(self._full, self._bucket, "folder/"):
            raise Failure("a hidden file is listed")
        versions = self._client.files(self._full, self._bucket, "folder/", "--versions")
        actions = [file["action"] for file in versions if file["fileName"] == NAME]
        if actions != ["hide", "upload"]:
            raise Failure(f"versions are {actions}")
        self._command("file", "unhide", f"{self._address}/{NAME}")
        target = self._place.path("unhidden")
        self._command("file", "download", "--no-progress", f"{self._address}/{NAME}", target)
        compare_files(source, target)

    def _link(self, source):
        link = self._command("file", "url", "--with-auth", "--duration", "60", f"{self._address}/{NAME}").decode().strip()
        if "Authorization" not in urllib.parse.urlsplit(link).query:
            raise Failure("the link holds no token")
        with open(source, "rb") as file:
            if request(link, {}) != file.read():
                raise Failure("the link answers something else")

    def _parts(self):
        large = self._place.file("large", 110_000_000)
        self._command("file", "upload", "--no-progress", self._bucket.name, large, "folder/large.bin", seconds=900)
        information = json.loads(self._command("file", "info", f"{self._address}/folder/large.bin"))
        if information.get("contentSha1") not in (None, "none"):
            raise Failure("it was not stored in parts")
        target = self._place.path("large-returned")
        self._command("file", "download", "--no-progress", f"{self._address}/folder/large.bin", target, seconds=900)
        compare_files(large, target)
        os.remove(target)

    def _buckets(self):
        self._command("bucket", "create", "room-b2-short-lived", "allPrivate")
        self._command("bucket", "update", "room-b2-short-lived", "allPublic")
        listed = self._command("bucket", "list").decode()
        if not any("room-b2-short-lived" in line and "allPublic" in line for line in listed.splitlines()):
            raise Failure("the changed bucket is not in the list")
        self._command("bucket", "delete", "room-b2-short-lived")
        if "room-b2-short-lived" in self._command("bucket", "list").decode():
            raise Failure("the deleted bucket is still in the list")

    def _remove(self):
        self._command("rm", "--no-progress", "-r", "--versions", f"{self._address}/folder")
        left = self._client.files(self._full, self._bucket, "folder/", "--versions")
        if left:
            raise Failure(f"{len(left)} versions are left")

    def _command(self, *words, seconds=300):
        return self._client.command(self._full, *words, seconds=seconds)

    def _check(self, what):
        return self._bench.report.check(self._client.name, "full", what)
