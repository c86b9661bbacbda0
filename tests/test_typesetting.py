"""Typesetting: words are data, fonts are our own, and nothing else decides what comes out."""

import pytest

from twinning.typesetting import FAMILIES, FONTS, typeset

SAY = b"#set page(width: 200pt, height: 40pt)\n#json(bytes(sys.inputs.data)).said"


def test_words_are_set_and_never_run():
    said = '#panic("x") ${x} $x$ *b* \\ #include "/etc/passwd" "'
    assert typeset(SAY, {"said": said}, format="pdf").startswith(b"%PDF-")


def test_the_same_words_make_the_same_bytes_and_other_words_others():
    one, again, other = (
        typeset(SAY, {"said": said}, format="png") for said in ("اصفهان", "اصفهان", "تبریز")
    )
    assert one == again != other


@pytest.mark.parametrize("pixels_per_point", [1, 2.5])
def test_a_point_is_as_many_pixels_as_asked_for(pixels_per_point: float):
    made = typeset(SAY, {"said": ""}, format="png", pixels_per_point=pixels_per_point)
    size = int.from_bytes(made[16:20]), int.from_bytes(made[20:24])  # of the header, PNG 11.2.1
    assert size == (200 * pixels_per_point, 40 * pixels_per_point)


def test_letters_come_from_the_fonts_vendored_here_and_from_no_others():
    box, other = (typeset(SAY, {"said": said}, format="png") for said in ("\u2603", "\u2318"))
    letter = typeset(SAY, {"said": "a"}, format="png")
    assert box == other != letter  # two signs that none of them has


def test_a_picture_of_two_pages_is_refused():
    with pytest.raises(ValueError, match="a PNG holds one page"):
        typeset(b"one #pagebreak() two", {}, format="png")


def test_every_font_has_its_licence_and_its_line_of_origin():
    folders = {path.parent for path in FONTS.glob("**/*.ttf")}
    origins = (FONTS / "README.md").read_text()
    assert {folder.name for folder in folders} == {path.parent.name for path in FONTS.glob("*/*")}
    assert all((folder / "LICENSE").is_file() for folder in folders)
    assert all(f"| `{folder.name}` |" in origins for folder in folders)
    assert len(folders) == len(FAMILIES)
