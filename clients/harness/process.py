"""Runs one program with a bound on its time and writes what it said to a log, without secrets."""

import os
import signal
import subprocess
import time


class Refused(Exception):
    """The program ended with a failure; holds everything that it printed."""


class TookTooLong(Exception):
    """The program was still running when its time was over, and was ended."""


class ProgramRunner:
    """Runs programs for one client. Each call is bounded in time and appended to that client's log file."""

    def __init__(self, log_file, deadline, secrets):
        self._log_file = log_file
        self._deadline = deadline
        self._secrets = secrets

    def run(self, command, environment=None, seconds=300, directory=None, tells_secrets=False):
        """Returns standard output as bytes. Raises Refused on a failing exit status, TookTooLong when time is over.

        The program gets only the given variables besides the ordinary ones of this machine, so that
        nothing set by the person who runs this (a proxy, stored credentials) changes the outcome. What a
        program prints that tells a new secret is not logged.
        """
        started = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command],
            env=clean_environment(environment),
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            output, errors = process.communicate(timeout=self._deadline.at_most(seconds))
        except BaseException as reason:
            os.killpg(process.pid, signal.SIGKILL)
            output, errors = process.communicate()
            self._write(command, "ended by us", output, errors, started)
            if isinstance(reason, subprocess.TimeoutExpired):
                raise TookTooLong(f"still running after {reason.timeout:.0f} s: {self._clean(errors)[-300:]}") from None
            raise
        shown = b"(tells a secret)\n" if tells_secrets else output
        self._write(command, process.returncode, shown, errors, started)
        if process.returncode != 0:
            raise Refused(self._clean(output + b"\n" + errors))
        return output

    def _write(self, command, status, output, errors, started):
        words = self._clean(" ".join(str(word) for word in command).encode())
        with open(self._log_file, "a", encoding="utf-8") as log:
            log.write(f"$ {words}\n[exit {status} after {time.monotonic() - started:.1f} s]\n")
            log.write(shorten(self._clean(output)))
            log.write(shorten(self._clean(errors)) + "\n")

    def _clean(self, text):
        words = text.decode("utf-8", "replace")
        for secret in self._secrets:
            words = words.replace(secret, "(secret)")
        return words


def clean_environment(extra):
    """The variables that a program needs of this machine, and the given ones."""
    kept = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "PYENV_ROOT")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["LC_ALL"] = "C.UTF-8"
    environment.update(extra or {})
    return environment


def shorten(text):
    """Keeps both ends of a very long output."""
    if len(text) <= 20_000:
        return text
    return text[:10_000] + "\n[...]\n" + text[-10_000:]
