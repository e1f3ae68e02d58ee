"""Races that were tried before."""

from pathlib import Path

from generator.content.checked import NOTHING_CHECKED, Checked


def test_a_race_that_was_found_right_is_known_the_next_time(tmp_path: Path) -> None:
    file, race = tmp_path / "cache/checked.txt", tmp_path / "hill.yaml"
    race.write_text("name: Hill")
    first = Checked(file, "1")
    key = first.key([race])
    assert key not in first

    first.add(key)
    first.save()

    assert key in Checked(file, "1")


def test_a_key_changes_with_the_program_and_with_every_file(tmp_path: Path) -> None:
    race, course = tmp_path / "hill.yaml", tmp_path / "hill.csv"
    race.write_text("name: Hill")
    course.write_text("0,0")
    checked = Checked(None, "1")
    keys = [checked.key([race, course]), Checked(None, "2").key([race, course])]
    course.write_text("0,1")
    keys.append(checked.key([race, course]))
    race.write_text("name: Dale")
    keys.append(checked.key([race, course]))
    course.unlink()
    keys.append(checked.key([race, course]))

    assert len(set(keys)) == 5


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    checked = Checked(tmp_path / "cache/checked.txt", "1")
    checked.add("0f")
    checked.save()
    NOTHING_CHECKED.save()

    assert "0f" not in Checked(tmp_path / "cache/checked.txt", "1")


def test_what_cannot_be_read_is_taken_for_empty(tmp_path: Path) -> None:
    (tmp_path / "checked.txt").write_bytes(b"\xff\x00")

    assert "0f" not in Checked(tmp_path / "checked.txt", "1")
