"""Alphabets: what a language writes, and the order in which its readers look for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.alphabets import is_written_in, order_key
from twinning.reader import LANGUAGES, Reader, spoken_to

IN_ORDER = {
    "en": "District 2, Lodi, Łódź, Lyon, Öland, Ulm, Ürümqi, Zürich, Москва",
    "fa": "آمل, اراک, بابل, پاوه, تبریز, جلفا, چابهار, حلب, زئن, زنجان, ژنو, ساوه, "
    "قم, کاشان, گرگان, لار, مأمونیه, نوشهر, وین, هرات, یزد, Berlin",
    "tr": "Cizre, Çorum, Denizli, Gümüşhane, Ğ, Hakkâri, Iğdır, Isparta, İstanbul, İzmir, "
    "Ordu, Ödemiş, Sivas, Şırnak, Urfa, Ünye, Zonguldak, Афины",
    "ru": "Ейск, Ёлкино, Ельск, Жуков, Иваново, Йошкар-Ола, Казань, Хива, "
    "Цюрих, Шуя, Щёлково, Элиста, Юрмала, Ялта, Berlin",
    "ar": "آمل, أربيل, إسطنبول, ايران, بغداد, تونس, حلب, طرابلس, عمان, قونية, "
    "كابول, مكة, نزوى, نيس, هرات, وهران, یافا, Berlin",
    "es": "Ávila, Avilés, Llanes, Lugo, Nueva York, Nzérékoré, Ñuñoa, Osaka",
}
ALPHABETS = {
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "fa": "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_in_the_order_of_the_readers_alphabet(language: str):
    names = IN_ORDER[language].split(", ")
    with spoken_to(Reader(language)):
        assert sorted(reversed(names), key=order_key) == names


@pytest.mark.parametrize(("language", "letters"), ALPHABETS.items())
def test_every_letter_has_its_place_in_the_alphabet(language: str, letters: str):
    with spoken_to(Reader(language)):
        assert "".join(sorted(reversed(letters), key=order_key)) == letters
        assert "".join(sorted(reversed(letters.upper()), key=order_key)).lower().replace(
            "i̇", "i"
        ) == letters.replace("ı", "i")


@pytest.mark.parametrize(
    ("language", "name", "other"),
    [
        pytest.param("en", "Łódź", "lodz", id="marks"),
        pytest.param("tr", "Hakkâri", "HAKKARİ", id="a circumflex in Turkish"),
        pytest.param("ru", "Орёл", "орел", id="yo"),
        pytest.param("ar", "أربيل", "اربيل", id="hamza"),
        pytest.param("ar", "كابول", "کابول", id="Persian letters among Arabic ones"),
        pytest.param("fa", "يزد", "یزد", id="Arabic letters among Persian ones"),
        pytest.param("es", "San-José", "san  jose", id="hyphen and blanks"),
        pytest.param("es", "Xi'an", "Xian", id="apostrophe"),
    ],
)
def test_what_makes_no_other_letter_makes_no_difference(language: str, name: str, other: str):
    with spoken_to(Reader(language)):
        assert order_key(name) == order_key(other)


@pytest.mark.parametrize(
    ("language", "name", "is_so"),
    [
        ("fa", "لس\u200cآنجلس", True),
        ("fa", "قونية", False),
        ("fa", "ڕاپەڕین", False),
        ("ar", "قونية", True),
        ("ar", "قونیه", False),
        ("ar", "گرگان", False),
        ("ru", "Йошкар-Ола", True),
        ("ru", "Хуҷанд", False),
        ("ru", "Київ", False),
        ("tr", "Iğdır", True),
        ("tr", "Hakkâri", True),
        ("tr", "New York", False),
        ("es", "Nuñez, S. A.", False),
        ("es", "Logroño", True),
        ("es", "München", True),
        ("es", "Łódź", False),
        ("es", "Москва", False),
        ("ru", " - ", False),
        ("ar", "", False),
    ],
)
def test_a_name_with_a_letter_of_another_language_is_not_written_in_it(
    language: str, name: str, is_so: bool
):
    assert is_written_in(name, language) == is_so


@given(st.sampled_from(LANGUAGES), st.text())
def test_any_text_has_a_place(language: str, text: str):
    with spoken_to(Reader(language)):
        key = order_key(text)
        assert key == " ".join(key.split())
