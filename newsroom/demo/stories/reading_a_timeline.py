"""A draft: it has no moment of publication, so that the desk of the demo has something to do."""

from newsroom.demo.shapes import Story, record_card, text

STORY = Story(
    slug="how-to-read-a-timeline",
    kind="feature",
    kicker="The record",
    headline="How to read a timeline",
    standfirst="Bars, thin lines and dashes: what the drawings beside our records say, and what they leave open.",
    lead="aurora-02",
    bylines=(("words", "tomas-brandt"),),
    tags=("The record", "Dates"),
    about=("partnership:l-mount-alliance",),
    blocks=(
        text(
            """
            <p>A bar says that something was so from one day to another. Few things in our record are that simple.
            Many began within a year or a month that is known, on a day that is not; some go on; of some it is
            disputed when they began. A drawing should show all of this without a legend as long as itself.</p>
            """
        ),
        record_card("partnership:l-mount-alliance"),
        text(
            """
            <h2>Soft edges</h2>
            <p>Still to write: the thin line before a bar, the chevron after it, and why an end that is not known is
            not the same as no end.</p>
            """
        ),
    ),
)
