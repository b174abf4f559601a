"""restic with narrow keys: what each may do with a repository, and what it is refused."""

import re

from harness.keys import ALLOWED_PREFIX
from harness.process import Refused, TookTooLong
from harness.report import Failure
from harness.s3 import S3Client
from harness.trees import compare_trees
from harness.wire import Session, expect_error

# restic repeats some refused requests for many minutes, partly without a word, before it gives up. After this
# time it is ended: it did not succeed, and whether anything was changed is looked at afterwards.
REFUSAL_SECONDS = 12


class ResticKeys:
    """Uses the tree that was backed up before; every repository has a path of its own."""

    def __init__(self, bench, client, case, keys, bucket, place, tree, full_key):
        self._bench = bench
        self._client = client
        self._case = case
        self._keys = keys
        self._bucket = bucket
        self._closed = keys.bucket(f"room-{case.name}-closed")
        self._place = place
        self._tree = tree
        self._full_key = full_key

    def run(self):
        self._one_bucket()
        self._multi_bucket()
        self._prefix()
        self._read_only()

    def _one_bucket(self):
        key = self._keys.one_bucket(self._bucket, self._case.read_and_write)
        with self._check("one-bucket", "keeps a repository in its bucket"):
            self._round_trip(key, "one-bucket")
        with self._check("one-bucket", "cannot make one in another bucket"):
            self._refused(key, self._closed, "closed", "init")
            self._nothing_in(self._closed, "")
        with self._check("one-bucket", "is refused once deleted, and so is its live token"):
            live = Session(self._bench.api_url, key)
            live.names(self._bucket.identifier)
            self._keys.delete(key)
            expect_error(401, "bad_auth_token", lambda: live.names(self._bucket.identifier))
            self._refused(key, self._bucket, "one-bucket", "snapshots", "--no-lock")

    def _multi_bucket(self):
        second = self._keys.bucket(f"room-{self._case.name}-second")
        key = self._keys.multi_bucket([self._bucket, second], self._case.read_and_write)
        version = self._case.authorize_version
        if version >= 4:
            with self._check("multi-bucket", "keeps a repository in its second bucket, and none in a third"):
                self._client.command(key, second, "multi-bucket", "init")
                self._client.command(key, second, "multi-bucket", "backup", self._tree)
                self._client.command(key, second, "multi-bucket", "check", "--read-data")
                self._refused(key, self._closed, "multi-bucket", "init")
                self._nothing_in(self._closed, "")
            return
        message = f"This request is not currently supported on API version number {version}"
        with self._check("multi-bucket", f"is refused as B2 refuses it on version {version}"):
            self._refused(key, self._bucket, "multi-bucket", "init", pattern=r"not currently supported|400|bad_request")
            expect_error(400, "bad_request", lambda: Session(self._bench.api_url, key, version), message)
            self._nothing_in(self._bucket, "multi-bucket")

    def _prefix(self):
        key = self._keys.one_bucket(self._bucket, self._case.read_and_write, ALLOWED_PREFIX)
        with self._check("prefix", "keeps a repository below its prefix"):
            self._round_trip(key, ALLOWED_PREFIX + "repository")
        with self._check("prefix", "cannot make one outside"):
            self._refused(key, self._bucket, "outside", "init")
            self._nothing_in(self._bucket, "outside")
        with self._check("prefix", "cannot read one outside"):
            self._refused(key, self._bucket, "repository", "snapshots", "--no-lock")

    def _read_only(self):
        key = self._keys.one_bucket(self._bucket, self._case.read_only, ALLOWED_PREFIX)
        path = ALLOWED_PREFIX + "repository"
        with self._check("read-only", "restores from the repository below its prefix"):
            self._restore(key, path, "read-only")
        with self._check("read-only", "cannot add a snapshot"):
            before = self._client.snapshots(self._full_key, self._bucket, path)
            self._refused(key, self._bucket, path, "backup", self._tree)
            if self._client.snapshots(self._full_key, self._bucket, path) != before:
                raise Failure("there is a new snapshot")

    def _round_trip(self, key, path):
        self._client.command(key, self._bucket, path, "init")
        self._client.command(key, self._bucket, path, "backup", self._tree)
        self._client.command(key, self._bucket, path, "check")
        self._restore(key, path, path.replace("/", "-"))

    def _restore(self, key, path, name):
        target = self._place.path(f"restored-{name}")
        self._client.command(key, self._bucket, path, "restore", "latest", "--no-lock", "--target", target)
        compare_trees(self._tree, target + self._tree)

    def _refused(self, key, bucket, path, *words, pattern=r"unauthorized|\b401\b|not authorized|" + S3Client.refusals):
        try:
            self._client.command(key, bucket, path, *words, seconds=REFUSAL_SECONDS)
        except TookTooLong:
            return
        except Refused as refusal:
            if re.search(pattern, str(refusal), re.IGNORECASE) is None:
                raise Failure(f"failed, but not by a refusal: {str(refusal)[-500:]}") from None
            return
        raise Failure("was not refused")

    def _nothing_in(self, bucket, prefix):
        names = self._keys.session.names(bucket.identifier, prefix)
        if names:
            raise Failure(f"refused, but there is {names[:3]}")

    def _check(self, key_kind, what):
        return self._bench.report.check(self._case.name, key_kind, what)
