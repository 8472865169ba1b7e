#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# output.sh SOURCE_DIR BUILD_DIR: examples whose output gets lost, or whose files cannot be written,
# say so by their name and exit with status 1.
set -u
examples=$2/examples
work=$2/program_output
. "$1/tests/programs/example.inc"

# lost NAME TEXT: the program that has just ended with status $?.
lost() {
  [ "$got" -eq 1 ] || fail "$1: status $got"
  grep -q "^[^ ]*$1: $2" "$work/err" || fail "$1: expected '$2'"
}

: >"$work/out"
for name in lenet gpt finetune tagger; do
  "$examples/$name" --help >/dev/full 2>"$work/err"
  got=$?
  lost "$name" 'standard output: No space left on device'
  "$examples/$name" --help >&- 2>"$work/err"
  got=$?
  lost "$name" 'standard output: Bad file descriptor'
done
for name in building_models bert; do
  "$examples/$name" >/dev/full 2>"$work/err"
  got=$?
  lost "$name" 'standard output: No space left on device'
  "$examples/$name" >&- 2>"$work/err"
  got=$?
  lost "$name" 'standard output: Bad file descriptor'
done
"$examples/gpt" --steps 1 --length 10 >/dev/full 2>"$work/err"
got=$?
lost gpt 'standard output: No space left on device'

# Nobody trains for a file that cannot be: what is wrong is told at once.
for option in 'lenet --save' 'lenet --resume' 'finetune --save' 'tagger --model'; do
  for path in "$work/nowhere/x" "$work"; do
    [ "$option $path" = "tagger --model $work" ] && continue # it loads what is there
    # shellcheck disable=SC2086
    timeout 20 "$examples"/$option "$path" >"$work/out" 2>"$work/err"
    got=$?
    lost "${option% *}" "${option#* }: $path cannot be written: "
  done
done

"$examples/lenet" predict --weights "$work/nothing" "$work/nothing.png" >"$work/out" 2>"$work/err"
got=$?
lost 'lenet predict' 'nnc_safetensors_load_model: '
"$examples/lenet" predict >"$work/out" 2>"$work/err"
[ $? -eq 2 ] || fail 'predict without an image'
grep -q '^lenet predict: an argument is missing' "$work/err" || fail 'which program'
exit $bad
