from datetime import UTC, datetime

from newsroom.demo.publications.names import (
    ALPHA_EXPLAINED,
    CAMERAS_TO_SONY,
    MERGER_DONE,
    MERGER_INTENDED,
    MERGER_SIGNED,
)
from newsroom.demo.shapes import Story, aside, figure, record_card, text

STORY = Story(
    slug="where-minolta-went",
    kind="feature",
    kicker="Names",
    headline="Where Minolta went: one merger, one sale, one mount",
    standfirst="A camera maker became half of a company in August 2003, and in March 2006 its cameras became "
    "another’s. The lenses hardly noticed.",
    lead="clouds-02",
    bylines=(("words", "ines-halloran"), ("reporting", "tomas-brandt")),
    published_at=datetime(2022, 2, 8, 8, 30, tzinfo=UTC),
    tags=("Brands", "Ownership", "Cameras", "Dates"),
    about=("company:minolta", "company:konica-minolta", "company:sony", "brand:minolta", "brand:alpha"),
    sources=(MERGER_INTENDED, MERGER_SIGNED, MERGER_DONE, CAMERAS_TO_SONY, ALPHA_EXPLAINED),
    blocks=(
        text(
            """
            <p>There is a drawer in many photographers’ houses with a Minolta in it. The camera has not been made for
            years, the name stands on no new one, and the lens on it may fit what a shop sells today. How that came
            about takes three dates, each of a different kind.</p>
            <h2>August 2003</h2>
            <p>On 7 January 2003 Konica and Minolta announced that they would merge. [1] On 15 May they signed. [2] In
            August the merger was in effect, and there was one company called Konica Minolta. [3] Asked when it
            happened, one may say any of the three, and people do. The record has a field for each.</p>
            """
        ),
        record_card("company:konica-minolta"),
        text(
            """
            <p>The common company put both names on its cameras. It made them for less than three years.</p>
            <h2>March 2006</h2>
            <p>In January 2006 Konica Minolta said that it would stop, and that what belonged to its digital single-lens
            reflex cameras would go to Sony in March. [4] It was not a sale of the company, nor of the name. Konica
            Minolta lives on without cameras. The name Minolta stayed with it.</p>
            """
        ),
        figure(
            "clouds-01",
            "Seen from above, a cloud has an edge. Inside it, nobody can say when it began.",
            width="wide",
        ),
        record_card("brand:alpha"),
        text(
            """
            <p>What went over was less visible than a name and worth more: lenses, drawings, and the mount. A mount is a
            promise to everybody who has bought a lens for it. Who takes it over takes over the promise, and finds
            customers who already own half of what he wants to sell them.</p>
            <h2>April 2006</h2>
            <p>Within weeks Sony had a name for it, Alpha. [5] It was not a new one. In Japan, Minolta and Konica
            Minolta had called their cameras so before. A word that stood for the models of one house became the brand
            of another.</p>
            """
        ),
        aside(
            "Three kinds of going",
            """
            <ul><li><strong>Merged</strong>: the company ends, all it had goes on in another.</li>
            <li><strong>Sold</strong>: a part goes, the seller stays.</li>
            <li><strong>Renamed</strong>: nothing goes anywhere.</li></ul>
            <p>Minolta’s cameras have been through all three.</p>
            """,
        ),
        text(
            """
            <h2>In the drawer</h2>
            <p>So take the camera out, and press the shutter once or twice; they like to be used. Clean the contacts on
            the lens with a dry cloth. Then try it on something with another name on it. If it is one of the lenses with
            autofocus, it was made for a mount that three companies have kept one after another, and none of them told
            the lens.</p>
            """
        ),
    ),
)
