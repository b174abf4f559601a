"""Collects the outcome of every check and prints the table and the closing line."""

import contextlib
import time
import traceback

KEY_KINDS = ("full", "one-bucket", "multi-bucket", "prefix", "read-only", "master")


class Failure(Exception):
    """A check found something else than it expected."""


class Report:
    """Every check belongs to a client and a kind of key; an exception inside a check is its failure."""

    def __init__(self):
        self._results = []
        self._versions = {}

    def version(self, client, version):
        """Names the version of a client that was really run."""
        self._versions[client] = version

    @contextlib.contextmanager
    def check(self, client, key_kind, what):
        """Runs the body of the with statement as one check. Does not raise, so the next check still runs."""
        assert key_kind in KEY_KINDS, key_kind
        started = time.monotonic()
        problem = None
        try:
            yield
        except Exception as raised:
            problem = describe(raised)
        seconds = time.monotonic() - started
        self._results.append((client, key_kind, what, problem))
        mark = "ok  " if problem is None else "FAIL"
        print(f"{mark} {client:<18} {key_kind:<12} {seconds:6.1f} s  {what}", flush=True)
        if problem is not None:
            print("     " + problem.replace("\n", "\n     "), flush=True)

    def failed(self):
        """The number of checks that failed."""
        return sum(1 for result in self._results if result[3] is not None)

    def print_table(self):
        """One row for each client and one column for each kind of key: checks passed of checks made."""
        clients = list(dict.fromkeys(result[0] for result in self._results))
        print()
        print(f"{'client':<18} {'version':<24}" + "".join(f"{kind:<14}" for kind in KEY_KINDS))
        for client in clients:
            cells = "".join(f"{self._cell(client, kind):<14}" for kind in KEY_KINDS)
            print(f"{client:<18} {self._versions.get(client, '-'):<24}{cells}")
        for client, kind, what, problem in self._results:
            if problem is not None:
                print(f"failed: {client}, {kind} key: {what}")
        print()

    def print_closing_line(self):
        """The plain line with the counts, alone."""
        print(f"{len(self._results) - self.failed()} passed, {self.failed()} failed", flush=True)

    def _cell(self, client, kind):
        problems = [result[3] for result in self._results if result[:2] == (client, kind)]
        if not problems:
            return "-"
        passed = problems.count(None)
        return f"{passed}/{len(problems)} " + ("ok" if passed == len(problems) else "FAILED")


def describe(raised):
    """The last words of an exception; where it happened too, when it is not one of ours."""
    words = f"{type(raised).__name__}: {raised}"[-1500:]
    if type(raised).__module__.split(".")[0] in ("harness", "cases"):
        return words
    frame = traceback.extract_tb(raised.__traceback__)[-1]
    return f"{words} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})"
