"""Whatever the screens ask, there is a guide for it, in both languages, fit to be read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from cjm_tui.method import keys, loader

KEYS = (
    "kickoff",
    *(f"step.{key}" for key in keys.STEPS),
    *(f"pass.{key}" for key in keys.PASSES),
    "pass.barriers.answer",
    *(f"close.{key}" for key in keys.CLOSE),
    *(f"facet.{key}" for key in keys.FACETS),
    *(f"persona.{key}" for key in keys.PERSONA_ASKED + keys.PERSONA_FOLDED),
    *(f"group.{key}" for key in keys.GROUPS),
    *(f"aspect.{key}" for key in keys.ASPECTS),
    *(f"lane.{key}" for key in keys.LANES + keys.OPTIONAL_LANES),
    *(f"line.{key}" for key in keys.LINES),
)

# Two lines of the narrowest wall, and what can be said in one breath.
LONGEST_QUESTION = 2 * 78
LONGEST_SAY = 220

# Proper names and the abbreviation that people know in Latin letters.
LATIN_IN_RUSSIAN = {"CJM", "XMind", "Google", "thinkJar", "IKEA", "Kinder", "Dodo"}

both_languages = pytest.mark.parametrize("lang", keys.LANGUAGES)


def _guide_texts(lang: str) -> Iterator[tuple[str, str]]:
    """Every text of every guide and template stage, with where it stands."""
    for key in KEYS:
        guide = loader.guide(lang, key)
        yield from ((key, text) for text in (guide.question, guide.say, *guide.prompts))
        yield from ((key, text) for text in (guide.good, guide.bad, guide.crib, guide.closing))
    for template in loader.templates(lang):
        about = (template.name, template.when, template.variant_note)
        yield from ((template.key, text) for text in about)
        for stage in template.stages:
            where = f"{template.key}.{stage.key}"
            hints = (stage.name, stage.happens, stage.task, stage.watch)
            yield from ((where, text) for text in hints)
            yield from ((where, text) for text in (stage.question, stage.say, *stage.prompts))
            yield from ((where, text) for text in (stage.good, stage.bad))
        yield from ((template.key, link.reason) for link in template.links)


def _list_texts(lang: str) -> Iterator[tuple[str, str]]:
    for name in ("rules", "mistakes", "solution_prompts", "idea_prompts", "touchpoint_wideners"):
        yield from ((name, text) for text in getattr(loader, name)(lang))
    for group in keys.GROUPS:
        yield from (("interview", text) for text in loader.interview_questions(lang, group))
    yield "definition", loader.definition(lang)
    for example in loader.example_titles(lang):
        yield example.name, f"{example.title}. {example.about}"


@both_languages
@pytest.mark.parametrize("key", KEYS)
def test_every_place_has_a_whole_guide(lang: str, key: str) -> None:
    guide = loader.guide(lang, key)
    assert all((guide.question, guide.say, guide.good, guide.bad))
    assert len(guide.prompts) >= 3
    assert guide.good != guide.bad
    assert len(guide.question) <= LONGEST_QUESTION
    assert len(guide.say) <= LONGEST_SAY
    assert all("?" in prompt for prompt in guide.prompts)
    if key.startswith(("step.", "pass.")):
        assert all((guide.crib, guide.closing))


@both_languages
def test_no_two_guides_share_a_prompt_or_an_answer(lang: str) -> None:
    guides = {key: loader.guide(lang, key) for key in KEYS}
    stages = [stage for template in loader.templates(lang) for stage in template.stages]
    asked: list[loader.Guide | loader.TemplateStage] = [*guides.values(), *stages]
    prompts = Counter(prompt.casefold() for each in asked for prompt in each.prompts)
    answers = Counter(answer.casefold() for each in asked for answer in (each.good, each.bad))
    questions = Counter(each.question.casefold() for each in guides.values())
    for texts in (prompts, answers, questions):
        assert [text for text, times in texts.items() if times > 1] == []


def test_russian_has_no_latin_words_but_names() -> None:
    for where, text in (*_guide_texts("ru"), *_list_texts("ru")):
        latin = set(re.findall(r"[A-Za-z]+", text)) - LATIN_IN_RUSSIAN
        assert not latin, f"{where}: {text}"
    names = loader.names("ru")
    for kind in names.__struct_fields__:
        if kind != "lang":
            words = getattr(names, kind)
            told = " ".join(words.values() if hasattr(words, "values") else words)
            assert not re.search(r"[A-Za-z]", told), kind


def test_english_has_no_cyrillic() -> None:
    for where, text in (*_guide_texts("en"), *_list_texts("en")):
        assert not re.search(r"[А-яЁё]", text), f"{where}: {text}"


def test_russian_is_calm_and_polite() -> None:
    """No exclamation marks, Russian quotation marks, вы in lower case inside a sentence."""
    for where, text in (*_guide_texts("ru"), *_list_texts("ru")):
        assert "!" not in text, f"{where}: {text}"
        assert not re.search(r"[\"“”]", text), f"{where}: {text}"
        assert not re.search(r"[а-яё,»] В(ы|ас|ам|ами|аш\w*)\b", text), f"{where}: {text}"


@both_languages
def test_texts_are_one_clean_line(lang: str) -> None:
    for where, text in (*_guide_texts(lang), *_list_texts(lang)):
        assert not re.search(r"[\n\t]", text), where
        assert not re.search(r"\w  +\w", text), f"{where}: {text}"


def test_the_russian_words_of_the_glossary_are_kept() -> None:
    """Words the glossary replaces never slip into what is read aloud."""
    avoided = r"\b(фасилитатор|мастерск|сесси|кейс|инсайт|гайд|скрипт|тачпоинт|блокер|дедлайн|юзер)"
    for where, text in (*_guide_texts("ru"), *_list_texts("ru")):
        assert not re.search(avoided, text.casefold()), f"{where}: {text}"


@both_languages
def test_lists_are_as_long_as_the_method_says(lang: str) -> None:
    assert len(loader.solution_prompts(lang)) == 6
    assert len(loader.idea_prompts(lang)) == 7
    assert len(loader.mistakes(lang)) == 11
    assert len(loader.touchpoint_wideners(lang)) >= 3
    assert len(loader.names(lang).set_aside) == 3
    for group in keys.GROUPS:
        assert len(loader.interview_questions(lang, group)) == 5


def test_a_place_the_method_does_not_know_is_refused() -> None:
    with pytest.raises(loader.MethodDataError, match=r"facet\.shoe_size"):
        loader.guide("en", "facet.shoe_size")
