"""The aws command line tool: the key in its variables, the server by --endpoint-url."""

import json

from harness.s3 import S3Client, aws_variables
from harness.trees import write_file

# Without this, version 1 signs links by Signature V2, which B2 does not have.
CONFIGURATION = b"[default]\ns3 =\n  signature_version = s3v4\n"


class AwsClient(S3Client):
    """One release."""

    def __init__(self, name, program, s3_url, place):
        self.name = name
        self._program = program
        self._url = s3_url
        self._place = place
        self._configuration = write_file(place.path("aws-configuration"), CONFIGURATION)

    def upload(self, key, bucket, source, file_name):
        self.command(key, "s3", "cp", "--no-progress", source, f"s3://{bucket.name}/{file_name}")

    def download(self, key, bucket, file_name, target):
        self.command(key, "s3", "cp", "--no-progress", f"s3://{bucket.name}/{file_name}", target)

    def list(self, key, bucket, prefix):
        answer = self.ask(key, "list-objects-v2", "--bucket", bucket.name, "--prefix", prefix)
        return [entry["Key"] for entry in answer.get("Contents", [])]

    def delete(self, key, bucket, file_name):
        self.command(key, "s3", "rm", f"s3://{bucket.name}/{file_name}")

    def ask(self, key, *words):
        """One call of `aws s3api`; its answer."""
        answer = self.command(key, "s3api", *words, "--output", "json")
        return json.loads(answer) if answer.strip() else {}

    def command(self, key, *words, seconds=300, tells_secrets=False):
        """Runs one command with this key."""
        environment = {**aws_variables(key, self._place), "AWS_PAGER": "", "AWS_CONFIG_FILE": self._configuration}
        command = [self._program, "--endpoint-url", self._url, *words]
        return self._place.run(command, environment, seconds, tells_secrets=tells_secrets)
