"""The demo paper's page: ethics."""

TITLE = "Ethics policy"
DESCRIPTION = "What readers, sources and those we write about can hold us to."
BODY = """
<p>This policy binds everybody who writes, photographs or edits for Baryta. Where a case is not covered, the editor
decides, and the decision is added here if it is likely to come again.</p>
<h2>Sources</h2>
<p>We name our sources, with a link where there is one, at the foot of each story. Before a statement that could harm
somebody is published, those concerned are asked, and have a real chance to answer: a working day at least.</p>
<p>A source stays unnamed only if the matter is important, cannot be known otherwise, and being named would do harm.
The editor knows who it is. We say why the name is missing and how the person can know. We do not pay for
information.</p>
<p>A quotation is what was said. We take out a cough; we do not improve a sentence. Nobody reads a story before it is
published, except for passages of a technical kind that we ask somebody to check.</p>
<h2>Dates, and what is not known</h2>
<p>A date is printed as exactly as its source has it. What one side alone has announced is called announced; what
others report is called reported. Where sources contradict each other, both stand in the record with what each of them
says.</p>
<h2>Machines that write</h2>
<p>What we publish is written by people, who answer for each sentence. Programs may transcribe an interview, translate
for our own reading, search through documents and check spelling. What they give is checked against the source before
it is used. No program writes, shortens or summarises a story, and none drafts a quotation.</p>
<p>A picture made or changed by a generative program is printed only where it is itself the subject, and its caption
begins by saying so. This demonstration is the exception: its journalists are invented, and a computer made all of its
photographs.</p>
<h2>Photographs</h2>
<p>A news photograph shows what the lens saw. Allowed is what a darkroom allows: exposure, contrast, colour balance,
straightening, a crop that does not change the meaning, dust. Nothing is added, nothing is taken out, and two moments
do not become one. Composites that serve to explain are called composites.</p>
<p>The maker of a photograph is named beside it. A maker’s or agency’s publicity picture is credited to them, so that
readers know who chose the angle. We do not print pictures of people in grief, or of children, without asking what the
picture adds and what it costs them.</p>
<h2>Embargoes</h2>
<p>We accept an embargo if it gives time to understand something, and never as the price of a favourable tone. We
agree before we look. Once others have published, the embargo is over. What is under embargo can be read by those who
work on it and by nobody else; the software sees to that.</p>
<h2>Gifts, loans and travel</h2>
<p>We keep nothing of value. Equipment for review is borrowed, for eight weeks at most, and goes back whatever the
verdict; the review says who lent it. We pay for our own travel. Where that is impossible, as in a factory that can be
seen only on a tour, the story says in its first paragraph who paid.</p>
<h2>Interests</h2>
<p>Nobody reports on a company in which they, or those they live with, hold shares, or for which they have worked
within three years. Second jobs are told to the editor. Advertising, if there ever is any, is sold by others than
those who write, looks unlike a story and is called advertising.</p>
<h2>When we are wrong</h2>
<p>We say so. See our <a href="/corrections-policy/">corrections policy</a>.</p>
"""
