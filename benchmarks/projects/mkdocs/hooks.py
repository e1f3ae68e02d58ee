"""Gives each page its data."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def on_page_context(context: dict[str, Any], page: Any, **_: Any) -> dict[str, Any]:
    """What the template of a page may read."""
    path = FOLDER / "data" / f"{page.file.src_path.removesuffix('.md')}.json"
    context["data"] = json.loads(path.read_text(encoding="utf-8"))
    return context
