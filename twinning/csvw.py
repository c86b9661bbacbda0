"""CSV on the Web: the description of a set of tables that programs can read.

W3C, Metadata Vocabulary for Tabular Data (2015), https://www.w3.org/TR/tabular-metadata/.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from twinning.colophon import Colophon
from twinning.dictionary import meaning
from twinning.language import _, language_tag

CONTEXT = "http://www.w3.org/ns/csvw"
CHECKSUM = "http://spdx.org/rdf/terms#checksum"
CHECKSUM_VALUE = "http://spdx.org/rdf/terms#checksumValue"
ROWS = "http://rdfs.org/ns/void#entities"
SEVERAL = frozenset(
    {"themes", "tags", "aliases", "signatories", "organiser", "languages", "keywords"}
)
EDTF = frozenset({"signed_on", "ends_on", "published_on", "says_signed_on", "date", "due", "done"})
WHOLE = frozenset({"population", "programme_years", "claims_total", "selected_agreements"})
ADDRESSES = frozenset({"url", "source_url"})
_PART = r"\d{4}(-\d\d(-\d\d)?)?"
_DATE = {"base": "string", "format": f"^{_PART}(/{_PART})?$"}
DATATYPES: Mapping[str, Any] = {
    **{column: _DATE for column in EDTF},
    **dict.fromkeys(WHOLE, "nonNegativeInteger"),
    **dict.fromkeys(ADDRESSES, "anyURI"),
}
DEGREES = ("latitude", "longitude")


@dataclass(frozen=True)
class Table:
    """A table of a package: its file, its columns, what its rows are called by and refer to.

    `references` gives for columns the file and column that hold what they name, `languages` for
    columns of words the language they are in.
    """

    file: str
    columns: tuple[str, ...]
    rows: int
    sha256: str
    size: int
    key: str
    required: tuple[str, ...]
    references: Mapping[str, tuple[str, str]]
    languages: Mapping[str, str]


def metadata(tables: Iterable[Table], about: Colophon) -> dict[str, Any]:
    """The description of the tables as JSON; see the vocabulary named above."""
    return {
        "@context": [CONTEXT, {"@language": language_tag()}],
        "dc:title": _("Twinning Atlas"),
        "dc:description": about.selection,
        "dc:source": {"@id": about.address},
        "dc:hasVersion": about.version,
        "dc:issued": {"@value": about.made_on.isoformat(), "@type": "xsd:date"},
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(name, table) for name in table.columns]}
    if table.key:
        schema["primaryKey"] = column_name(table.key)
    schema["foreignKeys"] = [
        {
            "columnReference": column_name(column),
            "reference": {"resource": file, "columnReference": column_name(there)},
        }
        for column, (file, there) in table.references.items()
    ]
    return {
        "url": table.file,
        ROWS: table.rows,
        "dcat:byteSize": table.size,
        CHECKSUM: {CHECKSUM_VALUE: table.sha256},
        "tableSchema": schema,
    }


def _column(name: str, table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column_name(name), "titles": name}
    if meaning(name):
        described["dc:description"] = meaning(name)
    if name in table.required:
        described["required"] = True
    if name in table.languages:
        described["lang"] = table.languages[name]
    if name in SEVERAL:
        described["separator"] = ";"
    if name.endswith(DEGREES):
        described["datatype"] = "decimal"
    elif name in DATATYPES:
        described["datatype"] = DATATYPES[name]
    return described


def column_name(header: str) -> str:
    """The header as a name of a column: other than letters, digits and _ are percent-encoded."""
    encoded = "".join(
        character
        if character.isascii() and (character.isalnum() or character == "_")
        else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in header
    )
    return f"%5F{encoded[1:]}" if encoded.startswith("_") else encoded
