#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tagger.sh SOURCE_DIR BUILD_DIR: the tagger tells by the sentence what a word is, also when it comes
# back from its file.
set -u
tagger=$2/examples/tagger
work=$2/tagger_test
. "$1/tests/programs/example.inc"
expect_line() { grep -qx -e "$1" "$work/out" || fail "expected: $1"; }

"$tagger" --epochs 3 --model "$work/model" 'They can fish in the park.' \
  'the old man can watch the light boat' >"$work/out" 2>"$work/err" || fail 'learning'
[ ! -s "$work/err" ] || fail 'something on stderr' # no progress bar where there is no terminal
# Better than the most frequent tag of each word by far.
awk '/^the most frequent tag/ { base = $(NF - 1) }
     /^epoch  3/ { right = $(NF - 1) }
     END { exit !(base > 70 && base < 90 && right > 96) }' "$work/out" || fail 'accuracy'
expect_line 'they/PRON can/AUX fish/VERB in/ADP the/DET park/NOUN'
expect_line 'the/DET old/ADJ man/NOUN can/AUX watch/VERB the/DET light/ADJ boat/NOUN'

printf 'The can is cold.\n\n The zebra sleeps!\n' | "$tagger" --model "$work/model" \
  >"$work/out" 2>"$work/err" || fail 'from the file'
expect_line 'the/DET can/NOUN is/AUX cold/ADJ'
expect_line 'the/DET zebra?/NOUN sleeps/VERB'
[ "$(wc -l <"$work/out")" -eq 2 ] || fail 'two lines'

# Letters of other languages are letters, also those that are capitals and those of two characters;
# typographic quotes are none, and what is no UTF-8 is passed over.
printf '\304\200da can\342\200\231t see \342\200\234Jos\303\211\342\200\235, ne\314\201e \310\272x \377 \346\274\242\n' |
  LC_ALL=C "$tagger" --model "$work/model" >"$work/out" 2>"$work/err" || fail 'other letters'
sed 's|?*/[A-Z]*||g' "$work/out" >"$work/words"
printf "\304\201da can't see jos\303\251 ne\314\201e \342\261\245x \346\274\242\n" |
  cmp -s - "$work/words" || fail 'letters are lost'

echo 'no model' >"$work/model"
"$tagger" --model "$work/model" a >"$work/out" 2>"$work/err" && fail 'took a file without a model'
grep -q 'nnc_model_load: .*model' "$work/err" || fail 'which file'
"$tagger" --epochs 0 >"$work/out" 2>"$work/err"
[ $? -eq 2 ] || fail 'no epochs'
exit $bad
