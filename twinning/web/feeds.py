"""The selected rows over HTTP: the same bytes as the download, for the same parameters."""

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from twinning import __version__
from twinning.atlas import Atlas
from twinning.errors import shown
from twinning.exporting import PROFILES, export_csv
from twinning.facets import mask
from twinning.language import _
from twinning.query import parse
from twinning.selection import PARAMETERS
from twinning.settings import data_folder
from twinning.store import store_of

PROFILE = "profile"


def agreements_csv(request: Request) -> Response:
    """The selected agreements as CSV; 400 with a plain message for a parameter it cannot use."""
    atlas = store_of(data_folder()).edition().atlas
    if atlas is None:
        return PlainTextResponse(_("The tables cannot be read.") + "\n", status_code=503)
    selected = parse(request.query_params.multi_items(), atlas)
    complaints = [*selected.notes, *_complaints(request.query_params)]
    if complaints:
        return PlainTextResponse("\n".join(complaints) + "\n", status_code=400)
    headers = {"ETag": f"W/{_tag(atlas)}", "Cache-Control": "no-cache"}
    if _is_known(_tag(atlas), request.headers):
        return Response(status_code=304, headers=headers)
    profile = request.query_params.get(PROFILE, PROFILES[0])
    rows = export_csv(atlas, mask(atlas, selected.selection), profile)
    headers["Content-Disposition"] = 'attachment; filename="agreements.csv"'
    return Response(rows, media_type="text/csv; charset=utf-8; header=present", headers=headers)


def _complaints(given: QueryParams) -> list[str]:
    """What no page would mind but a program should hear: unknown names and profiles."""
    unknown = [name for name in given if name not in (*PARAMETERS, PROFILE)]
    complaints = [_("There is no parameter {name}.").format(name=shown(name)) for name in unknown]
    for profile in given.getlist(PROFILE):
        if profile not in PROFILES:
            message = _("There is no profile {profile}; choose one of {profiles}.")
            profiles = ", ".join(PROFILES)
            complaints.append(message.format(profile=shown(profile), profiles=profiles))
    if len(set(given.getlist(PROFILE))) > 1:
        complaints.append(_("Choose one profile only."))
    return complaints


def _tag(atlas: Atlas) -> str:
    """A tag per address is enough: it changes with the tables and with this program."""
    return f'"{atlas.version}-{__version__}"'


def _is_known(tag: str, headers: Headers) -> bool:
    """Whether If-None-Match names the tag.

    By the weak comparison of RFC 9110, section 8.8.3.2: compressed or not, the rows are the same.
    """
    named = ",".join(headers.getlist("if-none-match")).split(",")
    return not {"*", tag}.isdisjoint(name.strip().removeprefix("W/") for name in named)
