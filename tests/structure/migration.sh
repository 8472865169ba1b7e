#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# migration.sh SOURCE_DIR: the functions that capi/MIGRATION.md names are declared.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -o 'nnc_[a-z0-9_]*' "$1/capi/MIGRATION.md" | sort -u >"$work/named"
awk '{ print $1 }' "$1/tests/abi/symbols.txt" | sort >"$work/declared"
comm -23 "$work/named" "$work/declared" >"$work/unknown"
cat "$work/unknown"
echo "$(wc -l <"$work/named") functions named, $(wc -l <"$work/unknown") unknown"
[ -s "$work/named" ] && [ ! -s "$work/unknown" ]
