from datetime import UTC, datetime

from newsroom.demo.publications.names import VOIGTLANDER_IN_WIKIPEDIA, VOIGTLANDER_TODAY
from newsroom.demo.shapes import Story, aside, figure, record_card, text

STORY = Story(
    slug="owned-here-made-there-the-name-voigtlander",
    kind="feature",
    kicker="Names",
    headline="Owned here, made there: the name Voigtländer",
    standfirst="It belongs to Ringfoto in Germany, and since 1999 Cosina in Japan has had it under licence. Owner and "
    "maker are two, and both are on the ring.",
    lead="bokeh-01",
    bylines=(("words", "tomas-brandt"), ("reporting", "ines-halloran")),
    published_at=datetime(2022, 4, 26, 8, 20, tzinfo=UTC),
    tags=("Brands", "Ownership", "Lenses", "The record"),
    about=("brand:voigtlander", "company:ringfoto", "company:cosina"),
    sources=(VOIGTLANDER_IN_WIKIPEDIA, VOIGTLANDER_TODAY),
    blocks=(
        text(
            """
            <p>Whose is a Voigtländer? If you mean the lens, it is yours. If you mean the name, it is Ringfoto’s, a
            group of German photo dealers, which makes no lenses. If you mean the work, it is Cosina’s, in Nagano, which
            does not own the name. All three answers are right, and it is the last two that our record had to learn to
            keep apart.</p>
            <h2>Older than photography</h2>
            <p>The name goes back to a workshop in Vienna, founded in 1756 by Johann Christoph Voigtländer. [1] That is
            83 years before photography was announced. The works are long closed. A name, however, needs no roof. This
            one passed through several hands and came to Ringfoto, which licensed it to Cosina [2] in 1999.</p>
            """
        ),
        record_card("brand:voigtlander"),
        text(
            """
            <h2>What a licence is</h2>
            <p>It is a permission with edges. For these things, in these countries, until that day, against so much. We
            know none of the edges of this one, and so the record gives what is known: who lends, who borrows, since
            when. That it has lasted for more than twenty years says that it suits both.</p>
            """
        ),
        figure(
            "lens-01",
            "Names stand on the front ring, where only the subject can read them. This one, Halden, is invented, and "
            "so is the lens.",
            width="wide",
        ),
        text(
            """
            <p>One might think that a lent name is an empty one. I mended lenses for a living, and I would say: open it
            and look. A name promises something, and somebody in a factory either keeps that or does not. Whether he
            owns the word, the grease cannot tell.</p>
            """
        ),
        aside(
            "Lent, in our record",
            """
            <ul><li>Voigtländer: by Ringfoto to Cosina, since 1999.</li>
            <li>Olympus, on cameras: to OM Digital Solutions, from 1 January 2021, for a time.</li>
            <li>The L-mount, which is not a name but is lent like one: by Leica Camera to Panasonic and Sigma.</li></ul>
            """,
        ),
        text(
            """
            <h2>Reading the ring</h2>
            <p>Somewhere on most lenses there are three things to be read: what it is called, what it can do, and where
            it was made. Buyers read the first and reviewers the second. For the whole story one has to turn it over and
            read the third, which is set in the smallest type.</p>
            """
        ),
    ),
)
