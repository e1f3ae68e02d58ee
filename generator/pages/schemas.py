"""JSON Schemas of the content's YAML files, for editors: they complete, explain and check keys.

Editors take `2026` for a number where the content has nothing but texts, so a schema allows a
number wherever its digits would do as a text.
"""

import re
from typing import Any

import orjson

from generator.pages.downloads import Download
from generator.race.files import FileKind
from generator.race.keys import Key, Model, keys_of
from generator.race.source import parse_yaml

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest version that every editor knows."""


def schema_file(kind: FileKind) -> Download:
    """The schema of a kind of file."""
    schema = {"$schema": DIALECT, "title": kind.title} | schema_of(kind.model)
    return Download(orjson.dumps(schema, option=orjson.OPT_INDENT_2).decode() + "\n")


def schema_of(model: type[Model]) -> Schema:
    """What a mapping may hold."""
    keys = keys_of(model)
    return {
        "type": "object",
        "properties": {name: _property(key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.is_needed],
        "additionalProperties": False,
    }


def _property(key: Key) -> Schema:
    about: Schema = {
        "description": key.says,
        "markdownDescription": told(key),
        "examples": [_read(text) for text in key.examples],
    }
    if key.default:
        about["default"] = key.default
    one = schema_of(key.model) if key.model else _single(key)
    if not key.is_list:
        return about | one
    many: Schema = {"type": "array", "items": one}
    least, most = key.count or (0, None)
    many |= {"minItems": least} if least else {}
    many |= {"maxItems": most} if most else {}
    return about | ({"anyOf": [one, many]} if key.may_be_one else many)


def told(key: Key) -> str:
    """All that an editor tells about a key."""
    lines = [key.says, f"Write {key.write}." if key.write else ""]
    lines += [f"Left out, it is `{key.default}`." if key.default else ""]
    return "\n\n".join(filter(None, lines))


def _single(key: Key) -> Schema:
    """A single value."""
    if not key.kind:
        return {}
    if key.kind.words:
        return {"enum": list(key.kind.words)}
    may_be_digits = re.fullmatch(key.kind.pattern, "1")
    return {
        "type": ["string", "number"] if may_be_digits else "string",
        "pattern": f"^({key.kind.pattern})$",
        "errorMessage": f"Write {key.write}, like `{key.example}`.",
    }


def _read(text: str) -> Any:
    """A value as an editor reads it."""
    return parse_yaml(f"value: {text}", "example").data["value"]
