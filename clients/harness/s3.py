"""What every S3 client is run with besides the matrix: the region, the capabilities, deletions and the master key."""

import os

from harness.keys import READ_AND_WRITE, READ_ONLY
from harness.matrix import FileClient, Matrix
from harness.report import Failure

REGION = "us-east-1"

# What the console's "Allow List All Bucket Names" adds, and reading where a bucket is, which some clients ask first.
FOR_S3 = ["listAllBucketNames", "readBuckets"]


class S3Client(FileClient):
    """A client of the S3-compatible API: the key id is its access key, the application key its secret."""

    refusals = r"AccessDenied|Access Denied|not entitled|\b403\b|Forbidden|InvalidAccessKeyId|is not valid"
    read_and_write = READ_AND_WRITE + FOR_S3
    read_only = READ_ONLY + FOR_S3

    def delete(self, key, bucket, file_name):
        """Deletes a name, which hides its newest version."""
        raise NotImplementedError


class S3Matrix(Matrix):
    """The kinds of key, and what S3 adds: a name that is deleted stays as a version; no master key signs."""

    def run(self):
        super().run()
        with self._check("full", "deletes a name, which stays as a version"):
            self._delete()
        with self._check("read-only", "cannot delete"):
            self._refused_to_delete()
        with self._check("master", "is refused to list, to fetch and to store"):
            self._refused_everywhere_in(self.closed, self._bench.master_key)

    def _delete(self):
        name = "deleted by its name"
        self._session.upload(self.second.identifier, name, b"to be deleted")
        self._client.delete(self.full_key, self.second, name)
        if name in self._session.names(self.second.identifier):
            raise Failure("the name is still listed")
        listed = self._session.call("b2_list_file_versions", bucketId=self.second.identifier, prefix=name)["files"]
        if [version["action"] for version in listed] != ["hide", "upload"]:
            raise Failure(f"its versions are {[version['action'] for version in listed]}")

    def _refused_to_delete(self):
        name = "allowed/stays.txt"
        self._session.upload(self.open.identifier, name, b"stays")
        key = self._keys.one_bucket(self.open, self._client.read_only, "allowed/")
        self._expect_refusal(lambda: self._client.delete(key, self.open, name))
        if self._session.download(self.open.name, name) != b"stays":
            raise Failure("the client said it was refused, but the name is gone")


def aws_variables(key, place):
    """The variables that the AWS programs and libraries read, and nothing that this machine has stored."""
    return {
        "HOME": place.folder,
        "AWS_ACCESS_KEY_ID": key.identifier,
        "AWS_SECRET_ACCESS_KEY": key.secret,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
    }
