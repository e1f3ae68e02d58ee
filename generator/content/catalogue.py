"""content/ from the disk: every file read once, and all that is wrong with any of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import markdown
import nh3

from generator import units
from generator.content.courses import missing_course, parse_course
from generator.content.files import FOLDERS, MAX_SLUG, SLUG, read_text
from generator.pacing.catalogue import (
    Catalogue,
    Prose,
    RaceGuides,
    all_guides,
    naming_problems,
    refusals,
)
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Listing
from generator.pacing.plan import Refusal
from generator.paper.band import lay_band
from generator.paper.drawing import DoesNotFit, Font
from generator.paper.formats import WRAP
from generator.race.fields import read
from generator.race.model import Race
from generator.race.rules import parse_race
from generator.race.settings import Settings, is_base_path
from generator.race.source import Document, Problem, SourceError, nearest, parse_yaml
from generator.race.tables import Chart, Standards, Weather, parse_weather

RESERVED = frozenset({"assets", "formats"})
_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {f"h{level}": {"id"} for level in range(2, 5)}
T = TypeVar("T")
Tables = tuple[dict[str, Chart], dict[str, Standards], dict[str, Weather]]


def load(content: Path, font: Font) -> Catalogue:
    """Everything in `content/`, its bands tried in a typeface.

    Raises SourceError with every problem found.
    """
    loader = Loader(content, font)
    catalogue = loader.catalogue()
    if loader.problems or catalogue is None:
        raise SourceError(sorted(loader.problems))
    return catalogue


class Loader:
    """Reads on past what is wrong, and collects it."""

    def __init__(self, content: Path, font: Font) -> None:
        self.content = content
        self.font = font
        self.problems: list[Problem] = []

    def catalogue(self) -> Catalogue | None:
        """All that could be read; None where not even the settings could."""
        files = {folder: dict(self.files(folder)) for folder in FOLDERS}
        self.check_urls(files["races"], files["pages"])
        tables = self.tables(files)
        races = self.read_all(files["races"], lambda d, slug: (parse_race(d, slug), d))
        self.check_courses(files["courses"], [race for race, _ in races.values()])
        by_race = []
        for race, document in races.values():
            with self.collecting():
                course = self.course(race, document, files["courses"])
                by_race.append(self.guides(course, document, tables))
        prose = {}
        for slug, path in files["pages"].items():
            with self.collecting():
                prose[slug] = self.prose(path, slug)
        catalogue = None
        with self.collecting():
            catalogue = self.assemble(by_race, prose)
        return catalogue  # noqa: RET504 (what is above may have ended early)

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Keep the problems of what is read inside, and go on after it."""
        try:
            yield
        except SourceError as error:
            self.problems.extend(error.problems)

    def problem(self, path: Path, message: str) -> None:
        """A problem with a file as a whole."""
        self.problems.append(Problem(str(path), 1, 1, message))

    def files(self, folder: str) -> Iterator[tuple[str, Path]]:
        """Slug and path of a folder's files; nothing that is there is passed over in silence."""
        suffix = FOLDERS[folder]
        if not (self.content / folder).is_dir():
            return
        for path in sorted((self.content / folder).iterdir()):
            if path.name.startswith(".") or path.name == "README.md":
                continue
            if path.suffix != suffix or not path.is_file():
                self.problem(path, f"`{folder}` holds only {suffix} files; rename or remove this")
            elif not SLUG.fullmatch(path.stem) or len(path.stem) > MAX_SLUG:
                message = (
                    "the file's name becomes a URL; write it in small letters, digits and hyphens, "
                    f"{MAX_SLUG} at most, like `great-north-run{suffix}`"
                )
                self.problem(path, message)
            else:
                yield path.stem, path

    def read_all(
        self, files: Mapping[str, Path], parse: Callable[[Document, str], T]
    ) -> dict[str, T]:
        """Every YAML file of a folder that can be read, by slug."""
        found: dict[str, T] = {}
        for slug, path in files.items():
            with self.collecting():
                found[slug] = parse(parse_yaml(read_text(path), str(path)), slug)
        return found

    def tables(self, files: Mapping[str, Mapping[str, Path]]) -> Tables:
        """What race files name: charts, standards, and ratios by temperature."""
        return (
            self.read_all(files["charts"], lambda text, slug: read(Chart, text, slug=slug)),
            self.read_all(files["standards"], lambda text, slug: read(Standards, text, slug=slug)),
            self.read_all(files["weather"], parse_weather),
        )

    def settings(self) -> tuple[Settings, Document]:
        """What is the site's own. Raises SourceError."""
        path = self.content / "site.yaml"
        document = parse_yaml(read_text(path), str(path))
        return read(Settings, document), document

    def course(self, race: Race, document: Document, courses: Mapping[str, Path]) -> Course:
        """A race on its course."""
        if not race.course:
            return lay_course(race, None)
        names = {path.name: path for path in courses.values()}
        if race.course.profile not in names:
            message = missing_course(race.course.profile, list(names))
            raise SourceError([document.problem(("course", "profile"), message)])
        path = names[race.course.profile]
        return lay_course(race, parse_course(read_text(path), str(path), race.distance))

    def guides(self, course: Course, document: Document, tables: Tables) -> RaceGuides:
        """Every guide of a race, each known to be possible and to fit on its band."""
        if problems := tuple(naming_problems(course.race, document, *tables)):
            raise SourceError(problems)
        found = all_guides(course, *tables)
        problems = tuple(refusals(found.guides, document))
        problems = problems or tuple(_misfits(found, document, self.font))
        if not found.guides:
            message = "no goal is left for this course; write goals of its own"
            problems = (document.problem(("goals",), message),)
        if problems:
            raise SourceError(problems)
        return found

    def prose(self, path: Path, slug: str) -> Prose:
        """A Markdown page: its title is the first line, its first paragraph says what it is."""
        title, _, body = read_text(path).partition("\n")
        if not title.startswith("# "):
            raise SourceError(
                [Problem(str(path), 1, 1, "a page starts with its title; write `# Title`")]
            )
        html = nh3.clean(
            markdown.markdown(body, extensions=["tables", "toc"]), attributes=_ATTRIBUTES
        )
        summary = nh3.clean(html.partition("</p>")[0], tags=set()).strip()
        return Prose(slug, title.removeprefix("# ").strip(), summary, html)

    def assemble(
        self,
        by_race: list[RaceGuides],
        prose: Mapping[str, Prose],
    ) -> Catalogue:
        """The settings, and what they name, with all the rest."""
        settings, document = self.settings()
        problems = []
        for i, slug in enumerate(settings.pages):
            if slug not in prose:
                message = f"there is no `pages/{slug}.md`{nearest(slug, prose)}"
                problems.append(document.problem(("pages", i), message))
        for slug in prose.keys() - set(settings.pages):
            message = f"the page `{slug}` is in no menu; add it here"
            problems.append(document.problem(("pages",), message, at_key=True))
        if not is_base_path(settings.base_path):
            message = f"`{settings.base_path}` is no base path; write `/` or `/repo-name/`"
            problems.append(document.problem(("base_path",), message))
        wanted = settings.example
        example = next(
            (
                guide
                for of_race in by_race
                for guide in of_race.guides
                if (guide.race.slug, guide.goal.seconds, guide.walks)
                == (wanted.race, wanted.goal, wanted.ratio)
            ),
            None,
        )
        if not example and not self.problems:
            message = "no guide has this race, goal and ratio; name one that is in its race file"
            problems.append(document.problem(("example",), message, at_key=True))
        if problems or not example:
            raise SourceError(problems)
        by_race.sort(key=lambda one: (one.race.distance, one.race.name))
        pages = tuple(prose[slug] for slug in settings.pages)
        return Catalogue(settings, tuple(by_race), pages, example)

    def check_urls(self, races: Mapping[str, Path], pages: Mapping[str, Path]) -> None:
        """Races and pages share one space of URLs."""
        for slug in races.keys() & (pages.keys() | RESERVED):
            self.problem(
                races[slug], f"the URL /{slug}/ is taken by another page; rename this race"
            )
        for slug in pages.keys() & RESERVED:
            self.problem(pages[slug], f"the URL /{slug}/ is taken; rename this page")

    def check_courses(self, courses: Mapping[str, Path], races: list[Race]) -> None:
        """A course that no race names has been forgotten."""
        used = {race.course.profile for race in races if race.course}
        for path in courses.values():
            if path.name not in used and not self.problems:
                message = f"no race runs this course; name it in a race: `profile: {path.name}`"
                self.problem(path, message)


