// SPDX-License-Identifier: Apache-2.0
// A call as it is drawn, before anything of it exists: plain data that seeds decide. The first seed
// draws a call, each further one changes something of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "functions.h"
#include "random.h"

namespace nnc_fuzz {

// How a handle that is given is wrong, if it is.
enum class Form { kLive, kNull, kReleased, kOtherType, kMadeUp };

struct TensorSpec {
  enum class Values { kQuarters, kWhole, kUnit, kLimits };  // see values.h
  enum class Gradient { kNone, kLeaf, kComputed };
  enum class Place { kLibrary, kBeforeGuard, kAfterGuard };

  Form form = Form::kLive;
  int same_as = -1;  // an earlier tensor of the call itself
  int32_t dtype = 1;
  std::vector<int64_t> sizes, strides;
  int64_t offset = 0, storage = 0;  // in elements: where it begins in a memory of that size
  Values values = Values::kQuarters;
  uint64_t seed = 0;
  Gradient gradient = Gradient::kNone;
  Place place = Place::kLibrary;

  int64_t numel() const;
  bool plain() const;  // row-major from the beginning of its memory
};

// A handle of another type: what it is made from, and a seed for the rest.
struct ObjectSpec {
  Form form = Form::kLive;
  std::string kind, text;
  uint64_t seed = 0;
};

// Which context: kSettings of prepared.cpp, and one that is none.
constexpr int64_t kWithoutGradients = 6, kNoContext = 8;

struct Argument {
  bool null = false;  // of a list, a text, an optional number, memory or an output
  int64_t integer = 0;
  double real = 0;
  std::string text;
  std::vector<int64_t> integers;
  std::vector<double> reals;
  std::vector<TensorSpec> tensors;
  std::vector<ObjectSpec> objects;
};

struct Call {
  const Function* function = nullptr;
  std::vector<uint64_t> seeds;
  std::vector<Argument> arguments;  // one for each parameter
};

Call draw(const Function& f, const std::vector<uint64_t>& seeds);

// "nnc_add 12 7": what draws it again.
std::string name_of(const Call& call);
Call call_named(const std::string& name);
// The call as a C programmer would read it.
std::string text_of(const Call& call);

}  // namespace nnc_fuzz
