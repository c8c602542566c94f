from datetime import UTC, datetime

from newsroom.demo.shapes import Story, comparison, figure, text

STORY = Story(
    slug="nothing-comes-straight-out-of-the-camera",
    kind="opinion",
    kicker="Editing",
    headline="Nothing comes straight out of the camera",
    standfirst="“Unedited” only says that somebody else did the editing, years ago, in an office, for the average of "
    "all pictures.",
    lead="alps-02",
    bylines=(("words", "mei-okabe"),),
    published_at=datetime(2022, 3, 29, 6, 50, tzinfo=UTC),
    tags=("Pictures", "How it works", "Landscape"),
    comments="closed",
    blocks=(
        text(
            """
            <p>Some photographers write beneath their pictures that these are straight out of the camera. It is meant as
            a certificate, like “no sugar added”. I do not doubt that they believe it. I only wonder what they think was
            in there before.</p>
            <p>A sensor counts. For each of its points it gives a number that says how much light there was. Twice the
            light, twice the number: that is all it knows. Seen as it is, such a file is dark, greenish and flat as a
            doormat. Half of all its numbers are spent on the brightest stop, a quarter on the next, and what we call
            the shadows must share the small change.</p>
            """
        ),
        comparison(
            "alps-02-flat",
            "alps-02",
            "Flat and finished. To show what grading does, the flat version was made from the other by taking "
            "contrast and colour away; both are computer-generated, and no sensor took either.",
            labels=("Flat", "Graded"),
            width="full",
        ),
        text(
            """
            <p>To make a picture of it, somebody must decide three things. What was white. How bright the middle should
            be. How steeply dark turns to light. In the camera this has been decided by people whom we never meet, with
            great care and before we pressed anything. They had to please everybody with everything: babies, beaches,
            birthday cake. Their curve is an excellent curve for nobody’s picture in particular.</p>
            <h2>What I promise instead</h2>
            <p>Editing is not lying, as translating is not. It can be done badly, and it can be done in bad faith, and
            these are different complaints. So here is what one may expect under my name.</p>
            <ul>
            <li>Nothing is added and nothing taken away that stood there, except dust on the sensor.</li>
            <li>Colour and brightness are made to agree with what I remember. My memory is warmer than the camera’s
            guess, as anyone’s is who stood there in the cold.</li>
            <li>If a picture shows what no eye could have seen, such as hours of stars at once, the caption says how it
            was done.</li>
            </ul>
            """
        ),
        figure(
            "dunes-03",
            "Nobody has ever asked whether a black-and-white picture came out of the camera so.",
            width="wide",
        ),
        text(
            """
            <p>That black and white needs no excuse is the best argument I have. It leaves out all colour, the largest
            thing one could leave out, and nobody feels deceived. We accept a decision when we can see it. It is the
            ones that pretend not to be any that one should look at twice.</p>
            """
        ),
    ),
)
