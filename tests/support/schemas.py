"""`make schemas`: writes the JSON Schemas in `content/schema/`, which editors read in a clone."""

from pathlib import Path

from generator.pages.schemas import schema_file
from generator.race.files import YAML_FILES
from tests.support.paths import CONTENT

SCHEMAS = {
    Path(CONTENT) / "schema" / f"{kind.name}.json": schema_file(kind).text for kind in YAML_FILES
}
"""The text of each file."""

if __name__ == "__main__":
    for path, text in SCHEMAS.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
