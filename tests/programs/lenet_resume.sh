#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lenet_resume.sh SOURCE_DIR BUILD_DIR: a run that is killed and resumed writes the same bytes as one
# that is not, and the weights of its best epoch are there.
set -u
data=/usr/share/datasets/fashion-mnist
[ -r "$data/train-images-idx3-ubyte.gz" ] || exit 77
if grep -q '^NNC_SANITIZE:STRING=..*' "$2/CMakeCache.txt"; then exit 77; fi # as long as lenet.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# lenet ... EPOCHS NAME: becomes a training to the end of EPOCHS, which keeps the run in NAME.run.
lenet() {
  exec "$2/examples/lenet" --data "$data" --epochs "$3" --save "$folder/$4.safetensors" \
    --resume "$folder/$4.run" >"$folder/$4.out" 2>&1
}
(lenet "$@" 2 whole) || { cat "$folder/whole.out"; exit 1; }

# Killed in the second epoch, at the latest by its end.
lenet "$@" 2 killed &
pid=$!
until grep -q '^epoch  1' "$folder/killed.out" 2>/dev/null && [ -e "$folder/killed.run" ]; do
  kill -0 $pid 2>/dev/null || { cat "$folder/killed.out"; exit 1; }
  sleep 0.05
done
kill -9 $pid
wait $pid 2>/dev/null
(lenet "$@" 2 killed) || { cat "$folder/killed.out"; exit 1; }
grep -q 'killed.run: after epoch 1' "$folder/killed.out" || { cat "$folder/killed.out"; exit 1; }
cmp "$folder/whole.run" "$folder/killed.run" || exit 1
cmp "$folder/whole.safetensors" "$folder/killed.safetensors" || exit 1
