"""From the method's data files to its records; each reader refuses a file with a hole.

All of them take the data folder, so that a test can hand them a spoilt copy. They don't keep
what they read; `cjm_tui.method.loader` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Final

from cjm_tui.method import keys
from cjm_tui.method.records import (
    ExampleInfo,
    Guide,
    Lists,
    MethodDataError,
    Names,
    Template,
    TemplateLink,
    TemplateStage,
)
from cjm_tui.method.sheet import Sheet, read_bytes, read_sheet

LEAST_PROMPTS: Final = 3
INTERVIEW_QUESTIONS: Final = 5


def _named(kind: str, among: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}.{key}" for key in among)


# Which guides stand in which file: a step's guides are parsed only when that step is asked for.
GUIDE_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "kickoff": ("kickoff",),
    "audience": ("step.audience", *_named("facet", keys.FACETS), "line.sentence"),
    "personas": (
        "step.personas",
        "line.segment",
        *_named("persona", keys.PERSONA_ASKED + keys.PERSONA_FOLDED),
    ),
    "interviews": ("step.interviews", *_named("group", keys.GROUPS), "line.planned"),
    "stages": ("step.stages", *_named("aspect", keys.ASPECTS), "line.link"),
    "stories": ("step.stories", "line.beat"),
    "map": (
        "step.map",
        *_named("pass", keys.PASSES),
        "pass.barriers.answer",
        *_named("lane", keys.LANES + keys.OPTIONAL_LANES),
    ),
    "close": ("step.close", *_named("close", keys.CLOSE), "line.promise"),
}

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "steps": keys.STEPS,
    "passes": keys.PASSES,
    "close": keys.CLOSE,
    "facets": keys.FACETS,
    "persona": keys.PERSONA_ASKED + keys.PERSONA_FOLDED,
    "groups": keys.GROUPS,
    "group_notes": keys.GROUPS,
    "talk_kinds": keys.TALK_KINDS,
    "aspects": keys.ASPECTS,
    "link_kinds": keys.LINK_KINDS,
    "triggers": keys.TRIGGERS,
    "phases": keys.PHASES,
    "lanes": keys.LANES + keys.OPTIONAL_LANES,
    "lines": keys.LINES,
    "blocks": keys.BLOCKS,
    "how": keys.HOW,
}
_GUIDE_FIELDS: Final = ("question", "say", "prompts", "good", "bad", "crib", "closing")
_ASKING_FIELDS: Final = _GUIDE_FIELDS[:5]


def read_names(root: Traversable, lang: str) -> Names:
    """The words of one language.

    Args:
        root: the data folder.
        lang: one of `keys.LANGUAGES`.

    Raises:
        MethodDataError: a word is missing, empty or unknown.
    """
    sheet = read_sheet(root, lang, f"{lang}/names.toml")
    sheet.has_only(("kickoff", "set_aside", "severity", *_WORDS))
    words = {kind: sheet.part(kind).words(expected) for kind, expected in _WORDS.items()}
    severity = sheet.part("severity").words([str(level) for level in keys.SEVERITIES])
    return Names(
        lang=lang,
        kickoff=sheet.text("kickoff"),
        severity={int(level): word for level, word in severity.items()},
        set_aside=sheet.texts("set_aside", least=1),
        **words,
    )


def read_guides(root: Traversable, lang: str, file: str) -> dict[str, Guide]:
    """The guides of one file of `GUIDE_FILES`, by key.

    Raises:
        MethodDataError: a guide is missing or unknown, or has an empty text or too few prompts.
    """
    sheet = read_sheet(root, lang, f"{lang}/guide/{file}.toml")
    sheet.has_only(GUIDE_FILES[file])
    return {key: _guide(sheet.part(key), key) for key in GUIDE_FILES[file]}


def _guide(sheet: Sheet, key: str) -> Guide:
    sheet.has_only(_GUIDE_FIELDS)
    leads_a_block = key.startswith(("step.", "pass."))
    own = sheet.text if leads_a_block else sheet.text_or_empty
    return Guide(
        question=sheet.text("question"),
        say=sheet.text("say"),
        prompts=sheet.texts("prompts", LEAST_PROMPTS),
        good=sheet.text("good"),
        bad=sheet.text("bad"),
        crib=own("crib"),
        closing=own("closing"),
    )


def read_lists(root: Traversable, lang: str) -> Lists:
    """The short lists of one language.

    Raises:
        MethodDataError: a list is missing, unknown or too short.
    """
    sheet = read_sheet(root, lang, f"{lang}/lists.toml")
    sheet.has_only(Lists.__struct_fields__)
    interview = sheet.part("interview")
    interview.has_only(keys.GROUPS)
    return Lists(
        definition=sheet.text("definition"),
        rules=sheet.texts("rules", 3),
        mistakes=sheet.texts("mistakes", 3),
        solution_prompts=sheet.texts("solution_prompts", 3),
        idea_prompts=sheet.texts("idea_prompts", 3),
        touchpoint_wideners=sheet.texts("touchpoint_wideners", 3),
        interview={group: interview.texts(group, INTERVIEW_QUESTIONS) for group in keys.GROUPS},
    )


def read_templates(root: Traversable, lang: str) -> tuple[Template, ...]:
    """All stage templates of one language, in the order of `keys.TEMPLATES`.

    Raises:
        MethodDataError: a template is missing, twice there or unknown, or something in it is.
    """
    sheet = read_sheet(root, lang, f"{lang}/templates.toml")
    sheet.has_only(("template",))
    found: dict[str, Template] = {}
    for part in sheet.parts("template", "key"):
        key = part.choice("key", keys.TEMPLATES)
        if key in found:
            raise part.hole("", "is there twice")
        found[key] = _template(part, key)
    for key in keys.TEMPLATES:
        if key not in found:
            raise sheet.hole(f"template.{key}", "is missing")
    return tuple(found[key] for key in keys.TEMPLATES)


def _template(sheet: Sheet, key: str) -> Template:
    sheet.has_only(("key", "name", "when", "offered_first", "variant_note", "stage", "link"))
    offered_first = sheet.flag("offered_first")
    if offered_first != (key in keys.TEMPLATES_OFFERED_FIRST):
        raise sheet.hole("offered_first", "disagrees with the order of the templates")
    stages = tuple(_template_stage(part) for part in sheet.parts("stage", "key"))
    known = [stage.key for stage in stages]
    if len(known) < 3:
        raise sheet.hole("stage", f"has {len(known)}, needs at least 3")
    if len(set(known)) < len(known):
        raise sheet.hole("stage", "has one key twice")
    return Template(
        key=key,
        name=sheet.text("name"),
        when=sheet.text("when"),
        offered_first=offered_first,
        stages=stages,
        links=tuple(_template_link(part, known) for part in sheet.parts("link", "source")),
        variant_note=sheet.text_or_empty("variant_note"),
    )


def _template_stage(sheet: Sheet) -> TemplateStage:
    sheet.has_only(("key", "name", "happens", "task", "watch", "phase", *_ASKING_FIELDS))
    return TemplateStage(
        key=sheet.text("key"),
        name=sheet.text("name"),
        happens=sheet.text("happens"),
        task=sheet.text("task"),
        watch=sheet.text_or_empty("watch"),
        phase=sheet.choice("phase", (*keys.PHASES, "")),
        question=sheet.text("question"),
        say=sheet.text("say"),
        prompts=sheet.texts("prompts", LEAST_PROMPTS),
        good=sheet.text("good"),
        bad=sheet.text("bad"),
    )


def _template_link(sheet: Sheet, stages: list[str]) -> TemplateLink:
    sheet.has_only(("source", "target", "kind", "trigger", "reason"))
    kind = sheet.choice("kind", keys.LINK_KINDS)
    return TemplateLink(
        source=sheet.choice("source", stages),
        target=sheet.choice("target", ("",) if kind == "leaves" else stages),
        kind=kind,
        trigger=sheet.choice("trigger", (*keys.TRIGGERS, "")),
        reason=sheet.text("reason"),
    )


def read_example_titles(root: Traversable, lang: str) -> tuple[ExampleInfo, ...]:
    """How the worked examples are called in one language, in the order of `keys.EXAMPLES`.

    Raises:
        MethodDataError: an example is missing or unknown, or has no title.
    """
    sheet = read_sheet(root, lang, f"{lang}/examples.toml")
    sheet.has_only(keys.EXAMPLES)
    words = {name: sheet.part(name).words(("title", "about")) for name in keys.EXAMPLES}
    return tuple(ExampleInfo(name, **words[name]) for name in keys.EXAMPLES)


def read_example(root: Traversable, lang: str, name: str) -> bytes:
    """The JSON of one worked example.

    Raises:
        MethodDataError: the file is missing or empty.
    """
    file = f"{lang}/examples/{name}.json"
    content = read_bytes(root, lang, file)
    if not content:
        raise MethodDataError(lang, file, "", "is empty")
    return content


def read_lane_aliases(root: Traversable) -> dict[str, tuple[str, ...]]:
    """Other people's names for lanes, as `plain_label` makes them, and the lanes they mean.

    The lanes' own names in every language are among them.

    Raises:
        MethodDataError: an alias has no lane, an unknown one, or two meanings.
    """
    meanings: dict[str, tuple[str, ...]] = {}
    for lang in keys.LANGUAGES:
        for lane, name in read_names(root, lang).lanes.items():
            meanings[plain_label(name)] = (lane,)
    sheet = read_sheet(root, "", "aliases.toml")
    sheet.has_only(("alias",))
    for part in sheet.parts("alias", "lanes"):
        part.has_only(("lanes", "said"))
        lanes = part.texts("lanes", 1)
        for lane in lanes:
            if lane not in keys.LANES + keys.OPTIONAL_LANES:
                raise part.hole("lanes", f"{lane!r} is no lane")
        for said in part.texts("said", 1):
            label = plain_label(said)
            if meanings.setdefault(label, lanes) != lanes:
                raise part.hole("said", f"{said!r} has two meanings")
    return meanings


def plain_label(label: str) -> str:
    """A row's label without what people vary: case, ё, spaces, a colon at the end."""
    words = label.casefold().replace("ё", "е").replace("/", " / ").split()
    return " ".join(words).rstrip(" :")
