// SPDX-License-Identifier: Apache-2.0
#include "support/strides.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/backward.h"
#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// In the order of the golden file.
constexpr const char* kLayouts[] = {"contiguous", "transposed",        "channels_last",
                                    "sliced",     "sliced_transposed", "expanded"};

// As in make_strides.py.
Dims strides_in(const std::string& layout, Sizes sizes) {
  if (layout == "transposed") {
    Dims reversed(sizes);
    std::reverse(reversed.begin(), reversed.end());
    Dims strides = contiguous_strides(reversed);
    std::reverse(strides.begin(), strides.end());
    return strides;
  }
  if (layout == "channels_last" && (sizes.size() == 4 || sizes.size() == 5)) {
    Dims last(sizes);
    last.erase(1);
    last.push_back(sizes[1]);
    Dims strides = contiguous_strides(last);
    strides.insert(1, strides[sizes.size() - 1]);
    strides.erase(sizes.size());
    return strides;
  }
  if (layout.compare(0, 6, "sliced") == 0) {
    Dims strides = strides_in(layout.size() > 7 ? layout.substr(7) : "", sizes);
    for (int64_t& s : strides) s *= 2;
    return strides;
  }
  Dims strides = contiguous_strides(sizes);
  if (layout == "expanded") {
    const auto longer = std::find_if(sizes.begin(), sizes.end(), [](int64_t s) { return s > 1; });
    if (longer == sizes.end()) return strides;
    const int64_t d = longer - sizes.begin();
    Dims once(sizes);
    once[d] = 1;
    strides = contiguous_strides(once);
    strides[d] = 0;
  }
  return strides;
}

// A leaf with the elements of `plain`; along a stride of 0, with the first of them.
Tensor laid_out(const Tensor& plain, const std::string& layout) {
  const Dims strides = strides_in(layout, plain.sizes());
  Dims sizes(plain.sizes());
  int64_t room = plain.numel() > 0 ? 1 : 0;
  for (int64_t d = 0; d < plain.dim(); ++d) {
    if (plain.numel() > 0) room += (sizes[d] - 1) * strides[d];
    if (strides[d] == 0) sizes[d] = 1;
  }
  const Tensor memory = Tensor::zeros({room}, plain.dtype());
  const ConstView from = plain.view();
  kernels::copy(memory.alias(sizes, strides, 0).mutable_view(),
                restrided(from, sizes, from.strides()));
  const Tensor y = memory.alias(Dims(plain.sizes()), strides, 0);
  if (requires_grad(plain)) set_requires_grad(y, true);
  return y;
}

// The last part of each line, by OP/NAME KEY.
const std::map<std::string, std::vector<std::string>>& golden() {
  static const auto* all = [] {
    auto* table = new std::map<std::string, std::vector<std::string>>;
    std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/strides.txt");
    std::string line;
    while (std::getline(file, line)) {
      const size_t end = line.find(' ', line.find(' ') + 1);
      std::vector<std::string>& parts = (*table)[line.substr(0, end)];
      for (size_t at = end + 1, next = 0; next != std::string::npos; at = next + 3) {
        next = line.find(" | ", at);
        parts.push_back(line.substr(at, next == std::string::npos ? next : next - at));
      }
    }
    return table;
  }();
  return *all;
}

std::string text_of(const std::vector<Tensor>& list) {
  std::string text;
  for (const Tensor& t : list) {
    if (!text.empty()) text += " ; ";
    if (t.defined())
      append_text(text, t.strides());
    else
      text += "none";
  }
  return text;
}
std::string text_of(const Tensors& list) {
  return text_of(std::vector<Tensor>(list.begin(), list.end()));
}

// Of what the inputs' gradients are for contiguous ones of the outputs; "" if there are none.
std::string strides_of_gradients(const Tensors& outputs, const std::vector<Tensor>& inputs) {
  Differentiable d(outputs, inputs);
  if (d.outputs.empty()) return "";
  for (Tensor& seed : d.seeds) seed = Tensor::ones(Dims(seed.sizes()), seed.dtype());
  try {
    return " > " + text_of(gradients(d.outputs, d.inputs, d.seeds, {}, true));
  } catch (const Error& e) {
    return " > refused";
  }
}
std::string strides_of_call(const Sample& s, const std::vector<Tensor>& inputs) {
  try {
    const Tensors outputs = call(s, inputs);
    return text_of(outputs) + strides_of_gradients(outputs, inputs);
  } catch (const Error& e) {
    return "refused";
  }
}

