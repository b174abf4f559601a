"""The two b2 libraries of npm, each used by a small program of ours. Both speak API version 2."""

import json
import os

from harness.matrix import FileClient, Matrix

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs")


class NodeClient(FileClient):
    """A program that does one action: the same words for both libraries."""

    authorize_version = 2
    refusals = r"unauthorized|\b401\b|not authorized"

    def __init__(self, name, program, environment, place):
        self.name = name
        self._program = os.path.join(PROGRAMS, program)
        self._environment = environment
        self._place = place

    def upload(self, key, bucket, source, file_name):
        self.act(key, "upload", bucket, file_name, source)

    def download(self, key, bucket, file_name, target):
        self.act(key, "download", bucket, file_name, target)

    def list(self, key, bucket, prefix):
        return json.loads(self.act(key, "list", bucket, prefix))

    def act(self, key, action, bucket, file_name, path=""):
        """Does one action of the program and returns what it printed."""
        environment = {**self._environment, "B2_KEY_ID": key.identifier, "B2_KEY": key.secret}
        return self._place.run(["node", self._program, action, bucket.name, file_name, path], environment)


class NodeCase:
    """What both libraries are made to do."""

    name = ""
    package = ""
    program = ""
    actions = (("life", "keeps information, hides, lists versions and deletes them"),)
    text_only = False

    def install(self, installer):
        installer.debian("openssl")
        self._modules = installer.node("backblaze-b2", "b2-cloud-storage")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        with open(os.path.join(self._modules, self.package, "package.json"), encoding="utf-8") as description:
            bench.report.version(self.name, json.load(description)["version"])
        environment = {"NODE_PATH": self._modules, **self.settings(bench)}
        client = NodeClient(self.name, self.program, environment, place)
        client.text_only = self.text_only
        matrix = Matrix(bench, client, place, full_key)
        for action, what in self.actions:
            with bench.report.check(self.name, "full", what):
                client.act(full_key, action, matrix.second, f"{action} by node", place.path(action))
        matrix.run()

    def settings(self, bench):
        """The variables that point the program at the server."""
        raise NotImplementedError


class BackblazeB2Case(NodeCase):
    """Takes the address of authorize as an option of the call."""

    name = "npm-backblaze-b2"
    package = "backblaze-b2"
    program = "use_backblaze_b2.js"
    actions = (*NodeCase.actions, ("parts", "stores in parts and reads a range"))

    def settings(self, bench):
        return {"B2_URL": bench.api_url}


class B2CloudStorageCase(NodeCase):
    """Does not use its documented option for the address when it signs in, so it comes by the proxy.

    Its downloads are decoded as UTF-8 text, so only text can be compared; its parts begin at 100 MB.
    """

    name = "npm-b2-cloud"
    package = "b2-cloud-storage"
    program = "use_b2_cloud_storage.js"
    text_only = True

    def settings(self, bench):
        return bench.proxy_settings()
