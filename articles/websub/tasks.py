"""The worker tells the hub. Killed at any moment, what has not been told is taken up again."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.models.hub_ping import HubPing
from articles.websub.hub import Hub
from articles.websub.topics import topics_of
from companies.links import absolute

# Somebody waits for it, and it takes a moment. What a slow hub leaves over waits behind all other work.
BEFORE_OTHERS, AFTER_OTHERS = 10, -10
TURN = timedelta(seconds=10)


def ask_to_tell(page):
    """Have the hub told, if there is one, that the feeds of a page have changed; rows of the caller's transaction."""
    if settings.WEBSUB_HUB:
        HubPing.objects.create(topics=topics_of(page), headline=page.headline)
        tell_hub.enqueue()


def take_up_again(now=None):
    """Enqueue what is due again, or was left by a killed worker."""
    now = now or timezone.now()
    if settings.WEBSUB_HUB and HubPing.objects.due(now).exists():
        tell_hub.enqueue()


@task(priority=BEFORE_OTHERS)
def tell_hub():
    """Tell the hub all that is due, until nothing is left or it is away: then all that waits for it waits.

    When its turn is over and something is left, it queues up again behind whatever else there is to do.
    """
    if not settings.WEBSUB_HUB:
        return
    over = timezone.now() + TURN
    with Hub(settings.WEBSUB_HUB) as hub:
        while ping := take(timezone.now()):
            if not tell(hub, ping, until=over):
                tell_hub.using(priority=AFTER_OTHERS).enqueue()
                break


@transaction.atomic
def take(now):
    """Return the next word for the hub, leased to this worker, or None."""
    ping = HubPing.objects.due(now).select_for_update(skip_locked=True).first()
    if ping is not None:
        ping.lease(now)
    return ping


def tell(hub, ping, *, until):
    """Tell a hub of each feed of a leased HubPing that it does not know of, up to the first that it does not take.

    Returns False where the moment `until` came first; the rest is given back.
    """
    for topic in list(ping.topics):
        if timezone.now() >= until:
            ping.let_go()
            return False
        answer = hub.tell(absolute(topic))
        if not answer.taken:
            ping.failed(answer.words, away=answer.away, now=timezone.now())
            return True
        ping.told(topic, answer.words)
    return True
