from datetime import UTC, datetime

from newsroom.demo.publications.leica import HUAWEI_BEGINS, HUAWEI_ENDS, SEVEN_YEARS, XIAOMI_BEGINS
from newsroom.demo.shapes import Story, aside, record_card, text

STORY = Story(
    slug="huawei-out-xiaomi-in",
    kind="news",
    kicker="Smartphones",
    headline="Huawei out, Xiaomi in: Leica changes its partner for phones",
    standfirst="The partnership with Huawei ended on 31 March after more than six years. Less than eight weeks "
    "later there was another.",
    lead="bokeh-02",
    bylines=(("words", "mei-okabe"),),
    published_at=datetime(2022, 5, 25, 7, 40, tzinfo=UTC),
    tags=("Smartphones", "Leica"),
    about=(
        "company:leica-camera",
        "company:xiaomi",
        "company:huawei",
        "partnership:leica-xiaomi",
        "partnership:leica-huawei",
    ),
    sources=(XIAOMI_BEGINS, HUAWEI_ENDS, HUAWEI_BEGINS, SEVEN_YEARS),
    blocks=(
        text(
            """
            <p>Leica Camera has a new partner for smartphones. The partnership with Xiaomi was announced on Monday, 23
            May. [1] The one before it, with Huawei, had ended on 31 March. [2]</p>
            <p>Between the two lie 53 days, in which no maker of phones was Leica’s partner in our record.</p>
            """
        ),
        record_card("partnership:leica-xiaomi"),
        text(
            """
            <h2>When did it begin?</h2>
            <p>That the partnership with Huawei ended, and when, is agreed. How long it lasted depends on whom one
            asks. Reports of the time put its beginning in February 2016. [3] Other sources say 2015. [4] The record
            gives February 2016 and marks the value as disputed. By that count it lasted for more than six years.</p>
            """
        ),
        aside(
            "A disputed value is not a disputed fact",
            """
            <p>Nobody doubts that Leica and Huawei worked together. What sources differ on is one date. The record
            therefore marks the date, and leaves the partnership alone.</p>
            """,
        ),
        record_card("partnership:leica-huawei"),
        text(
            """
            <h2>Why a phone wants a lens maker</h2>
            <p>The camera of a phone has little room. Its sensor is small, its lens sits a few millimetres before it,
            and much of the picture is made afterwards, by computing. A small sensor gathers less light and gives more
            depth of field than a large one, whatever name stands beside it. What a camera maker can bring is
            judgement: which faults to correct, which to leave, and how a picture should look when it is done.</p>
            <p>Whether that can be seen on a print, we will say when there is something to print.</p>
            """
        ),
    ),
)
