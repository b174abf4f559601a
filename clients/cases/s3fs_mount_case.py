"""Debian's s3fs, which mounts a bucket as a directory by FUSE. Left out, and said so, where FUSE cannot be mounted."""

import contextlib
import ctypes
import os
import subprocess
import time

from harness.keys import ALLOWED_PREFIX
from harness.process import Refused, clean_environment
from harness.report import Failure
from harness.s3 import REGION, S3Client, S3Matrix
from harness.trees import compare_files, compare_trees, make_tree, write_file

TREE_FILES = 15
MOUNT_SECONDS = 180


def fuse_can_be_mounted(folder):
    """Tries a mount of nothing: containers often have the device and no right to mount."""
    os.makedirs(folder, exist_ok=True)
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        return False
    try:
        options = f"fd={device},rootmode=40000,user_id=0,group_id=0".encode()
        if libc.mount(b"try", folder.encode(), b"fuse", 0, options) != 0:
            return False
        libc.umount2(folder.encode(), 2)
        return True
    finally:
        os.close(device)


class S3fsMountClient(S3Client):
    """Mounts for each operation anew, so that nothing is answered from what was seen before."""

    name = "s3fs"
    refusals = r"Permission denied|Operation not permitted|Input/output error|invalid credentials"

    def __init__(self, bench, place):
        self._url = bench.s3_url
        self._place = place
        self._count = 0

    def upload(self, key, bucket, source, file_name):
        with self.mounted(key, bucket, file_name) as target:
            self._place.run(["mkdir", "-p", os.path.dirname(target)])
            self._place.run(["cp", source, target])

    def download(self, key, bucket, file_name, target):
        with self.mounted(key, bucket, file_name) as source:
            self._place.run(["cp", source, target])

    def list(self, key, bucket, prefix):
        with self.mounted(key, bucket, prefix) as folder:
            start = folder if os.path.isdir(folder) else os.path.dirname(folder)
            found = self._place.run(["find", start, "-type", "f", "-printf", "%P\\0"]).decode()
            return [prefix + name for name in found.split("\0") if name]

    def delete(self, key, bucket, file_name):
        with self.mounted(key, bucket, file_name) as target:
            self._place.run(["rm", target])

    @contextlib.contextmanager
    def mounted(self, key, bucket, file_name):
        """Mounts the bucket; the path of the name there."""
        self._count += 1
        number = self._count
        folder = self._place.path(f"mount-{number}")
        os.makedirs(folder)
        password = write_file(self._place.path(f"password-{number}"), f"{key.identifier}:{key.secret}\n".encode())
        os.chmod(password, 0o600)
        options = f"url={self._url},endpoint={REGION},use_path_request_style,sigv4,passwd_file={password},retries=1"
        options += ",multipart_size=5,stat_cache_expire=1,connect_timeout=20,readwrite_timeout=60"
        words = self._place.path(f"words-{number}")
        with open(words, "wb") as log:
            process = subprocess.Popen(
                ["s3fs", bucket.name, folder, "-f", "-o", options],
                env=clean_environment({"HOME": self._place.folder}),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        try:
            self._await(process, folder, words)
            yield os.path.join(folder, file_name)
        finally:
            subprocess.run(["umount", folder], capture_output=True)
            try:
                process.wait(120)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            subprocess.run(["umount", "-l", folder], capture_output=True)

    def _await(self, process, folder, words):
        """Returns once the mount answers; raises Refused when the program ends instead."""
        deadline = time.monotonic() + MOUNT_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                with open(words, "rb") as log:
                    raise Refused(log.read().decode("utf-8", "replace"))
            if os.path.ismount(folder):
                with contextlib.suppress(Refused):
                    self._place.run(["stat", f"{folder}/."], seconds=120)
                    self._place.run(["ls", folder], seconds=120)
                    if process.poll() is None:
                        return
            time.sleep(0.05)
        raise Failure(f"the bucket is not mounted after {MOUNT_SECONDS} s")


class S3fsMatrix(S3Matrix):
    """s3fs lists the whole bucket before it mounts, also for a folder: so no key with a name prefix may mount."""

    def _prefix(self):
        key = self._keys.one_bucket(self.open, self._client.read_and_write, ALLOWED_PREFIX)
        with self._check("prefix", "is refused to mount, as it may not list the whole bucket"):
            self._expect_refusal(lambda: self._client.list(key, self.open, ""))
            self._refused_to_store(key, self.open, ALLOWED_PREFIX + "stored.bin")

    def _read_only(self):
        key = self._keys.one_bucket(self.open, self._client.read_only)
        inside = ALLOWED_PREFIX + "inside.txt"
        with self._check("read-only", "lists and fetches"):
            self._expect_in_list(key, self.open, ALLOWED_PREFIX, inside)
            target = self._place.path("inside")
            self._client.download(key, self.open, inside, target)
            with open(target, "rb") as file:
                if file.read() != b"inside of the prefix":
                    raise Failure("the file inside came back changed")
        with self._check("read-only", "cannot store"):
            self._refused_to_store(key, self.open, ALLOWED_PREFIX + "stored-read-only.bin")
        with self._check("read-only", "cannot remove"):
            self._expect_refusal(lambda: self._client.delete(key, self.open, inside))
            if inside not in self._session.names(self.open.identifier):
                raise Failure("it is gone")


class S3fsMountCase:
    """A directory in daily use, and the keys."""

    name = "s3fs"

    def install(self, installer):
        installer.debian("s3fs")

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        version = place.run(["s3fs", "--version"]).decode().split("\n")[0].split("V")[-1].split(" ")[0]
        if not fuse_can_be_mounted(place.path("try")):
            bench.report.version(self.name, f"{version}, not run: no FUSE")
            print("     FUSE cannot be mounted here, so s3fs is not run", flush=True)
            return
        bench.report.version(self.name, version)
        client = S3fsMountClient(bench, place)
        matrix = S3fsMatrix(bench, client, place, full_key)

        def mounted():
            return client.mounted(full_key, matrix.second, "")

        with bench.report.check(self.name, "full", "keeps a tree, equal in bytes after a new mount"):
            tree = make_tree(place.path("tree"), TREE_FILES, awkward=False)
            with mounted() as root:
                place.run(["cp", "-r", tree, os.path.join(root, "tree")], seconds=900)
            with mounted() as root:
                place.run(["cp", "-r", os.path.join(root, "tree"), place.path("returned")], seconds=900)
            compare_trees(tree, place.path("returned"))
        with bench.report.check(self.name, "full", "keeps times, modes and links, which it sets by copies onto themselves"):
            with mounted() as root:
                file = os.path.join(root, "kept")
                place.run(["cp", place.file("kept", 1000), file])
                place.run(["chmod", "640", file])
                place.run(["touch", "-d", "2001-02-03T04:05:06Z", file])
                place.run(["ln", "-s", "kept", os.path.join(root, "link")])
            with mounted() as root:
                told = place.run(["stat", "-c", "%a %Y", os.path.join(root, "kept")]).decode().strip()
                link = place.run(["readlink", os.path.join(root, "link")]).decode().strip()
            if (told, link) != ("640 981173106", "kept"):
                raise Failure(f"it has {told}, and the link leads to {link}")
        with bench.report.check(self.name, "full", "stores in parts, changes bytes in the midst, moves and removes"):
            large = place.file("large", 17_000_000)
            with mounted() as root:
                place.run(["cp", large, os.path.join(root, "large")], seconds=900)
            with mounted() as root:
                place.run(["dd", "if=/dev/zero", f"of={root}/large", "bs=1000", "seek=6000", "count=3", "conv=notrunc"])
                place.run(["mv", f"{root}/large", f"{root}/moved"], seconds=900)
            place.run(["dd", "if=/dev/zero", f"of={large}", "bs=1000", "seek=6000", "count=3", "conv=notrunc"])
            with mounted() as root:
                place.run(["cp", f"{root}/moved", place.path("moved")], seconds=900)
                compare_files(large, place.path("moved"))
                place.run(["rm", "-r", f"{root}/moved", f"{root}/tree"], seconds=900)
                left = place.run(["ls", root]).decode().split()
            if "moved" in left or "large" in left or "tree" in left:
                raise Failure(f"what was removed is still there: {left}")
        matrix.run()
