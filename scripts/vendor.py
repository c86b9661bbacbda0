"""Fetch the vendored files again: `python -m scripts.vendor` rewrites static/ but for atlas/.

Needs npm, and Debian's apt-get and dpkg for one of the fonts.  Leaflet, its fullscreen control
and the fonts are copied as published; the outlines are Natural Earth 1:50m, read from the
TopoJSON of the world-atlas package and cut down to what the map draws.
"""

import json
import re
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
REGULAR, BOLD = "400Regular", "700Bold"
VARIABLE = "NL[wght]"  # as the names of files say it: no Latin letters, every weight
FONTS = {  # by package: the folder, which of its files are copied under plain names, the licence
    "vazirmatn@33.0.3": (
        "vazirmatn",
        (
            "fonts/ttf/Vazirmatn-Regular.ttf",
            "fonts/ttf/Vazirmatn-Bold.ttf",
            "misc/Non-Latin/fonts/webfonts/Vazirmatn-NL[wght].woff2",
            "misc/Farsi-Digits-Non-Latin/fonts/webfonts/Vazirmatn-FD-NL-Regular.woff2",
        ),
        "OFL.txt",
    ),
    **{
        f"@expo-google-fonts/{folder}@{version}": (
            folder,
            tuple(f"{weight}/{family}_{weight}.ttf" for weight in weights),
            "LICENSE_FONT",
        )
        for folder, version, family, weights in (
            ("noto-sans", "0.4.2", "NotoSans", (REGULAR, BOLD)),
            ("noto-sans-armenian", "0.4.2", "NotoSansArmenian", (REGULAR,)),
            ("noto-sans-georgian", "0.4.3", "NotoSansGeorgian", (REGULAR,)),
            ("noto-sans-hebrew", "0.4.1", "NotoSansHebrew", (REGULAR,)),
            ("noto-sans-telugu", "0.4.2", "NotoSansTelugu", (REGULAR,)),
        )
    },
}
FALLBACK = "fonts-droid-fallback=1:6.0.1r16-1.1"  # Chinese, Japanese and Korean in one small font
OUTLINES = "world-atlas@2.0.2"
APACHE = Path("/usr/share/common-licenses/Apache-2.0")
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


def copy_font(package: Path, target: Path, files: Iterable[str], licence: str) -> None:
    """Copy the `files` of a font with its licence, each named Family-Weight or Family-NonLatin."""
    copy(package, target, files)
    for file in target.iterdir():
        name = re.sub(r"_\d+", "-", file.name).replace(VARIABLE, "NonLatin")
        file.rename(target / name)
    shutil.copyfile(package / licence, target / "LICENSE")


def copy_fallback(folder: Path, target: Path) -> None:
    """Copy the font for Chinese, Japanese and Korean out of its Debian package."""
    subprocess.run(["apt-get", "download", FALLBACK], cwd=folder, check=True)
    [archive] = folder.glob("fonts-droid-fallback_*.deb")
    subprocess.run(["dpkg", "-x", archive, folder], check=True)
    share = folder / "usr/share"
    copy(share, target, ["fonts-droid-fallback/truetype/DroidSansFallback.ttf"])
    (target / "LICENSE").write_bytes(
        (share / "doc/fonts-droid-fallback/copyright").read_bytes() + b"\n\n" + APACHE.read_bytes()
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
        for package, (name, files, licence) in FONTS.items():
            copy_font(unpack(package, Path(folder)), STATIC / "fonts" / name, files, licence)
        copy_fallback(Path(folder), STATIC / "fonts" / "droid-sans-fallback")
        convert_outlines(unpack(OUTLINES, Path(folder)), STATIC / "natural-earth")


if __name__ == "__main__":
    main()
