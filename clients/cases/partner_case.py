"""The Partner API as providers use it: by curl in a script, and by Python that keeps a table of its customers."""

import os

from harness.keys import Key
from harness.report import Failure
from harness.wire import Session, expect_error

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs")
CUSTOMERS = 25


class PartnerCase:
    """The flows of sheet 03 §12 against the sandbox that `./strongroom dev --partner` makes."""

    name = "partner"

    def install(self, installer):
        installer.debian("curl")

    def run(self, bench, full_key):
        self._bench = bench
        self._partner = bench.partner
        self._place = bench.place_for(self.name)
        self._master = Key(self._partner["masterApplicationKeyId"], self._partner["masterApplicationKey"])
        with self._check("runs a provider's curl script from sign-in to ejection"):
            self._curl()
        for version in (2, 3, 4):
            with self._check(f"provisions customers and reads them back by version {version}"):
                self._provision(version)
        with self._check("takes up again after a crash: the address exists, the key is the stored one"):
            self._resume()
        with self._check("suspends a customer by taking its keys and keeping the first"):
            self._suspend()
        with self._check("is refused as documented"):
            self._refusals(full_key)

    def _check(self, what):
        return self._bench.report.check(self.name, "full", what)

    def _curl(self):
        settings = {
            "API_URL": self._bench.api_url,
            "ADMIN_ID": self._master.identifier,
            "ADMIN_KEY": self._master.secret,
            "GROUP_NAME": self._partner["groupName"],
            "MEMBER_EMAIL": "curl@customer.example",
            "S3_REGION": "us-east-1",
        }
        said = self._place.run(["sh", os.path.join(PROGRAMS, "partner_flow.sh")], settings)
        if b"partner flow done" not in said:
            raise Failure(f"the script said {said!r}")

    def _session(self, version=3):
        """A session of the partner; refuses to start with another key, as the kits do (sheet 03 §12 no. 10)."""
        session = Session(self._bench.api_url, self._master, max(version, 3))
        if session.account != self._master.identifier or "groupsApi" not in session.answer["apiInfo"]:
            raise Failure("this is no partner's master application key")
        session.version = version
        return session

    def _create(self, session, email, **more):
        created = session.call(
            "b2_create_group_member",
            adminAccountId=session.account,
            groupId=self._partner["groupId"],
            memberEmail=email,
            **more,
        )
        self._bench.secrets.add(created["applicationKey"])
        return created

    def _provision(self, version):
        session = self._session(version)
        regions = ("us-west", "us-east", "eu-central", "ca-east")
        made = {}
        for number in range(CUSTOMERS):
            region = regions[number % len(regions)]
            email = f"v{version}-cust{number:03}-{region}@provider.example"
            created = self._create(session, email, region=region)
            made[created["groupMember"]["accountId"]] = email
            if created["groupMember"]["region"] != region:
                raise Failure(f"{email} went to {created['groupMember']['region']}")
        listed = dict(self._members(session, page=7))
        missing = {account: email for account, email in made.items() if listed.get(account) != email}
        if missing:
            raise Failure(f"not listed: {missing}")
        emails = [email for _, email in self._members(session, page=1000)]
        if emails != sorted(emails, key=str.lower):
            raise Failure("the members are not in the order of their addresses")

    def _members(self, session, page):
        """All members, page by page; Failure when the pages do not end."""
        start = ""
        for _ in range(1000):
            answer = session.call(
                "b2_list_group_members",
                adminAccountId=session.account,
                groupId=self._partner["groupId"],
                startEmail=start,
                maxMemberCount=page,
            )
            for member in answer["groupMembers"]:
                yield member["accountId"], member["email"]
            if answer["nextEmail"] is None:
                return
            start = answer["nextEmail"]
        raise Failure("the pages do not end")

    def _resume(self):
        session = self._session()
        created = self._create(session, "resumed@customer.example")
        expect_error(401, "invalid_email", lambda: self._create(session, "Resumed@customer.example"))
        member = Session(self._bench.api_url, Key(created["applicationKeyId"], created["applicationKey"]))
        if member.account != created["groupMember"]["accountId"]:
            raise Failure("the stored key is that of another account")

    def _suspend(self):
        session = self._session()
        created = self._create(session, "suspended@customer.example")
        first = Session(self._bench.api_url, Key(created["applicationKeyId"], created["applicationKey"]))
        handed_out = first.call(
            "b2_create_key", accountId=first.account, keyName="customer", capabilities=["listBuckets", "listFiles"]
        )
        self._bench.secrets.add(handed_out["applicationKey"])
        customer = Session(self._bench.api_url, Key(handed_out["applicationKeyId"], handed_out["applicationKey"]))
        first.call("b2_delete_key", applicationKeyId=handed_out["applicationKeyId"])
        expect_error(
            401, "bad_auth_token", lambda: customer.call("b2_list_buckets", accountId=customer.account)
        )
        first.call("b2_list_buckets", accountId=first.account)

    def _refusals(self, full_key):
        session = self._session()
        admin = session.account
        group = self._partner["groupId"]
        refused = (
            ("b2_list_groups", {"maxGroupCount": 0}, 401, "out_of_range"),
            ("b2_list_groups", {"startGroupId": "999999"}, 401, "invalid_group_id"),
            ("b2_list_group_members", {"groupId": "999999"}, 401, "invalid_group_id"),
            ("b2_create_group_member", {"groupId": group, "memberEmail": "nonsense"}, 401, "invalid_email"),
            (
                "b2_create_group_member",
                {"groupId": group, "memberEmail": "a@b.example", "region": "us-west-004"},
                401,
                "invalid_region",
            ),
            ("b2_create_group_member", {"groupId": group}, 400, "bad_request"),
            (
                "b2_eject_group_member",
                {"groupId": group, "memberAccountId": admin},
                401,
                "invalid_member_account_id",
            ),
        )
        for operation, fields, status, code in refused:
            expect_error(status, code, lambda: session.call(operation, adminAccountId=admin, **fields))
        stranger = Session(self._bench.api_url, full_key)
        expect_error(401, "unauthorized", lambda: stranger.call("b2_list_groups", adminAccountId=stranger.account))
