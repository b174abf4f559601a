"""Runs one client with every kind of key: what the key allows works and compares equal, the rest is refused.

What a refused client was after is looked at afterwards with a session that may see everything: it must not be there.
"""

import contextlib
import itertools
import os
import re

from harness.keys import ALLOWED_PREFIX, READ_AND_WRITE, READ_ONLY
from harness.process import Refused
from harness.report import Failure
from harness.trees import compare_files
from harness.wire import Session, expect_error


class FileClient:
    """A client that stores, lists and fetches single files. Every method raises Refused when the client fails.

    name: as in the report, letters and dashes, also in the names of its buckets.
    authorize_version: the version of b2_authorize_account that it calls.
    refusals: a pattern of which something must be in the words of a client that was refused.
    lists_with_prefix: whether list() tells the server of the prefix; B2 refuses one with a prefix key that does not.
    narrowed_lists: whether it lists by API version 1, which leaves out what a prefix key may not see, where the
    later versions refuse.
    text_only: whether the client can only fetch text, as some decode what they fetch.
    read_and_write, read_only: the capabilities of the keys that it is given.
    """

    name = ""
    authorize_version = 4
    refusals = r"unauthorized|not authorized|401"
    text_only = False
    lists_with_prefix = True
    narrowed_lists = False
    read_and_write = READ_AND_WRITE
    read_only = READ_ONLY

    def upload(self, key, bucket, source, file_name):
        """Stores the file under that name."""
        raise NotImplementedError

    def download(self, key, bucket, file_name, target):
        """Fetches the newest version of that name into the target file."""
        raise NotImplementedError

    def list(self, key, bucket, prefix):
        """The file names below the prefix."""
        raise NotImplementedError


