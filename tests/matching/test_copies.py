"""Are sentences and quotations found that two texts share nearly word for word, and no others?"""

import pytest

from timeline.matching import Copy, copies_in

SAID = "We have waited nine winters for this bridge and will not wait a tenth."
TOLD = "The bridge across the Orne was begun in the year of the great flood."


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        (f"“{SAID}” the mayor said.", f"He said: “{SAID} Not one more.”", [Copy(SAID, True, 1)]),
        (f"The mayor spoke. {TOLD}", f"{TOLD} Rain fell.", [Copy(TOLD, False, 1)]),
        (f'"{SAID}" the mayor said.', SAID.replace("nine", "ten"), [Copy(SAID, True, 1)]),
        (TOLD, "The bridge was opened by the mayor before a crowd of thousands.", []),
        ("“A hopeful sign,” he said.", "“A hopeful sign,” he said.", []),
        ("", "", []),
    ],
)
def test_copies_in_finds_what_is_nearly_the_same(text, other, expected):
    assert copies_in(text, {1: other}) == expected


def test_copies_in_names_each_article_and_counts_a_quoted_sentence_once():
    text = f"“{SAID}”\n\n{TOLD}"
    expected = [Copy(SAID, True, 1), Copy(SAID, True, 2), Copy(TOLD, False, 2)]
    assert copies_in(text, {1: SAID, 2: f"{TOLD} {SAID}"}) == expected
