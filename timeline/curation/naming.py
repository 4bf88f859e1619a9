"""Which row stands for a name, and which new slug does a new name get?"""

from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from timeline.models.vocabulary import Aliased, Named

NamedRow = TypeVar("NamedRow", bound=Named)
AliasedRow = TypeVar("AliasedRow", bound=Aliased)


def named(model: type[NamedRow], name: str) -> NamedRow | None:
    """The row of that name, made if missing; ``None`` for an empty name. Letter case does not part two names."""
    name = " ".join(name.split())[:200]
    if not name:
        return None
    if row := model._default_manager.filter(name__iexact=name).first():
        return row
    try:
        with transaction.atomic():
            return model._default_manager.create(name=name, slug=_free_slug(model, name))
    except IntegrityError:
        # Somebody named the same at the same moment; what they committed is visible now.
        return named(model, name)


def known_as(model: type[AliasedRow], names: list[str]) -> list[AliasedRow]:
    """A row for each name, found by name or alias, made if missing; in the order of the names, each once."""
    aliases: dict[str, AliasedRow] = {}
    for known in model._default_manager.all():
        aliases |= {alias.casefold(): known for alias in [*_aliases(known), known.name]}
    rows: dict[int, AliasedRow] = {}
    for name in names:
        row = aliases.get(" ".join(name.split()).casefold()) or named(model, name)
        if row:
            rows[row.pk] = row
    return list(rows.values())


def _aliases(row: Aliased) -> list[str]:
    return [alias for alias in row.aliases if isinstance(alias, str)] if isinstance(row.aliases, list) else []


def _free_slug(model: type[Named], name: str) -> str:
    """A slug that no other row has: a number is added where two names read alike."""
    base = slugify(name)[:100].strip("-") or "unnamed"
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
