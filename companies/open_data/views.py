"""The record's data and the page that says how to read it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import content_disposition_header, http_date
from django.utils.text import slugify

from companies import heads
from companies.open_data.changed_lately import changed_lately
from companies.open_data.downloads import KINDS, as_csv, as_json, each_of, for_data, version
from companies.page_keys import FRAME, RECORD, keyed


@dataclass(frozen=True)
class Form:
    """How data is written: `write` yields the pieces of a file about some records."""

    write: callable
    content_type: str


FORMS = {
    "json": Form(as_json, "application/json"),
    # header: the first line names the columns (RFC 4180, 3).
    "csv": Form(as_csv, "text/csv; charset=utf-8; header=present"),
}
# Names of licences that are better known by them than by their address.
LICENCES = {
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL 1.0",
}


def one_record(request, model, form, slug):
    record = get_object_or_404(for_data(model), slug=slug)
    response = HttpResponse("".join(FORMS[form].write([record], request.path)))
    # Of the very bytes, so that it changes with whatever they are made of: names of neighbours, settings, code.
    set_response_etag(response)
    return keyed(answer(request, response, form, f"{record.slug}.{form}", response["ETag"], record.changed_at), RECORD)


def one_kind(request, model, form):
    return file_of(request, [model], form, model._meta.verbose_name_plural)


def everything(request, form):
    return file_of(request, KINDS, form, "record")


def file_of(request, models, form, name):
    tag, changed_at = version(models)
    # Whoever asks for the headers only, or has the file already, has no row of it read.
    records = () if request.method == "HEAD" else each_of(models)
    response = StreamingHttpResponse(FORMS[form].write(records, request.path))
    day = f"-{changed_at:%Y-%m-%d}" if changed_at else ""
    name = f"{slugify(settings.SITE_NAME, allow_unicode=True)}-{name}{day}.{form}".removeprefix("-")
    return answer(request, response, form, name, tag, changed_at, as_attachment=True)


def answer(request, response, form, filename, tag, changed_at, *, as_attachment=False):
    """Return a response with data as it goes out: typed, named, open to scripts of other sites; or that it is the same.

    Arguments: `tag` is its strong entity tag, `changed_at` the moment of its last public change or None.
    """
    moment = changed_at and int(changed_at.timestamp())
    response["Content-Type"] = FORMS[form].content_type
    response["Content-Disposition"] = content_disposition_header(as_attachment, filename)
    response["ETag"] = tag
    if moment:
        response["Last-Modified"] = http_date(moment)
    response = get_conditional_response(request, tag, moment, response)
    # Last, for a 304 is made anew: nothing here depends on who asks, so any page may read it.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def record(request):
    """Show how the record is read, what of it can be taken away, and what changed lately."""
    licence = settings.RECORD_LICENCE
    context = {
        "head": heads.how_to_read(),
        "changed": changed_lately(),
        "licence": licence,
        "licence_name": LICENCES.get(licence, licence),
    }
    return keyed(render(request, "companies/about.html", context), RECORD, FRAME)
