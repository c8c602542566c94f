from datetime import UTC, datetime

from newsroom.demo.shapes import Story, figure, gallery, text

STORY = Story(
    slug="water-at-four-speeds",
    kind="feature",
    kicker="Pictures",
    headline="Water, at four speeds",
    standfirst="A thousandth, a sixtieth, a second, a minute: the same wave is stone, water, silk and fog. The "
    "pictures are computer-generated.",
    lead="sea-03",
    bylines=(("words", "mei-okabe"), ("photographs", "aksel-nordahl")),
    published_at=datetime(2022, 2, 22, 7, 0, tzinfo=UTC),
    tags=("Pictures", "Landscape", "Exposure"),
    blocks=(
        text(
            """
            <p>Water has no shape of its own, and in a photograph it has no speed of its own either. It gets both from
            the shutter. Most people have one idea of what water looks like and it is usually the last picture they
            liked. There are at least four.</p>
            <p><strong>A thousandth of a second: stone.</strong> A wave that breaks falls at some two metres a second.
            In a thousandth it falls by two millimetres. Every drop is a bead, every crest has an edge one could cut
            oneself on. The sea looks heavier than it is, and hostile. For swell this is right. For a brook it is
            unkind.</p>
            <p><strong>A sixtieth: water.</strong> The same drop now leaves a line three centimetres long. That is about
            what the eye does with it, and so nobody notices that a decision was made. News pictures of floods are taken
            at a sixtieth. They should be.</p>
            """
        ),
        figure(
            "sea-01",
            "The path of light is as wide as the waves are steep: each facet tilts the sun by twice its own slope.",
            width="full",
        ),
        text(
            """
            <p><strong>One second: silk.</strong> The fashion of every waterfall since tripods became light. It shows
            where water goes and hides what it is. It needs something beside it that holds still: a stone, a pier, a
            heron with a sense of duty.</p>
            <p><strong>A minute: fog.</strong> By now thousands of waves have passed over each spot on the sensor, and
            what is left is their average: a pale floor. Only what the waves never reach stays sharp. It can be
            beautiful. It is also a portrait of the tide table.</p>
            """
        ),
        gallery("water", "Six more states of it"),
        text(
            """
            <h2>Keeping it level</h2>
            <p>Whatever the speed, the horizon must be straight. A meadow may lean, a street may lean and be the better
            for it. The sea that leans runs out of the picture, and everybody in front of it puts a hand out. It is the
            only rule of composition that has physics on its side.</p>
            """
        ),
    ),
)
