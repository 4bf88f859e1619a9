"""A timeline with one of everything that looks different, and the address of every page that readers reach."""

from dataclasses import dataclass

from tests import factories
from timeline.curation import edit_event
from timeline.models import Event, Place

LONG = "x" * 190


@dataclass(frozen=True)
class Everything:
    event: Event
    gone: Event

    @property
    def lists(self) -> list[str]:
        return [
            "/", "/?q=nothing", "/?q=%3F", "/?sort=updated", "/?from=2023-10&to=2023-11&category=conflict&place=doha",
            "/?asof=2024-06-11&since=2024-06-11T08:00Z&differ=yes", "/?from=1990&to=1991", "/?undated=yes",
            "/stories/war/", "/actors/qatar/", "/places/doha/", f"/places/{LONG[:60]}/", "/sources/the-other-paper/",
            "/categories/diplomacy/?asof=2030-01-01", "/filters/actor/?q=talks",
        ]  # fmt: skip

    @property
    def records(self) -> list[str]:
        event, form = self.event.get_absolute_url(), f"/e/{self.event.public_id}/report/"
        quote = self.event.citations.get(article__publisher__name="The Other Paper").get_absolute_url()
        return [
            event, f"{event}?asof=2024-06-11", f"{event}?asof=2024-06-09", quote, form, f"{form}?quote=0",
            f"{form}sent/", "/stories/", "/sources/", "/sources/the-other-paper/articles/", "/actors/",
            "/places/?name=none", "/categories/", "/dossier/", "/dossier/?from=2030", "/corrections/", "/about/data/",
            "/about/shortcuts/",
        ]  # fmt: skip

    @property
    def failures(self) -> list[str]:
        many = "&".join(f"p{number}=1" for number in range(3000))
        return ["/nowhere", "/?from=2023-13", f"/e/{self.gone.public_id}/", f"/?{many}"]

    @property
    def frames(self) -> list[str]:
        frame = f"/embed/e/{self.event.public_id}/"
        return [
            "/embed/", "/embed/stories/war/", "/embed/?q=nothing", "/embed/?from=x", frame,
            f"{frame}?asof=2024-06-11", f"{frame}?asof=2024-06-09", f"/embed/e/{self.gone.public_id}/",
            "/embed/e/22222222/",
        ]  # fmt: skip

    @property
    def in_german(self) -> list[str]:
        return ["/de/", f"/de{self.event.get_absolute_url()}", "/de/nowhere"]

    @property
    def pages(self) -> list[str]:
        return [*self.lists, *self.records, *self.failures, *self.frames, *self.in_german]


def one_of_everything() -> Everything:
    conflict = factories.category("conflict")
    factories.event(
        "Truce signed", edtf="2023-11-24", actors=["Qatar", "Egypt"], stories=["War"], summary="It holds for four days."
    )
    factories.event("Talks continue", edtf="2023-11", modality="planned", places=["Doha"])
    factories.event("War goes on", edtf="2023-10-07/..", modality="ongoing", category=conflict, stories=["War"])
    factories.event("Plan rejected", edtf="2023-12~", modality="denied", actors=[f"Actor {each}" for each in range(9)])
    factories.event("Visit expected", edtf="", modality="conditional", date_explanation="no reference date")
    factories.event(LONG, edtf="2023-10-01", summary="y" * 500, quote="z" * 500, places=[LONG[:60]])
    event = factories.event("Assault begins", edtf="2023-10-07", category=conflict, stories=["War"], actors=["Qatar"])
    factories.claim(event.citations.get(), "killed", 1400, attributed_to=LONG)
    other = factories.article("Some 1,200 died.", by="The Other Paper", url=f"https://paper.example/{LONG}")
    factories.claim(factories.cite(event, other, "Some 1,200 died.", edtf="2023-10"), "killed", 1200, qualifier="about")
    edit_event(event, editor=None, reason="In short.", summary="It began at dawn.")
    Place.objects.filter(name="Doha").update(aliases=[LONG], wikidata_id="Q3861")
    gone = factories.event("Gone", status="withdrawn", withdrawn_reason=LONG)
    event.refresh_from_db()
    return Everything(event, gone)
