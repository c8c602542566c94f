"""Who works at the house: accounts in their roles, and the names in bylines."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Author, AuthorAlias

ROLES = {"Contributor": 6, "Editor": 4, "Administrator": 1}
AUTHORS = 80


def fill_users():
    """Return some accounts of every role, by role; nobody can sign in with them."""
    users = get_user_model().objects
    members = {}
    for role, number in ROLES.items():
        names = [f"{role.lower()}-{place}" for place in range(number)]
        members[role] = [
            users.filter(username=name).first() or users.create_user(name, is_staff=True) for name in names
        ]
        for member in members[role]:
            member.groups.add(Group.objects.get_or_create(name=role)[0])
    return members


def fill_authors(corpus):
    places = range(corpus.first, corpus.first + AUTHORS)
    authors = [Author(name=f"{corpus.name()} {place}", slug=f"author-{place}") for place in places]
    for author in authors:
        author.save()
    for author in authors[::5]:
        AuthorAlias.objects.create(author=author, name=f"{corpus.name()} {author.pk}")
    return authors
