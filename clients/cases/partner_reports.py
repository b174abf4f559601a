"""The daily usage reports: the clock is moved past midnight, and the files are read as billing programs read them."""

import csv
import io
import json
import time

from harness.report import Failure
from harness.wire import expect_error, request

PATIENCE_SECONDS = 300
DOWNLOADS = 3
CONTENT = b"reported" * 500


class ReportChecks:
    """Finds the bucket, skips the audit files, goes by the names of the columns (sheet 03 §9)."""

    def __init__(self, case, details):
        self._case = case
        self._clock = f"{details['apiUrl']}/dev/clock"

    def run(self):
        member = self._case.member("reported")
        member.session.upload(member.bucket.identifier, "file", CONTENT)
        for _ in range(DOWNLOADS):
            member.session.download(member.bucket.name, "file")
        request(self._clock, {}, json.dumps({"advanceSeconds": 25 * 3600}).encode())
        self._case.provider.sign_in()
        self._session = self._case.provider.session
        rows = self._rows_of(member.account)
        by_bucket = [row for row in rows if row["bucket_id"]]
        if not by_bucket or any(row["bucket_id"] != member.bucket.identifier for row in by_bucket):
            raise Failure(f"its bucket is told as {by_bucket}")
        self._expect(rows, "account_email", {"reported@customer.example"})
        self._expect(rows, "group_id", {self._case.provider.group})
        self._expect(by_bucket, "bucket_name", {member.bucket.name})
        downloaded = sum(int(row["downloaded_bytes"]) for row in rows)
        if downloaded != DOWNLOADS * len(CONTENT):
            raise Failure(f"{downloaded} bytes are told as downloaded, not {DOWNLOADS * len(CONTENT)}")
        calls = {name: sum(int(row[f"api_txn_class_{name}"]) for row in rows) for name in "abcd"}
        if calls["a"] < 1 or calls["b"] != DOWNLOADS or calls["c"] < 1:
            raise Failure(f"the calls are told as {calls}")
        self._none_may_store()

    def _expect(self, rows, column, values):
        found = {row[column] for row in rows}
        if found != values:
            raise Failure(f"{column} is {found}, not {values}")

    def _rows_of(self, account):
        """The rows about the account in all files of the Group; waits until there are some."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            rows = [row for row in self._all_rows() if row["account_id"] == account]
            if rows:
                return rows
            time.sleep(1)
        raise Failure(f"no report tells of the account after {PATIENCE_SECONDS} s")

    def _all_rows(self):
        bucket = self._bucket()
        if bucket is None:
            return []
        names = self._session.names(bucket["bucketId"])
        indexed = set()
        for name in names:
            if name.endswith("/usage.groups.csv"):
                folder = name.split("/")[0]
                for group in self._read(bucket, name):
                    for place in self._read(bucket, f"{folder}/{group['report_file_name']}"):
                        indexed.add(f"{folder}/{place['report_file_name']}")
        missing = indexed - set(names)
        if missing:
            raise Failure(f"the index names {sorted(missing)[:3]}, which are not there")
        return [row for name in sorted(indexed) for row in self._read(bucket, name)]

    def _bucket(self):
        answer = self._session.call("b2_list_buckets", version=4, accountId=self._session.account, bucketTypes=["all"])
        found = [one for one in answer["buckets"] if one["bucketName"] == f"b2-reports-{self._session.account}"]
        if found and found[0]["bucketType"] != "restricted":
            raise Failure(f"the bucket of the reports is {found[0]['bucketType']}")
        return found[0] if found else None

    def _read(self, bucket, name):
        return list(csv.DictReader(io.StringIO(self._session.download(bucket["bucketName"], name).decode())))

    def _none_may_store(self):
        """What the server writes there nobody else may."""
        identifier = self._bucket()["bucketId"]
        expect_error(400, "bad_request", lambda: self._session.upload(identifier, "mine.csv", b"date\n"))
