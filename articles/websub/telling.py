"""A turn of telling the hub what it does not know yet."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.models.hub_ping import HubPing
from articles.websub.hub import AT_ONCE, Hub
from companies.links import absolute

# So long the hub is told, however much there is, before other work has its turn.
TURN = timedelta(seconds=10)
PINGS_AT_A_TIME = 100
# After a silence the hub rests, and with it all that comes meanwhile: of each minute it may have three seconds.
REST = timedelta(minutes=1)


def tell_some():
    """Tell the hub what is due, for a TURN at most; say whether there is more that it would hear now.

    What several publications changed is told once. Every few answers are written down, so that a killed worker's
    successor goes on from there.
    """
    now = timezone.now()
    if not settings.WEBSUB_HUB:
        HubPing.objects.waiting().update(given_up_at=now, answer="is not set any more")
        return False
    if HubPing.objects.silent_since(now - REST).exists():
        HubPing.objects.due(now).order_by().update(due_at=now + REST)
        return False
    pings = HubPing.objects.take(now, PINGS_AT_A_TIME)
    if not pings:
        return False
    silent, any_told = tell(pings, until=now + TURN)
    if any_told and not silent:
        hear_that_it_is_back()
    return not silent and HubPing.objects.due(timezone.now()).exists()


def tell(pings, *, until):
    """Tell the hub of the topics of some pings that are leased to the caller, and give them back.

    Returns the Answer with which it fell silent, after which it is told nothing more, or None; and whether it heard
    anything.
    """
    topics = list(dict.fromkeys(topic for ping in pings for topic in ping.topics))
    answers = {}
    with Hub(settings.WEBSUB_HUB) as hub:
        while topics and not silence(answers) and timezone.now() < until:
            some, topics = topics[:AT_ONCE], topics[AT_ONCE:]
            told = hub.tell([absolute(topic) for topic in some])
            heard = {topic: told[absolute(topic)] for topic in some}
            for ping in pings:
                ping.hear(heard)
            answers |= heard
    silent = silence(answers)
    for ping in pings:
        ping.end_turn(timezone.now(), answers, silent)
    return silent, any(answer.told for answer in answers.values())


def silence(answers):
    """Return the first of the answers that is none, or None."""
    return next((answer for answer in answers.values() if answer.silent), None)


def hear_that_it_is_back():
    """Let nothing wait any longer because of a silence that is over."""
    HubPing.objects.waiting().exclude(silent_at=None).update(due_at=timezone.now(), silent_at=None)
