#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# forwarders.sh SOURCE_DIR: a C function of an operation or a tensor is its signature and about one
# line: at most 1.5 lines behind the signature on average, and no file where helpers outweigh them.
set -eu
cd "$1/capi"
awk '
  FNR == 1 { inside = body = 0 }
  /^[a-z].*[ *]nnc_[a-z0-9_]+\(/ { inside = 1; functions++ }
  NF { all[FILENAME]++ }
  inside && NF { own[FILENAME]++ }
  /^}/ { inside = body = 0 }
  body && NF { lines++ }
  inside && /{$/ { body = 1 }
  END {
    for (file in all) {
      if (own[file] * 2 < all[file]) {
        print file ": " own[file] + 0 " of " all[file] " lines are forwarders"
        bad++
      }
    }
    printf "%d functions with bodies of %d lines, %.2f each\n", functions, lines, lines / functions
    exit bad > 0 || functions < 300 || lines < functions || 2 * lines > 3 * functions
  }' ops_*.cpp tensor.cpp random.cpp autograd.cpp
