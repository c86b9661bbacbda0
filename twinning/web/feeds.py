"""The selected rows over HTTP, sent while they are written: as the pages have them, or as maps.

Whatever the feed, the same parameters select the same agreements.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from twinning import __version__
from twinning.atlas import Atlas, Mask
from twinning.errors import shown
from twinning.exporting import PROFILES, agreements_csv, cities_csv
from twinning.facets import mask
from twinning.geojson import agreements_geojson, cities_geojson
from twinning.language import _
from twinning.query import parse
from twinning.reader import Reader, each_said_to
from twinning.selection import PARAMETERS
from twinning.settings import data_folder
from twinning.store import store_of
from twinning.web.compression import gzipped, takes_gzip

PROFILE = "profile"
CSV = "text/csv; charset=utf-8; header=present"
GEOJSON = "application/geo+json"
READER = Reader()
"""For whom the labels of a feed are, whoever asks: a program is given the same every time."""

Write = Callable[[Atlas, Mask], Iterator[bytes]]


@dataclass(frozen=True)
class Feed:
    """One file below `/feeds/`: its type, and who writes it for each profile.

    The first profile is the one that need not be asked for; a feed without profiles has a single
    writer, under "".
    """

    file: str
    media_type: str
    writers: Mapping[str, Write]

    def answer(self, request: Request) -> Response:
        """The selected rows; 400 with a plain message for a parameter that cannot be used."""
        atlas = store_of(data_folder()).edition().atlas
        if atlas is None:
            return PlainTextResponse(_("The tables cannot be read.") + "\n", status_code=503)
        selected = parse(request.query_params.multi_items(), atlas)
        complaints = [*selected.notes, *self._complaints(request.query_params)]
        if complaints:
            return PlainTextResponse("\n".join(complaints) + "\n", status_code=400)
        headers = _headers(atlas)
        if _is_known(_tag(atlas), request.headers):
            return Response(status_code=304, headers=headers)
        write = self.writers[request.query_params.get(PROFILE, next(iter(self.writers)))]
        pieces = each_said_to(READER, write(atlas, mask(atlas, selected.selection)))
        return self._sent(pieces, headers, request)

    def _sent(
        self, pieces: Iterator[bytes], headers: Mapping[str, str], request: Request
    ) -> StreamingResponse:
        """The pieces on their way, compressed for whoever takes that."""
        headers = {**headers, "Content-Disposition": f'attachment; filename="{self.file}"'}
        if takes_gzip(request):
            pieces, headers["Content-Encoding"] = gzipped(pieces), "gzip"
        if request.method == "HEAD":
            pieces = iter(())  # the server would throw them away
        return StreamingResponse(pieces, media_type=self.media_type, headers=headers)

    def _complaints(self, given: QueryParams) -> list[str]:
        """What no page would mind but a program should hear: unknown names and profiles."""
        profiles = list(filter(None, self.writers))
        known = (*PARAMETERS, PROFILE) if profiles else PARAMETERS
        message = _("There is no parameter {name}.")
        complaints = [message.format(name=shown(name)) for name in given if name not in known]
        return complaints + (_of_profiles(given.getlist(PROFILE), profiles) if profiles else [])


def _by_profile(write: Callable[..., Iterator[bytes]]) -> dict[str, Write]:
    return {profile: partial(write, profile=profile) for profile in PROFILES}


FEEDS = (
    Feed("agreements.csv", CSV, _by_profile(agreements_csv)),
    Feed("agreements.geojson", GEOJSON, {"": agreements_geojson}),
    Feed("cities.csv", CSV, _by_profile(cities_csv)),
    Feed("cities.geojson", GEOJSON, {"": cities_geojson}),
)


def _of_profiles(given: list[str], profiles: list[str]) -> list[str]:
    message = _("There is no profile {profile}; choose one of {profiles}.")
    complaints = [
        message.format(profile=shown(profile), profiles=", ".join(profiles))
        for profile in given
        if profile not in profiles
    ]
    return complaints + ([_("Choose one profile only.")] if len(set(given)) > 1 else [])


def _headers(atlas: Atlas) -> dict[str, str]:
    return {
        "ETag": f"W/{_tag(atlas)}",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }


def _tag(atlas: Atlas) -> str:
    """A tag per address is enough: it changes with the tables and with this program."""
    return f'"{atlas.version}-{__version__}"'


def _is_known(tag: str, headers: Headers) -> bool:
    """Whether If-None-Match names the tag.

    By the weak comparison of RFC 9110, section 8.8.3.2: compressed or not, the rows are the same.
    """
    named = ",".join(headers.getlist("if-none-match")).split(",")
    return not {"*", tag}.isdisjoint(name.strip().removeprefix("W/") for name in named)
