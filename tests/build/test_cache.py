"""Where what one command remembers for the next stands."""

from pathlib import Path

import pytest

from generator.build.cache import cache_folder, place_in_cache


def test_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WALKBREAK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache_folder() == "/caches/walkbreak"

    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == str(Path.home() / ".cache/walkbreak")


def test_each_name_has_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALKBREAK_CACHE", "/elsewhere")
    one, other = place_in_cache("s3://bucket/one"), place_in_cache("s3://bucket/other")

    assert one != other
    assert place_in_cache("s3://bucket/one") == one
    assert Path(one).parent == Path("/elsewhere")
