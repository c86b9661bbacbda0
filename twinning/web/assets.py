"""Our own files and the map document: all that the browser needs, from this server alone."""

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from twinning.language import _
from twinning.maps.document import map_document
from twinning.settings import PROJECT, data_folder
from twinning.store import store_of

STATIC = PROJECT / "static"
FOR_EVER = "public, max-age=31536000, immutable"


def files() -> StaticFiles:
    """The vendored and own files below `static/`."""
    return StaticFiles(directory=Path(STATIC))


def atlas_json(request: Request) -> Response:
    """The map document of one atlas version, which never changes."""
    atlas = store_of(data_folder()).atlas(request.path_params["version"])
    if atlas is None:
        return PlainTextResponse(_("There is no such version any more.") + "\n", status_code=404)
    content = json.dumps(map_document(atlas), ensure_ascii=False, separators=(",", ":"))
    headers = {"Cache-Control": FOR_EVER}
    return Response(content, media_type="application/json", headers=headers)
