"""A hole in the method's data is refused, and the refusal says where it is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_tui.method import keys, loader, readers


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data to spoil; what the examples hold doesn't matter here."""
    root = tmp_path / "data"
    shutil.copytree(str(loader.DATA), root)
    for lang in keys.LANGUAGES:
        for name in keys.EXAMPLES:
            example = root / lang / "examples" / f"{name}.json"
            example.parent.mkdir(exist_ok=True)
            example.write_text("{}")
    return root


def spoil(root: Path, file: str, pattern: str, replacement: str) -> None:
    """Replace the first place in a data file that the pattern finds; it must find one."""
    path = root / file
    text, times = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.S)
    assert times == 1, f"{file} has nothing like {pattern}"
    path.write_text(text, "utf-8")


def refusal(read: Callable[[], object]) -> loader.MethodDataError:
    with pytest.raises(loader.MethodDataError) as caught:
        read()
    error = caught.value
    for part in (error.lang, error.file, error.key, error.missing):
        assert part in str(error)
    return error


@pytest.mark.parametrize("lang", keys.LANGUAGES)
@pytest.mark.parametrize(
    ("pattern", "replacement", "key", "missing"),
    [
        (r'\["facet\.needs"\].*?\n\n', "", "facet.needs", "missing"),
        (r'(\["facet\.needs"\]\n)question = [^\n]*\n', r"\1", "facet.needs.question", "missing"),
        (r'(\["facet\.who"\].*?)say = [^\n]*', r'\1say = " "', "facet.who.say", "empty"),
        (r'(\["facet\.who"\].*?)good = [^\n]*', r'\1good = ""', "facet.who.good", "empty"),
        (r'(\["facet\.who"\].*?)bad = [^\n]*\n', r"\1", "facet.who.bad", "missing"),
        (r'(\["facet\.who"\]\n)', r'\1crip = "x"\n', "facet.who.crip", "not known"),
        (r'(\["facet\.fears"\].*?)good = ', r"\1godo = ", "facet.fears.godo", "not known"),
        (
            r'(\["facet\.fears"\].*?prompts = \[).*?\n\]',
            r'\1"Who?", "When?"]',
            "facet.fears.prompts",
            "has 2, needs at least 3",
        ),
        (
            r'(\["facet\.fears"\].*?prompts = \[).*?\n\]',
            r'\1"Who?", "When?", " "]',
            "facet.fears.prompts",
            "empty line",
        ),
        (
            r'(\["facet\.fears"\].*?)good = [^\n]*',
            r"\1good = 7",
            "facet.fears.good",
            "not a text",
        ),
        (r'(\["step\.audience"\].*?)crib = [^\n]*\n', r"\1", "step.audience.crib", "missing"),
        (
            r'(\["step\.audience"\].*?)closing = [^\n]*',
            r'\1closing = ""',
            "step.audience.closing",
            "empty",
        ),
        (r'\["facet\.who"\]', '["facet.whom"]', "facet.whom", "not known"),
        (r"\A", "nonsense\n", "", "not readable"),
    ],
)
def test_a_hole_in_a_guide_is_named(
    data: Path, lang: str, pattern: str, replacement: str, key: str, missing: str
) -> None:
    file = f"{lang}/guide/audience.toml"
    spoil(data, file, pattern, replacement)
    error = refusal(lambda: readers.read_guides(data, lang, "audience"))
    assert (error.lang, error.file, error.key) == (lang, file, key)
    assert missing in error.missing


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "ru/guide/map.toml").unlink()
    error = refusal(lambda: loader.check_all(data))
    assert (error.lang, error.file) == ("ru", "ru/guide/map.toml")


def test_only_what_is_asked_for_is_read(data: Path) -> None:
    for path in (data / "en/guide").glob("*.toml"):
        if path.name != "stories.toml":
            path.write_text("nonsense")
    assert set(readers.read_guides(data, "en", "stories")) == {"step.stories", "line.beat"}
    assert readers.read_names(data, "en").steps["map"]


@pytest.mark.parametrize(
    ("pattern", "replacement", "key"),
    [
        (r'metrics = "[^"]*"\n', "", "lanes.metrics"),
        (r"\[facets\]\n", '[facets]\nshoes = "Shoes"\n', "facets.shoes"),
        (r'2 = "[^"]*"', '2 = ""', "severity.2"),
        (r'kickoff = "[^"]*"\n', "", "kickoff"),
        (r"set_aside = \[.*?\]", "set_aside = []", "set_aside"),
        (r"\[triggers\]", "[trigger]", "trigger"),
        (r'\[phases\]\nattract = "[^"]*"\ngrow = "[^"]*"\n', "", "phases"),
    ],
)
def test_a_missing_word_is_named(data: Path, pattern: str, replacement: str, key: str) -> None:
    spoil(data, "ru/names.toml", pattern, replacement)
    error = refusal(lambda: readers.read_names(data, "ru"))
    assert (error.lang, error.file, error.key) == ("ru", "ru/names.toml", key)


@pytest.mark.parametrize(
    ("pattern", "replacement", "key"),
    [
        (r'definition = "[^\n]*"\n', "", "definition"),
        (r"(experts = \[\n)[^\n]*\n", r"\1", "interview.experts"),
        (r"\nnon_users = \[.*?\n\]", "", "interview.non_users"),
        (r"solution_prompts", "solution_hints", "solution_hints"),
        (r"rules = \[.*?\n\]", 'rules = "one"', "rules"),
    ],
)
def test_a_hole_in_a_list_is_named(data: Path, pattern: str, replacement: str, key: str) -> None:
    spoil(data, "en/lists.toml", pattern, replacement)
    error = refusal(lambda: readers.read_lists(data, "en"))
    assert (error.lang, error.file, error.key) == ("en", "en/lists.toml", key)


