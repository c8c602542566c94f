from datetime import UTC, datetime

from newsroom.demo.publications.names import OLYMPUS_TRANSFER
from newsroom.demo.shapes import Story, aside, record_card, text

STORY = Story(
    slug="olympus-on-the-camera-om-digital-solutions-on-the-papers",
    kind="feature",
    kicker="Cameras",
    headline="Olympus on the camera, OM Digital Solutions on the papers",
    standfirst="The cameras passed to a new company on 1 January 2021. The old name was licensed for a time, and a "
    "brand of its own follows.",
    lead="snow-01",
    bylines=(("words", "ines-halloran"),),
    published_at=datetime(2022, 5, 20, 12, 0, tzinfo=UTC),
    tags=("Brands", "Cameras"),
    about=("company:om-digital-solutions", "company:olympus", "brand:olympus", "brand:om-system"),
    mentions=("company:japan-industrial-partners",),
    sources=(OLYMPUS_TRANSFER,),
    blocks=(
        text(
            """
            <p>Look at the front of a camera and you read a brand. Look at the papers in its box and you read a
            company. Most of the time nobody notices that these are two things. In the case of Olympus they came apart
            on a day that is known exactly: on 1 January 2021 the cameras passed to OM Digital Solutions. [1]</p>
            """
        ),
        record_card("brand:om-system"),
        text(
            """
            <h2>A name on loan</h2>
            <p>The name did not change hands with the cameras. It was licensed for a time, so that the old word could
            stand on what the new company made. A brand of the company’s own, OM System, follows it. How long the
            licence lasts, our record does not say, because we have no source that does.</p>
            <p>Ownership and licence are different rows in the record for this reason. An owner may sell a name; a
            licensee may use it, for some things, for some time, and then gives it back.</p>
            """
        ),
        aside(
            "Three questions for any name on a camera",
            """
            <ol><li>Who owns it?</li><li>Who may use it, for what, and until when?</li><li>Who answers when the camera
            breaks?</li></ol>
            """,
        ),
        text(
            """
            <h2>What a photographer should ask</h2>
            <p>A change of owner alters nothing about a lens already in the bag. It fits tomorrow what it fitted
            yesterday; a mount does not read the papers. What may change is who repairs it, who writes the next
            firmware, and whether the next body still takes it. These are questions for the company, not for the
            brand, and it helps to know which is which.</p>
            """
        ),
        record_card("company:om-digital-solutions"),
    ),
)
