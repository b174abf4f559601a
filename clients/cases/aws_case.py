"""The aws command line tool: version 1 (newest of PyPI) and version 2 (Debian's, 2.9.19)."""

import os

from cases.aws_client import AwsClient
from cases.aws_story import AwsStory
from harness.s3 import S3Matrix


class AwsCase:
    """What both are made to do."""

    name = ""

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = AwsClient(self.name, self._program, bench.s3_url, place)
        said = place.run([self._program, "--version"]).decode()
        bench.report.version(self.name, said.split()[0].split("/")[1])
        matrix = S3Matrix(bench, client, place, full_key)
        AwsStory(bench, client, matrix, place).run()
        matrix.run()


class AwsVersion1Case(AwsCase):
    """Sends a CRC of everything it stores, in a trailer when it can."""

    name = "aws-v1"

    def install(self, installer):
        self._program = aws_program(installer)


class AwsVersion2Case(AwsCase):
    """From before checksums: Content-MD5 where S3 wants one."""

    name = "aws-v2"

    def install(self, installer):
        installer.debian("awscli")
        self._program = "/usr/bin/aws"


def aws_program(installer):
    """Installs the newest of PyPI; returns its path."""
    return os.path.join(installer.python("aws", "awscli"), "aws")