std::string check_hidden(const Sample& s, DType real) {
  try {
    const RowRun plain = run_row(s, {.real = real});
    const RowRun hidden = run_row(s, {.real = real, .layout = Layout::kChannelsLast});
    const std::string got = text_of(hidden.outputs) + ", gradients " + text_of(hidden.gradients);
    const std::string want = text_of(plain.outputs) + ", gradients " + text_of(plain.gradients);
    return got == want ? "" : "hidden order: " + got + ", expected " + want + "\n";
  } catch (const Error& e) {
    return std::string("hidden order: ") + e.what() + "\n";
  }
}

// Rows and why they are left out.
constexpr const char* kLeftOut[][2] = {
    {"tensor_set_grad/plain", "the row in Python adds where ours writes to the gradient"},
    {"module_register_parameter/plain", "the row in Python does not copy"},
    {"optimizer_new_from/two", "the row in Python does not copy"},
    {"tensor_copy_to/transposed", "the row in Python is a view"},
    {"tensor_data/plain", "it reads memory as if it were contiguous"},
    {"tensor_data_mut/plain", "it reads memory as if it were contiguous"},
    {"gru_cell/of_one", "dimensions of one element, which may lie anywhere"},
    {"max_pool3d/few_without_batch", "PyTorch refuses strides of torch.channels_last"},
    {"max_unpool3d/few_without_batch", "as above"},
    {"take_along_dim/flat", "PyTorch refuses to flatten what is not contiguous"},
    {"optimizer_state/momentum", "the row in Python is its input"},
    {"grouped_mm/half_rows", "PyTorch takes rows at multiples of 16 bytes only"},
    {"grouped_mm/half_stacks", "as above"},
    {"grouped_mm/bfloat16_rows", "as above"},
    {"grouped_mm/bfloat16_columns", "as above"},
    {"grouped_mm/bfloat16_stacks", "as above"},
    {"channel_shuffle/no_channel", "the row in Python is its input"},
    {"conv_transpose1d/nothing", "no elements: strides of 0"},
    {"conv_transpose1d/no_batch_and_nothing_left", "as above"},
    {"conv_transpose2d/no_batch_and_any_padding", "as above"},
    {"index/false", "no elements, of a dimension that was added"},
    {"index/two_bools", "as above"},
    {"index_tensors/nothing", "no elements: PyTorch copies x as it lies"},
    {"linalg_matrix_exp/empty", "no elements: the row in Python is its input"},
    {"normalize/of_none", "no elements: PyTorch repeats the norm first"},
    {"rnn_relu/of_none", "no elements: a sequence of length 0"},
    {"rnn_tanh/of_none", "as above"},
};

