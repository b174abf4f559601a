"""boto3: the newest with its own defaults and with checksums when required, and the last release without them."""

import os

from cases.s3_program_client import PROGRAMS, S3ProgramCase

# The last release before every upload carried a checksum; Backblaze recommended it for B2.
BEFORE_CHECKSUMS = "boto3==1.35.99"


class Boto3Case(S3ProgramCase):
    """One release with one setting of checksums."""

    def __init__(self, name, package="boto3", checksums=""):
        self.name = name
        self._package = package
        self._environment = "boto3-before-checksums" if "==" in package else "boto3"
        self._checksums = checksums

    def install(self, installer):
        self._python = os.path.join(installer.python(self._environment, self._package), "python")

    def command(self):
        return [self._python, os.path.join(PROGRAMS, "use_boto3.py")]

    def settings(self):
        return {"BOTO3_CHECKSUMS": self._checksums}

    def version(self, place):
        return place.run([self._python, "-c", "import boto3; print(boto3.__version__)"]).decode().strip()


BOTO3_CASES = (
    Boto3Case("boto3"),
    Boto3Case("boto3-supported", checksums="when_supported"),
    Boto3Case("boto3-required", checksums="when_required"),
    Boto3Case("boto3-1.35", BEFORE_CHECKSUMS),
)
