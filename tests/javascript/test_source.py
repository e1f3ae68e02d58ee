"""Where functions, classes and constants are defined, through all imports."""

import ast
from math import pi

import pytest

from generator.javascript import expressions, source, types
from generator.javascript.expressions import Outside
from generator.javascript.types import kinds as sorts

HERE = source.module_of(Outside)


class Walker:
    """Has one method."""

    def go(self) -> float:
        """Go on."""
        return pi


def test_a_function_and_a_class_are_of_the_module_that_defines_them() -> None:
    assert source.module_of(sorts) is types
    assert source.module_of(Outside) is expressions


def test_a_name_is_followed_through_imports_to_its_origin() -> None:
    this = source.module_of(Walker)

    assert source.origin(this, "sorts") == (types, "kinds")
    assert source.origin(this, "Walker") == (this, "Walker")


def test_a_definition_is_the_statement_that_gives_a_name_its_meaning() -> None:
    this = source.module_of(Walker)

    assert isinstance(source.definition(this, "Walker"), ast.ClassDef)
    assert isinstance(source.definition(this, "HERE"), ast.Assign)
    assert source.definition(Walker, "go").name == "go"


@pytest.mark.parametrize("name", ["nothing", "__name__"])
def test_what_no_statement_defines_is_refused(name: str) -> None:
    with pytest.raises(Outside, match=f"`{name}` is not defined"):
        source.definition(source.module_of(Walker), name)
