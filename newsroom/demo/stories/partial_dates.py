from datetime import UTC, datetime

from newsroom.demo.publications.l_mount import L_MOUNT_FOUNDED
from newsroom.demo.publications.leica import CAMERAS_IN_2001, HUAWEI_BEGINS, LEICA_IN_2000, SEVEN_YEARS
from newsroom.demo.shapes import Story, figure, record_card, text

STORY = Story(
    slug="we-do-not-say-1-january-when-we-mean-2001",
    kind="opinion",
    kicker="The record",
    headline="We do not say 1 January when we mean 2001",
    standfirst="A date that is too exact is an error that looks like care. Why this paper’s record leaves days, and "
    "sometimes months, open.",
    lead="startrails-01",
    bylines=(("words", "ines-halloran"),),
    published_at=datetime(2022, 5, 27, 6, 0, tzinfo=UTC),
    tags=("The record", "Dates"),
    about=("partnership:leica-panasonic",),
    mentions=(
        "brand:lumix",
        "partnership:leica-panasonic-digital-cameras",
        "partnership:l-mount-alliance",
        "partnership:leica-huawei",
    ),
    sources=(LEICA_IN_2000, CAMERAS_IN_2001, L_MOUNT_FOUNDED, HUAWEI_BEGINS, SEVEN_YEARS),
    blocks=(
        text(
            """
            <p>Computers like days. Ask one to keep the year 2001, and as often as not it will keep the first of
            January, because the field wanted a day and somebody had to type something. Years later a reader finds the
            date, believes it, and repeats it. That is how a fact is made out of a form.</p>
            <p>This paper’s record does without. A date in it is a year, a month or a day, and never more than its
            source gives. The agreement between Leica Camera and Panasonic was signed in August 2000. [1] Its extension
            to digital cameras is of 2001. [2] The L-Mount Alliance has a day, because there is a source for the
            day: 25 September 2018. [3]</p>
            """
        ),
        record_card("partnership:leica-panasonic"),
        text(
            """
            <h2>Announced, signed, effective</h2>
            <p>An agreement has several birthdays. It is signed on one day, announced on another, and begins to hold
            on a third. A record that has one field for all of them will sooner or later put the wrong one in. Ours
            has three, and leaves empty what it does not know.</p>
            """
        ),
        figure(
            "startrails-01",
            "A long exposure is a partial date: it tells how long, and roughly when, but gives no single moment.",
        ),
        text(
            """
            <h2>When sources differ</h2>
            <p>Sometimes there is not too little but too much. Leica’s partnership with Huawei began in February 2016
            by one source [4] and in 2015 by another [5]. It would be easy to choose, and to be right half of the
            time. The record keeps both, says who says which, and calls the value disputed.</p>
            <p>May 2022 and 23 May 2022, on the other hand, do not contradict each other. One is only less exact. A
            machine that compares dates must know the difference between a quarrel and a blur.</p>
            <h2>The cost</h2>
            <p>There is one. A list sorted by such dates has soft edges, and a bar on a timeline must be allowed to
            begin somewhere within a year. We think that a soft edge that is true is better than a sharp one that is
            not. Photographers, who spend money on the quality of a blur, will understand.</p>
            """
        ),
    ),
)
