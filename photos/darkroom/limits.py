"""What an order may cost: beyond it the kernel refuses memory, or ends the process."""

import resource
import sys
from typing import NamedTuple

MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """Memory in bytes, computing time in seconds of one core, the size of one written file in bytes."""

    memory: int
    seconds: int
    written: int


LIMITS = {
    "inspect": Limits(memory=1000 * MEGABYTE, seconds=15, written=20 * MEGABYTE),
    "develop": Limits(memory=1000 * MEGABYTE, seconds=15 * 60, written=100 * MEGABYTE),
}
# Programs and libraries that are only mapped count as addresses, not as memory.
MAPPED = 500 * MEGABYTE


def keep_within(limits):
    """Set `limits` on this process, for good."""
    lower(resource.RLIMIT_DATA, limits.memory)
    if sys.platform == "linux":  # macOS gives every program addresses by the hundred gigabytes
        lower(resource.RLIMIT_AS, limits.memory + MAPPED)
    lower(resource.RLIMIT_CPU, limits.seconds)
    lower(resource.RLIMIT_FSIZE, limits.written)
    lower(resource.RLIMIT_CORE, 0)


def lower(kind, most):
    """Set one limit, unless whoever started us has set a lower one."""
    _soft, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (allowed, allowed))
