#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# forwarders.sh SOURCE_DIR: a C function of an operation or a tensor is its signature and about one
# line: at most 4 lines each on average, and no file where helpers outweigh them.
set -eu
cd "$1/capi"
awk '
  FNR == 1 { inside = 0 }
  /^[a-z].*[ *]nnc_[a-z0-9_]+\(/ { inside = 1; functions++ }
  NF { all[FILENAME]++ }
  inside && NF { lines++; own[FILENAME]++ }
  /^}/ { inside = 0 }
  END {
    for (file in all) {
      if (own[file] * 2 < all[file]) {
        print file ": " own[file] + 0 " of " all[file] " lines are forwarders"
        bad++
      }
    }
    printf "%d functions in %d lines, %.2f each\n", functions, lines, lines / functions
    exit bad > 0 || functions < 300 || lines > 4 * functions
  }' ops_*.cpp tensor.cpp random.cpp autograd.cpp
