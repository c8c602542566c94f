from django.db import migrations

from photos.finding.words import words_in


def fold(apps, schema_editor):
    """Write down how each tag is compared. Of two that are the same by now, the younger is numbered: to be merged."""
    Tag = apps.get_model("articles", "Tag")
    taken = set()
    for tag in Tag.objects.order_by("pk").only("pk", "name").iterator(chunk_size=500):
        name = " ".join(words_in(tag.name))[:200] or tag.name.casefold().strip()[:200]
        folded, number = name, 2
        while folded in taken:
            folded, number = f"{name[:190]} ({number})", number + 1
        taken.add(folded)
        Tag.objects.filter(pk=tag.pk).update(folded=folded)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_tags_folded")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
