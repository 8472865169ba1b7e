// SPDX-License-Identifier: Apache-2.0
#include "nnc/summary.h"

#include "capi/objects.h"
#include "nn/summary.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_summary(nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                       int64_t n_inputs, nnc_kwargs* kwargs, const char* options,
                       nnc_string** out) {
  return guard_or_undo(__func__, ctx, OUT(out), [&] {
    nn::Module& m = ARG(module);
    check(inputs || n_inputs == 0, Code::kInvalid, "inputs is NULL");
    const std::vector<Tensor> x = optional_list(inputs, n_inputs, "inputs");
    const nn::SummaryOptions settings = nn::SummaryOptions::of(options);
    return to_text(nn::summarize(m, nn::Inputs{x, OPT(kwargs)}, settings), settings);
  });
}
