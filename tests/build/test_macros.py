"""Jinja macros as JavaScript functions, in a browser."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from playwright.sync_api import Page as Tab

from generator.build import macros
from generator.build.font import load_font
from generator.build.macros import functions_of
from generator.build.render import Renderer
from generator.content.catalogue import load
from generator.javascript.script import NotTranslated
from generator.pages.formats import FormatsPage
from generator.pages.guide import GuidePage
from generator.pages.race import RacePage
from generator.pages.site import site
from tests.support.content import EVERYTHING
from tests.support.paths import ROOT

pytestmark = pytest.mark.browser

AWKWARD = "<b>&\"' `${1}` \\ 👟 é\n"
HELPERS = Path(macros.__file__).with_suffix(".js").read_text(encoding="utf-8")
RUN = """([script, calls]) => {
  const macros = new Function(`"use strict";${script}`)();
  const revived = (value) => {
    if (Array.isArray(value)) return value.map(revived);
    if (value === null || typeof value !== "object") return value;
    const { fields, ...rest } = value;
    const entries = Object.entries(fields ?? rest).map(([key, one]) => [key, revived(one)]);
    const object = Object.fromEntries(entries);
    if (fields) object[Symbol.iterator] = () => Object.values(object)[Symbol.iterator]();
    return object;
  };
  return JSON.parse(calls).map(([name, given]) => {
    try { return macros[name](...given.map(revived)); }
    catch (error) { return `${error}`; }
  });
}"""
"""Calls functions of a script. What has `fields` can be unpacked, too, like a named tuple."""

ABOVE = """\
{% from "other.html" import over %}
{% set shapes = {"a": "M0 <", "b": "z"} %}
{% macro f(text) %}<i>{{ text }}</i>{% endmacro %}
{% macro g(a, l="<d>", b=1) %}{{ a }}{{ l or "none" }}{{ b }}{% endmacro %}
{% macro h(one, empty=["x"]) %}{{ one.key }}{% for x in one.all %}{{ f(x) }}{% endfor %}{% if empty %}!{% endif %}{% endmacro %}
"""
"""What the cases can call and read."""
OTHER = """\
{% set sign = ">" %}
{% macro over(text, depth=1) %}{{ sign }}{{ text }}{% if depth %}{{ over(text, 0) }}{% endif %}{% endmacro %}
"""
CASES: dict[str, tuple[str, list[Any]]] = {
    "text stays as it is": ("a `b` ${c} \\ \\n $ {# not this #}{ é 👟\n\n  d\n", []),
    "a dollar sign and a brace never meet": ("${# nothing #}{x}", []),
    "an empty macro": ("", []),
    "a value is escaped": ("<p>{{ x }}</p>", [AWKWARD]),
    "a number": ("{{ x }} and {{ 3 }}", [42]),
    "constants are escaped, too": ('{{ "<\'&" }}', []),
    "without autoescape a value is not escaped": (
        "{% autoescape false %}{{ x }}|{{ x|e }}|{{ '<' }}{% endautoescape %}{{ x }}",
        [AWKWARD],
    ),
    "with autoescape the filter escapes only once": ("{{ x|e }}", [AWKWARD]),
    "attributes and items": (
        "{{ x.name }}{{ x['name'] }}{{ y[1] }}{{ x[y[0]] }}",
        [{"name": AWKWARD}, ["name", 2]],
    ),
    "a key in a variable": ("{{ x[y] }}{{ x[z.key] }}", [{"a": 1, "b": 2}, "a", {"key": "b"}]),
    "if": ("{% if x %}yes{% elif y %}perhaps{% else %}no{% endif %}", [0, ""]),
    "elif": ("{% if x %}yes{% elif y %}perhaps{% else %}no{% endif %}", [[], [0]]),
    "whitespace control": (
        "a\n {%- if x %} b {% endif -%} \n c\n  {% if x %}\n d\n  {% endif %}",
        [1],
    ),
    "not, and, or": (
        "{% if not x and (y or z) %}a{% endif %}{% if x or y and z %}b{% endif %}"
        "{% if not (x or not y) %}c{% endif %}",
        [[], "0", 0],
    ),
    "the first of two that is true": (
        "{{ x or 'to the <finish>' }}{{ y or x }}{{ y and 'z' }}",
        ["", "y"],
    ),
    "a choice": (
        "{{ 'a<' if x else y }}{{ 'a' if not x else 'b' if y else 'c' }}",
        ["", AWKWARD],
    ),
    "comparisons": (
        "{% if x == 'a' %}1{% endif %}{% if y != 'a' %}2{% endif %}{% if z == none %}3{% endif %}"
        "{% if x == 'a' and not y == 'a' %}4{% endif %}",
        ["a", "b", None],
    ),
    "lengths": (
        "{{ x|length }}{% if x|length == 2 %}two{% endif %}{% if y|length %}no{% endif %}",
        [[1, 2], []],
    ),
    "texts put together": ("{{ x ~ ' <' ~ y }}{{ f(x ~ y ~ 3) }}", [AWKWARD, 7]),
    "a loop": ("{% for one in x %}<{{ one }}>{% endfor %}.", [["a", AWKWARD, 3]]),
    "a loop over nothing": ("{% for one in x %}{{ loop.index }}{% endfor %}", [[]]),
    "a loop over constants": (
        "{% for a, b in (('x', 1), ('y', 2)) %}{{ a }}{{ b }}{% endfor %}",
        [],
    ),
    "unpacking": (
        "{% for a, b in x %}{{ b }}{{ a }};{% endfor %}",
        [[["a", 1], [AWKWARD, 2]]],
    ),
    "a loop knows where it is": (
        "{% for a in x %}{{ loop.index }}{% if loop.first %}f{% endif %}"
        "{% if loop.last %}l{% endif %}{% for b, c in a %}({{ loop.index }}{{ b }}{{ c }})"
        "{% endfor %}{{ loop.index }};{% endfor %}",
        [[[["a", 1], ["b", 2]], [], [["c", 3]]]],
    ),
    "loops one after the other may use the same name": (
        "{% for a in x %}{{ a }}{% endfor %}{% for a in x %}{{ a }}{% endfor %}",
        [[1, 2]],
    ),
    "a name that is set": (
        "{% set many = x|length == 2 %}{% for a in x %}{% set b = a ~ '!' %}{{ b }}"
        "{% if many %},{% endif %}{% endfor %}",
        [["p", "q"]],
    ),
    "a value of the template": (
        "{{ shapes.a }}{% for key in x %}{{ shapes[key] }}{% endfor %}",
        [["a", "b"]],
    ),
    "what another macro returns is not escaped again": ("{{ f(x) }}", [AWKWARD]),
    "arguments by place and by name": (
        "{{ g(x) }}{{ g(x, 'l') }}{{ g(x, b=2) }}{{ g(b='<', a=x) }}{{ g(x, none) }}",
        ["1"],
    ),
    "a choice of macros": (
        "{{ f(x) if x else g('n') }}{{ f(y) if y else 'none<' }}",
        [AWKWARD, ""],
    ),
    "an object and lists as arguments": ("{{ h({'key': 'a', 'all': ['b', x]}, []) }}", [AWKWARD]),
    "an imported macro that calls itself": ("{{ over(x) }}", [AWKWARD]),
}
UNKNOWN = " has no JavaScript here; write the template plainer"
COMPARED = "compare only with a text or None, or a length with a number"
OUTSIDE = {
    "{{ x + 1 }}": "Add" + UNKNOWN,
    "{{ 1.5 }}": "Const" + UNKNOWN,
    "{{ x|upper }}": "the filter upper" + UNKNOWN,
    "{{ x|e(1) }}": "the filter e" + UNKNOWN,
    "{{ f(x|e) }}": "the filter e" + UNKNOWN,
    "{{ x[1:] }}": "Getitem" + UNKNOWN,
    "{{ x[-1] }}": "Getitem" + UNKNOWN,
    "{{ x.y() }}": "Call" + UNKNOWN,
    "{{ f(*x) }}": "Call" + UNKNOWN,
    "{{ f(f(x)) }}": "Call" + UNKNOWN,
    "{{ x ~ f(x) }}": "Call" + UNKNOWN,
    "{{ 'a' if x }}": "CondExpr" + UNKNOWN,
    "{{ h({y: x}) }}": "Dict" + UNKNOWN,
    "{% if x is none %}{% endif %}": "Test" + UNKNOWN,
    "{% if x < 1 %}{% endif %}": "Compare" + UNKNOWN,
    "{% if x in 'ab' %}{% endif %}": "Compare" + UNKNOWN,
    "{% if 'a' == x == 'a' %}{% endif %}": "Compare" + UNKNOWN,
    "{% if x == 1 %}{% endif %}": COMPARED,
    "{% if x == true %}{% endif %}": COMPARED,
    "{% if x|length == true %}{% endif %}": COMPARED,
    "{% if x == y %}{% endif %}": COMPARED,
    "{% for a in x if a %}{% endfor %}": "For" + UNKNOWN,
    "{% for a in x %}{% else %}b{% endfor %}": "For" + UNKNOWN,
    "{% for a in x recursive %}{% endfor %}": "For" + UNKNOWN,
    "{% for a, (b, c) in x %}{% endfor %}": "only a plain name can get a value",
    "{% for x in x %}{% endfor %}": "the name x is taken; choose another",
    "{% for new in x %}{% endfor %}": "the name new is taken; choose another",
    "{% for a in x %}{{ loop.length }}{% endfor %}": "a loop knows only index, first, last",
    "{% for a in x %}{{ f(loop) }}{% endfor %}": "loop has no value here",
    "{{ loop.index }}": "loop has no value here",
    "{% if x %}{% set a = 1 %}{% endif %}": "Assign" + UNKNOWN,
    "{% set a, b = x %}": "Assign" + UNKNOWN,
    "{% set a %}b{% endset %}": "AssignBlock" + UNKNOWN,
    "{% set y = 1 %}": "the name y is taken; choose another",
    "{% include 'other.html' %}": "Include" + UNKNOWN,
    "{% filter upper %}a{% endfilter %}": "FilterBlock" + UNKNOWN,
    "{% autoescape y %}{% endautoescape %}": "Scope" + UNKNOWN,
    "{% autoescape false %}{{ f(x) }}{% endautoescape %}": (
        "no macro can be called where autoescape is off"
    ),
    "{{ page.x }}": "page has no value here",
    "{{ f }}": "f has no value here",
    "{{ y(x) }}": "there is no macro y",
    "{{ shapes() }}": "there is no macro shapes",
    "{{ caller() }}": "there is no macro caller",
    "{{ f() }}": "f takes (text)",
    "{{ f(x, x) }}": "f takes (text)",
    "{{ f(x, text=y) }}": "f takes (text)",
    "{{ f(txt=x) }}": "f takes (text)",
}


def environment_of(files: dict[str, str]) -> jinja2.Environment:
    """The environment of pages, with these templates."""
    environment = Renderer(ROOT / "templates").environment
    environment.loader = jinja2.DictLoader(files)
    return environment


def plain(value: object) -> Any:
    """A value as JSON, with the fields of a named tuple in their order."""
    if dataclasses.is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {"fields": plain(value._asdict())}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def run(tab: Tab, script: str, calls: list[tuple[str, list[Any]]]) -> list[str]:
    """What functions of a script return, or the errors that they throw."""
    names = ", ".join(dict.fromkeys(name for name, _ in calls))
    returned = tab.evaluate(
        RUN, [f"{HELPERS}\n{script}\nreturn {{ {names} }};", json.dumps(plain(calls))]
    )
    assert isinstance(returned, list)
    return returned


@pytest.fixture(scope="module")
def in_both(tab: Tab) -> dict[str, tuple[str, str]]:
    """What each case gives in Jinja and in JavaScript."""
    macros = "".join(
        f"{{% macro case{i}({', '.join('xyz'[: len(given)])}) %}}{body}{{% endmacro %}}\n"
        for i, (body, given) in enumerate(CASES.values())
    )
    calls = [(f"case{i}", given) for i, (_, given) in enumerate(CASES.values())]
    environment = environment_of({"cases.html": ABOVE + macros, "other.html": OTHER})
    module = environment.get_template("cases.html").module
    in_jinja = [str(getattr(module, name)(*given)) for name, given in calls]
    script = functions_of(environment, {"cases.html": [name for name, _ in calls]})
    in_javascript = run(tab, script, calls)
    return dict(zip(CASES, zip(in_jinja, in_javascript, strict=True), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_a_construct_prints_the_same_in_both_languages(
    case: str, in_both: dict[str, tuple[str, str]]
) -> None:
    in_jinja, in_javascript = in_both[case]

    assert in_javascript == in_jinja


@pytest.mark.parametrize("value", [1.5, None, True, ["a"], {"a": 1}])
def test_what_no_page_should_print_is_an_error(tab: Tab, value: object) -> None:
    environment = environment_of({"x.html": "{% macro f(x) %}{{ x }}{% endmacro %}"})
    script = functions_of(environment, {"x.html": ["f"]})

    assert run(tab, script, [("f", [value])])[0].startswith("TypeError: a template cannot print")


def test_a_missing_value_is_an_error_and_not_false(tab: Tab) -> None:
    source = "{% macro f(x) %}{% if x.nme %}{% endif %}{% endmacro %}"
    script = functions_of(environment_of({"x.html": source}), {"x.html": ["f"]})

    assert "not there" in run(tab, script, [("f", [{"name": "a"}])])[0]


def test_only_what_is_called_is_translated_and_a_line_of_text_is_a_line_of_script() -> None:
    files = {
        "a.html": '{% from "b.html" import used, idle %}'
        "{% macro f(x, y=[]) %}{{ used() }}{% if x == 'a' %}{{ y }}{% endif %}{% endmacro %}",
        "b.html": "{% macro used() %}a\nb{% endmacro %}{% macro idle() %}{{ 1 + 1 }}{% endmacro %}",
    }

    assert functions_of(environment_of(files), {"a.html": ["f"]}) == (
        "// a.html\n"
        "function f(x, y = []) {\n"
        '  let out = "";\n'
        "  out += `${used()}`;\n"
        '  if (x === "a") {\n'
        "    out += `${jinja.escape(y)}`;\n"
        "  }\n"
        "  return out;\n"
        "}\n"
        "\n"
        "// b.html\n"
        "function used() {\n"
        '  let out = "";\n'
        "  out += `a\\n`;\n"
        "  out += `b`;\n"
        "  return out;\n"
        "}\n"
    )


@pytest.mark.parametrize("body", OUTSIDE)
def test_what_has_no_javascript_is_an_error_with_its_file_and_line(body: str) -> None:
    source = f"{ABOVE}{{% macro m(x, y) %}}\n\n{body}{{% endmacro %}}"
    environment = environment_of({"parts/x.html": source, "other.html": OTHER})

    with pytest.raises(NotTranslated) as error:
        functions_of(environment, {"parts/x.html": ["m"]})

    assert str(error.value) == f"parts/x.html:8: {OUTSIDE[body]}"


@pytest.mark.parametrize("name", ["class", "jinja", "out", "loop"])
@pytest.mark.parametrize(
    "source",
    [
        "{% macro f(NAME) %}{% endmacro %}",
        "{% set NAME = 1 %}{% macro f() %}{{ NAME }}{% endmacro %}",
    ],
)
def test_nothing_can_take_a_name_that_javascript_needs(source: str, name: str) -> None:
    environment = environment_of({"a.html": source.replace("NAME", name)})

    with pytest.raises(NotTranslated, match=f"^a.html:1: the name {name} is taken"):
        functions_of(environment, {"a.html": ["f"]})


def test_two_macros_cannot_have_one_name() -> None:
    files = dict.fromkeys(("a.html", "b.html"), "\n{% macro f() %}{% endmacro %}")

    with pytest.raises(NotTranslated, match=r"^b\.html:2: f is also defined at a\.html:2$"):
        functions_of(environment_of(files), {"a.html": ["f"], "b.html": ["f"]})


def test_a_macro_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotTranslated, match=r"^a\.html: there is no macro f$"):
        functions_of(environment_of({"a.html": ""}), {"a.html": ["f"]})


# --- The macros of pages -------------------------------------------------------------------------

MACROS = {
    "parts/guide_text.html": "plan_words plan_tables",
    "parts/words.html": "facts",
    "parts/tables.html": "stations",
    "parts/band.svg.html": "band_svg",
    "parts/beside.html": "beside",
    "parts/figure.html": "profile",
    "parts/printing.html": "full_page wrist_ruler format_choice wrist_choice",
}


def calls_of(page: object) -> Iterator[tuple[str, list[Any]]]:
    """Calls of macros with what a page shows."""
    if isinstance(page, GuidePage):
        yield "plan_words", [page.text]
        yield "plan_tables", [page.text, page.confidence_href]
        yield "facts", [page.text.plan.facts]
        yield "beside", [page.beside]
        yield "wrist_ruler", [page.beside.wrist_ruler]
        yield "wrist_choice", [AWKWARD]
    if isinstance(page, FormatsPage):
        for shown in page.formats:
            yield "format_choice", [shown.example, shown == page.formats[0]]
            yield "band_svg", [shown.example.band, AWKWARD]
        yield "full_page", [page.full_page, AWKWARD]
    if isinstance(page, RacePage):
        if page.course:
            yield "profile", [page.course.pictures, page.name, page.course.markers, page.aid]
        if page.aid:
            yield "stations", [page.aid.stations]


def test_the_macros_of_pages_print_the_same_in_both_languages(
    tab: Tab, write: Callable[[dict[str, str]], Path]
) -> None:
    font = load_font()
    pages = site(load(write(EVERYTHING), font), font).values()
    calls = [
        call
        for page in pages
        if page.template.endswith(".html")
        for call in calls_of(page.data())
        if None not in call[1][:1]
    ]
    environment = Renderer(ROOT / "templates").environment
    modules = {
        name: environment.get_template(template).module
        for template, names in MACROS.items()
        for name in names.split()
    }
    script = functions_of(environment, {at: names.split() for at, names in MACROS.items()})

    printed = run(tab, script, calls)

    assert {name for name, _ in calls} == modules.keys()
    for (name, given), in_javascript in zip(calls, printed, strict=True):
        assert in_javascript == str(getattr(modules[name], name)(*given)), name
