#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# header_purity.sh SOURCE_DIR: each public header, alone and twice, is clean in every standard of C
# and C++ that it is for, with gcc and clang. nnc.h and nnc.hpp are all of them together. Of the C++
# headers, which take long, each is read in one standard by each compiler, and nnc.hpp in both.
set -u
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/check" <<'EOF'
# check COMPILER LANGUAGE STANDARD HEADER
[ "$2" = c ] && prototypes=-Wstrict-prototypes || prototypes=
printf '#include <%s>\n#include <%s>\n' "$4" "$4" |
  "$1" -x "$2" "-std=$3" -fsyntax-only -Wpedantic -Wall -Wextra -Werror $prototypes \
    -I"$root/include" - 2>"$0.$$" || { echo "$4: not clean for $1 -std=$3"; cat "$0.$$"; }
rm -f "$0.$$"
EOF

for compiler in gcc clang; do
  if ! command -v $compiler >/dev/null 2>&1; then
    echo "no $compiler: not tried" >&2
    continue
  fi
  for header in $(cd "$root/include" && ls nnc/*.h); do
    for standard in c99 c11 c17; do echo "$compiler c $standard $header"; done
    for standard in c++11 c++14 c++17 c++20; do echo "$compiler c++ $standard $header"; done
  done
  for header in $(cd "$root/include" && ls nnc/*.hpp nnc/functions/*.hpp nnc/methods/*.hpp); do
    case $compiler in gcc) standards=c++17 ;; *) standards=c++20 ;; esac
    [ "$header" != nnc/nnc.hpp ] || standards='c++17 c++20'
    for standard in $standards; do echo "$compiler c++ $standard $header"; done
  done
done >"$work/list"

export root
xargs -P 2 -L 1 sh "$work/check" <"$work/list" >"$work/bad"
cat "$work/bad"
echo "$(wc -l <"$work/list") compilations, $(grep -c '^nnc/.*: not clean' "$work/bad") failed"
[ ! -s "$work/bad" ] && [ -s "$work/list" ]
