"""What the roof itself registers on the desk; the front page and the first page stand in rooms of their own."""

from newsroom.admin.accounts import AccountAdmin
from newsroom.admin.audit import AuditEntryAdmin
from newsroom.admin.redirects import RedirectAdmin
from newsroom.admin.sections import SectionAdmin
from newsroom.admin.static_pages import StaticPageAdmin

__all__ = ["AccountAdmin", "AuditEntryAdmin", "RedirectAdmin", "SectionAdmin", "StaticPageAdmin"]
