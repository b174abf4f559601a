"""Starts the programs of this repository that serve, on ports that the system chooses, and ends them again."""

import json
import os
import queue
import shutil
import signal
import subprocess
import threading

from harness.process import clean_environment
from harness.report import Failure

# What the server's own script and its build take from the environment.
KEPT_SETTINGS = ("JAVA_", "MAVEN_", "STRONGROOM_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


class ServerProcess:
    """A running `./strongroom`. Use as a context manager; the process is ended on the way out."""

    START_SECONDS = 420  # the first start builds the server when no build is there yet
    STOP_SECONDS = 60

    def __init__(self, repository, log_file, deadline, arguments):
        self._log_name = os.path.basename(log_file)
        self._deadline = deadline
        with open(log_file, "ab") as log:
            self._process = subprocess.Popen(
                ["./strongroom", *arguments],
                cwd=repository,
                env=strongroom_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        self._lines = queue.Queue()
        threading.Thread(target=self._read_lines, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(self.STOP_SECONDS)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def line(self):
        """The next line of its standard output, without the line's end; Failure when there is none in time."""
        try:
            line = self._lines.get(timeout=self._deadline.at_most(self.START_SECONDS))
        except queue.Empty:
            line = None
        if line is None:
            raise Failure(f"the server did not become ready; see {self._log_name}")
        return line.decode().rstrip("\n")

    def stop(self):
        """Sends SIGTERM and returns the exit status; Failure when the server does not end by itself."""
        os.kill(self._process.pid, signal.SIGTERM)
        try:
            return self._process.wait(self.STOP_SECONDS)
        except subprocess.TimeoutExpired:
            raise Failure(f"still running {self.STOP_SECONDS} s after SIGTERM") from None

    def _read_lines(self):
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)


class Emulator(ServerProcess):
    """`./strongroom dev` with an empty data directory. `details` is the JSON object of its first line."""

    def __init__(self, repository, output, deadline, name="server"):
        data = os.path.join(output, "data" if name == "server" else f"{name}-data")
        shutil.rmtree(data, ignore_errors=True)
        # The server finds free ports itself and says which: nobody can take them in between.
        ports = ["--port", "0", "--console-port", "0"]
        log_file = os.path.join(output, f"{name}.log")
        super().__init__(repository, log_file, deadline, ["dev", "--partner", "--data", data, *ports])

    def __enter__(self):
        try:
            self.details = json.loads(self.line())
        except BaseException as reason:
            self.__exit__()
            raise Failure("the first line of dev is no JSON") if isinstance(reason, ValueError) else reason
        return self


def strongroom_environment():
    """The environment for every use of ./strongroom."""
    return clean_environment({name: value for name, value in os.environ.items() if name.startswith(KEPT_SETTINGS)})
