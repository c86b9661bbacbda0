"""Atlases for tests: made from the text of tables, without a gazetteer to locate anything."""

from collections.abc import Iterable, Sequence

import pandas as pd

from twinning.atlas import Atlas, build
from twinning.location import Unlocated
from twinning.quoting import quoted

CITIES = """\
city_id,name,country,level,latitude,longitude,aliases,name_fa
isfahan-ir,Isfahan,IR,,32.6525,51.6746,Esfahan;Ispahan,اصفهان
khoy-ir,Khoy,IR,,38.5503,44.9521,Khvoy,
tabriz-ir,Tabriz,IR,,38.0800,46.2919,,تبریز
konya-tr,Konya,TR,,37.8714,32.4846,Iconium,
khujand-tj,Khujand,TJ,,40.2826,69.6222,Leninabad;Хуҷанд,
windhoek-na,Windhoek,NA,,-22.5594,17.0832,,
lost-de,Lost,DE,,,,,
fars-ir,Fars,IR,province,,,,
"""
THEMES = """\
theme_id,parent,label
culture,,Culture
tourism,,Tourism
spiritual-tourism,tourism,Spiritual tourism
eu-funds,,EU funds
trade,,
"""
AGREEMENTS = """\
agreement_id,city_a,city_b,status,instrument,signed_on,themes,note
khoy-konya,khoy-ir,konya-tr,active,,2025-04-09,spiritual-tourism,
khoy-tabriz,tabriz-ir,khoy-ir,proposed,mou,,tourism;trade,voiced
isfahan-khujand,isfahan-ir,khujand-tj,dormant,,2003-03-21/2004-03-19,culture,
konya-windhoek,konya-tr,windhoek-na,ended,friendship,1999,,
isfahan-lost,isfahan-ir,lost-de,disputed,,2000-10,eu-funds,
fars-windhoek,fars-ir,windhoek-na,approved,cooperation,,,
"""
SOURCES = """\
agreement_id,title,url,says_status,says_signed_on
khoy-konya,News,https://example.org/1,active,2025-04
khoy-konya,Council,https://example.org/2,active,2025-04-09
isfahan-lost,One side,https://example.org/3,active,2000-10
isfahan-lost,The other,https://example.org/4,ended,
konya-windhoek,Yearbook,https://example.org/5,,1999
konya-windhoek,Speech,https://example.org/6,,1998
"""
SMALL = {"cities": CITIES, "agreements": AGREEMENTS, "themes": THEMES, "sources": SOURCES}


def atlas_of(**tables: str | bytes) -> Atlas:
    """The atlas of tables given by name, `atlas_of(cities="city_id,name\\n…")`."""
    contents = {
        f"{name}.csv": content.encode() if isinstance(content, str) else content
        for name, content in tables.items()
    }
    return build(contents, as_given)


def small_atlas(**tables: str | bytes) -> Atlas:
    """The small atlas, with the tables named here in place of its own."""
    return atlas_of(**(SMALL | tables))


def csv_text(rows: Iterable[Sequence[str]], *, separator: str = ",", line_end: str = "\r\n") -> str:
    """Rows of cells as the text of a CSV file, quoted only where that is needed."""
    lines = (separator.join(quoted(row, separator)) for row in rows)
    return "".join(f"{line}{line_end}" for line in lines)


def as_given(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities as the table has them: nothing is located."""
    return cities, ()
