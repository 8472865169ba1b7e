# SPDX-License-Identifier: Apache-2.0
# awk -v expected=FILE -f compare_text.awk ACTUAL: words and punctuation must be equal, numbers equal within
# atol + rtol * |expected| (1e-4, 1e-3); how much space stands between them is free.

# The number at position p of text, "" if there is none: not inside a word, not followed by one.
function number_at(text, p,   rest, found, next_char) {
  if (p > 1 && substr(text, p - 1, 1) ~ /[A-Za-z0-9_.]/) return ""
  rest = substr(text, p)
  if (!match(rest, /^[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?/)) return ""
  found = substr(rest, 1, RLENGTH)
  next_char = substr(rest, RLENGTH + 1, 1)
  return next_char ~ /[A-Za-z0-9_]/ ? "" : found
}

# Cuts text into its numbers, numbers[1..count], and the words around them, returned with # for numbers.
function cut(text, numbers,   p, number, words) {
  count = 0
  words = ""
  for (p = 1; p <= length(text);) {
    number = substr(text, p, 1) ~ /[-+.0-9]/ ? number_at(text, p) : ""
    if (number == "") {
      words = words substr(text, p++, 1)
    } else {
      numbers[++count] = number
      words = words "#"
      p += length(number)
    }
  }
  gsub(/[ \t]+/, " ", words)
  sub(/^ /, "", words)
  sub(/ $/, "", words)
  return words
}

function same(a, b,   i, n, difference, limit) {
  if (a == b) return 1
  if (cut(a, left) != cut(b, right)) return 0
  n = count
  for (i = 1; i <= n; i++) {
    if ((index(left[i], ".") > 0) != (index(right[i], ".") > 0)) return 0
    difference = left[i] - right[i]
    limit = atol + rtol * (left[i] < 0 ? -left[i] : left[i])
    if (difference > limit || difference < -limit) return 0
  }
  return 1
}

BEGIN {
  if (atol == "") atol = 1e-4
  if (rtol == "") rtol = 1e-3
}
{
  want = "<end>"
  if ((getline line < expected) > 0) want = line
  lines++
  if ((want == "<end>" || !same(want, $0)) && ++bad <= 10)
    printf "line %d\n  expected: %s\n  actual:   %s\n", lines, want, $0
}
END {
  while ((getline line < expected) > 0) {
    lines++
    if (++bad <= 10) printf "line %d\n  expected: %s\n  actual:   <end>\n", lines, line
  }
  printf "%d of %d lines agree\n", lines - bad, lines
  exit bad > 0 || lines == 0
}
