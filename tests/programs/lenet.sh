#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lenet.sh SOURCE_DIR BUILD_DIR: LeNet learns as with PyTorch. Ten epochs, one with sanitizers.
set -u
data=/usr/share/datasets/fashion-mnist
[ -r "$data/train-images-idx3-ubyte.gz" ] || exit 77
epochs=10
if grep -q '^NNC_SANITIZE:STRING=..*' "$2/CMakeCache.txt"; then epochs=1; fi
actual=$2/lenet.actual
"$2/examples/lenet" --data "$data" --epochs $epochs --seed 0 >"$actual" 2>"$actual.errors"
status=$?
cat "$actual" "$actual.errors"
[ $status -eq 0 ] || exit 1
[ ! -s "$actual.errors" ] || exit 1 # no progress bar where there is no terminal
awk -v expected="$1/tests/golden/lenet.expected" -v epochs=$epochs -f "$1/tests/programs/lenet_curve.awk" \
  "$actual" || exit 1
# What follows the epochs: the classes and the images.
for text in 'accuracy by class' T-shirt/top Trouser Pullover Dress Coat Sandal Shirt Sneaker Bag 'Ankle boot'; do
  grep -q "$text" "$actual" || { echo "nothing about $text"; exit 1; }
done
