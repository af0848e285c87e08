"""gunicorn's threaded worker, made to lose nobody when it is told to stop.

gunicorn finishes the requests that it has begun. It also leaves the listening socket open while it
does, so the kernel goes on completing connections that nobody will ever accept; when the process
ends they are reset. A client whose request was on such a connection cannot know whether it was
answered. Here whoever has come through the door is still served, and then the door is shut: later
ones are refused, which every proxy and every client takes for what it is.
"""

import ctypes
import mmap
import socket
import struct
import sys

from gunicorn.workers.gthread import ThreadWorker

SO_ATTACH_FILTER = 26  # Linux; Python's socket module does not name it
# A packet filter on the listening socket: load the byte of flags from the TCP header; where SYN is
# set, drop the packet, else let it pass. A newcomer then waits for a moment and is refused (or let
# in by the process that comes after us), while a handshake that has begun is completed.
IGNORE_NEWCOMERS = b"".join(
    struct.pack("=HBBI", *step)
    for step in (
        (0x30, 0, 0, 13),  # ldb [13]
        (0x45, 0, 1, 0x02),  # jset #SYN
        (0x06, 0, 0, 0),  # ret 0
        (0x06, 0, 0, 0x40000),  # ret all of it
    )
)


# One byte that the first process and its workers share: not 0 when all of them are to stop.
SERVER_STOPS = mmap.mmap(-1, 1)


def tell_workers_of_the_end(arbiter) -> None:
    """SIGTERM alone does not tell a worker whether it is the only one to go: it gets the same one
    from an operator, and when gunicorn starts its workers anew or has one too many."""
    stop = arbiter.stop

    def stop_all(graceful=True):
        # A socket that somebody else goes on serving stays open: the gunicorn that replaces this
        # one, or systemd.
        is_ours = not (arbiter.reexec_pid or arbiter.master_pid or arbiter.systemd)
        SERVER_STOPS[0] = is_ours
        stop(graceful)

    arbiter.stop = stop_all


class Worker(ThreadWorker):
    def set_accept_enabled(self, enabled):
        """A worker that is only replaced leaves the door to the others; the last ones shut it."""
        super().set_accept_enabled(enabled)
        if SERVER_STOPS[0] and not enabled and not self.alive:
            for listener in self.sockets:
                ignore_newcomers(listener)
                self.take_in_who_waits(listener)
                listener.close()

    def take_in_who_waits(self, listener):
        before = None
        while before != self.nr_conns:
            before = self.nr_conns
            self.accept(listener)


def ignore_newcomers(listener: socket.socket) -> None:
    if not sys.platform.startswith("linux") or listener.family == socket.AF_UNIX:
        return
    steps = ctypes.create_string_buffer(IGNORE_NEWCOMERS)
    program = struct.pack("HL", len(IGNORE_NEWCOMERS) // 8, ctypes.addressof(steps))
    listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)
