"""Who may curate, and how does the first one get in?"""

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

ONE_TIME_GROUP = "one-time password"
"""Members may do nothing but choose a password of their own; choosing one ends the membership."""


def add_first_curator(name: str, *, reset: bool = False) -> str | None:
    """Make the curator and give back the one-time password; ``None`` if a curator is there and ``reset`` is not set."""
    with transaction.atomic():
        if User.objects.filter(is_superuser=True).exists() and not reset:
            return None
        password = secrets.token_urlsafe(9)
        user, _ = User.objects.get_or_create(username=name)
        user.is_staff = user.is_superuser = user.is_active = True
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get_or_create(name=ONE_TIME_GROUP)[0])
    return password


def has_one_time_password(user: User) -> bool:
    return user.groups.filter(name=ONE_TIME_GROUP).exists()


def end_one_time_password(user: User) -> None:
    user.groups.remove(*user.groups.filter(name=ONE_TIME_GROUP))
