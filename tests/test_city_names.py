"""City names in the readers' languages: whose name goes before whose, and how sure they are."""

import csv
from pathlib import Path
from time import process_time

import pytest
from rapidfuzz import fuzz

from scripts.city_names import cleaned, is_foreign, is_named_after
from tests.atlases import AGREEMENTS, atlas_of
from twinning.alphabets import is_written_in
from twinning.city_names import OURS, TABLE, name_at_home, names_in
from twinning.labels import city_names
from twinning.reader import Reader, spoken_to
from twinning.settings import PROJECT
from twinning.text import fold

HEADER = "city_id,name,country,level,latitude,longitude,geonames_id,aliases,name_fa,name_ru\n"
SAME_NAME = 60  # per cent of likeness; what is less like is another name


def called(cities: str, language: str) -> list[str]:
    """What the cities of a table are called in a language."""
    atlas = atlas_of(cities=HEADER + cities, agreements=AGREEMENTS.splitlines()[0])
    with spoken_to(Reader(language)):
        return city_names(atlas).tolist()


@pytest.mark.parametrize(
    ("city", "names"),
    [
        pytest.param(
            "x,Khujand,TJ,,,,1514879,,,Ходжент",
            {"en": "Khujand", "fa": "خجند", "ru": "Ходжент", "ar": "Khujand"},
            id="the table's name goes before ours",
        ),
        pytest.param(
            "x,Volgograd,RU,,,,472757,Stalingrad;Сталинград,,",
            {"ru": "Волгоград", "fa": "ولگاگراد", "tr": "Volgograd"},
            id="ours before an alias, which may be a former name",
        ),
        pytest.param(
            "x,Nowhere,RU,,,,,Elsewhere;Нигде,,",
            {"ru": "Нигде", "fa": "Nowhere"},
            id="an alias in the language of the country",
        ),
        pytest.param(
            "x,Nowhere,RU,,,,,Нигде;Никуда,,", {"ru": "Nowhere"}, id="two aliases: which is it?"
        ),
        pytest.param(
            "x,Nowhere,BG,,,,,Никъде,,", {"ru": "Nowhere"}, id="an alias in a neighbour's language"
        ),
        pytest.param(
            "x,Nowhere,IR,province,,,,ناکجا,,",
            {"fa": "ناکجا", "ar": "Nowhere"},
            id="a province's alias",
        ),
        pytest.param(
            "x,Konya,TR,,37.9,32.5,,,,", {"ru": "Конья", "ar": "قونية"}, id="by name and place"
        ),
        pytest.param("x,KONYA,TR,,37.9,32.5,,,,", {"ru": "Конья"}, id="however it is spelled"),
        pytest.param("x,Konya,TR,,39.9,32.8,,,,", {"ru": "Konya"}, id="a namesake far away"),
        pytest.param("x,Konya,TR,,,,,,,", {"ru": "Konya"}, id="a namesake somewhere"),
        pytest.param("x,Konya,CY,,37.9,32.5,,,,", {"ru": "Konya"}, id="in another country"),
        pytest.param("x,Konya,IR,,,,306571,,,", {"ru": "Konya"}, id="an id in another country"),
        pytest.param("x,Konya,TR,,37.9,32.5,1,,,", {"ru": "Konya"}, id="another place by its id"),
        pytest.param("x,Konya,TR,province,,,306571,,,", {"ru": "Konya"}, id="a province"),
        pytest.param("x,Kuwait City,KW,,,,285787,,,", {"ru": "Эль-Кувейт"}, id="not its country"),
    ],
)
def test_a_city_is_called(city: str, names: dict[str, str]):
    assert {language: called(f"{city}\n", language) for language in names} == {
        language: [name] for language, name in names.items()
    }


def test_names_do_not_wait_for_the_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path))
    assert called("x,Konya,TR,,,,306571,,,\n", "ru") == ["Конья"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("has_ids", [True, False])
def test_17000_cities_have_their_names_within_a_second(has_ids: bool):
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:17_000]
    cities = "".join(
        f'{n},"{row["name"]}",{row["country"]},,{row["latitude"]},{row["longitude"]},'
        f"{row['geonames_id'] if has_ids else ''},Alias {n};نام {n},,\n"
        for n, row in enumerate(rows)
    )
    atlas = atlas_of(cities=HEADER + cities, agreements=AGREEMENTS.splitlines()[0])
    start = process_time()
    known = {language: int((names_in(language, atlas) != "").sum()) for language in OURS}
    assert process_time() - start < 1
    assert min(known.values()) > 1_000


