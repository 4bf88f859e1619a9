"""In which ways can a run be wrong? Each takes the articles of a run and gives them back spoilt in one way."""

import copy
import datetime as dt
import random
import re
from collections.abc import Callable
from typing import Any

Articles = list[dict[str, Any]]
Perturbation = Callable[[dict[str, Any]], None]

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def spoil(name: str, articles: Articles, gold: list[dict[str, Any]]) -> Articles:
    """A copy of ``articles`` under the perturbation of that name."""
    spoilt = copy.deepcopy(articles)
    if name in OF_EVENTS:
        for article in spoilt:
            for event in article["events"]:
                OF_EVENTS[name](event)
        return spoilt
    return OF_ARTICLES[name](spoilt, gold)


def shifted(date: str | None, days: int) -> str | None:
    return date and DAY.sub(lambda m: (dt.date.fromisoformat(m[0]) + dt.timedelta(days)).isoformat(), date)


def vaguer(date: str | None) -> str | None:
    """A month for a day, a year for a month, a decade for a year."""
    if not date or "/" in date:
        return date
    return date[:7] if DAY.fullmatch(date) else date[:4] if len(date) > 4 else date[:3] + "X"


def _without_offsets(event: dict[str, Any]) -> None:
    del event["start"], event["end"]


def _half_quote(event: dict[str, Any]) -> None:
    words = event["quote"].split()
    event["quote"] = " ".join(words[: len(words) // 2])


def _otherwise_spelt(event: dict[str, Any]) -> None:
    """What a page's markup and a reader's keyboard make of a quote."""
    quote = event["quote"].replace("’", "'").replace("—", "-").replace(" ", "\u00a0 ", 2)
    event["quote"] = quote.replace("&", "&amp;") + "\u200b"


def _other_figures(event: dict[str, Any]) -> None:
    doubled = [{**figure, "value": figure["value"] * 2} for figure in event["figures"][1:]]
    event["figures"] = [*event["figures"][:1], *doubled, {"value": "1,200", "unit": "dead"}, {"unit": "$"}]


OF_EVENTS: dict[str, Perturbation] = {
    "a day late": lambda event: event.update(date=shifted(event["date"], 1)),
    "years early": lambda event: event.update(date=shifted(event["date"], -900)),
    "vague": lambda event: event.update(date=vaguer(event["date"])),
    "vaguer still": lambda event: event.update(date=vaguer(vaguer(event["date"]))),
    "any time": lambda event: event.update(date="1900/2100"),
    "undated": lambda event: event.update(date=None),
    "dated today": lambda event: event.update(date="2026-11-21"),
    "open": lambda event: event.update(date=event["date"] and event["date"][:10] + "/.."),
    "hours and qualifiers": lambda event: event.update(date=event["date"] and event["date"][:10] + "T06:30Z~"),
    "no dates at all": lambda event: event.update(date="next Tuesday"),
    "wrong titles": lambda event: event.update(title="Zeppelin lands"),
    "no titles": lambda event: event.update(title=None),
    "quotes for titles": lambda event: event.update(title=event["quote"]),
    "titles in capitals": lambda event: event.update(title=event["title"].upper() + "."),
    "without offsets": _without_offsets,
    "offsets off by one": lambda event: event.update(start=event["start"] + 1),
    "half quotes": _half_quote,
    "quotes otherwise spelt": _otherwise_spelt,
    "quotes not verbatim": lambda event: event.update(quote=event["quote"].replace(" the ", " a ")),
    "invented quotes": lambda event: event.update(quote="The minister left with an umbrella."),
    "no quotes": lambda event: event.update(quote=""),
    "planned": lambda event: event.update(modality="planned"),
    "denied": lambda event: event.update(modality="denied"),
    "status for modality": lambda event: event.update(status=event.pop("modality")),
    "wrong categories": lambda event: event.update(category="sport"),
    "other figures": _other_figures,
    "no figures": lambda event: event.update(figures=None),
}


def _each(change: Callable[[list[Any]], list[Any]]) -> Callable[[Articles, Any], Articles]:
    return lambda articles, gold: [{**article, "events": change(article["events"])} for article in articles]


def _twice(events: list[Any]) -> list[Any]:
    return events + copy.deepcopy(events)


def _titles_swapped(events: list[Any]) -> list[Any]:
    """Each title on the event after it: where a sentence tells of several, the assignment has to choose."""
    titles = [event["title"] for event in events]
    return [{**event, "title": title} for event, title in zip(events, titles[1:] + titles[:1], strict=True)]


def _one_sentence(events: list[Any]) -> list[Any]:
    """Everything at the place of the first quote: every weight ties but for date and title."""
    return [{**event, "quote": events[0]["quote"]} for event in events]


def _traps(articles: Articles, gold: list[dict[str, Any]]) -> Articles:
    """Every trap taken for an event, with the date that it forbids."""
    return [
        {
            "path": f"C:\\gold\\{entry['file'].rpartition('/')[2]}",
            "published": "2026-11-21T09:00",
            "events": [
                {"date": (trap.get("bad_dates") or ["1900-01-01"])[0], "title": "x", "quote": trap["quote"]}
                for trap in entry["forbidden"]
            ],
        }
        for entry in gold
    ]


def _mixed(seed: int) -> Callable[[Articles, Any], Articles]:
    """Each event spoilt in a few ways at random, some gone, some twice; the same for the same seed."""

    def mixed(articles: Articles, gold: Any) -> Articles:
        draw = random.Random(seed)
        for article in articles:
            kept = [event for event in article["events"] if draw.random() > 0.1]
            kept += [copy.deepcopy(event) for event in kept if draw.random() < 0.2]
            for event in kept:
                for name in draw.sample(EASY_TO_MIX, draw.choice((0, 0, 1, 2, 3))):
                    OF_EVENTS[name](event)
            draw.shuffle(kept)
            article["events"] = kept
        return articles

    return mixed


EASY_TO_MIX = [
    "a day late", "vague", "vaguer still", "undated", "dated today", "open", "wrong titles", "no titles", "planned",
    "denied", "wrong categories", "no figures", "half quotes", "quotes otherwise spelt", "quotes not verbatim",
]  # fmt: skip

OF_ARTICLES: dict[str, Callable[[Articles, Any], Articles]] = {
    "as it is": lambda articles, gold: articles,
    "nothing": lambda articles, gold: [],
    "no events": _each(lambda events: []),
    "every third dropped": _each(lambda events: [event for number, event in enumerate(events) if number % 3]),
    "every event twice": _each(_twice),
    "backwards": _each(lambda events: events[::-1]),
    "titles swapped": _each(_titles_swapped),
    "all in one sentence": _each(_one_sentence),
    "articles backwards": lambda articles, gold: articles[::-1],
    "every article twice": lambda articles, gold: articles + copy.deepcopy(articles)[::-1],
    "half the articles": lambda articles, gold: articles[::2],
    "unknown paths": lambda articles, gold: [{**article, "path": article["path"] + ".old"} for article in articles[:3]],
    "other endings": lambda articles, gold: [{**a, "path": a["path"].replace(".txt", ".html")} for a in articles],
    "published made up": lambda articles, gold: [{**article, "published": "2001-02-03"} for article in articles],
    "published unknown": lambda articles, gold: [{**article, "published": None} for article in articles],
    "traps": _traps,
    **{f"mixed {seed}": _mixed(seed) for seed in range(4)},
}
NAMES = [*OF_ARTICLES, *OF_EVENTS]


def mixtures(articles: Articles, count: int) -> list[Articles]:
    """Many random mixtures, for a comparison that costs nothing to keep."""
    return [_mixed(seed)(copy.deepcopy(articles), None) for seed in range(100, 100 + count)]
