"""Every address outside the pages."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import BaseRoute, Route

from twinning.language import _
from twinning.settings import data_folder
from twinning.store import store_of
from twinning.web.assets import asset_routes
from twinning.web.feeds import FEEDS

FOLDER = "/feeds/"


def routes(base: str = "") -> list[BaseRoute]:
    """The routes below `base`, the path under which the whole dashboard is served."""
    start = prefix(base)
    return [
        Route(f"{start}/healthz", healthz),
        *(Route(f"{start}{FOLDER}{feed.file}", feed.answer) for feed in FEEDS),
        Route(f"{start}{FOLDER}{{name:path}}", no_feed),
        *asset_routes(f"{start}/assets"),
    ]


def no_feed(_request: Request) -> PlainTextResponse:
    """What a program hears that asks for a feed there is none of, instead of a page."""
    feeds = ", ".join(feed.file for feed in FEEDS)
    message = _("There is no such feed; there are {feeds}.").format(feeds=feeds)
    return PlainTextResponse(f"{message}\n", status_code=404)


def prefix(base: str) -> str:
    """What every address begins with: nothing, or `base` after a slash."""
    return f"/{base.strip('/')}".rstrip("/")


def healthz(_request: Request) -> JSONResponse:
    """Whether there is an atlas to serve, which one, and what is wrong with newer tables."""
    edition = store_of(data_folder()).edition()
    status = "ok" if edition.atlas and not edition.problems else "degraded"
    body = {
        "status": status if edition.atlas else "failed",
        "version": edition.atlas.version if edition.atlas else None,
        "agreements": len(edition.atlas.agreements) if edition.atlas else 0,
        "problems": [str(problem) for problem in edition.problems],
    }
    return JSONResponse(body, status_code=200 if edition.atlas else 503)
