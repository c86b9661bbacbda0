import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.text import fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        pytest.param("تبريز", "تبریز", id="Arabic yeh, Persian yeh"),
        pytest.param("كرمان", "کرمان", id="Arabic kaf, Persian kaf"),
        pytest.param("أصفهان", "اصفهان", id="alef with hamza"),
        pytest.param("مكة", "مکه", id="teh marbuta"),
        pytest.param("علی\u200cآباد", "علیآباد", id="zero-width non-joiner"),
        pytest.param("تبـــریز", "تبریز", id="tatweel"),
        pytest.param("تَبریز", "تبریز", id="vowel signs"),
        pytest.param("منطقهٔ ۲۲", "منطقه 22", id="extended Arabic digits"),
        pytest.param("شارع ٥", "شارع 5", id="Arabic-Indic digits"),
        pytest.param("\u202bتبریز\u202c", "تبریز", id="bidi controls"),
        pytest.param("Iași", "iasi", id="comma below"),
        pytest.param("Iaşi", "iasi", id="cedilla"),
        pytest.param("Łódź", "lodz", id="l with stroke"),
        pytest.param("Đakovo", "dakovo", id="d with stroke"),
        pytest.param("Tromsø", "tromso", id="o with stroke"),
        pytest.param("DİYARBAKIR", "diyarbakır", id="dotted and dotless i"),
        pytest.param("Gießen", "GIESSEN", id="sharp s"),
        pytest.param("Ærøskøbing", "aeroskobing", id="ae"),
        pytest.param("Þingvellir", "thingvellir", id="thorn"),
        pytest.param("Ħamrun", "hamrun", id="h with stroke"),
        pytest.param("Lənkəran", "Lankaran", id="schwa"),
        pytest.param("Xi'an", "Xian", id="straight apostrophe"),
        pytest.param("Xi’an", "Xian", id="curved apostrophe"),
        pytest.param("Honoluluʻu", "Honoluluu", id="okina"),
        pytest.param("Saint-Étienne", "saint etienne", id="hyphen"),
        pytest.param("Winston–Salem", "winston salem", id="dash"),
        pytest.param("Washington, D.C.", "washington dc", id="initials"),
        pytest.param("St.Gallen", "St. Gallen", id="full stop between words"),
        pytest.param("  New\u00a0 York\n", "new york", id="white space"),
        pytest.param("Ｔｏｋｙｏ", "tokyo", id="full width"),
        pytest.param("서울", "\u1109\u1165\u110b\u116e\u11af", id="Hangul in letters"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("パリ", "バリ", id="Paris, Bali: voicing tells kana apart"),
        pytest.param("Newport", "New Port", id="words stay words"),
        pytest.param("दिल्ली", "दल्ली", id="Indic vowel signs are letters"),
    ],
)
def test_names_that_differ_stay_different(name: str, other: str) -> None:
    assert fold(name) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_single_spaces_between_words_only(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())
