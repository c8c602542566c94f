"""What a browser, a validator and an auditor say of the readers' pages: python -m judge, see docs/OPERATIONS.md."""
