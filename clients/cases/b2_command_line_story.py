"""The life of a narrow key in the b2 CLI: made for one bucket, a prefix and reading; used; deleted; dead at once."""

import os

from harness.keys import Key
from harness.process import Refused
from harness.report import Failure
from harness.trees import compare_trees
from harness.wire import Session, expect_error

# The key's prefix has no closing slash: `b2 sync` lists by the folder's name without one, and B2 compares the
# prefix that a listing asks for with the prefix of the key.
PREFIX = "tree/awkward"
FOLDER = PREFIX + "/"


class NarrowKeyStory:
    """Works on the tree that was synced into the client's second bucket."""

    def __init__(self, bench, client, matrix, place, tree):
        self._bench = bench
        self._client = client
        self._matrix = matrix
        self._place = place
        self._tree = tree
        self._bucket = matrix.second

    def run(self):
        made = None
        with self._check("full", "makes a key for one bucket, a prefix and reading, and lists it"):
            made = self._make_key()
        if made is None:
            return
        with self._check("read-only", "signs in with that key, which is stored"):
            self._client.stored_command("narrow", "account", "authorize", made.identifier, made.secret)
        with self._check("read-only", "syncs its folder down, equal"):
            returned = self._place.path("narrow-returned")
            remote = f"b2://{self._bucket.name}/{FOLDER}"
            self._client.stored_command("narrow", "sync", "--no-progress", remote, returned)
            compare_trees(os.path.join(self._tree, "awkward"), returned)
        for what, words in self._forbidden():
            with self._check("read-only", f"cannot {what}"):
                self._refused(*words)
        with self._check("read-only", "changed nothing by what it tried"):
            self._nothing_changed()
        with self._check("read-only", "is dead at the next request once deleted, live token and stored login"):
            self._delete(made)

    def _make_key(self):
        words = ("key", "create", "--bucket", self._bucket.name, "--name-prefix", PREFIX)
        made = self._client.command(
            self._matrix.full_key, *words, "narrow-key", "listBuckets,listFiles,readFiles", tells_secrets=True
        ).decode().split()
        self._bench.secrets.add(made[1])
        listed = self._client.command(self._matrix.full_key, "key", "list", "--long").decode()
        line = next((line for line in listed.splitlines() if made[0] in line), "")
        if "narrow-key" not in line or self._bucket.name not in line or PREFIX not in line:
            raise Failure(f"key list says of it: {line!r}")
        return Key(made[0], made[1])

    def _forbidden(self):
        source = self._place.file("forbidden", 10)
        bucket, closed = self._bucket.name, self._matrix.closed.name
        inside = f"b2://{bucket}/{FOLDER}with space.txt"
        return (
            ("store in its folder", ("file", "upload", "--no-progress", bucket, source, f"{FOLDER}new.txt")),
            ("hide in its folder", ("file", "hide", inside)),
            ("delete in its folder", ("rm", "--no-progress", inside)),
            ("list the whole bucket", ("ls", f"b2://{bucket}")),
            ("read beside its folder", ("file", "cat", "--no-progress", f"b2://{bucket}/tree/sizes/1.bin")),
            ("list another bucket", ("ls", f"b2://{closed}")),
            ("read in another bucket", ("file", "cat", "--no-progress", f"b2://{closed}/secret.txt")),
            ("list keys", ("key", "list")),
            ("make a key", ("key", "create", "another-key", "listBuckets")),
            ("make a bucket", ("bucket", "create", "room-made-by-narrow-key", "allPrivate")),
            ("delete the bucket", ("bucket", "delete", bucket)),
        )

    def _refused(self, *words):
        try:
            said = self._client.stored_command("narrow", *words).decode()
        except Refused as refusal:
            if not any(word in str(refusal).lower() for word in ("unauthorized", "restricted", "capabilit", "not authorized")):
                raise Failure(f"failed, but not by a refusal: {str(refusal)[-500:]}") from None
            return
        raise Failure(f"was not refused: {said[-200:]}")

    def _nothing_changed(self):
        session = self._bench.key_maker(self._matrix.full_key).session
        stored = set(session.names(self._bucket.identifier, FOLDER))
        expected = {
            f"{FOLDER}{os.path.relpath(os.path.join(folder, name), os.path.join(self._tree, 'awkward'))}"
            for folder, _, names in os.walk(os.path.join(self._tree, "awkward"))
            for name in names
        }
        if stored != expected:
            raise Failure(f"differences: {sorted(stored ^ expected)[:5]}")
        if session.names(self._matrix.closed.identifier) != ["secret.txt"]:
            raise Failure("the other bucket was changed")
        buckets = session.call("b2_list_buckets", accountId=session.account)["buckets"]
        if any(bucket["bucketName"] == "room-made-by-narrow-key" for bucket in buckets):
            raise Failure("a bucket was made")

    def _delete(self, made):
        live = Session(self._bench.api_url, made)
        live.names(self._bucket.identifier, FOLDER)
        self._client.stored_command("narrow", "ls", f"b2://{self._bucket.name}/{FOLDER}")
        self._client.command(self._matrix.full_key, "key", "delete", made.identifier)
        expect_error(401, "bad_auth_token", lambda: live.names(self._bucket.identifier, FOLDER))
        expect_error(401, "bad_auth_token", lambda: live.download(self._bucket.name, f"{FOLDER}with space.txt"))
        expect_error(401, "unauthorized", lambda: Session(self._bench.api_url, made))
        self._refused("ls", f"b2://{self._bucket.name}/{FOLDER}")

    def _check(self, key_kind, what):
        return self._bench.report.check(self._client.name, key_kind, what)
