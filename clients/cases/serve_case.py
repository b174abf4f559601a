"""The server as a person runs it: first start, master key, b2 CLI, a narrow key, a refusal explained, a restart."""

import os
import shutil

from cases.b2_command_line_client import B2CommandLineClient, b2_program
from harness.keys import READ_ONLY, Bucket, Key, KeyMaker
from harness.report import Failure
from harness.server import ServerProcess
from harness.trees import compare_times, compare_trees, make_tree
from harness.wire import ApiError, Session, expect_error

TREE_FILES = 1_000


class ServeCase:
    """`./strongroom serve` on an empty directory, with the newest b2 command line tool."""

    name = "serve"

    def install(self, installer):
        self._program = b2_program(installer)

    def run(self, bench, full_key):
        self._bench = bench
        self._place = bench.place_for(self.name)
        self._data = self._place.path("data")
        self._tree = make_tree(self._place.path("tree"), TREE_FILES)
        with self._start() as server:
            self._first_start(server)
            master = self._generate_master_key()
            client = B2CommandLineClient(self._program, self._api_url, self._place)
            self._sync_up(client, master)
            self._narrow_key(client, master)
            with self._check("full", "ends on SIGTERM"):
                server.stop()
        with self._start() as server:
            self._api_url = self._read_until(server, "Data")["API"]
            self._after_restart(B2CommandLineClient(self._program, self._api_url, self._place), master)
        shutil.rmtree(self._data)

    def _start(self):
        listening = ["--listen", "0", "--console-listen", "0"]
        log_file = os.path.join(self._bench.output, "serve-server.log")
        return ServerProcess(
            self._bench.repository, log_file, self._bench.deadline, ["serve", "--data", self._data, *listening]
        )

    def _first_start(self, server):
        with self._check("full", "starts on an empty directory and says how to sign in"):
            said = self._read_until(server, "restic")
            self._api_url = said["API"]
            self._bench.secrets.add(said["Password"])
            if "@" not in said["E-mail"] or len(said["Password"]) < 12:
                raise Failure("the first account has no e-mail address or a short password")

    def _read_until(self, server, last):
        """The first two words of each line that has two, up to the line that begins with the given one."""
        said = {}
        while last not in said:
            words = server.line().split()
            if len(words) >= 2:
                said.setdefault(words[0], words[1])
        return said

    def _generate_master_key(self):
        said = self._strongroom("key", "master", tells_secrets=True).split()
        key = Key(said[said.index("applicationKeyId:") + 1], said[said.index("applicationKey:") + 1])
        self._bench.secrets.add(key.secret)
        return key

    def _sync_up(self, client, master):
        with self._check("full", "takes a synced tree with the master key and gives it back"):
            client.command(master, "bucket", "create", "serve-tree", "allPrivate")
            client.command(master, "sync", "--no-progress", self._tree, "b2://serve-tree/tree", seconds=900)
            self._sync_down(client, master, "returned")

    def _sync_down(self, client, key, name):
        client.command(key, "sync", "--no-progress", "b2://serve-tree/tree", self._place.path(name), seconds=900)
        compare_trees(self._tree, self._place.path(name))
        compare_times(self._tree, self._place.path(name))

    def _narrow_key(self, client, master):
        session = Session(self._api_url, master)
        bucket = Bucket("serve-tree", session.call("b2_list_buckets", accountId=session.account)["buckets"][0]["bucketId"])
        keys = KeyMaker(session, self._bench.secrets)
        self._narrow = keys.one_bucket(bucket, READ_ONLY, "tree/awkward")
        live = Session(self._api_url, self._narrow)
        with self._check("read-only", "lists below its prefix"):
            if not client.list(self._narrow, bucket, "tree/awkward/"):
                raise Failure("nothing is listed")
        with self._check("read-only", "is refused to store, and the operator can have it explained"):
            self._explained(live, bucket)
        with self._check("read-only", "is dead at the next request after ./strongroom key delete"):
            live.names(bucket.identifier, "tree/awkward")
            self._strongroom("key", "delete", self._narrow.identifier)
            expect_error(401, "bad_auth_token", lambda: live.names(bucket.identifier, "tree/awkward"))

    def _explained(self, live, bucket):
        try:
            live.upload(bucket.identifier, "tree/awkward/new", b"new")
        except ApiError as error:
            if (error.status, error.code) != (401, "unauthorized"):
                raise
            sentence = self._strongroom("explain", error.request_identifier)
            if "writeFiles" not in sentence:
                raise Failure(f"explained as {sentence!r}") from None
            return
        raise Failure("was not refused")

    def _after_restart(self, client, master):
        with self._check("full", "gives the tree back after a restart"):
            self._sync_down(client, master, "returned-after-restart")
        with self._check("read-only", "stays dead after a restart"):
            expect_error(401, "unauthorized", lambda: Session(self._api_url, self._narrow))
        with self._check("full", "a new master key makes the old one and its live token invalid"):
            live = Session(self._api_url, master)
            newer = self._generate_master_key()
            expect_error(401, "bad_auth_token", lambda: live.call("b2_list_buckets", accountId=live.account))
            client.command(newer, "ls", "b2://serve-tree")

    def _strongroom(self, *words, tells_secrets=False):
        command = [os.path.join(self._bench.repository, "strongroom"), *words, "--data", self._data]
        return self._place.run(command, directory=self._bench.repository, tells_secrets=tells_secrets).decode()

    def _check(self, key_kind, what):
        return self._bench.report.check(self.name, key_kind, what)
