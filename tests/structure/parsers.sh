#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# parsers.sh SOURCE_DIR BUILD_DIR: what other languages read the headers with sees every function:
# pycparser, cffi, SWIG and bindgen, as far as they are installed. (cgo: the Go package calls all.)
set -u
header=$2/include/nnc/nnc_ffi.h
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '{ print $1 }' "$1/tests/abi/symbols.txt" >"$work/expected"
tried=0
bad=0

# seen NAME: the functions in $work/found are those of the list. (At the end of a pipe it would count
# in a shell of its own.)
seen() {
  tried=$((tried + 1))
  sort -u "$work/found" >"$work/seen"
  if cmp -s "$work/expected" "$work/seen"; then
    echo "$1: $(wc -l <"$work/seen") functions"
  else
    echo "$1 sees other functions:"
    diff "$work/expected" "$work/seen" | head
    bad=1
  fi
}

# Debian's modules belong to its own Python.
for python in python3 /usr/bin/python3; do
  command -v $python >/dev/null && $python -c 'import pycparser, cffi' 2>"$work/none" && break
  python=
done
if [ -n "$python" ]; then
  # It has to be told the integer types; cffi knows them.
  {
    echo 'typedef int int32_t; typedef long int64_t; typedef unsigned long uintptr_t;'
    cat "$header"
  } >"$work/whole.h"
  $python - "$work/whole.h" >"$work/found" <<'EOF'
import sys
import pycparser
from pycparser import c_ast
with open(sys.argv[1], encoding="utf-8") as file:
    tree = pycparser.CParser().parse(file.read())
print("\n".join(d.name for d in tree.ext if isinstance(d, c_ast.Decl) and isinstance(d.type, c_ast.FuncDecl)))
EOF
  seen pycparser
  # cffi's dlopen finds each function that it was told of in the library, with these types.
  $python - "$header" "$2/libnnc.so" >"$work/found" <<'EOF'
import re
import sys
import cffi
ffi = cffi.FFI()
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
ffi.cdef(text)
lib = ffi.dlopen(sys.argv[2])
for name in re.findall(r"\b(nnc_\w+)\(", re.sub(r"\{[^{}]*\}", "", text)):
    if ffi.typeof(getattr(lib, name)).kind == "function":
        print(name)
EOF
  seen cffi
fi
if command -v swig >/dev/null; then
  printf '%%module nnc\n%%include "stdint.i"\n%%include "nnc_ffi.h"\n' >"$work/nnc.i"
  swig -python -w451,454 -I"$2/include/nnc" -o "$work/nnc_wrap.c" "$work/nnc.i"
  # Beside the functions it wraps the fields of structs.
  sed -n 's/.*{ "\(nnc_[a-z0-9_]*\)", _wrap_nnc_.*/\1/p' "$work/nnc_wrap.c" |
    grep -Fxf "$work/expected" >"$work/found"
  seen SWIG
fi
if command -v bindgen >/dev/null; then
  bindgen "$1/include/nnc/nnc.h" -- -I"$1/include" >"$work/nnc.rs"
  # Without rustfmt it is written with blanks between all words, in one line.
  grep -oE 'pub fn nnc_[a-z0-9_]+ *\(' "$work/nnc.rs" | grep -oE 'nnc_[a-z0-9_]+' >"$work/found"
  seen bindgen
fi
[ $tried -gt 0 ] || exit 77
exit $bad
