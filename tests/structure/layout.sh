#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# layout.sh SOURCE_DIR: the hidden order of bytes is known in few files of the operations; the others
# ask a LayoutPlan (Note [Layout plan] in ops/layout.h).
set -eu
cd "$1/src/ops"
files=$(grep -l 'channels_last' ./*.h ./*.cpp)
[ -n "$files" ]
count=$(echo "$files" | wc -l)
[ "$count" -le 6 ] || { echo "$count files know the hidden order:" "$files"; exit 1; }
