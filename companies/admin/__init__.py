"""The desk's forms for the record."""

from companies.admin import camera_make, citation, history, records, relations

__all__ = ["camera_make", "citation", "history", "records", "relations"]
