"""Two snapshots side by side, as a person reads them."""

from hypothesis import given
from hypothesis import strategies as st

from articles.comparing import DEL, INS, SAME, compare_blocks, compare_text, compare_words

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


def test_paragraphs_are_compared_with_those_they_come_from():
    lines = compare_text("<p>One.</p><p>Two.</p><p>Three.</p>", "<p>One.</p><p>Twice.</p><p>Three.</p>")
    assert [line.differs for line in lines] == [False, True, False]
    assert lines[1].pieces == [(DEL, "Two"), (INS, "Twice"), (SAME, ".")]


def test_a_changed_address_of_a_link_is_said_and_so_is_a_change_of_form():
    before = '<p>See <a href="https://a.example/">it</a>.</p>'
    assert compare_text(before, before.replace("a.example", "b.example"))[-1].differs
    assert "Only its form" in compare_text("<p>See it.</p>", "<p>See <strong>it</strong>.</p>")[-1].pieces[0][1]


def test_blocks_that_stayed_moved_came_and_went():
    one, two, three = (text(f"<p>Words of block number {word} are here.</p>") for word in ("one", "two", "three"))
    said = quote("We keep the teams.")

    assert kinds([one, two], [one, two]) == ["same", "same"]
    assert kinds([one, two, said], [said, one, two]) == ["moved", "same", "same"]
    assert kinds([one], [one, three]) == ["same", "changed"] or kinds([one], [one, three]) == ["same", "new"]
    assert kinds([one, said, two], [one, two]) == ["same", "gone", "same"]
    assert kinds([one], [one, said]) == ["same", "new"]


def test_a_moved_block_says_from_where():
    blocks = [text("<p>Alpha beta.</p>"), text("<p>Gamma delta.</p>"), quote("We keep the teams.")]
    moved = compare_blocks(blocks, [blocks[2], *blocks[:2]])[0]

    assert moved.moved == "Moved up, from after “Gamma delta.”"


def test_a_changed_picture_is_shown_with_the_one_before():
    figure = {"type": "figure", "photo": {"id": 1, "name": "Clouds"}, "caption": "At six.", "width": "column"}
    [block] = compare_blocks([figure], [figure | {"photo": {"id": 2, "name": "Dunes"}}])

    assert block.kind == "changed"
    assert block.pictures == [("photo", {"id": 1, "name": "Clouds"}, {"id": 2, "name": "Dunes"})]


BLOCKS = st.lists(
    st.sampled_from([text(f"<p>{word}</p>") for word in ("a b", "b c", "c d")] + [quote("a b")]), max_size=6
)


@given(BLOCKS, BLOCKS)
def test_every_block_of_both_is_told_once(before, after):
    compared = compare_blocks(before, after)
    gone = sum(block.kind == "gone" for block in compared)
    new = sum(block.kind == "new" for block in compared)

    assert len(compared) == len(after) + gone == len(before) + new


def test_the_longest_story_is_compared_whole():
    before = [text(f"<p>{' '.join(f'w{number}' for number in range(start, start + 170))}</p>") for start in range(60)]
    after = [text(block["html"].replace("w7 ", "changed ")) for block in reversed(before)]

    assert len(compare_blocks(before, after)) >= 60