// Rows whose gradients are left out, by the beginnings of their titles, and why.
constexpr const char* kGradientsLeftOut[][2] = {
    {"scaled_dot_product_attention/broadcast", "sums over heads, which PyTorch transposes first"},
    {"scaled_dot_product_attention/one_key", "dimensions of one element"},
    {"scaled_dot_product_attention/width_of_one", "as above"},
    {"scaled_dot_product_attention/no_", "no elements"},
    {"multi_head_attention_forward/one_key", "as above"},
    {"multi_head_attention_forward/unbatched", "PyTorch's views of a batch of one"},
    {"parametrizations_weight_norm/attention", "dimensions of one element"},
    {"linalg_det/", "LAPACK's matrices lie in columns"},
    {"linalg_householder_product/", "as above"},
    {"linalg_lstsq/", "as above"},
    {"linalg_matrix_exp/half", "as above"},
    {"linalg_matrix_norm/", "what is reduced is permuted first"},
    {"linalg_norm/dim", "as above"},
    {"linalg_pinv/", "LAPACK's matrices lie in columns"},
    {"linalg_solve/vectors", "as above"},
    {"logsumexp/dims", "what is reduced is permuted first"},
    {"prod/dim", "as above"},
    {"prod/of_bfloat16", "PyTorch's quotient of the product and x"},
    {"prod/of_half", "as above"},
    {"binary_cross_entropy_with_logits/", "PyTorch's composition where there are weights"},
    {"mse_loss/weight", "as above"},
    {"cdist/product", "PyTorch's composition"},
    {"einsum/size_1", "a gradient that is a view"},
    {"matmul/1-3", "as above"},
    {"matmul/2-3", "as above"},
    {"copy_/into_a_view", "as above"},
    {"index_copy/scalar", "as above"},
    {"tensor_index_assign/", "as above"},
    {"pad_sequence/", "as above"},
    {"unpad_sequence/", "as above"},
    {"gru/", "PyTorch transposes a batch that comes first"},
    {"lstm/", "as above"},
    {"rnn_relu/", "as above"},
    {"rnn_tanh/", "as above"},
    {"tensordot/all", "PyTorch multiplies a row with a column"},
    {"as_strided/nothing", "no elements"},
    {"cdist/no_", "no elements"},
    {"contiguous/of_none", "no elements"},
    {"conv1d/few_of_none", "no elements"},
    {"conv2d/empty_batch", "no elements"},
    {"conv3d/few_of_none", "no elements"},
    {"conv_transpose1d/few_of_none", "no elements"},
    {"conv_transpose3d/few_of_none", "no elements"},
    {"cummax/empty", "no elements"},
    {"cummin/empty", "no elements"},
    {"linear_cross_entropy/no_", "no elements"},
    {"logsumexp/nothing_along", "no elements"},
    {"max_unpool1d/nothing", "no elements"},
    {"tensordot/of_none", "no elements"},
    {"tensordot_dims/no_elements", "no elements"},
};

bool compares_gradients(const Sample& s, const std::string& want) {
  // PyTorch refuses some layouts on the way back only, and computes a few rows' gradients wrongly.
  const size_t at = want.find(" > ");
  if (at == std::string::npos || want.compare(at + 3, std::string::npos, "refused") == 0) {
    return false;
  }
  return std::none_of(
      std::begin(kGradientsLeftOut), std::end(kGradientsLeftOut),
      [&](const auto& row) { return s.title().compare(0, std::strlen(row[0]), row[0]) == 0; });
}
void drop_gradients(std::string& text) {
  text.erase(std::min(text.find(" > "), text.size()));
}

}  // namespace

bool has_strides(const Sample& s) {
  return std::none_of(std::begin(kLeftOut), std::end(kLeftOut),
                      [&](const auto& row) { return s.title() == row[0]; });
}

std::string check_strides(const Sample& s) {
  const auto found = golden().find(s.title() + " " + key_of(s));
  if (found == golden().end()) return "no golden strides: run tests/golden/make_strides.py";
  const std::vector<std::string>& parts = found->second;
  const DType real = s.float32 ? DType::kFloat32 : DType::kFloat64;
  const std::vector<Tensor> plain = make_inputs(s.inputs, s.title(), real);
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == "-") continue;
    std::vector<Tensor> inputs;
    for (const Tensor& x : plain) inputs.push_back(laid_out(x, kLayouts[i]));
    std::string want = parts[i] == "=" ? parts[0] : parts[i], got = strides_of_call(s, inputs);
    // A matrix of equal columns has no full rank; whether LAPACK finds a zero or a rounding error
    // there, and refuses, depends on the processor.
    if (got == "refused" && s.title().rfind("linalg_lstsq/", 0) == 0 &&
        kLayouts[i] == std::string("expanded")) {
      continue;
    }
    if (!compares_gradients(s, want)) drop_gradients(want), drop_gradients(got);
    if (got != want) {
      text += std::string(kLayouts[i]) + ": " + got + ", PyTorch has " + want + "\n";
    }
  }
  return s.layouts ? text + check_hidden(s, real) : text;
}

}  // namespace nnc::testing
