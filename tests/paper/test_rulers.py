"""What is measured on paper: a bar, a ruler in two units, and one to lay round the wrist."""

from generator.paper.rulers import RULERS


def test_the_bar_is_100_mm_long_with_a_tick_every_10_mm() -> None:
    assert RULERS.bar.length == RULERS.bar.ticks[-1] == "100"
    assert len(RULERS.bar.ticks) == 11


def test_the_short_ruler_has_5_cm_and_2_inches_in_quarters() -> None:
    ruler = RULERS.short

    assert ruler.millimetres == ("0", "10", "20", "30", "40", "50")
    assert [tick.at for tick in ruler.inches if tick.label] == ["0", "25.4", ruler.length]
    assert [tick.label for tick in ruler.inches] == ["0", "", "", "", "1", "", "", "", "2"]


def test_the_ruler_for_the_wrist_says_how_long_a_band_has_to_be() -> None:
    """5 mm longer than the wrist so that it turns, and 20 mm to tape."""
    ticks = RULERS.wrist.ticks

    assert (ticks[0].at, ticks[0].label) == ("135", "160")
    assert all(int(tick.label) - int(tick.at) == 25 for tick in ticks if tick.label)
    assert int(ticks[-1].at) < int(RULERS.wrist.strip_length) < int(RULERS.wrist.height)
