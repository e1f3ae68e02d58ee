"""What keeps PDFs from being printed."""

import click
import pytest

from generator.build.pdf import PrintError
from generator.cli.printing import reporting_print_errors


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PrintError("the browser stopped"), "the browser stopped"),
        (PermissionError(13, "Permission denied", "x.pdf"), "x.pdf cannot be written (Permission"),
    ],
)
def test_a_failure_to_print_is_a_wrong_use_of_the_command(error: Exception, message: str) -> None:
    with pytest.raises(click.UsageError) as refused, reporting_print_errors():
        raise error

    assert refused.value.message.startswith(message)
