#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lenet_usage.sh SOURCE_DIR BUILD_DIR: wrong arguments, missing and damaged data.
set -u
lenet=$2/examples/lenet
work=$2/lenet_usage
rm -rf "$work"
mkdir -p "$work"
bad=0

# expect STATUS TEXT ARGUMENT...: the exit status, and what stderr (stdout for status 0) says.
expect() {
  status=$1
  text=$2
  shift 2
  "$lenet" "$@" >"$work/out" 2>"$work/err"
  got=$?
  stream=err
  [ "$status" -ne 0 ] || stream=out
  if [ $got -ne "$status" ] || ! grep -q -e "$text" "$work/$stream"; then
    echo "lenet $*: exit $got, expected $status and '$text':"
    cat "$work/out" "$work/err"
    bad=1
  fi
}

# u32 N: four bytes, big-endian.
u32() {
  printf "\\$(printf %03o $(($1 >> 24 & 255)))\\$(printf %03o $(($1 >> 16 & 255)))"
  printf "\\$(printf %03o $(($1 >> 8 & 255)))\\$(printf %03o $(($1 & 255)))"
}
zeros() { head -c "$1" /dev/zero; }
# A data set of three black images of class 0.
make_set() {
  for part in train t10k; do
    { u32 2051; u32 3; u32 28; u32 28; zeros 2352; } | gzip >"$work/$part-images-idx3-ubyte.gz"
    { u32 2049; u32 3; zeros 3; } | gzip >"$work/$part-labels-idx1-ubyte.gz"
  done
}
images=$work/train-images-idx3-ubyte.gz
labels=$work/train-labels-idx1-ubyte.gz

expect 0 'usage: lenet' --help
expect 2 "unrecognized option '--epoc-hs'" --epoc-hs 3
expect 2 "unexpected argument 'data'" data
expect 2 "lenet --help" -x
expect 2 "option '--epochs' requires an argument" --epochs
expect 2 "epochs does not take '0'" --epochs 0
expect 2 "epochs does not take '-1'" --epochs=-1
expect 2 "epochs does not take '3x'" --epochs 3x
expect 2 "epochs does not take ''" --epochs=
expect 2 "batch-size does not take '1e3'" --batch-size 1e3
expect 2 "seed does not take '99999999999999999999'" --seed 99999999999999999999
expect 2 "threads does not take '-2'" --threads -2

expect 1 'there is no such file' --data "$work/nowhere"
expect 1 'dataset-fashion-mnist' --data "$work/nowhere"
make_set
expect 0 '^epoch  1  loss ' --data "$work" --epochs 1
expect 0 '^epoch  2  loss ' --data "$work" --epochs=2 --batch-size=2 --seed=-5 --threads=1
: >"$images"
expect 1 'is no IDX file' --data "$work"
echo "not a gzip file, and long enough for a header" >"$images"
expect 1 'starts with 110, 111, 116, 32' --data "$work"
{ u32 2051; u32 3; u32 28; u32 27; zeros 2268; } | gzip >"$images"
expect 1 '28 by 28' --data "$work"
{ u32 2051; u32 0; u32 28; u32 28; } | gzip >"$images"
expect 1 'there are no images' --data "$work"
{ u32 2051; u32 4294967295; u32 28; u32 28; zeros 2352; } | gzip >"$images"
expect 1 '4294967295, 28, 28' --data "$work"
{ u32 2051; u32 3; u32 28; u32 28; zeros 2351; } | gzip >"$images"
expect 1 'there are 2351 bytes of elements, expected 2352' --data "$work"
{ u32 2051; u32 3; u32 28; u32 28; zeros 2353; } | gzip >"$images"
expect 1 'there are more than 2352 bytes' --data "$work"
make_set
size=$(wc -c <"$images")
head -c $((size - 8)) "$images" >"$work/cut" && mv "$work/cut" "$images"
expect 1 'train-images' --data "$work"
make_set
{ head -c $((size - 8)) "$images"; u32 1; u32 1; } >"$work/wrong" && mv "$work/wrong" "$images"
expect 1 'train-images' --data "$work"
make_set
cp "$images" "$labels"
expect 1 'these are no labels' --data "$work"
{ u32 2049; u32 2; zeros 2; } | gzip >"$labels"
expect 1 '2 labels for 3 images' --data "$work"
{ u32 2049; u32 3; zeros 2; printf '\012'; } | gzip >"$labels"
expect 1 'label 10 of image 2' --data "$work"
exit $bad
