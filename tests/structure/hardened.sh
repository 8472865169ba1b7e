#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# hardened.sh BUILD_DIR: the library is built as SECURITY.md says, and its bill of
# materials names it and all that it links. (symbols.sh sees to RELRO and to the stack.)
set -eu
build=$1
library=$build/libnnc.so
mkdir -p "$build/structure"
bad=0
fail() {
  echo "$1"
  bad=1
}
nm -D --undefined-only "$library" | awk '{ sub(/@.*/, "", $2); print $2 }' >"$build/structure/imports"
grep -qx '__stack_chk_fail' "$build/structure/imports" || fail 'no stack protector'
grep -q '^__.*_chk$' "$build/structure/imports" || fail 'no checked functions of glibc (FORTIFY)'

# Where an indirect call may land: x86's control-flow enforcement.
if readelf -h "$library" | grep -q 'X86-64'; then
  objdump -d --no-show-raw-insn "$library" | awk '/>:$/ { name = $2; getline; print name, $2 }' \
    >"$build/structure/first_instructions"
  grep '^<nnc_' "$build/structure/first_instructions" >"$build/structure/entries" ||
    fail 'no exported functions'
  grep -v ' endbr64$' "$build/structure/entries" &&
    fail 'these functions are no targets of indirect calls (CET)'
fi

# The bill of materials.
sbom=$build/nnc.spdx.json
sum=$(sha256sum "$library" | cut -d ' ' -f 1)
grep -q "\"$sum\"" "$sbom" || fail "$sbom: the checksum is not that of the library"
for name in oneDNN OpenBLAS zlib libpng libjpeg-turbo libgomp nlohmann-json libstdc++; do
  grep -q "\"name\" : \"$name\"" "$sbom" || fail "$sbom: nothing about $name"
done
grep -q '"versionInfo" : "NOASSERTION"' "$sbom" && fail "$sbom: a part without a version"
exit $bad
