"""Does any article at all go through? ``make fuzz`` damages real ones in 10,000 ways and prints what took how long.

Article N of a run is made from the number N alone, so that a fault can be looked at again:
``python -m tests.rigs.fuzz --first N --articles 1``.
"""

import argparse
import datetime as dt
import hashlib
import random
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from timeline.extraction import Mention, extract_mentions, unread
from timeline.extraction.suggestion import suggest_published
from timeline.extraction.timex3 import tag

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "timeline" / "sample" / "articles"
GOLD = tuple(sorted((ROOT / "tests" / "gold").glob("*/articles")))
SHARED = (ROOT.parent / "shared" / "articles", ROOT.parent / "shared" / "data" / "events" / "articles")
"""Real articles that may lie beside the project; the run says whether they did."""
LONGEST_TAGGED = 100_000
"""Characters that are tagged and searched for a publication date, which have no bound of their own."""
LONGEST_TIME = 10.0
"""Seconds of one core that an article may take."""
DAYS = (None, dt.date(2024, 6, 11), dt.date(2000, 2, 29), dt.date(1985, 3, 3), dt.date(1702, 1, 1))
PIECES = (
    "1.1.1.", "1", "1 ", "9,", "0.", ".", ". ", "! ", "...", "…", '"', "“", "”", "“a” ", '." ', "'", "'s ", "(",
    ")", "[", "and ", "the ", "a ", "of ", "of the ", "in the ", ", ", ",", ";", ": ", "|", "-", "- ", "—",
    "1-", "1–", "a-", "$", "%", "\n", "\n\n", "\n \n", "\r\n", "\t", " ", "\u00a0", "\u2009", "\x00", "\x1c",
    "\u202e", "\u2028", "\ud800", "\udfff", "\u0301", "\u200d", "é", "中", "😀", "İ", "ß", "x", "X ", "A.",
    "A.B. ", "Aa ", "AB", "a.b.", "U.S. ", "Mr. ", "No. ", "May ", "Oct. ", "Monday ", "in May ", "on Monday, ",
    "2024 ", "20 20 20 ", "2024-06-11 ", "12/12/", "1:1 ", "1 GMT ", "May 5 ", "between ", "1 to ", "since ",
    "early ", "mid-", "the last ", "later ", "ago ", "two days later ", "a day after ", "$1 ", "$400m ", "US$",
    "($5m) ", "1,000,", "million ", "twenty-", "one hundred ", "a dozen ", "more than ", "1 of ", "Ann Lee, ",
    "Ann Lee said that ", ", who quit", "killed 5 people ", "he said ", "will ", "if ", "had ", "to go ",
    "A said. ", "Rebels attacked Leeds on Monday. ", "LONDON, ", "LONDON (", "By A ", ", aged ", "<b>",
    "&nbsp;", "http://",
)  # fmt: skip
UNREADABLE = (
    "\x00\x07\x08\x1b\x7f\x85\xad\u200b\u200e\u200f\u202a\u202d\u202e\u2066\u2069\ufeff\ufffe\ud800\udc00\U000e0041"
)


@dataclass(frozen=True)
class Article:
    text: str
    published: dt.date | None


