"""The map as a tree of topics: what an outline, a mind map and an OPML file are made of.

All three have the same tree, and an import may count on its shape:

    Boiler rooms: the client's journey              the map's title
      📖 “The first winter” · Viktor                lines about the whole: no topics below
      ◆ from clients' words: 4 · ◇ our guesses: 9
      1. Need appears                               a stage: its number, a point, its name
        ⬇️ the hardest place                        lines about the stage: ⬇️ ⬆️ ↩️ 🚪
        ↩️ sent back: back to stage 1
        🎯 Goal                                     a lane, if anything stands on it
          see that someone new is needed            a note; ◆ behind it: from clients' words
        🙂 Emotions
          😠 −2 · alone and angry ◆                 a score with what was said, or either alone
        🚧 Barriers
          🚧🚧🚧 nobody answers at night ◆           as many signs as it is severe
            💡 one number, duty engineer            its solutions,
            ⏸ set aside: later                      why it has none,
            ❗️ no solution yet                      or that it has none
        💡 Solutions                                only those that wait for their barrier
          call back within an hour (waits for its barrier)

Where more than one story is told, and in *everything*, each has a topic of its own, with its
evidence and its stages below it. *Everything* has further topics beside the stories, named as the
program names them: the portraits (step `personas`: persona, field, note), where the team starts,
what it does, the ideas, and the parking lot.

In OPML every topic is an ``outline`` whose ``text`` is the line, the title being the only one at
the top; in XMind severity is a marker and ◆ a label. In Markdown the title, and stories, stages,
lanes and such down to the third level, are headings ``#`` to ``###``; everything else is a list
nested by two spaces: the lines about a topic directly below its heading, before the next one.
Text is escaped (`gfm.inline`), a line break in it is ``<br>``.
"""

from __future__ import annotations
