#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# building_models.sh SOURCE_DIR BUILD_DIR: the tutorial's walk prints what PyTorch prints.
set -u
here=$1/tests/programs
actual=$2/building_models.actual
if ! "$2/examples/building_models" >"$actual" 2>"$actual.errors" || [ -s "$actual.errors" ]; then
  cat "$actual.errors"
  exit 1
fi
awk -v expected="$1/tests/golden/building_models.expected" -f "$here/compare_text.awk" "$actual"
