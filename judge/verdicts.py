"""What a part of the judgement found."""

from dataclasses import dataclass, field


@dataclass
class Verdict:
    """`errors` fail the judgement, `warnings` are listed; `figures` are lines of Markdown for the summary."""

    part: str
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
