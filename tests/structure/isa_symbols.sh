#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# isa_symbols.sh BUILD_DIR: objects for AVX define nothing that a plainer processor could be given:
# whatever they define for the linker (inline functions and templates too) has their namespace in
# its name. Other processors have no such objects.
set -eu
case $(readelf -hW "$1/libnnc.so") in *AArch64*) exit 77 ;; esac
bad=0
objects=0
for isa in avx2 avx512; do
  for object in $(find "$1/CMakeFiles/nnc_simd_$isa.dir" -name '*.o'); do
    objects=$((objects + 1))
    others=$(nm --defined-only --extern-only "$object" | awk '{ print $3 }' |
      grep -vE "[0-9]$isa|^(DW\.ref\.|__asan|__odr_asan|__ubsan)" || true)
    if [ -n "$others" ]; then
      echo "$object defines, outside the namespace $isa:"
      echo "$others" | c++filt | sed 's/^/  /'
      bad=1
    fi
  done
done
echo "$objects objects"
[ "$objects" -gt 0 ] && exit $bad
