"""The machine: what it is, how busy it is, and fresh processes of it."""

import os
import platform
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, TypeVar

from benchmarks.figure import sized

LIBRARIES = ("numpy", "pandas", "pyarrow", "streamlit", "streamlit-folium", "folium")
SCHEDULED = 2  # how Linux numbers the clock of a process: clock_getcpuclockid(3)

Result = TypeVar("Result")


def description() -> str:
    """Processor, memory, system and versions in one sentence each."""
    memory = sized(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory} of memory, "
        f"{platform.system()} {platform.release()}. "
        f"{platform.python_implementation()} {platform.python_version()}, {libraries}."
    )


def load_average() -> float:
    """How many processes wanted a core in the last minute; this program alone makes 1."""
    return os.getloadavg()[0]


def memory(kind: Literal["VmRSS", "VmHWM"], process: int | str = "self") -> int:
    """Bytes of memory that a process holds now (VmRSS) or held at its peak (VmHWM)."""
    return kibibytes(Path(f"/proc/{process}/status").read_text(), kind) * 1024


def kibibytes(lines: str, kind: str) -> int:
    """The figure that a text as in /proc/self/status gives in the line "kind:  figure kB"."""
    [figure] = [line.split()[1] for line in lines.splitlines() if line.startswith(f"{kind}:")]
    return int(figure)


def processor_seconds(process: int) -> float:
    """Processor time that a process and its children took so far.

    Read from the clock of each process, for the times in /proc count in hundredths.
    """
    return sum(time.clock_gettime((~pid << 3) | SCHEDULED) for pid in (process, *children(process)))


def children(process: int) -> list[int]:
    """The processes started by it and still running, theirs included."""
    own: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it ended just now
            own += map(int, thread.read_text().split())
    return [pid for child in own for pid in (child, *children(child))]


def fresh(action: Callable[[Path], Result], folder: Path) -> Result:
    """What `action` returns in a process that has done nothing before."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(action, folder).result()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())
