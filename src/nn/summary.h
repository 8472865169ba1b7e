// SPDX-License-Identifier: Apache-2.0
// A model as a table, in torchinfo's layout: what its calls give, and how that is printed.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "nn/watched_call.h"

namespace nnc::nn {

enum class SummaryColumn : uint8_t {
  kInputSize,
  kOutputSize,
  kNumParams,
  kParamsPercent,
  kKernelSize,
  kMultAdds,
  kTrainable
};

struct SummaryOptions {
  std::vector<Dims> input_size;
  std::vector<DType> dtypes;
  bool has_input_size = false;
  int64_t depth = 3;
  std::vector<SummaryColumn> columns;  // none: by default
  int64_t col_width = 25;
  bool show_depth = true, show_var_names = false, ascii_only = false, hide_recursive = false;
  bool verbose = false;
  CallMode mode = CallMode::kEval;

  // Null is all defaults.
  static SummaryOptions of(const char* text);
  // Tensors of the sizes that are asked for.
  std::vector<Tensor> inputs() const;
};

// One parameter of a module, or of one below it that is not called.
struct SummaryParameter {
  std::string name;
  Tensor tensor;
};

// One call of a module, or a container that has modules which are called.
struct SummaryRow {
  const Module* module = nullptr;
  std::string class_name, var_name, kernel_size;
  int64_t depth = 0, index = 0;  // index: among the rows of that depth
  bool is_leaf = true;           // no row below it
  bool is_recursive = false;
  Dims input_size, output_size;
  bool has_input = false, has_output = false;
  int64_t output_bytes = 0;
  int64_t mult_adds = 0, parameters = 0, trainable = 0;  // of its own
  bool any_trainable = false, any_frozen = false;        // of its own and of what is below it
  std::vector<SummaryParameter> own;                     // if verbose
};

struct SummaryTotals {
  int64_t parameters = 0, trainable = 0, mult_adds = 0;
  int64_t input_bytes = 0, output_bytes = 0, parameter_bytes = 0;
};

struct Summary {
  std::vector<SummaryRow> rows;  // parents before what is below them
  SummaryTotals totals;
  bool called = false;
};

// Without sizes among the options, tensors and keyword arguments nothing is called.
Summary summarize(Module& module, const Inputs& in, const SummaryOptions& options);
std::string to_text(const Summary& summary, const SummaryOptions& options);

// Sums that stay at the largest integer instead of going beyond it.
inline int64_t bounded_add(int64_t a, int64_t b) {
  int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}
inline int64_t bounded_mul(int64_t a, int64_t b) {
  int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? INT64_MAX : product;
}

}  // namespace nnc::nn
