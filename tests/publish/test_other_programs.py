"""Reports that another version of the program wrote, or that claim it: what passes, what is drift, and what is said to be unchecked.

``first_edition/reports.tar.xz`` holds two reports that the first edition wrote; see the script beside it.
"""

from __future__ import annotations

import json
import re
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, open_folder
from headstamp.cli import main
from headstamp.pipeline import rebuild
from headstamp.publish import printed_page
from headstamp.publish.same_facts import states_the_same
from headstamp.publish.verify import compare

pytestmark = pytest.mark.filterwarnings("ignore::headstamp.nouns.errors.OlderCase")

ARCHIVE = Path(__file__).parent / "first_edition" / "reports.tar.xz"
Answer = dict[str, Any]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two cases of the first edition, unpacked."""
    folder = tmp_path_factory.mktemp("first")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def again(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case ``same`` made again by this program, with its report."""
    with open_folder(cases / "same") as case, rebuild(case, tmp_path_factory.mktemp("again") / "case") as made:
        headstamp.report(made)
        yield made


@pytest.fixture(scope="module")
def mine(again: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same case and its report, as this program writes them."""
    folder = shutil.copytree(again.path, tmp_path_factory.mktemp("mine") / "case")
    assert main(["report", str(folder)]) == 0
    return folder


@pytest.fixture(params=["first edition", "claimed"])
def folder(request: pytest.FixtureRequest, cases: Path, mine: Path, tmp_path: Path) -> Path:
    """A copy of the case with the report of the first edition; or with one of this program that claims to be of another."""
    copy = shutil.copytree(cases / "same" if request.param == "first edition" else mine, tmp_path / "copy")
    if request.param == "claimed":
        claim(copy)
    return copy


def claim(folder: Path, file: str = "publish/reports/trace/page.html.jinja") -> None:
    """Let a report say that another edition of one file wrote it."""
    edit(folder, lambda said: said["code"].update({file: "0" * 32}))


def edit(folder: Path, change: Callable[[Answer], object]) -> None:
    """Change what figures.json says."""
    path = folder / "report" / "figures.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rewrite(folder: Path, pattern: str, words: str) -> None:
    """Change one place of the page."""
    path = folder / "report" / "index.html"
    page, many = re.subn(pattern, words, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert many == 1, pattern
    path.write_text(page, encoding="utf-8")


def text_of(folder: Path, figure: str) -> str:
    said = json.loads((folder / "report" / "figures.json").read_text(encoding="utf-8"))
    return str(next(one["text"] for one in said["figures"] if one["figure"] == figure))


def reword(folder: Path, figure: str, text: str) -> None:
    """Change the words of a figure on the page and in figures.json, as a forger would."""
    rewrite(folder, rf'(data-figure="{re.escape(figure)}">)[^<]*', rf"\g<1>{text}")
    edit(folder, lambda said: next(one for one in said["figures"] if one["figure"] == figure).update(text=text))


def compared(folder: Path, again: Case, *, strict_code: bool = False) -> Answer:
    """What the last step of verify answers."""
    with open_folder(folder) as case:
        return as_json(compare(case, folder / "report", again, again.path / "report", strict_code=strict_code))


def failures(answer: Answer) -> list[tuple[str | None, str]]:
    return [(one["figure"], one["reason"]) for one in answer["failures"]]


# --- what passes ----------------------------------------------------------------------------------------------------


def test_a_report_of_the_first_edition_passes_with_notes(cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(cases / "same", tmp_path / "case")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["verify", str(folder)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("figures verified: 44 figures, 16 findings, 3 sources, 1 judgement")
    assert "note: made with 0.1.0, checked with " in told
    assert "its other words were not" in told
    assert "not compared, because the report does not say it: chain" in told
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before, "verify changes no case"


def test_the_answer_says_what_was_compared(folder: Path, again: Case) -> None:
    answer = compared(folder, again)
    assert answer["failures"] == []
    assert answer["figures"] == len(json.loads((folder / "report" / "figures.json").read_text())["figures"])
    assert answer["program"]["changed_files"]
    assert any(note.startswith("made with") for note in answer["notes"])
    if answer["page"] == "figures":
        assert answer["passages"]
        assert any("its other words were not" in note for note in answer["notes"])


def test_figures_of_a_mended_fault_are_named_as_drift(cases: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(cases / "mended", tmp_path / "case")
    with open_folder(folder) as case:
        answer = as_json(headstamp.verify(case))
    assert not answer["ok"]
    drift = {one["figure"]: (one["printed"], one["recomputed"]) for one in answer["failures"]}
    assert drift == {
        "bounds.constrained": ("5 items", "5 items from 1 source"),
        "gap.carried": ("at least 0 states", "an unknown number of states"),
    }
    reasons = {one["figure"]: one["reason"] for one in answer["failures"]}
    assert reasons["bounds.constrained"] == "the figure does not recompute (bounds@1 then, bounds@2 now)"


def test_strict_code_makes_another_program_a_failure(folder: Path, again: Case, capsys: pytest.CaptureFixture[str]) -> None:
    strict = compared(folder, again, strict_code=True)
    assert any("is changed since the report was written" in reason for _, reason in failures(strict))
    assert main(["verify", str(folder), "--strict-code", "--json"]) == 3
    assert main(["verify", str(folder), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out.split("\n}\n")[1] + "\n}")
    assert answer["ok"]


def test_a_page_that_is_the_same_is_compared_whole(mine: Path, again: Case, tmp_path: Path) -> None:
    folder = shutil.copytree(mine, tmp_path / "copy")
    assert compared(folder, again)["notes"] == []
    claim(folder)
    edit(folder, lambda said: said.update(version="0.0.9"))
    rewrite(folder, r'Headstamp <span class="id">[^<]*', 'Headstamp <span class="id">0.0.9')
    rewrite(folder, r'Made by Headstamp <span class="id">[^<]*', 'Made by Headstamp <span class="id">0.0.9')
    answer = compared(folder, again)
    assert (answer["failures"], answer["page"], answer["passages"]) == ([], "whole", [])
    assert answer["notes"][0].startswith("made with 0.0.9, checked with ")


def test_words_of_the_page_are_compared_where_no_code_that_writes_pages_differs(mine: Path, again: Case, tmp_path: Path) -> None:
    folder = shutil.copytree(mine, tmp_path / "copy")
    claim(folder, "collect/add.py")
    rewrite(folder, "Footnotes</a>", "Footnotes, all checked</a>")
    assert [reason for _, reason in failures(compared(folder, again))] == [
        "the page's words, beside its figures, are not those that recompute"
    ]


def test_a_figure_in_other_words_is_listed(folder: Path, again: Case) -> None:
    figure = next(
        one for one in json.loads((folder / "report" / "figures.json").read_text(encoding="utf-8"))["figures"]
        if len(one["text"].split()) > 8 and " by what " in one["text"]
    )  # fmt: skip
    before = {one["figure"] for one in compared(folder, again)["reworded"]}
    text = figure["text"].replace(" by what ", " going by what ", 1)
    reword(folder, figure["figure"], text)
    answer = compared(folder, again)
    assert answer["failures"] == []
    listed = {one["figure"]: one["printed"] for one in answer["reworded"]}
    assert listed.keys() == before | {figure["figure"]}
    assert listed[figure["figure"]] == text
    assert any("in other words" in note for note in answer["notes"])


def test_a_figure_that_only_this_program_prints_is_named(folder: Path, again: Case) -> None:
    """A forger can hide a figure only by being seen to."""
    edit(folder, lambda said: said.update(figures=[one for one in said["figures"] if one["figure"] != "summary.made_in"]))
    rewrite(folder, r'<span class="figure" data-figure="summary.made_in">[^<]*</span>(<sup.*?</sup>)?', "several states")
    answer = compared(folder, again)
    assert "summary.made_in" in answer["unprinted"]
    assert any("not in the report, and printed by this program" in note and "summary.made_in" in note for note in answer["notes"])


def test_a_figure_that_somebody_put_out_of_sight_is_listed(folder: Path, again: Case) -> None:
    rewrite(folder, r'<span class="figure" data-figure="summary.made_in">', r'<span class="skip">\g<0>')
    assert "[summary.made_in] within an element of class skip" in compared(folder, again)["passages"]


def test_words_that_somebody_added_are_listed(folder: Path, again: Case) -> None:
    rewrite(folder, "<footer>", "<footer><p>Every word was checked by a court.</p>")
    answer = compared(folder, again)
    assert answer["page"] == "figures"
    assert "Every word was checked by a court." in answer["passages"]


# --- attacks: a report that claims another program does not get through with more --------------------------------------

IN_PAGE = {
    "a number of a figure": (r'(data-figure="summary.made_in">[^<]*?)\d', r"\g<1>9", "prints another figure"),
    "a figure's mark taken away": (r' data-figure="summary.made_in"', "", "is not on the page"),
    "a figure twice": (r"(<span class=\"figure\" data-figure=\"summary.made_in\">[^<]*</span>)", r"\1 \1", "twice"),
    "a figure that is no figure": ("<footer>", '<footer><span class="figure" data-figure="new">7</span>', "not in figures.json"),
    "markup in a figure": (r'(data-figure="summary.made_in">)([^<]*)', r"\1<b>\2</b>", "prints another figure"),
    "a label of a picture": (r'(data-figure="sample.map">.*?<text[^>]*>)[^<]*', r"\1Elsewhere", "prints another figure"),
    "a number beside the figures": ("<footer>", "<footer><p>In all 99 states.</p>", "a number that is no figure"),
    "a number in other digits": ("<footer>", "<footer><p>In all ٩ states.</p>", "a number that is no figure"),
    "a number in words": ("<footer>", "<footer><p>In all ninety states.</p>", "a number that is no figure"),
    "a number as a title": ("<footer>", "<footer><cite>99 states</cite>", "a number that is no figure"),
    "a number as an id": ("<footer>", '<footer><span class="id">99</span> states', "a number that is no figure"),
    "a number for a screen reader": ("<footer>", '<footer><p aria-label="99 states">so many</p>', "a number that is no figure"),
    "a number dressed as a footnote": ("<footer>", '<footer><sup class="note">99</sup> states', "a number that is no figure"),
    "a script": ("</body>", "<script>document.body.innerHTML = ''</script></body>", "an element <script>"),
    "a frame": ("<footer>", '<footer><iframe srcdoc="x"></iframe>', "an element <iframe>"),
    "an image": ("<footer>", '<footer><img src="https://example.org/9.png">', "an attribute src"),
    "a handler": ("<footer>", '<footer onclick="x()">', "an attribute onclick"),
    "a part that is hidden": (r'<div class="lead">', '<div class="lead" hidden>', "an attribute hidden"),
    "a style that loads": ("</style>", "p { background: url(https://example.org/x) }</style>", "loads something"),
    "a style that prints": ("</style>", '.card::after { content: "at most 3" }</style>', "prints words"),
    "a style that prints an escape": ("</style>", r'.card::after { content: "\\39" }</style>', "prints words"),
    "a page that goes elsewhere": ("<head>", '<head><meta http-equiv="refresh" content="0;url=https://example.org">', "does refresh"),
    "a link that runs": ("<footer>", '<footer><a href="javascript:x()">more</a>', "a link"),
    "no policy": (r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", "load nothing"),
    "a list with a number": ("<footer>", '<footer><ol start="99"><li>states</li></ol>', "an attribute start"),
    "an entry with a number": ("<footer>", '<footer><ol><li value="99">states</li></ol>', "an attribute value"),
    "a style of its own": (r'<div class="lead">', '<div class="lead" style="display: none">', "an attribute style"),
    "letters from right to left": ("<p>", '<p><bdo dir="rtl">', "an element <bdo>"),
    "a character that turns": ("<p>", "<p>\u202e", "characters that are obeyed"),
    "another element as a figure": (r'<span class="figure" (data-figure="summary.made_in">)[^<]*</span>', r"<b \1<i>3 states</i></b>",
                                    "prints another figure"),
    "another footnote": (r'(data-figure="summary.made_in">[^<]*</span><sup class="note"><a href="#note-)\d+', r"\g<1>3",
                         "footnote of another"),
}  # fmt: skip


@pytest.mark.parametrize("attack", IN_PAGE)
def test_what_somebody_did_to_the_page(folder: Path, again: Case, attack: str) -> None:
    pattern, words, reason = IN_PAGE[attack]
    rewrite(folder, pattern, words)
    found = failures(compared(folder, again))
    assert any(reason in told for _, told in found), found


WORDS = {
    "a number": (r"\d", "8"), "a bound": ("at least", "at most"), "a name": ("Northland|Eastmark|Lowland", "Southland"),
    "a way": ("photo", "video"),
}  # fmt: skip


@pytest.mark.parametrize("attack", WORDS)
def test_what_somebody_did_to_a_figure_in_both_files(folder: Path, again: Case, attack: str) -> None:
    """However long the sentence is: numbers, bounds, names and the words of the trade have to be the same."""
    pattern, words = WORDS[attack]
    said = json.loads((folder / "report" / "figures.json").read_text(encoding="utf-8"))
    hit = [one for one in said["figures"] if re.search(pattern, one["text"]) and "<" not in one["text"] and ";" not in one["text"]]
    assert hit
    for one in (hit[0], max(hit, key=lambda each: len(each["text"]))):
        text = re.sub(pattern, words, one["text"], count=1)
        if text == one["text"]:
            text = re.sub(pattern, "7", one["text"], count=1)
        reword(folder, one["figure"], text)
        told = [reason for figure, reason in failures(compared(folder, again)) if figure == one["figure"]]
        assert told
        assert told[0].startswith("the figure does not recompute")
        reword(folder, one["figure"], one["text"])


IN_FIGURES = {
    "the finding": (lambda said: next(one for one in said["figures"] if one["rule"] == "documented@1").update(finding="0" * 32),
                    "another finding"),
    "the rule": (lambda said: said["figures"][0].update(rule="routes@1"), "another finding"),
    "the judgements": (lambda said: said["judgements"].pop(), "new since the report was written"),
    "the sources": (lambda said: said["sources"].pop(), "new since the report was written"),
    "the settings": (lambda said: said.update(settings="0" * 64), "another settings"),
    "the case": (lambda said: said.update(case="0" * 64), "another case"),
    "the version": (lambda said: said.update(version="9.9.9"), "does not name the version"),
    "a version of words": (lambda said: said.update(version="0.1.0, checked by a court"), "does not name the version"),
    "a figure left out": (lambda said: said["figures"].pop(0), "not in figures.json"),
}  # fmt: skip


@pytest.mark.parametrize("attack", IN_FIGURES)
def test_what_somebody_did_to_the_list_of_figures(folder: Path, again: Case, attack: str) -> None:
    change, reason = IN_FIGURES[attack]
    edit(folder, change)
    found = failures(compared(folder, again))
    assert any(reason in told for _, told in found), found


def test_the_statements_behind_a_figure(folder: Path, again: Case) -> None:
    def fewer(said: Answer) -> None:
        if "footnotes" in said:
            max(said["footnotes"].values(), key=len).pop()
        else:
            max((one["support"] for one in said["figures"]), key=len).pop()

    edit(folder, fewer)
    assert any("depends on other statements" in told for _, told in failures(compared(folder, again)))


@pytest.mark.parametrize("change", ["low - 1 as low", "substr(support, 34) as support", "replace(value, 'photo', 'video') as value"])
def test_a_finding_that_somebody_changed(folder: Path, again: Case, change: str) -> None:
    path = folder / "findings" / "documented.parquet"
    with open_folder(folder) as case:
        case.engine.make("finding", f"select * replace ({change}) from read_parquet('{path}')")
        case.engine.save(path, "select * from finding")
    (told,) = failures(compared(folder, again))
    assert "finding documented@" in told[1]


def test_kept_bytes_and_judgements_are_held_to_what_they_were(cases: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(cases / "same", tmp_path / "case")
    path = max((one for one in (folder / "sources").rglob("*") if one.is_file()), key=lambda one: one.stat().st_size)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Northland", b"Eastmarch", 1))
    with open_folder(folder) as case:
        answer = as_json(headstamp.verify(case))
    assert any("not what their hash says" in reason for _, reason in failures(answer))


def test_a_label_of_a_picture_may_be_broken_at_another_place() -> None:
    """The same legend, wrapped elsewhere, says the same; another number in it does not."""
    broken = ("<text>position known no nearer</text><text>than this disc</text><text>Mosul 63</text>",
              "<text>position known only to within</text><text>this disc</text><text>Mosul 63</text>",
              "<text>position known only to within this disc</text><text>Mosul 64</text>")  # fmt: skip
    first, wrapped, other = (
        printed_page.read_page(f'<div data-figure="map"><svg>{labels}</svg></div>').figures["map"].words for labels in broken
    )
    assert states_the_same(first, wrapped)
    assert not states_the_same(first, other)
