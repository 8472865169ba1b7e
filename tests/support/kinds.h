// SPDX-License-Identifier: Apache-2.0
// Rows of one call for every kind of input: sizes, element types, what is not a number.
#pragma once

#include <functional>
#include <initializer_list>
#include <vector>

#include "support/samples.h"

namespace nnc::testing {

enum Kinds : unsigned {
  kOf0d = 1,
  kOfNone = 2,  // no elements; the last dimension has some
  kOfOdd = 4,   // no multiple of a vector's lanes
  kOfHalf = 8,
  kOfBFloat16 = 16,
  kOfNan = 32,
  kOfInfinities = 64,
  kOfBool = 128,
  kOfBytes = 256,
  kOfLong = 512,
  kFloats = kOfBool - 1,
  kWhole = kOfBool | kOfBytes | kOfLong,
  kAnything = kFloats | kWhole,
};

using Call = std::function<Out(X)>;
using Twin = std::function<void(X)>;

// Which kinds, and the range of what is floating point. Most functions make floats of whole
// numbers: these have no in-place form, unless it is said that the type stays.
struct Each {
  unsigned kinds = kFloats;
  double low = -1, high = 1;
  bool keeps_type = false, grad = true;
};

// One input.
std::vector<Sample> each(const char* op, const Call& call, const char* torch, Each e = {},
                         const Twin& twin = {});
// Two that are broadcast to the sizes of the first; the same for two of equal sizes.
std::vector<Sample> each_pair(const char* op, const Call& call, const char* torch, Each e = {},
                              const Twin& twin = {});
std::vector<Sample> each_equal(const char* op, const Call& call, const char* torch, Each e = {},
                               const Twin& twin = {});
// The inputs of one row each.
struct Inputs {
  const char* name;
  std::vector<In> all;
};
std::vector<Sample> each_of(const char* op, const Call& call, const char* torch,
                            const std::vector<Inputs>& rows, const Twin& twin = {});
// Images of that many dimensions, of 3 channels: batches of several, of one and of none, without a
// batch (unless it must have one), odd ones, types.
std::vector<Inputs> images(int dims, bool batched = false);
// Those of which PyTorch has a function.
std::vector<Inputs> without_16_bits(std::vector<Inputs> all);
// The same with weights of 3 by 3 channels and 2 points a dimension.
std::vector<Inputs> filtered(int dims);
// Two matrices with rows of three.
std::vector<Inputs> pairs_of_rows();
// Operands of these sizes, -1 being one that varies, down to 0.
std::vector<Inputs> operands(std::initializer_list<Dims> sizes);

// Of a function that draws.
std::vector<Sample> drawn(std::vector<Sample> rows);
// All of them.
std::vector<Sample> joined(std::initializer_list<std::vector<Sample>> lists);

// A text that lives as long as the rows.
const char* kept(std::string text);

}  // namespace nnc::testing
