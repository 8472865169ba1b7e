#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# header_purity.sh SOURCE_DIR: each public header, alone and twice, is clean C99 and C++11; nnc.h and
# nnc.hpp are so in every newer standard too.
set -u
headers=$(cd "$1/include" && ls nnc/*.h nnc/*.hpp 2>/dev/null)
strict="-fsyntax-only -pedantic -Wall -Wextra -Werror"
compiled=0
bad=0

# check COMPILER LANGUAGE STANDARD HEADER [OPTION]
check() {
  compiled=$((compiled + 1))
  printf '#include <%s>\n#include <%s>\n' "$4" "$4" |
    "$1" -x "$2" "-std=$3" $strict ${5:-} -I"$root/include" - || {
    echo "$4: not clean for $1 -std=$3"
    bad=$((bad + 1))
  }
}

root=$1
for compiler in gcc clang; do
  if ! command -v $compiler >/dev/null 2>&1; then
    echo "no $compiler: not tried"
    continue
  fi
  for header in $headers; do
    case $header in
      nnc/nnc.hpp) c='' cxx='c++17 c++20' ;;
      nnc/nnc.h) c='c99 c11 c17' cxx='c++11 c++17 c++20' ;;
      *.hpp) c='' cxx=c++17 ;;
      *) c=c99 cxx=c++11 ;;
    esac
    for standard in $c; do check $compiler c $standard "$header" -Wstrict-prototypes; done
    for standard in $cxx; do check $compiler c++ $standard "$header"; done
  done
done
echo "$compiled compilations, $bad failed"
[ "$bad" -eq 0 ] && [ "$compiled" -gt 0 ]
