#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lenet_predict.sh SOURCE_DIR BUILD_DIR: a network that has been trained for an epoch knows four
# images when it sees them as files, a photograph's white border too; event files are written.
set -u
data=/usr/share/datasets/fashion-mnist
[ -r "$data/train-images-idx3-ubyte.gz" ] || exit 77
if grep -q '^NNC_SANITIZE:STRING=..*' "$2/CMakeCache.txt"; then exit 77; fi # as long as lenet.sh
lenet=$2/examples/lenet
images=$1/tests/golden/garments
work=$2/lenet_predict
. "$1/tests/programs/example.inc"

"$lenet" --data "$data" --epochs 1 --save "$work/best.safetensors" --events "$work/events" \
  >"$work/out" 2>"$work/err" || fail 'training'
events=$(echo "$work"/events/events.out.tfevents.*)
[ -s "$events" ] || fail 'no event file'
for tag in loss/train accuracy/test conv1.weight fc3.bias mistakes; do
  grep -q -a "$tag" "$events" || fail "no $tag in the event file"
done

"$lenet" predict --weights "$work/best.safetensors" "$images/ankle_boot.png" \
  "$images/trouser.png" "$images/trouser_white.png" "$images/bag.jpg" >"$work/out" 2>"$work/err" ||
  fail 'predict'
for text in 'ankle_boot.png: Ankle boot [0-9.]* %, ' 'trouser.png: Trouser ' \
  'trouser_white.png: Trouser ' 'bag.jpg: Bag '; do
  grep -q "$text" "$work/out" || fail "expected $text"
done

"$lenet" predict --weights "$work/best.safetensors" "$work/nothing.png" >"$work/out" \
  2>"$work/err" && fail 'saw what is not there'
grep -q 'nnc_read_image: .*nothing.png' "$work/err" || fail 'which file'
"$lenet" predict >"$work/out" 2>"$work/err"
[ $? -eq 2 ] || fail 'no image'
exit $bad
