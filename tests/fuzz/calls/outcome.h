// SPDX-License-Identifier: Apache-2.0
// What a call gave, read out of its handles, and whether two of these are the same.
#pragma once

#include <string>
#include <vector>

#include "call.h"
#include "prepared.h"

namespace nnc_fuzz {

struct TensorValue {
  int32_t dtype = 0;
  std::vector<int64_t> sizes;
  std::vector<char> bytes;  // of the elements in row-major order, if `read`
  bool read = false;        // small enough to have been
};

struct Outcome {
  bool failed = false;
  int32_t code = 0;
  std::string message;
  bool drew = false;       // random numbers
  bool recurrent = false;  // steps that make rounding grow
  std::vector<TensorValue> tensors;
  std::vector<double> numbers;
  std::vector<TensorValue> inputs;  // afterwards
  int32_t backward_code = -1;       // 0: it succeeded; -1: there was nothing to derive
  std::vector<TensorValue> gradients;
  std::vector<std::string> faults;  // of this call alone
};

// Is it a function that writes to tensors among its arguments?
bool changes_inputs(const Function& f);

Outcome outcome_of(const Call& call, Variant variant);

// Says where they differ by more than rounding; "" where they do not.
std::string difference(const Outcome& a, const Outcome& b, bool with_gradients);

}  // namespace nnc_fuzz
