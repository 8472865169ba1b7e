#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# file_length.sh SOURCE_DIR: no source or header has more than 800 lines, but for those that
# generate.py makes; those above 600 are named.
set -eu
cd "$1"
find include src capi tests bench ! -path 'tests/golden/*' \
  \( -name '*.h' -o -name '*.hpp' -o -name '*.cpp' -o -name '*.c' -o -name '*.py' -o -name '*.rs' \
     -o -name '*.go' -o -name '*.jl' \) | sort |
while read -r file; do
  head -n 12 "$file" | grep -qi 'made by .*generate\.py' || echo "$(wc -l <"$file") $file"
done |
awk '
  $1 > 600 { print ($1 > 800 ? "too long: " : "long: ") $2 ", " $1 " lines" }
  $1 > 800 { bad++ }
  END {
    print NR " files, " bad + 0 " too long"
    exit bad > 0 || NR == 0
  }'
