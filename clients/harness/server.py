"""Starts the emulator of this repository on free ports and ends it again."""

import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import threading

from harness.process import clean_environment
from harness.report import Failure


# What the server's own script and its build take from the environment.
KEPT_SETTINGS = ("JAVA_", "MAVEN_", "STRONGROOM_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


class Server:
    """A running `./strongroom dev` with an empty data directory. Use as a context manager; it is ended on the way out."""

    START_SECONDS = 420  # the first start builds the server when no build is there yet
    STOP_SECONDS = 20

    def __init__(self, repository, output, deadline):
        self._repository = repository
        self._log_file = os.path.join(output, "server.log")
        self._data = os.path.join(output, "data")
        self._deadline = deadline
        self.details = {}

    def __enter__(self):
        api_port, console_port = free_ports(2)
        shutil.rmtree(self._data, ignore_errors=True)
        command = ["./strongroom", "dev", "--data", self._data]
        command += ["--port", str(api_port), "--console-port", str(console_port)]
        environment = {name: value for name, value in os.environ.items() if name.startswith(KEPT_SETTINGS)}
        with open(self._log_file, "wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self._repository,
                env=clean_environment(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        lines = queue.Queue()
        threading.Thread(target=self._read_lines, args=(lines,), daemon=True).start()
        try:
            first = lines.get(timeout=self._deadline.at_most(self.START_SECONDS))
            self.details = json.loads(first)
        except (queue.Empty, ValueError):
            self._end()
            raise Failure(f"the server printed no line of JSON; see {os.path.basename(self._log_file)}") from None
        return self

    def __exit__(self, *_):
        self._end()

    def stop(self):
        """Sends SIGTERM and returns the exit status; Failure when the server does not end by itself."""
        os.kill(self._process.pid, signal.SIGTERM)
        try:
            return self._process.wait(self.STOP_SECONDS)
        except subprocess.TimeoutExpired:
            raise Failure(f"still running {self.STOP_SECONDS} s after SIGTERM") from None

    def _read_lines(self, lines):
        for line in self._process.stdout:
            lines.put(line)
        lines.put(b"")

    def _end(self):
        try:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(self.STOP_SECONDS)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def free_ports(count):
    """That many ports of the loopback address which nothing listens on now."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports
