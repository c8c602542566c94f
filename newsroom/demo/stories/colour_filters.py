from datetime import UTC, datetime

from newsroom.demo.shapes import Story, comparison, figure, table, text

STORY = Story(
    slug="what-a-red-filter-does-to-a-red-leaf",
    kind="feature",
    kicker="Black and white",
    headline="What a red filter does to a red leaf",
    standfirst="Nothing, and that is the whole trick. A filter does not add its own colour: it takes the others away.",
    lead="leaf-02",
    bylines=(("words", "mei-okabe"), ("words", "tomas-brandt")),
    published_at=datetime(2021, 11, 16, 7, 20, tzinfo=UTC),
    tags=("Black and white", "Film", "Exposure", "How it works"),
    blocks=(
        text(
            """
            <p>Pick up two leaves in November, one still green and one turned. You see at once which is which.
            Black-and-white film does not. It records how bright they are and not how they differ, and in flat light a
            green leaf and a red one come out as nearly the same grey. Half the autumn is gone, and the photographer,
            who saw nothing but colour, wonders where.</p>
            <p>A filter brings it back. A red one lets red light pass and stops the rest. The red leaf gives off mostly
            red, so it loses little and prints pale. The green leaf has nothing to send through, and goes dark. With a
            green filter it is the other way round. Same leaves, same light: one chooses which of them is to be the
            bright one.</p>
            """
        ),
        figure(
            "leaf-01",
            "Green, before it turned. A red filter would make it nearly black, and leave the veins.",
        ),
        text(
            """
            <h2>Sky and sand</h2>
            <p>The usual place for this is out of doors, where two colours share most of the picture: the blue of the
            sky and the yellow of everything that the sun strikes. The first plates saw blue and hardly anything else.
            That is why old skies are white paper, with the clouds lost in it. Film that sees all colours is better, and
            behind a deep red filter it turns about: the sky falls to dark grey, and whatever is warm begins to
            shine.</p>
            """
        ),
        comparison(
            "dunes-02-blue",
            "dunes-02-red",
            "One file, two of its channels. Left of the line the blue one, in which sand is dark; right of it the red "
            "one, in which sand is the brightest thing there is. The picture is computer-generated.",
            labels=("Blue", "Red"),
            width="wide",
        ),
        table(
            "Four filters, and what each costs",
            """
            Filter | Darkens | Brightens | Factor | Stops
            Yellow | blue, a little | yellow, skin | 2 | 1
            Orange | blue, clearly | brick, sand | 4 | 2
            Red | blue and green | red, orange | 8 | 3
            Green | red, and some blue | leaves | 4 | 2
            """,
            note="Round figures, for daylight. A meter behind the filter has already counted it.",
        ),
        text(
            """
            <h2>Afterwards is too late, or is it?</h2>
            <p>A colour file keeps all three channels, and one may choose between them at the desk, years later, with a
            slider. That is a real advantage and we would not give it back. But there is one thing the slider cannot do.
            The blue channel is the noisiest of the three, and a sky pulled down by hand shows it: it turns to grit. The
            glass on the lens darkens the sky before anything is recorded, and leaves it smooth.</p>
            <p>If you carry a single one, carry orange. It does most of what red does, for one stop less, and nobody
            ever asks why the sky looks like the end of the world.</p>
            """
        ),
    ),
)
