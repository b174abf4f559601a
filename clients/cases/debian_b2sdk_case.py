"""Debian 12's python3-b2sdk 1.17.3, whose interfaces all speak API version 2."""

from cases.b2sdk_client import B2SdkClient, run_b2sdk
from harness.matrix import Matrix

PYTHON = "/usr/bin/python3"


class DebianB2SdkCase:
    """The case of Debian's b2sdk, run by Debian's Python."""

    name = "debian-b2sdk"

    def install(self, installer):
        installer.debian("python3-b2sdk")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        asked = "import b2sdk.version; print(b2sdk.version.VERSION)"
        bench.report.version(self.name, place.run([PYTHON, "-c", asked]).decode().strip())
        client = B2SdkClient(self.name, PYTHON, "v2", 2, bench.api_url, place)
        run_b2sdk(bench, client, Matrix(bench, client, place, full_key), place)
