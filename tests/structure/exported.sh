#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# exported.sh BUILD_DIR: prints each exported symbol with its version node, sorted.
set -eu
nm -D --defined-only "$1/libnnc.so" | awk '$2 != "A" { print $3 }' | sed 's/@@*/ /' | LC_ALL=C sort
