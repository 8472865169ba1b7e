#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# ffi_header.sh BUILD_DIR: nnc_ffi.h is bare C that needs the integer types and nothing else.
set -eu
header=$1/include/nnc/nnc_ffi.h
if grep -nE '["#]|/\*|//|__attribute__|extern' "$header"; then
  echo "nnc_ffi.h: a directive, comment, attribute or string is left"
  exit 1
fi
# The same types from <stdint.h> and written out, as a parser without any header would know them.
strict="-x c -std=c99 -pedantic -Wall -Wextra -Werror -fsyntax-only"
{ echo '#include <stdint.h>'; cat "$header"; } | gcc $strict -
{
  echo 'typedef int int32_t; typedef unsigned int uint32_t; typedef unsigned char uint8_t;'
  echo 'typedef long int64_t; typedef unsigned long uint64_t; typedef unsigned long uintptr_t;'
  cat "$header"
} | gcc $strict -
echo "$(wc -l <"$header") lines"
