"""What the door announces, inside its own transaction. Receivers write rows; what is slow reads them later."""

from django.dispatch import Signal

# A page was laid, for the first time or again: article, page, previous_path (where readers last had it, "" never),
# returning (until now they had it nowhere), before (the page as they had it until now, None if they had none), by, at,
# manner.
article_published = Signal()
# What readers see of a page changed, also where nobody published it (`rebuild`), or it is gone: page, scopes (of all
# feeds that carry it now or did until now, but the site's own).
page_changed = Signal()
# The publisher's process is at work: now. Twice a minute.
watching = Signal()
# An hour has passed, as the publisher's process counts them: now. Who keeps old rows lets go of them.
hour_passed = Signal()
# A page was taken from readers: article, path, page (as they had it, its row is gone), by, at.
article_withdrawn = Signal()
# Somebody did at the desk what readers do not see, or not at once: deed ("scheduled", "unscheduled", "binned",
# "retrieved", "restored", "made-record"), about (the row that it was done to), by, at, told (more of it, for JSON).
acted = Signal()
