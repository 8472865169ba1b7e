#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# julia.sh SOURCE_DIR BUILD_DIR: NNC.Distributed of the Julia package as two ranks. Writes below
# BUILD_DIR/bindings/mpi_julia only. Exit: 0 passed, 1 failed, 77 there is no julia or no mpirun.
set -u
source=$(CDPATH= cd -- "$1" && pwd)
build=$(CDPATH= cd -- "$2" && pwd)
for program in julia "${MPIEXEC:-mpirun}"; do
  command -v "$program" >/dev/null 2>&1 || {
    echo "SKIP: no $program"
    exit 77
  }
done
work=$build/bindings/mpi_julia
mkdir -p "$work" || exit 1
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

NNC_LIBRARY=$build/libnnc.so
NNC_MPI_LIBRARY=$build/libnnc-mpi.so
JULIA_DEPOT_PATH=$work/depot
JULIA_PROJECT=$source/capi/bindings/julia/NNC
export NNC_LIBRARY NNC_MPI_LIBRARY JULIA_DEPOT_PATH JULIA_PROJECT

# What Julia needs beside its libraries, as capi/bindings/julia/test says; mpirun needs none of it.
preload=
if [ "$(uname)" = Linux ]; then
  preload=libgcc_s.so.1
  if ! LD_PRELOAD=$preload sh -c 'julia --startup-file=no -e "try error() catch end"; exit $?' >/dev/null 2>&1; then
    echo 'void _U_dyn_register(void *info) { (void)info; } void _U_dyn_cancel(void *info) { (void)info; }' |
      cc -shared -fPIC -x c - -o "$work/no_dynamic_unwind.so" || exit 1
    preload="libgcc_s.so.1 $work/no_dynamic_unwind.so"
  fi
fi
# Code that runs once is interpreted faster than it is compiled.
set -- env LD_PRELOAD="$preload" julia --startup-file=no --history-file=no -O0 --compile=min

# Alone at first: two ranks would make the package's precompiled file at once. It has no MPI yet, and
# says how it would be found.
"$@" -e 'using NNC, NNC.Distributed' &&
  NNC_MPI_LIBRARY=$files/none.so "$@" -e '
    using NNC, NNC.Distributed
    try
        init_process_group()
        exit(1)
    catch e
        e isa ErrorException && occursin("NNC_MPI_LIBRARY", e.msg) || rethrow()
    end' &&
  "$source/tests/mpi/run" 2 "$@" "$source/tests/mpi/ranks.jl" "$files" "$source/include" || exit 1

# The program of the README.
awk '/^## / { section = $0 == "## On several processes" } /^```/ { inside = section && $0 == "```julia"; next } inside' \
  "$source/capi/bindings/julia/README.md" >"$work/readme.jl"
"$source/tests/mpi/run" 2 "$@" "$work/readme.jl" >"$work/readme.out" || exit 1
cat "$work/readme.out"
[ "$(cat "$work/readme.out")" = 'loss below 0.001' ]
