"""What readers' search looks through, and each database's own indexes over it.

What readers can open already is written down after the migration, see `articles.search.filling`.
"""

import django.db.models.deletion
from django.db import migrations, models

# Each index by its name: the columns whose words it has. All have the marks that narrow a search down.
INDEXES = {
    "title": ["title_words"],
    "names": ["title_words", "name_words"],
    "text": ["title_words", "name_words", "text_words"],
}
TABLE = "articles_searchdocument"


def on_sqlite():
    """Yield the statements that lay an index of each kind as a table, and the triggers that keep them in step."""
    added, taken = [], []
    for name, words in INDEXES.items():
        columns = [*words, "marks"]
        index, names = f"articles_search_{name}", ", ".join(columns)
        yield f"""CREATE VIRTUAL TABLE {index} USING fts5(
            {names}, content='{TABLE}', content_rowid='id', prefix='2 3',
            tokenize='porter unicode61 remove_diacritics 0'
        )"""
        added.append(f"INSERT INTO {index} (rowid, {names}) VALUES (new.id, {listed('new', columns)});")
        taken.append(
            f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.id, {listed('old', columns)});"
        )
    for trigger, moment, told in (
        ("added", "INSERT", added),
        ("deleted", "DELETE", taken),
        ("changed", "UPDATE", taken + added),
    ):
        yield f"CREATE TRIGGER articles_search_{trigger} AFTER {moment} ON {TABLE} BEGIN {' '.join(told)} END"


def listed(row, columns):
    return ", ".join(f"{row}.{column}" for column in columns)


def on_postgresql():
    """Yield the statements that lay each index over a column of its own, which the database computes.

    Words are stemmed, and none is left out because it is common: who looks for "The Who" means both. A mark of 4,096
    documents each (`b0`, `b1` ...) lets a search of a common word look at the newest only. A sign that nobody can type
    stands between titles, names and text: no phrase reaches from one into the other.
    """
    yield "CREATE TEXT SEARCH DICTIONARY newsroom_stem (TEMPLATE = snowball, Language = english)"
    yield "CREATE TEXT SEARCH CONFIGURATION newsroom (COPY = simple)"
    yield (
        "ALTER TEXT SEARCH CONFIGURATION newsroom"
        " ALTER MAPPING FOR asciiword, word, numword WITH newsroom_stem"
    )
    for name, words in INDEXES.items():
        text = " || '\ue00c:1'::tsvector || ".join(f"to_tsvector('newsroom', {column})" for column in words)
        marks = "array_to_tsvector(string_to_array(marks || ' \ue000b' || (id / 4096)::text, ' '))"
        yield f"""ALTER TABLE {TABLE} ADD COLUMN {name}_vector tsvector
            GENERATED ALWAYS AS ({text} || {marks}) STORED"""
        yield f"CREATE INDEX articles_search_{name} ON {TABLE} USING gin ({name}_vector)"


def back_on_postgresql():
    for name in INDEXES:
        yield f"ALTER TABLE {TABLE} DROP COLUMN {name}_vector"
    yield "DROP TEXT SEARCH CONFIGURATION newsroom"
    yield "DROP TEXT SEARCH DICTIONARY newsroom_stem"


def back_on_sqlite():
    for trigger in ("added", "deleted", "changed"):
        yield f"DROP TRIGGER articles_search_{trigger}"
    for name in INDEXES:
        yield f"DROP TABLE articles_search_{name}"


def lay(apps, schema_editor):
    for statement in {"sqlite": on_sqlite, "postgresql": on_postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in {"sqlite": back_on_sqlite, "postgresql": back_on_postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_keys_of_what_pages_carry'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'story'), ('company', 'company'), ('brand', 'brand'), ('partnership', 'partnership'), ('tag', 'tag')], max_length=12)),
                ('key', models.BigIntegerField()),
                ('published_at', models.DateTimeField(null=True)),
                ('marks', models.TextField(help_text='What it is narrowed down by, as words that nobody can type.')),
                ('address', models.TextField(help_text='Of a tag in Japanese ten times as long as the tag.')),
                ('title', models.CharField(max_length=200)),
                ('summary', models.TextField(blank=True)),
                ('title_words', models.TextField()),
                ('name_words', models.TextField(blank=True)),
                ('text_words', models.TextField(blank=True)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='a_thing_is_searched_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=12)),
                ('word', models.CharField(max_length=40)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('form', 'word'), name='a_word_has_a_form_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('shown', models.CharField(help_text='The whole name as it is written.', max_length=200)),
                ('is_whole', models.BooleanField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='articles.searchdocument')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['name'], name='searched_name', opclasses=['varchar_pattern_ops'])],
                'constraints': [models.UniqueConstraint(fields=('document', 'name', 'shown'), name='a_name_is_searched_once')],
            },
        ),
        migrations.RunPython(lay, take_away),
    ]
