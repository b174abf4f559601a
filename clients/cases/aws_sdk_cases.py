"""Amazon's libraries for JavaScript (v3) and Go (v2), each in a program of ours. Java's run in `mvn verify`."""

import json
import os
import re

from cases.s3_program_client import PROGRAMS, S3ProgramCase

NODE_PACKAGES = ("@aws-sdk/client-s3", "@aws-sdk/lib-storage", "@aws-sdk/s3-request-presigner")
# The modules, and versions that work together.
GO_MODULES = {
    "github.com/aws/aws-sdk-go-v2": "v1.47.7",
    "github.com/aws/aws-sdk-go-v2/config": "v1.33.15",
    "github.com/aws/aws-sdk-go-v2/feature/s3/manager": "v1.23.21",
    "github.com/aws/aws-sdk-go-v2/service/s3": "v1.114.8",
}


class JavaScriptSdkCase(S3ProgramCase):
    """The newest of npm."""

    name = "aws-sdk-js"

    def install(self, installer):
        self._modules = installer.node(*NODE_PACKAGES, folder="node-aws")

    def command(self):
        return ["node", os.path.join(PROGRAMS, "use_aws_sdk.js")]

    def settings(self):
        return {"NODE_PATH": self._modules}

    def version(self, place):
        with open(os.path.join(self._modules, NODE_PACKAGES[0], "package.json"), encoding="utf-8") as description:
            return json.load(description)["version"]


class GoSdkCase(S3ProgramCase):
    """The newest Go modules."""

    name = "aws-sdk-go"

    def install(self, installer):
        source = os.path.join(PROGRAMS, "use_aws_sdk_go", "main.go")
        self._program = installer.go_program(source, GO_MODULES)

    def command(self):
        return [self._program]

    def version(self, place):
        with open(os.path.join(os.path.dirname(self._program), "go.mod"), encoding="utf-8") as requirements:
            return re.search(r"service/s3 (v[0-9.]+)", requirements.read())[1]
