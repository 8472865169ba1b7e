# SPDX-License-Identifier: Apache-2.0
# Reads C headers, prints the nnc_ functions that they declare: names before "(" outside comments
# and directives.
{
  text = $0
  while (1) {
    if (inside) {
      end = index(text, "*/")
      if (!end) next
      text = substr(text, end + 2)
      inside = 0
    }
    start = index(text, "/*")
    if (!start) break
    rest = substr(text, start + 2)
    kept = kept substr(text, 1, start - 1) " "
    text = rest
    inside = 1
  }
  text = kept text
  kept = ""
  sub(/\/\/.*/, "", text)
  if (text ~ /^[ \t]*#/) next
  while (match(text, /[A-Za-z0-9_]*nnc_[a-z0-9_]+ *\(/)) {
    name = substr(text, RSTART, RLENGTH - 1)
    text = substr(text, RSTART + RLENGTH)
    gsub(/ /, "", name)
    if (name ~ /^nnc_/) print name
  }
}
