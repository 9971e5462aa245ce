#!/usr/bin/env python3
"""Extracts the English prose of Debian's manuals, a record a page, as JSON Lines.

    prose.py FOLDER… > prose.jsonl

A folder is what a package unpacks to. Of an HTML page the paragraphs and list items count whose text is prose:
without code, keys or screens in them (a plain-text reader would see those as words), eight words or more, and
from a capital to a full stop.
"""

import gzip
import html.parser
import json
import pathlib
import re
import sys

BLOCKS = {"p", "li", "dd", "blockquote", "td", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "section", "body"}
# Elements whose words are no prose.
SKIPPED = {"script", "style", "pre", "nav", "table", "footer", "head", "header", "sup"}
# Elements that make their paragraph unfit.
CODE = {"code", "tt", "kbd", "samp", "var", "input"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs = []
        self.words = []
        self.fit = True
        self.skipped = 0

    def end_paragraph(self):
        text = re.sub(r"\s+", " ", "".join(self.words)).strip()
        if self.fit and len(text.split()) >= 8 and re.search(r"[.!?][”\")]?$", text):
            if re.match(r"[“\"(]?[A-Z0-9]", text):
                self.paragraphs.append(text)
        self.words, self.fit = [], True

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.end_paragraph()
        if tag in SKIPPED:
            self.skipped += 1
        if tag in CODE:
            self.fit = False
        # The titles of the pages before and after, cut off by their publisher.
        if tag == "li" and (dict(attributes).get("class") or "") in ("previous", "next"):
            self.fit = False
        if tag == "br":
            self.words.append(" ")
        if tag == "span" and "code" in (dict(attributes).get("class") or ""):
            self.fit = False

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_paragraph()
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)

    def handle_data(self, data):
        if not self.skipped:
            self.words.append(data)


def is_english(path):
    """Translations stand in folders or under endings named after their language."""
    parts = [re.sub(r"\.html$", "", part) for part in path.parts]
    folder = path.parent.name
    if re.fullmatch(r"[a-z]{2,3}([-_][A-Za-z]+)?", folder) and (path.parent.parent / "en").exists():
        return folder == "en"
    if re.fullmatch(r"[a-z]{2}[-_][A-Z]{2}", folder):
        return folder in ("en-US", "en_US", "en-GB")
    ending = re.search(r"\.([a-z]{2}([-_][a-z]+)?)$", parts[-1])
    return ending is None or ending.group(1) == "en"


def main():
    seen = set()
    for folder in map(pathlib.Path, sys.argv[1:]):
        for path in sorted(folder.rglob("*.html")):
            if path.is_symlink() or not path.is_file() or not is_english(path):
                continue
            page = Page()
            page.feed(path.read_text(encoding="utf-8", errors="replace"))
            page.end_paragraph()
            # Pages share passages: the whole manual as one page, licences.
            fresh = [text for text in page.paragraphs if text not in seen]
            seen.update(fresh)
            if fresh:
                name = f"{folder.name}/{path.name}"
                print(json.dumps({"id": name, "text": "\n\n".join(fresh) + "\n"}, ensure_ascii=False))


main()
