#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# documented.sh SOURCE_DIR: every paragraph of a public header that declares functions starts with a
# comment.
set -eu
cd "$1/include/nnc"
awk '
  BEGIN { RS = "" }
  /(^|\n)NNC_(API|CHECKED)[ \n]/ {
    paragraphs++
    if ($0 !~ /^\/[*\/]/) {
      print FILENAME ": not documented:"
      print
      bad++
    }
  }
  END {
    print paragraphs + 0 " paragraphs, " bad + 0 " not documented"
    exit bad > 0 || paragraphs == 0
  }' *.h
