"""What every benchmark says of itself: the machine, the versions, and how cost grows."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import numpy as np


def machine(*packages: str) -> str:
    """The processors and what else they were busy with, the system, and the versions that matter."""
    busy = f"load {os.getloadavg()[0]:.1f}, " if hasattr(os, "getloadavg") else ""
    told = ", ".join(f"{name} {_version(name)}" for name in packages)
    return f"{os.cpu_count()} cores, {busy}{platform.machine()}, Python {platform.python_version()}, {told}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of log time over log size, by least squares: 1 is linear."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])
