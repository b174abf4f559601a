"""restic's s3 backend (minio-go, which signs every chunk of what it stores over plain http)."""

from cases.restic_case import DebianResticCase, NewestResticCase
from cases.restic_client import PASSWORD, ResticClient
from harness.s3 import S3Client, aws_variables


class ResticS3Client(ResticClient):
    """The repository's address holds the server's; no proxy is needed."""

    def __init__(self, program, bench, place):
        super().__init__(program, {}, place)
        self._url = bench.s3_url

    def environment(self, key, bucket, path):
        return {
            **aws_variables(key, self._place),
            "RESTIC_CACHE_DIR": self._place.path("cache"),
            "RESTIC_REPOSITORY": f"s3:{self._url}/{bucket.name}/{path}",
            "RESTIC_PASSWORD": PASSWORD,
        }


class ResticS3Mixin:
    """What differs from the b2 backend: the address, and keys for several buckets, which S3 takes."""

    authorize_version = 4
    read_and_write = S3Client.read_and_write
    read_only = S3Client.read_only

    def client(self, bench, place):
        return ResticS3Client(self._program, bench, place)


class NewestResticS3Case(ResticS3Mixin, NewestResticCase):
    """The newest, told the region."""

    name = "restic-s3"


class DebianResticS3Case(ResticS3Mixin, DebianResticCase):
    """0.14.0."""

    name = "debian-restic-s3"
