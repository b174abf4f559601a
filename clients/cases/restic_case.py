"""restic: newest (built from its Go module) and Debian 12's 0.14.0, each with a whole life of a repository."""

import os
import shutil

from cases.restic_client import ResticClient
from cases.restic_keys import ResticKeys
from harness.keys import READ_AND_WRITE, READ_ONLY
from harness.report import Failure
from harness.trees import compare_times, compare_trees, make_tree, seeded_bytes, write_file

MODULE = "github.com/restic/restic"
VERSION = "v0.19.1"
TREE_FILES = 800


class ResticCase:
    """What both releases are made to do."""

    name = ""
    authorize_version = 0
    read_and_write = READ_AND_WRITE
    read_only = READ_ONLY

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = self.client(bench, place)
        bench.report.version(self.name, place.run([self._program, "version"]).decode().split()[1])
        keys = bench.key_maker(full_key)
        bucket = keys.bucket(f"room-{self.name}-open")
        tree = make_tree(place.path("tree"), TREE_FILES)
        self._life(bench, client, full_key, bucket, place, tree)
        ResticKeys(bench, client, self, keys, bucket, place, tree, full_key).run()

    def client(self, bench, place):
        """The program with the way it reaches the server."""
        return ResticClient(self._program, bench.proxy_settings(), place)

    def _life(self, bench, client, full_key, bucket, place, tree):
        def restic(*words):
            return client.command(full_key, bucket, "repository", *words)

        with bench.report.check(self.name, "full", "makes a repository, backs a tree up and checks every byte"):
            restic("init")
            restic("backup", tree)
            restic("check", "--read-data")
        with bench.report.check(self.name, "full", "restores it equal in bytes and times"):
            self._restore(client, full_key, bucket, place, "restored", tree)
        with bench.report.check(self.name, "full", "forgets and prunes a snapshot, and the newer one is whole"):
            shutil.rmtree(os.path.join(tree, "usr"))
            write_file(os.path.join(tree, "added.bin"), seeded_bytes("added", 3_000_000))
            restic("backup", tree)
            if len(client.snapshots(full_key, bucket, "repository")) != 2:
                raise Failure("two snapshots expected")
            restic("forget", "--keep-last", "1", "--prune")
            if len(client.snapshots(full_key, bucket, "repository")) != 1:
                raise Failure("one snapshot expected")
            restic("check", "--read-data")
            self._restore(client, full_key, bucket, place, "restored-newer", tree)

    def _restore(self, client, key, bucket, place, name, tree):
        client.command(key, bucket, "repository", "restore", "latest", "--target", place.path(name))
        compare_trees(tree, place.path(name) + tree)
        compare_times(tree, place.path(name) + tree)


class NewestResticCase(ResticCase):
    """Speaks API version 3."""

    name = "restic"
    authorize_version = 3

    def install(self, installer):
        installer.debian("openssl")
        self._program = installer.go(MODULE, VERSION, f"{MODULE}/cmd/restic")


class DebianResticCase(ResticCase):
    """Speaks API version 1."""

    name = "debian-restic"
    authorize_version = 1

    def install(self, installer):
        installer.debian("restic", "openssl")
        self._program = "/usr/bin/restic"
