from datetime import UTC, datetime

from newsroom.demo.publications.names import HASSELBLAD_INSIDERS, HASSELBLAD_NO_NEWS
from newsroom.demo.shapes import Story, aside, record_card, text

STORY = Story(
    slug="a-majority-reported-and-disputed",
    kind="news",
    kicker="Hasselblad",
    headline="Hasselblad and DJI: a majority reported, and disputed",
    standfirst="DJI is said to have taken a majority of Hasselblad in 2017. Public sources differ, and the record "
    "says no more than they do.",
    lead="clouds-01",
    bylines=(("words", "mei-okabe"), ("reporting", "ines-halloran")),
    published_at=datetime(2022, 5, 19, 10, 15, tzinfo=UTC),
    tags=("Ownership", "Hasselblad", "The record"),
    about=("company:hasselblad", "company:dji", "brand:hasselblad"),
    mentions=("partnership:dji-hasselblad",),
    sources=(HASSELBLAD_INSIDERS, HASSELBLAD_NO_NEWS),
    blocks=(
        text(
            """
            <p>Who owns Hasselblad? The short answer has been repeated so often that it sounds like knowledge: DJI,
            since 2017. The longer answer is that a majority was reported in that year. [1] [2] Public sources do not
            agree on how sure that is.</p>
            <p>We went through our own record for this story, and changed one word in it. It now says “reported”.</p>
            """
        ),
        record_card("company:hasselblad"),
        aside(
            "Reported, announced, confirmed",
            """
            <p><strong>Reported</strong>: others say it. <strong>Announced</strong>: one of those concerned says it.
            <strong>Confirmed</strong>: it is known to be in force. A story may move from the first word to the last.
            It may also stay where it is.</p>
            """,
        ),
        text(
            """
            <h2>Why the word matters</h2>
            <p>A report can be right. Much of what the record calls confirmed began as one. But a share in a company
            is a number, and a majority is a threshold: it decides who appoints the board and who answers for the
            guarantee. A number that nobody has put a name to should not be passed on as if somebody had.</p>
            <p>The year is all we give as a date. The record shows which source claims what. Should one of the
            companies say more, it will change, and the change will be dated.</p>
            """
        ),
    ),
)
