#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# documented.sh SOURCE_DIR: every function that a public header declares has a comment of its own,
# which ends in the line before it, and every header starts with one.
set -eu
cd "$1/include/nnc"
awk '
  FNR == 2 && !/^\/\*/ {
    print FILENAME ": does not say what it holds"
    bad++
  }
  /^NNC_(API|CHECKED) / {
    functions++
    if (before !~ /\*\/$/) {
      print FILENAME ":" FNR ": not documented: " $0
      bad++
    }
  }
  { before = $0 }
  END {
    print functions + 0 " functions, " bad + 0 " not documented"
    exit bad > 0 || functions == 0
  }' *.h