TEMPLATES = """
[[template]]
key = "trip"
name = "A trip"
when = "To warm up."
offered_first = false
"""
STAGE = """
[[template.stage]]
key = "%s"
name = "Stage"
happens = "goes"
task = "help"
phase = "attract"
question = "What?"
say = "Say."
prompts = ["Who?", "Where?", "When?"]
good = "yes"
bad = "no"
"""
LINK = """
[[template.link]]
source = "a"
target = "b"
kind = "comes_again"
trigger = "chance"
reason = "hunger"
"""


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name = "A trip"', "", "template.trip.name"),
        ('when = "To warm up."', 'when = ""', "template.trip.when"),
        ("offered_first = false", "offered_first = true", "template.trip.offered_first"),
        ('key = "c"', 'key = "a"', "template.trip.stage"),
        (STAGE % "c", "", "template.trip.stage"),
        ('happens = "goes"', "", "template.trip.stage.a.happens"),
        ('phase = "attract"', 'phase = "later"', "template.trip.stage.a.phase"),
        ('"Where?", ', "", "template.trip.stage.a.prompts"),
        ('good = "yes"', "", "template.trip.stage.a.good"),
        ('target = "b"', 'target = "z"', "template.trip.link.a.target"),
        ('target = "b"', 'target = ""', "template.trip.link.a.target"),
        ('kind = "comes_again"', 'kind = "leaves"', "template.trip.link.a.target"),
        ('kind = "comes_again"', 'kind = "flies"', "template.trip.link.a.kind"),
        ('trigger = "chance"', 'trigger = "magic"', "template.trip.link.a.trigger"),
        ('reason = "hunger"', "", "template.trip.link.a.reason"),
        ('key = "trip"', 'key = "ladder"', "template.ladder.key"),
        ('when = "To warm up."', 'whence = "Here"', "template.trip.whence"),
        # Nothing wrong with the trip itself: the file lacks all the others.
        ('reason = "hunger"', 'reason = "thirst"', "template.experience_loop"),
    ],
)
def test_a_hole_in_a_template_is_named(data: Path, old: str, new: str, key: str) -> None:
    whole = TEMPLATES + STAGE % "a" + STAGE % "b" + STAGE % "c" + LINK
    assert old in whole
    (data / "en/templates.toml").write_text(whole.replace(old, new, 1))
    error = refusal(lambda: readers.read_templates(data, "en"))
    assert (error.lang, error.file, error.key) == ("en", "en/templates.toml", key)


def test_a_template_written_twice_is_refused(data: Path) -> None:
    whole = TEMPLATES + STAGE % "a" + STAGE % "b" + STAGE % "c"
    (data / "en/templates.toml").write_text(whole + whole)
    error = refusal(lambda: readers.read_templates(data, "en"))
    assert (error.key, error.missing) == ("template.trip", "is there twice")


def test_the_languages_must_have_the_same_stages(data: Path) -> None:
    path = data / "ru/templates.toml"
    path.write_text(path.read_text("utf-8").replace('key = "', 'key = "x', 2), "utf-8")
    spoil(data, "ru/templates.toml", r'key = "x', 'key = "')
    error = refusal(lambda: loader.check_all(data))
    assert (error.lang, error.file) == ("ru", "ru/templates.toml")
    assert error.key.startswith("template.experience_loop")


def test_the_languages_must_have_lists_of_one_length(data: Path) -> None:
    spoil(data, "ru/lists.toml", r"(idea_prompts = \[\n)[^\n]*\n", r"\1")
    error = refusal(lambda: loader.check_all(data))
    assert (error.lang, error.file, error.key) == ("ru", "ru/lists.toml", "idea_prompts")


def test_a_missing_or_empty_example_is_named(data: Path) -> None:
    (data / "ru/examples/trip.json").write_bytes(b"")
    error = refusal(lambda: loader.check_all(data))
    assert (error.lang, error.file) == ("ru", "ru/examples/trip.json")
    (data / "en/examples/boiler.json").unlink()
    error = refusal(lambda: loader.check_all(data))
    assert (error.lang, error.file) == ("en", "en/examples/boiler.json")


def test_an_example_without_a_title_is_named(data: Path) -> None:
    spoil(data, "ru/examples.toml", r'\[trip\]\ntitle = "[^\n]*"', '[trip]\ntitle = ""')
    error = refusal(lambda: readers.read_example_titles(data, "ru"))
    assert (error.lang, error.file, error.key) == ("ru", "ru/examples.toml", "trip.title")


@pytest.mark.parametrize(
    ("alias", "missing"),
    [
        ('lanes = ["weather"]\nsaid = ["Weather"]', "no lane"),
        ('lanes = []\nsaid = ["Weather"]', "needs at least 1"),
        ('lanes = ["goal"]\nsaid = ["Barriers"]', "two meanings"),
        ('lanes = ["goal"]\nsaid = []', "needs at least 1"),
        ('lanes = ["goal"]\nsays = ["Aim"]', "not known"),
    ],
)
def test_an_alias_must_mean_one_thing(data: Path, alias: str, missing: str) -> None:
    (data / "aliases.toml").write_text(f"[[alias]]\n{alias}\n")
    error = refusal(lambda: readers.read_lane_aliases(data))
    assert error.file == "aliases.toml"
    assert missing in error.missing
