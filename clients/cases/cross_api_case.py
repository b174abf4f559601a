"""The two command line tools of the two APIs on the same bucket: what one stores, the other reads, and the reverse."""

from cases.aws_case import aws_program
from cases.aws_client import AwsClient
from cases.b2_command_line_client import B2CommandLineClient, b2_program
from harness.report import Failure
from harness.trees import compare_files, compare_trees, make_tree

NAME = "aws-and-b2"
TREE_FILES = 100


class CrossApiCase:
    """Bytes, names, types, information and versions are the same from both sides."""

    name = NAME

    def install(self, installer):
        self._aws = aws_program(installer)
        self._b2 = b2_program(installer)

    def run(self, bench, full_key):
        place = bench.place_for(NAME)
        self._place = place
        self._key = full_key
        self._bucket = bench.key_maker(full_key).bucket(f"room-{NAME}")
        self._s3 = AwsClient(NAME, self._aws, bench.s3_url, place)
        self._native = B2CommandLineClient(self._b2, bench.api_url, place)
        tree = make_tree(place.path("tree"), TREE_FILES)
        with bench.report.check(NAME, "full", "b2 reads a tree that aws stored"):
            self._s3.command(full_key, "s3", "sync", "--no-progress", tree, f"s3://{self._bucket.name}/aws", seconds=900)
            self._native.command(full_key, "sync", "--no-progress", f"b2://{self._bucket.name}/aws", place.path("b2"), seconds=900)
            compare_trees(tree, place.path("b2"))
        with bench.report.check(NAME, "full", "aws reads a tree that b2 stored"):
            self._native.command(full_key, "sync", "--no-progress", tree, f"b2://{self._bucket.name}/b2", seconds=900)
            self._s3.command(full_key, "s3", "sync", "--no-progress", f"s3://{self._bucket.name}/b2", place.path("aws"), seconds=900)
            compare_trees(tree, place.path("aws"))
        with bench.report.check(NAME, "full", "metadata of aws is information of b2"):
            self._information_of_aws()
        with bench.report.check(NAME, "full", "information of b2 is metadata of aws"):
            self._metadata_of_b2()
        with bench.report.check(NAME, "full", "parts that aws stored are one file of b2, and the reverse"):
            self._parts()
        with bench.report.check(NAME, "full", "versions and hide markers of both are in one order"):
            self._versions()

    def _information_of_aws(self):
        words = ("--content-type", "text/x-strongroom", "--cache-control", "max-age=7", "--metadata", "colour=blue")
        self._ask("put-object", "--key", "by-aws", "--body", self._place.file("by-aws", 2_000), *words)
        version = self._native.files(self._key, self._bucket, "by-aws")[0]
        information = version["fileInfo"]
        if version["contentType"] != "text/x-strongroom" or information.get("colour") != "blue":
            raise Failure(f"b2 sees {version['contentType']} and {information}")
        if information.get("b2-cache-control") != "max-age=7":
            raise Failure(f"b2 sees {information}")

    def _metadata_of_b2(self):
        words = ("--content-type", "text/x-strongroom", "--info", "colour=red", "--cache-control", "max-age=9")
        source = self._place.file("by-b2", 2_000)
        self._native.command(self._key, "file", "upload", "--no-progress", *words, self._bucket.name, source, "by-b2")
        head = self._ask("head-object", "--key", "by-b2")
        found = (head["ContentType"], head["Metadata"].get("colour"), head["CacheControl"], head["ContentLength"])
        if found != ("text/x-strongroom", "red", "max-age=9", 2_000):
            raise Failure(f"aws sees {found}")

    def _parts(self):
        large = self._place.file("parts", 20_000_000)
        self._s3.upload(self._key, self._bucket, large, "parts/by-aws")
        self._native.command(
            self._key, "file", "upload", "--no-progress", "--min-part-size", "5000000", self._bucket.name, large, "parts/by-b2"
        )
        self._native.download(self._key, self._bucket, "parts/by-aws", self._place.path("parts-b2"))
        self._s3.download(self._key, self._bucket, "parts/by-b2", self._place.path("parts-aws"))
        compare_files(large, self._place.path("parts-b2"))
        compare_files(large, self._place.path("parts-aws"))

    def _versions(self):
        self._s3.upload(self._key, self._bucket, self._place.file("first", 100), "versions/one")
        self._native.upload(self._key, self._bucket, self._place.file("second", 101), "versions/one")
        self._native.command(self._key, "file", "hide", f"b2://{self._bucket.name}/versions/one")
        self._s3.upload(self._key, self._bucket, self._place.file("third", 102), "versions/one")
        self._s3.delete(self._key, self._bucket, "versions/one")
        native = [version["fileId"] for version in self._native.files(self._key, self._bucket, "versions/", "--versions")]
        listed = self._ask("list-object-versions", "--prefix", "versions/")
        markers = [marker["VersionId"] for marker in listed["DeleteMarkers"]]
        stored = [version["VersionId"] for version in listed["Versions"]]
        if len(native) != 5 or native != [markers[0], stored[0], markers[1], stored[1], stored[2]]:
            raise Failure(f"b2 lists {native}, aws lists markers {markers} and versions {stored}")

    def _ask(self, call, *words):
        return self._s3.ask(self._key, call, "--bucket", self._bucket.name, *words)
