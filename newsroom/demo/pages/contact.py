"""The demo paper's page: contact."""

TITLE = "Contact"
DESCRIPTION = "Where to send a tip, a correction, a press release or a photograph, and when to expect an answer."
BODY = """
<p>Baryta is a demonstration, so these addresses end in .example and reach nobody. A paper that uses Newsroom puts its
own here.</p>
<h2>An error</h2>
<p>Write to <a href="mailto:corrections@baryta.example">corrections@baryta.example</a> with the address of the page
and the words that are wrong. You get an answer on the same working day. What we do then is described in our <a
href="/corrections-policy/">corrections policy</a>.</p>
<h2>A tip</h2>
<p>Write to <a href="mailto:tips@baryta.example">tips@baryta.example</a>. Two editors read this address. If it could
harm you to be known as our source, do not write from an account or a device of your employer, and say nothing in the
first message that you would not want read by others: ask us to call instead. What we promise to sources stands in our
<a href="/ethics/">ethics policy</a>.</p>
<h2>A press release</h2>
<p>Send text, not a picture of text, to <a href="mailto:press@baryta.example">press@baryta.example</a>, with an
embargo, if there is one, in the first line. We keep embargoes that we have agreed to before the material was sent,
and no others. Photographs need a credit, a caption and the terms under which they may be shown, best within the file
itself.</p>
<h2>The record</h2>
<p>A date, an owner or a role that is missing or wrong: write to <a
href="mailto:record@baryta.example">record@baryta.example</a> and name a source that others can open. Companies are
welcome to write about themselves; what they say is entered as what they say.</p>
<h2>The newsroom</h2>
<p>Ines Halloran, editor: <a href="mailto:ines@baryta.example">ines@baryta.example</a>. The other <a
href="/authors/">authors</a> can be reached by their first names in the same way.</p>
"""
