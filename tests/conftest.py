"""What holds for every test."""

import gc
import os

import pytest

# Hundreds of thousands of objects live as long as the tests do; looking through them so often took a tenth of the time.
gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where CI=true nothing may be skipped: the machine is there to run everything."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped where nothing may be: {call.excinfo.value}"
    return report
