#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# speed_report.sh SOURCE: are the README's table and plot of speed those of the stored run?
set -eu
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }
cd "$1"
PYTHONDONTWRITEBYTECODE=1 exec python3 bench/speed_report.py bench/speed.json --readme README.md \
  --svg bench/speed.svg --check
