"""The demo paper's page: privacy."""

TITLE = "Privacy"
DESCRIPTION = "This site sets no cookies, counts nobody and loads nothing from anybody else."
BODY = """
<p>You can read everything here without telling us anything about you. This page says what is technically unavoidable,
and what we leave out on purpose.</p>
<h2>What we do not do</h2>
<ul>
<li>No cookies for readers. There is no banner because there is nothing to ask you.</li>
<li>No analytics, no advertising, no pixels, no fingerprints.</li>
<li>No fonts, scripts or pictures from other houses. Your browser speaks with this site alone.</li>
<li>No account, no newsletter, no comments: nothing in which a name or an address of yours could be kept.</li>
</ul>
<h2>What is kept for a short time</h2>
<p>To send you a page, the server must know the address of your connection. A log may keep it, with the page asked
for, the time and the name of the browser, to find faults and fend off attacks. It is deleted after seven days and is
not brought together with anything else.</p>
<h2>What your browser keeps</h2>
<p>If you switch between the light and the dark look, your browser remembers the choice in its own storage, on your
device. It is not sent to us. Emptying the browser’s storage forgets it.</p>
<h2>Videos and sounds from elsewhere</h2>
<p>Where a story offers a video or a recording from another house, you see a card with its title and nothing else.
Only if you press the button does your browser fetch it from that house, which then learns your address and what it
otherwise learns from its visitors. We say which house it is before you press.</p>
<h2>If you write to us</h2>
<p>Letters are kept as long as the matter is open, and those about corrections as long as the story stands. What a <a
href="/ethics/">source</a> tells us in confidence stays with us.</p>
<h2>Your rights</h2>
<p>You may ask what is known about you here, have it put right or deleted, and complain to a supervisory authority.
The answer to the first will nearly always be: nothing. Write to <a
href="mailto:privacy@baryta.example">privacy@baryta.example</a>.</p>
"""
