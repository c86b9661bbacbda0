"""Preparation: what takes long is done before it is asked for, and hurts nobody where it fails."""

import logging
from pathlib import Path

import pytest

from tests.atlases import atlas_of, small_atlas
from twinning import populations, preparation, search
from twinning.atlas import Atlas
from twinning.gazetteer import GazetteerError
from twinning.preparation import prepare
from twinning.reader import LANGUAGES, current


def test_names_and_populations_are_there_before_they_are_asked_for():
    atlas = small_atlas()
    prepare(atlas).join()
    found, searched = populations.populations.cache_info(), search._indexed.cache_info()
    populations.populations(atlas)
    search.matching(atlas, "khoy")
    assert populations.populations.cache_info().misses == found.misses
    assert search._indexed.cache_info().misses == searched.misses


def test_cities_have_their_names_in_every_language_before_anybody_comes(
    monkeypatch: pytest.MonkeyPatch,
):
    named: list[str] = []
    monkeypatch.setattr(preparation, "city_names", lambda _atlas: named.append(current().language))
    prepare(atlas_of(cities=CITIES, agreements=AGREEMENTS)).join()
    assert named == list(LANGUAGES)


def test_an_atlas_is_prepared_once():
    atlas = small_atlas()
    assert prepare(atlas) is prepare(atlas)
    prepare(atlas).join()


CITIES = "city_id,name,country,geonames_id\na,A,IR,1\nb,B,TR,2\n"
AGREEMENTS = "agreement_id,city_a,city_b,status\n1,a,b,active\n"


def test_no_gazetteer_is_built_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TWINNING_CACHE", str(tmp_path))
    prepare(atlas_of(cities=CITIES, agreements=AGREEMENTS)).join()
    assert list(tmp_path.iterdir()) == []


def test_a_gazetteer_that_cannot_be_read_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def unreadable(_atlas: Atlas) -> None:
        raise GazetteerError("broken")

    monkeypatch.setattr(preparation, "populations", unreadable)
    with caplog.at_level(logging.WARNING):
        prepare(atlas_of(cities=CITIES, agreements=AGREEMENTS)).join()
    assert caplog.messages == ["cities without populations: broken"]
