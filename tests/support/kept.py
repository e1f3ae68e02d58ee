"""What the service worker of a built site keeps, and what its files really hash to."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path


def integrity(path: Path) -> str:
    """The hash of a file's bytes, as pages and the worker write it."""
    return f"sha256-{b64encode(sha256(path.read_bytes()).digest()).decode()}"


def kept_files(site: Path) -> dict[str, str]:
    """The files that the worker keeps, as it lists them: URL below the base path, and hash."""
    worker = (site / "sw.js").read_text(encoding="utf-8")
    return dict(re.findall(r'\["([^"]*)","(sha256-[^"]*)"\]', worker))


def true_hashes(site: Path, urls: dict[str, str]) -> dict[str, str]:
    """The same URLs with the hashes of the files that a host answers with."""
    return {
        url: integrity(site / (f"{url}index.html" if url.endswith("/") or not url else url))
        for url in urls
    }
