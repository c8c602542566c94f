from datetime import UTC, datetime

from newsroom.demo.publications.names import OLYMPUS_NAME_LENT, OLYMPUS_TRANSFER, OM_SYSTEM_NAMED
from newsroom.demo.shapes import Story, aside, figure, record_card, text

STORY = Story(
    slug="om-system-the-cameras-of-olympus-get-a-name-of-their-own",
    kind="news",
    kicker="Cameras",
    headline="OM System: the cameras of Olympus get a name of their own",
    standfirst="OM Digital Solutions has had the cameras since January, and the old name on loan. From this month it "
    "has a brand that nobody can ask back.",
    lead="alps-01",
    bylines=(("words", "ines-halloran"),),
    published_at=datetime(2021, 10, 29, 10, 0, tzinfo=UTC),
    tags=("Brands", "Cameras", "Ownership"),
    about=("brand:om-system", "company:om-digital-solutions", "brand:olympus"),
    mentions=("company:olympus",),
    sources=(OM_SYSTEM_NAMED, OLYMPUS_TRANSFER, OLYMPUS_NAME_LENT),
    blocks=(
        text(
            """
            <p>The cameras that used to be Olympus’s have a new name: OM System. [1] It belongs to OM Digital Solutions,
            the company to which they passed on 1 January 2021. [2] Until now that company has sold them under the old
            word, which was licensed to it. [3]</p>
            <p>The licence was for a time only. For how long, we do not know, so our record gives no day for its end. A
            brand on loan is like a rented flat: one lives in it as if it were one’s own, and does not knock down
            walls.</p>
            """
        ),
        record_card("brand:om-system"),
        text(
            """
            <h2>What is new, and what is not</h2>
            <p>New is the word. The company is ten months old, the cameras and lenses are older, and the mount is older
            still. In the record this makes one new brand with one owner, and changes not a letter of what stood there
            before. Olympus is still the owner of Olympus. Cameras already sold keep the name they were sold with, as
            they should.</p>
            """
        ),
        figure(
            "ridges-01",
            "Which ridge is in front shows only when there is air between them. With names it is time that does it.",
        ),
        aside(
            "How a camera signs",
            """
            <p>Every digital camera writes a maker’s name into its files. That word follows the firmware, not the badge,
            and may change at another time, or never. Whoever sorts an archive by it should keep a list of who was
            behind which word, and when.</p>
            """,
        ),
        text(
            """
            <h2>Two letters of comfort</h2>
            <p>OM is not a word out of nowhere; photographers have read these two letters on cameras for decades. A name
            that must be learnt costs a company years. One that has only to be remembered costs less. Whether it is
            remembered fondly, the next camera decides.</p>
            """
        ),
    ),
)
