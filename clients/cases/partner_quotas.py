"""Quotas of a member and of a Group, each by the Native API, the b2 command line tool and aws."""

from harness.report import Failure
from harness.s3 import S3Client
from harness.wire import expect_error

B2_WORDS = r"storage cap exceeded"


class QuotaChecks:
    """Everything up to the limit goes in, nothing beyond it; when the limit is raised, it does."""

    def __init__(self, case):
        self._case = case
        self._provider = case.provider

    def run(self):
        for which in ("member", "Group"):
            for way in (self._native, self._b2, self._aws):
                with self._case.check(f"keeps to the quota of a {which}, and goes on when it is raised, {way.__doc__}"):
                    self._bounded(which, way)
        with self._case.check("takes nothing in parts that passes the quota, and keeps none of them"):
            self._parts()
        with self._case.check("makes no bucket more than the quota"):
            self._buckets()

    def _bounded(self, which, way):
        member = self._case.member(f"quota-{which}-{way.__name__}".lower().replace("_", ""))
        account = member.account if which == "member" else None
        others = 0
        if account is None:
            neighbour = self._case.member(f"neighbour{way.__name__}".replace("_", ""))
            neighbour.session.upload(neighbour.bucket.identifier, "theirs", b"n" * 5_000)
            others = self._provider.stored()["bytes"]
            if others < 5_000:
                raise Failure(f"the Group is said to hold {others} bytes")
        try:
            self._provider.bound(account, bytes=others + 10_000)
            way(member, "first", 6_000, None)
            way(member, "second", 4_001, "over")
            way(member, "second", 4_000, None)
            way(member, "third", 1, "over")
            self._expect(member, ["first", "second"], 10_000)
            self._provider.bound(account, bytes=others + 10_001)
            way(member, "third", 1, None)
            self._provider.bound(account, bytes=None)
            way(member, "fourth", 50_000, None)
            self._expect(member, ["first", "fourth", "second", "third"], 60_001)
        finally:
            self._provider.bound(account, bytes=None)

    def _expect(self, member, names, stored):
        found = member.session.names(member.bucket.identifier)
        if found != names:
            raise Failure(f"its files are {found}, not {names}")
        told = self._provider.stored(member.account)["bytes"]
        if told != stored:
            raise Failure(f"it is said to hold {told} bytes, not {stored}")

    def _native(self, member, name, size, refused):
        """by the Native API"""
        with open(self._case.place.file(name, size), "rb") as file:
            content = file.read()
        if refused:
            upload = lambda: member.session.upload(member.bucket.identifier, name, content)
            expect_error(403, "storage_cap_exceeded", upload)
        else:
            member.session.upload(member.bucket.identifier, name, content)

    def _b2(self, member, name, size, refused):
        """by the b2 command line tool"""
        self._by_program(self._case.b2, member, name, size, refused and B2_WORDS)

    def _aws(self, member, name, size, refused):
        """by aws"""
        self._by_program(self._case.s3, member, name, size, refused and S3Client.refusals)

    def _by_program(self, client, member, name, size, pattern):
        source = self._case.place.file(name, size)
        if pattern:
            self._case.refused(lambda: client.upload(member.key, member.bucket, source, name), pattern)
        else:
            client.upload(member.key, member.bucket, source, name)

    def _parts(self):
        member = self._case.member("quota-parts")
        large = self._case.place.file("large", 40_000_000)
        self._provider.bound(member.account, bytes=20_000_000)
        upload = lambda: self._case.s3.upload(member.key, member.bucket, large, "large")
        self._case.refused(upload, S3Client.refusals)
        self._expect(member, [], 0)
        self._provider.bound(member.account, bytes=40_000_000)
        upload()
        self._expect(member, ["large"], 40_000_000)

    def _buckets(self):
        member = self._case.member("quota-buckets")
        create = lambda: member.session.call(
            "b2_create_bucket", accountId=member.account, bucketName="one-too-many", bucketType="allPrivate"
        )
        self._provider.bound(member.account, buckets=1)
        expect_error(400, "too_many_buckets", create)
        self._provider.bound(member.account, buckets=2)
        create()
