#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# go.sh SOURCE_DIR BUILD_DIR: package distributed of the Go module against BUILD_DIR/libnnc-mpi.so,
# its programs as two ranks. Whatever is written is below BUILD_DIR/bindings, and nothing is
# fetched. Exit: 0 passed, 1 failed, 77 a tool is missing.
set -u
source=$(CDPATH= cd -- "$1" && pwd) || exit 1
build=$(CDPATH= cd -- "$2" && pwd) || exit 1
work=$build/bindings/mpi_go
package=$source/capi/bindings/go
for tool in go gofmt cc pkg-config "${MPIEXEC:-mpirun}" timeout; do
  command -v "$tool" >/dev/null 2>&1 || { echo "SKIP go: no $tool"; exit 77; }
done
mkdir -p "$work/tmp" || exit 1

# What installed libraries have in their nnc.pc and nnc-mpi.pc.
cat >"$work/nnc.pc" <<PC
Name: nnc
Description: libnnc as it was built
Version: 0
Cflags: -I$source/include -I$build/include
Libs: -L$build -lnnc
PC
cat >"$work/nnc-mpi.pc" <<PC
Name: nnc-mpi
Description: libnnc-mpi as it was built
Version: 0
Requires: nnc
Libs: -L$build -lnnc-mpi
PC
# The MPI of a host is the library's.
rm -f "$work/mpi-c.pc"
if ldd "$build/libnnc-mpi.so" | grep -q libmpich; then
  printf 'Name: mpi-c\nDescription: MPICH\nVersion: 0\nRequires: mpich\n' >"$work/mpi-c.pc"
fi
PKG_CONFIG_PATH=$work
LD_LIBRARY_PATH=$build${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
GOCACHE=$build/bindings/go/cache GOPATH=$work/gopath GOENV=off GOFLAGS=-mod=mod GOPROXY=off GOTOOLCHAIN=local CGO_ENABLED=1
TMPDIR=$work/tmp
export PKG_CONFIG_PATH LD_LIBRARY_PATH GOCACHE GOPATH GOENV GOFLAGS GOPROXY GOTOOLCHAIN CGO_ENABLED TMPDIR
cd "$package" || exit 1

# ranks N PROGRAM ARGUMENT...: mpirun, which may wait for ever where a program is not there.
ranks() { timeout -k 5 120 "$source/tests/mpi/run" "$@"; }

failed=0
# part NAME COMMAND...: runs it, and shows what it printed if it failed.
part() {
  name=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    echo "PASS go: $name"
  else
    cat "$work/output"
    echo "FAIL go: $name"
    failed=1
  fi
}

# Every function that mpi.h declares is called from a Go file.
every_function() {
  sed -n 's/.*\(nnc_mpi_[a-z0-9_]*\)(nnc_ctx.*/\1/p; s/^NNC_API .*[ *]\(nnc_mpi_[a-z0-9_]*\)(.*/\1/p' \
    "$source/include/nnc/mpi.h" | sort -u >"$work/declared" &&
    cat distributed/*.go | grep -o 'C\.nnc_mpi_[a-z0-9_]*(' | sed 's/^C\.//; s/($//' | sort -u >"$work/called" &&
    [ "$(wc -l <"$work/declared")" = "$(grep -c '^NNC_API\|^NNC_CHECKED' "$source/include/nnc/mpi.h")" ] &&
    diff "$work/declared" "$work/called"
}
formatted() { [ -z "$(gofmt -l distributed internal | tee /dev/stderr)" ]; }
vetted() { go vet ./internal/... ./distributed/...; }
built() { rm -f "$work/ranks" && go build -o "$work/ranks" ./distributed/examples/ranks; }
two_ranks() { ranks 2 "$work/ranks" >"$work/out" && cat "$work/out" && grep -qx '2 ranks: well' "$work/out"; }
# From Go 1.21 on the stricter check is compiled in.
careful_ranks() {
  case $(go env GOVERSION) in
    go1.1[0-9]* | go1.20*) (export GODEBUG=cgocheck=2 && ranks 2 "$work/ranks") ;;
    *)
      GOEXPERIMENT=cgocheck2 go build -o "$work/careful" ./distributed/examples/ranks &&
        ranks 2 "$work/careful"
      ;;
  esac && ranks 1 "$work/ranks"
}
own_communicator() {
  go build -tags nnc_own_mpi -o "$work/own_communicator" ./distributed/examples/ranks &&
    ranks 2 "$work/own_communicator"
}
# mpirun says that such a program has ended badly, as it has.
abort() {
  (export RECOVER=1 && ranks 2 "$work/ranks" abort) >"$work/out"
  cat "$work/out"
  [ "$(grep -c '^rank [01]: nnc_mpi_barrier: .*the disk is full' "$work/out")" = 2 ]
}
# As a stranger would: a module of one's own beside the library's.
first_program() {
  rm -rf "$work/first_program" && mkdir "$work/first_program" &&
    cp distributed/examples/first/main.go "$work/first_program" && cd "$work/first_program" &&
    printf 'module first\n\ngo 1.19\n\nrequire nnc v0.0.0\n\nreplace nnc => %s\n' "$package" >go.mod &&
    go build -o first . && ranks 2 ./first >out && cat out && [ "$(grep -c '^tensor(\[\[1[01]\.[0-9]*\]\]' out)" = 1 ]
}

part 'every function' every_function
part 'gofmt' formatted
part 'go vet' vetted
part 'build' built
[ -x "$work/ranks" ] || exit 1
part 'two ranks' two_ranks
part 'the same with the stricter check of cgo, and one rank' careful_ranks
if pkg-config --exists mpi-c; then
  part 'a communicator of its own' own_communicator
else
  echo 'SKIP go: a communicator of its own: no mpi-c.pc'
fi
part 'a rank that gives up' abort
part 'first program' first_program
exit $failed
