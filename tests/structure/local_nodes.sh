#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# local_nodes.sh BUILD_DIR: the node types of operations are local to their file. Two files may then
# call theirs the same.
set -eu
objects=$(find "$1/CMakeFiles/nnc_objects.dir/src" -path '*/ops/*.o' -o -path '*/engine/*.o')
[ -n "$objects" ]
# UnaryNode is the base that many files share; the two of views are declared in graph/.
nm --defined-only -C $objects |
  grep -E ' [VDBR] vtable for .*Node' | grep -vE 'vtable for nnc::(ops::UnaryNode|AsStridedNode|CopySlicesNode)$' && exit 1
locals=$(nm --defined-only -C $objects | grep -cE ' [dr] vtable for nnc::ops::\(anonymous .*Node')
echo "$locals node types"
[ "$locals" -gt 100 ]
