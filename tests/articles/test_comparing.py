"""Two snapshots side by side, as a person reads them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparing import DEL, INS, SAME, compare_blocks, compare_words

WORDS = st.text(alphabet="ab c.,<é²\n", max_size=40)


def text(html):
    return {"type": "text", "html": html}


def quote(words):
    return {"type": "quote", "words": words, "speaker": "Ana", "role": "", "company": None}


def kinds(before, after):
    return [block.kind for block in compare_blocks(before, after)]


def test_words_that_came_and_went_stand_in_reading_order():
    assert compare_words("Halden to buy Vermil", "Halden completes its purchase of Vermil") == [
        (SAME, "Halden "),
        (DEL, "to buy"),
        (INS, "completes its purchase of"),
        (SAME, " Vermil"),
    ]


def test_punctuation_is_no_part_of_a_word():
    assert compare_words("a pioneer.", "a pioneer, at last.") == [(SAME, "a pioneer"), (INS, ", at last"), (SAME, ".")]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_the_comparison(before, after):
    pieces = compare_words(before, after)
    assert "".join(words for kind, words in pieces if kind != INS) == before
    assert "".join(words for kind, words in pieces if kind != DEL) == after


@pytest.mark.parametrize(
    ("before", "after", "went", "came"),
    [
        ("24 MP, 30 fps in all", "26 MP, 40 fps in all", ["24 MP, 30"], ["26 MP, 40"]),
        (
            "It would buy it by May at last",
            "It has bought it by June at last",
            ["would buy it by May"],
            ["has bought it by June"],
        ),
        ("One or two of those words", "One or three of those pages", ["two", "words"], ["three", "pages"]),
    ],
)
def test_what_little_stayed_between_two_changes_is_told_with_them(before, after, went, came):
    pieces = compare_words(before, after)

    assert [words for kind, words in pieces if kind == DEL] == went
    assert [words for kind, words in pieces if kind == INS] == came


def test_another_text_altogether_is_told_as_one():
    before = "A lens maker in the north closes its last works, and its machines go to a museum."
    after = "Whoever buys a camera this winter, in the shops or from its owner, pays more than a year ago."

    assert compare_words(before, after) == [(DEL, before), (INS, after)]


def test_a_space_that_came_is_told():
    assert compare_words("a b", "a  b") == [(SAME, "a"), (DEL, " "), (INS, "  "), (SAME, "b")]


def told(before, after):
    """Return what became of the paragraphs of two texts: kinds, and pieces."""
    return [(block.kind, block.lines[-1].pieces) for block in compare_blocks([text(before)], [text(after)])]


def test_paragraphs_are_compared_with_those_they_come_from():
    assert told("<p>One.</p><p>Two.</p><p>Three.</p>", "<p>One.</p><p>Twice.</p><p>Three.</p>") == [
        ("same", [(SAME, "One.")]),
        ("changed", [(DEL, "Two"), (INS, "Twice"), (SAME, ".")]),
        ("same", [(SAME, "Three.")]),
    ]


def test_a_paragraph_more_leaves_the_others_as_they_were():
    [one, new, two] = told("<p>One.</p><p>Two.</p>", "<p>One.</p><p>And a new one.</p><p>Two.</p>")

    assert (one[0], two[0]) == ("same", "same")
    assert new == ("new", [(INS, "And a new one.")])


def test_marks_are_kept_and_a_change_of_them_is_told():
    assert told("<p>See it now.</p>", "<p>See <strong>it</strong> now.</p>") == [
        ("changed", [(SAME, "See "), (DEL, "it"), (INS, "<strong>it</strong>"), (SAME, " now.")])
    ]


def test_a_changed_address_of_a_link_is_told():
    before = '<p>See <a href="https://a.example/">it</a>.</p>'
    [(_, pieces)] = told(before, before.replace("a.example", "b.example"))

    assert [kind for kind, _ in pieces] == [SAME, DEL, INS, SAME]
    assert "https://a.example/" in pieces[1][1]
    assert "https://b.example/" in pieces[2][1]


def test_a_paragraph_that_became_a_heading_says_so():
    [block] = compare_blocks([text("<p>For owners</p>")], [text("<h2>For owners</h2>")])

    assert block.kind == "changed"
    assert [line.pieces for line in block.lines] == [[(INS, "Was a paragraph, now a heading")], [(SAME, "For owners")]]


def test_markup_that_readers_type_is_words_and_never_markup():
    [(_, pieces)] = told("<p>a</p>", "<p>a &lt;b&gt; &amp; <em>&lt;i&gt;</em></p>")

    assert pieces[1] == (INS, " &lt;b&gt; &amp; <em>&lt;i&gt;</em>")


def test_a_text_that_is_parted_for_a_photograph_is_still_the_same_text():
    one, two = "<p>Words before it.</p>", "<p>Words after it.</p>"
    figure = {"type": "figure", "photo": {"id": 1, "name": "Clouds"}, "caption": "", "width": "column"}

    assert kinds([text(one + two)], [text(one), figure, text(two)]) == ["same", "new", "same"]


def test_blocks_that_stayed_moved_came_and_went():
    one, two, three = (text(f"<p>Words of block number {word} are here.</p>") for word in ("one", "two", "three"))
    said = quote("We keep the teams.")

    assert kinds([one, two], [one, two]) == ["same", "same"]
    assert kinds([one, two, said], [said, one, two]) == ["moved", "same", "same"]
    assert kinds([one], [one, three]) == ["same", "new"]
    assert kinds([one, said, two], [one, two]) == ["same", "gone", "same"]
    assert kinds([one], [one, said]) == ["same", "new"]


def test_a_moved_block_says_from_where():
    blocks = [text("<p>Alpha beta.</p>"), text("<p>Gamma delta.</p>"), quote("We keep the teams.")]
    moved = compare_blocks(blocks, [blocks[2], *blocks[:2]])[0]

    assert moved.moved == "Moved up, from after “Gamma delta.”"


def test_what_moved_together_is_said_once_and_which_way():
    blocks = [text(f"<p>{word} stands here alone.</p>") for word in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")]
    moved = compare_blocks(blocks, [*blocks[2:], *blocks[:2]])

    assert [block.kind for block in moved] == ["same"] * 3 + ["moved"] * 2
    assert [block.moved for block in moved[3:]] == ["Moved down, from the beginning", ""]


def test_what_moved_and_changed_tells_both():
    said = quote("We keep the teams, the roadmap and the name.")
    blocks = [text("<p>Alpha beta.</p>"), text("<p>Gamma delta.</p>"), said]
    moved = compare_blocks(blocks, [said | {"words": "We keep the teams, the roadmap and all."}, *blocks[:2]])[0]

    assert moved.moved.startswith("Moved up")
    assert (INS, "all") in moved.lines[0].pieces


def test_a_changed_picture_is_shown_with_the_one_before():
    figure = {"type": "figure", "photo": {"id": 1, "name": "Clouds"}, "caption": "At six.", "width": "column"}
    [block] = compare_blocks([figure], [figure | {"photo": {"id": 2, "name": "Dunes"}, "caption": "Later on."}])

    assert block.kind == "changed"
    assert block.pictures == [({"id": 1, "name": "Clouds"}, {"id": 2, "name": "Dunes"})]


def hanging(*names):
    photographs = [{"photo": {"id": len(name), "name": name}, "caption": ""} for name in names]
    return {"type": "gallery", "gallery": {"id": 1, "name": "Weather"}, "title": "", "photographs": photographs}


def test_a_gallery_tells_which_photographs_came_and_went():
    [block] = compare_blocks([hanging("Fog", "Rain")], [hanging("Fog", "Thunder")])

    assert [(kind, photo["name"]) for kind, photo, _ in block.hung] == [(SAME, "Fog"), (DEL, "Rain"), (INS, "Thunder")]


def a_table(cells):
    return {"type": "table", "caption": "", "cells": cells, "first_row_is_head": True, "note": ""}


def test_the_cells_of_a_table_are_compared_through_rows_and_columns_that_came_and_went():
    [block] = compare_blocks(
        [a_table("Camera | Price\nKomodo | 5\nGemini | 9")], [a_table("Camera | Mount | Price\nKomodo | RF | 6")]
    )
    assert block.rows == [
        (SAME, [[(SAME, "Camera")], [(INS, "Mount")], [(SAME, "Price")]]),
        (SAME, [[(SAME, "Komodo")], [(INS, "RF")], [(DEL, "5"), (INS, "6")]]),
        (DEL, [[(DEL, "Gemini")], [], [(DEL, "9")]]),
    ]


@pytest.mark.parametrize(
    ("block", "changed"),
    [
        ({"type": "figure", "photo": {"id": 1, "name": "A"}, "caption": "", "width": "column"}, {"width": "wide"}),
        ({"type": "figure", "photo": {"id": 1, "name": "A"}, "caption": "", "width": "column"}, {"caption": "New"}),
        (a_table("a | b"), {"first_row_is_head": False}),
        (quote("We."), {"company": {"id": 1, "name": "Leica"}}),
        ({"type": "record_card", "company": {"id": 1, "name": "Leica"}}, {"company": {"id": 2, "name": "Leica"}}),
        ({"type": "embed", "embedded": {"id": 1, "name": "a"}, "title": ""}, {"embedded": {"id": 2, "name": "b"}}),
        ({"type": "aside", "title": "One", "html": "<p>Two</p>"}, {"html": "<p><em>Two</em></p>"}),
    ],
)
def test_whatever_changes_in_a_block_is_told(block, changed):
    [compared] = compare_blocks([block], [block | changed])

    assert compared.kind == "changed"
    assert any(line.differs for line in compared.lines)


BLOCKS = st.lists(
    st.sampled_from([text(f"<p>{word}</p>") for word in ("a b", "b c", "c d")] + [quote("a b")]), max_size=6
)


@given(BLOCKS, BLOCKS)
def test_every_block_of_both_is_told_once(before, after):
    compared = compare_blocks(before, after)
    gone = sum(block.kind == "gone" for block in compared)
    new = sum(block.kind == "new" for block in compared)

    assert len(compared) == len(after) + gone == len(before) + new


def test_the_longest_story_is_compared_in_a_moment():
    before = [
        text(f"<p>{' '.join(f'w{number}' for number in range(start, start + 170))}</p>") for start in range(0, 2400, 40)
    ]
    after = [text(block["html"].replace("0 ", " changed ")) for block in reversed(before)]

    started = process_time()
    assert len(compare_blocks(before, after)) == 60
    assert process_time() - started < 5  # It takes 0.1 s; comparing every block with every other took minutes.
