from urllib.parse import urlsplit

from django.db import migrations

AT_A_TIME = 500


def keep(apps, schema_editor):
    """Have the web addresses that stories name checked from now on, and say which pages name which."""
    Source = apps.get_model("articles", "Source")
    PublishedArticle = apps.get_model("articles", "PublishedArticle")
    AddressUse = apps.get_model("articles", "AddressUse")
    rows = Source.objects.exclude(url="").order_by().values_list("url", flat=True).distinct()
    known(apps, rows.iterator(chunk_size=AT_A_TIME))
    pages = PublishedArticle.objects.only("pk", "published_at", "furniture").order_by("pk")
    reached = 0
    while chunk := list(pages.filter(pk__gt=reached)[:AT_A_TIME]):
        named = {page: {row["url"] for row in page.furniture.get("sources", [])} for page in chunk}
        keys = known(apps, set().union(*named.values()))
        AddressUse.objects.bulk_create(
            [
                AddressUse(page=page, address_id=keys[url], published_at=page.published_at)
                for page, urls in named.items()
                for url in urls
                if url in keys
            ]
        )
        reached = chunk[-1].pk


def known(apps, urls):
    """Return the keys of addresses, which are checked from now on."""
    CheckedAddress = apps.get_model("companies", "CheckedAddress")
    hosts = {url: host for url in urls if (host := host_of(url)) and len(url) <= 500}
    rows = [CheckedAddress(url=url, host=host[:255]) for url, host in hosts.items()]
    CheckedAddress.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_A_TIME)
    found, wanted = {}, list(hosts)
    for start in range(0, len(wanted), AT_A_TIME):
        some = CheckedAddress.objects.filter(url__in=wanted[start : start + AT_A_TIME])
        found.update(some.values_list("url", "pk"))
    return found


def host_of(url):
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_addresses_of_pages"), ("companies", "0004_addresses_of_the_record")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
