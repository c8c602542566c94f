from datetime import UTC, datetime

from newsroom.demo.publications.names import PENTAX_IN_THE_MUSEUM, PENTAX_SOLD, PENTAX_TRADE_MARK
from newsroom.demo.shapes import Correction, Story, figure, record_card, table, text

STORY = Story(
    slug="ten-years-with-ricoh-pentax-a-name-with-two-owners",
    kind="news",
    kicker="Names",
    headline="Ten years with Ricoh: Pentax, a name with two owners",
    standfirst="On 1 October 2011 the cameras called Pentax passed from Hoya to Ricoh. The name came only halfway.",
    lead="facade-02",
    bylines=(("words", "ines-halloran"), ("reporting", "mei-okabe")),
    published_at=datetime(2021, 10, 1, 6, 45, tzinfo=UTC),
    tags=("Brands", "Ownership", "The record"),
    about=("brand:pentax", "company:ricoh", "company:hoya", "company:asahi-optical"),
    sources=(PENTAX_IN_THE_MUSEUM, PENTAX_SOLD, PENTAX_TRADE_MARK),
    corrections=(
        Correction(
            "An earlier version dated the sale to 1 July 2011. That is the date of a report that announced it; it took "
            "effect on 1 October 2011.",
            datetime(2021, 10, 1, 15, 20, tzinfo=UTC),
        ),
        Correction(
            "An earlier version said that Hoya had parted with the name Pentax. Hoya kept it for endoscopes.",
            datetime(2021, 10, 4, 9, 5, tzinfo=UTC),
        ),
    ),
    blocks=(
        text(
            """
            <p>Ten years ago today the cameras called Pentax became Ricoh’s. [2] Before that they had been Hoya’s for
            three and a half years, and before that Asahi Optical’s, which had bought the name in 1957. [1] Three owners
            in half a century is not many for a camera. What makes Pentax worth a table is that since 2011 it has had
            two at once.</p>
            """
        ),
        table(
            "Who has had the name Pentax, for what, and when",
            """
            Owner | For | From | Until
            Asahi Optical | all that bore it | 1957 | 31 March 2008
            Hoya | cameras | 31 March 2008 | 1 October 2011
            Hoya | endoscopes | 31 March 2008 | today
            Ricoh | cameras | 1 October 2011 | today
            """,
            note="From this paper’s record, which gives the sources for each line.",
        ),
        text(
            """
            <h2>A company dissolves, a name does not</h2>
            <p>Asahi Optical did not sell its name. It was merged into Hoya on 31 March 2008, and ceased to be. [1] A
            name that belonged to it went where everything went. The second change was of another kind. Hoya sold a part
            of what it had been given: the cameras. Endoscopes are made of lenses, too, and they stayed, with the word
            on them. [3]</p>
            """
        ),
        figure(
            "lens-02",
            "An endoscope is a lens with somebody’s name around it, and so is this. The lens in the picture is "
            "invented.",
        ),
        record_card("brand:pentax"),
        text(
            """
            <h2>Owner, or user?</h2>
            <p>How much of the name Ricoh has is a fine point. Asked in 2019, it said that the trade mark is Hoya’s, and
            that nothing restricts its use for cameras. [3] Our record counts Ricoh as the owner for cameras and shows
            the source beside it. Others may draw the line elsewhere; the table would keep its dates.</p>
            <p>For those who own such a camera the anniversary changes nothing. The bayonet was the same on the day
            before and on the day after. Only who reads the name must know the year: on one and the same lens it has
            meant three houses in turn, and it never said which.</p>
            """
        ),
    ),
)
