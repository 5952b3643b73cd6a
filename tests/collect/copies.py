"""Damaged copies of files, from a seed: cut, bytes changed, blocks moved, line ends, columns, encodings, containers."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[bytes, random.Random], bytes]
CONTAINERS = (b"PK\x03\x04", b"\x1f\x8b")
ENCODINGS = ("utf-16", "utf-8-sig", "latin-1", "cp1252", "cp1251", "mac_roman", "utf-32")
LINE_ENDS = (b"\n", b"\r\n", b"\r", b"\r\r\n", b"\n\n", b"\x0b", b"\xe2\x80\xa8")


def text_of(content: bytes) -> bytes:
    """What is inside a packed file of one text, or the file itself."""
    if content.startswith(CONTAINERS[1]):
        return gzip.decompress(content)
    if content[:64].replace(b" ", b"").startswith(b'{"bytes":'):
        return base64.b64decode(json.loads(content)["bytes"])
    return content


def shortened(content: bytes, lines: int) -> bytes:
    """The beginning of a text of any sort that we know, so long that its register can be told; a workbook as it is."""
    if content.startswith(CONTAINERS[0]):
        return content
    if b"<html" in content[:2000].lower():
        begin = content.find(b"of which")
        items = content[begin:].split(b"</li>")
        return content[:begin] + b"</li>".join(items[: lines // 4]) + b"</li></ul></body></html>\n"
    kept = content.splitlines(keepends=True)[:lines]
    if len(kept) < lines:
        return content
    if content.startswith(b"{\\rtf"):
        return b"".join(kept) + b"}\n"
    if content.lstrip().startswith(b"["):
        return b"".join(kept).rstrip().rstrip(b",") + b"\n]\n"
    return b"".join(kept)


def cut_at_byte(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randrange(1, len(content))]


def cut_at_line(content: bytes, draw: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(lines[: draw.randrange(1, len(lines) + 1)])


def flipped_in_head(content: bytes, draw: random.Random) -> bytes:
    return _flipped(content, draw.randrange(min(len(content), 600)), draw)


def flipped_in_body(content: bytes, draw: random.Random) -> bytes:
    return _flipped(content, draw.randrange(len(content)), draw)


def block_gone(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.choice((3, 50, 900, 5000)) :] or b"x"


def block_doubled(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[: at + draw.choice((3, 50, 900, 5000))] + content[at:]


def line_ends_changed(content: bytes, draw: random.Random) -> bytes:
    """All of them, or those from one line on."""
    lines = content.splitlines()
    at, end = draw.choice((0, draw.randrange(len(lines)))), draw.choice(LINE_ENDS)
    return b"\n".join([*lines[:at], b""]) + end.join([*lines[at:], b""])


def nul_put_in(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + b"\0" + content[at:]


def sign_put_in(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    sign = draw.choice((b'"', b",", b";", b"\t", b"\n", b"\r", b'"\n', b"\\", b"<", b"{", b"]", b"\x1a", b"9" * 5000))
    return content[:at] + sign + content[at:]


def column_dropped(content: bytes, draw: random.Random) -> bytes:
    return _with_rows(content, draw, lambda row, first, _: row[:first] + row[first + 1 :])


def columns_swapped(content: bytes, draw: random.Random) -> bytes:
    def swapped(row: list[str], first: int, second: int) -> list[str]:
        if max(first, second) < len(row):
            row[first], row[second] = row[second], row[first]
        return row

    return _with_rows(content, draw, swapped)


def encoded_otherwise(content: bytes, draw: random.Random) -> bytes:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.encode(draw.choice(ENCODINGS), "replace")


def lines_moved(content: bytes, draw: random.Random) -> bytes:
    """Some lines below the twentieth stand elsewhere."""
    lines = content.splitlines(keepends=True)
    lines[20:] = draw.sample(lines[20:], len(lines[20:]))
    return b"".join(lines)


TEXT: tuple[Damage, ...] = (
    cut_at_byte, cut_at_line, flipped_in_head, flipped_in_body, block_gone, block_doubled, line_ends_changed, nul_put_in,
    sign_put_in, column_dropped, columns_swapped, encoded_otherwise, lines_moved,
)  # fmt: skip
CONTAINER: tuple[Damage, ...] = (cut_at_byte, flipped_in_head, flipped_in_body, block_gone, block_doubled)


def damaged(content: bytes, damage: Damage, seed: int, *, in_container: bool = False) -> bytes:
    """One copy. A packed text is damaged and packed again, or its container is damaged.

    Args:
        content: the file, shortened.
        seed: copies of equal seeds are equal.
    """
    draw = random.Random(f"{damage.__name__} {seed}")
    if in_container:
        return damage(content, draw)
    inside = damage(text_of(content), draw)
    if content.startswith(CONTAINERS[1]):
        return gzip.compress(inside, 1)
    return inside if text_of(content) is content else json.dumps({"bytes": base64.b64encode(inside).decode()}).encode()


def small_copy(path: Path, lines: int) -> bytes:
    """A file's beginning, packed as the file is."""
    content = path.read_bytes()
    inside = shortened(text_of(content), lines)
    if content.startswith(CONTAINERS[1]):
        return gzip.compress(inside, 1)
    return inside if text_of(content) is content else json.dumps({"bytes": base64.b64encode(inside).decode()}).encode()


def _flipped(content: bytes, at: int, draw: random.Random) -> bytes:
    return content[:at] + bytes([content[at] ^ draw.randrange(1, 256)]) + content[at + 1 :]


def _with_rows(content: bytes, draw: random.Random, change: Callable[[list[str], int, int], list[str]]) -> bytes:
    """A table of the most frequent delimiter with its rows changed alike; any other text just as well."""
    text = content.decode("latin-1")
    delimiter = max(",;\t|", key=text.count)
    quoting = csv.QUOTE_MINIMAL if '"' in text else csv.QUOTE_NONE
    rows = [line.split(delimiter) for line in text.split("\n")] if quoting else list(csv.reader(io.StringIO(text), delimiter=delimiter))
    width = max(map(len, rows))
    first, second = draw.randrange(width), draw.randrange(width)
    rows = [change(row, first, second) for row in rows]
    if quoting:
        return "\n".join(delimiter.join(row) for row in rows).encode("latin-1")
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("latin-1")
