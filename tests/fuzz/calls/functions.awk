# SPDX-License-Identifier: Apache-2.0
# Reads the public C headers and prints what the fuzzer of calls knows of them, in their order:
#   NNC_WORD("header.h", "word")                   quoted in a comment: a word that a text may be
#   NNC_FUNCTION("header.h", name, "parameters")   declared
function finish_word(word) {
  if (length(word) > 0 && length(word) < 60 && word !~ /[\\%]/ && !((FILENAME, word) in seen)) {
    seen[FILENAME, word] = 1
    print "NNC_WORD(\"" header "\", \"" word "\")"
  }
}
function read_comment(text,   parts, count, i) {
  comment = comment " " text
  if (!inside) {
    count = split(comment, parts, "\"")
    for (i = 2; i < count; i += 2) finish_word(parts[i])
    comment = ""
  }
}
function read_code(text,   name, open) {
  if (text ~ /^[ \t]*#/) return
  code = code " " text
  if (code !~ /NNC_(API|CHECKED) /) {
    if (text ~ /;/) code = ""
    return
  }
  if (code !~ /;[ \t]*$/) return
  sub(/.*NNC_(API|CHECKED) /, "", code)
  gsub(/[ \t]+/, " ", code)
  open = index(code, "(")
  name = substr(code, 1, open - 1)
  sub(/ $/, "", name)
  sub(/.*[ *]/, "", name)
  code = substr(code, open + 1)
  sub(/\) ?; *$/, "", code)
  print "NNC_FUNCTION(\"" header "\", " name ", \"" code "\")"
  code = ""
}
FNR == 1 {
  header = FILENAME
  sub(/.*\//, "", header)
  inside = 0
  code = comment = ""
}
{
  text = $0
  while (text != "") {
    if (inside) {
      end = index(text, "*/")
      inside = !end
      read_comment(end ? substr(text, 1, end - 1) : text)
      text = end ? substr(text, end + 2) : ""
    } else {
      start = index(text, "/*")
      read_code(start ? substr(text, 1, start - 1) : text)
      inside = start > 0
      text = start ? substr(text, start + 2) : ""
    }
  }
}
