#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# abidiff.sh SOURCE_DIR BUILD_DIR: types and functions of the library keep the stored ABI. BUILD_DIR
# has debug information.
set -eu
if ! command -v abidiff >/dev/null 2>&1; then
  echo "SKIP: no abidiff (abigail-tools)"
  exit 77
fi
stored=$1/tests/abi/libnnc.abi
if [ ! -f "$stored" ]; then
  echo "no $stored; cmake/update-abi makes it"
  exit 1
fi
# differs STORED: exit status of abidiff between it and the library; 0: it holds.
differs() {
  abidiff --no-added-syms --headers-dir2 "$1/include/nnc" --drop-private-types \
    --suppressions "$1/tests/abi/abidiff.ini" "$3" "$2/libnnc.so"
}
differs "$1" "$2" "$stored"
echo "the stored ABI holds"

# A break that it has to see: a parameter that the stored interface has not.
broken=$2/structure/broken.abi
mkdir -p "$2/structure"
sed "/<function-decl name='nnc_manual_seed'/,/<\/function-decl>/{/name='seed'/d}" "$stored" >"$broken"
if cmp -s "$stored" "$broken" || differs "$1" "$2" "$broken" >"$broken.log" 2>&1; then
  echo "abidiff does not see a changed function"
  exit 1
fi
grep -q nnc_manual_seed "$broken.log"
echo "a changed function is seen"
