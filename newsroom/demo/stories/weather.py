from datetime import UTC, datetime

from newsroom.demo.shapes import Story, figure, text

STORY = Story(
    slug="weather-five-times",
    kind="feature",
    kicker="Pictures",
    headline="Weather, five times over",
    standfirst="Water, sand, cloud, haze, snow: five frames of the same air. The pictures are computer-generated, "
    "from the paper’s demonstration library.",
    lead="sea-01",
    bylines=(("words", "mei-okabe"), ("words", "tomas-brandt")),
    published_at=datetime(2022, 5, 22, 7, 0, tzinfo=UTC),
    tags=("Pictures", "Landscape"),
    blocks=(
        text(
            """
            <p>Landscape photographers speak of light. What they mean, most of the time, is air. Air scatters the blue
            and lets the red through; it carries dust, drops and crystals; it decides how far one sees, and how soft a
            shadow is. These five frames are about that and nothing else.</p>
            """
        ),
        figure("dunes-02", width="wide"),
        text(
            """
            <p><strong>Sand, low sun.</strong> When the sun is low, its light comes a long way through the air and
            loses its blue. What is left is warm, and comes from the side. The shadow is filled by the sky alone,
            which is why it is cool. An hour later the same dune is flat.</p>
            """
        ),
        figure("clouds-01", width="full"),
        text(
            """
            <p><strong>Cloud.</strong> Water drops are large beside a wave of light, and scatter all colours alike.
            That is why cloud is white, and why a meter that believes the world to be grey will make it so. Give one
            or two stops more than it says.</p>
            """
        ),
        figure("ridges-02"),
        text(
            """
            <p><strong>Haze.</strong> Between us and a far ridge there is more air than before a near one, and all of
            it shines a little. Painters call it aerial perspective. A long lens does not make it, but it stacks the
            ridges so that one sees it.</p>
            """
        ),
        figure("snow-01", width="wide"),
        text(
            """
            <p><strong>Snow and fog.</strong> Here everything is lamp and nothing is shadow. Contrast is what the
            photographer brings: one dark tree, placed with care, and a great deal of paper left white.</p>
            """
        ),
    ),
)
