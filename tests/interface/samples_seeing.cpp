// SPDX-License-Identifier: Apache-2.0
// Rows of what shows a model and its training. What it prints is in tests/nn and tests/io.
#include "interface/module_values.h"
#include "nnc/summary.h"
#include "support/temporary_folder.h"

namespace nnc::testing {
namespace {

Handle layers() {
  return module("Sequential(Linear(2, 3), ReLU())");
}

// clang-format off
[[maybe_unused]] const bool g_seeing = add_samples("seeing", {
    row("summary", "tensors", {in({4, 2}).type(DType::kFloat32).no_grad()},
        [](X x) { return bytes(c(nnc_summary, layers(), x, none, "col_names=('mult_adds',), col_width=9")); },
        "text('=' * 49 + '\\n' + 'Layer (type:depth-idx)                   Mult-Adds\\n' + '=' * 49 + '\\n' + 'Sequential                               --\\n├─Linear: 1-1                            36\\n├─ReLU: 1-2                              --\\n' + '=' * 49 + '\\nTotal params: 9\\nTrainable params: 9\\nNon-trainable params: 0\\nTotal mult-adds: 36\\n' + '=' * 49 + '\\nInput size (MB): 0.00\\nForward/backward pass size (MB): 0.00\\nParams size (MB): 0.00\\nEstimated Total Size (MB): 0.00\\n' + '=' * 49)"),
    row("summary", "nothing_called", {in({1}).no_grad()},
        [](X) { return bytes(c(nnc_summary, layers(), none, none, "depth=0, col_width=9")); },
        "text('=' * 49 + '\\n' + 'Layer (type:depth-idx)                   Param #\\n' + '=' * 49 + '\\n' + 'Sequential                               9\\n' + '=' * 49 + '\\nTotal params: 9\\nTrainable params: 9\\nNon-trainable params: 0\\n' + '=' * 49)"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
