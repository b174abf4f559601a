"""rclone with B2's three test modes: it must get through two of them and be told of the third."""

from harness.process import Refused
from harness.report import Failure
from harness.trees import compare_trees, make_tree

TREE_FILES = 15
MANY_TRIES = {"RCLONE_LOW_LEVEL_RETRIES": "30", "RCLONE_RETRIES": "3"}


class TestModes:
    """Works in the client's second bucket."""

    def __init__(self, bench, client, matrix, place):
        self._bench = bench
        self._client = client
        self._place = place
        self._full = matrix.full_key
        self._remote = f"b2:{matrix.second.name}"

    def run(self):
        tree = make_tree(self._place.path("test-modes"), TREE_FILES)
        for mode in ("fail_some_uploads", "expire_some_account_authorization_tokens"):
            with self._check(f"gets a tree through {mode}"):
                self._get_through(tree, mode)
        with self._check("is told of force_cap_exceeded"):
            self._cap_exceeded(tree)

    def _get_through(self, tree, mode):
        remote = f"{self._remote}/{mode}"
        log_file = self._place.path(f"{mode}.log")
        logging = ("-vv", "--log-file", log_file)
        self._command(mode, "copy", *logging, tree, remote)
        self._command(mode, "copy", *logging, remote, self._place.path(mode))
        with open(log_file, encoding="utf-8") as log:
            if "low level retry" not in log.read():
                raise Failure("the mode never failed a request, so nothing was repeated")
        compare_trees(tree, self._place.path(mode))

    def _cap_exceeded(self, tree):
        try:
            self._command("force_cap_exceeded", "copy", tree, f"{self._remote}/capped")
        except Refused as refusal:
            if "cap" not in str(refusal) or "403" not in str(refusal):
                raise Failure(f"failed otherwise: {str(refusal)[-500:]}") from None
            return
        raise Failure("uploads went through")

    def _command(self, mode, *words):
        return self._client.command(self._full, *words, "--b2-test-mode", mode, settings=MANY_TRIES)

    def _check(self, what):
        return self._bench.report.check(self._client.name, "full", what)
