#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# stored_lists.sh SOURCE_DIR BUILD_DIR: every stored symbol and constant still holds, every new one
# is stored.
set -eu
source=$1
build=$2
work=$build/structure/lists
mkdir -p "$work"
sh "$source/tests/structure/constants.sh" "$source" "$build" >"$work/constants.txt"
sh "$source/tests/structure/exported.sh" "$build" >"$work/symbols.txt"
bad=0
for list in symbols constants; do
  stored=$source/tests/abi/$list.txt
  if [ -f "$stored" ]; then LC_ALL=C sort "$stored" >"$work/stored"; else : >"$work/stored"; fi
  LC_ALL=C sort "$work/$list.txt" >"$work/current"
  LC_ALL=C comm -23 "$work/stored" "$work/current" >"$work/gone"
  LC_ALL=C comm -13 "$work/stored" "$work/current" >"$work/new"
  if [ -s "$work/gone" ]; then
    echo "$list: the ABI is broken; gone or changed:"
    sed 's/^/  /' "$work/gone"
    bad=1
  fi
  if [ -s "$work/new" ]; then
    echo "$list: not stored yet; store them with cmake/update-abi:"
    sed 's/^/  /' "$work/new"
    bad=1
  fi
  echo "$(wc -l <"$work/current") $list"
  [ -s "$work/current" ] || bad=1
done
exit $bad
