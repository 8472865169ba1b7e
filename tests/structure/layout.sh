#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# layout.sh SOURCE_DIR: the hidden order of bytes is known in few files of the operations; the others
# ask a LayoutPlan (Note [Layout plan] in ops/layout.h). The order that strides show, torch's
# memory format, is no secret.
set -eu
cd "$1/src/ops"
files=$(grep -lE 'hidden_channels_last|empty_channels_last|channels_last_data|[.]channels_last' ./*.h ./*.cpp)
[ -n "$files" ]
count=$(echo "$files" | wc -l)
[ "$count" -le 6 ] || { echo "$count files know the hidden order:" "$files"; exit 1; }
