#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# docs.sh SOURCE_DIR BUILD_DIR: the reference is made without a warning, and has every function.
set -eu
"$1/cmake/docs" "$2/docs"
# Names in files of Doxygen's are what their links point to.
cat "$2"/docs/html/*_8h.html >"$2/docs/all"
missing=0
for name in $(awk '{ print $1 }' "$1/tests/abi/symbols.txt"); do
  grep -q "[>;]$name</[ab]>\|\"memname\">.*$name" "$2/docs/all" || { echo "not in the reference: $name"; missing=1; }
done
rm "$2/docs/all"
exit $missing
