"""How is a row written down so that a revision can show it and put it back?"""

import datetime as dt
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from timeline.models import (
    Actor,
    Apart,
    Article,
    Category,
    Citation,
    Claim,
    Event,
    Mention,
    Place,
    Publisher,
    Report,
    Story,
)

MODELS: dict[str, type[models.Model]] = {
    model._meta.model_name or "": model
    for model in (Article, Mention, Event, Citation, Claim, Apart, Report, Publisher, Category, Actor, Place, Story)
}
VOCABULARY = {"publisher", "category", "actor", "place", "story"}
UNWATCHED = {"updated_at", "changed_at", "sources_differ", "text"}
"""Fields neither compared nor put back: what follows from an act, or never changes, such as an article's text. A model
may name more of its own."""


class Milliseconds(DjangoJSONEncoder):
    """Moments to the millisecond, a whole second too: what was put back compares equal to what it was."""

    def default(self, o: Any) -> Any:
        if isinstance(o, dt.datetime):
            return o.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return super().default(o)


def snapshot(row: models.Model) -> dict[str, Any]:
    """Every stored field of the row by name, in JSON's types; many-to-many fields as sorted lists of keys."""
    unwatched = UNWATCHED.union(getattr(row, "UNWATCHED", ()))
    fields = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.generated and field.name not in unwatched and not field.primary_key
    }
    for relation in row._meta.many_to_many:
        fields[relation.name] = sorted(getattr(row, relation.name).values_list("pk", flat=True))
    return json.loads(json.dumps(fields, cls=Milliseconds))


def current(model_name: str, pk: int) -> dict[str, Any] | None:
    """The snapshot of what the row is now, ``None`` if it does not exist."""
    row = MODELS[model_name]._base_manager.filter(pk=pk).first()
    return snapshot(row) if row else None


def put_back(model_name: str, pk: int, state: dict[str, Any]) -> None:
    """Make the row what the snapshot says, creating it under its old key if it is gone."""
    model = MODELS[model_name]
    row = model._base_manager.filter(pk=pk).first() or model(pk=pk)
    if isinstance(row, Citation) and row.event_id not in (None, state["event_id"]):
        row.move_to(Event.objects.get(pk=state["event_id"]))
    relations = {relation.name for relation in model._meta.many_to_many}
    concrete = {field.attname: field for field in model._meta.concrete_fields}
    for name, value in state.items():
        if name in concrete:
            setattr(row, name, concrete[name].to_python(value))
    row.save()
    for name in relations & state.keys():
        getattr(row, name).set(state[name])
