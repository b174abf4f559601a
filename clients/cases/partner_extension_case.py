"""What this server adds for providers: quotas, states, members' keys, exact statistics, requests that count once."""

import os
import re

from cases.aws_case import aws_program
from cases.aws_client import AwsClient
from cases.b2_command_line_client import B2CommandLineClient, b2_program
from cases.partner_quotas import QuotaChecks
from cases.partner_reports import ReportChecks
from harness.keys import READ_AND_WRITE, Bucket, Key
from harness.process import Refused
from harness.provider import Provider
from harness.report import Failure
from harness.s3 import S3Client
from harness.server import Emulator
from harness.wire import Session, expect_error

PROGRAM = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs", "partner_extension_flow.sh")


class PartnerExtensionCase:
    """By curl, the b2 command line tool, aws and plain HTTP; a server of its own, because its clock is moved."""

    name = "partner-extension"

    def install(self, installer):
        installer.debian("curl")
        self._b2 = b2_program(installer)
        self._aws = aws_program(installer)

    def run(self, bench, full_key):
        self._bench = bench
        self.place = bench.place_for(self.name)
        with Emulator(bench.repository, bench.output, bench.deadline, self.name) as server:
            bench.keep_secret(server)
            self.api_url = server.details["apiUrl"]
            self.provider = Provider(server.details, bench.secrets)
            self.b2 = B2CommandLineClient(self._b2, self.api_url, self.place)
            self.s3 = AwsClient(self.name, self._aws, server.details["s3Url"], self.place)
            with self.check("runs a provider's curl script with a quota, a suspension and a key of the member"):
                self._curl(server.details)
            with self.check("makes one account of a creation that is sent twice, and refuses another under its key"):
                self._create_once()
            with self.check("makes one key of a request that is sent twice; what is revoked is dead at once"):
                self._keys()
            with self.check("suspends a member for b2, aws and live tokens, and lets it work again"):
                self._suspend()
            with self.check("tells what members hold to the byte"):
                self._statistics()
            QuotaChecks(self).run()
            with self.check("writes the usage reports of a day that is over, to the byte"):
                ReportChecks(self, server.details).run()

    def check(self, what):
        """One check of the report."""
        return self._bench.report.check(self.name, "full", what)

    def member(self, name):
        """A new member with a session and a private bucket."""
        created = self.provider.create(f"{name}@customer.example")
        key = Key(created["applicationKeyId"], created["applicationKey"])
        return Member(self, created["groupMember"]["accountId"], key, f"bucket-of-{name}")

    def _curl(self, details):
        partner = details["partner"]
        settings = {
            "API_URL": details["apiUrl"],
            "CONSOLE_URL": details["consoleUrl"],
            "ADMIN_ID": partner["masterApplicationKeyId"],
            "ADMIN_KEY": partner["masterApplicationKey"],
            "GROUP_ID": partner["groupId"],
            "MEMBER_EMAIL": "curl@customer.example",
            "S3_REGION": "us-east-1",
        }
        said = self.place.run(["sh", PROGRAM], settings, directory=self.place.folder)
        if b"partner extension flow done" not in said:
            raise Failure(f"the script said {said!r}")

    def _create_once(self):
        first = self.provider.create("once@customer.example", "order-1")
        again = self.provider.create("once@customer.example", "order-1")
        if first != again:
            raise Failure("the second answer is another than the first")
        if len(self.provider.members("once@customer.example")) != 1:
            raise Failure("there is not one member")
        expect_error(409, "conflict", lambda: self.provider.create("another@customer.example", "order-1"))
        if self.provider.members("another@customer.example"):
            raise Failure("refused, and made")
        expect_error(401, "invalid_email", lambda: self.provider.create("once@customer.example"))
        expect_error(401, "invalid_email", lambda: self.provider.create("once@customer.example", "order-2"))
        Session(self.api_url, Key(again["applicationKeyId"], again["applicationKey"]))

    def _keys(self):
        member = self.member("keys")
        path = f"/members/{member.account}/keys"
        wanted = {"keyName": "customer", "capabilities": READ_AND_WRITE, "bucketIds": [member.bucket.identifier]}
        made = self.provider.extension("POST", path, wanted, "key-1")
        if self.provider.extension("POST", path, wanted, "key-1") != made:
            raise Failure("the second answer is another than the first")
        other = {**wanted, "keyName": "another"}
        expect_error(409, "conflict", lambda: self.provider.extension("POST", path, other, "key-1"))
        listed = [key["applicationKeyId"] for key in self.provider.extension("GET", path)["keys"]]
        if sorted(listed) != sorted([member.key.identifier, made["applicationKeyId"]]):
            raise Failure(f"its keys are {listed}")
        key = Key(made["applicationKeyId"], made["applicationKey"])
        for client in (self.b2, self.s3):
            client.upload(key, member.bucket, self.place.file("minted", 1_000), f"by-{client.name}")
        live = Session(self.api_url, key)
        if live.names(member.bucket.identifier) != [f"by-{self.b2.name}", f"by-{self.s3.name}"]:
            raise Failure("what the key stored is not there")
        self.provider.extension("DELETE", f"{path}/{key.identifier}")
        expect_error(401, "bad_auth_token", lambda: live.names(member.bucket.identifier))
        for client in (self.b2, self.s3):
            self.refused(lambda: client.list(key, member.bucket, ""), client.refusals)
        expect_error(409, "conflict", lambda: self.provider.extension("POST", path, wanted, "key-1"))
        expect_error(404, "not_found", lambda: self.provider.extension("DELETE", f"{path}/{key.identifier}"))
        member.session.names(member.bucket.identifier)

    def _suspend(self):
        member = self.member("suspended")
        source = self.place.file("suspended", 1_000)
        self.b2.upload(member.key, member.bucket, source, "before")
        self.provider.set_state(member.account, "suspended")
        expect_error(403, "account_trouble", lambda: member.session.names(member.bucket.identifier))
        expect_error(403, "account_trouble", lambda: Session(self.api_url, member.key))
        self.refused(lambda: self.b2.upload(member.key, member.bucket, source, "during"), r"account_trouble|trouble")
        self.refused(lambda: self.s3.upload(member.key, member.bucket, source, "during"), S3Client.refusals)
        if self.provider.extension("GET", f"/members/{member.account}")["state"] != "suspended":
            raise Failure("it is not told as suspended")
        self.provider.set_state(member.account, "active")
        self.b2.upload(member.key, member.bucket, source, "with-b2")
        self.s3.upload(member.key, member.bucket, source, "with-aws")
        if member.session.names(member.bucket.identifier) != ["before", "with-aws", "with-b2"]:
            raise Failure("its files are others than those stored before and after")

    def _statistics(self):
        before = self.provider.stored()
        member = self.member("counted")
        self.b2.upload(member.key, member.bucket, self.place.file("counted", 12_345), "one")
        self.s3.upload(member.key, member.bucket, self.place.file("counted", 678), "two")
        self.b2.upload(member.key, member.bucket, self.place.file("counted", 99), "one")
        self._expect_stored(member, {"buckets": 1, "bytes": 13_122, "files": 3})
        after = self.provider.stored()
        added = {name: after[name] - before[name] for name in after}
        if added != {"buckets": 1, "bytes": 13_122, "files": 3}:
            raise Failure(f"the Group grew by {added}")
        self.s3.delete(member.key, member.bucket, "two")
        self._expect_stored(member, {"buckets": 1, "bytes": 13_122, "files": 3})
        for version in member.session.call("b2_list_file_versions", bucketId=member.bucket.identifier)["files"]:
            member.session.call("b2_delete_file_version", fileName=version["fileName"], fileId=version["fileId"])
        self._expect_stored(member, {"buckets": 1, "bytes": 0, "files": 0})
        if self.provider.stored()["bytes"] != before["bytes"]:
            raise Failure("the Group holds more than before")

    def _expect_stored(self, member, expected):
        found = self.provider.stored(member.account)
        if found != expected:
            raise Failure(f"the member is said to hold {found}, not {expected}")

    def refused(self, action, pattern):
        """Fails unless the program is refused, and says so."""
        try:
            action()
        except Refused as refusal:
            if re.search(pattern, str(refusal), re.IGNORECASE) is None:
                raise Failure(f"failed, but not by this refusal: {str(refusal)[-600:]}") from None
            return
        raise Failure("was not refused")


class Member:
    """A member with its first key, which works in all three APIs."""

    def __init__(self, case, account, key, bucket):
        self.account = account
        self.key = key
        self.session = Session(case.api_url, key)
        made = self.session.call("b2_create_bucket", accountId=account, bucketName=bucket, bucketType="allPrivate")
        self.bucket = Bucket(bucket, made["bucketId"])
