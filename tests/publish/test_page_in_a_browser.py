"""The page in a browser: nothing leaves its width, on a desk or on a phone, and what may be opened is printed open."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path

import pytest

import headstamp
from headstamp.world import draw_world
from tests.invented import made_case

BROWSER = os.environ.get("HEADSTAMP_BROWSER") or shutil.which("chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
MEASURE = """
<pre id=told></pre><script>
const frame = document.querySelector("iframe");
frame.onload = () => {
  const page = frame.contentDocument, width = frame.clientWidth, found = [];
  for (const one of page.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (box.width && !one.closest(".wide, .skip, svg *") && (box.right > width + 1 || box.left < -1))
      found.push([one.tagName, one.className.toString(), one.textContent.slice(0, 60)]);
  }
  for (const svg of page.querySelectorAll("svg")) {
    const whole = svg.getBoundingClientRect();
    for (const word of whole.width ? svg.querySelectorAll("text") : []) {
      const box = word.getBoundingClientRect();
      if (box.left < whole.left - 1 || box.right > whole.right + 1) found.push(["text", "", word.textContent]);
    }
  }
  const pictures = [...page.querySelectorAll("svg")].filter(one => one.getBoundingClientRect().width).length;
  document.getElementById("told").textContent = JSON.stringify({width: page.documentElement.scrollWidth, pictures, found});
};
</script>
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a case that has something of everything."""
    if BROWSER is None:
        pytest.skip("no chromium here: apt-get install chromium, or set HEADSTAMP_BROWSER")
    made = tmp_path_factory.mktemp("page")
    with made_case(draw_world(5), made) as case:
        headstamp.report(case)
    return made / "case" / "report" / "index.html"


def browse(*words: str, profile: Path) -> str:
    """What the browser prints."""
    assert BROWSER is not None
    asked = [BROWSER, *FLAGS, f"--user-data-dir={profile}", *words]
    return subprocess.run(asked, capture_output=True, text=True, timeout=180, check=True).stdout


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "opened"])
def test_nothing_leaves_the_width(page: Path, width: int, is_open: bool, tmp_path: Path) -> None:
    content = page.read_text(encoding="utf-8")
    if is_open:
        content = content.replace("<details>", "<details open>")
    frame = f'<iframe style="border:0;width:{width}px;height:4000px" srcdoc="{escape(content)}"></iframe>'
    outer = tmp_path / "outer.html"
    outer.write_text(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{MEASURE.replace('<pre', frame + '<pre', 1)}", "utf-8")
    seen = browse("--window-size=1400,900", "--virtual-time-budget=5000", "--dump-dom", outer.as_uri(), profile=tmp_path / "profile")
    told = re.search(r'<pre id="told">(.+?)</pre>', seen, re.DOTALL)
    assert told is not None, seen[-300:]
    measured = json.loads(unescape(told[1]))
    assert measured["found"] == []
    assert measured["width"] <= width
    assert measured["pictures"] == content.count("<svg") // 2, "one layout of each picture is shown"


@pytest.mark.browser
def test_what_may_be_opened_is_printed_open(page: Path, tmp_path: Path) -> None:
    """On paper nobody can open a list: it is printed, and so the paper is as long as that of a page whose lists are open."""
    opened = tmp_path / "opened.html"
    opened.write_text(page.read_text(encoding="utf-8").replace("<details>", "<details open>"), encoding="utf-8")
    pages = {}
    for name, path in (("closed", page), ("opened", opened)):
        out = tmp_path / f"{name}.pdf"
        browse("--no-pdf-header-footer", f"--print-to-pdf={out}", path.as_uri(), profile=tmp_path / name)
        pages[name] = len(re.findall(rb"/Type\s*/Page\b", out.read_bytes()))
    assert pages["closed"] == pages["opened"] > 3
