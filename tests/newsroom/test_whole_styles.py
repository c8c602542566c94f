"""What collectstatic makes of a list of style sheets."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from newsroom.whole_styles import LISTS, WholeStyles, pressed


@pytest.fixture
def sheets(tmp_path):
    """A list of two sheets and what they name, as collectstatic has found and copied them: the storage, the paths."""
    files = {
        "css/site.css": '/* All of them. */\n@import url("first.css");\n@import url("last.css");\n',
        "css/first.css": '@layer base;\na { background: url("../sign.svg"); }\n',
        "css/last.css": "b { color: red; }\n",
        "sign.svg": "<svg/>",
    }
    found, collected = FileSystemStorage(tmp_path / "found"), WholeStyles(location=tmp_path / "collected")
    for storage in (found, collected):
        for name, text in files.items():
            path = Path(storage.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return collected, {name: (found, name) for name in files}


def collect(storage, paths):
    """Return the names under which files are kept, by their plain names."""
    return {name: kept for name, kept, processed in storage.post_process(paths) if not kept.endswith((".gz", ".br"))}


def test_a_list_becomes_one_file_in_its_order_and_what_it_names_is_found_by_its_hashed_name(sheets):
    storage, paths = sheets

    kept = collect(storage, paths)["css/site.css"]
    text = Path(storage.path(kept)).read_text()

    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", kept)
    assert re.sub(r"sign\.[0-9a-f]+", "sign.hash", text) == (
        '@layer base;a{background: url("../sign.hash.svg");}b{color: red;}'
    )


def test_the_plain_name_holds_the_whole_too(sheets):
    storage, paths = sheets

    collect(storage, paths)

    assert "@import" not in Path(storage.path("css/site.css")).read_text()


def test_what_only_people_read_is_left_out_and_nothing_else():
    css = """
    /* A comment, with { signs } and "a string. */
    a:hover > b + c , [title="/* no  comment */ {"] {
      inline-size : calc(1px  +  2px);
      content: "a \\" ;  b";
    }
    """

    assert pressed(css) == (
        'a:hover > b + c,[title="/* no  comment */ {"]{inline-size : calc(1px + 2px);content: "a \\" ;  b";}'
    )


def test_a_comment_between_two_words_leaves_them_two():
    assert pressed("a /* or */ b{}") == "a  b{}"


def test_a_changed_sheet_gives_the_list_another_name(sheets):
    storage, paths = sheets
    before = collect(storage, paths)["css/site.css"]

    Path(paths["css/last.css"][0].path("css/last.css")).write_text("b { color: blue; }\n")

    assert collect(storage, paths)["css/site.css"] != before


def test_a_list_that_names_a_sheet_that_is_not_there_is_refused(sheets):
    storage, paths = sheets
    del paths["css/last.css"]

    with pytest.raises(KeyError, match=r"css/last\.css"):
        collect(storage, paths)


def test_large_files_are_kept_compressed_in_both_manners(sheets):
    storage, paths = sheets
    Path(paths["css/last.css"][0].path("css/last.css")).write_text("b { color: red; }\n" * 100)

    kept = collect(storage, paths)["css/site.css"]

    assert Path(storage.path(f"{kept}.gz")).exists()
    assert Path(storage.path(f"{kept}.br")).exists()
    assert not Path(storage.path("css/site.css.gz")).exists()


def test_what_is_there_compressed_already_is_not_compressed_again(sheets):
    storage, paths = sheets
    Path(paths["css/last.css"][0].path("css/last.css")).write_text("b { color: red; }\n" * 100)
    compressed = Path(storage.path(f"{collect(storage, paths)['css/site.css']}.br"))
    compressed.write_bytes(b"as it was")

    collect(storage, paths)

    assert compressed.read_bytes() == b"as it was"


@pytest.mark.parametrize("name", LISTS)
def test_every_line_of_a_list_is_one_that_is_made_whole(name):
    text = re.sub(r"/\*.*?\*/", "", Path(finders.find(name)).read_text(), flags=re.DOTALL)

    assert all(re.fullmatch(r'@import url\("[\w-]+\.css"\);', line) for line in text.strip().splitlines())
