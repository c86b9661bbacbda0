"""Charsets: which encoding a table is in, and that it is written back in the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twinning.charset import UNREADABLE, Charset, charset, in_utf8

HEADER = "city_id,name,country\r\n"
TURKISH = HEADER + "konya-tr,Konya Büyükşehir,TR\r\nizmir-tr,İzmir,TR\r\nsirnak-tr,Şırnak,TR\r\n"
FRENCH = HEADER + "nimes-fr,Nîmes,FR\r\norleans-fr,Orléans “créée”,FR\r\ncaen-fr,L’Haÿ,FR\r\n"
GERMAN = HEADER + "koeln-de,Köln,DE\r\nfuessen-de,Füßen,DE\r\n"
ICELANDIC = HEADER + "a-is,Garðabær,IS\r\nb-is,Seyðisfjörður,IS\r\nc-is,Ísafjörður,IS\r\n"
ARABIC = HEADER + "fez-ma,فاس;Fès,MA\r\ncairo-eg,القاهرة,EG\r\nmecca-sa,مكة “المكرمة”,SA\r\n"
PERSIAN = HEADER + "tabriz-ir,تبريز,IR\r\nqazvin-ir,قزوين پايتخت ژاله,IR\r\n"
MIXED = TURKISH + "tabriz-ir,تبریز,IR\r\nkazan-ru,Казань,RU\r\nxian-cn,西安,CN\r\n"

UTF_8_MARK, UTF_16_LE_MARK, UTF_16_BE_MARK = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"


@pytest.mark.parametrize(
    ("text", "written_in"),
    [
        pytest.param(MIXED, Charset("utf-8"), id="UTF-8"),
        pytest.param(MIXED, Charset("utf-8", UTF_8_MARK), id="UTF-8 with mark"),
        pytest.param(MIXED, Charset("utf-16-le"), id="UTF-16 LE"),
        pytest.param(MIXED, Charset("utf-16-be"), id="UTF-16 BE"),
        pytest.param(MIXED, Charset("utf-16-le", UTF_16_LE_MARK), id="UTF-16 LE with mark"),
        pytest.param(MIXED, Charset("utf-16-be", UTF_16_BE_MARK), id="UTF-16 BE with mark"),
        pytest.param("theme_id\nتبریز\n", Charset("utf-16-le"), id="UTF-16 LE, short header"),
        pytest.param("theme_id\nتبریز\n", Charset("utf-16-be"), id="UTF-16 BE, short header"),
        pytest.param(HEADER, Charset("utf-8"), id="ASCII"),
        pytest.param("", Charset("utf-8"), id="nothing"),
        pytest.param(f"{HEADER}a,{UNREADABLE * 9},TR\n", Charset("utf-8"), id="damaged before"),
        pytest.param(TURKISH, Charset("cp1254"), id="Turkish"),
        pytest.param(FRENCH, Charset("cp1252"), id="French"),
        pytest.param(GERMAN, Charset("cp1252"), id="German"),
        pytest.param(ICELANDIC, Charset("cp1252"), id="Icelandic"),
        pytest.param(ARABIC, Charset("cp1256"), id="Arabic"),
        pytest.param(PERSIAN, Charset("cp1256"), id="Persian"),
        pytest.param(ARABIC + "a,‘b’ – ‘c’,SA\r\n" * 20, Charset("cp1256"), id="Arabic, dashes"),
        pytest.param(TURKISH + GERMAN, Charset("cp1254"), id="Turkish and German"),
    ],
)
def test_a_table_is_read_in_the_encoding_it_was_written_in(text: str, written_in: Charset):
    content = written_in.mark + text.encode(written_in.encoding)
    assert charset(content) == written_in
    assert written_in.decoded(content) == text
    assert written_in.encoded(text) == content
    assert written_in.keeps(content)


@pytest.mark.parametrize(
    ("content", "written_in", "text"),
    [
        pytest.param(
            MIXED.encode().replace("تبریز".encode(), "تبریز".encode()[:-1]),
            Charset("utf-8"),
            MIXED.replace("تبریز", f"تبری{UNREADABLE}"),
            id="half a letter in UTF-8",
        ),
        pytest.param(
            GERMAN.encode("utf-16-le") + b"x",
            Charset("utf-16-le"),
            GERMAN + UNREADABLE,
            id="half a letter in UTF-16",
        ),
        pytest.param(
            GERMAN.encode("cp1252") + b"\x81",
            Charset("cp1252"),
            GERMAN + UNREADABLE,
            id="a byte without a letter in Windows-1252",
        ),
    ],
)
def test_damage_is_marked_where_it_is_and_spoils_nothing_else(
    content: bytes, written_in: Charset, text: str
):
    assert charset(content) == written_in
    assert written_in.decoded(content) == text
    assert not written_in.keeps(content)


@given(st.binary())
def test_whatever_the_bytes_there_is_a_text(content: bytes):
    text = charset(content).decoded(content)
    assert text.encode().decode() == text


@given(st.text(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_a_marked_table_is_read_as_it_was_written(text: str, encoding: str):
    written_in = Charset(encoding, "\ufeff".encode(encoding))
    content = written_in.encoded(text)
    assert charset(content) == written_in
    assert written_in.decoded(content) == text


@given(
    st.text(st.sampled_from("aé東😀\0"), max_size=8).map(str.encode)
    | st.binary(max_size=8)
    | st.text(st.sampled_from("aé"), max_size=6).map(lambda text: text.encode("utf-16"))
)
@example(b"a\0b\0")
@example("aaé".encode())
@example("aaé".encode()[:-1])
def test_the_text_in_utf_8_is_the_text_decoded(content: bytes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("twinning.charset._PIECE", 3)
        assert in_utf8(content) == charset(content).decoded(content).encode()
