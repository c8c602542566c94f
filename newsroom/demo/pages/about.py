"""The demo paper's page: about."""

TITLE = "About Baryta"
DESCRIPTION = "A paper about who makes the tools of photography, with whom, and since when; and a demonstration."
BODY = """
<p>Baryta reports on the industry behind photographs: the companies that grind lenses, cast bodies, license names and
share mounts. It is read by people who work with cameras, build them, sell them or write about them.</p>
<p>The paper is invented. It shows what Newsroom, the software it is published with, does for a real one. Its
journalists do not exist, and its photographs were made by a computer. The companies it writes about are real, and so
are their dealings: each is dated and sourced in the record.</p>
<h2>The news and the record</h2>
<p>A story tells what happened. <a href="/record/">The record</a> keeps what holds: which company owns which brand,
who belongs to which partnership, in what role, from when until when. Every story leads to the record of those it is
about, and every record to its stories. A reader who meets a name for the first time is one step from knowing who that
is.</p>
<p>We write dates no more exactly than we know them. Where sources differ we say who says what, and we do not choose
for the reader. The whole record can be <a href="/record/#downloads">taken away as data</a>, free of any rights of
ours.</p>
<h2>Who makes it</h2>
<p>Our <a href="/authors/">authors</a> each have a page with all they have written. Ines Halloran edits the business
pages and keeps the record. Tomas Brandt writes about lenses and mounts, Mei Okabe about phones and film; she also
edits the pictures.</p>
<h2>Who pays for it</h2>
<p>Nobody: there is nothing to sell. A paper that has advertisers, members or an owner says so in this place, with
names and sums, because a reader of news about companies has a right to know which of them pays the newsroom.</p>
<h2>What we do not do</h2>
<ul>
<li>We print no rumours. A report by others is called a report, with the name of who reports.</li>
<li>We publish no article that somebody outside has paid for, read in advance or written for us.</li>
<li>We rank no cameras.</li>
</ul>
<p>How we work is set down in our <a href="/ethics/">ethics policy</a>. How to reach us stands under <a
href="/contact/">Contact</a>.</p>
"""
