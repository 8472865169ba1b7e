#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lenet.sh SOURCE_DIR BUILD_DIR: LeNet learns in one epoch with two ranks what it learns alone, to
# rounding, and one rank saves it.
set -u
data=/usr/share/datasets/fashion-mnist
[ -r "$data/train-images-idx3-ubyte.gz" ] || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for ranks in 1 2; do
  "$1/tests/mpi/run" $ranks "$2/examples/lenet" --data "$data" --epochs 1 --threads 1 --mpi 1 \
    --save "$folder/$ranks.safetensors" >"$folder/$ranks" 2>&1
  status=$?
  [ $status -ne 77 ] || exit 77
  [ $status -eq 0 ] && [ -s "$folder/$ranks.safetensors" ] || { cat "$folder/$ranks"; exit 1; }
done
# "epoch  1  loss 0.6215  ...": once, not once for each rank.
for ranks in 1 2; do grep '^epoch' "$folder/$ranks" || echo none; done >"$folder/epochs"
cat "$folder/epochs"
awk '
  { for (i = 1; i < NF; i++) if ($i == "loss") loss[++n] = $(i + 1) }
  END {
    difference = loss[1] - loss[2]
    exit !(NR == 2 && n == 2 && loss[1] > 0.3 && loss[1] < 1 && difference * difference < 0.01 * 0.01)
  }' "$folder/epochs"
