"""The record for machines: as statements in JSON and CSV, and as JSON-LD on its pages."""
