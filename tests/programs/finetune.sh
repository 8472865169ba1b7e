#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# finetune.sh SOURCE_DIR BUILD_DIR: what PyTorch has trained learns new classes, better than a
# network that has not learnt anything, and is written for PyTorch.
set -u
data=/usr/share/datasets/fashion-mnist
[ -r "$data/train-images-idx3-ubyte.gz" ] || exit 77
finetune=$2/examples/finetune
work=$2/finetune_test
. "$1/tests/programs/example.inc"

# It finds its checkpoint from any folder.
cd "$work" || exit 1
"$finetune" --data "$data" --images 20 --epochs 5 --save "$work/ten.pt" >"$work/out" 2>"$work/err" || fail 'learning'
[ ! -s "$work/err" ] || fail 'something on stderr' # no progress bar where there is no terminal
grep -q '7 classes, epoch 5, accuracy 0\.8' "$work/out" || fail 'what the checkpoint says'
awk '/^then the whole network/ { tuned = $(NF - 1) }
     /^the same from the beginning/ { fresh = $(NF - 1) }
     END { exit !(tuned > 60 && tuned > fresh + 3) }' "$work/out" || fail 'accuracy'

# What it writes has the form of what it reads: the names of the tensors.
"$finetune" --data "$data" --checkpoint "$work/ten.pt" >"$work/out" 2>"$work/err"
grep -q "nnc_named_value: .*epoch" "$work/err" || fail 'the file without an epoch'
grep -q 'ten\.pt is no checkpoint of this network' "$work/err" || fail 'the name of that file'
head -c 1000 "$work/ten.pt" >"$work/cut.pt"
"$finetune" --checkpoint "$work/cut.pt" >"$work/out" 2>"$work/err" && fail 'a short file'
grep -q 'nnc_load: .*cut\.pt' "$work/err" || fail 'which file'
exit $bad
