"""How is what was read set beside what must be reached? One table each, and a mark."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.browser.readings import DESK, PHONE, Load, Scrolled

WEIGHT, GROWTH = 35_000, 500
"""Bytes of HTML, CSS and JS allowed for a first load; and by how many it may differ for many events (digits do)."""
INTERACTIVE = 0.6
"""Of the time of TimelineJS3."""
SHIFT = 0.02
HEAP, FILTER = 12, 2.0
"""MB allowed after the further pages; and how many times as long a filter may take then."""
VIEWPORTS = (PHONE, DESK)


def ours(number: int, *, anew: bool = False) -> str:
    return f"this project, {number:,} events" + (", anew" if anew else "")


def at(viewport: tuple[int, int]) -> str:
    return "×".join(map(str, viewport))


def verdict(name: str, value: float, limit: float, *, form: str = ".2f", strictly: bool = False) -> str:
    """“✓ growth 0.21, 0.50 allowed”."""
    is_met = value < limit if strictly else value <= limit
    bound = "must stay below" if strictly else "allowed"
    words = f"{bound} {limit:{form}}" if strictly else f"{limit:{form}} {bound}"
    return f"{'✓' if is_met else '✗'} {name}: {value:{form}}, {words}"


def weight(loads: Mapping[str, Sequence[Load]], *, few: int, many: int) -> None:
    print("\nFirst load, kB over the wire, gzip")
    print(f"{'':32}{'HTML':>8}{'CSS':>8}{'JS':>8}{'rest':>8}{'headers':>9}{'HTML+CSS+JS':>14}")
    for name, runs in loads.items():
        kinds = "".join(f"{_kilo(runs, kind):8.1f}" for kind in ("HTML", "CSS", "JS", "rest"))
        kinds += f"{_kilo(runs, 'headers'):9.1f}"
        print(f"{name:32}{kinds}{median(each.first for each in runs) / 1000:14.1f}")
    heaviest = {number: median(each.first for each in loads[ours(number)]) / 1000 for number in (few, many)}
    print(verdict(f"kB with {many:,} events", heaviest[many], WEIGHT / 1000, form=".1f"))
    print(verdict(f"kB with {few:,} events", heaviest[few], WEIGHT / 1000, form=".1f"))
    print(verdict(f"kB more with {many:,} events than with {few}", heaviest[many] - heaviest[few], GROWTH / 1000))


def _kilo(runs: Sequence[Load], kind: str) -> float:
    return median(each.bytes.get(kind, 0) for each in runs) / 1000


def interactive(loads: Mapping[str, Sequence[Load]], *, shown: int, peer: str) -> None:
    medians = {name: median(each.interactive for each in runs) for name, runs in loads.items()}
    print(f"\nInteractive with {shown} events (of which this project shows a first page), ms, at {at(DESK)}")
    heads = f"{'1st byte':>10}{'1st paint':>11}{'interactive':>13}{'fastest':>9}{'slowest':>9}"
    print(f"{'':32}{heads}{'of TimelineJS':>15}{'heap MB':>9}{'nodes':>8}")
    for name, runs in loads.items():
        every = [each.interactive for each in runs]
        before = f"{median(each.answered for each in runs):10.0f}{median(each.paint for each in runs):11.0f}"
        ratio = f"{medians[name] / medians[peer]:15.2f}" if peer in medians else f"{'–':>15}"
        rest = f"{median(each.heap for each in runs):9.1f}{median(each.nodes for each in runs):8,.0f}"
        print(f"{name:32}{before}{medians[name]:13.0f}{min(every):9.0f}{max(every):9.0f}{ratio}{rest}")
    if peer in medians:
        print(verdict(f"of the time of {peer}", medians[ours(shown)] / medians[peer], INTERACTIVE))


def shift(scrolls: Mapping[str, Sequence[Scrolled]], *, pages: int, peers: Mapping[str, Sequence[Load]]) -> None:
    print("\nLayout shift, the sum of all")
    print(f"{'':32}" + "".join(f"{at(viewport):>14}" for viewport in VIEWPORTS))
    told = {"load": "this project, loading", "pages": f"this project, {pages} pages further"}
    for key, name in told.items():
        row = (_shown(scrolls[f"{key} {at(viewport)}"], lambda it: it.shift, 4, max) for viewport in VIEWPORTS)
        print(f"{name:32}" + "".join(f"{each:>14}" for each in row))
    for name, runs in peers.items():
        print(f"{name + ', loading':32}{'':14}{max(each.shift for each in runs):14.4f}")
    read = [each for name, runs in scrolls.items() if name.split()[0] in told for each in runs]
    _say_why(read)
    if not any(each.why for each in read):
        print(verdict("the worst", max(each.shift for each in read), SHIFT, form=".4f", strictly=True))


def scrolled(scrolls: Mapping[str, Sequence[Scrolled]], *, pages: int) -> None:
    fresh, after = scrolls["fresh"], scrolls["after"]
    print(f"\nAfter {pages} pages of endless scrolling, and a filter then")
    print(f"{'':32}{'heap MB':>9}{'nodes':>9}{'events':>9}{'clicks':>9}{'filter ms':>11}")
    for name, runs in {"a fresh page": fresh, f"{pages} pages further": after}.items():
        columns = (
            _shown(runs, lambda it: it.heap, 1), _shown(runs, lambda it: it.nodes, 0),
            _shown(runs, lambda it: it.entries, 0), _shown(runs, lambda it: it.clicks, 0),
        )  # fmt: skip
        print(f"{name:32}" + "".join(f"{each:>9}" for each in columns) + f"{_shown(runs, lambda it: it.took, 0):>11}")
    _say_why(after)
    if any(each.why for each in after):
        return
    print(verdict("MB of heap", median(each.heap for each in after), HEAP, form=".1f"))
    if all(each.took for each in (*fresh, *after)):
        slower = median(each.took for each in after) / median(each.took for each in fresh)
        print(verdict("times as long for the filter", slower, FILTER))
    else:
        print("The filter is not measured: ticking the box changed nothing.")


def _say_why(runs: Sequence[Scrolled]) -> None:
    """Once for each reason that pages were missing."""
    for why in sorted({each.why for each in runs if each.why}):
        print(f"Not measured as asked: {why}.")


def _shown(
    runs: Sequence[Scrolled],
    value: Callable[[Scrolled], float],
    digits: int,
    of: Callable[[Sequence[float]], float] = median,
) -> str:
    """A dash where the pages asked for did not come."""
    return "–" if any(each.why for each in runs) else f"{of([value(each) for each in runs]):,.{digits}f}"


def server(
    milliseconds: Mapping[tuple[str, int, bool], float],
    queries: Mapping[tuple[str, int], int],
    *,
    numbers: tuple[int, int],
) -> None:
    """``milliseconds`` by path, number of events and whether the page was made anew."""
    print("\nThe server alone: kept ms, made anew ms and its queries (for information)")
    print(f"{'':36}" + "".join(f"{f'{number:,} events: kept':>22}{'anew':>6}{'queries':>9}" for number in numbers))
    for path in dict.fromkeys(path for path, *_ in milliseconds):
        columns = (
            f"{milliseconds[path, number, False]:22.0f}{milliseconds[path, number, True]:6.0f}{queries[path, number]:9}"
            for number in numbers
        )
        print(f"{path:36}" + "".join(columns))
