#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# hardened.sh BUILD_DIR: the flags that make faults end in an error instead of in somebody's hands.
set -eu
library=$1/libnnc.so
failed=0
check() {  # check WHAT COMMAND...: the command succeeds
  what=$1
  shift
  if "$@"; then echo "$what"; else echo "not there: $what" >&2; failed=1; fi
}
has() { grep -q -- "$1" "$headers"; }
lacks() { ! has "$1"; }
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
readelf -lWd --dyn-syms "$library" >"$headers"
check 'read-only relocations' has GNU_RELRO
check 'all symbols bound at the start' has 'BIND_NOW\|NOW'
check 'no relocations in code' lacks TEXTREL
check 'no segment that is written and run' lacks ' RWE '
check 'the stack is not run' has 'GNU_STACK .* RW '
check 'stack protectors' has __stack_chk_fail
check 'bounds of what the C library writes' has '__[a-z]*_chk@'
case $(readelf -hW "$library") in
  *AArch64*) marks='BTI, PAC' ;;
  *) marks='IBT, SHSTK' ;;
esac
for object in "$1"/CMakeFiles/nnc_objects.dir/capi/tensor.cpp.o \
    "$1"/CMakeFiles/nnc_simd_*.dir/src/kernels/cpu/unary_rows.simd.cpp.o; do
  [ -e "$object" ] || continue
  readelf -nW "$object" >"$headers"
  check "marked jumps and returns in ${object##*/}" has "$marks"
done
exit $failed
