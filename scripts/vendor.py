"""Fetch the vendored files again: `python -m scripts.vendor` rewrites static/ but for atlas/.

Needs npm.  Leaflet and its fullscreen control are copied as published; the outlines are
Natural Earth 1:50m, read from the TopoJSON of the world-atlas package and cut down to what
the map draws.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from scripts.outlines import outlines

STATIC = Path(__file__).resolve().parent.parent / "static"
COPIED = {
    "leaflet@1.9.4": (
        "leaflet",
        ("dist/leaflet.js", "dist/leaflet.css", "dist/images", "LICENSE"),
    ),
    "leaflet.fullscreen@3.0.0": (
        "leaflet.fullscreen",
        ("Control.FullScreen.js", "Control.FullScreen.css", "icon-fullscreen.svg", "LICENSE"),
    ),
}
OUTLINES = "world-atlas@2.0.2"
SOURCE_MAP = b"//# sourceMappingURL="


def unpack(package: str, folder: Path) -> Path:
    """The unpacked npm `package` ("name@version"), in a new folder below `folder`."""
    target = folder / package
    target.mkdir(parents=True)
    subprocess.run(["npm", "pack", package, "--pack-destination", target], check=True)
    [archive] = target.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def copy(package: Path, target: Path, files: Iterable[str]) -> None:
    """Copy `files` of an unpacked package into `target`, folders whole."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in files:
        source = package / name
        if source.is_dir():
            shutil.copytree(source, target / source.name)
        else:
            (target / source.name).write_bytes(without_source_map(source.read_bytes()))


def without_source_map(content: bytes) -> bytes:
    """A script without the comment that sends a browser's tools after a file not shipped."""
    return b"".join(
        line for line in content.splitlines(keepends=True) if not line.startswith(SOURCE_MAP)
    )


def convert_outlines(package: Path, target: Path) -> None:
    """Write land.json, borders.json and the licence into `target`."""
    copy(package, target, ["LICENSE"])
    topology = json.loads((package / "countries-50m.json").read_bytes())
    for name, shape in outlines(topology).items():
        (target / f"{name}.json").write_text(json.dumps(shape, separators=(",", ":")))
    with (target / "LICENSE").open("a") as licence:
        licence.write(
            "\nThat package holds Natural Earth 1:50m (naturalearthdata.com), in the public domain."
            "\nland.json and borders.json were made from countries-50m.json by scripts/vendor.py:"
            "\nsimplified, rounded, and without Antarctica.\n"
        )


def main() -> None:
    """Rewrite every vendored folder."""
    with tempfile.TemporaryDirectory() as folder:
        for package, (name, files) in COPIED.items():
            copy(unpack(package, Path(folder)), STATIC / name, files)
        convert_outlines(unpack(OUTLINES, Path(folder)), STATIC / "natural-earth")


if __name__ == "__main__":
    main()
