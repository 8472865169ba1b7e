#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# foreign_onednn.sh SOURCE_DIR BUILD_DIR: a program where oneDNN's functions are those of another
# version, as a library brings them that has it inside and shows them: nothing calls them, and the
# numbers are the same.
set -u
! grep -q '^NNC_SANITIZE:STRING=..*' "$2/CMakeCache.txt" || { echo 'SKIP: the sanitizers want to be first'; exit 77; }
work=$2/foreign_onednn_test
. "$1/tests/programs/example.inc"
{
  echo '#include <stdlib.h>'
  nm -D --undefined-only "$2/libnnc.so" | sed -n 's/.* U \(dnnl_[a-z0-9_]*\).*/\1/p' |
    grep -vx dnnl_version | sed 's/.*/void &(void) { abort(); }/'
  echo 'static int version[6] = {99};'
  echo 'const void *dnnl_version(void) { return version; }'
} >"$work/foreign.c"
[ "$(wc -l <"$work/foreign.c")" -gt 10 ] || fail 'too few functions'
${CC:-cc} -shared -fPIC "$work/foreign.c" -o "$work/foreign.so" >"$work/out" 2>"$work/err" || fail 'compiling'
LD_PRELOAD=$work/foreign.so "$2/examples/building_models" >"$work/out" 2>"$work/err" || fail 'the program'
awk -v expected="$1/tests/golden/building_models.expected" -f "$1/tests/programs/compare_text.awk" \
  "$work/out" || fail 'its numbers'
exit $bad
