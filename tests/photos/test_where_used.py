import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.test.utils import CaptureQueriesContext

from companies.models import Company, Parenthood
from photos.models import Photo
from photos.where_used import where_used
from tests.builders import a_company, a_story
from tests.photos.builders import a_photo, files_below

pytestmark = pytest.mark.django_db


def delete_page(photo):
    return f"/admin/photos/photo/{photo.pk}/delete/"


def companies_with(logo, count=1):
    return [a_company(name=f"Maker {number}", slug=f"maker-{number}", logo=logo) for number in range(count)]


def uses_on(response):
    return [str(line) for line in response.context["protected"]]


def test_an_unused_photo_is_used_nowhere():
    companies_with(a_photo("Another"))
    assert where_used(a_photo()) == ([], 0)


def test_a_hidden_relation_counts_and_the_newest_comes_first():
    photo = a_photo()
    first, second = companies_with(photo, 2)
    assert where_used(photo) == ([second, first], 0)


def test_a_long_list_is_cut_and_says_how_many_more_there_are():
    photo = a_photo()
    companies_with(photo, 5)
    rows, more = where_used(photo, limit=2)
    assert ([str(row) for row in rows], more) == (["Maker 4", "Maker 3"], 3)


def test_the_limit_holds_over_all_relations_together():
    leica, *others = companies_with(None, 4)
    for number, other in enumerate(others):
        ends = {"parent": leica, "child": other} if number else {"parent": other, "child": leica}
        Parenthood.objects.create(**ends)
    rows, more = where_used(leica, limit=2)
    assert (len(rows), more) == (2, 1)


def test_rows_that_would_go_along_do_not_count():
    company = a_company()
    company.aliases.create(name="Leica Camera AG")
    assert where_used(company) == ([], 0)


def test_a_photo_in_use_cannot_be_deleted_and_the_page_says_where(admin_client, library):
    photo = a_photo()
    [company] = companies_with(photo)

    for response in (admin_client.get(delete_page(photo)), admin_client.post(delete_page(photo), {"post": "yes"})):
        assert uses_on(response) == [
            f'Company: <a href="/admin/companies/company/{company.pk}/change/">Maker 0</a>',
        ]
        assert "Yes, I’m sure" not in response.text
    with pytest.raises(ProtectedError):
        photo.delete()
    assert files_below(library.parent / "originals") == [photo.file.name]


def test_markup_in_a_name_stays_words(admin_client):
    photo = a_photo()
    a_company(name="<script>alert(1)</script>", logo=photo)
    page = admin_client.get(delete_page(photo)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_block_is_listed_as_the_story_it_stands_in_and_only_once(admin_client):
    photo = a_photo()
    story = a_story("A quiet shutter", blocks=[("figure", {"photo": photo}), ("figure", {"photo": photo})])
    assert uses_on(admin_client.get(delete_page(photo))) == [
        f'Story: <a href="/admin/articles/article/{story.pk}/change/">A quiet shutter</a>',
    ]


def test_the_page_takes_as_many_queries_for_twenty_uses_as_for_one(admin_client, django_assert_num_queries):
    once, often = a_photo("Once"), a_photo("Often")
    a_company(logo=once)
    a_story("Once", blocks=[("figure", {"photo": once})])
    companies_with(often, 10)
    for number in range(9):
        a_story(f"Often {number}", blocks=[("figure", {"photo": often})])

    admin_client.get(delete_page(once))
    with CaptureQueriesContext(connection) as few:
        admin_client.get(delete_page(once))
    with django_assert_num_queries(len(few)):
        assert len(uses_on(admin_client.get(delete_page(often)))) == 19


@pytest.mark.django_db(transaction=True)
def test_a_use_that_begins_during_the_deletion_stops_it(admin_client, library):
    photo = a_photo()

    def somebody_uses_it(sender, instance, **kwargs):
        Company.objects.bulk_create([Company(name="Leica", slug="leica", logo=instance)])

    pre_delete.connect(somebody_uses_it, sender=Photo)
    try:
        response = admin_client.post(delete_page(photo), {"post": "yes"}, follow=True)
    finally:
        pre_delete.disconnect(somebody_uses_it, sender=Photo)

    assert "It was not deleted: something uses it now." in response.text
    assert files_below(library.parent / "originals") == [photo.file.name]
