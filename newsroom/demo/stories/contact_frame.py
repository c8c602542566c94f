from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="a-frame-a-sheet-of-glass-and-the-sun",
    kind="review",
    kicker="Darkroom",
    headline="A frame, a sheet of glass and the sun",
    standfirst="The contact-printing frame has no moving parts worth the name and has not been improved for over a "
    "century. We used one for a month of blue prints.",
    lead="ridges-02",
    bylines=(("words", "tomas-brandt"), ("reporting", "mei-okabe")),
    published_at=datetime(2022, 3, 8, 9, 0, tzinfo=UTC),
    tags=("Darkroom", "Paper", "Film", "How it works"),
    blocks=(
        text(
            """
            <p>A contact-printing frame is a picture frame that opens at the back. Glass, negative, paper, a felt, a
            wooden back in two hinged halves, two springs across it. Any joiner can make one, and ours was made by one;
            there is no product to be named here, and none to be bought. But the thing is worth a review, because half
            of those in use are wrong in the same two ways.</p>
            <h2>Glass and springs</h2>
            <p>The print is as sharp as negative and paper are close. That is the whole optics of it. The springs must
            press evenly, also at the corners, and the glass must not give. Window glass of two millimetres does; at
            four it no longer matters. To test a frame, print a piece of fine net. Where the threads go soft, there is
            air. Ours had air along the hinge, until we gave the felt a second layer.</p>
            <h2>The hinge</h2>
            <p>It is what one pays for. Paper that darkens in the light can be watched: carry the frame into the shade,
            open one half of the back, bend the paper up and look. The other half holds everything in its place. Close
            it, and it goes on where it stopped. With a plain sheet of glass and four clips one looks once, and has a
            double image ever after.</p>
            """
        ),
        figure(
            "film-01",
            "Contact prints of another kind: whole strips, laid on paper under glass. The springs do the same work.",
        ),
        text(
            """
            <h2>A month of blue</h2>
            <p>We printed cyanotypes, the kindest process there is. Two salts of iron in water, brushed on paper by the
            light of an ordinary bulb; sun through the negative; then a tap. What the light has struck turns blue, the
            rest runs off. John Herschel found it in 1842, and it has not become any harder.</p>
            <p>What it cannot do is hurry. In June it wants five minutes, in March twenty, behind a cloud as long as you
            like. It sees ultraviolet and little else, so no meter helps. What helps is a strip of the same paper in the
            sun beside the frame: when it has gone from yellow past green and blue to a dull bronze, so has the
            print.</p>
            <p>It also has a long scale and a short temper. Thin negatives come out as fog. Pictures that are made of
            steps, one tone behind another, it loves: hills in haze could have been invented for it.</p>
            """
        ),
        aside(
            "For and against",
            """
            <p><strong>For</strong>: no lamp, no lens, no dark; prints that keep; a reason to look at the sky.</p>
            <p><strong>Against</strong>: a print is as large as its negative; clouds; blue fingers, blue sink, blue
            cat.</p>
            """,
        ),
        text(
            """
            <h2>Verdict</h2>
            <p>Take one with four-millimetre glass and a hinge at a third of its length, not in the middle, so that the
            larger part holds while you peep under the smaller. Larger than your largest negative by two fingers on each
            side. Then find a window sill to the south, and a book.</p>
            """
        ),
    ),
)
