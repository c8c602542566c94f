"""The lists of companies, brands and partnerships: from A to Z, by country or kind, active or ended."""
