"""What programme.yaml holds but for its duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ctr.importing.links import PROGRAMME, Built, paragraphs
from ctr.importing.understood import Block, Draft
from ctr.problems import KeyPath


class ProgrammeBuilder:
    """The document but for part II; `about` is what its head and opening say."""

    def __init__(self, draft: Draft, about: Mapping[str, Any], built: Built) -> None:
        self.draft = draft
        self.about = about
        self.built = built

    def data(self) -> dict[str, Any]:
        """The keys that have a value, in their order in the file."""
        draft, about = self.draft, self.about
        data: dict[str, Any] = {
            "kind": about["kind"],
            "issuer": about["issuer"] or "[…]",
            "superior": draft.head["superior"][0] if "superior" in draft.head else None,
            "number": about["number"],
            "symbol": about["symbol"] or "[…]",
            "place": about["place"],
            "printed_place": about["printed_place"],
            "printed_dateline": draft.head["printed_dateline"][0]
            if "printed_dateline" in draft.head
            else None,
            "date": about["date"],
            "year": about["year"],
            "title": about["title"] or "[…]",
            "period": about["period"],
            "headings": [line.shown for line in draft.headings],
            "opening": paragraphs(draft.opening),
            "purpose": paragraphs(draft.purpose),
            "requirements": paragraphs(draft.requirements),
        }
        for key, value in data.items():
            if value == "[…]":
                self.built.missing.append("subject" if key == "title" else key)
        for key in (
            "kind",
            "issuer",
            "superior",
            "title",
            "number",
            "symbol",
            "place",
            "year",
            "date",
            "printed_dateline",
        ):
            if key in draft.head:
                whole = key in ("title", "printed_dateline")
                self.built.link(draft.head[key][1], PROGRAMME, (key,), whole=whole)
        for key in ("kind", "issuer", "superior", "number", "symbol", "place", "year", "date"):
            if key in draft.head:
                self.built.form += draft.head[key][1]
        for index, line in enumerate(draft.headings):
            self.built.link([line], PROGRAMME, ("headings", index))
        self.built.link(draft.opening, PROGRAMME, ("opening",))
        self.built.link(draft.purpose, PROGRAMME, ("purpose",))
        self.built.link(draft.requirements, PROGRAMME, ("requirements",))
        data["implementation"] = self._blocks(draft.implementation, "implementation")
        data["parts"] = self._blocks(draft.parts, "parts")
        data["closing"] = paragraphs(draft.closing)
        self.built.link(draft.closing, PROGRAMME, ("closing",))
        data["recipients"] = [name for name, _ in draft.recipients if name]
        kept = [lines for name, lines in draft.recipients if name]
        for index, lines in enumerate(kept):
            self.built.link(lines, PROGRAMME, ("recipients", index))
        data["signer"] = self._signer()
        return {key: value for key, value in data.items() if value not in (None, "", [], ())}

    def _signer(self) -> dict[str, Any]:
        signer: dict[str, Any] = {}
        for key in ("authority", "position", "name"):
            if key in self.draft.signer:
                text, lines = self.draft.signer[key]
                signer[key] = text
                self.built.link(lines, PROGRAMME, ("signer",))
        for key in ("position", "name"):
            if key not in signer:
                signer[key] = "[…]"
                self.built.missing.append(f"signer.{key}")
        return signer

    def _blocks(self, blocks: Sequence[Block], key: str) -> list[dict[str, Any]]:
        data: list[dict[str, Any]] = []
        for block in blocks:
            path: KeyPath = (key, len(data))
            lines = list(block.lines)
            paragraphs = [block.rest] if block.rest else []
            paragraphs += [line.shown for line in lines if line.shown]
            if block.title_line is not None:
                self.built.link([block.title_line], PROGRAMME, (*path, "title"))
            if block.inline is not None:
                self.built.link([block.inline], PROGRAMME, path)
            self.built.link(lines, PROGRAMME, (*path, "text"))
            title = block.title
            if not paragraphs:
                if data and key == "implementation":
                    before = data[-1]
                    before["text"] = f"{before['text']}\n\n{block.number} {title}".strip()
                    if block.title_line is not None:
                        self.built.links.pop()
                        self.built.link([block.title_line], PROGRAMME, (key, len(data) - 1, "text"))
                    continue
                paragraphs = [title]
            data.append({"title": title, "text": "\n\n".join(paragraphs)})
        return data
