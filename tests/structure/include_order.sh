#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# include_order.sh SOURCE_DIR: a file includes only its own folder and folders above it in the list.
set -eu
cd "$1"
find include src capi -name '*.h' -o -name '*.hpp' -o -name '*.cpp' |
grep -v '^capi/examples/' | sort |
awk '
  BEGIN {
    count = split("include/nnc src/mpi src/base src/tensor src/text src/kernels src/graph src/ops src/engine " \
                  "src/nn src/optim src/io src/data src/program src/tensorboard src/profiler capi", folders, " ")
  }
  # The place in the list of a path below the root, 0 if it is nowhere.
  function level(path,   i) {
    for (i = 1; i <= count; i++) if (index(path, folders[i] "/") == 1) return i
    return 0
  }
  function complain(text) { printf "%s:%d: %s\n", file, line, text; bad++ }
  function check_include(   included, own, theirs) {
    included = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", included)
    own = level(file)
    if (included ~ /^<nnc\//) theirs = 1
    else if (included !~ /^"/) {
      if (own == 1 && file ~ /\.h$/ && included !~ /^<std(int|def)\.h>/)
        complain("a public C header includes only <nnc/...>, <stdint.h> and <stddef.h>")
      return
    } else {
      gsub(/"/, "", included)
      if (included ~ /\.\.\//) { complain("a path with .."); return }
      if (index(included, "/") == 0) theirs = own
      else if (included ~ /^nnc\//) theirs = 1
      else if (included ~ /^capi\//) theirs = level(included)
      else theirs = level("src/" included)
    }
    if (theirs == 0) complain("\"" included "\" is in no folder of the list")
    else if (theirs > own) complain(folders[own] " includes " included ", which stands below it")
    # A library of its own: it uses public functions, and nothing knows of it.
    else if (theirs < own && folders[theirs] == "src/mpi") complain(folders[own] " includes src/mpi")
    else if (included ~ /nnc\/mpi\.h/ && folders[own] != "src/mpi" && file != "include/nnc/mpi.hpp" &&
             file !~ /^capi\/bindings\/go\/distributed\//)
      complain("only src/mpi and what is for other languages have nnc/mpi.h")
  }
  {
    file = $0
    files++
    line = 0
    if (level(file) == 0) complain("is in no folder of the list")
    else while ((getline < file) > 0) {
      line++
      if ($0 ~ /^[ \t]*#[ \t]*include/) check_include()
      if ($0 ~ /DNNL_VERSION_/ && file !~ /^src\/kernels\/onednn\/compat\.h$/)
        complain("only onednn/compat.h knows which version of oneDNN it is")
    }
    close(file)
  }
  END {
    printf "%d files, %d against the order\n", files, bad
    exit bad > 0 || files == 0
  }'
