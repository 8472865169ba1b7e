#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes nnc-sys/src/bindings.rs and mpi_bindings.rs (by bindgen) and nnc/src/generated/ from the C headers.

    generate.py            writes them
    generate.py --check    exit 1 if stored files are not what would be written, and says which

NNC_LIB_DIR says where libnnc.so is, which tells the arguments of layers.

The two need the command bindgen; without it nothing writes them. --check compares their text where
there is the bindgen that made it, and the table of layers where there is libnnc.so. It always compares
their functions, the types of the parameters, the fields of tables and the constants with the headers as
declarations.py reads them. nnc/mpi.h, another library's header, has mpi_bindings.rs to itself.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE / "../../../include"
BINDINGS = HERE / "nnc-sys/src/bindings.rs"
MPI_BINDINGS = HERE / "nnc-sys/src/mpi_bindings.rs"
GENERATED = HERE / "nnc/src/generated"
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
import declarations  # noqa: E402
import layers  # noqa: E402
import safe  # noqa: E402

MARK = "// SPDX-License-Identifier: Apache-2.0\n// Made by generate.py from the C headers.\n"


def bindgen(headers, header, *choice):
    """The declarations of one header, with its comments above the functions."""
    command = ["bindgen", str(INCLUDE.resolve() / "nnc" / header), *choice,
               "--no-layout-tests", "--no-doc-comments", "--disable-header-comment",
               "--", "-I", str(INCLUDE.resolve())]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout
    docs = {f.name: f.doc for f in headers.functions}
    lines = []
    for line in text.splitlines():
        match = re.match(r"    pub fn (\w+)\(", line)
        if match:
            lines += safe.doc_lines(docs[match[1]], "    ")
        lines.append(line)
    return f"{MARK}// With {version()}.\n\n" + "\n".join(lines).strip() + "\n"


def raw(headers, mpi):
    """What makes each file of declarations."""
    return {BINDINGS: lambda: bindgen(headers, "nnc.h", "--allowlist-function", "nnc_.*", "--allowlist-type",
                                      "nnc_.*", "--allowlist-var", "NNC_.*", "--blocklist-type", "__u?int.*"),
            MPI_BINDINGS: lambda: bindgen(mpi, "mpi.h", "--allowlist-function", "nnc_mpi_.*", "--allowlist-type",
                                          "nnc_mpi_.*", "--no-recursive-allowlist",
                                          "--raw-line", "use super::bindings::*;")}


def mpi_headers(headers):
    """What nnc/mpi.h declares itself, without what it includes."""
    mpi = declarations.read(INCLUDE, "mpi.h")
    mpi.functions = [f for f in mpi.functions if f.header == "mpi.h"]
    mpi.structs, mpi.constants = mpi.structs[len(headers.structs):], mpi.constants[len(headers.constants):]
    mpi.objects = mpi.objects[len(headers.objects):]
    return mpi


def version():
    """Which bindgen there is, or "": each writes the same in other words."""
    if not shutil.which("bindgen"):
        return ""
    return subprocess.run(["bindgen", "--version"], check=True, stdout=subprocess.PIPE,
                          universal_newlines=True).stdout.strip()


# ---- the declarations without bindgen ----

def rust_type(text):
    """The Rust type that bindgen makes of a C type, without spaces."""
    text = text.strip()
    if "(*)" in text:
        result, parameters = re.fullmatch(r"(.*?)\s*\(\*\)\((.*)\)", text).groups()
        names = ",".join(rust_type(p.rsplit(" ", 1)[0]) for p in parameters.split(","))
        arrow = "" if result == "void" else "->" + rust_type(result)
        return f'::std::option::Option<unsafeextern"C"fn({names}){arrow}>'
    if text.endswith("*const *"):
        return "*const*mut" + rust_type(text[:-len("*const *")])
    if text.endswith("**"):
        return "*mut*mut" + rust_type(text[:-2])
    if text.endswith("*"):
        base = text[:-1].strip()
        kind = "*const" if base.startswith("const ") else "*mut"
        return kind + rust_type(base.replace("const ", "", 1))
    plain = {"int64_t": "i64", "int32_t": "i32", "double": "f64", "uintptr_t": "usize",
             "char": "::std::os::raw::c_char", "void": "::std::os::raw::c_void"}
    return plain.get(text, text.replace("struct ", ""))


def stored_functions(text):
    """name: ("type,type,...", result) of a bindings.rs, without spaces and names of parameters."""
    found = {}
    for name, parameters, result in re.findall(r"pub fn (nnc_\w+)\((.*?)\)\s*(?:->\s*([^;{}]*?))?;", text, re.S):
        types = squeezed(re.sub(r"\b\w+:\s+", "", parameters) + ")")[:-1]
        found[name] = (types, squeezed(result))
    return found


def compare_declarations(headers, text):
    """What a file of declarations has otherwise than the headers."""
    stored = stored_functions(text)
    known = {f.name for f in headers.functions}
    faults = [f"{name} is no function of the headers" for name in stored if name not in known]
    for f in headers.functions:
        wanted = (",".join(rust_type(p.type) for p in f.parameters),
                  "" if f.result == "void" else rust_type(f.result))
        if stored.get(f.name) != wanted:
            faults.append(f"{f.name}: {stored.get(f.name, 'missing')}, not {wanted}")
    for struct in headers.structs:
        body = re.search(rf"pub struct {struct.name} \{{(.*?)\n\}}", text, re.S)
        fields = re.findall(r"pub (\w+):", body[1]) if body else []
        if fields != [name for name, _, _ in struct.fields]:
            faults.append(f"{struct.name}: {fields}")
    for name, value in headers.constants:
        if not re.search(rf"pub const {name}: \w+ = {value};", text):
            faults.append(f"{name} is not {value}")
    return faults


def squeezed(text):
    """Without what a formatter of another version would do otherwise."""
    return re.sub(r",(?=[)\]}>])", "", re.sub(r"\s", "", text))


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit("usage: generate.py [--check]")
    headers = declarations.read(INCLUDE)
    mpi = mpi_headers(headers)
    files = {GENERATED / name: MARK + text for name, text in safe.files(headers).items()}
    library = pathlib.Path(os.environ.get("NNC_LIB_DIR", "")) / "libnnc.so"
    if library.exists():
        rows = (HERE / "../../../tests/golden/module_rows.txt").read_text(encoding="utf-8")
        mark = MARK.replace("the C headers", "nnc_signature")
        files[GENERATED / "layers.rs"] = mark + "".join("\n" + part for part in layers.table(library, rows))
    for path, write in raw(headers, mpi).items():
        stored = path.read_text(encoding="utf-8") if path.exists() else ""
        if version() and (not check or f"// With {version()}.\n" in stored):
            files[path] = write()
    faults = []
    for path, text in sorted(files.items()):
        stored = path.read_text(encoding="utf-8") if path.exists() else ""
        if check and squeezed(stored) != squeezed(text):
            faults.append(f"{path.relative_to(HERE)} is not what generate.py writes")
        elif not check and stored != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in sorted(GENERATED.glob("*.rs")):
        if path not in files and path.name != "layers.rs":
            faults.append(f"{path.relative_to(HERE)} is not made by generate.py any more")
    for path, declared in ((BINDINGS, headers), (MPI_BINDINGS, mpi)):
        faults += compare_declarations(declared, path.read_text(encoding="utf-8"))
    for fault in faults:
        print(fault)
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
