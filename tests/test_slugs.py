"""Slugs: ids made from names."""

from hypothesis import given
from hypothesis import strategies as st

from twinning.slugs import numbered, slug


def test_a_slug_is_the_folded_name_with_what_tells_it_apart():
    assert slug("Saint-Étienne", "FR") == "saint-etienne-fr"
    assert slug("Springfield", "Illinois", "US") == "springfield-illinois-us"
    assert slug("تبريز", "", "IR") == "تبریز-ir"
    assert slug("a b" * 100, "US") == "a-b" + "a-b" * 12 + "a-us"


def test_ids_that_are_taken_get_a_number():
    assert numbered(["a", "b", "a", "a-2", "a"]) == ["a", "b", "a-3", "a-2", "a-4"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"])))
def test_every_id_is_its_own_and_the_first_to_want_one_has_it(ids: list[str]):
    given_ids = numbered(ids)
    assert len(set(given_ids)) == len(ids)
    assert {ids.index(name): name for name in ids}.items() <= dict(enumerate(given_ids)).items()
