from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="fibre-based-paper-a-week-in-the-tray",
    kind="review",
    kicker="Darkroom",
    headline="Fibre-based paper: slow, curly, and still worth the water",
    standfirst="We gave this paper its name, so we owed it a test. A week of printing on baryta, beside its quicker "
    "plastic cousin.",
    lead="dunes-03",
    bylines=(("words", "mei-okabe"), ("reporting", "tomas-brandt")),
    published_at=datetime(2022, 5, 12, 8, 15, tzinfo=UTC),
    tags=("Darkroom", "Paper", "Black and white", "How it works"),
    blocks=(
        text(
            """
            <p>Black-and-white paper comes in two families. <strong>Fibre-based</strong> paper is what it sounds like:
            a sheet of paper, a layer of baryta, the emulsion on top. Baryta is barium sulphate in gelatine, very
            white and very smooth. It keeps the emulsion out of the fibres and throws the light back.
            <strong>Resin-coated</strong> paper seals the sheet between two layers of plastic, so that the chemicals
            never get in.</p>
            <p>From that one difference follows all the rest.</p>
            """
        ),
        text(
            """
            <h2>Time</h2>
            <p>A resin-coated print is washed in minutes and dries flat. A fibre-based one has drunk its chemicals,
            and must give them all back: it is washed for the better part of an hour, and dries overnight, curling as
            it pleases. It also dries a little darker than it looked in the tray. Whoever prints to the wet sheet
            prints too dark, once.</p>
            """
        ),
        figure(
            "film-01",
            "Where a week of printing begins: the contact sheet, on plastic, and the one frame that is worth fibre.",
            width="wide",
        ),
        text(
            """
            <h2>What one sees</h2>
            <p>Held under a lamp, the two are closer than either camp likes to hear. The blacks are much the same.
            What differs is the surface. Plastic has a shine that lies over the picture like a window. Air-dried
            baryta has a low gloss that seems to lie in it. Tilt the sheet, and the picture stays.</p>
            """
        ),
        aside(
            "For and against",
            """
            <p><strong>For</strong>: the surface; the weight of the sheet; it takes toning and retouching well;
            properly washed it keeps for generations.</p>
            <p><strong>Against</strong>: water; time; curl; every mistake costs an evening.</p>
            """,
        ),
        text(
            """
            <h2>Verdict</h2>
            <p>Make contact sheets, proofs and anything that is due tomorrow on resin-coated paper, and feel no guilt.
            Keep fibre for the one frame in thirty-six that you would hang. You will look at it longer while making
            it, and that may be the larger part of what people see in such prints.</p>
            """
        ),
    ),
)
