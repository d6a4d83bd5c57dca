"""How what stands on a map is written into the cells of a table, and how a cell is kept harmless.

The wide table, one below the other for every story of the map, an empty row between two:

    Stage      | 1. Need appears | 2. Market study                        | 3. Contract
    Map        | Boiler rooms
    Mind       | ✏️ A worked example: …
    Story      | The first winter
    Persona    | Viktor, chief engineer
    Evidence   | ◆ from clients' words: 4 · ◇ our guesses: 7
    Goal       | see who is needed
    …
    Emotions   | 😐 0⏎uneasy     | 😠 −2⏎alone and angry ◆                  | 😀 +2
    Barriers   |                 | 1) 🚧🚧🚧 nobody answers at night ◆⏎2) 🚧🚧 three formats
    Solutions  |                 | 1) one number, duty engineer⏎2) ⏸ set aside: later
    Comes back, leaves |         | ↩️ a bad winter: back to stage 2⏎🚪 leaves: too small (1 in 10)

- The first row is the stages', so that a table has one head; the first column says what a row is,
  in the workshop's language. *Map*, *Mind* (a line for each notice), *Persona* and the last row
  are there only where there is something to say; of the lanes, all of them are.
- A cell holds one note as it is. Several notes, or one of several lines, stand each behind `• `,
  the further lines of a note behind two spaces.
- Emotions: the score stands in a first line of its own, a face and the signed figure.
- Barriers: a 🚧 for each degree of severity, none where nothing is said of it. Where a stage has
  several, each stands behind its number and `) ` instead of a bullet, and what is said of it in the
  row of solutions behind the same number (`1, 2) ` answers two). There, `⏸ ` begins why a barrier
  is set aside, `❗️ ` that it has no solution; both are no notes.
- ` ◆` follows a note that comes from clients' words; a quote stands in quotation marks.
- Whatever could start a formula has a `'` before it, in every cell (`guarded`, `unguarded`).
"""

from __future__ import annotations

import re

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Keep a program for tables from taking a cell for a formula: it begins with an apostrophe.

    What `unguarded` would take for guarded gets another one, so that nothing is ever lost.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What a cell said before it was `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
