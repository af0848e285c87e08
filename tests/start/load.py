"""Readers who ask all the time, and remember every question that was not answered."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count


@dataclass
class Load:
    """Clients with kept-alive connections, each with a thread of its own.

    A refused connection is an answer: the client knows that nothing was begun. Everything else that
    is not a whole answer of status 200 is a failure.
    """

    port: int
    path: Callable[[int], str]
    clients: int = 8
    answered: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    def __enter__(self) -> "Load":
        self._is_over = threading.Event()
        self._numbers = count()
        self._threads = [
            threading.Thread(target=self._ask_all_the_time) for _ in range(self.clients)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exception) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, answers: int, seconds: float = 60) -> None:
        wanted, deadline = self.answered + answers, time.monotonic() + seconds
        while self.answered < wanted:
            assert time.monotonic() < deadline, (self.answered, self.failures)
            time.sleep(0.01)

    def _ask_all_the_time(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self._is_over.is_set():
            self._ask(connection)
        connection.close()

    def _ask(self, connection: HTTPConnection) -> None:
        path = self.path(next(self._numbers))
        try:
            if connection.sock is None:
                connection.connect()
        except ConnectionRefusedError:
            self.refused += 1
            time.sleep(0.05)
            return
        except OSError as error:
            self.failures.append(f"connect: {error!r}")
            return
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()  # closes what the server will not use again
        except (OSError, HTTPException) as error:
            self.failures.append(f"{path}: {error!r}")
            connection.close()
            return
        if response.status == 200 and body:
            self.answered += 1
        else:
            self.failures.append(f"{path}: {response.status}")
