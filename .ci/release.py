"""Make a release: `make release VERSION=1.2.0`.

Dates the changelog's Unreleased section, sets the version, builds both archives into dist/, then
commits and tags. Nothing is changed if the working tree is not clean, the version is not higher
than the last one, or there is nothing to release. What is left to do by hand is said at the end.
"""

import argparse
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

CHANGELOG = Path("CHANGELOG.md")
PROJECT = Path("pyproject.toml")
UNRELEASED = "## Unreleased\n"
VERSION_LINE = re.compile(r'^version = "(\d+\.\d+\.\d+)"$', re.M)


class NotReady(Exception):
    """Why there can be no release now, and what to do about it."""


def main() -> int:
    """Make a release, or with --dry-run say what would be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="like 1.2.0")
    parser.add_argument("--dry-run", action="store_true", help="change nothing")
    arguments = parser.parse_args()
    try:
        release(arguments.version, dry_run=arguments.dry_run)
    except NotReady as error:
        print(f"No release: {error}", file=sys.stderr)
        return 1
    return 0


def release(version: str, *, dry_run: bool) -> None:
    """Check, then write, build, commit and tag. Raises NotReady."""
    tag = f"v{version}"
    if git("status", "--porcelain"):
        raise NotReady("the working tree has changes; commit or stash them first")
    if git("tag", "--list", tag):
        raise NotReady(f"there is a tag {tag} already; choose a higher version")
    unreleased = CHANGELOG.read_text(encoding="utf-8")
    changelog = with_date(unreleased, version, date.today())
    project = with_version(PROJECT.read_text(encoding="utf-8"), version)
    if dry_run:
        print(f"Would build, commit and tag {tag}, with these entries:\n{entries(unreleased)}")
        return
    try:
        PROJECT.write_text(project, encoding="utf-8")
        CHANGELOG.write_text(changelog, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "hatchling", "build", "--clean"], check=True)
    except BaseException:
        git("checkout", "--", str(PROJECT), str(CHANGELOG))
        raise
    git("commit", "--all", f"--message=release: {version}")
    git("tag", "--annotate", tag, f"--message=Walkbreak {version}")
    print(f"Built dist/ and tagged {tag}. Publish it with: git push --follow-tags")


def with_version(project: str, version: str) -> str:
    """The project's file with a new version. Raises NotReady unless it is a higher one."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise NotReady(f"`{version}` is not a version; write one like 1.2.0")
    current = VERSION_LINE.search(project)
    if not current:
        raise NotReady('pyproject.toml has no line like version = "1.2.0"')
    if numbers(version) <= numbers(current[1]):
        raise NotReady(f"{version} is not higher than {current[1]}")
    return VERSION_LINE.sub(f'version = "{version}"', project)


def numbers(version: str) -> tuple[int, ...]:
    """The parts of a version, which compare as numbers: 0.10.0 is higher than 0.9.0."""
    return tuple(map(int, version.split(".")))


def with_date(changelog: str, version: str, today: date) -> str:
    """The changelog with what was unreleased under a version and a date. Raises NotReady."""
    if not entries(changelog):
        raise NotReady("CHANGELOG.md has no entries under Unreleased")
    return changelog.replace(UNRELEASED, f"{UNRELEASED}\n## {version} - {today}\n", 1)


def entries(changelog: str) -> str:
    """What the changelog lists as unreleased."""
    _, _, after = changelog.partition(UNRELEASED)
    return after.partition("\n## ")[0].strip()


def git(*arguments: str) -> str:
    """What a git command prints."""
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
