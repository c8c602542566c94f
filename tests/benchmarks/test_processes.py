"""What the benchmark says of a process is what Linux counts."""

import os
import subprocess
import sys

from benchmarks import bench
from benchmarks.processes import family, memory, processor_seconds

IDLE = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"


def test_a_family_is_a_process_and_all_that_come_from_it():
    command = [sys.executable, "-c", IDLE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:  # noqa: S603
        found = family(parent.pid)
        while len(found) < 2 and parent.poll() is None:
            found = family(parent.pid)
        parent.stdin.close()

    assert found[0] == parent.pid
    assert len(found) == 2


def test_work_takes_the_processor_and_a_process_that_is_gone_takes_nothing():
    before = processor_seconds([os.getpid()])
    while processor_seconds([os.getpid()]) == before:
        sum(range(10_000))

    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    assert processor_seconds([gone.pid]) == 0
    assert memory([os.getpid()]) > 10


def test_figures_are_of_one_request_whatever_a_round_held():
    rounds = [(10, 0.1, [0.02] * 10), (30, 0.3, [0.04] * 30)]

    assert bench.figures(rounds) == (10.0, 40.0)


def test_a_goal_is_told_in_answers_of_the_reference():
    assert bench.row("article", "not cached", [(1, 0.003, [0.004])], bare=0.1) == [
        *("article", "not cached", "3.00", "30", "54", "4.0"),
    ]
