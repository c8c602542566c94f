"""Our own addresses in what is read away from the site."""

from django import template

from companies import links

register = template.Library()

register.simple_tag(links.absolute)
