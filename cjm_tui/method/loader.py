"""The front door of the method's data: each file is read when first asked for, and kept.

A language is one of `keys.LANGUAGES`, everywhere. Every function raises `MethodDataError` where
the data have a hole, which `check_all` finds before anybody else does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from cjm_tui.method import keys, readers
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

__all__ = [
    "DATA",
    "ExampleInfo",
    "Guide",
    "MethodDataError",
    "Names",
    "Template",
    "TemplateLink",
    "TemplateStage",
    "check_all",
    "definition",
    "example_bytes",
    "example_titles",
    "guide",
    "idea_prompts",
    "interview_questions",
    "lane_aliases",
    "lanes_called",
    "mistakes",
    "names",
    "rules",
    "solution_prompts",
    "template",
    "template_of",
    "templates",
    "touchpoint_wideners",
]

DATA: Final[Traversable] = files("cjm_tui.method") / "data"

_FILE_OF_GUIDE: Final = {
    key: file for file, file_keys in readers.GUIDE_FILES.items() for key in file_keys
}


@cache
def names(lang: str) -> Names:
    """The words for every key of the method; the only file that a plain export needs."""
    return readers.read_names(DATA, lang)


def guide(lang: str, key: str) -> Guide:
    """How one place is asked for.

    Args:
        lang: the language to ask in.
        key: "kickoff", or a kind and a key of `keys`: "step.audience", "facet.needs",
            "line.sentence", "persona.motive", "group.experts", "aspect.does", "lane.metrics",
            "pass.emotions", "pass.barriers.answer", "close.plan".

    Raises:
        MethodDataError: there is no such guide, or its file has a hole.
    """
    file = _FILE_OF_GUIDE.get(key)
    if file is None:
        raise MethodDataError(lang, f"{lang}/guide", key, "is not known to the method")
    return _guides(lang, file)[key]


@cache
def _guides(lang: str, file: str) -> Mapping[str, Guide]:
    return readers.read_guides(DATA, lang, file)


@cache
def _lists(lang: str) -> Lists:
    return readers.read_lists(DATA, lang)


def definition(lang: str) -> str:
    """What a customer journey map is, in one sentence."""
    return _lists(lang).definition


def rules(lang: str) -> tuple[str, ...]:
    """The rules of the kick-off card, one short sentence each."""
    return _lists(lang).rules


def mistakes(lang: str) -> tuple[str, ...]:
    """What goes wrong in such workshops and what to say then, for coaching."""
    return _lists(lang).mistakes


def watch_for(lang: str, step: str, part: str = "") -> tuple[str, ...]:
    """What to watch for while a team works on something: what its guide says, then the mistakes.

    Args:
        lang: the language to say it in.
        step: one of `keys.STEPS`, or "kickoff".
        part: one of `keys.PASSES` or `keys.CLOSE` where the step has parts.
    """
    told = []
    for key in (f"pass.{part}", f"close.{part}", f"step.{step}", step):
        if key in _FILE_OF_GUIDE and (crib := guide(lang, key).crib):
            told.append(crib)
            break
    threats = keys.THREATS.get(f"{step}.{part}", keys.THREATS.get(step, ()))
    return (*told, *(mistakes(lang)[at] for at in threats))


def solution_prompts(lang: str) -> tuple[str, ...]:
    """Ways to remove a barrier, a word or two each."""
    return _lists(lang).solution_prompts


def idea_prompts(lang: str) -> tuple[str, ...]:
    """Seven directions for the three useful ideas, a few words each."""
    return _lists(lang).idea_prompts


def touchpoint_wideners(lang: str) -> tuple[str, ...]:
    """Questions that bring more touchpoints: product, brand, business, and what isn't ours."""
    return _lists(lang).touchpoint_wideners


def interview_questions(lang: str, group: str) -> tuple[str, ...]:
    """Five questions to take along to a talk with somebody of `group` (of `keys.GROUPS`)."""
    return _lists(lang).interview[group]


@cache
def templates(lang: str) -> tuple[Template, ...]:
    """All stage templates, those offered first at the front."""
    return readers.read_templates(DATA, lang)


def template(lang: str, key: str) -> Template:
    """One stage template.

    Raises:
        KeyError: `key` is not one of `keys.TEMPLATES`.
    """
    for candidate in templates(lang):
        if candidate.key == key:
            return candidate
    raise KeyError(key)


def template_of(lang: str, reference: str) -> tuple[Template, str] | None:
    """The template that a stage came from, and the stage's key in it.

    Args:
        lang: the language of the template's texts.
        reference: as a stage keeps it: ``readiness/choice``.

    Returns:
        None for a stage of the team's own.
    """
    key, _, stage = reference.partition("/")
    return (template(lang, key), stage) if key in keys.TEMPLATES and stage else None


@cache
def example_titles(lang: str) -> tuple[ExampleInfo, ...]:
    """The worked examples as they are offered, without opening any of them."""
    return readers.read_example_titles(DATA, lang)


def example_bytes(name: str, lang: str) -> bytes:
    """The JSON of the worked example `name` (of `keys.EXAMPLES`), as `cjm import` takes it."""
    return readers.read_example(DATA, lang, name)


@cache
def lane_aliases() -> Mapping[str, tuple[str, ...]]:
    """What people call the lanes in either language, lower case, and the lanes meant.

    One name may mean two lanes: «эмоции / барьеры» is emotions and barriers.
    """
    return readers.read_lane_aliases(DATA)


def lanes_called(label: str) -> tuple[str, ...]:
    """The lanes that a row's label means, however it is spelt; () if it is the team's own."""
    return lane_aliases().get(readers.plain_label(label), ())


def check_all(root: Traversable = DATA) -> None:
    """Read all data of every language and compare the languages with each other.

    Args:
        root: the data folder to check.

    Raises:
        MethodDataError: the first hole found.
    """
    shapes = {lang: _shape(root, lang) for lang in keys.LANGUAGES}
    readers.read_lane_aliases(root)
    first, *others = keys.LANGUAGES
    for other in others:
        for (file, key), expected in shapes[first].items():
            found = shapes[other].get((file, key))
            if found != expected:
                missing = f"is {found!r}, in {first} it is {expected!r}"
                raise MethodDataError(other, f"{other}/{file}", key, missing)


def _shape(root: Traversable, lang: str) -> dict[tuple[str, str], object]:
    """What must be alike in every language, by file and key, once all of `lang` is read."""
    shape: dict[tuple[str, str], object] = {}
    shape["names.toml", "set_aside"] = len(readers.read_names(root, lang).set_aside)
    for file in readers.GUIDE_FILES:
        readers.read_guides(root, lang, file)
    lists = readers.read_lists(root, lang)
    for field in ("rules", "mistakes", "solution_prompts", "idea_prompts", "touchpoint_wideners"):
        shape["lists.toml", field] = len(getattr(lists, field))
    for each in readers.read_templates(root, lang):
        where = f"template.{each.key}"
        shape["templates.toml", f"{where}.stage"] = [(s.key, s.phase) for s in each.stages]
        shape["templates.toml", f"{where}.link"] = [
            (link.source, link.target, link.kind, link.trigger) for link in each.links
        ]
        shape["templates.toml", f"{where}.variant_note"] = bool(each.variant_note)
    readers.read_example_titles(root, lang)
    for name in keys.EXAMPLES:
        readers.read_example(root, lang, name)
    return shape
