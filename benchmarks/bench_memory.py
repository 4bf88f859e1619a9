"""How much memory does reading take at its peak, with the language model? Measured in a process of its own."""

import resource
import subprocess
import sys

from benchmarks.texts import ROOT, documents
from timeline.extraction import extract_mentions
from timeline.extraction.extent import LONGEST

LIMIT = 600
"""MB that the whole extraction may take."""


def main() -> None:
    command = [sys.executable, "-m", "benchmarks.bench_memory"]
    print(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout, end="")


def _measure() -> None:
    read = documents()
    for document in read:
        extract_mentions(document.text, published=document.published)
    print(f"\nPeak memory, of {LIMIT} MB allowed: {_peak()} MB after {len(read)} articles, one by one;", end=" ")
    everything = "\n\n".join(document.text for document in read)
    longest = (everything * (LONGEST // len(everything) + 1))[:LONGEST]
    extract_mentions(longest, published=read[0].published)
    print(f"{_peak()} MB after a text of {len(longest):,} characters, the longest that is taken in")


def _peak() -> int:
    """Resident MB at most so far; Linux counts it in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


if __name__ == "__main__":
    _measure()
