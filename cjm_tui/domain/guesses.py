"""The guesses: what was written of the client and nobody was heard to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_tui.domain.evidence import OUR_OWN_LANES
from cjm_tui.domain.places import OnAudience, OnMap, OnPersona, OnStage, OnStory, Place
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.method import keys

_STEM = 5
"""Letters by which words are taken for the same, however they end."""
_WORD = re.compile(r"\w{3,}")


def guesses(view: View) -> tuple[Note, ...]:
    """What is only guessed, in the order of the steps and of the road.

    A note that came from another guess isn't asked about: what is known of that holds for it too.

    Args:
        view: the workshop.
    """
    found = (note for place in _places(view) for note in view.at(place))
    return tuple(note for note in found if is_guess(view, note) and not _follows(view, note))


def is_guess(view: View, note: Note) -> bool:
    """Whether a note says something that no client was heard to say."""
    return bool(note.text.strip()) and not view.heard(note)


def same_words(view: View, note: Note) -> tuple[Note, ...]:
    """Guesses that came from a note, by however many steps, and say the very same."""
    found = [note]
    for each in found:
        found += [one for one in view.notes if one.source == each.id and one.text == note.text]
    return tuple(found[1:])


def nearest(view: View, note: Note) -> tuple[Note, ...]:
    """What the talks have found: first what isn't placed, and of it what shares most words.

    Args:
        view: the workshop.
        note: the guess it is looked at for.
    """
    wanted = _stems(note.text)

    def order(finding: Note) -> tuple[bool, int]:
        return (finding.id in view.placed, -len(wanted & _stems(finding.text)))

    return tuple(sorted(view.all_findings, key=order))


def _follows(view: View, note: Note) -> bool:
    source = view.find(Note, note.source)
    return source is not None and is_guess(view, source) and source.place in set(_places(view))


def _places(view: View) -> Iterator[Place]:
    """Where something is said of the client: step by step, along the road."""
    for facet in keys.FACETS:
        yield OnAudience(facet)
    for persona in view.personas:
        for field in (*keys.PERSONA_ASKED, *keys.PERSONA_FOLDED):
            yield OnPersona(persona.id, field)
    for stage in view.stages:
        for aspect in keys.ASPECTS:
            yield OnStage(stage.id, aspect)
    for story in view.chosen or view.stories:
        for stage in view.stages:
            yield OnStory(story.id, stage.id)
    for story in view.chosen:
        for stage in view.stages:
            for lane in view.map_lanes:
                if lane not in OUR_OWN_LANES:
                    yield OnMap(story.id, stage.id, lane)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))
