"""A program of ours around one S3 library: ACTION BUCKET NAME [PATH], with key and server in the environment."""

import json
import os

from harness.s3 import S3Client, S3Matrix, aws_variables

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs")

# What every library does with the full key besides the matrix.
ACTIONS = (
    ("life", "keeps metadata, copies, reads ranges, keeps versions in order and deletes them"),
    ("parts", "stores in parts, joins copies of parts on the server and gives an upload up"),
    ("presign", "makes links that store and fetch without a key, and none that do more"),
    ("conditions", "stores and reads by conditions"),
    ("bucket", "makes a bucket, asks of it and deletes it"),
)


class S3ProgramClient(S3Client):
    """One library in one setting."""

    def __init__(self, name, command, settings, bench, place):
        self.name = name
        self._command = command
        self._settings = {"S3_URL": bench.s3_url, **settings}
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.act(key, "upload", bucket.name, file_name, source)

    def download(self, key, bucket, file_name, target):
        self.act(key, "download", bucket.name, file_name, target)

    def list(self, key, bucket, prefix):
        return json.loads(self.act(key, "list", bucket.name, prefix))

    def delete(self, key, bucket, file_name):
        self.act(key, "delete", bucket.name, file_name)

    def act(self, key, action, bucket_name, file_name, path=""):
        """Does one action of the program and returns what it printed."""
        environment = {**aws_variables(key, self._place), **self._settings}
        return self._place.run([*self._command, action, bucket_name, file_name, path], environment)


class S3ProgramCase:
    """What every library is made to do."""

    name = ""
    actions = ACTIONS

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        bench.report.version(self.name, self.version(place))
        client = S3ProgramClient(self.name, self.command(), self.settings(), bench, place)
        matrix = S3Matrix(bench, client, place, full_key)
        for action, what in self.actions:
            bucket_name = f"room-{self.name}-short-lived" if action == "bucket" else matrix.second.name
            with bench.report.check(self.name, "full", what):
                client.act(full_key, action, bucket_name, f"{action}/by+program \u00fc", place.path(action))
        matrix.run()

    def command(self):
        """The words that start the program."""
        raise NotImplementedError

    def settings(self):
        """Further variables for the program."""
        return {}

    def version(self, place):
        """The version of the library that is really run."""
        raise NotImplementedError
