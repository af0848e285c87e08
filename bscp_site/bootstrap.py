"""Makes the virtual environment: `python3 bscp_site/bootstrap.py runtime` (or `development`).

Standard library only, and in words that Python 3.6 can read: an old Python is to hear what is
needed, not to stumble over the syntax.
"""

import errno
import fcntl
import hashlib
import importlib.util
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "stamp.json")
VAR = os.path.join(ROOT, "var")
LOG = os.path.join(VAR, "log", "install.log")
LOG_NAME = os.path.relpath(LOG, ROOT)

OLDEST = (3, 11)
# Development is compiled on top of runtime, so it holds every runtime package at the same version.
# Production is runtime with what several machines need.
LOCKS = {
    "runtime": ["runtime.txt"],
    "development": ["runtime.txt", "development.txt"],
    "production": ["runtime.txt", "production.txt"],
}

# What pip says, and what to do about it. The first that is found is told.
FAILURES = [
    (
        r"No space left on device",
        "The disk is full: free some space and run the command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A fetched package is not the one that requirements/ names: try another network, "
        "and if it happens again tell the maintainers what " + LOG_NAME + " says.",
    ),
    (
        r"require a different python version|requires a different Python",
        f"A package does not run on Python {platform.python_version()}: name another with "
        f"PYTHON=, as in `make run PYTHON=python3.12` (see {LOG_NAME}).",
    ),
    (
        r"NewConnectionError|Max retries|Connection (refused|reset|aborted)|timed out|ProxyError"
        r"|SSLError|Name or service not known|Temporary failure|No matching distribution",
        "The packages could not be fetched: check the network and run the command again "
        f"(pip's own words are in {LOG_NAME}).",
    ),
]
UNKNOWN_FAILURE = (
    "The packages could not be installed: "
    "put right what the end of " + LOG_NAME + " says and run the command again."
)

INTERRUPTS = []  # the signals that have asked this process to stop


class PlainError(Exception):
    """Ends a command with one sentence that says what to do."""


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run_command(command):
    """Run a command's function; answer with its exit code, and with one sentence if it stops."""
    try:
        return command() or 0
    except BaseException as stop:
        # On its way up an interrupt may have become another fault, as in an import of Python 3.11.
        if INTERRUPTS or isinstance(stop, KeyboardInterrupt):
            sys.stderr.write("\nStopped before it was ready: run the command again to go on.\n")
            return 130
        if not isinstance(stop, PlainError):
            raise
        sys.stdout.flush()
        sys.stderr.write(str(stop) + "\n")
        return 1


def check_python(version):
    if tuple(version[:2]) < OLDEST:
        raise PlainError(
            "Python 3.11 or newer is needed and this is {}.{}: install it "
            "(as root: apt install python3 python3-venv) or name another with "
            "PYTHON=, as in `make run PYTHON=python3.12`.".format(*version[:2])
        )


def check_venv_module():
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise PlainError(
            "Python's venv module is missing: install it "
            "(as root: apt install python3-venv) and run the command again."
        )


def check_writable():
    try:
        os.makedirs(os.path.dirname(LOG), exist_ok=True)
        for folder in (ROOT, VAR, os.path.dirname(LOG)):
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"x")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise PlainError(FAILURES[0][1]) from error
        raise PlainError(
            f"The folder {ROOT} cannot be written to: give your user the right to write there, "
            "or copy the project to a folder of your own."
        ) from error


def lock_files(which):
    return [os.path.join(ROOT, "requirements", name) for name in LOCKS[which]]


def fingerprint(which):
    """What an installed set was made from; the folder counts, as its scripts name it."""
    found = hashlib.sha256((platform.python_version() + ROOT).encode())
    for path in lock_files(which):
        with open(path, "rb") as lock:
            found.update(lock.read())
    return found.hexdigest()


def installed():
    """The set whose install was finished from today's lock files, or None."""
    try:
        with open(STAMP) as stamp:
            which, made_from = json.load(stamp)
        current = which in LOCKS and made_from == fingerprint(which)
    except (OSError, ValueError, TypeError):
        return None
    return which if current and os.path.exists(VENV_PYTHON) else None


def is_satisfied(which):
    found = installed()
    return found == which or (which == "runtime" and found is not None)


def install(which, lock):
    """Without a current stamp nothing in .venv is trusted: a half-made one is made anew."""
    with open(LOG, "w") as log:
        if installed() is None:
            say("Making the virtual environment in .venv")
            run([sys.executable, "-m", "venv", "--clear", VENV], log, lock)
        else:
            os.remove(STAMP)
        pip = [VENV_PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input"]
        pip += ["--disable-pip-version-check", "--progress-bar", "off"]
        pip += ["-r", lock_files(which)[-1]]
        run(pip, log, lock, progress=Progress(lock_files(which)[-1]))
    with open(STAMP + ".new", "w") as stamp:
        json.dump([which, fingerprint(which)], stamp)
    os.replace(STAMP + ".new", STAMP)


class Progress:
    """Counts the packages as pip names them."""

    def __init__(self, lock_file):
        with open(lock_file) as lock:
            self.total = len(re.findall(r"^[a-z0-9][^\s#]*==", lock.read(), re.M | re.I))
        self.count = 0

    def __call__(self, line):
        if line.startswith(("Collecting ", "Processing ")):
            self.count += 1
            if self.count % 10 == 0 or self.count == self.total:
                say(f"Fetched {self.count} of {self.total} packages")
        elif line.startswith("Installing collected packages"):
            say("Installing them (up to a minute)")


def run(arguments, log, lock, progress=None):
    # The child holds the lock too: should we be killed, nobody else starts before it has ended.
    child = subprocess.Popen(
        arguments,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        pass_fds=[lock.fileno()],
    )
    try:
        for line in child.stdout:
            log.write(line)
            if progress:
                progress(line)
        if child.wait() != 0:
            log.flush()
            raise PlainError(explain_failure())
    finally:
        if child.poll() is None:
            child.send_signal(signal.SIGINT)  # pip then clears away what it has begun
            child.wait()


def explain_failure():
    with open(LOG) as log:
        said = log.read()
    for pattern, sentence in FAILURES:
        if re.search(pattern, said):
            return sentence
    return UNKNOWN_FAILURE


def interrupt(signum, frame):
    INTERRUPTS.append(signum)
    raise KeyboardInterrupt


def main():
    which = sys.argv[1] if len(sys.argv) == 2 else ""
    if which not in LOCKS:
        raise PlainError("Say which packages are wanted: runtime, development or production.")
    check_python(sys.version_info)
    check_writable()
    if is_satisfied(which):
        return
    check_venv_module()
    signal.signal(signal.SIGTERM, interrupt)
    with open(os.path.join(VAR, "install.lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Waiting for another install to finish")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_satisfied(which):
            install(which, lock)
            say("Packages installed")


if __name__ == "__main__":
    sys.exit(run_command(main))
