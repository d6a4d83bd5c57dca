"""Where a vote stands: what it is about, whether it is asked or uncovered, who comes next."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import DecodeError, Struct
from msgspec.json import decode, encode

from cjm_tui.domain.records import Ballot, Note, Participant, Subject
from cjm_tui.domain.tally import MOST_OPTIONS, candidates, latest, still_to_vote, tally
from cjm_tui.method.keys import HOW
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.bodies.vote_lines import USUAL_MOST as USUAL_MOST
from cjm_tui.tui.bodies.vote_lines import Rules

Phase = Literal["choosing", "asking", "result"]

USUAL_BUDGET = 5
BIG_ROOM = 9
"""More people than this are counted together, unless somebody wants it otherwise."""
WEIGHED = 5
"""So many of the first barriers are weighed: what removing them brings and costs."""
_HALF_DAY = HOW[2]


class _Pose(Struct, frozen=True, omit_defaults=True):
    """What one window tells another of a vote that hasn't begun."""

    again_after: str = ""
    together: bool | None = None
    picked: tuple[str, ...] | None = None


class VoteState(ClosePage):
    """An open vote over one list; its ballot is the latest over that subject."""

    subject: ClassVar[Subject] = "barriers"

    def __init__(self, desk: Desk) -> None:
        """Propose what to vote on.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._again_after = ""
        self._together: bool | None = None
        self._picked: tuple[str, ...] | None = None
        self._line = ("", "")
        self._short = ("", "")
        """Whose numbers were fewer than they have, and which: entered again, they stand."""

    @property
    def ballot(self) -> Ballot | None:
        """The vote over this list that was begun last."""
        return latest(self.view, self.subject)

    @property
    def phase(self) -> Phase:
        """Choosing what to vote on, asking one after the other, or the count is uncovered."""
        ballot = self.ballot
        if ballot is None or ballot.id == self._again_after:
            return "choosing"
        return "result" if ballot.closed else "asking"

    @property
    def pose(self) -> str:
        """What is chosen before the vote, for the wall; nothing of anybody's line."""
        return encode(_Pose(self._again_after, self._together, self._picked)).decode()

    def strike(self, pose: str) -> None:
        """Show what the first window has chosen."""
        try:
            struck = decode(pose, type=_Pose)
        except DecodeError:
            return
        self._again_after, self._together, self._picked = (
            struck.again_after,
            struck.together,
            struck.picked,
        )

    @property
    def can_begin(self) -> bool:
        """Whether there is something to vote on and somebody who votes."""
        return bool(self.picked and self.view.present)

    @property
    def listed(self) -> tuple[str, ...]:
        """Ids of what is shown: all there is while it is chosen, then what is on the ballot."""
        ballot = self.ballot
        if ballot is None or self.phase == "choosing":
            return candidates(self.view, self.subject)
        return ballot.options

    @property
    def picked(self) -> tuple[str, ...]:
        """What will be voted on, in the order of its digits: the first nine, until it is chosen."""
        known = candidates(self.view, self.subject)
        if self._picked is None:
            return known[:MOST_OPTIONS]
        return tuple(option for option in known if option in self._picked)

    def pick(self, option: str) -> bool:
        """Put something on the ballot, or take it off.

        Returns:
            Whether there was room for it.
        """
        picked = self.picked
        if option in picked:
            self._picked = tuple(one for one in picked if one != option)
        elif len(picked) == MOST_OPTIONS:
            return False
        else:
            self._picked = (*picked, option)
        return True

    @property
    def is_counted(self) -> bool:
        """Whether the room is counted together for each thing."""
        ballot = self.ballot
        if ballot is not None and self.phase != "choosing":
            return ballot.counted
        if self._together is not None:
            return self._together
        return len(self.view.present) > BIG_ROOM

    @property
    def rules(self) -> Rules:
        """What a line may say."""
        ballot = self.ballot
        if ballot is None or self.phase == "choosing":
            return Rules(len(self.picked), USUAL_BUDGET, USUAL_MOST)
        gone = {
            digit
            for digit, option in enumerate(ballot.options, 1)
            if self.view.record(option) is None
        }
        return Rules(len(ballot.options), ballot.budget, ballot.most, gone)

    @property
    def waiting(self) -> tuple[Participant, ...]:
        """Who is still to be asked, as they are asked."""
        ballot = self.ballot
        return still_to_vote(self.view, ballot) if ballot is not None else ()

    @property
    def voted(self) -> frozenset[str]:
        """Ids of those whose votes are in, also of who is away or gone by now."""
        ballot = self.ballot
        return self.view.voted(ballot.id) if ballot is not None else frozenset()

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everybody whose line can be asked for or mended, in voting order: also who is away."""
        return self.view.participants

    @property
    def heads(self) -> int:
        """How many vote when the room is counted together."""
        return max(len(self.view.present), 1)

    @property
    def room_dots(self) -> tuple[int, ...]:
        """What was counted so far in the room for each thing; only where it is counted so."""
        ballot = self.ballot
        if ballot is None or not ballot.counted:
            return ()
        votes = self.view.votes(ballot.id)
        return votes[0].dots if votes else (0,) * len(ballot.options)

    @property
    def weighed(self) -> tuple[Note, ...]:
        """The barriers to weigh: in half a day, the first of the count that got a vote."""
        ballot = self.ballot
        is_asked = self.view.brief.how == _HALF_DAY and self.subject == "barriers"
        if ballot is None or not is_asked or self.phase != "result":
            return ()
        first = [count.option for count in tally(self.view, ballot) if count.dots]
        notes = (self.view.find(Note, option) for option in first)
        return tuple(note for note in notes if note is not None)[:WEIGHED]

    @property
    def unweighed(self) -> tuple[Note, ...]:
        """Those of them nobody has weighed yet."""
        return tuple(note for note in self.weighed if not note.impact)
