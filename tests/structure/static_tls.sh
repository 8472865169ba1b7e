#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# static_tls.sh BUILD_DIR: dlopen (Python, Julia, plugins) finds room for the library's thread storage, of
# which glibc keeps some 500 bytes for all libraries together; see Note [Static TLS].
set -eu
size=$(readelf -lW "$1/libnnc.so" | awk '$1 == "TLS" { print $6 }')
size=$((${size:-0}))
echo "$size bytes of thread storage"
[ "$size" -le 256 ]
# Nor is there a thread_local with a destructor: Note [End of a thread].
if nm -D --undefined-only "$1/libnnc.so" | grep __cxa_thread_atexit; then exit 1; fi
