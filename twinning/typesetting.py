"""Typesetting: documents of the typst language, in the fonts vendored here and no others."""

import json
from functools import cache
from pathlib import Path
from typing import Literal

import typst

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
FAMILIES = (  # what the first lacks is taken from the others
    "Noto Sans",
    "Vazirmatn",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Hebrew",
    "Noto Sans Telugu",
    "Droid Sans Fallback",
)
POINTS_PER_INCH = 72.0


def typeset(
    source: Path | bytes,
    data: object,
    *,
    format: Literal["pdf", "png"],
    pixels_per_point: float = 1.0,
) -> bytes:
    """The document of a typst source, which finds `data` as JSON in `sys.inputs.data`.

    The source reads it with `json(bytes(sys.inputs.data))`: words of the tables are data there
    and never code.  The same source and data make the same bytes.  A PNG has one page, or else
    ValueError is raised; a fault of the source raises typst.TypstError.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    made = typst.Compiler(root=FONTS, font_paths=_fonts()).compile(
        content,
        format=format,
        ppi=pixels_per_point * POINTS_PER_INCH,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise ValueError("a PNG holds one page")
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
