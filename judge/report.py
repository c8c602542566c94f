"""The summary: for the terminal, beside the raw reports, and, of a whole judgement, in judge/RESULTS.md."""

import subprocess

from judge.tools import HOUSE

RESULTS = HOUSE / "judge" / "RESULTS.md"
SHOWN = 40
HEAD = """# The last judgement

Written by `make judge` (see docs/OPERATIONS.md); the raw reports are not kept in the repository.

"""


def commit():
    """Return what is judged, as git names it; "?" where there is no git."""
    asked = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    try:
        return subprocess.run(asked, cwd=HOUSE, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "?"


def summary(verdicts, *, now):
    """Return the summary in Markdown."""
    lines = [f"{now:%d %B %Y, %H:%M} UTC, commit {commit()}", ""]
    for verdict in verdicts:
        counted = f"{len(verdict.errors)} errors, {len(verdict.warnings)} warnings"
        lines += [f"## {verdict.part}: {counted}", "", *verdict.figures, ""]
        lines += [f"- **error** {words}" for words in verdict.errors[:SHOWN]]
        lines += [f"- {words}" for words in verdict.warnings[:SHOWN]]
        rest = max(0, len(verdict.errors) - SHOWN) + max(0, len(verdict.warnings) - SHOWN)
        lines += [f"- … and {rest} more"] if rest else []
        lines += [""] if verdict.errors or verdict.warnings else []
    return "\n".join(lines).rstrip() + "\n"


def keep(text, folder, *, whole):
    """Write the summary beside the raw reports, and where it is committed if all was judged."""
    (folder / "summary.md").write_text(text)
    if whole:
        RESULTS.write_text(HEAD + text)
