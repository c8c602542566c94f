"""The founding story: what every part of the site must be able to tell."""

from datetime import UTC, datetime

from newsroom.demo.publications.l_mount import L_MOUNT_FOUNDED
from newsroom.demo.publications.leica import CAMERAS_IN_2001, HUAWEI_ENDS, LEICA_IN_2000, LEICA_ON_L2, XIAOMI_BEGINS
from newsroom.demo.shapes import Story, aside, figure, quote, record_card, text

STORY = Story(
    slug="leica-panasonic-l2-technology",
    kind="news",
    kicker="Business",
    headline="Leica and Panasonic put one name to what they build together",
    standfirst="L² Technology is a joint brand, not a merger: camera and lens technology developed and paid for by "
    "both. No products were named, and no dates.",
    lead="lens-01",
    bylines=(("words", "ines-halloran"), ("reporting", "tomas-brandt")),
    published_at=datetime(2022, 5, 31, 14, 20, tzinfo=UTC),
    tags=("Joint development", "L-mount", "Leica", "Lumix"),
    about=(
        "company:leica-camera",
        "company:panasonic",
        "company:sigma",
        "brand:l2-technology",
        "brand:leica",
        "brand:lumix",
        "partnership:l2-technology",
        "partnership:leica-panasonic",
        "partnership:leica-panasonic-digital-cameras",
        "partnership:l-mount-alliance",
    ),
    mentions=("company:huawei", "company:xiaomi", "partnership:leica-huawei", "partnership:leica-xiaomi"),
    sources=(LEICA_ON_L2, LEICA_IN_2000, CAMERAS_IN_2001, L_MOUNT_FOUNDED, HUAWEI_ENDS, XIAOMI_BEGINS),
    related=("a-mount-of-ones-own-lent-to-others", "huawei-out-xiaomi-in"),
    comments="closed",
    blocks=(
        text(
            """
            <p>Leica Camera and Panasonic have given a name to what they develop in common. Under L² Technology,
            spoken “L squared”, the two will develop camera and lens technology together, and pay for it together. [1]
            The two Ls are Leica and Lumix, the brand under which Panasonic has sold cameras since 2001.</p>
            """
        ),
        record_card("partnership:l2-technology"),
        text(
            """
            <p>It is not a merger. Both go on making products of their own, in Wetzlar and in Japan. [1] Which of them
            will carry what the shared work brings, and when, the announcement leaves open: it names no product and
            gives no date.</p>
            """
        ),
        quote(
            "to deepen capabilities to jointly create solutions for the future",
            speaker="Matthias Harsch",
            role="then chief executive",
            company="company:leica-camera",
        ),
        text(
            """
            <h2>An old habit, signed again</h2>
            <p>The two have been at this for two decades. In August 2000 they signed an agreement on lenses for
            digital audiovisual equipment. [2] In 2001 they extended it to digital cameras. [3] What is new in 2022 is
            that the work has a name of its own, and that it is a brand: something a buyer might one day read.</p>
            """
        ),
        aside(
            "Which day was it?",
            """
            <p>Leica’s text is dated 31 May. [1] Other accounts give days from 26 May on. The record says May 2022,
            which nobody disputes, and shows beside it who says what.</p>
            """,
        ),
        figure(
            "diagram-01",
            "What is to be developed together is technology for cameras and lenses. The drawing shows an invented "
            "lens, and nothing that either company has announced.",
        ),
        text(
            """
            <h2>A mount already shared</h2>
            <p>They also share a mount. With Sigma they founded the L-Mount Alliance, which lets Panasonic and Sigma
            use the L-mount, and that mount is Leica’s. [4] A photographer may put one maker’s lens on another’s body.
            The makers remain competitors on the shop’s shelf.</p>
            <h2>A busy spring in Wetzlar</h2>
            <p>The announcement comes after some weeks of change. On 31 March Leica’s partnership with Huawei, which had
            lasted for more than six years, came to its end. [5] On 23 May a partnership with Xiaomi, again for
            smartphones, was announced. [6] Then came L².</p>
            <p>For readers the questions are plain ones. Will a Lumix carry the new name? Will a Leica? The two have
            said what they will share. What they will sell, they have kept for another day.</p>
            """
        ),
    ),
)
