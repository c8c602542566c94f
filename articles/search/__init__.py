"""Readers' search: stories, companies, brands, partnerships and tags in one list."""
