"""The record as the demo paper keeps it: no date more exact than its source, nothing where nothing is known."""

from newsroom.demo.records.brands import BRANDS
from newsroom.demo.records.companies import COMPANIES
from newsroom.demo.records.partnerships import PARTNERSHIPS

RECORDS = (*COMPANIES, *BRANDS, *PARTNERSHIPS)
