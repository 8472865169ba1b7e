#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""filter.py FILE: what Doxygen reads in the place of a public header or of a page.

The comment above a declaration is its documentation; to that of a function come PyTorch's name for it
and who owns what it gives, which follow from its declaration. A title ("---- name ----") begins a
group, what stands on its own is of the header's preface. Indented lines stay as they are.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "capi/bindings"))
import declarations  # noqa: E402  (its folder must be known first)

TITLE = re.compile(r"^---- (.*?) ----$")
TORCH = {}
for line in (root / "capi/MIGRATION.md").read_text(encoding="utf-8").splitlines():
    row = re.match(r"\| `(torch[\w.]+)` \| (.*) \|$", line)
    for name in re.findall(r"`(nnc_\w+)`", row[2]) if row else ():
        TORCH.setdefault(name, []).append(row[1])


def escaped(text):
    # A line that begins with a number and a dot would be an item of a list.
    return re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r'([\\@%#<>&$|"])', r"\\\1", text))


def prose(text):
    """A comment's text for Doxygen: paragraphs, and blocks of indented lines as they are."""
    lines, block = [], []
    for line in text.split("\n") + [""]:
        if line.startswith("  "):
            block.append(line)
            continue
        if block:
            lines += ["@verbatim", *block, "@endverbatim"]
            block = []
        lines.append(escaped(line))
    return "\n".join(lines).strip()


def ownership(f):
    outs = [p for p in f.parameters if p.role in ("out", "outs")]
    if outs:
        names = ", ".join(f"*{p.name}" if p.role == "out" else f"the handles in {p.name}" for p in outs)
        return f"{names}: yours to release, or released with ctx if that is a scope; untouched on an error."
    if any(p.role == "callback" for p in f.parameters):
        return "self stays yours on an error."
    return ""


def additions(f):
    parts = []
    if f.name in TORCH:
        parts.append("@par PyTorch\n" + escaped(", ".join(dict.fromkeys(TORCH[f.name]))))
    owned = ownership(f)
    if owned:
        parts.append("@par Ownership\n" + escaped(owned))
    if f.fails:
        parts.append("@return NULL for success, or an error that is yours to read and free.")
    return "\n\n".join(parts)


def members(declaration):
    """Comments of members: behind one on its line, or before it."""
    def one(match):
        text = prose(declarations._comment(match[2]))
        return match[1] + (f"/**< {text} */" if match[1].strip() else f"/** {text} */")

    return re.sub(r"([^\n]*?)(/\*.*?\*/)", one, declaration, flags=re.S)


def page(text):
    """A page without its links to other files, which are not among the pages."""
    return re.sub(r"\[([^\]]*)\]\((?!https?:|#)[^)]*\)", r"\1", text)


def documented(path):
    text = path.read_text(encoding="utf-8")
    functions = {f.name: f for f in declarations.read(root / "include").functions}
    out, preface, comment, group = [], [], None, False
    end = 0
    pieces = declarations.PIECE
    for piece in pieces.finditer(text):
        between = text[end:piece.start()]
        if piece["comment"] is None and piece["blank"] is None:
            if "typedef" in between:  # of a number, before its constants
                out.append(f"/** {prose(comment or 'One of these constants.')} */\n")
                comment = None
            out.append(between)
        end = piece.end()
        if piece["comment"]:
            if comment is not None:
                preface.append(comment)
            comment = declarations._comment(piece["comment"])
            first, _, rest = comment.partition("\n")
            title = TITLE.match(first.strip())
            if title:
                out.append(("/**@}*/\n" if group else "") + f"/** @name {escaped(title[1])}\n\n{prose(rest)} */\n/**@{{*/\n")
                group, comment = True, None
            elif first.startswith("SPDX"):
                comment = None
        elif piece["blank"]:
            if comment is not None:
                preface.append(comment)
            comment = None
            out.append("\n\n")
        elif piece["directive"]:
            if comment is not None:
                preface.append(comment)
            comment = None
            out.append(piece["directive"])
        else:
            name = piece["name"] or piece["struct_name"] or piece["opaque_name"] or piece["pointer_name"]
            f = functions.get(piece["name"] or "")
            doc = f.doc if f else comment
            if doc:
                out.append("/** " + prose(doc) + ("\n\n" + additions(f) if f else "") + " */\n")
            elif piece["opaque"]:
                out.append("/** A handle: see nnc/status.h. */\n")
            elif piece["struct"]:
                out.append("/** Functions of yours: see above. */\n")
            comment = None
            out.append(members(piece[0]))
    out.append(text[end:])
    if group:
        out.append("\n/**@}*/\n")
    head = f"/** @file {path.name}\n{chr(10).join(prose(p) + chr(10) for p in preface)} */\n"
    return head + "".join(out)


path = pathlib.Path(sys.argv[1])
sys.stdout.write(documented(path) if path.suffix == ".h" else page(path.read_text(encoding="utf-8")))
