"""Processes that start and stop together."""

import ctypes
import os
import signal
import subprocess
import sys
import time

from bscp_site.bootstrap import PlainError

PROCESSES = {
    "web server": ["-m", "gunicorn", "-c", "bscp_site/gunicorn.py"],
    "worker": ["manage.py", "worker"],
    "scheduler": ["manage.py", "scheduler"],
}
# Longer than gunicorn's graceful_timeout, so that a request in work is answered.
PATIENCE = 30  # seconds
PR_SET_PDEATHSIG = 1


class Together:
    """Children of this process: the end of one is the end of all."""

    def __init__(self):
        self.children: dict[str, subprocess.Popen] = {}
        self.is_stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # `nohup` has SIGHUP ignored: that stands.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self.ask_to_stop)

    def ask_to_stop(self, signum, frame):
        if self.is_stopping:  # asked twice: no more patience
            self.kill()
        self.is_stopping = True

    def start(self, name: str, *arguments: str) -> None:
        self.children[name] = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            # In a group of its own: Ctrl-C reaches us alone, and we stop it in order.
            process_group=0,
            preexec_fn=die_with(os.getpid()),
        )

    def check(self) -> None:
        for name, child in self.children.items():
            if child.poll() is not None:
                raise PlainError(
                    f"The {name} ended by itself (exit code {child.returncode}) and the rest was "
                    "stopped: put right what it said last and run the command again."
                )

    def stop(self) -> None:
        self.is_stopping = True
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            try:
                child.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        for child in self.children.values():
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)


def die_with(parent: int, by: int = signal.SIGTERM):
    """What a child does before its program starts, so that it ends however the parent is killed."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)

    def ask_the_kernel():
        libc.prctl(PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:  # killed before we could ask
            os._exit(1)

    return ask_the_kernel
