"""Our own files and the map document: all that the browser needs, from this server alone."""

import gzip
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.language import _
from twinning.maps.companion import companion_part, companion_words
from twinning.maps.document import document
from twinning.maps.scripts import BUNDLES, STATIC, bundle
from twinning.maps.words import agreement_words, city_words
from twinning.ordering import ORDERS
from twinning.query import parse
from twinning.reader import READERS, kept_by_language, kept_by_reader, speak_to
from twinning.settings import data_folder
from twinning.store import store_of
from twinning.view import uncounted
from twinning.web.compression import LEVEL, takes_gzip

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
DOCUMENT = "/atlas/{version}/{reader}/{digest}"
BINARY, JSON, SCRIPT = "application/octet-stream", "application/json", "text/javascript"


class Files(StaticFiles):
    """Static files that a browser keeps, asking each time whether they are still the same."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or word that it has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = ASK_FIRST
        return response


def files() -> StaticFiles:
    """The vendored and own files below `static/`."""
    return Files(directory=STATIC)


def asset_routes(start: str) -> list[BaseRoute]:
    """The routes of all assets below the path `start`."""
    return [
        Route(f"{start}{DOCUMENT}/map.bin", map_numbers),
        Route(f"{start}{DOCUMENT}/cities.json", map_cities),
        Route(f"{start}{DOCUMENT}/agreements/{{block:int}}.json", map_agreements),
        Route(f"{start}{DOCUMENT}/list.json", list_words),
        Route(f"{start}{DOCUMENT}/list/{{order}}/{{first:int}}.json", list_part),
        Route(f"{start}/scripts/{{digest}}/{{name}}.js", script),
        Mount(start, files()),
    ]


def map_numbers(request: Request) -> Response:
    """The numbers of a map document, which never change; 404 when it is not kept."""
    atlas = _atlas(request)
    return _lasting(request, _numbers_compressed(atlas) if atlas else None, BINARY)


def map_cities(request: Request) -> Response:
    """The ids and names of a map document's cities; 404 when it is not kept."""
    atlas = _atlas(request)
    return _lasting(request, _cities_compressed(atlas) if atlas else None, JSON)


def map_agreements(request: Request) -> Response:
    """What there is to say of one block of a map document's agreements; 404 beyond the last."""
    atlas = _atlas(request)
    words = agreement_words(atlas, request.path_params["block"]) if atlas else None
    return _lasting(request, words and _compressed(words), JSON)


def list_words(request: Request) -> Response:
    """What the list beside a map says of itself; 404 when there is no such document."""
    atlas = _atlas(request)
    return _lasting(request, _compressed(companion_words(atlas)) if atlas else None, JSON)


def list_part(request: Request) -> Response:
    """A part of the agreements that the query selects, in some order; 404 beyond the last."""
    atlas, order = _atlas(request), request.path_params["order"]
    if atlas is None or order not in ORDERS:
        return _lasting(request, None, JSON)
    selection = parse(request.query_params.multi_items(), atlas).selection
    part = companion_part(uncounted(atlas, selection), order, request.path_params["first"])
    return _lasting(request, part and _compressed(part), JSON)


def script(request: Request) -> Response:
    """One bundle of scripts; 404 when its content is another by now."""
    name = request.path_params["name"]
    known = name in BUNDLES and bundle(name).digest == request.path_params["digest"]
    return _lasting(request, _script_compressed(name) if known else None, SCRIPT)


def _atlas(request: Request) -> Atlas | None:
    """The atlas whose document is asked for, None where none has such a document any more.

    What is answered is said to the reader for whom the document is.
    """
    reader = READERS.get(request.path_params["reader"])
    if reader is None:
        return None
    speak_to(reader)
    store = store_of(data_folder())
    store.edition()  # a server just started keeps no version until it is asked for the newest
    atlas = store.atlas(request.path_params["version"])
    return atlas if atlas and document(atlas).digest == request.path_params["digest"] else None


def _lasting(request: Request, compressed: bytes | None, media_type: str) -> Response:
    """An answer to be kept for ever, compressed for whoever takes that."""
    if compressed is None:
        return PlainTextResponse(_("There is no such version any more.") + "\n", status_code=404)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if not takes_gzip(request):
        return Response(gzip.decompress(compressed), media_type=media_type, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(compressed, media_type=media_type, headers=headers)


def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


@kept_by_reader(KEPT_ATLASES)
def _numbers_compressed(atlas: Atlas) -> bytes:
    return _compressed(document(atlas).content)


@kept_by_language(KEPT_ATLASES)
def _cities_compressed(atlas: Atlas) -> bytes:
    return _compressed(city_words(atlas))


@lru_cache(maxsize=len(BUNDLES))
def _script_compressed(name: str) -> bytes:
    return _compressed(bundle(name).content)
