"""The words by which rows are found on the desk, and each database's own index of them.

The words of what is there already are written after the migration, see `photos.finding.documents`.
"""

from django.db import migrations, models

# The index keeps where a word is, not how often: `detail=none`. It does not keep the words: `content`.
SQLITE = (
    """CREATE VIRTUAL TABLE photos_findable_words USING fts5(
        words, content='photos_findable', content_rowid='id', detail=none, prefix='1 2 3',
        tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER photos_findable_added AFTER INSERT ON photos_findable BEGIN
        INSERT INTO photos_findable_words (rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER photos_findable_deleted AFTER DELETE ON photos_findable BEGIN
        INSERT INTO photos_findable_words (photos_findable_words, rowid, words) VALUES ('delete', old.id, old.words);
    END""",
    """CREATE TRIGGER photos_findable_changed AFTER UPDATE ON photos_findable BEGIN
        INSERT INTO photos_findable_words (photos_findable_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO photos_findable_words (rowid, words) VALUES (new.id, new.words);
    END""",
)
POSTGRESQL = (
    """CREATE INDEX photos_findable_words ON photos_findable
        USING gin (array_to_tsvector(string_to_array(words, ' ')))""",
)
BACK = {
    "sqlite": [
        *(f"DROP TRIGGER photos_findable_{what}" for what in ("added", "deleted", "changed")),
        "DROP TABLE photos_findable_words",
    ],
    "postgresql": ["DROP INDEX photos_findable_words"],
}


def lay(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("photos", "0004_originals")]

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="The model's label: photos.photo.", max_length=60)),
                ("key", models.BigIntegerField()),
                (
                    "words",
                    models.TextField(
                        help_text="Folded, each once, with spaces between; first what the row is, and whose."
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="a_row_is_findable_once")],
            },
        ),
        migrations.RunPython(lay, take_away),
    ]
