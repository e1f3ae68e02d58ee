"""Pages only; the template reads the data of each."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def load(name: str) -> Any:
    """The data of a page."""
    return json.loads((FOLDER / "data" / f"{name}.json").read_text(encoding="utf-8"))


SITENAME = "Guides"
THEME = str(FOLDER / "theme")
THEME_STATIC_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
STATIC_PATHS: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
LOAD_CONTENT_CACHE = CACHE_CONTENT = False
TYPOGRIFY = False
JINJA_GLOBALS = {"load": load}
