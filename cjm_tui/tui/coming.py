"""What a chat brings into a workshop: whose it is, where it goes, and what keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from cjm_tui.domain.commands import AddNote, AddParticipant, AddTalk, EditTalk, Single
from cjm_tui.domain.decide.fields import TITLE_LIMIT
from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import Form, Group, Note, Talk, TalkKind
from cjm_tui.domain.view import View
from cjm_tui.share.incoming.chat import Said
from cjm_tui.share.incoming.findings import bare
from cjm_tui.share.incoming.replies import Finding, Reply, replies_in
from cjm_tui.text import ELLIPSIS, QUOTES, new_id, one_line


class Whose(Struct, frozen=True):
    """Whose words an author's are."""

    person: str = ""
    """Id of the participant; empty where nobody's name is kept."""
    joins: AddParticipant | None = None
    """Somebody new; ``person`` is the id they get."""
    client: str = ""
    """The author is no participant but the one somebody talked with: their name."""


class Line(Struct, frozen=True):
    """A line of a chat that may become a note."""

    key: str
    text: str
    form: Form = "plain"
    is_here: bool = False
    """The workshop has it already."""


class Bundle(Struct, frozen=True):
    """What one author brings to one place."""

    author: str
    """As the list calls them; may be empty."""
    whose: Whose
    lines: tuple[Line, ...]
    group: Group = "clients"
    """Of the talk the findings are of; for ideas and notes it means nothing."""
    who: str = ""
    """Whom the talk was with."""
    talk: Talk | None = None
    """The talk in the workshop that the findings go to; ``None``: a new one."""
    keeps_promise: bool = False
    """That talk was promised, and is held by this."""
    form: TalkKind = "talk"

    def ticked(self, keys: Collection[str]) -> tuple[Line, ...]:
        """The lines that are wanted."""
        return tuple(line for line in self.lines if line.key in keys)


def ideas_of(
    view: View, said: Iterable[Said], authors: Mapping[str, Whose], notes: Sequence[Note]
) -> tuple[Bundle, ...]:
    """What each author has written, a note a line.

    Args:
        view: the workshop.
        said: the messages.
        authors: whose words the authors' are.
        notes: what stands where the lines will go.
    """
    lines: dict[str, list[str]] = {}
    for one in said:
        lines.setdefault(one.author, []).extend(filter(None, map(bare, one.lines)))
    bundles = []
    for number, (author, texts) in enumerate(lines.items()):
        whose = authors[author]
        here = {_same(note.text) for note in notes if note.author == whose.person}
        made = tuple(
            Line(f"{number}.{at}", text, is_here=_same(text) in here)
            for at, text in enumerate(texts)
        )
        if made:
            bundles.append(Bundle(_called(view, author, whose), whose, made))
    return tuple(bundles)


def findings_of(
    view: View, said: Iterable[Said], authors: Mapping[str, Whose], group: Group
) -> tuple[Bundle, ...]:
    """What each author has found, talk by talk.

    Args:
        view: the workshop.
        said: the messages.
        authors: whose words the authors' are.
        group: of the talks of those who were asked to talk with nobody.
    """
    messages: dict[str, list[tuple[str, ...]]] = {}
    for one in said:
        messages.setdefault(one.author, []).append(one.lines)
    bundles, taken = list[Bundle](), Counter[str]()
    for author, each in messages.items():
        whose = authors[author]
        for reply in replies_in(each):
            talk = _talk_for(view, whose, reply, group, taken)
            taken[talk.id if talk else ""] += 1
            of_group = talk.group if talk else _group_for(view, whose.person, group)
            who = one_line(reply.whom or whose.client)
            found = reply.findings if who == fitting(who) else (Finding(who), *reply.findings)
            lines = _lines(len(bundles), found, _heard_from(view, whose, reply.whom))
            bundles.append(
                Bundle(
                    _called(view, author, whose),
                    whose,
                    lines,
                    of_group,
                    fitting(who),
                    talk,
                    talk is not None and _is_promised(view, talk),
                )
            )
    return tuple(bundles)


def reviews_of(view: View, lines: Iterable[str], name: str, group: Group) -> tuple[Bundle, ...]:
    """A file of reviews, one a line: each is somebody's words.

    A second file of the same name goes on with the first.

    Args:
        view: the workshop.
        lines: of the file, without bullets.
        name: what the pile of them is called.
        group: who wrote them.
    """
    findings, name = tuple(Finding(line, "quote") for line in lines), fitting(name)
    talk = next((one for one in view.talks if one.form == "reviews" and one.who == name), None)
    here = {_same(note.text) for note in view.findings(talk.id)} if talk else set[str]()
    made = _lines(0, findings, here)
    of_group = talk.group if talk else group
    bundle = Bundle(name, Whose(), made, of_group, name, talk, form="reviews")
    return (bundle,) if made else ()


def fitting(name: str) -> str:
    """A name as long as one may be."""
    return name if len(name) <= TITLE_LIMIT else name[: TITLE_LIMIT - 1] + ELLIPSIS


