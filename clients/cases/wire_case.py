"""No client at all: each kind of key by plain HTTP, to ask the server what a client would refuse on its own."""

from harness.keys import ALLOWED_PREFIX, READ_ONLY
from harness.report import Failure
from harness.wire import Session, expect_error


class WireCase:
    """What each kind of key may and may not do, with the exact status and code of the refusal."""

    name = "plain-http"

    def install(self, installer):
        """Needs nothing besides Python."""

    def run(self, bench, full_key):
        self._report = bench.report
        self._api_url = bench.api_url
        self._keys = bench.key_maker(full_key)
        self._full = self._keys.session
        self._open = self._keys.bucket("plain-http-open")
        self._second = self._keys.bucket("plain-http-second")
        self._closed = self._keys.bucket("plain-http-closed")
        self._full.upload(self._open.identifier, "outside.txt", b"outside")
        self._full.upload(self._closed.identifier, "secret.txt", b"secret")
        self._full_key(full_key)
        self._one_bucket()
        self._multi_bucket()
        self._prefix()
        self._read_only()

    def _full_key(self, full_key):
        for version in (1, 2, 3, 4):
            with self._check("full", f"signs in and stores by version {version}"):
                session = Session(self._api_url, full_key, version)
                session.upload(self._open.identifier, f"version-{version}.txt", b"content")
                if session.download(self._open.name, f"version-{version}.txt") != b"content":
                    raise Failure("the content came back changed")
        with self._check("full", "is told 401 for a wrong secret"):
            wrong = type(full_key)(full_key.identifier, full_key.secret[:-1] + ("A" if full_key.secret[-1] != "A" else "B"))
            expect_error(401, "unauthorized", lambda: Session(self._api_url, wrong))

    def _one_bucket(self):
        key = self._keys.one_bucket(self._open)
        for version in (1, 2, 3, 4):
            with self._check("one-bucket", f"reaches its bucket and no other by version {version}"):
                session = Session(self._api_url, key, version)
                session.upload(self._open.identifier, f"one-{version}.txt", b"content")
                self._expect_closed(session)

    def _multi_bucket(self):
        key = self._keys.multi_bucket([self._open, self._second])
        for version in (1, 2, 3):
            message = f"This request is not currently supported on API version number {version}"
            with self._check("multi-bucket", f"cannot sign in by version {version}"):
                expect_error(400, "bad_request", lambda: Session(self._api_url, key, version), message)
        with self._check("multi-bucket", "reaches its buckets and no other by version 4"):
            session = Session(self._api_url, key, 4)
            for bucket in (self._open, self._second):
                session.upload(bucket.identifier, "multi.txt", b"content")
            self._expect_closed(session)
        with self._check("multi-bucket", "its token is good for version 1 too"):
            session.call("b2_list_file_names", version=1, bucketId=self._second.identifier)

    def _prefix(self):
        session = Session(self._api_url, self._keys.one_bucket(self._open, prefix=ALLOWED_PREFIX))
        with self._check("prefix", "reaches names below its prefix and no other"):
            session.upload(self._open.identifier, ALLOWED_PREFIX + "inside.txt", b"inside")
            expect_error(401, "unauthorized", lambda: session.upload(self._open.identifier, "allowed", b"x"))
            expect_error(401, "unauthorized", lambda: session.download(self._open.name, "outside.txt"))
            expect_error(401, "unauthorized", lambda: session.download(self._open.name, "absent.txt"))
            expect_error(401, "unauthorized", lambda: session.names(self._open.identifier))
            expect_error(401, "unauthorized", lambda: session.names(self._open.identifier, "allowed"))
            self._expect_closed(session)
        with self._check("prefix", "has its lists narrowed by version 1"):
            files = session.call("b2_list_file_names", version=1, bucketId=self._open.identifier)["files"]
            if [file["fileName"] for file in files] != [ALLOWED_PREFIX + "inside.txt"]:
                raise Failure(f"the list is {files}")

    def _read_only(self):
        key = self._keys.one_bucket(self._open, READ_ONLY, ALLOWED_PREFIX)
        session = Session(self._api_url, key)
        with self._check("read-only", "reads below its prefix and changes nothing"):
            if session.download(self._open.name, ALLOWED_PREFIX + "inside.txt") != b"inside":
                raise Failure("the content came back changed")
            name = ALLOWED_PREFIX + "inside.txt"
            bucket = self._open.identifier
            expect_error(401, "unauthorized", lambda: session.upload(bucket, name, b"x"))
            expect_error(401, "unauthorized", lambda: session.call("b2_hide_file", bucketId=bucket, fileName=name))
        with self._check("read-only", "its live token is dead at the next request once the key is deleted"):
            session.names(self._open.identifier, ALLOWED_PREFIX)
            self._keys.delete(key)
            expect_error(401, "bad_auth_token", lambda: session.names(self._open.identifier, ALLOWED_PREFIX))
            expect_error(401, "bad_auth_token", lambda: session.download(self._open.name, ALLOWED_PREFIX + "inside.txt"))
            expect_error(401, "unauthorized", lambda: Session(self._api_url, key))

    def _expect_closed(self, session):
        expect_error(401, "unauthorized", lambda: session.names(self._closed.identifier))
        expect_error(401, "unauthorized", lambda: session.download(self._closed.name, "secret.txt"))
        expect_error(401, "unauthorized", lambda: session.upload(self._closed.identifier, "stored.txt", b"x"))

    def _check(self, key_kind, what):
        return self._report.check(self.name, key_kind, what)
