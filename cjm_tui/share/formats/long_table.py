"""The long table: one row a note, for analysis, and to make the workshop again from it.

The first row has the names in `COLUMNS`, which are English and stay as they are. `board` says what
a row is; `text` is what is written there. Empty cells mean nothing to say. The boards, in the order
of their rows, and what their rows have besides `text`:

    workshop   a line of the brief; `lane` which: title, language, how, created, example, question,
               sentence, read_back, focus (with `number`), because, promise, review, scribe, voice,
               timekeeper
    notice     what whoever reads the table must know; not to be read back
    person     a participant; `state` away
    segment    `aside` why it is set aside
    persona    `on` its segment, `detail` the role
    stage      `number`; what its other rows name as `number` and `stage`
    link       `number` and `stage` it starts from, `target` the number it leads to, `form`,
               `trigger`, `detail` the share; `text` is the reason
    lane       a lane of the map; `lane` its key, or for one of the team's own its name; `text` is
               what it is called
    story      `persona`, `state` chosen, `count` hands, `source`
    talk       `lane` the group, `author` who holds it, `date`, `state` planned, `count` times,
               `form`; `text` is whom it is held with
    audience   a note; `lane` the facet
    portrait   a note; `on` the persona, `lane` the field
    finding    a note; `on` the talk, whose group is `lane`
    aspect     a note at a stage; `lane` does, thinks or feels
    beat       a note at a stage of a story; `on` the story
    map        a note on the map; `on` the story, `lane`
    parking    a note; `lane` where it waits for the map
    idea       a note
    action     `author` the owners, each on a line; `answers` its barrier, `source` its solution,
               `date`, `detail` how we'll know, `form` the sort, `state`; `text` is the first step

A note has `score` (−2 to 2 in plain digits), `severity`, `aside`, `answers` (the `id`s of its
barriers), `author`, `form`, `source` (the `id` of what it came from), `heard` and `voices` as
people see them, sources included, and `own_heard` and `own_voices` as they stand on the note.
`id` is the number of the row and holds in this file only.
"""

from __future__ import annotations

COLUMNS = (
    "board",
    "id",
    "on",
    "story",
    "persona",
    "number",
    "stage",
    "lane",
    "text",
    "score",
    "severity",
    "aside",
    "answers",
    "heard",
    "voices",
    "author",
    "form",
    "source",
    "detail",
    "date",
    "state",
    "count",
    "target",
    "trigger",
    "own_heard",
    "own_voices",
)
