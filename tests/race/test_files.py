"""The kinds of content files that have keys or columns."""

import pytest

from generator.content.files import SUFFIXES
from generator.race.files import COURSE_FILE, YAML_FILES, FileKind
from generator.race.keys import keys_of
from generator.race.reading import read
from generator.race.source import parse_yaml
from tests.support.keys import all_keys


def test_every_folder_but_that_of_the_pages_of_text_has_a_kind_of_file() -> None:
    places = {kind.place for kind in (*YAML_FILES, COURSE_FILE)}

    assert places - {"site.yaml"} == {
        f"{folder}/*{suffix}" for folder, suffix in SUFFIXES.items() if suffix != ".md"
    }


@pytest.mark.parametrize("kind", [*YAML_FILES, COURSE_FILE], ids=lambda kind: kind.name)
def test_every_key_has_a_sentence_and_an_example(kind: FileKind) -> None:
    for key in all_keys(kind.model):
        assert key.says.endswith("."), key.name
        assert key.examples, key.name
        assert key.kind or key.model, key.name


@pytest.mark.parametrize("kind", YAML_FILES, ids=lambda kind: kind.name)
def test_a_file_of_nothing_but_examples_can_be_read(kind: FileKind) -> None:
    for n in range(max(len(key.examples) for key in keys_of(kind.model).values())):
        lines = [
            f"{name}: {key.examples[n % len(key.examples)]}\n"
            for name, key in keys_of(kind.model).items()
        ]
        given = {"slug": "x"} if "slug" in kind.model.model_fields else {}

        found = read(kind.model, parse_yaml("".join(lines), "x.yaml"), **given)

        assert isinstance(found, kind.model)
