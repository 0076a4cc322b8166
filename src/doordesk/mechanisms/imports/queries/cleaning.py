"""From what another system stored, perhaps HTML, to plain text that can stand anywhere. Touches nothing.

Only text with an HTML element's tag or a character reference is taken as HTML: 'vector<int>' and 'a < b' in
somebody's notes stay. Lists keep their dashes, links to the web their address; nothing else of HTML remains.
"""

import re
from html import unescape
from html.parser import HTMLParser

import nh3

BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"}
BREAKS = {"br", "dd", "dt", "hr", "tr"}
KEPT = BLOCKS | BREAKS | {"a", "li", "td", "th"}
DROPPED_WHOLE = {"script", "style"}
INLINE = (
    "abbr address article aside audio b base big body button canvas caption center cite code col colgroup "
    "del details dfn dialog dl em embed fieldset figcaption figure font footer form frame frameset head "
    "header html i iframe img input ins kbd label legend link main map mark marquee math meta nav noscript "
    "object option picture q s samp section select small source span strike strong sub summary sup svg tbody "
    "template textarea tfoot thead time title tt u var video wbr"
)
ELEMENTS = KEPT | DROPPED_WHOLE | set(INLINE.split())
NAMES = "|".join(sorted(ELEMENTS))
TAG = re.compile(  # an element known by name with words for attributes, or anything at all that sets one
    rf"</?(?:{NAMES})(?:[\s/]+[\w:-]+)*[\s/]*>|<[a-z!?/][^<>=]*=[^<>]*>|<!--|<!doctype", re.IGNORECASE
)
REFERENCE = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
LINE_TAG = re.compile(rf"<(?:{'|'.join(sorted(BLOCKS | BREAKS | {'li'}))})\b", re.IGNORECASE)
UNHELD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MOST_ROUNDS = 5


def plain(text: str) -> str:
    """Return the text without HTML (also without HTML that was escaped), blanks at its ends and odd signs."""
    text = _showable(text)
    for _ in range(MOST_ROUNDS if "<" in text or "&" in text else 0):
        if TAG.search(text):
            text = _flat(text)
        elif REFERENCE.search(text):
            text = _showable(unescape(text))
        else:
            break
    if TAG.search(text):
        text = text.replace("<", "‹").replace(">", "›")
    return _tidy(text)


def one_line(text: str, longest: int) -> str:
    """Return plain text on one line, cut with '…' where it is longer."""
    line = " ".join(plain(text).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _flat(text: str) -> str:
    safe = nh3.clean(
        text,
        tags=KEPT,
        clean_content_tags=DROPPED_WHOLE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = _Flattener(keeps_lines=not LINE_TAG.search(safe))
    reader.feed(safe)
    reader.close()
    return reader.text


class _Flattener(HTMLParser):
    """Writes down what a reader of the page would see."""

    def __init__(self, *, keeps_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._keeps_lines, self._in_code = keeps_lines, 0
        self._href, self._linked = "", 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href, self._linked = dict(attrs).get("href") or "", len(self._parts)
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in {"td", "th"}:
            self._parts.append(" ")
        elif tag == "p" and self._parts[-1:] == ["\n- "]:
            return
        elif tag in KEPT:
            self._in_code += tag == "pre"
            self._parts.append("\n\n" if tag in BLOCKS else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            shown = "".join(self._parts[self._linked :]).strip()
            if self._href and self._href != shown:
                self._parts.append(f" ({self._href})")
            self._href = ""
        elif tag in BLOCKS:
            self._in_code -= tag == "pre"
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        as_typed = self._keeps_lines or self._in_code
        self._parts.append(data if as_typed else re.sub(r"\s+", " ", data))


def _showable(text: str) -> str:
    """Drop signs that no database or page can hold."""
    return UNHELD.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))


def _tidy(text: str) -> str:
    """Drop blank space that says nothing; the indentation of code stays."""
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ (?=\S)", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
