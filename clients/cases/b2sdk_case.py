"""The newest b2sdk by one of its two interfaces: v3 speaks API version 4, v2 speaks API version 3."""

import os

from cases.b2sdk_client import B2SdkClient, run_b2sdk
from harness.matrix import Matrix


class B2SdkCase:
    """The case of one interface of the newest b2sdk."""

    def __init__(self, interface, authorize_version):
        self.name = f"b2sdk-{interface}"
        self._interface = interface
        self._authorize_version = authorize_version

    def install(self, installer):
        self._python = os.path.join(installer.python("b2sdk", "b2sdk"), "python")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        asked = "from importlib.metadata import version; print(version('b2sdk'))"
        bench.report.version(self.name, place.run([self._python, "-c", asked]).decode().strip())
        client = B2SdkClient(
            self.name, self._python, self._interface, self._authorize_version, bench.api_url, place
        )
        run_b2sdk(bench, client, Matrix(bench, client, place, full_key), place)
