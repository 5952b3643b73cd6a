"""In a browser, with the fonts that it has: no word leaves its picture and no two lie on each other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from headstamp.publish.pictures import NARROW, WIDE, PlaceMark, StateMark, world_map
from headstamp.publish.pictures.shapes import world
from tests.publish.pictures.drawing import EXAMPLES

BROWSER = os.environ.get("HEADSTAMP_BROWSER") or shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--window-size=1000,800", "--dump-dom"),
)
MEASURE = """
<script>
const found = [];
for (const svg of document.querySelectorAll("svg")) {
  const whole = svg.getBoundingClientRect(), words = [...svg.querySelectorAll("text")];
  const boxes = words.map(one => one.getBoundingClientRect());
  boxes.forEach((a, i) => {
    if (a.left < whole.left - 1 || a.right > whole.right + 1 || a.top < whole.top - 1 || a.bottom > whole.bottom + 1)
      found.push(["outside", svg.querySelector("title").textContent, words[i].textContent]);
    boxes.slice(i + 1).forEach((b, j) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 3)
        found.push(["over", svg.querySelector("title").textContent, words[i].textContent, words[i + 1 + j].textContent]);
    });
  });
}
const measured = document.createElement("pre");
measured.textContent = JSON.stringify({pictures: document.querySelectorAll("svg").length, found});
document.body.replaceChildren(measured);
</script>
"""


def crowded(width: int) -> str:
    """Every third state of the world, and places close together."""
    names = sorted(world().names.items())[::3]
    made_in = {code: StateMark(name, number % 3 > 0, number) for number, (code, name) in enumerate(names)}
    places = [
        PlaceMark(f"Place {n}", 33 + n % 7 * 0.7, 38 + n % 5 * 1.1, (25_000, 100_000)[n % 2], n)
        for n in range(40)
    ]
    return world_map(made_in, places, title="Crowded", description="d", width=width)


@pytest.mark.browser
def test_words_stay_inside_and_apart(tmp_path: Path) -> None:
    if BROWSER is None:
        pytest.skip("no chromium here: apt-get install chromium, or set HEADSTAMP_BROWSER")
    pictures = [draw(width) for width in (WIDE, NARROW) for draw in (*EXAMPLES.values(), crowded)]
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body>{'<hr>'.join(pictures)}{MEASURE}</body>", encoding="utf-8"
    )
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    seen = subprocess.run(
        [BROWSER, *FLAGS, profile, page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    ).stdout
    told = re.search(r"<pre>(.*?)</pre>", seen, re.DOTALL)
    assert told is not None, seen[-500:]
    measured = json.loads(unescape(told[1]))
    assert measured["pictures"] == len(pictures)
    assert measured["found"] == []
