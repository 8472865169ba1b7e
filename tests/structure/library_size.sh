#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# library_size.sh BUILD_DIR: what a user downloads stays small. A kernel is not compiled for an
# element type and an instruction set where nothing is gained.
set -eu
limit=7340032
# What later compilers unroll and inline takes a tenth more at most.
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$1/CMakeCache.txt")
[ "$("$compiler" -dumpversion | cut -d. -f1)" -le 12 ] || limit=8074035
copy=$(mktemp)
trap 'rm -f "$copy"' EXIT
cp "$1/libnnc.so" "$copy"
strip "$copy"
size=$(wc -c < "$copy")
echo "$size bytes stripped, at most $limit"
[ "$size" -le "$limit" ]
