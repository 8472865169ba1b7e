#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# debian.sh SOURCE_DIR BUILD_DIR: makes the Debian packages and looks at them: names, what they depend
# on, what is in them; lintian finds no errors. Where nothing of that name is installed yet, and the
# tests run as root, they are installed, used by gcc alone, and removed again.
set -eu
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || exit 77
source=$(realpath "$1")
build=$(realpath "$2")
work=$build/structure/debian
rm -rf "$work"
mkdir -p "$work"
(cd "$build" && cpack -G DEB -B "$work/packages") >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cd "$work/packages"
arch=$(dpkg --print-architecture)
runtime=$(ls libnnc1_*_"$arch".deb)
development=$(ls libnnc-dev_*_"$arch".deb)
triplet=$(gcc -print-multiarch)

# has PACKAGE PATTERN: there is such a file.
has() {
  dpkg-deb -c "$1" >"$work/content"
  grep -q -- "$2" "$work/content" || { echo "$1 lacks $2"; exit 1; }
}
has "$runtime" "\./usr/lib/$triplet/libnnc\.so\.1 -> libnnc\.so\.1"
has "$runtime" '\./usr/share/doc/libnnc1/copyright'
has "$development" "\./usr/lib/$triplet/libnnc\.so -> libnnc\.so\.1"
has "$development" "\./usr/lib/$triplet/libnnc\.a"
has "$development" "\./usr/lib/$triplet/pkgconfig/nnc\.pc"
has "$development" "\./usr/lib/$triplet/cmake/nnc/nnc-config\.cmake"
has "$development" '\./usr/include/nnc/nnc\.h'
for library in libopenblas0 libdnnl libc6; do
  dpkg-deb -f "$runtime" Depends | grep -q "$library" || { echo "$runtime does not depend on $library"; exit 1; }
done
dpkg-deb -f "$development" Depends | grep -q '^libnnc1 (= '

# libnnc-mpi, where there is an MPI.
mpi_packages=$(ls libnnc-mpi1_*_"$arch".deb libnnc-mpi-dev_*_"$arch".deb 2>/dev/null || true)
if [ -n "$mpi_packages" ]; then
  has libnnc-mpi1_*.deb "\./usr/lib/$triplet/libnnc-mpi\.so\.1 -> libnnc-mpi\.so\.1"
  has libnnc-mpi-dev_*.deb '\./usr/include/nnc/mpi\.h'
  has libnnc-mpi-dev_*.deb "\./usr/lib/$triplet/pkgconfig/nnc-mpi\.pc"
  dpkg-deb -f libnnc-mpi1_*.deb Depends | grep -q '^libnnc1 (>= .*libopenmpi\|^libnnc1 (>= .*libmpich'
  dpkg-deb -f libnnc-mpi-dev_*.deb Depends | grep -q '^libnnc-mpi1 (= .*libnnc-dev (= '
fi
if dpkg-deb -c "$development" | grep -q 'nnc/mpi\.h'; then
  echo "$development has the header of libnnc-mpi"
  exit 1
fi

if command -v lintian >/dev/null; then
  # Who built them is not known here: the maintainer is whoever DEBEMAIL names.
  lintian --allow-root --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog \
    --fail-on error "$runtime" "$development" $mpi_packages >"$work/lintian" 2>&1 || { cat "$work/lintian"; exit 1; }
  echo "lintian: no errors, $(grep -c '^W:' "$work/lintian") warnings"
fi
if [ "$(id -u)" -eq 0 ] && ! dpkg -s libnnc1 >/dev/null 2>&1; then
  trap 'dpkg --purge libnnc-dev libnnc1 >>"$work/log" 2>&1' EXIT
  dpkg -i "$runtime" "$development" >>"$work/log" 2>&1
  gcc -std=c99 -Wall -Werror "$source/tests/structure/consumer/main.c" $(pkg-config --cflags --libs nnc) \
    -o "$work/consumer"
  "$work/consumer"
  ldd "$work/consumer" | grep -q "/lib/$triplet/libnnc\.so\.1"
  echo "installed, used, removed"
fi