def _misfits(found: RaceGuides, document: Document, font: Font) -> Iterator[Problem]:
    """Bands that cannot be laid, once for each field that decides it.

    Figures are all of one width, so of the guides of a race whose texts are equally long one
    stands for all.
    """
    alike = {
        (len(units.long_clock(guide.goal.seconds)), str(guide.walks), heading): guide
        for guide, heading in (*((guide, "") for guide in found.guides), *_by_temperature(found))
    }
    for i, landmark in enumerate(found.race.landmarks):
        if lacking := font.lacks(landmark.name):
            message = (
                f"the bands' typeface lacks the character `{lacking}`; write it in Latin letters"
            )
            yield document.problem(("landmarks", i, "name"), message)
    reasons: dict[str, Problem] = {}
    for (_, _, heading), guide in alike.items():
        try:
            lay_band([guide.work_out()], WRAP, font, heading=heading)
        except DoesNotFit as misfit:
            path: tuple[str | int, ...] = (misfit.field,)
            if misfit.field == "ratios" and guide.walks in guide.race.ratios:
                path = ("ratios", guide.race.ratios.index(guide.walks))
            reasons[misfit.field] = document.problem(path, str(misfit))
        except Refusal:
            continue  # the page by temperature says so
    yield from reasons.values()


def _by_temperature(found: RaceGuides) -> Iterator[tuple[Listing, str]]:
    """The plans by temperature, with the temperature."""
    for goal in dict.fromkeys(guide.goal for guide in found.guides):
        for when, walks in found.by_temperature(goal):
            if walks:
                yield Listing(found.course, goal, walks), when
