from urllib.parse import urlsplit

from django.db import migrations

NAMING = {"Citation": "url", "Company": "website", "Brand": "website"}


def keep(apps, schema_editor):
    """Have the web addresses that the record names checked from now on."""
    CheckedAddress = apps.get_model("companies", "CheckedAddress")
    for model, column in NAMING.items():
        rows = apps.get_model("companies", model).objects.exclude(**{column: ""}).order_by()
        hosts = {url: host_of(url) for url in rows.values_list(column, flat=True).distinct().iterator(chunk_size=500)}
        CheckedAddress.objects.bulk_create(
            (CheckedAddress(url=url, host=host[:255]) for url, host in hosts.items() if host),
            ignore_conflicts=True,
            batch_size=500,
        )


def host_of(url):
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None


class Migration(migrations.Migration):
    dependencies = [("companies", "0003_checked_addresses")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
