"""A mail server for the tests: real sockets, as many words of SMTP as a sender needs, and moods."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters and keeps them. `refuses` answers RCPT of an address with a code."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.refuses: dict[str, int] = {}

    @property
    def mailer(self) -> dict[str, object]:
        host, port = self.server_address[:2]
        return {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": host, "port": port, "timeout": 5},
        }


class _Counter(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self._say("220 post office")
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith(("EHLO", "HELO", "MAIL", "RSET")):
                self._say("250 yes")
            elif word.startswith("RCPT"):
                to = line.partition("<")[2].rstrip(">")
                code = self.server.refuses.get(to, 250)
                self._say(f"{code} {'yes' if code == 250 else 'no such box for ' + to}")
            elif word == "DATA":
                self._say("354 go on")
                self._take()
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("502 what?")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.raw.append(b"".join(lines))
        self.server.taken.append(
            email.message_from_bytes(self.server.raw[-1], policy=email.policy.default)
        )
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        thread = threading.Thread(target=office.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield office
        finally:
            office.shutdown()
            thread.join()
