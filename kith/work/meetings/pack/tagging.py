"""The tags of a pack: those of Kith’s own pages and those that papers bring along, in one tree.

A reader with a screen reader hears only what is tagged. So a paper without tags is taken in as it is read
from top to bottom, each page as one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

STANDARD_PART = Name.Part


class Tags:
    """The structure tree of a pack while it is being bound."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self.whole = whole
        self.tree = whole.Root.StructTreeRoot
        self.document = self.tree.K[0] if isinstance(self.tree.K, Array) else self.tree.K
        self.parents = list(_numbers(self.tree.ParentTree))
        self.names = list(_names(self.tree.get("/IDTree")))
        self.next_key = 1 + max((key for key, _value in self.parents), default=-1)
        self.parts: list[Any] = []

    def take_over(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page], title: str) -> None:
        """Bring the tags of a paper into the tree, once its pages stand in the pack."""
        part = self.whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=STANDARD_PART, P=self.document, T=String(title), K=Array())
        )
        self.parts.append(part)
        tree = source.Root.get("/StructTreeRoot")
        if tree is not None and tree.get("/K") is not None and tree.get("/ParentTree") is not None:
            self._take_tree(source, part, pages)
        else:
            self._tag_plainly(part, pages)

    def settle(self) -> None:
        """Write the tree back: parts in the order of their pages, and whatever leads from pages to tags."""
        at = {page.obj.objgen: number for number, page in enumerate(self.whole.pages)}
        here, in_order = 0, []
        for number, child in enumerate([*_children(self.document), *self.parts]):
            here = _first_page(child, at, here)
            in_order.append((here, number, child))
        self.document["/K"] = Array([child for _page, _number, child in sorted(in_order, key=_place)])
        flat: list[Any] = []
        for key, value in sorted(self.parents, key=lambda found: found[0]):
            flat += [key, value]
        self.tree["/ParentTree"] = self.whole.make_indirect(Dictionary(Nums=Array(flat)))
        self.tree["/ParentTreeNextKey"] = self.next_key
        if self.names:
            self.tree["/IDTree"] = self.whole.make_indirect(_name_tree(self.names))

    def _take_tree(self, source: pikepdf.Pdf, part: Any, pages: Sequence[pikepdf.Page]) -> None:
        theirs = source.Root.StructTreeRoot
        if not theirs.is_indirect:
            theirs = source.make_indirect(theirs)
        # The pages were taken in before, so what the tree says of pages now says it of those in the pack.
        tree = self.whole.copy_foreign(theirs)
        offset = self.next_key
        for key, value in _numbers(tree.ParentTree):
            self.parents.append((key + offset, value))
            self.next_key = max(self.next_key, key + offset + 1)
        moved: set[tuple[int, int]] = set()
        for page in pages:
            _move_keys(page, offset, moved)
        prefix = f"p{len(self.parts)}-".encode()
        self.names += [(prefix + name, element) for name, element in _names(tree.get("/IDTree"))]
        _make_standard(tree, prefix)
        for child in _children(tree):
            child["/P"] = part
            part.K.append(child)

    def _tag_plainly(self, part: Any, pages: Sequence[pikepdf.Page]) -> None:
        for page in pages:
            # What is left of tags without a tree would be counted twice.
            if b"/MCID" in _content(page):
                continue
            paragraph = self.whole.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=page.obj, K=0)
            )
            page.contents_add(b"/P <</MCID 0>> BDC", prepend=True)
            page.contents_add(b"EMC")
            page.obj["/StructParents"] = self.next_key
            self.parents.append((self.next_key, Array([paragraph])))
            self.next_key += 1
            part.K.append(paragraph)


def _place(found: tuple[int, int, Any]) -> tuple[int, int]:
    return found[0], found[1]


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents] if contents is not None else []
    return b"\n".join(stream.read_bytes() for stream in streams)


def _children(element: Any) -> list[Any]:
    """Return the elements below one, without the pieces of pages that it holds itself."""
    kids = element.get("/K")
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in found if isinstance(kid, Dictionary) and "/S" in kid]


def _first_page(element: Any, at: dict[tuple[int, int], int], before: int) -> int:
    """Return on which page of the pack an element begins; where it doesn’t say, that of the one before."""
    for one in _walk(element):
        page = one.get("/Pg")
        if page is not None and page.objgen in at:
            return at[page.objgen]
    return before


def _walk(top: Any) -> Iterator[Any]:
    """Yield an element and all below it, each once, from top to bottom."""
    waiting, seen = [top], set()
    while waiting:
        one = waiting.pop()
        if one.objgen != (0, 0) and one.objgen in seen:
            continue
        seen.add(one.objgen)
        yield one
        waiting.extend(reversed(_children(one)))


def _make_standard(tree: Any, prefix: bytes) -> None:
    """Say every element by its standard name, and keep the ids of different papers apart."""
    roles = dict(tree.get("/RoleMap", Dictionary()).items())
    for child in _children(tree):
        for element in _walk(child):
            name = _role(str(element.S), roles)
            # There is one document, the pack; a paper is a part of it.
            element["/S"] = Name.Sect if name == "/Document" else Name(name)
            if "/ID" in element:
                element["/ID"] = String(prefix + bytes(element.ID))
            _rename_headers(element.get("/A"), prefix)


def _role(name: str, roles: dict[str, Any]) -> str:
    for _step in range(len(roles)):
        if name not in roles:
            break
        name = str(roles[name])
    return name


def _rename_headers(attributes: Any, prefix: bytes) -> None:
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(one, Dictionary) and "/Headers" in one:
            one["/Headers"] = Array([String(prefix + bytes(name)) for name in one.Headers])


def _move_keys(page: pikepdf.Page, offset: int, moved: set[tuple[int, int]]) -> None:
    """Let a page, its links and its pictures point to where their tags now are; what pages share, once."""
    pictures = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for one in (page.obj, *page.obj.get("/Annots", []), *(one for _name, one in pictures.items())):
        if one.objgen != (0, 0) and one.objgen in moved:
            continue
        moved.add(one.objgen)
        for key in ("/StructParents", "/StructParent"):
            if key in one:
                one[key] = int(one[key]) + offset


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield the keys and values of a tree of numbers, wherever in it they are."""
    pairs = list(tree.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=False))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _names(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """Yield the names and values of a tree of names, wherever in it they are."""
    if tree is None:
        return
    pairs = list(tree.get("/Names", []))
    yield from ((bytes(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=False))
    for kid in tree.get("/Kids", []):
        yield from _names(kid)


def _name_tree(names: list[tuple[bytes, Any]]) -> Dictionary:
    flat: list[Any] = []
    in_order = sorted(names, key=lambda found: found[0])
    for name, value in in_order:
        flat += [String(name), value]
    return Dictionary(Names=Array(flat))
