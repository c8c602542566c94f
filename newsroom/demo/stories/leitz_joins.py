from datetime import UTC, datetime

from newsroom.demo.publications.l_mount import L_MOUNT_FOUNDED
from newsroom.demo.shapes import Story, aside, figure, record_card, text

STORY = Story(
    slug="by-report-a-fourth-maker-for-the-l-mount",
    kind="news",
    kicker="L-mount",
    headline="By report, a fourth maker for the L-mount",
    standfirst="Ernst Leitz Wetzlar is said to have joined the alliance this year. It is not the company that its name "
    "makes one think of.",
    lead="ridges-01",
    bylines=(("words", "tomas-brandt"), ("reporting", "ines-halloran")),
    published_at=datetime(2021, 12, 3, 9, 0, tzinfo=UTC),
    tags=("L-mount", "Lenses", "The record"),
    about=("company:ernst-leitz-wetzlar", "partnership:l-mount-alliance"),
    mentions=("company:leica-camera", "company:panasonic", "company:sigma", "partnership:l-mount-licence"),
    sources=(L_MOUNT_FOUNDED,),
    blocks=(
        text(
            """
            <p>Ernst Leitz Wetzlar has joined the L-Mount Alliance, by report, in 2021. It would be the fourth name
            around the mount, after Leica Camera, Panasonic and Sigma, who founded the alliance on 25 September 2018.
            [1] What we have in hand are accounts of others, and they agree on no day. So the record gives the year,
            says “reported”, and shows beside it who does the reporting.</p>
            """
        ),
        record_card("company:ernst-leitz-wetzlar"),
        text(
            """
            <h2>Not that Leitz</h2>
            <p>Leitz is the old name of Leica’s house, and Leica is made of its first letters. The company of today is
            another one. It makes lenses for cinema, in Wetzlar too; until it took the old name it was called CW
            Sonderoptic. Two firms, one town, one word in common: in our record they are two entries, and no line
            between them says more than is known.</p>
            """
        ),
        figure(
            "ridges-02",
            "Two ridges look like one until there is haze between them. A record is a kind of haze.",
            width="wide",
        ),
        aside(
            "Member, licensee",
            """
            <p>A member belongs to the alliance. A licensee may use the mount. The record keeps these apart, because one
            is known of a company sooner than the other. Of Panasonic and Sigma both are known; of the newcomer, by
            report, the first.</p>
            """,
        ),
        text(
            """
            <h2>Why a cinema lens wants a stills mount</h2>
            <p>Lenses for cinema used to have mounts of their own, made for cameras as heavy as a child. Now films are
            shot on bodies that were built for photographs. Whoever wants to put a lens on them needs the drawing of the
            mount, and for this one the drawing is Leica’s to lend. What will be built from it, and when, we have not
            heard. A membership is a key, not a lens.</p>
            """
        ),
    ),
)
