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
if grep -rlF -e "$(realpath "$2")" "$prefix" | grep -v 'libnnc\(-mpi\)\?\.so'; then
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

# libnnc-mpi, where it was built: no header of MPI is needed to use it.
if [ -f "$libdir/libnnc-mpi.so" ]; then
  printf '#include <nnc/mpi.h>\n#include <stdio.h>\n\nint main(void) { return puts(nnc_mpi_version()) < 0; }\n' \
    >"$work/mpi.c"
  gcc -std=c99 -pedantic -Wall -Wextra -Werror "$work/mpi.c" $(pkg-config --cflags --libs nnc-mpi) \
    -o "$work/by_nnc_mpi"
  LD_LIBRARY_PATH=$libdir "$work/by_nnc_mpi" >"$work/mpi_version"
  grep -qx "$(pkg-config --modversion nnc-mpi)" "$work/mpi_version"
  mkdir "$work/mpi_consumer"
  printf '%s\n' 'cmake_minimum_required(VERSION 3.25)' 'project(consumer LANGUAGES C)' \
    'find_package(nnc-mpi REQUIRED)' "add_executable(consumer $work/mpi.c)" \
    'target_link_libraries(consumer nnc::mpi)' >"$work/mpi_consumer/CMakeLists.txt"
  cmake -G Ninja -S "$work/mpi_consumer" -B "$work/mpi_consumer/build" -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_BUILD_TYPE=Release >>"$work/log"
  cmake --build "$work/mpi_consumer/build" >>"$work/log"
  # Its own search path does not lead to what libnnc-mpi needs.
  LD_LIBRARY_PATH=$libdir "$work/mpi_consumer/build/consumer" >>"$work/log"
elif [ -f "$prefix/include/nnc/mpi.h" ] || [ -f "$prefix/include/nnc/mpi.hpp" ]; then
  echo "the header of libnnc-mpi is installed without the library"
  exit 1
fi

cmake -G Ninja -S "$consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$prefix" \
  -DCMAKE_BUILD_TYPE=Release >>"$work/log"
cmake --build "$work/consumer" >>"$work/log"
"$work/consumer/consumer"
