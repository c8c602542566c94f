"""Two versions of one story brought together: what only one changed is taken, where both did somebody chooses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.restoring import write_back
from articles.snapshots import freeze
from articles.three_way import BOTH, MINE, THEIRS, merged, places, resolved, written
from articles.within_blocks import paragraphs
from tests.builders import a_company, a_story

LETTERS = st.lists(st.sampled_from("abcdef"), max_size=8)


def text(words):
    return {"type": "text", "html": f"<p>{words}</p>"}


def story(**parts):
    empty = dict.fromkeys(
        ("kind", "slug", "kicker", "headline", "standfirst", "comments", "seo_title", "seo_description"), ""
    )
    lists = ("bylines", "companies", "brands", "partnerships", "sources", "corrections", "notes", "related")
    return empty | {"lead_photo": None} | {name: [] for name in (*lists, "tags", "blocks")} | parts


def tag(number):
    return {"id": number, "name": f"Tag {number}"}


def link(number, relevance="about"):
    return {"company": {"id": number, "name": "Leica"}, "relevance": relevance}


def asked(found):
    return [place.name for place in found if place.asks]


def test_what_only_one_of_two_changed_is_taken():
    base = story(headline="One", standfirst="Two", blocks=[text("a"), text("b")])
    mine = base | {"headline": "Mine"}
    theirs = base | {"standfirst": "Theirs", "blocks": [text("a"), text("c")]}
    found = places(base, mine, theirs)

    assert asked(found) == []
    assert resolved(found, {}) == base | {"headline": "Mine", "standfirst": "Theirs", "blocks": [text("a"), text("c")]}


def test_where_both_changed_the_same_thing_somebody_chooses():
    base = story(headline="One", blocks=[text("a")])
    found = places(base, base | {"headline": "Mine"}, base | {"headline": "Theirs"})

    assert asked(found) == ["headline-0"]
    assert resolved(found, {"headline-0": THEIRS})["headline"] == "Theirs"
    assert resolved(found, {"headline-0": "nonsense"})["headline"] in ("Mine", "Theirs")
    assert resolved(found, {})["headline"] == "Mine"


def test_the_same_change_made_by_both_asks_nothing():
    base = story(headline="One")
    assert asked(places(base, base | {"headline": "Two"}, base | {"headline": "Two"})) == []


def test_blocks_of_both_in_different_places_are_all_kept():
    base = story(blocks=[text("a"), text("b"), text("c")])
    mine = base | {"blocks": [text("new"), text("a"), text("b"), text("c")]}
    theirs = base | {"blocks": [text("a"), text("b"), text("changed")]}
    found = places(base, mine, theirs)

    assert asked(found) == []
    assert resolved(found, {})["blocks"] == [text("new"), text("a"), text("b"), text("changed")]


@pytest.mark.parametrize(("choice", "left"), [(MINE, ["m"]), (THEIRS, ["t"]), (BOTH, ["t", "m"])])
def test_one_block_changed_by_both_can_be_mine_theirs_or_both(choice, left):
    base = story(blocks=[text("a"), text("b"), text("c")])
    mine, theirs = (base | {"blocks": [text("a"), text(word), text("c")]} for word in ("m", "t"))
    found = places(base, mine, theirs)
    [name] = asked(found)

    assert resolved(found, {name: choice})["blocks"] == [text("a"), *map(text, left), text("c")]


def test_tags_and_links_are_united_and_what_either_took_out_is_out():
    base = story(tags=[tag(1), tag(2)], companies=[link(1), link(2)])
    mine = base | {"tags": [tag(1), tag(3)], "companies": [link(1, "mentions"), link(2)]}
    theirs = base | {"tags": [tag(1), tag(2), tag(4)], "companies": [link(1), link(2), link(5)]}
    one = resolved(places(base, mine, theirs), {})

    assert {row["id"] for row in one["tags"]} == {1, 3, 4}
    assert one["companies"] == [link(1, "mentions"), link(2), link(5)]


def test_photographs_of_a_gallery_hung_anew_are_nobodys_change():
    gallery = {"type": "gallery", "gallery": {"id": 1, "name": "Weather"}, "photographs": [{"photo": 1}]}
    assert written(story(blocks=[gallery])) == written(story(blocks=[gallery | {"photographs": []}]))


@given(LETTERS, LETTERS, LETTERS)
def test_every_item_of_every_version_stands_in_one_stretch_in_its_order(base, mine, theirs):
    stretches = merged(base, mine, theirs)

    for number, version in enumerate((base, mine, theirs)):
        assert [item for stretch in stretches for item in stretch[number]] == version


@given(LETTERS, LETTERS)
def test_who_alone_changed_a_list_gets_just_what_they_made(base, changed):
    def version(items):
        return story(blocks=[text(item) for item in items])

    for mine, theirs in ((version(changed), version(base)), (version(base), version(changed))):
        found = places(version(base), mine, theirs)
        assert asked(found) == []
        assert resolved(found, {})["blocks"] == version(changed)["blocks"]


@pytest.mark.django_db
def test_what_was_brought_together_can_be_written_back():
    article = a_story("A quiet shutter", tags=["Leica"], about=[a_company()])
    base = freeze(article)
    one = resolved(places(*map(written, (base, base | {"headline": "Mine"}, base | {"kicker": "Theirs"}))), {})

    assert write_back(one, article) == []
    assert freeze(article) == base | {"headline": "Mine", "kicker": "Theirs"}


def paragraphs_of(*words):
    return {"type": "text", "html": "".join(f"<p>{word}</p>" for word in words)}


def test_two_who_wrote_in_different_paragraphs_of_one_text_are_asked_nothing():
    base = story(blocks=[paragraphs_of("a", "b", "c")])
    mine = base | {"blocks": [paragraphs_of("mine", "b", "c")]}
    theirs = base | {"blocks": [paragraphs_of("a", "b", "theirs", "d")]}
    found = places(base, mine, theirs)

    assert asked(found) == []
    assert resolved(found, {}) == base | {"blocks": [paragraphs_of("mine", "b", "theirs", "d")]}


def test_only_the_paragraph_that_both_wrote_in_asks():
    base = story(blocks=[paragraphs_of("a", "b"), text("end")])
    mine = base | {"blocks": [paragraphs_of("a", "mine"), text("end")]}
    theirs = base | {"blocks": [paragraphs_of("theirs first", "theirs"), text("end")]}
    found = places(base, mine, theirs)
    (name,) = asked(found)

    for choice, words in ((MINE, ["mine"]), (THEIRS, ["theirs"]), (BOTH, ["theirs", "mine"])):
        assert resolved(found, {name: choice})["blocks"] == [paragraphs_of("theirs first", *words), text("end")]


def test_texts_that_stand_side_by_side_stay_two():
    base = story(blocks=[paragraphs_of("a", "b"), paragraphs_of("c", "d")])
    mine = base | {"blocks": [paragraphs_of("a", "mine"), paragraphs_of("mine", "d")]}
    theirs = base | {"blocks": [paragraphs_of("theirs", "b"), paragraphs_of("c", "theirs")]}

    assert resolved(places(base, mine, theirs), {})["blocks"] == [
        paragraphs_of("theirs", "mine"),
        paragraphs_of("mine", "theirs"),
    ]


def test_a_block_that_one_moved_and_another_wrote_in_is_not_dropped():
    base = story(blocks=[text("a"), text("b")])
    mine = base | {"blocks": [text("b"), text("mine")]}
    theirs = base | {"blocks": [text("theirs"), text("b")]}
    found = places(base, mine, theirs)

    for choice in (MINE, THEIRS, BOTH):
        assert text("b") in resolved(found, dict.fromkeys(asked(found), choice))["blocks"]


@given(
    st.lists(st.sampled_from(["<p>a</p>", "<ul><li><p>b</p></li></ul>", "words", "<p>c<br>d</p>", '<p><a href="?>">']))
)
def test_what_is_taken_apart_is_put_together_again(pieces):
    html = "".join(pieces)

    assert "".join(paragraphs(html)) == html
