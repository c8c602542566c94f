"""The desk's forms for the record."""

from companies.admin import citation, records, relations

__all__ = ["citation", "records", "relations"]