def test_no_other_name_is_given_than_the_shipped_tables_give():
    """One of them is another place's, a village in Gilan; the others are only less like."""
    with (PROJECT / "data/cities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geonames_id"]]
    others, compared = [], 0
    for language in OURS:
        bare = "".join(
            f'{n},"{row["name"]}",{row["country"]},,,,{row["geonames_id"]},,,\n'
            for n, row in enumerate(rows)
        )
        pairs = zip(rows, called(bare, language), strict=True)
        told = [(row[f"name_{language}"], name) for row, name in pairs if name != row["name"]]
        compared += len(told)
        others += [
            (known, name)
            for known, name in told
            if known and fuzz.ratio(fold(known), fold(name)) < SAME_NAME
        ]
    assert compared > 300
    assert others == [
        ("چبوکساری", "چاباق\u200cسر"),
        ("غرناطه", "گرانادا"),
        ("Фрайбург", "Фрайбург-им-Брайсгау"),
        ("مكة", "مكة المكرمة"),
    ]


def test_every_name_of_ours_is_written_in_its_language():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["geonames_id"] for row in rows}) == len(rows)
    strange = [
        row[language]
        for row in rows
        for language in OURS
        if row[language] and not (row[language].strip() and is_written_in(row[language], language))
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("names", "country", "language", "expected"),
    [
        (["Khoy", "خوی"], "IR", "fa", "خوی"),
        (["Khoy", "خوی", "خوى"], "IR", "fa", "خوی"),
        (["Tabas", "طبس"], "IR", "ar", ""),
        (["القاهرة", "Cairo"], "EG", "ar", "القاهرة"),
        (["قاهره", "القاهرة"], "EG", "ar", ""),
        (["Казан", "Казань"], "RU", "ru", ""),
        (["София"], "BG", "ru", ""),
        ([], "IR", "fa", ""),
    ],
)
def test_at_home_a_script_tells_the_language(
    names: list[str], country: str, language: str, expected: str
):
    assert name_at_home(names, country, language) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("مدیسن، ویسکانسین", "fa", "مدیسن"),
        ("چیئوائوا٬ چیئوائوا", "fa", "چیئوائوا"),
        ("Eşfehān", "fa", ""),
        ("شهر ایروان", "fa", ""),
        ("سِنَّ", "fa", ""),
        ("بالِق أسير", "ar", "بالق أسير"),
        ("میوشي", "ar", ""),
        ("Ciudad de Formosa", "es", ""),
        ("Київ", "ru", ""),
        ("Khujand", "tr", "Khujand"),
    ],
)
def test_a_name_is_taken_bare_or_not_at_all(name: str, language: str, expected: str):
    assert cleaned(name, language) == expected


def place(name: str, country: str) -> dict[str, str]:
    """As much of a place as is asked for."""
    return {"name": name, "countrycode": country}


def test_a_neighbours_name_is_foreign():
    assert is_foreign("Khodjent", place("Khujand", "TJ"), "es", ["Khodjent", None])
    assert not is_foreign("Juyand", place("Khujand", "TJ"), "es", ["Khodjent", None])
    assert is_foreign("Şupaşkar", place("Cheboksary", "RU"), "tr", [])
    assert not is_foreign("Halep", place("Aleppo", "SY"), "tr", [])
    assert not is_foreign("Чебоксары", place("Cheboksary", "RU"), "ru", [])


@pytest.mark.parametrize(
    ("zone", "name", "country", "also", "is_so"),
    [
        ("Asia/Tehran", "Tehran", "IR", "", True),
        ("Asia/Kuwait", "Kuwait City", "KW", "Kuwait", False),
        ("Asia/Singapore", "Singapore", "SG", "", True),
        ("America/Bahia", "Salvador", "BR", "Salvador", False),
        ("America/New_York", "New York City", "US", "New York", True),
    ],
)
def test_a_zone_names_a_city_not_its_country_or_region(
    zone: str, name: str, country: str, also: str, is_so: bool
):
    assert is_named_after(zone, place(name, country), also) == is_so
