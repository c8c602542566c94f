from datetime import UTC, datetime

from newsroom.demo.publications.l_mount import L_MOUNT_FOUNDED, LEITZ_JOINS
from newsroom.demo.shapes import Story, aside, figure, record_card, text

STORY = Story(
    slug="a-mount-of-ones-own-lent-to-others",
    kind="feature",
    kicker="L-mount",
    headline="A mount of one’s own, lent to others",
    standfirst="Leica licenses the L-mount; Panasonic and Sigma founded the alliance with it in 2018. Being a "
    "member is not the same as owning it.",
    lead="facade-01",
    bylines=(("words", "tomas-brandt"),),
    published_at=datetime(2022, 5, 28, 9, 30, tzinfo=UTC),
    tags=("L-mount", "Lenses", "How it works"),
    about=("partnership:l-mount-alliance", "company:leica-camera", "company:panasonic", "company:sigma"),
    mentions=("company:ernst-leitz-wetzlar",),
    sources=(L_MOUNT_FOUNDED, LEITZ_JOINS),
    blocks=(
        text(
            """
            <p>A lens mount looks like hardware: a ring of metal, a lock, a row of contacts. In truth it is a promise.
            Whoever builds a lens to it promises that the picture will fall exactly where the camera expects it, and
            whoever builds the camera promises the same the other way round.</p>
            <p>On 25 September 2018 Leica Camera, Panasonic and Sigma founded an alliance around one such promise. [1]
            The mount belongs to Leica, which licenses it. The other two build to it, and sell cameras and lenses
            under their own names.</p>
            """
        ),
        record_card("partnership:l-mount-alliance"),
        text(
            """
            <h2>The distance that decides</h2>
            <p>The number that matters most is not engraved anywhere. It is the <strong>flange distance</strong>: from
            the face of the ring to the sensor. Every lens for a mount is computed for that one distance. Move the
            sensor by the thickness of a hair, and the mark for infinity on the lens no longer means infinity.</p>
            """
        ),
        figure(
            "diagram-01",
            "Where the rays meet, the sensor must be. The flange distance is measured from the back of the mount to "
            "the line at the right. The drawing shows an invented lens.",
            width="wide",
        ),
        text(
            """
            <p>A single-lens reflex camera needs room for its mirror, so its mount sits far from the film. A camera
            without a mirror can bring the mount close. That helps the designer of a wide-angle lens, whose last
            element may now sit near the sensor; and it helps the owner of old lenses, because an adapter is nothing
            but a tube that fills the missing millimetres. From a short distance one can always adapt a longer one.
            The other way round there is no room.</p>
            """
        ),
        figure("lens-02"),
        aside(
            "Three things a mount fixes",
            """
            <ul><li><strong>Distance</strong>, from flange to sensor.</li><li><strong>Width</strong>, the opening that
            light and glass must pass.</li><li><strong>Speech</strong>, the contacts over which lens and camera talk
            about focus and aperture.</li></ul>
            """,
        ),
        text(
            """
            <h2>Owner, founder, member</h2>
            <p>The record gives each of the three founders a role of its own. Leica licenses the mount; Panasonic and
            Sigma use it under licence. A company that came later is a member, as Ernst Leitz Wetzlar has been since
            2021. [2] Only the year is known to us, and only by report, so the record gives the year and says
            “reported”.</p>
            <p>None of this makes the makers one firm. They share a ring of metal, and go on competing for the hand
            that turns it.</p>
            """
        ),
    ),
)
