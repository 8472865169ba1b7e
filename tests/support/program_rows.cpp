// SPDX-License-Identifier: Apache-2.0
#include "support/program_rows.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "graph/record.h"
#include "program/program.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// Functions of which some rows cannot be captured, as what the host does depends on what is in the
// inputs. (Random draws are refused wherever they are.)
const std::set<std::string>& refused_functions() {
  static const std::set<std::string> list = {
      "allclose",
      "autograd_gradcheck",
      "autograd_hessian",
      "autograd_hvp",
      "autograd_vhp",
      "batch_norm",
      "binary_cross_entropy",
      "bincount",
      "clip_grad_norm_",
      "clip_grads_with_norm_",
      "cross_entropy",
      "ctc_loss",
      "ctc_loss_list",
      "div",
      "embedding",
      "embedding_bag",
      "equal",
      "floor_divide",
      "fmod",
      "functional_call",
      "gaussian_nll_loss",
      "get_total_norm",
      "grouped_mm",
      "histc",
      "index_add",
      "index_fill_tensor",
      "index_put",
      "index_tensors",
      "instance_norm",
      "invert_permutation",
      "linalg_cholesky",
      "linalg_eigh",
      "linalg_inv",
      "linalg_lstsq",
      "linalg_matrix_exp",
      "linalg_matrix_norm",
      "linalg_matrix_norm_str",
      "linalg_matrix_power",
      "linalg_norm",
      "linalg_norm_str",
      "linalg_pinv",
      "linalg_solve",
      "linalg_svd",
      "linear_cross_entropy",
      "linspace_tensor",
      "masked_fill_tensor",
      "masked_select",
      "max_unpool1d",
      "max_unpool2d",
      "max_unpool3d",
      "module_call",
      "module_forward",
      "multi_margin_loss",
      "multilabel_margin_loss",
      "multinomial",
      "named_value",
      "narrow_tensor",
      "nll_loss",
      "nonzero",
      "nonzero_as_tuple",
      "norm_str",
      "normal",
      "normal_scalar_self",
      "one_hot",
      "pack_padded_sequence",
      "packed_sequence_new",
      "quantile",
      "quantile_scalar",
      "remainder",
      "remainder_scalar_self_i64",
      "repeat_interleave",
      "scatter_add",
      "scatter_reduce",
      "searchsorted",
      "searchsorted_scalar_i64",
      "take_along_dim",
      "tensor_copy_to",
      "tensor_item",
      "tensor_item_i64",
      "tensor_repr",
      "tensor_split",
      "to_dlpack",
      "unique",
      "unpad_sequence",
      "view_dtype",
  };
  return list;
}
bool is_refused_rightly(const Sample& s, const Error& e, Span<const Tensor> inputs) {
  const std::string text = e.what();
  const auto says = [&](const char* words) { return text.find(words) != std::string::npos; };
  // Random draws, files, and programs within programs.
  if (says("they cannot be captured") || says("files cannot be used") ||
      says("while another one is captured")) {
    return true;
  }
  if (says("cannot be captured")) return refused_functions().count(e.op().substr(4)) > 0;
  try {
    call(s, inputs);
  } catch (const Error&) {
    return true;  // it asks for a graph
  }
  return false;
}

// The same elements in the opposite order, so that they stay in the function's domain.
Tensor turned(const Tensor& x) {
  const GradGuard no_grad(false);
  std::vector<double> values = values_of(x);
  std::reverse(values.begin(), values.end());
  return make_tensor(x.sizes(), x.dtype(), values, Layout::kPlain, false);
}

// Kernels may differ: weights that a program knows are packed, others are not.
std::string difference_of(const Sample& s, const Tensors& got, const Tensors& expected) {
  if (got.size() != expected.size()) return "another number of outputs";
  for (int64_t i = 0; i < got.size(); ++i) {
    const Tensor &a = got[i], &b = expected[i];
    if (a.defined() != b.defined()) return "None or not";
    if (!a.defined()) continue;
    if (a.dtype() != b.dtype() || !same_sizes(a.sizes(), b.sizes())) return "another size or type";
    const std::vector<double> x = values_of(a), y = values_of(b);
    if (x.empty()) continue;
    if (std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0) continue;
    const double tolerance =
        b.dtype() == DType::kFloat64 ? 1e-13 : std::clamp(s.tolerance32 / 4, 1e-6, 1e-5);
    const std::string far = difference(x, y, tolerance);
    if (!far.empty()) return "output " + std::to_string(i) + ": " + far;
  }
  return {};
}

Tensors as_list(const std::vector<Tensor>& v) {
  Tensors list;
  for (const Tensor& t : v) list.push_back(t);
  return list;
}

}  // namespace

std::string check_program(const Sample& s, DType real) {
  // A pointer to elements is refused, and the row would follow it; counts of memory are of the
  // call.
  const std::string op = s.op;
  if (op.find("tensor_data") == 0 || op.find("memory_") != std::string::npos) return "";
  const GradGuard no_grad(false);
  std::vector<Tensor> inputs, others;
  for (const Tensor& x : make_inputs(s.inputs, s.title(), real)) {
    others.push_back(turned(x));
    inputs.push_back(turned(others.back()));
  }
  const auto function = [&s](Span<const Tensor> x) {
    const Tensors y = call(s, x);
    return std::vector<Tensor>(y.begin(), y.end());
  };
  Ref<program::Program> p;
  try {
    p = program::Program::capture(function, inputs);
  } catch (const Error& e) {
    return is_refused_rightly(s, e, inputs) ? "" : std::string("refused: ") + e.what();
  }
  // Before the call, which may write to its inputs.
  const Tensors first = as_list(p->run(inputs));
  Tensors other, expected;
  bool refused = false, refused_here = false;
  try {
    other = as_list(p->run(others));
  } catch (const Error&) {
    refused_here = true;
  }
  try {
    expected = call(s, others);
  } catch (const Error&) {
    refused = true;  // they do not go together
  }
  if (refused != refused_here) return "other inputs are refused by one of both";
  const std::string d = difference_of(s, other, expected);
  if (!d.empty()) return "with other inputs: " + d;
  return difference_of(s, first, call(s, inputs));
}

}  // namespace nnc::testing
