"""Newest b2 CLI: every kind of key, a tree up and down, single-file commands, and the life of a narrow key."""

from cases.b2_command_line_client import B2CommandLineClient, b2_program
from cases.b2_command_line_files import FileCommands
from cases.b2_command_line_story import NarrowKeyStory
from harness.matrix import Matrix
from harness.report import Failure
from harness.trees import compare_times, compare_trees, describe_tree, make_tree

TREE_FILES = 3_000


class B2CommandLineCase:
    """The case of the newest b2 command line tool."""

    name = B2CommandLineClient.name

    def install(self, installer):
        self._program = b2_program(installer)

    def run(self, bench, full_key):
        place = bench.place_for(self.name)
        client = B2CommandLineClient(self._program, bench.api_url, place)
        version = place.run([self._program, "version"]).decode()
        bench.report.version(self.name, version.split("version ")[1].split()[0])
        matrix = Matrix(bench, client, place, full_key)
        tree = self._sync(bench, client, matrix, place)
        NarrowKeyStory(bench, client, matrix, place, tree).run()
        FileCommands(bench, client, matrix, place).run()
        matrix.run()

    def _sync(self, bench, client, matrix, place):
        full, bucket = matrix.full_key, matrix.second
        tree = make_tree(place.path("tree"), TREE_FILES)
        remote = f"b2://{bucket.name}/tree"
        with bench.report.check(self.name, "full", f"syncs a tree of {len(describe_tree(tree))} files up"):
            client.command(full, "sync", "--no-progress", "--threads", "10", tree, remote, seconds=900)
            stored = bench.key_maker(full).session.names(bucket.identifier, "tree/")
            if sorted(stored) != sorted(f"tree/{name}" for name in describe_tree(tree)):
                raise Failure(f"{len(stored)} names on the server")
        with bench.report.check(self.name, "full", "syncs it down again, equal in bytes and times"):
            returned = place.path("returned")
            client.command(full, "sync", "--no-progress", "--threads", "10", remote, returned, seconds=900)
            compare_trees(tree, returned)
            compare_times(tree, returned)
        with bench.report.check(self.name, "full", "has nothing to do when it syncs the same tree once more"):
            said = client.command(full, "sync", "--no-progress", "--dry-run", tree, remote).decode()
            if "upload" in said:
                raise Failure(f"wants to do {said[:300]}")
        return tree
