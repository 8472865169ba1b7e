#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# constants.sh SOURCE_DIR BUILD_DIR: prints NAME=value for every public constant, sorted (not
# versions, and not NAME_, which is nobody's).
set -eu
work=$2/structure/constants
mkdir -p "$work"
# The enumerators of nnc_ffi.h are all constants, those that are macros in the headers too.
names=$(tr '\n' ' ' <"$2/include/nnc/nnc_ffi.h" | tr '{}' '\n\n' |
  awk 'previous ~ /enum [A-Za-z0-9_]*$/ || previous ~ /enum$/ { print } { previous = $0 }' |
  tr ',' '\n' | sed 's/=.*//' | grep -oE 'NNC_[A-Z0-9_]+' |
  grep -vE '^NNC_VERSION|_$' | sort -u)
{
  echo '#include <nnc/nnc.h>'
  echo '#include <stdio.h>'
  echo 'int main(void) {'
  for name in $names; do
    printf '  printf("%s=%%lld\\n", (long long)(%s));\n' "$name" "$name"
  done
  echo '  return 0;'
  echo '}'
} >"$work/constants.c"
gcc -std=c99 -I"$1/include" "$work/constants.c" -o "$work/constants"
"$work/constants"
