#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# licence_line.sh SOURCE_DIR: every source, header, script and build file names its licence at its
# top.
set -eu
cd "$1"
bad=0
for file in $(find CMakeLists.txt cmake include src capi tests bench .ci -type f \( -name '*.h' -o \
    -name '*.hpp' -o -name '*.cpp' -o -name '*.c' -o -name '*.cmake' -o -name 'CMakeLists.txt' -o \
    -name '*.sh' -o -name '*.rs' -o -name '*.go' -o -name '*.jl' -o -name '*.py' -o -perm -u+x \) \
    ! -path 'tests/golden/*' ! -path 'tests/abi/programs/program-*' ! -path '*/__pycache__/*'); do
  if ! head -n 3 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0'; then
    echo "$file: no licence line"
    bad=1
  fi
done
exit $bad
