"""Cities exported: the parties of the selected agreements, readable again as cities.csv."""

import csv
import io

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.atlases import CITIES, SMALL, atlas_of, small_atlas
from twinning import pieces
from twinning.atlas import Atlas
from twinning.exporting import PROFILES, cities_csv, export_csv
from twinning.facets import mask
from twinning.selection import Selection

EVERYTHING = Selection()


def exported(atlas: Atlas, profile: str, chosen: Selection = EVERYTHING) -> bytes:
    return b"".join(cities_csv(atlas, mask(atlas, chosen), profile))


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of an export as any other program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_machine_reads_the_parties_of_the_selected_agreements_with_their_number():
    content = exported(small_atlas(), "machine", Selection(city=("windhoek-na",)))
    assert content.decode() == (
        "city_id,name,country,level,selected_agreements,region,latitude,longitude,"
        "location_method,location_confidence,aliases,geonames_id,wikidata_id,population,tags,"
        "name_fa\r\n"
        "konya-tr,Konya,TR,city,1,,37.8714,32.4846,,,Iconium,,,,,\r\n"
        "windhoek-na,Windhoek,NA,city,2,,-22.5594,17.0832,,,,,,,,\r\n"
        "fars-ir,Fars,IR,province,1,,,,,,,,,,,\r\n"
    )


def test_a_spreadsheet_has_labels_beside_ids():
    content = exported(small_atlas(), "spreadsheet", Selection(city=("fars-ir",)))
    assert content.startswith(b"\xef\xbb\xbfcity_id,")
    assert [(row["country_label"], row["level_label"]) for row in rows(content)] == [
        ("Namibia", "City"),
        ("Iran", "Province"),
    ]


def test_an_empty_selection_is_a_header():
    for profile in PROFILES:
        content = exported(small_atlas(), profile, Selection(country=("JP",)))
        assert content.count(b"\r\n") == 1


CELLS = st.one_of(
    st.sampled_from(["=x", "'=x", "-5", "NA", "a,b", 'a"b', "x\ny", "'", "تبریز"]),
    st.text("'=+-@,;\"\n\r\t aنć＝", max_size=6),
)
DEGREES = st.floats(-90, 90).map(lambda number: f"{number:.25f}".rstrip("0").rstrip("."))


@settings(max_examples=40)
@given(CELLS, CELLS, DEGREES)
@example("=cmd", "''", "0.00000012")
@example("-", "\r", "-0.00001")
def test_an_export_read_again_is_the_same_table_and_is_exported_the_same(
    note: str, other: str, degrees: str
):
    header, first, *others = CITIES.splitlines()
    first = first.replace("32.6525", degrees)
    cells = [f',"{cell.replace(chr(34), 2 * chr(34))}"' for cell in (note, other)]
    given = "\n".join(
        [f"{header},my note,=more", first + "".join(cells), *map("{},,".format, others)]
    )
    atlas = small_atlas(cities=given)
    assert atlas.problems == ()
    for profile in PROFILES:
        reread = atlas_of(**(SMALL | {"cities": exported(atlas, profile)}))
        assert reread.problems == ()
        assert reread.cities[[*atlas.cities]].equals(atlas.cities)
        assert {p: exported(reread, p) for p in PROFILES} == {
            p: exported(atlas, p) for p in PROFILES
        }


@pytest.mark.parametrize("profile", PROFILES)
def test_both_exports_of_a_part_are_a_whole_folder(profile: str):
    atlas = small_atlas()
    chosen = Selection(theme=("tourism",))
    agreements = export_csv(atlas, mask(atlas, chosen), profile)
    part = atlas_of(cities=exported(atlas, profile, chosen), agreements=agreements)
    assert part.problems == ()
    assert part.agreements["agreement_id"].tolist() == ["khoy-konya", "khoy-tabriz"]
    assert part.cities.index.tolist() == ["khoy-ir", "tabriz-ir", "konya-tr"]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("chosen", [Selection(), Selection(country=("JP",))], ids=["all", "none"])
def test_files_are_the_same_in_however_many_pieces(
    monkeypatch: pytest.MonkeyPatch, profile: str, chosen: Selection
):
    atlas = small_atlas(cities=CITIES.replace("Iconium", "=Iconium"))
    whole = exported(atlas, profile, chosen), export_csv(atlas, mask(atlas, chosen), profile)
    monkeypatch.setattr(pieces, "LONGEST", 1)
    found = exported(atlas, profile, chosen), export_csv(atlas, mask(atlas, chosen), profile)
    assert found == whole


def test_the_numbers_are_those_of_the_agreements():
    atlas = small_atlas()
    counted = {
        row["city_id"]: int(row["selected_agreements"]) for row in rows(exported(atlas, "machine"))
    }
    ids, counts = np.unique(atlas.agreements[["city_a", "city_b"]].to_numpy(), return_counts=True)
    assert counted == dict(zip(ids, counts, strict=True))
