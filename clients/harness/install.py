"""Installs the clients into the ignored folder clients/.cache, each apart from the others and from this machine."""

import os
import shutil
import subprocess
import sys
import time

from harness.process import clean_environment

# Settings of the package managers that belong to this machine and must reach them.
KEPT_SETTINGS = ("PIP_", "NPM_CONFIG_", "npm_config_", "GO", "SSL_CERT", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
                 "http_proxy", "https_proxy", "no_proxy", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CARGO_")

# Registries and mirrors fail now and then; what failed is tried again after so many seconds.
PAUSES_SECONDS = (0, 5, 20)


class InstallFailed(Exception):
    """Something could not be installed; says what, and ends the run."""


class Installer:
    """Installs from Debian, PyPI, npm and Go, or (install=False) only checks that everything is there."""

    def __init__(self, cache, log_file, deadline, install):
        self.cache = cache
        self._log_file = log_file
        self._deadline = deadline
        self._install = install
        self._lists_are_fresh = False
        self._done = set()

    def debian(self, *packages):
        """Makes sure that Debian packages are installed; nothing is asked of the network when they are."""
        missing = [package for package in packages if not debian_has(package)]
        if not missing:
            return
        self._refuse_when_not_installing(f"Debian packages {' '.join(missing)}")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        if not self._lists_are_fresh:
            self._run(["apt-get", "update", "-q"], "apt-get update", quiet)
            self._lists_are_fresh = True
        command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing]
        self._run(command, f"Debian packages {' '.join(missing)}", quiet)

    def python(self, name, *packages):
        """A virtual environment with the newest installable releases; returns the folder of its programs."""
        programs = os.path.join(self.cache, "python", name, "bin")
        if not self._install:
            self._expect(os.path.join(programs, "python"))
            return programs
        if not os.path.exists(os.path.join(programs, "pip")):
            self._make_virtual_environment(os.path.dirname(programs))
        if programs in self._done:
            return programs
        pip = [os.path.join(programs, "python"), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
        self._run([*pip, "--upgrade", "--upgrade-strategy", "eager", *packages], f"Python package {' '.join(packages)}")
        self._done.add(programs)
        return programs

    def node(self, *packages, folder="node"):
        """npm packages in a folder of their own, without a lock file; returns the folder of the modules."""
        prefix = os.path.join(self.cache, folder)
        modules = os.path.join(prefix, "node_modules")
        if not self._install:
            for package in packages:
                self._expect(os.path.join(modules, package))
            return modules
        if modules in self._done:
            return modules
        os.makedirs(prefix, exist_ok=True)
        options = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", prefix]
        newest = [f"{package}@latest" for package in packages]
        self._run(["npm", "install", *options, *newest], f"npm packages {' '.join(packages)}")
        self._done.add(modules)
        return modules

    def go(self, module, version, package):
        """Builds one program of a Go module at the given version; returns its path.

        Built from a module of our own that requires it, because `go install` would also ask for modules
        under the longer path of the package, which not every module proxy answers as Go expects.
        """
        workspace = os.path.join(self.cache, "go", f"{os.path.basename(package)}-{version}")
        program = os.path.join(workspace, os.path.basename(package))
        if os.path.exists(program):
            return program
        self._refuse_when_not_installing(program)
        shutil.rmtree(workspace, ignore_errors=True)
        os.makedirs(workspace)
        what = f"Go program {package} {version}"
        self._run(["go", "mod", "init", "strongroom.invalid/clients"], what, directory=workspace)
        self._run(["go", "get", f"{module}@{version}"], what, directory=workspace)
        self._run(["go", "build", "-mod=mod", "-trimpath", "-o", program, package], what, directory=workspace, seconds=600)
        return program

    def go_program(self, source, modules):
        """Builds one Go source file of ours with the newest releases of the modules; returns the path of the program.

        While a release is being published, or held back by a mirror, its modules contradict each other. Then the
        versions are taken that `modules` names for each of them.
        """
        name = os.path.basename(os.path.dirname(source))
        workspace = os.path.join(self.cache, "go", name)
        program = os.path.join(workspace, name)
        if not self._install:
            self._expect(program)
            return program
        os.makedirs(workspace, exist_ok=True)
        shutil.copyfile(source, os.path.join(workspace, os.path.basename(source)))
        try:
            self._build_go(workspace, program, dict.fromkeys(modules, "latest"))
        except InstallFailed as refused:
            print(f"  {refused}; with {', '.join(modules.values())} instead of the newest", flush=True)
            self._build_go(workspace, program, modules)
        return program

    def _build_go(self, workspace, program, versions):
        what = f"Go program {os.path.basename(program)}"
        for left in ("go.mod", "go.sum"):
            if os.path.exists(os.path.join(workspace, left)):
                os.remove(os.path.join(workspace, left))
        self._run(["go", "mod", "init", f"strongroom.invalid/{os.path.basename(program)}"], what, directory=workspace)
        wanted = [f"{module}@{version}" for module, version in versions.items()]
        self._run(["go", "get", *wanted], what, directory=workspace)
        self._run(["go", "build", "-mod=mod", "-trimpath", "-o", program, "."], what, directory=workspace, seconds=600)

    def _make_virtual_environment(self, folder):
        if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode != 0:
            self.debian("python3-venv")
        self._run([sys.executable, "-m", "venv", folder], f"virtual environment {os.path.basename(folder)}")

    def _expect(self, path):
        if not os.path.exists(path):
            self._refuse_when_not_installing(path)

    def _refuse_when_not_installing(self, what):
        if not self._install:
            raise InstallFailed(f"{what}: not there, and --no-install was given")

    def _run(self, command, what, environment=None, directory=None, seconds=300):
        settings = {name: value for name, value in os.environ.items() if name.startswith(KEPT_SETTINGS)}
        variables = clean_environment({**settings, **(environment or {})})
        for pause in PAUSES_SECONDS:
            time.sleep(self._deadline.at_most(pause))
            problem = self._try(command, variables, directory, seconds)
            if problem is None:
                return
        raise InstallFailed(f"{what}: {command[0]} {problem}; see {os.path.basename(self._log_file)}")

    def _try(self, command, variables, directory, seconds):
        """Runs it once; None, or what went wrong."""
        with open(self._log_file, "ab") as log:
            log.write(f"$ {' '.join(command)}\n".encode())
            log.flush()
            try:
                finished = subprocess.run(
                    command,
                    env=variables,
                    cwd=directory,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    timeout=self._deadline.at_most(seconds),
                )
            except FileNotFoundError:
                raise InstallFailed(f"there is no program {command[0]} on this machine") from None
            except subprocess.TimeoutExpired:
                return "did not finish in time"
        return None if finished.returncode == 0 else "failed"


def debian_has(package):
    """Whether the Debian package is installed."""
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True)
    return asked.stdout == "install ok installed"