def _lines(bundle: int, findings: Iterable[Finding], here: Collection[str]) -> tuple[Line, ...]:
    return tuple(
        Line(f"{bundle}.{at}", one.text, one.form, _same(one.text) in here)
        for at, one in enumerate(findings)
    )


def _called(view: View, author: str, whose: Whose) -> str:
    """An author as the room knows them."""
    return view.name(whose.person) or author


def _same(text: str) -> str:
    """What two lines have in common that say the same."""
    return one_line(text).casefold().strip("".join((*QUOTES, "»”.")))


# Which talk --------------------------------------------------------------------------------------


def _talk_for(
    view: View, whose: Whose, reply: Reply, group: Group, taken: Mapping[str, int]
) -> Talk | None:
    """The talk that a reply is about: one it has begun already, or one that was promised."""
    own = [talk for talk in view.talks if talk.by == whose.person]
    said = {_same(finding.text) for finding in reply.findings}
    with_whom = _same(reply.whom or whose.client)
    held = [talk for talk in own if not _is_promised(view, talk)]
    for talk in held:
        if with_whom and _same(talk.who) == with_whom:
            return talk
    for talk in held:
        has_some = any(_same(note.text) in said for note in view.findings(talk.id))
        if has_some and not (with_whom and talk.who):
            return talk
    promised = [
        talk for talk in own if _is_promised(view, talk) and taken.get(talk.id, 0) < talk.times
    ]
    if not whose.person:  # a promise of nobody's is kept by whoever met the one it names
        promised = [talk for talk in promised if with_whom and _same(talk.who) == with_whom]
    # "engineer" was promised, "engineer, plant 3" is who it was
    promised.sort(
        key=lambda talk: (not talk.who or _same(talk.who) not in with_whom, talk.group != group)
    )
    return promised[0] if promised else None


def _is_promised(view: View, talk: Talk) -> bool:
    return talk.planned and not view.findings(talk.id)


def _group_for(view: View, person: str, group: Group) -> Group:
    """The group somebody was asked to talk with, where that was one; else the group in hand."""
    own = {talk.group for talk in view.talks if person and talk.by == person}
    return own.pop() if len(own) == 1 else group


def _heard_from(view: View, whose: Whose, whom: str) -> set[str]:
    """What that person has brought from talks already."""
    with_whom = _same(whom or whose.client)
    return {
        _same(note.text)
        for talk in view.talks
        for note in view.findings(talk.id)
        if (talk.by == whose.person and (whose.person or _same(talk.who) == with_whom))
        or (note.author and note.author == whose.person)
    }


# What keeps it -----------------------------------------------------------------------------------


def joining(bundles: Iterable[Bundle], keys: Collection[str]) -> Iterator[Single]:
    """Those who join because a line of theirs is kept, each once.

    Args:
        bundles: all there are.
        keys: of the lines that are wanted.
    """
    joined = set[str]()
    for bundle in bundles:
        joins = bundle.whose.joins
        if joins is not None and bundle.ticked(keys) and joins.participant not in joined:
            joined.add(joins.participant)
            yield joins


def keep_findings(
    bundles: Sequence[Bundle], keys: Collection[str], today: date
) -> tuple[Single, ...]:
    """What puts findings on the wall.

    Args:
        bundles: from ``findings_of`` or ``reviews_of``.
        keys: of the lines that are wanted; a talk without any is not touched.
        today: the day a talk is held on.
    """
    wanted = [bundle for bundle in bundles if bundle.ticked(keys)]
    uses = Counter(bundle.talk.id for bundle in wanted if bundle.talk and bundle.keeps_promise)
    made: list[Single] = list(joining(wanted, keys))
    for bundle in wanted:
        talk_id, before = _held(bundle, uses, today.isoformat())
        made += before
        made += (
            AddNote(note=new_id(), place=OnInterview(talk_id), text=line.text, form=line.form)
            for line in bundle.ticked(keys)
        )
    return tuple(made)


def _held(bundle: Bundle, uses: Counter[str], today: str) -> tuple[str, tuple[Single, ...]]:
    """The talk that findings go to, and what makes it a held one.

    Of several promised in one, each reply takes its own; the rest of them stay promised.
    """
    talk = bundle.talk
    if talk is None:
        new = _new_talk(bundle, today)
        return new.talk, (new,)
    who = bundle.who or talk.who
    if not bundle.keeps_promise:
        named = (EditTalk(talk=talk.id, who=who),) if who != talk.who and not talk.who else ()
        return talk.id, named
    left = talk.times - uses.pop(talk.id, 0)
    if left == talk.times:  # the promise itself has been dealt with by a reply before
        new = _new_talk(bundle, today)
        return new.talk, (new,)
    if left <= 0:
        return talk.id, (EditTalk(talk=talk.id, planned=False, when=today, who=who, times=1),)
    new = _new_talk(bundle, today)
    return new.talk, (EditTalk(talk=talk.id, times=left), new)


def _new_talk(bundle: Bundle, today: str) -> AddTalk:
    return AddTalk(
        talk=new_id(),
        group=bundle.group,
        who=bundle.who or (bundle.talk.who if bundle.talk else ""),
        by=bundle.whose.person,
        when=today,
        form=bundle.talk.form if bundle.talk else bundle.form,
    )
