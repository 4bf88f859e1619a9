"""How do tests use the editors' pages as a browser without JavaScript does?"""

from django.urls import reverse

QUOTE = "Ministers of both countries signed the accord in Oslo on Monday."
ARTICLE = f"Title: Accord\nPublisher: The Sample Wire\nPublished: 2024-06-11\n\n{QUOTE}\n"


def address(row) -> str:
    return reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])


def filled(response) -> dict:
    """What the form of the page would send as it stands."""
    form = response.context["form"]
    values = {name: form[name].value() for name in form.fields}
    values = {name: form.fields[name].prepare_value(value) for name, value in values.items()}
    return {name: value for name, value in values.items() if value is not None}


def press(client, row, button: str, **typed):
    return client.post(address(row), filled(client.get(address(row))) | typed | {button: ""}, follow=True)


def confirm(client, article, day: str):
    where = reverse("admin:timeline_article_confirm", args=[article.pk])
    return client.post(where, {"day": day}, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]
