"""Who made the camera: the company behind a make on a photograph's day, told to readers and kept on the desk."""

from urllib.parse import quote_plus

import pytest
from django.db import IntegrityError, connection, transaction
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from companies.makers import know_makers, made, makes_in_library
from companies.models import CameraMake, Company, CompanyAlias
from tests.builders import a_company, an_editor, saved
from tests.photos.builders import a_photo, camera_exif, picture_bytes
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/companies/cameramake/"
ADD = f"{LIST}add/"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def a_make(make, company, **fields):
    return saved(CameraMake(make=make, company=company, **fields))


def a_shot(make="PENTAX", day="2009-06-01", model="PENTAX K-7"):
    """Return a photograph that a camera took at noon on a day; None: its clock was not set."""
    taken = day and f"{day.replace('-', ':')} 12:00:00"
    return a_photo(content=picture_bytes(exif=camera_exif(make, model, taken)))


def written(photo):
    return Template("{% load makers %}{% maker photo %}").render(Context({"photo": photo}))


@pytest.fixture
def pentax():
    """Asahi until 2008, Hoya until 1 October 2011, Ricoh after."""
    asahi, hoya, ricoh = (a_company(name, name.lower()) for name in ("Asahi", "Hoya", "Ricoh"))
    a_make("PENTAX", asahi, until="2008")
    a_make("PENTAX", hoya, since="2008", until="2011-10-01")
    a_make("PENTAX", ricoh, since="2011-10-01")


@pytest.mark.parametrize(
    ("day", "company"),
    [
        ("1999-01-01", "Asahi"),
        ("2007-12-31", "Asahi"),
        ("2008-01-01", None),
        ("2008-12-30", None),
        ("2009-01-01", "Hoya"),
        ("2011-09-30", "Hoya"),
        ("2011-10-01", "Ricoh"),
        ("2020-02-29", "Ricoh"),
        (None, None),
    ],
)
def test_the_maker_is_the_makes_company_on_the_day_of_the_photograph(pentax, day, company):
    told = made(a_shot(day=day))
    assert told.camera == "PENTAX K-7"
    assert (told.company and told.company.name) == company


def test_the_day_is_the_houses_and_not_greenwichs(pentax, settings):
    photo = a_photo(content=picture_bytes(exif=camera_exif("PENTAX", "K-5", "2011:09:30 23:30:00", "+00:00")))
    assert made(photo).company.name == "Hoya"
    settings.TIME_ZONE = "Europe/Berlin"
    assert made(type(photo).objects.get()).company.name == "Ricoh"


def test_an_undated_photograph_names_the_company_that_a_make_has_been_at_all_times():
    leica = a_company()
    a_make("LEICA", leica, until="2001")
    a_make("LEICA", leica, since="2001")
    assert made(a_shot("LEICA", day=None)).company == leica
    assert made(a_shot("LEICA", day="2001-05-05")).company == leica


def test_a_day_outside_all_that_is_known_names_nobody():
    a_make("PENTAX", a_company("Ricoh", "ricoh"), since="2011-10-01")
    assert made(a_shot(day="2009-06-01")).company is None
    assert made(a_shot("NIKON", day="2020-01-01")).company is None


@pytest.mark.parametrize("make", ["LEICA CAMERA AG", "Leica Camera AG", "  leica   camera ag\0"])
def test_neither_case_nor_spaces_tell_makes_apart(make):
    a_make(" Leica  Camera AG ", a_company())
    assert made(a_shot(make)).company.name == "Leica Camera"


@pytest.mark.parametrize("make", ["LEICA%", "LEICA_CAMERA_AG", "LEICA"])
def test_a_make_is_another_when_its_letters_are(make):
    a_make("LEICA CAMERA AG", a_company())
    assert made(a_shot(make)).company is None


def test_readers_are_told_the_model_and_the_maker_with_a_link():
    a_make("LEICA CAMERA AG", a_company())
    told = 'LEICA Q2, made by <a href="/companies/leica-camera/">Leica Camera</a>'
    assert written(a_shot("LEICA CAMERA AG", model="LEICA Q2")) == told


def test_an_unreleased_company_is_not_told_and_still_makes_another_uncertain():
    secret = a_company("Zanzibar", "zanzibar", released_at=None)
    a_make("PENTAX", secret, until="2009")
    assert written(a_shot(day="2005-01-01")) == "PENTAX K-7"
    a_make("PENTAX", a_company("Ricoh", "ricoh"), since="2009")
    assert written(a_shot(day="2009-06-01")) == "PENTAX K-7"
    assert "Ricoh" in written(a_shot(day="2010-01-01"))


