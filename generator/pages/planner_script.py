"""The planner's script: what of the generator runs in the browser."""

from dataclasses import dataclass

from generator.pacing.guide import work_out
from generator.pacing.plan import Refusal
from generator.pages import answers
from generator.pages.answers import Asked, Published
from generator.pages.downloads import plan_record, splits_csv
from generator.pages.guide_text import guide_text
from generator.paper.drawing import DoesNotFit, Font
from generator.units import clock, long_clock, pace, parse_goal

PACKAGE = "generator"
"""Whose modules run in the browser."""
IN_THE_BROWSER = (
    Published, Asked, Font, Refusal, DoesNotFit,
    answers.read_asked, answers.advice, answers.defaults, answers.instead_of,
    answers.format_keys, answers.together, answers.drawn, work_out, guide_text, plan_record,
    splits_csv, clock, long_clock, pace, parse_goal,
)  # fmt: skip
"""What the hand-written scripts use. All that these use is translated as well."""


@dataclass(frozen=True, slots=True)
class PlannerScript:
    """What the planner's script knows besides its code."""

    font: Font
    """It measures text with this font."""