def real_texts() -> list[str]:
    """The articles of the sample and of the gold, and those beside the project if there are any."""
    paths = [path for folder in (SAMPLE, *GOLD, *SHARED) if folder.is_dir() for path in sorted(folder.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def damaged(number: int, texts: list[str], *, longest: int = 1_000_000) -> Article:
    """Article ``number``: a piece of a real one, changed one to four times; each hundredth grows to ``longest``."""
    chance = random.Random(number)
    text = _stretch(chance.choice(texts), chance)
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(CHANGES)(text, chance, texts)
    if number % 100 == 0:
        text = _grown(text, chance, longest)
    return Article(text[:longest], chance.choice(DAYS))


def faults(article: Article) -> list[str]:
    """What is wrong with what is found in an article, in words; nothing if all is well."""
    started = time.process_time()
    try:
        mentions = extract_mentions(article.text, published=article.published)
        seconds = time.process_time() - started
        again = extract_mentions(article.text, published=article.published)
        timexes = tag(article.text[:LONGEST_TAGGED], reference=article.published)
        told = [(mention.exact, mention.date) for mention in mentions]
        suggest_published(article.text[:LONGEST_TAGGED], told=told, today=dt.date(2026, 1, 1))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    found = [fault for mention in mentions for fault in _faults(mention, article)]
    if [mention.start for mention in mentions] != sorted(mention.start for mention in mentions):
        found.append("the mentions are not in reading order")
    if again != mentions:
        found.append("a second reading found other mentions")
    if any(first.end > second.start for first, second in pairwise(timexes)):
        found.append("two temporal expressions overlap")
    if seconds > LONGEST_TIME:
        found.append(f"it took {seconds:.1f} s")
    return found


def digest(articles: Iterable[Article]) -> str:
    """What is found in the articles, as one short word: the same wherever and whenever it is asked for."""
    found = repr([extract_mentions(article.text, published=article.published) for article in articles])
    return hashlib.sha256(found.encode("utf-8", "surrogatepass")).hexdigest()


def _faults(mention: Mention, article: Article) -> Iterator[str]:
    if not mention.exact.strip() or article.text[mention.start : mention.end] != mention.exact:
        yield f"the text at {mention.start}:{mention.end} is not “{mention.exact}”"
    derivation = mention.derivation
    place = slice(derivation.start, derivation.end) if derivation and derivation.start is not None else slice(0)
    if derivation and article.text[place] != derivation.expression:
        yield f"the text at {derivation.start}:{derivation.end} is not “{derivation.expression}”"
    if not mention.title.strip() or len(mention.title) > 80:
        yield f"the title “{mention.title}” has {len(mention.title)} characters"
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in mention.title):
        yield f"the title {mention.title!r} holds what cannot be read"
    if (mention.date is None) != bool(mention.undated_reason):
        yield f"“{mention.title}” has a date and a reason for none, or neither"


def _stretch(text: str, chance: random.Random) -> str:
    """A piece of some 200 to 2,500 characters; now and then the whole."""
    length = len(text) if chance.random() < 0.1 else chance.randint(200, 2_500)
    start = chance.randrange(max(1, len(text) - length))
    return text[start : start + length]


def _cut(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _two_places(text, chance)
    return text[:start] + text[end:]


def _doubled(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _two_places(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 1, 1, 2, 5)) + text[end:]


def _shuffled(text: str, chance: random.Random, texts: list[str]) -> str:
    joint = chance.choice((" ", "\n", ". ", ""))
    parts = text.split(joint) if joint else list(text)
    chance.shuffle(parts)
    return joint.join(parts)


def _spliced(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _two_places(text, chance)
    return text[:start] + _stretch(chance.choice(texts), chance) + text[end:]


def _sprinkled(text: str, chance: random.Random, texts: list[str]) -> str:
    """Characters that cannot be read, or any at all, strewn in or put in place of others."""
    characters = list(text)
    for _ in range(max(1, len(characters) // chance.choice((5, 20, 100)))):
        place = chance.randrange(len(characters) + 1)
        strange = chance.choice(UNREADABLE) if chance.random() < 0.7 else chr(chance.randrange(0x110000))
        characters[place : place + chance.randint(0, 1)] = [strange]
    return "".join(characters)


def _stuffed(text: str, chance: random.Random, texts: list[str]) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(PIECES) * chance.choice((1, 2, 10, 100, 1_000)) + text[place:]


def _respelt(text: str, chance: random.Random, texts: list[str]) -> str:
    """Another case or form, other blanks, or one kind of mark left out or put for another."""
    mark, other = chance.choice(".,\"'“” \n-"), chance.choice(".,\"'“” \n-")
    forms: tuple[Callable[[], str], ...] = (
        text.upper, text.lower, text.title, text.swapcase, lambda: text[::-1],
        lambda: unicodedata.normalize("NFKD", text), lambda: text.replace("\n", " "),
        lambda: text.replace("\n", "\r\n"), lambda: text.replace(mark, other),
        lambda: text.replace(" ", chance.choice(("\u00a0", "\n", "\t", "  ", ""))),
    )  # fmt: skip
    return chance.choice(forms)()


CHANGES = (_cut, _doubled, _shuffled, _spliced, _sprinkled, _stuffed, _stuffed, _respelt)


def _grown(text: str, chance: random.Random, longest: int) -> str:
    """A text as long as can be: one piece over and over, or the text itself, in one line or in many."""
    piece = chance.choice((chance.choice(PIECES), text.replace("\n", " "), text)) or "x"
    if chance.random() < 0.2:
        return piece[:100] * 10_000
    return piece * (longest // len(piece) + 1)


def _two_places(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randint(0, 400))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="number of the first article")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N", help="how many (10,000)")
    options = parser.parse_args()
    texts = real_texts()
    last = options.first + options.articles - 1
    print(f"Articles {options.first} to {last}, made from {len(texts)} real ones", flush=True)
    extract_mentions("Rebels attacked Leeds on Monday.", published=None)
    runs, failed = [], 0
    for number in range(options.first, last + 1):
        article = damaged(number, texts)
        started = time.process_time()
        wrong = faults(article)
        runs.append((time.process_time() - started, len(article.text), bool(unread(article.text))))
        if wrong:
            failed += 1
            print(f"Article {number}: {'; '.join(wrong[:5])}. Its text is {_kept(number, article)}", flush=True)
    _print(runs, failed)
    return 1 if failed else 0


def _kept(number: int, article: Article) -> Path:
    """The offending text in a file, lone surrogates and all."""
    path = ROOT / "build" / f"fuzz-{number}-published-{article.published}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(article.text.encode("utf-8", "surrogatepass"))
    return path.relative_to(ROOT)


def _print(runs: list[tuple[float, int, bool]], failed: int) -> None:
    """Each article is read twice, to see that it is read alike; the times are of one reading."""
    seconds = sorted(run[0] / 2 for run in runs)
    print(f"{len(runs)} articles, {failed} with faults, {sum(run[2] for run in runs)} read in part and told so")
    print(
        f"Characters: median {statistics.median(run[1] for run in runs):,.0f}, longest {max(run[1] for run in runs):,}"
    )
    places = (("median", 0.5), ("90 %", 0.9), ("99 %", 0.99), ("99.9 %", 0.999), ("longest", 1.0))
    shown = (f"{name} {seconds[min(len(seconds) - 1, int(share * len(seconds)))]:.3f} s" for name, share in places)
    print(f"Processor time of one article: {', '.join(shown)}; all together {sum(seconds):.0f} s")


if __name__ == "__main__":
    sys.exit(main())
