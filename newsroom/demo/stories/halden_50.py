from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="the-halden-50-mm-a-review-of-a-lens-that-does-not-exist",
    kind="review",
    kicker="Lenses",
    headline="The Halden 50 mm: a review of a lens that does not exist",
    standfirst="There is a drawing of it, and that is all. How much of a lens can one review from its section? More "
    "than its maker would like, if it had one.",
    lead="diagram-01",
    bylines=(("words", "tomas-brandt"),),
    published_at=datetime(2022, 5, 3, 8, 0, tzinfo=UTC),
    tags=("Lenses", "How it works"),
    blocks=(
        text(
            """
            <p>Halden Optik of nowhere in particular has not announced the Arden 50&nbsp;mm f/2. Name, maker and lens
            are invented, and so nothing below was measured. But the section that we print above is drawn as such
            sections are, and a section is the most honest page in any brochure. Let us read it.</p>
            <h2>Two halves and a hole</h2>
            <p>Six elements stand in four groups, three on each side of the stop. The halves nearly mirror each other: a
            single lens outside, a cemented pair inside, the hollow surfaces facing the stop. It is the oldest good idea
            for a fast lens. What the front half does wrong to a slanting ray, the rear half does wrong the other way
            round, and three faults go at one stroke: distortion, coma, and colours of unequal size. Half the standard
            lenses of the last century look like this.</p>
            """
        ),
        figure(
            "lens-02",
            "Another lens that does not exist, by the same maker: the Arden 35 mm. Each reflection is a surface, and "
            "can be counted.",
            width="wide",
        ),
        text(
            """
            <h2>The glass</h2>
            <p>Blue is crown, brown is flint. The odd thing is the figures: here the flint has the lower index, 1.60
            against 1.61 to 1.62. What makes a glass a flint is not that it bends light more, but that it spreads the
            colours more. In the pairs the one undoes the other’s spreading. That the joint between them is a plane
            tells us that somebody wished to save money, and knew where.</p>
            <h2>The rays</h2>
            <p>Red are those of a star in the middle of the picture. They come in 25&nbsp;mm wide, which is what f/2
            means for 50&nbsp;mm, and meet in a point on the plane. One expects no less. Blue are those of a star twelve
            degrees off. They meet in a point, too, and one is meant to be pleased.</p>
            <p>Now the sum. Twelve degrees, at 50&nbsp;mm, is ten and a half millimetres from the middle. The corner of
            a frame of 24 by 36 lies at 21.6. The drawing shows the lens as far as half-way out, and there it stops.
            That is where the trouble starts, and where a lens earns its price. When a drawing ends, ask what came
            next.</p>
            """
        ),
        aside(
            "Reading a section",
            """
            <ol><li>Count the surfaces between glass and air: each one reflects. Here there are eight.</li>
            <li>Look for the stop, and for symmetry around it.</li>
            <li>See how wide the last element is. A small one will dim the corners.</li>
            <li>Find out how far off the axis the rays were drawn.</li></ol>
            """,
        ),
        text(
            """
            <h2>Verdict</h2>
            <p>Sound, old-fashioned, good in the middle, silent about its corners. Two stops down it will be sharp all
            over, as all of them are. We would have liked to tell you how it renders a street at night, and print a
            picture that it has taken. There is none. It shares this with several lenses that have been announced.</p>
            """
        ),
    ),
)
