"""What processes take of the machine, as Linux counts it: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html"""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARENT, USER, SYSTEM = 1, 11, 12


def family(pid):
    """Return the numbers of a process and of all that come from it, itself first."""
    parents = {}
    for place in Path("/proc").iterdir():
        if place.name.isdecimal() and (columns := status_of(place.name)):
            parents.setdefault(int(columns[PARENT]), []).append(int(place.name))
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found


def processor_seconds(pids):
    """Return how long processes have had the processor, for themselves and in the kernel."""
    columns = [status_of(pid) for pid in pids]
    return sum(int(each[USER]) + int(each[SYSTEM]) for each in columns if each) / TICKS


def memory(pids):
    """Return how many megabytes the largest of some processes has in memory."""
    return max(resident(pid) for pid in pids) // 1024


def resident(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def status_of(pid):
    """Return the columns of a process that follow its name, which may hold anything; [] once it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
