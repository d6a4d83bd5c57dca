"""Text made harmless for a chat: nothing in it calls, links, lists or formats any more."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings

from cjm_tui.share.defuse import (
    FENCE,
    for_chat,
    for_discord,
    for_grid,
    for_messenger,
    for_wide_grid,
    in_fence,
)
from tests.unit.share_world import hostile

Z = "\u200b"

# The two patterns of Telegram's web client, read widely: what pairs, pairs across lines too.
BLOCKS = re.compile(r"^(#{1,6}\s|>\s?|```|\$\$|---\s*$)", re.MULTILINE)
SPANS = re.compile(r"(\*\*|__|~~|==|\|\|).*?|`[^`]+`|\*[^*]+\*|_[^_]+_|\$[^$]+\$", re.DOTALL)
LIST_STARTS = re.compile(r"^[ \t]*(?:[-+*#>]|\d+[.)])", re.MULTILINE)
CALLS = re.compile(r"(?<![\w.+-])@\w")
REFERENCES = re.compile(r"<[@#!:/]|(?<!\S)[#~]\w|(?<!<)https?://\w")
NAMES = re.compile(r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*:", re.IGNORECASE)


LINKS = re.compile(r"https?://[^\s<>«»“”\"]+")


def is_quiet(message: str) -> bool:
    if any(pattern.search(message) for pattern in (BLOCKS, SPANS, LIST_STARTS)):
        return False
    around_links = LINKS.sub(" ", message)
    return not CALLS.search(around_links) and not NAMES.search(around_links)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ask @here and (@all)", f"ask @{Z}here and (@{Z}all)"),
        ("so,@here and x@everyone", f"so,@{Z}here and x@{Z}everyone"),
        ("write to nina@zavod.ru or a@b.рф", "write to nina@zavod.ru or a@b.рф"),
        ("so :smile: at 10:30:15", f"so :{Z}smile: at 10:30:15"),
        ("price_list.xlsx for $5", "price_list.xlsx for $5"),
        ("price_list_final", "price‗list‗final"),
        ("2*3 in `ms`", "2∗3 in ʼmsʼ"),
        ("~5 km", "~5 km"),
        ("~5 to ~7 km", "∼5 to ∼7 km"),
        ("a || b == c", f"a |{Z}| b ={Z}= c"),
        ("- a\n# b\n1. c\n  > d\n---", f"{Z}- a\n{Z}# b\n{Z}1. c\n{Z}  > d\n{Z}---"),
        ("1/5 and 10:30", "1/5 and 10:30"),
        ("/start\n/no", f"{Z}/start\n/no"),
        ("https://a.ru/b_c_d?e==f*.", "https://a.ru/b%5Fc%5Fd?e=%3Df%2A."),
        ("https://a.ru/b_c for $5", "https://a.ru/b_c for $5"),
    ],
)
def test_a_messenger_gets_no_markup_and_everything_else_as_it_was(written: str, sent: str) -> None:
    assert for_messenger(written) == sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<@12> <!channel> <#C1> </x:1>", f"<{Z}@{Z}12> <{Z}!channel> <{Z}#C1> <{Z}/x:1>"),
        ("see #123 and #слово, not C#", f"see #{Z}123 and #{Z}слово, not C#"),
        ("~town-square", f"~{Z}town-square"),
        ("at https://a.ru/b.", "at <https://a.ru/b>."),
        ("at <https://a.ru/b>", "at <https://a.ru/b>"),
        ("(https://a.ru)", "(<https://a.ru>)"),
        ("a < b, 2 <3", f"a < b, 2 <{Z}3"),
        ("@here **a**", f"@{Z}here ∗∗a∗∗"),
    ],
)
def test_in_discord_nothing_is_referred_to_and_no_link_unfolds_into_a_card(
    written: str, sent: str
) -> None:
    assert for_discord(written) == sent


def test_elsewhere_a_link_stays_as_it_is() -> None:
    assert for_chat("see #1 at https://a.ru/b.") == f"see #{Z}1 at https://a.ru/b."
    assert for_wide_grid(f"https://a.ru\n{FENCE}\nx\n{FENCE}").startswith("https://a.ru\n")
    assert for_grid(f"https://a.ru\n{FENCE}\nx\n{FENCE}").startswith("<https://a.ru>\n")


def test_between_its_fences_a_grid_only_loses_its_calls() -> None:
    grid = f"🗺 *a* #1\n{FENCE}\n| * _x_ @here #1\n- b\n{FENCE}\n\n- *a*"

    assert for_grid(grid) == (
        f"🗺 ∗a∗ #{Z}1\n{FENCE}\n| * _x_ @{Z}here #1\n- b\n{FENCE}\n\n{Z}- ∗a∗"
    )


def test_a_pair_reaches_over_a_grid() -> None:
    grid = f"$ one\n{FENCE}\n$ in it\n{FENCE}\n\n$ two"

    assert for_grid(grid) == f"＄ one\n{FENCE}\n$ in it\n{FENCE}\n\n＄ two"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("a `b` ``c``", "a `b` ``c``"), ("```", "ʼʼʼ"), ("a````b", "aʼʼʼʼb")],
)
def test_no_text_closes_the_fence_it_stands_in(written: str, kept: str) -> None:
    assert in_fence(written) == kept


every_chat = pytest.mark.parametrize("harmless", [for_messenger, for_chat, for_discord])


@every_chat
@given(text=hostile)
@settings(max_examples=150)
def test_nothing_that_people_write_means_anything_there(
    harmless: Callable[[str], str], text: str
) -> None:
    message = harmless(text)

    assert is_quiet(message)
    assert not message.startswith("/")
    assert message.count("\n") == text.count("\n"), "lines stay lines"


@given(hostile)
@settings(max_examples=150)
def test_discord_finds_no_reference_in_what_people_write(text: str) -> None:
    message = for_discord(text.replace("https", " https"))

    assert not REFERENCES.search(message)


@every_chat
@given(text=hostile)
@example(text="https://a.ru/b_c_d@here_")
@settings(max_examples=150)
def test_defusing_twice_changes_nothing_more(harmless: Callable[[str], str], text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)
