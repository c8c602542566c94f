from datetime import UTC, datetime

from newsroom.demo.shapes import Story, gallery, text

STORY = Story(
    slug="the-contact-sheet-tells-on-you",
    kind="opinion",
    kicker="Film",
    headline="The contact sheet tells on you",
    standfirst="Every frame of the roll in the order it was made, the good one and all the others. No screen shows a "
    "photographer as plainly.",
    lead="film-01",
    bylines=(("words", "mei-okabe"),),
    published_at=datetime(2021, 9, 7, 7, 30, tzinfo=UTC),
    tags=("Film", "Darkroom", "Black and white", "Pictures"),
    blocks=(
        text(
            """
            <p>A contact sheet is the cheapest print there is. Cut the film into strips, lay them on paper under glass,
            give them a few seconds of light. What comes up in the tray is a page of pictures the size of postage
            stamps, in the order in which they were taken. The order is the point.</p>
            <p>Read the sheet above like a letter. Somebody has ringed number ten, a dune, and crossed out number
            twenty, a mountain. So far the verdict. Now the evidence. Sixteen is a dune again, and twenty-four is a
            third one: whoever ringed ten was not sure of it, and went back twice. And twenty was not wrong, it was
            early. Three frames later the same kind of mountain stands in the last light, and there is no pencil on it
            at all.</p>
            """
        ),
        gallery("one-roll", "Six frames of the roll, as the colour files have them"),
        text(
            """
            <h2>What a screen forgets</h2>
            <p>A camera with a screen lets one delete. We call it saving space. What goes is the way from the bad
            picture to the good one, which is the only lesson in the pile. A folder from which the failures have been
            removed says that its owner always stood in the right place at once. Nobody does.</p>
            <p>The sheet has no stars either. It has a grease pencil, and the pencil has a rule: one ring to a roll, and
            not before a week has passed. On the first evening one rings the frame that was hard to get. After a week
            one rings the frame that is good. They are seldom neighbours.</p>
            <h2>Make one from files</h2>
            <p>Take everything from one walk. Put it on a page, six across, in the order of the clock, nothing removed
            and nothing straightened. Print it, on any paper. Then take a pencil, and mark first the frames for which
            you moved your feet, then those for which you only turned a ring. Two sheets are enough to know which of the
            two you do.</p>
            <p>I have kept mine from the beginning. On the first there is nothing but cats, all of them leaving. It is a
            good sheet. One can see in which frame the photographer learned to sit down.</p>
            """
        ),
    ),
)
