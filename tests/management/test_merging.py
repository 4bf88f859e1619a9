"""What does ``ingest`` say of what is told already, and what does it do about it when asked to?"""

import re

import pytest

from tests.curation.test_accept_merges import HERALD, POST, TOGETHER, WIRE, together
from tests.management.test_commands import run, write
from timeline import curation
from timeline.models import Article, Event, Mention, Revision

__all__ = ["write"]
pytestmark = pytest.mark.django_db


def told(out: str) -> list[str]:
    """The lines but for those of each source."""
    return [line for line in out.splitlines() if "stored as article" not in line]


def test_ingest_says_how_much_may_be_told_already_and_decides_nothing(write):
    out, err, failure = run("ingest", write("post.txt", POST))
    assert told(out) == []
    out, err, failure = run("ingest", write("wire.txt", WIRE))
    assert (told(out), err, failure) == (["2 may be told already: see Likely duplicates in the admin."], "", "")
    assert Mention.objects.filter(repeats__isnull=False).count() == 0


@pytest.mark.parametrize("texts", [(POST, WIRE), (WIRE, POST)])
def test_ingest_accept_merges_ends_the_same_in_any_order_and_at_once(write, texts):
    paths = [write(f"{number}.txt", text) for number, text in enumerate(texts)]
    at_once = len(told(run("ingest", *paths, "--accept-merges")[0]))
    assert (together(), at_once) == (TOGETHER, 2)
    for model in (Revision, Mention, Article):
        model.objects.all().delete()
    for path in paths:
        run("ingest", path, "--accept-merges")
    assert together() == TOGETHER


def test_ingest_accept_merges_says_what_became_one_and_why(write):
    run("ingest", write("post.txt", POST))
    search = Mention.objects.get(title__startswith="Prosecutors")
    curation.accept_mention(search, editor=None, publish=True)
    lines = told(run("ingest", write("wire.txt", WIRE), "--accept-merges")[0])
    assert lines == [
        "joined “Ingrid Solheim resigns as mayor of Torvik” with “Ingrid Solheim resigns over harbour contract” "
        "(The Torvik Post, 13 March 2019): same day, 12 March 2019; both name Ingrid Solheim; "
        "both titles have “resigns”",
        "added “Prosecutors search offices of Brannoy Marine” to “Prosecutors search offices of Brannoy Marine in "
        "Torvik” (published event, 5 March 2019): same day, 5 March 2019; the quotes are nearly word for word the "
        "same; both name Brannoy Marine; both titles have “Prosecutors”, “search” and “offices”; figures fit: "
        "40 boxes and 40 boxes",
    ]
    assert Event.objects.get().citations.count() == 2


def test_ingest_accept_merges_twice_changes_nothing_even_after_an_undo(write):
    paths = write("post.txt", POST), write("wire.txt", WIRE)
    run("ingest", *paths, "--accept-merges")
    curation.undo(Revision.objects.filter(act="join").first(), editor=None)
    before = [list(model.objects.order_by("pk").values()) for model in (Article, Mention, Event, Revision)]
    assert told(run("ingest", *paths, "--accept-merges")[0]) == []
    assert [list(model.objects.order_by("pk").values()) for model in (Article, Mention, Event, Revision)] == before


def test_ingest_accept_merges_with_a_source_that_fails_still_merges_the_others(write):
    out, err, failure = run("ingest", "nowhere.txt", write("a.txt", POST), write("b.txt", WIRE), "--accept-merges")
    assert (len(told(out)), failure) == (2, "1 of 3 sources could not be taken in; see above.")


def test_ingest_of_an_undated_article_says_so_where_it_was_joined(write):
    undated = HERALD.replace("Published: 2020-03-12\n", "")
    run("ingest", write("herald.txt", undated))
    (line, *_) = told(run("ingest", write("wire.txt", WIRE), "--accept-merges")[0])
    assert "(The Herald of Torvik, publication date unknown): same day, 12 March 2019" in line
    assert Mention.objects.get(repeats__isnull=False).article.publisher.name == "The Herald of Torvik"


def test_help_says_that_readers_may_see_it(capsys):
    with pytest.raises(SystemExit):
        run("ingest", "--help")
    assert "shows such a quote to readers at once" in re.sub(r"\s+", " ", capsys.readouterr().out)
