"""Tables as they are typed or pasted, and as readers get them."""

import pytest
from django.core.exceptions import ValidationError

from articles import tables
from articles.models import Article, Table
from tests.articles.desk import ADD, a_form, errors
from tests.builders import a_story, published


def as_readers_get_it(cells, **fields):
    return published(a_story(text="", blocks=[("table", {"cells": cells, **fields})])).body_html


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ("a | b\nc | d", [["a", "b"], ["c", "d"]]),
        ("| a | b |\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("| a | b |\n|---|:-:|\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a | b\tc", [["a | b", "c"]]),
        (r"a \| b | c", [["a | b", "c"]]),
        (r"a | b \|", [["a", "b |"]]),
        ("a | b | c\nd", [["a", "b", "c"], ["d", "", ""]]),
        ("| a | b\nc | d | e", [["", "a", "b"], ["c", "d", "e"]]),
        ("|  | a |  |\n| b | c |  |", [["", "a"], ["b", "c"]]),
        ("a |", [["a"]]),
        ("a\r\n\r\n | |\r\nb\r\n", [["a"], ["b"]]),
        ("a | -\nb | –", [["a", "-"], ["b", "–"]]),
        ("", []),
        (" | \n\t\n", []),
    ],
)
def test_lines_are_rows_and_cells_stand_between_tabs_or_strokes(cells, rows):
    assert tables.rows_of(cells) == rows


@pytest.mark.parametrize("cells", ["", " | | ", "alone", "---|---"])
def test_what_is_no_table_is_refused_in_words(cells):
    with pytest.raises(ValidationError, match="This is no table yet"):
        tables.check(cells)


@pytest.mark.parametrize(("cells", "size"), [("a|b\n" * 201, "201 rows and 2"), ("|".join("x" * 31), "1 rows and 31")])
def test_what_no_story_can_show_is_refused_with_its_size(cells, size):
    with pytest.raises(ValidationError, match=f"This table has {size} columns"):
        tables.check(cells)


def test_the_largest_table_is_taken():
    tables.check("\n".join(["|".join("x" * 30)] * 200))


@pytest.mark.parametrize(
    ("column", "stands_right"),
    [
        (["20.0", "17.7"], True),
        (["1,200", "900"], True),
        (["−3 %", "+12 %"], True),
        (["20 mm", "7 kg"], True),
        (["€ 900", "$1,200"], True),
        (["7.8", "–", ""], True),
        ([".5", "1 200"], True),
        (["20.0", "its own"], False),
        (["f/2.8", "f/4"], False),
        (["2018 to 2020", "2021"], False),
        (["", "-"], False),
        (["12x" * 2000], False),
    ],
)
def test_a_column_of_nothing_but_figures_stands_right(column, stands_right):
    assert tables.is_column_of_figures(column) is stands_right


def test_a_long_cell_of_digits_is_read_at_once():
    assert not tables.is_column_of_figures(["1" * 200_000 + "_"])


@pytest.mark.django_db
def test_heads_name_their_columns_and_rows_and_figures_stand_right():
    cells = "Mount | Flange\nL-Mount | 20.0\nLeica M | 27.8"
    html = as_readers_get_it(cells, caption="Flange distances", note="In mm.")

    assert '<thead><tr><th scope="col">Mount</th><th scope="col" class="figure">Flange</th></tr></thead>' in html
    assert '<th scope="row">L-Mount</th><td class="figure">20.0</td>' in html
    assert "<caption>Flange distances</caption>" in html
    assert '<div class="scroller" role="region" tabindex="0" aria-label="Flange distances">' in html
    assert "In mm." in html


@pytest.mark.django_db
def test_a_table_may_have_no_heads_and_an_empty_corner_is_no_head():
    plain = as_readers_get_it("a | b\nc | d", first_row_is_head=False, first_column_is_head=False)
    corner = as_readers_get_it("| | Leica | Sigma |\n| Founded | 1914 | 1961 |")

    assert "<th" not in plain
    assert '<thead><tr><td></td><th scope="col" class="figure">Leica</th>' in corner


@pytest.mark.django_db
def test_hostile_words_are_words_wherever_they_stand():
    script = "<script>alert(1)</script>"
    story = a_story(
        blocks=[("table", {"cells": f"{script} | x\n{script} | {script}", "caption": f'" {script}', "note": script})]
    )

    page = published(story)

    assert "<script" not in page.body_html + page.feed_html
    assert page.body_html.count("&lt;script&gt;") == 6
    assert 'aria-label="&quot; &lt;script' in page.body_html


@pytest.mark.django_db
def test_a_feed_gets_the_table_too():
    page = published(a_story(blocks=[("table", {"cells": "a | b\nc | d", "note": "In mm."})]))

    assert '<th scope="row">c</th><td>d</td>' in page.feed_html
    assert "In mm." in page.feed_html


@pytest.mark.django_db
def test_what_is_no_table_is_refused_beside_its_field_and_stays(admin_client):
    rows = {"articles_table_set": [{"cells": "Hours of work", "caption": "Kept words"}]}

    response = admin_client.post(ADD, a_form(rows=rows))

    assert list(errors(response)) == ["articles_table_set-0-cells"]
    assert "Hours of work</textarea>" in response.text
    assert "Kept words" in response.text
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_what_is_copied_from_a_spreadsheet_is_stored_as_it_was(admin_client):
    admin_client.post(ADD, a_form(rows={"articles_table_set": [{"cells": "Mount\tFlange\r\nL-Mount\t20 mm"}]}))

    assert tables.rows_of(Table.objects.get().cells) == [["Mount", "Flange"], ["L-Mount", "20 mm"]]
