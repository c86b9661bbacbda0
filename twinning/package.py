"""The selection as a package for programs: CSV files, described and with their checksums."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

from twinning.colophon import Colophon
from twinning.csvw import Table, metadata
from twinning.exporting import MACHINE, agreements_csv, cities_csv, columns_csv
from twinning.extracts import (
    Columns,
    agreements_extract,
    cities_extract,
    events_extract,
    sources_extract,
    table_columns,
)
from twinning.incidence import incidences
from twinning.labels import instrument_label, kind_label, level_label, status_label
from twinning.reader import LANGUAGES, Reader, spoken_to
from twinning.schema import (
    AGREEMENTS,
    CITIES,
    EVENT_KINDS,
    EVENTS,
    INSTRUMENTS,
    LEVELS,
    PARTIES,
    SOURCES,
    STATUSES,
    THEMES,
    TableSchema,
)
from twinning.view import View

METADATA = "csv-metadata.json"
CODE = "code"
CODE_LANGUAGE = LANGUAGES[0]
"""The language of the labels of codes, whoever reads."""
CODE_LISTS = {
    "status": ("statuses.csv", STATUSES, status_label),
    "instrument": ("instruments.csv", INSTRUMENTS, instrument_label),
    "level": ("levels.csv", LEVELS, level_label),
    "kind": ("kinds.csv", EVENT_KINDS, kind_label),
}
"""For each column that holds codes: the file that lists them, the codes, and their labels."""
REFERENCES = {
    **dict.fromkeys((*PARTIES, "party"), (CITIES.file, "city_id")),
    **{column: (file, CODE) for column, (file, _codes, _label) in CODE_LISTS.items()},
    "says_status": (CODE_LISTS["status"][0], CODE),
    "parent": (THEMES.file, "theme_id"),
}


@dataclass(frozen=True)
class _File:
    """A file of the package: its schema, its bytes, its columns, and how many rows it has."""

    schema: TableSchema
    content: bytes
    columns: tuple[str, ...]
    rows: int


def package(view: View, about: Colophon) -> bytes:
    """The bytes of a zip file: the tables of the selection, code lists, and their description.

    The tables are those that `loading` reads, in the profile for programs; those of themes and
    codes are whole.  Only the description is in the reader's language.
    """
    with spoken_to(Reader(CODE_LANGUAGE)):
        files = [*_tables(view), *_codes()]
    described = metadata([_described(file) for file in files], about)
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for file in files:
            archive.writestr(_entry(file.schema.file, about), file.content)
        text = json.dumps(described, ensure_ascii=False, indent=1)
        archive.writestr(_entry(METADATA, about), text.encode() + b"\n")
    return target.getvalue()


def _tables(view: View) -> list[_File]:
    atlas, mask = view.atlas, view.mask
    counts = incidences(atlas)["city"].counts(mask)
    nothing = np.empty(0, dtype=np.int64)
    return [
        _File(
            AGREEMENTS,
            b"".join(agreements_csv(atlas, mask, MACHINE)),
            tuple(agreements_extract(atlas)(nothing, False)),
            view.count,
        ),
        _File(
            CITIES,
            b"".join(cities_csv(atlas, mask, MACHINE)),
            tuple(cities_extract(atlas, counts)(nothing, False)),
            int(np.count_nonzero(counts)),
        ),
        _file(THEMES, table_columns(atlas.themes.reset_index())),
        _file(SOURCES, sources_extract(atlas, mask)),
        _file(EVENTS, events_extract(atlas, mask)),
    ]


def _codes() -> Iterable[_File]:
    """The code lists, each code with its label."""
    for name, codes, label in CODE_LISTS.values():
        schema = TableSchema(name, required=(CODE, "label"), optional=(), key=CODE)
        yield _file(schema, {CODE: codes, "label": list(map(label, codes))})


def _file(schema: TableSchema, columns: Columns) -> _File:
    rows = len(next(iter(columns.values())))
    return _File(schema, columns_csv(columns, MACHINE), tuple(columns), rows)


def _described(file: _File) -> Table:
    schema, known = file.schema, dict(REFERENCES)
    if schema in (SOURCES, EVENTS):
        known["agreement_id"] = AGREEMENTS.file, "agreement_id"
    return Table(
        schema.file,
        file.columns,
        file.rows,
        sha256(file.content).hexdigest(),
        len(file.content),
        schema.key or "",
        schema.required,
        {name: known[name] for name in file.columns if name in known},
        {"label": CODE_LANGUAGE} if CODE in file.columns else {},
    )


def _entry(name: str, about: Colophon) -> ZipInfo:
    """An entry with the day's date, so that the same selection makes the same bytes all day."""
    day = about.made_on
    entry = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
