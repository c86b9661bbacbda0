"""The palette of charts: the colours of the map, and one of them for each agreement."""

from collections import Counter

from tests.atlases import atlas_of, small_atlas
from twinning.maps.document import legend_groups
from twinning.maps.numbering import numbering
from twinning.maps.palette import Palette, status_palette, theme_palette
from twinning.maps.styles import STATUS_STYLES
from twinning.schema import STATUSES


def labels(palette: Palette) -> list[str]:
    """What each agreement is counted under."""
    return [palette.labels[place] for place in palette.of_agreements.tolist()]


def test_statuses_have_the_colours_of_the_map():
    found = status_palette(small_atlas())
    assert labels(found) == [
        "Active",
        "Proposed",
        "Dormant",
        "Ended",
        "Disputed",
        "Approved by one side",
    ]
    assert found.colours == [STATUS_STYLES[status].colour for status in STATUSES]
    assert not found.shared.any()


def test_an_agreement_is_counted_under_the_group_it_names_first_or_the_first_chosen():
    atlas = small_atlas()
    found = theme_palette(atlas)
    assert labels(found) == [
        "Tourism",
        "Tourism",
        "Culture",
        "No theme stated",
        "EU funds",
        "No theme stated",
    ]
    assert labels(theme_palette(atlas, {"trade"}))[:2] == ["Tourism", "Trade"]
    assert found.shared.tolist() == [False, True, False, False, False, False]


def test_the_palette_of_themes_is_the_legend_of_the_map():
    atlas = small_atlas()
    groups = legend_groups(atlas, numbering(atlas))
    found = theme_palette(atlas)
    assert found.labels == [group["label"] for group in groups]
    assert [vars(colour) for colour in found.colours] == [group["colour"] for group in groups]


def test_groups_beyond_the_colours_of_their_own_are_counted_together():
    many = [f"t{n}" for n in range(12)]
    themes = "theme_id,label\n" + "".join(f"{theme},{theme.upper()}\n" for theme in many)
    cities = "city_id,name,country\nyazd,Yazd,IR\n" + "".join(f"{n},{n},TR\n" for n in range(12))
    head = "agreement_id,city_a,city_b,status,themes\n"
    rows = [f"{n},yazd,{n},active,{theme}\n" for n, theme in enumerate(many)]
    atlas = atlas_of(cities=cities, themes=themes, agreements=head + "".join(rows))
    counts = Counter(labels(theme_palette(atlas)))
    assert counts["Other themes"] == 4
    assert sum(counts.values()) == 12
