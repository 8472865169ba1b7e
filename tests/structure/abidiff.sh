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
abidiff --no-added-syms --headers-dir2 "$1/include/nnc" --drop-private-types \
  --suppressions "$1/tests/abi/abidiff.ini" "$stored" "$2/libnnc.so"
echo "the stored ABI holds"
