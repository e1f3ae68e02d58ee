"""A folder served over HTTP below a base path, as a host of static pages does it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    base_path = "/repo-name/"

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base_path):
            return str(Path(self.directory) / "outside-the-base-path")
        return super().translate_path(path.removeprefix(self.base_path.rstrip("/")))

    def send_header(self, keyword: str, value: str) -> None:
        """No time of change: its seconds are too coarse for a site that is built twice in one."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Browsers may put every file by for ten minutes, as GitHub Pages says."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves in the middle of an answer is none."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder's start, `http://127.0.0.1:port/repo-name`."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{_Handler.base_path.rstrip('/')}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
