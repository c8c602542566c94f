from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, table, text

STORY = Story(
    slug="sunny-sixteen-a-light-meter-in-one-sentence",
    kind="feature",
    kicker="Exposure",
    headline="Sunny sixteen: a light meter that fits in a sentence",
    standfirst="In full sun, set f/16 and one over the film’s speed. Why the rule holds, and how to go on from it when "
    "a cloud comes.",
    lead="dunes-01",
    bylines=(("words", "tomas-brandt"),),
    published_at=datetime(2021, 9, 21, 8, 0, tzinfo=UTC),
    tags=("Exposure", "How it works", "Film"),
    blocks=(
        text(
            """
            <p>The sun does not change its lamp. On a clear day, from a couple of hours after it has risen to a couple
            of hours before it sets, it throws very nearly the same light on everything, this summer and the next. So
            the exposure for a thing in full sun is known before one has seen the thing. At f/16 the shutter wants one
            over the ISO speed: at ISO 100 a hundredth of a second, or the 1/125 that the dial has.</p>
            <p>A meter in a camera measures the light that comes back from things. The rule knows only the light that
            arrives at them. That is its strength. A heap of coal and a field of snow, in the same sun, get the same
            exposure from it, and one comes out black and the other white, as they are.</p>
            """
        ),
        table(
            "The same shutter, 1/125 at ISO 100, in lights that the shadow of a hand tells apart",
            """
            Light | Shadow | EV | Aperture
            Full sun, on snow | black, sharp | 16 | f/22
            Full sun | black, sharp | 15 | f/16
            Sun through haze | dark, with soft edges | 14 | f/11
            Bright sky, no sun | just to be seen | 13 | f/8
            Heavy cloud | none | 12 | f/5.6
            Open shade | none | 11 | f/4
            """,
            note="EV is the exposure value. Each step down is half the light, and one stop on the lens. On snow the "
            "ground is a second lamp.",
        ),
        text(
            """
            <h2>Hold out your hand</h2>
            <p>Nobody need learn the table by heart. Hold a hand at the height of your hip and look at its shadow. If
            you could cut it out with scissors, it is f/16. If the edge is soft, open one stop. If you have to look
            twice to see it, two; if there is none, three. The shadow is the meter, and its battery lasts.</p>
            <p>The rule is for light that comes over the photographer’s shoulder. From the side half of what one sees is
            shadow: open one stop. Against the light it is nearly all shadow: open two, or decide that a silhouette is
            what you came for.</p>
            """
        ),
        figure(
            "sea-02",
            "The moon stands in full sun, but its ground is as dark as worn asphalt: give it f/11. The sea beneath it "
            "has only the moon for a lamp, and wants some eighteen stops more.",
            width="wide",
        ),
        aside(
            "Where the rule fails",
            """
            <ul><li>Far north or south in winter, when the sun never climbs: it is always late afternoon.</li>
            <li>Very close up: a lens racked far out gives less light than its ring says.</li>
            <li>Behind glass, under trees, in a valley at four: there the sun has company, or none.</li></ul>
            """,
        ),
        text(
            """
            <h2>What it is good for</h2>
            <p>Cameras meter better than any rule, until they meet a white wall, a black dog or a bride beside a groom.
            Then it helps to know beforehand what the answer should be. I set sixteen, look at what the camera proposes,
            and if we differ by more than a stop I ask which of us is looking at the wrong thing. It is not always the
            camera.</p>
            """
        ),
    ),
)
