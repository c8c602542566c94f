"""What readers' pages of stories say in schema.org's words. Everything here comes from published rows."""
