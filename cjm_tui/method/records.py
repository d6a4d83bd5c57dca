"""What the method's data look like once read: frozen records, in one language each."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class MethodDataError(Exception):
    """The method's own data have a hole: a defect of the program, never of a person's input.

    Args:
        lang: the language of the data, "" where it is shared by all.
        file: the file's path under the data folder, for instance "en/guide/map.toml".
        key: what in the file is concerned, "" for the file as a whole.
        missing: what is wrong with it.
    """

    def __init__(self, lang: str, file: str, key: str, missing: str) -> None:
        self.lang = lang
        self.file = file
        self.key = key
        self.missing = missing
        where = " ".join(part for part in (f"[{lang or 'all'}]", file, key) if part)
        super().__init__(f"{where}: {missing}")


class Names(Struct, frozen=True):
    """The words for every key of the method, by kind; each mapping holds exactly the keys of
    the tuple of the same meaning in `keys`.

    `group_notes` says in a few words who belongs to a group of talks; `persona` has both the
    asked and the folded fields, `lanes` the default and the optional ones; `how` are whole
    lines of the question *How will you run it?*; `set_aside` are the ready-made reasons for
    leaving a barrier without a solution.
    """

    lang: str
    kickoff: str
    steps: Mapping[str, str]
    passes: Mapping[str, str]
    close: Mapping[str, str]
    facets: Mapping[str, str]
    persona: Mapping[str, str]
    groups: Mapping[str, str]
    group_notes: Mapping[str, str]
    talk_kinds: Mapping[str, str]
    aspects: Mapping[str, str]
    link_kinds: Mapping[str, str]
    triggers: Mapping[str, str]
    phases: Mapping[str, str]
    lanes: Mapping[str, str]
    severity: Mapping[int, str]
    lines: Mapping[str, str]
    blocks: Mapping[str, str]
    how: Mapping[str, str]
    set_aside: tuple[str, ...]


class Guide(Struct, frozen=True):
    """How one place of the method is asked for.

    Args:
        question: what the wall asks.
        say: what the facilitator says.
        prompts: at least three questions that unlock silence.
        good: one good answer.
        bad: the answer that this very place tempts people to give.
        crib: what to do when it sticks; for the facilitator's eyes, "" but on steps and passes.
        closing: how to end it, "" but on steps and passes.
    """

    question: str
    say: str
    prompts: tuple[str, ...]
    good: str
    bad: str
    crib: str = ""
    closing: str = ""


class TemplateStage(Struct, frozen=True):
    """One stage of a template, with everything that can be suggested for it.

    Args:
        key: its name for links, the same in every language.
        name: the stage's title.
        happens: what the client does here, seen by the client.
        task: what is ours to do here.
        watch: what to watch out for, "" if nothing special.
        phase: one of `keys.PHASES`, "" where the template doesn't divide.
        question, say, prompts, good, bad: as in `Guide`.
    """

    key: str
    name: str
    happens: str
    task: str
    watch: str
    phase: str
    question: str
    say: str
    prompts: tuple[str, ...]
    good: str
    bad: str


class TemplateLink(Struct, frozen=True):
    """A return or an exit that a template suggests.

    Args:
        source: the key of the stage it starts from.
        target: the key of the stage it leads to, "" where the client leaves.
        kind: one of `keys.LINK_KINDS`.
        trigger: one of `keys.TRIGGERS`, "" if nothing in particular sets it off.
        reason: why, in one line.
    """

    source: str
    target: str
    kind: str
    trigger: str
    reason: str


class Template(Struct, frozen=True):
    """A ready-made road to start the stages from.

    Args:
        key: one of `keys.TEMPLATES`.
        name: its title.
        when: one sentence on when it fits.
        offered_first: whether it is shown before "more".
        stages: in the order in which the client walks them.
        links: the returns and exits that usually belong to it.
        variant_note: how to bend it, "" if there is nothing to say.
    """

    key: str
    name: str
    when: str
    offered_first: bool
    stages: tuple[TemplateStage, ...]
    links: tuple[TemplateLink, ...]
    variant_note: str = ""


class ExampleInfo(Struct, frozen=True):
    """A worked example as it is offered: `name` is one of `keys.EXAMPLES`, the rest is words."""

    name: str
    title: str
    about: str


class Lists(Struct, frozen=True):
    """The short lists of one language, each read aloud or offered as a whole.

    `definition` says in one sentence what a journey map is; `rules` are the kick-off card's;
    `interview` has five questions for each group of `keys.GROUPS`.
    """

    definition: str
    rules: tuple[str, ...]
    mistakes: tuple[str, ...]
    solution_prompts: tuple[str, ...]
    idea_prompts: tuple[str, ...]
    touchpoint_wideners: tuple[str, ...]
    interview: Mapping[str, tuple[str, ...]]
