"""The machine: what it is, how busy it is, and fresh processes of it."""

import os
import platform
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, TypeVar

from benchmarks.figure import sized

LIBRARIES = ("numpy", "pandas", "pyarrow", "streamlit", "streamlit-folium", "folium")

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


def memory(kind: Literal["VmRSS", "VmHWM"]) -> int:
    """Bytes of memory this process holds now (VmRSS) or held at its peak (VmHWM)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    [kibibytes] = [line.split()[1] for line in lines if line.startswith(f"{kind}:")]
    return int(kibibytes) * 1024


def fresh(action: Callable[[Path], Result], folder: Path) -> Result:
    """What `action` returns in a process that has done nothing before."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(action, folder).result()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())