class Matrix:
    """The five kinds of key for one client, on three buckets that only this client uses."""

    def __init__(self, bench, client, place, full_key):
        self._bench = bench
        self._client = client
        self._place = place
        self._keys = bench.key_maker(full_key)
        self._session = self._keys.session
        self._numbers = itertools.count(1)
        self.full_key = full_key
        self.open, self.second, self.closed = (
            self._keys.bucket(f"room-{client.name}-{word}") for word in ("open", "second", "closed")
        )
        self._session.upload(self.closed.identifier, "secret.txt", b"nobody but the full key may read this")
        self._session.upload(self.open.identifier, "outside.txt", b"outside of every prefix")
        self._session.upload(self.open.identifier, ALLOWED_PREFIX + "inside.txt", b"inside of the prefix")

    def run(self):
        """All kinds of key, one after the other."""
        self._full()
        self._one_bucket()
        self._multi_bucket()
        self._prefix()
        self._read_only()

    def _full(self):
        for bucket in (self.open, self.second):
            with self._check("full", f"stores, lists and fetches in {bucket.name}"):
                self._round_trip(self.full_key, bucket)

    def _one_bucket(self):
        key = self._keys.one_bucket(self.open, self._client.read_and_write)
        with self._check("one-bucket", "stores, lists and fetches in its bucket"):
            self._round_trip(key, self.open)
        with self._check("one-bucket", "is refused in another bucket"):
            self._refused_everywhere_in(self.closed, key)
        with self._check("one-bucket", "is refused once deleted, and so is its live token"):
            self._dies_when_deleted(key)

    def _multi_bucket(self):
        key = self._keys.multi_bucket([self.open, self.second], self._client.read_and_write)
        if self._client.authorize_version < 4:
            version = self._client.authorize_version
            message = f"This request is not currently supported on API version number {version}"
            with self._check("multi-bucket", f"is refused as B2 refuses it on version {version}"):
                self._expect_refusal(lambda: self._client.list(key, self.open, ""), r"400|bad_request|not currently supported")
                expect_error(400, "bad_request", lambda: Session(self._bench.api_url, key, version), message)
            return
        for bucket in (self.open, self.second):
            with self._check("multi-bucket", f"stores, lists and fetches in {bucket.name}"):
                self._round_trip(key, bucket)
        with self._check("multi-bucket", "is refused in a third bucket"):
            self._refused_everywhere_in(self.closed, key)

    def _prefix(self):
        key = self._keys.one_bucket(self.open, self._client.read_and_write, ALLOWED_PREFIX)
        with self._check("prefix", "stores, lists and fetches below its prefix"):
            self._round_trip(key, self.open, ALLOWED_PREFIX)
        with self._check("prefix", "cannot store outside"):
            self._refused_to_store(key, self.open, "stored-outside.bin")
        with self._check("prefix", "cannot fetch outside"):
            self._cannot_fetch_outside(key)
        with self._check("prefix", "cannot list outside"):
            self._cannot_list_outside(key)

    def _read_only(self):
        key = self._keys.one_bucket(self.open, self._client.read_only, ALLOWED_PREFIX)
        with self._check("read-only", "lists and fetches below its prefix"):
            self._expect_in_list(key, self.open, ALLOWED_PREFIX, ALLOWED_PREFIX + "inside.txt")
            target = self._place.path("inside")
            self._client.download(key, self.open, ALLOWED_PREFIX + "inside.txt", target)
            with open(target, "rb") as file:
                if file.read() != b"inside of the prefix":
                    raise Failure("the file inside came back changed")
        with self._check("read-only", "cannot store"):
            self._refused_to_store(key, self.open, ALLOWED_PREFIX + "stored-read-only.bin")

    def _cannot_fetch_outside(self, key):
        target = self._place.path("outside")
        if self._client.narrowed_lists:
            # The client looks for the name in a list that does not hold it, and may then have nothing to do.
            with contextlib.suppress(Refused):
                self._client.download(key, self.open, "outside.txt", target)
        else:
            self._expect_refusal(lambda: self._client.download(key, self.open, "outside.txt", target))
        if os.path.exists(target) and os.path.getsize(target) > 0:
            raise Failure("something was fetched")

    def _cannot_list_outside(self, key):
        if self._client.narrowed_lists:
            names = self._client.list(key, self.open, "")
            if not names or any(not name.startswith(ALLOWED_PREFIX) for name in names):
                raise Failure(f"the list of the whole bucket is {names[:5]}")
        else:
            self._expect_refusal(lambda: self._client.list(key, self.open, "out"))

    def _round_trip(self, key, bucket, prefix=""):
        number = next(self._numbers)
        name = f"{prefix}round trip {number}+\u00fc%41/file {number}.bin"
        source = self._place.file(f"round-trip-{number}", 70_000 + number, self._client.text_only)
        self._client.upload(key, bucket, source, name)
        self._expect_in_list(key, bucket, prefix, name)
        target = self._place.path(f"fetched-{number}")
        self._client.download(key, bucket, name, target)
        compare_files(source, target)
        with open(source, "rb") as file:
            if self._session.download(bucket.name, name) != file.read():
                raise Failure(f"{name} is not on the server as it was stored")

    def _expect_in_list(self, key, bucket, prefix, name):
        if prefix and not self._client.lists_with_prefix:
            self._expect_refusal(lambda: self._client.list(key, bucket, prefix))
        elif name not in self._client.list(key, bucket, prefix):
            raise Failure(f"{name} is not in the list")

    def _refused_everywhere_in(self, bucket, key):
        self._expect_refusal(lambda: self._client.list(key, bucket, ""))
        self._expect_refusal(lambda: self._client.download(key, bucket, "secret.txt", self._place.path("secret")))
        self._refused_to_store(key, bucket, "stored.bin")
        if self._session.names(bucket.identifier) != ["secret.txt"]:
            raise Failure(f"{bucket.name} was changed")

    def _refused_to_store(self, key, bucket, name):
        source = self._place.file("refused", 1_000)
        self._expect_refusal(lambda: self._client.upload(key, bucket, source, name))
        if name in self._session.names(bucket.identifier):
            raise Failure(f"the client said it was refused, but {name} is stored")

    def _dies_when_deleted(self, key):
        session = Session(self._bench.api_url, key)
        session.names(self.open.identifier)
        self._keys.delete(key)
        expect_error(401, "bad_auth_token", lambda: session.names(self.open.identifier))
        self._expect_refusal(lambda: self._client.list(key, self.open, ""))

    def _expect_refusal(self, action, pattern=None):
        try:
            action()
        except Refused as refusal:
            if re.search(pattern or self._client.refusals, str(refusal), re.IGNORECASE) is None:
                raise Failure(f"failed, but not by a refusal: {str(refusal)[-600:]}") from None
            return
        raise Failure("was not refused")

    def _check(self, key_kind, what):
        return self._bench.report.check(self._client.name, key_kind, what)
