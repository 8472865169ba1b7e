#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# byte_order.sh SOURCE_DIR: configuring for a big-endian processor ends at once, with the reason. CMake
# is told what it would find in a program that its compiler made for one.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if cmake -S "$1" -B "$folder" -DCMAKE_C_ABI_COMPILED=TRUE -DCMAKE_CXX_ABI_COMPILED=TRUE \
    -DCMAKE_CXX_BYTE_ORDER=BIG_ENDIAN >"$folder/output" 2>&1; then
  echo "configured for a big-endian processor"
  exit 1
fi
grep -A1 'libnnc is for little-endian processors' "$folder/output" ||
  { cat "$folder/output"; exit 1; }
