"""The keys of every content file."""

from collections.abc import Iterator

from generator.race.keys import Key, Model, keys_of


def all_keys(model: type[Model]) -> Iterator[Key]:
    """The keys of a file and of all its mappings."""
    for key in keys_of(model).values():
        yield key
        if key.model:
            yield from all_keys(key.model)
