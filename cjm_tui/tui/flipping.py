"""Text typed in the wrong keyboard layout: how it reads in the other, and whether it was.

In a Russian room the scribe looks at people and types ``ghbdtn`` for «привет» every time.
"""

from __future__ import annotations

import re

from cjm_tui.tui.registry import LATIN, RUSSIAN

_WORD = re.compile(r"[A-Za-z\[\]{};':\",.<>`~]+")
_VOWELS = set("аеёиоуыэюя")
_NEVER_FIRST = set("ыьъ")
_COMMON = frozenset(
    "и в не на что он как то это с у за по но из от для до все мы вы они так же бы есть нет уже "
    "или если когда где кто мне нам вам его ее их был была было будет можно надо нужно очень еще "
    "под при без про со".split()
)
"""Short words that vowels alone can't tell."""
_ENGLISH_PAIRS = frozenset(
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve "
    "co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no "
    "ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts "
    "mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo "
    "sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi "
    "da yo cr cl du ga qu ue ff ba ey ls va um pp ua up lu go ht ru ug ds lt pi rc rr eg au ck ew "
    "mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu dr hr cc "
    "tw ft wn nu af hu nn eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je "
    "nk kn gs dy hy ze ks xt bs ik dd pe rp xi bl".split()
)
"""The common neighbours of English; a word without them was hardly meant in English."""


def flip(text: str) -> str:
    """The same keys in the other layout: Russian becomes Latin, Latin Russian.

    Args:
        text: what was typed; which way is decided by which letters it has more of.
    """
    russian = sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    table = LATIN if russian > latin else RUSSIAN
    return "".join(table.get(letter, letter) for letter in text)


def reads_as_russian(line: str) -> bool:
    """Whether a Latin line was meant to be Russian.

    Args:
        line: a whole line, as typed.

    Returns:
        True only if every word is Latin, most letters read as Russian words through the other
        layout and don't read as English. Names, addresses and abbreviations stay as they are.
    """
    if re.search("[А-Яа-яЁё]|https?:|www\\.|@|\\d{3}", line):
        return False
    words = [word for word in _WORD.findall(line) if re.search("[A-Za-z]", word)]
    if not words or all(word.isupper() and len(word) > 1 for word in words):
        return False
    meant = sum(len(word) for word in words if _is_russian(word))
    return meant * 3 >= sum(len(word) for word in words) * 2


def _is_russian(word: str) -> bool:
    """One word: its Russian reading sounds, and its Latin one doesn't."""
    read = flip(word).lower().strip(".,:;\"'")
    if read in _COMMON:
        return word.lower() not in {"a", "i"}
    letters = [letter for letter in read if letter.isalpha()]
    if len(letters) < 3 or letters[0] in _NEVER_FIRST:
        return False
    vowels = sum(letter in _VOWELS for letter in letters)
    if not 0.2 <= vowels / len(letters) <= 0.75 or re.search("[бвгджзйклмнпрстфхцчшщ]{5}", read):
        return False
    latin = re.sub("[^a-z]", "", word.lower())
    pairs = [latin[at : at + 2] for at in range(len(latin) - 1)]
    english = sum(pair in _ENGLISH_PAIRS for pair in pairs)
    return english * 2 <= len(pairs)
