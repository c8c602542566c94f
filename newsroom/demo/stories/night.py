from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, gallery, text

STORY = Story(
    slug="seven-ways-in-which-the-night-is-not-black",
    kind="feature",
    kicker="Pictures",
    headline="Seven ways in which the night is not black",
    standfirst="Our eyes give up colour in the dark. A shutter that stays open does not. Seven frames, "
    "computer-generated, from the paper’s demonstration library.",
    lead="milkyway-01",
    bylines=(("words", "aksel-nordahl"), ("photographs", "aksel-nordahl"), ("translation", "clara-winther")),
    published_at=datetime(2021, 12, 14, 17, 0, tzinfo=UTC),
    tags=("Pictures", "Night", "Exposure"),
    blocks=(
        text(
            """
            <p>In the dark we see with the part of the eye that knows no colour. Put out the lamp, wait twenty minutes,
            and the garden comes back in greys. People take this for the look of the night. It is the look of the eye.
            The colours are all there; they only arrive too slowly for us.</p>
            <p>A camera can wait. Leave the shutter open for ten seconds and the garden is green, the roof is red, and
            the sky has the orange of the next town on it. That orange is why one drives for two hours before putting up
            a tripod.</p>
            <h2>How long</h2>
            <p>The stars go round once a day, fifteen degrees an hour. A lens sees that sooner than one thinks. Divide
            500 by the focal length in millimetres, and you have about the number of seconds after which a star is no
            longer a dot, on a frame of 24 by 36: twenty with a 25&nbsp;mm lens, ten with a 50. Those who print large
            divide 300 instead.</p>
            <p>Or stay, and let them draw. Then the arc is a clock. Lay a protractor on the print: fifteen degrees say
            that the shutter was open for an hour, and the still point that they all go round is the pole of the
            sky.</p>
            <h2>Green first</h2>
            <p>The northern lights are green because oxygen is, at 557.7 nanometres, some hundred kilometres up. Higher,
            where the air is thin, the same oxygen glows red, at 630. The eye sees the green on a good night and the red
            on a very good one. Film and sensor see both on any. They also see the folds, but only if one is quick:
            after ten seconds a curtain is a cloud.</p>
            """
        ),
        gallery("night", "Six more", layout="column"),
        aside(
            "In the bag",
            """
            <p>A second battery, warm, in the inside pocket. A red torch, since white light costs twenty minutes of
            sight. A strip of tape for the focusing ring, set by day on something far away. Tea.</p>
            """,
        ),
        text(
            """
            <h2>And the black?</h2>
            <p>It exists. It is what the trees do, and the roofs, and the hill. Without it the rest would be a pattern.
            I give the sky what it needs and let everything below go. A print of the night wants one place where the
            paper has been given all the light it can take, and nobody is home.</p>
            """
        ),
    ),
)
