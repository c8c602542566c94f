from django.db import migrations


def write_down(apps, schema_editor):
    """Say of every page what feeds carry of it, since when readers see it and what it puts right; of every story, whose it is."""
    Article = apps.get_model("articles", "Article")
    Publication = apps.get_model("articles", "Publication")
    PublishedCorrection = apps.get_model("articles", "PublishedCorrection")
    for article in Article.objects.select_related("page").iterator(chunk_size=200):
        first = article.revisions.order_by("number").only("created_by").first()
        article.owner_id = article.owner_id or (first and first.created_by_id)
        article.syndicated_revision_id = article.published_revision_id
        Article.objects.filter(pk=article.pk).update(
            owner_id=article.owner_id, syndicated_revision_id=article.syndicated_revision_id
        )
        page = article.page
        if page is None:
            continue
        furniture = page.furniture
        page.feed_words = {
            "headline": page.headline,
            "standfirst": page.standfirst,
            "byline_groups": furniture.get("byline_groups", []),
            "tags": furniture.get("tags", []),
        }
        page.save(update_fields=["feed_words"])
        PublishedCorrection.objects.bulk_create(
            PublishedCorrection(page=page, words=row["words"], corrected_on=row["on"])
            for row in reversed(furniture.get("corrections", []))
        )
        if article.published_revision_id:
            first_time = page.updated_at == page.published_at
            Publication.objects.create(
                article=article,
                revision_id=article.published_revision_id,
                manner="first" if first_time else "update",
                at=page.updated_at,
            )


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_the_desk")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