def test_without_a_photograph_or_a_make_nothing_is_written_and_nothing_asked(django_assert_num_queries):
    unmarked, only_model = a_photo(), a_shot(make=None)
    with django_assert_num_queries(0):
        assert [written(photo) for photo in (None, unmarked, only_model)] == ["", "", ""]


def test_a_file_without_a_model_names_its_make():
    assert written(a_shot("PENTAX", model=None)) == "PENTAX"


def test_what_a_file_and_an_editor_wrote_is_escaped():
    a_make("<i>MAKE", a_company("<b>Firm</b>", "firm"))
    assert written(a_shot("<i>MAKE", model="<script>alert(1)</script>")) == (
        '&lt;script&gt;alert(1)&lt;/script&gt;, made by <a href="/companies/firm/">&lt;b&gt;Firm&lt;/b&gt;</a>'
    )


def test_the_tag_can_be_kept_for_later():
    a_make("PENTAX", a_company("Ricoh", "ricoh"))
    later = Template("{% load makers %}{% maker photo as made %}{{ made.camera }}|{{ made.company }}|{{ made }}")
    told = later.render(Context({"photo": a_shot()}))
    assert told == 'PENTAX K-7|Ricoh|PENTAX K-7, made by <a href="/companies/ricoh/">Ricoh</a>'


def test_one_tag_takes_one_query_and_a_list_of_figures_one_for_all(pentax):
    assert queries(written, a_shot()) == 1

    def figures(photos):
        know_makers(photos)
        return [written(photo) for photo in photos]

    two = [a_shot(), a_shot("LEICA CAMERA AG")]
    many = [a_shot(make) for make in ("PENTAX", "Pentax", "LEICA CAMERA AG", "SONY", "Canon", None) for _ in range(3)]
    assert queries(figures, two) == queries(figures, many) == 1
    assert [words.count("Hoya") for words in figures(many)] == [1] * 6 + [0] * 12


def form(**fields):
    return {"make": "PENTAX", "since": "", "until": ""} | fields


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"make": "  "}, "make", "This field is required"),
        ({"since": "2011", "until": "2008"}, "until", "This is before the start, 2011"),
        ({"make": "SONY", "since": "2011-13"}, "since", "There is no month 13"),
        ({"make": " Pentax "}, "until", "This make goes on already as Hoya’s"),
        ({"make": "x" * 121}, "make", "at most 120"),
    ],
)
def test_bad_input_is_refused_beside_its_field(desk, fields, field, words):
    a_make("PENTAX", a_company("Hoya", "hoya"), since="2008")
    ricoh = a_company("Ricoh", "ricoh")

    answer = desk.post(ADD, form(company=ricoh.pk, **fields))

    errors = answer.context["adminform"].form.errors
    assert list(errors) == [field]
    assert words in errors[field][0]
    assert CameraMake.objects.count() == 1


def test_two_companies_open_for_one_make_fail_in_the_database_too():
    make, other = a_make("PENTAX", a_company("Hoya", "hoya")), a_company("Ricoh", "ricoh")
    with pytest.raises(IntegrityError), transaction.atomic():
        CameraMake.objects.bulk_create([CameraMake(make="Pentax", company=other)])
    with pytest.raises(IntegrityError), transaction.atomic():
        CameraMake.objects.filter(pk=make.pk).update(since="2011", until="2008")


def test_a_make_handed_on_is_entered_as_two_rows(desk):
    hoya, ricoh = a_company("Hoya", "hoya"), a_company("Ricoh", "ricoh")
    desk.post(ADD, form(company=hoya.pk, since="2008-3-31", until="2011-10"))
    desk.post(ADD, form(company=ricoh.pk, make="Pentax  ", since="2011-10"))
    assert [(str(row), row.since.iso, row.until.iso) for row in CameraMake.objects.order_by("since")] == [
        ("PENTAX: Hoya", "2008-03-31", "2011-10"),
        ("Pentax: Ricoh", "2011-10", ""),
    ]


