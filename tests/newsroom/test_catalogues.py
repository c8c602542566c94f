"""The catalogues in locale/: every marked word is translated, and nothing that a sentence needs is lost on the way."""

import gettext
import re

import pytest
from django.conf import settings

from tests.words import ROOT, all_translated, catalogues, compiled, extracted, read

PLACES = re.compile(r"%\(\w+\)s|\{\w*\}|</?\w+|&\w+;")
CATALOGUES = [pytest.param(path, id=language) for language, path in catalogues().items()]


def forms(words):
    return list(words) if isinstance(words, (list, tuple)) else [words]


def keyed(catalogue):
    return {(message.context, message.id): message for message in catalogue if message.id}


def test_every_language_of_the_settings_has_one_but_english_which_the_sources_speak():
    assert {language for language, name in settings.LANGUAGES} == {"en", *catalogues()}


def test_what_is_marked_is_found_in_python_and_in_templates():
    found = keyed(extracted())

    assert (None, "an unknown day") in found
    assert ("after", ("a year", "{number} years")) in found
    assert (None, "Skip to the content") in found
    assert ("theme", "Dark") in found
    assert (None, ("Source:", "Sources:")) in found


@pytest.mark.parametrize("path", CATALOGUES)
class TestCatalogue:
    def test_it_has_every_marked_word_and_none_that_is_gone(self, path):
        assert keyed(read(path)).keys() == keyed(extracted()).keys(), "make words"

    def test_every_word_is_translated_and_none_is_a_guess(self, path):
        messages = keyed(read(path)).values()

        assert [message.id for message in messages if message.fuzzy or not all_translated(message)] == []

    def test_what_is_filled_in_and_marked_up_is_the_same_in_every_form(self, path):
        for message in keyed(read(path)).values():
            originals, translations = forms(message.id), forms(message.string)
            # The form for one may do without the number.
            for original, translation in zip(originals, translations, strict=True):
                lost = set(PLACES.findall(original)) ^ set(PLACES.findall(translation))
                assert lost <= ({"{number}"} if translation != translations[-1] else set()), message.id

    def test_no_straight_quotation_mark_and_no_space_too_many(self, path):
        for message in keyed(read(path)).values():
            for translation in forms(message.string):
                plain = re.sub(r"<[^>]*>", "", translation)
                assert not re.search(r"[\"']|  | - |\.\.\.", plain), message.id
                assert translation == translation.strip(), message.id

    def test_what_django_reads_is_compiled_from_it(self, path):
        with path.with_suffix(".mo").open("rb") as file:
            read_by_django = gettext.GNUTranslations(file)._catalog
        fresh = read(path)

        assert path.with_suffix(".mo").read_bytes() == compiled(fresh), "make words"
        assert len(read_by_django) >= len(keyed(fresh))


def test_no_page_for_readers_writes_its_dates_in_one_languages_order():
    """A date in words is written by DATE_FORMAT and its kin: every language has its own."""
    for_staff = {"admin", "style"}
    pages = (path for path in (ROOT / "templates").rglob("*.html") if not for_staff & set(path.parts))

    assert [
        path.name for path in pages if re.search(r"\|date:[\"'][^\"']*[djNMF] [^\"']*[\"']", path.read_text())
    ] == []
