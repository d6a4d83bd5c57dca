"""What the list of workshops is to show of one, taken from the workshop itself."""

from __future__ import annotations

from cjm_tui.domain.gaps import gaps, is_clean, state
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.store.head import CURVE, Head
from cjm_tui.store.schema import SCHEMA

_SHOWN = 300


def head_of(
    view: View, *, folder: str = "", updated: str = "", version: int = SCHEMA.version
) -> Head:
    """Sum a workshop up for the list.

    Args:
        view: The workshop as the wall shows it.
        folder: Name of its folder.
        updated: Time of its last entry, ISO, UTC.
        version: Of the schema it is written in.
    """
    brief = view.brief
    undone = (step for step in keys.STEPS if state(view, step) != "done")
    return Head(
        v=version,
        uid=view.workshop.uid,
        rev=view.rev,
        folder=folder,
        title=brief.title,
        language=brief.language,
        how=brief.how,
        question=brief.question[:_SHOWN],
        created=brief.created,
        updated=updated or brief.created,
        step=next(undone, keys.STEPS[-1]),
        done=is_clean(view),
        next=_next(view),
        curve=_curve(view),
        notes=len(view.notes),
        actions_open=sum(action.state == "open" for action in view.actions),
        example=brief.example,
        exercise=brief.exercise,
        rehearsal=brief.rehearsal,
    )


def _next(view: View) -> Message | None:
    """What to go on with; an exercise is about its map, whatever the steps before it lack."""
    found = gaps(view)
    on_map = (gap for gap in found if gap.step == "map") if view.brief.exercise else ()
    return next((gap.message for gap in (*on_map, *found)), None)


def _curve(view: View) -> tuple[int | None, ...]:
    if not view.chosen:
        return ()
    story = view.chosen[0].id
    feelings = [view.feeling(story, stage.id) for stage in view.stages[:CURVE]]
    scores = tuple(feeling.score if feeling else None for feeling in feelings)
    return scores if any(score is not None for score in scores) else ()
