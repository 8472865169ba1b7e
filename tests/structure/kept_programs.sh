#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# kept_programs.sh SOURCE_DIR BUILD_DIR: programs that were built with earlier versions of the headers
# run with this library and print what they printed then; so does their source, built anew. A new
# version of the interface gets a program of its own, and the binaries before it stay.
set -eu
folder=$1/tests/abi/programs
work=$2/structure/kept_programs
mkdir -p "$work"
LD_LIBRARY_PATH=$2${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH
gcc -std=c99 -O1 -Wall -Wextra -Werror -I"$1/include" "$folder/program.c" -L"$2" -lnnc -o "$work/anew"
tried=0
for program in "$work/anew" "$folder"/program-*-"$(uname -m)"; do
  [ -x "$program" ] || continue
  "$program" >"$work/actual"
  awk -v expected="$folder/program.expected" -f "$1/tests/programs/compare_text.awk" "$work/actual"
  tried=$((tried + 1))
done
echo "$tried programs"
