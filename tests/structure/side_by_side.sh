#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# side_by_side.sh SOURCE_DIR: the page with the tutorial in all languages is made of the programs.
set -eu
command -v python3 >/dev/null || exit 77
python3 "$1/capi/bindings/side_by_side.py" --check
