#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install.sh SOURCE_DIR BUILD_DIR: installs, moves the prefix, builds C programs by pkg-config and
# by CMake, that of the README too, runs them.
set -eu
consumer=$1/tests/structure/consumer
work=$(realpath "$2")/structure/install
rm -rf "$work"
mkdir -p "$work"
cmake --install "$2" --prefix "$work/first" --strip >"$work/log"
mv "$work/first" "$work/moved"
prefix=$work/moved
libdir=$(dirname "$(find "$prefix" -name libnnc.so)")

for file in include/nnc/nnc.h include/nnc/nnc_ffi.h; do
  [ -f "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done
if find "$prefix" -name '*.cpp' -o -name '*.o' | grep .; then
  echo "sources were installed"
  exit 1
fi
if grep -rlF -e "$(realpath "$2")" "$prefix" | grep -v 'libnnc\.so'; then
  echo "these files name the build or the first prefix"
  exit 1
fi
if readelf -d "$libdir/libnnc.so" | grep -E 'RPATH|RUNPATH'; then
  echo "libnnc.so has a search path of its own"
  exit 1
fi

PKG_CONFIG_PATH=$libdir/pkgconfig
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs nnc)
case $flags in
  *stdc++* | *-fopenmp* | *-std=* | *-D*) echo "nnc.pc leaks flags: $flags"; exit 1 ;;
esac
gcc -std=c99 -pedantic -Wall -Wextra -Werror "$consumer/main.c" $flags -o "$work/by_pkg_config"
LD_LIBRARY_PATH=$libdir "$work/by_pkg_config"

# The program that the README begins with.
sed -n '/^```c$/,/^```$/p' "$1/README.md" | grep -v '^```' >"$work/readme.c"
gcc -std=c99 -Wall -Wextra -Werror "$work/readme.c" $flags -o "$work/readme"
LD_LIBRARY_PATH=$libdir "$work/readme" | grep -q '^loss [0-9]'

cmake -G Ninja -S "$consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$prefix" \
  -DCMAKE_BUILD_TYPE=Release >>"$work/log"
cmake --build "$work/consumer" >>"$work/log"
"$work/consumer/consumer"
