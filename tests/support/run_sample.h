// SPDX-License-Identifier: Apache-2.0
// One run of a row of the sample table, and its comparison with PyTorch's.
#pragma once

#include <string>
#include <vector>

#include "support/values.h"

namespace nnc::testing {

enum class Form {
  kCall,     // the function
  kInplace,  // the in-place form, on a copy of the first input
  kSlice,    // the in-place form, on a part of a larger tensor
};

struct Variant {
  DType real = DType::kFloat64;  // what kFloat64 inputs become
  Layout layout = Layout::kPlain;
  Form form = Form::kCall;
  bool create_graph = false;
};

struct RowRun {
  std::vector<Tensor> inputs;
  Tensors outputs;
  std::vector<Tensor> gradients;  // one per input, undefined where there is none
};

std::vector<Tensor> make_inputs(const std::vector<In>& specs, const std::string& title,
                                DType real = DType::kFloat64, Layout layout = Layout::kPlain);
// The call with the row's seed.
Tensors call(const Sample& s, Span<const Tensor> inputs);
// What a backward is asked for: the outputs that have a gradient, their weights as gradients, and
// the inputs that want one. Nothing where either is missing.
struct Differentiable {
  Differentiable(const Tensors& all_outputs, const std::vector<Tensor>& all_inputs);
  Tensors outputs, seeds, inputs;
};
// Gradients of the weighted outputs; inputs without one stay undefined.
std::vector<Tensor> gradients_of(const Tensors& outputs, const std::vector<Tensor>& inputs,
                                 bool create_graph = false);
RowRun run_row(const Sample& s, const Variant& v = {});

// What PyTorch gave.
struct GoldenTensor {
  std::string dtype, grad_fn;
  Dims sizes;
  std::vector<double> values;
};
struct Golden {
  std::string key;
  std::vector<GoldenTensor> outputs;
  std::vector<std::pair<int64_t, GoldenTensor>> gradients;
};
// Of a row; null if there is none or the row has changed since it was made.
const Golden* golden_of(const Sample& s);

// "" if the values and the gradients are PyTorch's, else what differs.
std::string compare_outputs(const Sample& s, const Golden& g, const Tensors& outputs,
                            const Variant& v);
std::string compare_gradients(const Sample& s, const Golden& g,
                              const std::vector<Tensor>& gradients, const Variant& v);
// Runs the row in that variant and compares everything; an Error is a difference too.
std::string check_variant(const Sample& s, const Variant& v);

}  // namespace nnc::testing
