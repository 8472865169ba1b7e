#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# rust.sh SOURCE_DIR BUILD_DIR: nnc::distributed of the Rust package, the feature mpi, as two ranks; built
# in BUILD_DIR/bindings/mpi_rust. Fetches nothing.
set -eu
source=$(CDPATH= cd -- "$1" && pwd)
build=$(CDPATH= cd -- "$2" && pwd)
command -v cargo >/dev/null 2>&1 || { echo "no cargo"; exit 77; }
command -v "${MPIEXEC:-mpirun}" >/dev/null 2>&1 || { echo "no mpirun"; exit 77; }
[ -e "$build/libnnc-mpi.so" ] || { echo "no $build/libnnc-mpi.so"; exit 77; }

work=$build/bindings/mpi_rust
rm -rf "$work/source"
mkdir -p "$work/tmp"
# A copy, because cargo writes Cargo.lock beside the sources.
cp -R "$source/capi/bindings/rust" "$work/source"
cd "$work/source"

NNC_LIB_DIR=$build
NNC_INCLUDE_DIR=$source/include
LD_LIBRARY_PATH=$build${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
CARGO_HOME=$work/cargo-home
CARGO_TARGET_DIR=$work/target
CARGO_NET_OFFLINE=true
# Built once and thrown away.
CARGO_INCREMENTAL=0
CARGO_PROFILE_DEV_DEBUG=0
TMPDIR=$work/tmp
export NNC_LIB_DIR NNC_INCLUDE_DIR LD_LIBRARY_PATH CARGO_HOME CARGO_TARGET_DIR CARGO_NET_OFFLINE \
  CARGO_INCREMENTAL CARGO_PROFILE_DEV_DEBUG TMPDIR
unset RUST_BACKTRACE RUSTFLAGS

cargo test --quiet --offline -p nnc-sys --features mpi --test functions
# Cargo knows where the program is that it has built: it runs it by mpirun.
cargo test --quiet --offline -p nnc --features mpi --test ranks \
  --config "target.'cfg(all())'.runner = ['$source/tests/mpi/run', '2']"
cargo test --quiet --offline -p nnc --features mpi --doc distributed

# The README's program is examples/distributed.rs.
sed -n '/^## Several processes/,$p' README.md | sed -n '/^```rust$/,/^```$/p' | sed '1d;$d' >"$work/first.rs"
sed '1,2d' nnc/examples/distributed.rs | diff "$work/first.rs" -
cargo build --quiet --offline -p nnc --features mpi --example distributed
"$source/tests/mpi/run" 2 "$CARGO_TARGET_DIR/debug/examples/distributed" >"$work/first.out"
cat "$work/first.out"
echo '2 ranks: y = 3.0 x + 0.5' | diff - "$work/first.out"
