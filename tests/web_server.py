"""A server of pages on this machine, for tests that load one."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.conftest import TEXT

PAGE = f"""<html lang="id"><head><title>Bendungan Randu Alas Retak</title><meta charset="utf-8">
<script src="/asked-by-script.js"></script><link rel="stylesheet" href="/asked-by-style.css"></head>
<body><article><h1>Bendungan Randu Alas Retak</h1>{"".join(f"<p>{line}</p>" for line in TEXT.splitlines() * 3)}
<img src="/asked-by-image.png" onerror="fetch('/asked-by-error')"><iframe src="/asked-by-frame"></iframe>
</article></body></html>"""


LATIN = PAGE.replace('<meta charset="utf-8">', "").replace("😀", "é").replace("“", '"').replace("”", '"')
ROUND = {"round": "/round-again", "round-again": "/round"}


class Server(BaseHTTPRequestHandler):
    """Answers as the address says, and remembers what it was asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.strip("/")
        if name.startswith("to-"):
            self.answer(302, location=name.removeprefix("to-").replace("__", "://").replace("_", "/"))
        elif name in ROUND:
            self.answer(301, location=ROUND[name])
        elif name == "missing":
            self.answer(404)
        elif name == "picture":
            self.answer(200, b"\x89PNG", kind="image/png")
        elif name == "words":
            self.answer(200, TEXT.encode("utf-16"), kind="text/plain; charset=utf-16")
        elif name == "latin":
            self.answer(200, LATIN.encode("latin-1"), kind="text/html; charset=ISO-8859-1")
        elif name == "bomb":
            self.answer(200, gzip.compress(b"a" * 50_000_000), encoding="gzip")
        elif name == "slow":
            time.sleep(1)
            self.answer(200, PAGE.encode())
        elif name == "drip":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                for _ in range(60):
                    self.wfile.write(b"<p>a</p>" * 10_000)
                    time.sleep(0.02)
            except OSError:
                return
        else:
            self.answer(200, PAGE.encode())

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header("Content-Encoding" if key == "encoding" else key, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def serving() -> Iterator[tuple[str, list[str]]]:
    """Serve for a while; give the address, and what was asked for so far."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Server,), {"asked": asked}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
