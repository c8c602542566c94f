"""Pages that were laid before name what they carry by its address only; related stories are found by its key."""

from django.db import migrations

CHUNK = 500
RECORDS = {"company": "Company", "brand": "Brand", "partnership": "Partnership"}


def give_keys(apps, schema_editor):
    """Give each link and tag of each page the key of what now has its address; what has none goes without."""
    keys = {kind: slugs(apps.get_model("companies", model)) for kind, model in RECORDS.items()}
    keys["tag"] = slugs(apps.get_model("articles", "Tag"))
    pages = apps.get_model("articles", "PublishedArticle").objects.only("pk", "furniture").order_by("pk")
    reached = 0
    while chunk := list(pages.filter(pk__gt=reached)[:CHUNK]):
        reached = chunk[-1].pk
        for page in chunk:
            for row in (row for part in ("about", "mentions", "tags") for row in page.furniture.get(part, ())):
                if key := keys[row.get("kind_word", "tag")].get(row["url"].strip("/").rpartition("/")[2]):
                    row["key"] = key
        pages.model.objects.bulk_update(chunk, ["furniture"])


def slugs(model):
    return dict(model.objects.values_list("slug", "pk"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_related_stories")]
    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True)]
