"""s3fs of PyPI: a file system for Python programs, on asyncio. (Debian's s3fs, which mounts by FUSE, is another program.)"""

import os

from cases.s3_program_client import PROGRAMS, S3ProgramCase


class PythonS3fsCase(S3ProgramCase):
    """The newest of PyPI."""

    name = "s3fs-python"
    actions = (
        ("parts", "writes in blocks, reads from the middle, copies and moves"),
        ("about", "tells about a file and its folder"),
    )

    def install(self, installer):
        self._python = os.path.join(installer.python("s3fs", "s3fs"), "python")

    def command(self):
        return [self._python, os.path.join(PROGRAMS, "use_s3fs.py")]

    def version(self, place):
        return place.run([self._python, "-c", "import s3fs; print(s3fs.__version__)"]).decode().strip()
