from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="write-it-on-the-back",
    kind="opinion",
    kicker="Archives",
    headline="Write it on the back of the print",
    standfirst="A photograph keeps for a hundred years. What keeps for about ten is somebody who knows what is on it.",
    lead="rain-02",
    bylines=(("words", "ines-halloran"),),
    published_at=datetime(2022, 4, 19, 6, 30, tzinfo=UTC),
    tags=("Pictures", "The record", "Dates"),
    blocks=(
        text(
            """
            <p>Where was the picture above taken? It has rain in it, a wet street and some lamps. It could be any town
            that has rain, streets and lamps. In this case the answer is easy, nowhere: a computer made it, and the
            credit says so. But I have a drawer of real ones that are no better off, and I knew the people who took
            them.</p>
            <p>In shoeboxes one finds two kinds of photographs. On the back of one there is a pencil line: a name, a
            place, a summer. On the back of the other there is nothing, because everybody knew. The first kind is
            history. The second is a stranger in a good coat.</p>
            <h2>Four words</h2>
            <p>Who, where, when, and who took it. That is a caption. It fits on the back of anything, and it has to be
            written while it is still boring. The day to write down your aunt’s name is the day on which the idea seems
            ridiculous.</p>
            """
        ),
        figure(
            "facade-01",
            "Somebody knew each of these windows. A front of a house, at night; neither the house nor the night is "
            "known, because there was none.",
            width="wide",
        ),
        text(
            """
            <p>Write what you know, and no more. “Summer, about 1961” is a good date. “1 July 1961” is a bad one, if the
            only reason for it is that the form had a box. Whoever comes later can make a vague date more exact. Nobody
            can make a false one vague again.</p>
            <h2>A file has a back, too</h2>
            <p>There is room in every picture file for a title, a description, the maker’s name, the credit and the
            terms on which it may be used. It travels inside, through mail and over hard disks, and most programs can
            read it. Most people never open it. The camera has filled in the lens to the millimetre and the moment to
            the second, and left the only line empty that it could not know.</p>
            <p>It also writes down where it stood, to within a few paces. So there is one thing to take off the back
            before a picture leaves the house. A caption is a courtesy to strangers. Your front door is not.</p>
            """
        ),
        aside(
            "Ten minutes on a Sunday",
            """
            <ol><li>Open last month’s pictures.</li><li>Throw away half.</li><li>Give the rest one line each: who,
            where, when.</li><li>Put your name in once, and let the program copy it.</li><li>Tell somebody where they
            are.</li></ol>
            """,
        ),
        text(
            """
            <p>At this paper a photograph without a credit is not printed, and one without a caption is sent back. It is
            called bureaucracy, mostly by people who were there and remember. I agree with them. I only ask for how
            long.</p>
            """
        ),
    ),
)
