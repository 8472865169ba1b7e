#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# libtorch.sh SOURCE_DIR BUILD_DIR: a program of both libtorch and libnnc, linked in either order, where
# either computes first. Skipped without libtorch's headers (Debian's package libtorch-dev).
set -u
include=
for folder in ${LIBTORCH:+"$LIBTORCH/include"} /usr/include; do
  [ -z "$include" ] && [ -r "$folder/torch/csrc/api/include/torch/torch.h" ] && include=$folder
done
[ -n "$include" ] || { echo 'SKIP: no libtorch'; exit 77; }
work=$2/libtorch_test
. "$1/tests/programs/example.inc"
libraries=${LIBTORCH:+"-L$LIBTORCH/lib -Wl,-rpath,$LIBTORCH/lib"}

# (A compiler that is told of /usr/include once more does not find its own headers.)
${CXX:-g++} -std=c++20 -O1 -c -I"$1/include" ${LIBTORCH:+"-I$include"} \
  -I"$include/torch/csrc/api/include" "$1/tests/beside/libtorch.cpp" -o "$work/libtorch.o" \
  >"$work/out" 2>"$work/err" || { fail 'compiling'; exit 1; }
torch='-ltorch -ltorch_cpu -lc10'
for order in "-lnnc $torch" "$torch -lnnc"; do
  ${CXX:-g++} "$work/libtorch.o" -Wl,--no-as-needed -L"$2" -Wl,-rpath,"$2" $libraries $order \
    -o "$work/libtorch" >"$work/out" 2>"$work/err" || fail "linking $order"
  for first in torch nnc; do
    timeout 300 "$work/libtorch" $first >"$work/out" 2>"$work/err" || fail "$order, $first first"
    [ ! -s "$work/err" ] || fail "$order, $first first: something on stderr"
  done
done
exit $bad
