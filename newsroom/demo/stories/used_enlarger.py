from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="a-used-bellows-enlarger-and-how-to-look-at-one",
    kind="review",
    kicker="Darkroom",
    headline="A used bellows enlarger, and how to look at one",
    standfirst="No maker and no model: the plate has fallen off ours. What matters on such a machine shows itself to a "
    "torch, a ruler and a leaf.",
    lead="leaf-01",
    bylines=(("words", "mei-okabe"), ("reporting", "tomas-brandt")),
    published_at=datetime(2021, 10, 12, 8, 10, tzinfo=UTC),
    tags=("Darkroom", "Paper", "Lenses"),
    blocks=(
        text(
            """
            <p>This is a review of a kind of machine, not of a product. The enlarger on our table came out of a school
            that no longer needed a darkroom, without papers, plate or plug. Nothing below is a measurement that you
            could hold against one in a shop. But every bellows enlarger has the same four joints, and it goes wrong at
            the same four places.</p>
            <h2>Column</h2>
            <p>Run the head to the top, lock it, and push it gently from the side, as a lorry passing the house will. It
            should come back at once and stay. A column that is bent or twisted cannot be mended; everything else can.
            If you check one thing only, check this.</p>
            <h2>Bellows</h2>
            <p>In the dark, put a torch inside and turn the head slowly. Pinholes shine like stars. One or two are
            closed with a drop of black fabric paint. Stars along every fold mean new bellows, which somebody will have
            to sew or glue, and it will be you.</p>
            """
        ),
        aside(
            "What to bring",
            """
            <ul><li>a torch</li><li>a steel ruler, 30 cm</li><li>a sheet of white card</li><li>a thin, flat leaf</li>
            <li>a friend who holds the other end</li></ul>
            """,
        ),
        text(
            """
            <h2>Lamp</h2>
            <p>Light it with no negative in and look at the white card. The patch should fall off evenly towards the
            corners, like a hill with its top in the middle. A dark side is a lamp out of its place; a hot spot in the
            middle is a condenser made for another lens. Both are five minutes with a screwdriver.</p>
            <h2>The leaf</h2>
            <p>Three planes must be parallel: negative, lens and board. Instruments can be had for this. A leaf is
            better. Lay a small one between the glasses of the carrier, where the film would go. It has detail from edge
            to edge and costs nothing. Focus on the veins in the middle with the lens wide open, then look along the
            edges. Soft everywhere: curved field, stop down. Soft on one side and sharp on the other: something is
            crooked. Turn the carrier round. If the soft side moves with it, it is the carrier; if it stays, the
            head.</p>
            """
        ),
        figure(
            "leaf-02",
            "Veins to the very edge, and all of them should be sharp at once. On this autumn leaf they are not: it was "
            "not flat.",
            width="wide",
        ),
        text(
            """
            <p>Then put in a sheet of paper and print it, since everything is set up. The veins let most light through
            and come out dark; the green between them stays pale. It is a negative of a leaf, and the best thing we have
            made on the machine so far.</p>
            <h2>Verdict</h2>
            <p>Buy the straight column. Do not pay for a lens that is included, and do not turn one down. Ask whether
            there is a second negative carrier in the box, because there always was one. The rest is an evening with
            black paint, and afterwards a machine that has nothing in it that could become out of date.</p>
            """
        ),
    ),
)
