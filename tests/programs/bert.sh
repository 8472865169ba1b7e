#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bert.sh SOURCE_DIR BUILD_DIR: the small BERT prints what PyTorch prints.
set -u
here=$1/tests/programs
actual=$2/bert.actual
if ! "$2/examples/bert" >"$actual" 2>"$actual.errors" || [ -s "$actual.errors" ]; then
  cat "$actual.errors"
  exit 1
fi
awk -v expected="$1/tests/golden/bert.expected" -f "$here/compare_text.awk" "$actual"
