#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# mpi_symbols.sh SOURCE_DIR BUILD_DIR: of libnnc-mpi: exported symbols == declared functions == the
# stored list; what it links and how; what it uses of libnnc is public; libnnc knows no MPI.
set -eu
source=$1
build=$2
library=$build/libnnc-mpi.so
[ -e "$library" ] || exit 77
work=$build/structure/mpi_symbols
mkdir -p "$work"
bad=0
complain() {
  echo "$1"
  bad=1
}
awk -f "$source/tests/structure/declared.awk" "$source/include/nnc/mpi.h" | LC_ALL=C sort >"$work/declared"
awk '{ print $1 }' "$source/tests/abi/mpi_symbols.txt" | LC_ALL=C sort >"$work/stored"
nm -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' |
  LC_ALL=C sort >"$work/exported"
diff "$work/declared" "$work/stored" || complain "mpi.h (<) and tests/abi/mpi_symbols.txt (>) differ"
diff "$work/declared" "$work/exported" || complain "mpi.h (<) and libnnc-mpi.so (>) differ"

nm -D --undefined-only "$library" | awk '{ sub(/@.*/, "", $2); print $2 }' | grep '^nnc_' |
  LC_ALL=C sort >"$work/used"
awk '{ print $1 }' "$source/tests/abi/symbols.txt" | LC_ALL=C sort >"$work/public"
LC_ALL=C comm -23 "$work/used" "$work/public" >"$work/private"
[ ! -s "$work/private" ] || complain "uses what libnnc does not declare: $(cat "$work/private")"

readelf -dlW "$library" >"$work/elf"
for pattern in 'SONAME.*\[libnnc-mpi\.so\.1\]' 'FLAGS_1.*NOW' 'FLAGS_1.*NODELETE' GNU_RELRO; do
  grep -q -- "$pattern" "$work/elf" || complain "libnnc-mpi.so: no $pattern"
done
if grep -q 'GNU_STACK.*RWE' "$work/elf" || grep -q TEXTREL "$work/elf"; then
  complain "libnnc-mpi.so: an executable stack or relocations in its code"
fi
known='libnnc|libmpi|libopen_mpi|libm|libgcc_s|libc|ld-linux[^]]*'
if grep NEEDED "$work/elf" | grep -vE "\[($known)\.so"; then
  complain "libnnc-mpi.so: links a library that is not in the list"
fi
if readelf -d "$build/libnnc.so" | grep -i mpi; then complain "libnnc.so links an MPI"; fi
echo "$(wc -l <"$work/declared") functions, $(wc -l <"$work/used") of libnnc's used"
[ -s "$work/declared" ] && exit $bad
