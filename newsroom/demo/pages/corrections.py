"""The demo paper's page: corrections."""

TITLE = "Corrections policy"
DESCRIPTION = "How we put right what was wrong, and where you find that we did."
BODY = """
<p>Whoever publishes every day is wrong on some of them. What counts is that an error is put right at once, in the
open, and where it was made.</p>
<h2>How to tell us</h2>
<p>Write to <a href="mailto:corrections@baryta.example">corrections@baryta.example</a>. Name the page and the words.
If you know a source that shows what is right, add it. We answer on the same working day, also if we think that we
were right, and then with our reasons.</p>
<h2>What we do</h2>
<ol>
<li><strong>A wrong fact</strong> is put right in the text. At the foot of the story stands what was wrong, what is
right and on which day it was changed. The same words stand on the page of <a href="/corrections/">all corrections</a>
and go out with the story in our feeds, so that those who read the error can also read the correction.</li>
<li><strong>Something new</strong> that happens after publication is an update. The story shows when it was last
updated; what was true on the day is not made to look wrong.</li>
<li><strong>A slip of the pen</strong>, such as a missing letter or a broken link, is mended without a note, as long
as nobody can have understood anything wrongly because of it.</li>
<li><strong>A date or a relation in the record</strong> is changed with its source. Where the old value came from a
source of its own, it is not thrown away: the record shows that the two differ.</li>
</ol>
<h2>What we do not do</h2>
<p>We do not take back a story because somebody dislikes it, nor because it has grown old. If one must be withdrawn,
since it is unlawful, endangers a person or was wrong from the ground up, its address goes on saying that a story
stood there and was withdrawn.</p>
<p>We do not change a headline in silence if the old one said something else.</p>
<h2>The right of those we write about</h2>
<p>Who was accused and later cleared is owed the end of the story as prominently as its beginning. Tell us: we add a
dated note, and report on it where the first report was news.</p>
"""
