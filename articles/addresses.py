"""Web addresses that stories and the record name: who names one, and a turn of looking whether they still open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from articles.models import AddressUse, Source
from companies.asking import ask
from companies.models import Brand, CheckedAddress, Citation, Company
from companies.models.cited import number

# The rows that name addresses in a column of theirs, on the desk or in the record; published pages have AddressUse.
NAMING = {Source: "url", Citation: "url", Company: "website", Brand: "website"}
HOSTS_AT_ONCE = 8
# So long nobody must name an address before it goes: whatever was being saved meanwhile is saved by then.
LEFT_AFTER = timedelta(days=1)


def check_some(now=None):
    """Look at some addresses that are due, each at another host, and return how many were taken up."""
    now = now or timezone.now()
    taken = CheckedAddress.objects.take(now, HOSTS_AT_ONCE)
    check([address for address in taken if is_named(address, now)])
    return len(taken)


def check_one(key, now=None):
    """Look at one address at once, if nobody is at it or at its host; else it has its turn soon."""
    now = now or timezone.now()
    address = CheckedAddress.objects.filter(pk=key).first()
    if address and address.take(now) and is_named(address, now):
        check([address])


def check(addresses):
    """Ask for addresses that are leased to the caller, side by side, and write down what came of it."""
    if not addresses:
        return
    with ThreadPoolExecutor(len(addresses)) as side_by_side:
        answers = side_by_side.map(ask, [address.url for address in addresses])
        for address, answer in zip(addresses, answers, strict=True):
            with transaction.atomic():
                address.heard(answer, timezone.now())


@transaction.atomic
def is_named(address, now):
    """Say whether a leased address is to be asked for; what nobody has named for a day goes, and else is let go."""
    if named_by(address).exists():
        return True
    if address.nobody_since and address.nobody_since <= now - LEFT_AFTER:
        still = CheckedAddress.objects.select_for_update().filter(pk=address.pk, nobody_since=address.nobody_since)
        if left := still.first():
            left.delete()
        return False
    if address.nobody_since is None:
        CheckedAddress.objects.filter(pk=address.pk).update(nobody_since=now)
    address.let_go(now + LEFT_AFTER)
    return False


def named_by(address):
    """Return the address as a query that finds it only where a row names it."""
    naming = [Exists(model.objects.filter(**{name: OuterRef("url")})) for model, name in NAMING.items()]
    condition = Exists(AddressUse.objects.filter(address=OuterRef("pk")))
    for other in naming:
        condition |= other
    return CheckedAddress.objects.filter(condition, pk=address.pk)


def with_uses(addresses):
    """Add what a list says of each address: `stories`, how many live ones name it, and `headline` of the newest.

    Also `on_desk`, how many stories that are not live, and `in_record`, how many rows of the record name it.
    """
    uses = AddressUse.objects.filter(address=OuterRef("pk"))
    found = {model: model.objects.filter(**{name: OuterRef("url")}) for model, name in NAMING.items()}
    return addresses.annotate(
        stories=number(uses),
        headline=Subquery(uses.newest_first().values("page__headline")[:1]),
        on_desk=number(found[Source].filter(article__page=None, article__binned_at=None)),
        in_record=number(found[Citation]) + number(found[Company]) + number(found[Brand]),
    )


def dead_links_of_live_stories(user, limit):
    """Return what readers of live stories cannot open any more, the latest first: CheckedAddresses `with_uses()`.

    In one query; none for who does not see every story.
    """
    if not user.has_perm("articles.change_any_article"):
        return []
    read = CheckedAddress.objects.dead().filter(Exists(AddressUse.objects.filter(address=OuterRef("pk"))))
    return list(with_uses(read.newest_first())[:limit])
