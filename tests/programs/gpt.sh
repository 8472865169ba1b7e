#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# gpt.sh SOURCE_DIR BUILD_DIR: the small GPT learns a text that repeats itself, and writes it on.
set -u
gpt=$2/examples/gpt
work=$2/gpt_test
. "$1/tests/programs/example.inc"

line='one two three four five six seven eight nine ten. '
i=0
while [ $i -lt 60 ]; do
  printf '%s' "$line"
  i=$((i + 1))
done >"$work/text"
steps=120
most=0.2
if grep -q '^NNC_SANITIZE:STRING=..*' "$2/CMakeCache.txt"; then
  steps=30
  most=2
fi
"$gpt" --text "$work/text" --steps $steps --prompt 'three four ' --length 50 >"$work/out" \
  2>"$work/err" || fail 'learning'
[ ! -s "$work/err" ] || fail 'something on stderr' # no progress bar where there is no terminal
awk -v most=$most '/^step/ { loss = $NF } END { exit !(loss > 0 && loss < most) }' "$work/out" ||
  fail 'the loss on the rest'
[ $steps -lt 120 ] || grep -q 'three four five six seven eight nine ten\. one' "$work/out" ||
  fail 'what it writes'

"$gpt" --text "$work/nothing" >"$work/out" 2>"$work/err" && fail 'no such text'
grep -q 'No such file' "$work/err" || fail 'why'
echo short >"$work/text"
"$gpt" --text "$work/text" >"$work/out" 2>"$work/err" && fail 'a short text'
grep -q '6 characters, at least 1280' "$work/err" || fail 'how short'
# Characters are those of Unicode.
i=0
while [ $i -lt 200 ]; do
  printf 'größer als 大きい 🙂. '
  i=$((i + 1))
done >"$work/text"
"$gpt" --text "$work/text" --steps 1 --prompt '大きい' --length 0 >"$work/out" 2>"$work/err" ||
  fail 'a text of Unicode'
grep -q ': 3600 characters, 14 different ones' "$work/out" || fail 'how many characters'
[ "$(tail -n 1 "$work/out")" = '大きい' ] || fail 'the prompt of Unicode'
"$gpt" --text "$work/text" --steps 1 --prompt 'q大x' --length 0 >"$work/out" 2>"$work/err"
[ "$(tail -n 1 "$work/out")" = '大' ] || fail 'a prompt that the text has not'
grep -q "has not 2 of the prompt's characters" "$work/err" || fail 'what it has not'
printf 'a\303' >>"$work/text"
"$gpt" --text "$work/text" >"$work/out" 2>"$work/err" && fail 'no UTF-8'
grep -q 'byte 5801 is no UTF-8' "$work/err" || fail 'where it is no UTF-8'
exit $bad