def test_a_companys_makes_are_lines_of_its_form_and_one_typed_twice_is_refused(desk):
    leica = a_company()
    page = f"/admin/companies/company/{leica.pk}/change/"
    context = desk.get(page).context
    forms = [
        context["adminform"].form,
        *(inline.formset.management_form for inline in context["inline_admin_formsets"]),
    ]
    posted = {part[name].html_name: part[name].value() for part in forms for name in part.fields}
    posted = {name: value for name, value in posted.items() if value is not None}
    line = {"camera_makes-TOTAL_FORMS": "1", "camera_makes-0-make": "LEICA CAMERA AG", "camera_makes-0-since": "1986"}
    second = {"camera_makes-TOTAL_FORMS": "2", "camera_makes-1-make": "Leica Camera  AG"}

    refused = desk.post(page, posted | line | second)
    [formset] = [each.formset for each in refused.context["inline_admin_formsets"] if each.formset.model is CameraMake]
    assert [list(errors) for errors in formset.errors] == [[], ["until"]]

    assert desk.post(page, posted | line).status_code == 302
    assert str(CameraMake.objects.get()) == "LEICA CAMERA AG: Leica Camera"


def test_the_list_counts_photographs_and_tells_the_makes_that_no_company_is_named_for(desk):
    leica = a_company()
    a_make("LEICA CAMERA AG", leica)
    for make in ("LEICA CAMERA AG", "Leica Camera AG", "SONY", "SONY", "Sony", "A&B <i>"):
        a_shot(make)
    a_photo()
    assert makes_in_library() == {
        "sony": ("SONY", 3),
        "leica camera ag": ("LEICA CAMERA AG", 2),
        "a&b <i>": ("A&B <i>", 1),
    }

    answer = desk.get(LIST)

    assert answer.context["cl"].unnamed == [("SONY", 3), ("A&B <i>", 1)]
    assert f"?make={quote_plus('SONY')}" in answer.text
    prefilled = desk.get(ADD, {"make": "A&B <i>"}).text
    assert 'value="A&amp;B &lt;i&gt;"' in prefilled
    assert "make=A%26B%20%3Ci%3E" in answer.text
    assert "camera_make__iexact=LEICA+CAMERA+AG" in answer.text
    library = desk.get("/admin/photos/photo/?camera_make__iexact=LEICA+CAMERA+AG")
    assert library.context["cl"].result_count == 2


def test_the_list_of_unnamed_makes_stays_short(desk):
    for number in range(14):
        a_shot(f"MAKE {number}")
    answer = desk.get(LIST)
    assert len(answer.context["cl"].unnamed) == 12
    assert "and 2 more" in answer.text


@pytest.mark.parametrize("words", ["leica camera ag", "Leica Camera", "Ernst Leitz"])
def test_makes_are_found_by_make_company_and_its_other_names(desk, words):
    leica = a_company()
    saved(CompanyAlias(company=leica, name="Ernst Leitz Wetzlar"))
    found = a_make("LEICA CAMERA AG", leica)
    a_make("SONY", a_company("Sony", "sony"))
    assert list(desk.get(LIST, {"q": words}).context["cl"].result_list) == [found]


def test_the_list_and_the_companys_form_take_as_many_queries_for_twenty_makes_as_for_two(desk):
    leica = a_company()
    pages = [LIST, f"/admin/companies/company/{leica.pk}/change/"]

    def asked():
        taken = []
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(page).status_code == 200
            taken.append(len(captured))
        return taken

    for number in range(2):
        a_make(f"MAKE {number}", leica)
        a_shot(f"MAKE {number}")
    asked()
    for_two = asked()
    for number in range(2, 20):
        a_make(f"MAKE {number}", leica)
        a_shot(f"MAKE {number}")
    assert asked() == for_two


def test_the_photographs_form_names_the_maker_or_says_that_none_is_known(desk):
    photo = a_shot("LEICA CAMERA AG", model="LEICA Q2")
    page = f"/admin/photos/photo/{photo.pk}/change/"
    assert "No company that readers may see" in desk.get(page).text
    a_make("LEICA CAMERA AG", a_company())
    told = desk.get(page).text
    assert 'LEICA Q2, made by <a href="/companies/leica-camera/">Leica Camera</a>' in told
    assert "No company that readers may see" not in told


def test_a_company_with_a_make_is_not_deleted(desk):
    leica = a_company()
    a_make("LEICA CAMERA AG", leica)
    desk.post(f"/admin/companies/company/{leica.pk}/delete/", {"post": "yes"})
    assert Company.objects.filter(pk=leica.pk).exists()
