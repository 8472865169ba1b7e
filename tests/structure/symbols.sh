#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# symbols.sh SOURCE_DIR BUILD_DIR: exported symbols == declared functions == the stored list, of
# which the version script is made; how the library is linked; what it takes from other libraries.
set -eu
source=$1
build=$2
library=$build/libnnc.so
work=$build/structure/symbols
mkdir -p "$work"
declared=$source/tests/structure/declared.awk
bad=0

# same WHAT FILE WHAT FILE: two sorted lists are equal.
same() {
  if ! diff "$2" "$4" >"$work/difference"; then
    echo "only in $1 (<) or only in $3 (>):"
    grep '^[<>]' "$work/difference"
    bad=1
  fi
}

# mpi.h is of another library: mpi_symbols.sh.
find "$source/include/nnc" -maxdepth 1 -name '*.h' ! -name mpi.h -exec cat {} + | awk -f "$declared" |
  sort >"$work/declared"
uniq -d <"$work/declared" >"$work/twice"
if [ -s "$work/twice" ]; then
  echo "declared twice:"
  cat "$work/twice"
  bad=1
fi
awk '{ print $1 }' "$source/tests/abi/symbols.txt" | sort >"$work/stored"
# Type A is the name of the version node itself.
nm -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' |
  sort >"$work/exported"
awk -f "$declared" "$build/include/nnc/nnc_ffi.h" | sort >"$work/flattened"

same "the headers" "$work/declared" "tests/abi/symbols.txt" "$work/stored"
same "the headers" "$work/declared" "libnnc.so" "$work/exported"
same "the headers" "$work/declared" "nnc_ffi.h" "$work/flattened"

# needs WHAT PATTERN: readelf shows it.
readelf -dlW "$library" >"$work/elf"
needs() {
  if ! grep -q -- "$2" "$work/elf"; then
    echo "libnnc.so: not $1"
    bad=1
  fi
}
needs "named libnnc.so.1" 'SONAME.*\[libnnc\.so\.1\]'
needs "bound at start" 'FLAGS_1.*NOW'
needs "kept loaded (nodelete)" 'FLAGS_1.*NODELETE'
needs "read-only after relocation" 'GNU_RELRO'
if grep -q 'GNU_STACK.*RWE' "$work/elf" || grep -q TEXTREL "$work/elf"; then
  echo "libnnc.so: an executable stack or relocations in its code"
  bad=1
fi
known='libdnnl|libopenblas|libgomp|libstdc\+\+|libm|libgcc_s|libc|libz|libpng[0-9]+|libjpeg|ld-linux[^]]*'
if grep 'NEEDED' "$work/elf" | grep -vE "\[($known)\.so"; then
  echo "libnnc.so: links a library that is not in the list"
  bad=1
fi
# What it takes from others, by name. Type w is taken if it is there.
nm -D --undefined-only "$library" | awk '
  { sub(/@.*/, "", $2); sub(/^__isoc[0-9]+_/, "", $2); print $2 }' |
  sed 's/^__\(.*\)_chk$/\1/' | LC_ALL=C sort -u >"$work/undefined"
awk '
  FNR == NR { if (/[*]$/) begin[substr($0, 1, length($0) - 1)]; else if (/^[^#]/) allowed[$0]; next }
  $0 in allowed { next }
  { for (b in begin) if (index($0, b) == 1) next; print; bad = 1 }
  END { exit bad }' "$source/tests/abi/undefined.txt" "$work/undefined" >"$work/not_allowed" || {
  echo "libnnc.so takes what tests/abi/undefined.txt does not list:"
  cat "$work/not_allowed"
  bad=1
}
echo "$(wc -l <"$work/declared") functions, $(wc -l <"$work/undefined") names of other libraries"
[ -s "$work/declared" ] && exit $bad
