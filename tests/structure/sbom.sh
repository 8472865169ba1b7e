#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sbom.sh BUILD_DIR: the bill of materials names the library and all that it links.
set -eu
build=$1
library=$build/libnnc.so
bad=0
fail() {
  echo "$1"
  bad=1
}
sbom=$build/nnc.spdx.json
sum=$(sha256sum "$library" | cut -d ' ' -f 1)
grep -q "\"$sum\"" "$sbom" || fail "$sbom: the checksum is not that of the library"
for name in oneDNN OpenBLAS zlib libpng libjpeg-turbo libgomp nlohmann-json libstdc++; do
  grep -q "\"name\" : \"$name\"" "$sbom" || fail "$sbom: nothing about $name"
done
grep -q '"versionInfo" : "NOASSERTION"' "$sbom" && fail "$sbom: a part without a version"
exit $bad
