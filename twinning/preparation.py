"""What takes long and is worked out once for an atlas, done ahead so that no visitor waits."""

import logging
from functools import lru_cache
from threading import Thread

from twinning import search
from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.gazetteer import GazetteerError, index_path
from twinning.labels import city_names
from twinning.populations import populations
from twinning.reader import LANGUAGES, Reader, spoken_to

_log = logging.getLogger(__name__)


@lru_cache(maxsize=KEPT_ATLASES)
def prepare(atlas: Atlas) -> Thread:
    """The thread that makes names ready to be shown and searched, and looks up populations."""
    thread = Thread(target=_work_out, args=(atlas,), daemon=True)
    thread.start()
    return thread


def _work_out(atlas: Atlas) -> None:
    for language in LANGUAGES:
        with spoken_to(Reader(language)):
            city_names(atlas)
    search.prepare(atlas).join()
    try:
        if index_path().exists():  # to build it takes longer than what is prepared
            populations(atlas)
    except GazetteerError as error:  # the page that needs them says so, too
        _log.warning("cities without populations: %s", error)
