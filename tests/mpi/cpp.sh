#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# cpp.sh SOURCE_DIR BUILD_DIR: <nnc/mpi.hpp> as two ranks; all functions of mpi.h are used. Writes
# below BUILD_DIR/bindings/mpi_cpp only. Exit: 0 passed, 1 failed, 77 there is no g++ or no mpirun.
set -eu
source=$(CDPATH= cd -- "$1" && pwd)
build=$(CDPATH= cd -- "$2" && pwd)
for program in g++ "${MPIEXEC:-mpirun}"; do
  command -v "$program" >/dev/null 2>&1 || {
    echo "SKIP: no $program"
    exit 77
  }
done
work=$build/bindings/mpi_cpp
mkdir -p "$work"
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# both PROGRAM SOURCE ARGUMENT...: compiles it, and runs it as two ranks.
both() {
  program=$work/$1
  g++ -std=c++17 -Wall -Wextra -Werror -pedantic -I"$source/include" "$2" \
    -L"$build" -lnnc-mpi -lnnc -Wl,-rpath,"$build" -o "$program"
  shift 2
  "$source/tests/mpi/run" 2 "$program" "$@"
}
both ranks "$source/tests/mpi/ranks.cpp" "$files"

# The header is inline: what the program calls is what it has of the library.
awk -f "$source/tests/structure/declared.awk" "$source/include/nnc/mpi.h" | LC_ALL=C sort >"$files/declared"
nm -D --undefined-only "$work/ranks" | sed -n 's/.* \(nnc_mpi_[a-z0-9_]*\).*/\1/p' | LC_ALL=C sort >"$files/used"
diff "$files/declared" "$files/used" || {
  echo "mpi.h (<) and what tests/mpi/ranks.cpp uses through mpi.hpp (>) differ"
  exit 1
}
echo "$(wc -l <"$files/used") functions of mpi.h, all of them used"

# The program of the README.
awk '/^## / { section = $0 == "## On several processes" } /^```/ { inside = section && $0 == "```cpp"; next } inside' \
  "$source/capi/bindings/cpp/README.md" >"$work/readme.cpp"
both readme "$work/readme.cpp" >"$work/readme.out"
cat "$work/readme.out"
[ "$(cat "$work/readme.out")" = 'loss below 0.001' ]
