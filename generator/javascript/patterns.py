"""Regular expressions of Python as those of JavaScript that match the same texts."""

import re

_IN_A_CLASS = r"\\[dwstn]|\\?[-./]|\\[][\\^]|[^][\\^\n\r\u2028\u2029]"
_PART = (
    rf"(?P<kind>\[\^?(?:{_IN_A_CLASS})+\])|(?P<space>\\s)|(?P<dot>\.)|(?P<slash>\\?/)"
    r"|\\[dwbtn]|\\[.\\+*?()[\]{}^$|]|\((?:\?:)?(?!\?)|\)(?![*+{])|\||(?:\^|\\b)(?![*+?{])"
    r"|(?:[*+?]|\{\d+(?:,\d*)?\})\??(?![*+?{])|[^][.\\+*?(){}^$|/\n\r\u2028\u2029]"
)
"""What both languages know, alone or written anew. A group is not repeated, because JavaScript
forgets what it caught the last time."""
_SPACE = "\\t-\\r "


def pattern_of(pattern: "re.Pattern[str]") -> str:
    """A regular expression in JavaScript. Raises ValueError for one that may mean another thing."""
    said, ignores_case = pattern.pattern, bool(pattern.flags & re.IGNORECASE)
    parts = list(re.finditer(_PART, said))
    is_known = re.fullmatch(f"(?:{re.sub('[?]P<[a-z]+>', '?:', _PART)})+", said)
    if not is_known or pattern.flags & ~re.IGNORECASE != re.ASCII or _may_be_empty(said, parts):
        raise ValueError(f"`{said}` may mean something else in JavaScript; use re.ASCII")
    # With `u`, a long s is an s if case is ignored; without it, some characters are two.
    if ignores_case and not re.fullmatch(r"[ -,/-\[\]_-~-]*", said.replace("\\b", "")):
        raise ValueError(f"`{said}` may match something else in JavaScript without case")
    return f"/{''.join(map(_translated, parts))}/{'i' if ignores_case else 'u'}"


def _may_be_empty(said: str, parts: "list[re.Match[str]]") -> bool:
    """Whether a group that may be left out may be empty: JavaScript takes that for left out."""
    starts: list[int] = []
    for part in parts:
        if part[0].startswith("("):
            starts.append(part.end())
        elif part[0] == ")":
            inner = said[starts.pop() : part.start()]
            if said[part.end() :].startswith("?") and re.fullmatch(inner, ""):
                return True
    return False


def _translated(part: "re.Match[str]") -> str:
    match part.lastgroup:
        case "kind":
            return part[0].replace("\\s", _SPACE).replace("\\/", "/").replace("/", "\\/")
        case "space":
            return f"[{_SPACE}]"
        case "dot":
            return "[^\\n]"
        case "slash":
            return "\\/"
    return part[0]
