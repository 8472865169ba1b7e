#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# kernels.sh SOURCE_DIR: every function that a kernel family offers is an ordered list that ends in
# its reference, and is called with views, not with bare memory.
set -eu
cd "$1/src/kernels"
for header in *.h; do
  # One declaration to a line, with the namespace it stands in.
  sed -e 's,//.*,,' -e 's/ = {}//' -e '/^#/d' "$header" | tr '\n' ' ' |
    sed -e 's/namespace [a-z:]* {/\n&\n/g' -e 's/[;}]/&\n/g' |
    awk '
      /^namespace / { space = $2; next }
      space == "nnc::kernels" && /^ *[A-Za-z0-9_:]+[ *&]+[a-z0-9_]+\([^{]*\);$/ && !/return/ {
        bytes = /void ?\*/
        sub(/\(.*/, "")
        sub(/.*[ *&]/, "")
        print $0, bytes ? "bytes" : "views"
      }
      /^ *}/ { space = "nnc::kernels" }' |
    while read -r name kind; do
      case $header:$name in
        # Convolution and pooling describe their memory by a shape.
        conv.h:* | pool.h:*) kind=views ;;
      esac
      [ "$kind" = views ] || echo "$header: $name takes bare memory"
      case $name in
        # A question, and what is made of functions that have one.
        conv_wants_channels_last | conv_forward_fused | conv_forward_direct | apply_epilogue) ;;
        loss_total | class_total) ;;
        *)
          grep -q "ref::$name" "${header%.h}.cpp" || echo "$header: $name has no reference" ;;
      esac
      echo ok
    done
done | awk '
  /^ok$/ { count++; next }
  { print; bad++ }
  END { printf "%d functions, %d against the rule\n", count, bad; exit bad > 0 || count < 40 }'
