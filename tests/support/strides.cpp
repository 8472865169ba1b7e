// SPDX-License-Identifier: Apache-2.0
#include "support/strides.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

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
  if (layout == "channels_last" && sizes.size() == 4) {
    const Dims s = contiguous_strides({sizes[0], sizes[2], sizes[3], sizes[1]});
    return {s[0], s[3], s[1], s[2]};
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
    if (t.defined() && t.numel() > 0)
      append_text(text, t.strides());
    else
      text += t.defined() ? "empty" : "none";
  }
  return text;
}
std::string text_of(const Tensors& list) {
  return text_of(std::vector<Tensor>(list.begin(), list.end()));
}

std::string strides_of_call(const Sample& s, const std::vector<Tensor>& inputs) {
  try {
    return text_of(call(s, inputs));
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
};

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
    const std::string want = parts[i] == "=" ? parts[0] : parts[i];
    const std::string got = strides_of_call(s, inputs);
    if (got != want) {
      text += std::string(kLayouts[i]) + ": " + got + ", PyTorch has " + want + "\n";
    }
  }
  return s.layouts ? text + check_hidden(s, real) : text;
}

}  // namespace nnc::testing
