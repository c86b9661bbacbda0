"""Our own files and the map document: all that the browser needs, from this server alone."""

import gzip
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.language import _
from twinning.maps.document import encoded
from twinning.settings import PROJECT, data_folder
from twinning.store import store_of
from twinning.web.compression import LEVEL, takes_gzip

STATIC = PROJECT / "static"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"


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


def atlas_json(request: Request) -> Response:
    """The map document of one atlas version, which never changes; 404 when it is not kept."""
    store = store_of(data_folder())
    store.edition()  # a server just started keeps no version until it is asked for the newest
    atlas = store.atlas(request.path_params["version"])
    if atlas is None:
        return PlainTextResponse(_("There is no such version any more.") + "\n", status_code=404)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if not takes_gzip(request):
        return Response(encoded(atlas), media_type="application/json", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(_compressed(atlas), media_type="application/json", headers=headers)


@lru_cache(maxsize=KEPT_ATLASES)
def _compressed(atlas: Atlas) -> bytes:
    return gzip.compress(encoded(atlas), LEVEL, mtime=0)
