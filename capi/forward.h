// SPDX-License-Identifier: Apache-2.0
// The general call of a module, by whatever function.
#pragma once

#include "base/undo.h"
#include "capi/objects.h"

namespace nnc::capi {

// Where a call's outputs go.
struct ForwardOutputs {
  nnc_tensor** list;
  int64_t capacity;
  int64_t* count;
};

// Puts out what run(module, inputs) gives. More outputs than there is room for are an error, before
// anything runs where their number can be known; after an error nothing has changed.
template <class Run>
nnc_error* forward(const char* op, nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                   int64_t n_inputs, nnc_kwargs* kwargs, const ForwardOutputs& outputs,
                   const Run& run) noexcept {
  return guard(op, ctx, Output{outputs.count, "n_outputs"}, [&](const Call& c) {
    nn::Module& m = ARG(module);
    check(inputs || n_inputs == 0, Code::kInvalid, "inputs is NULL");
    check(outputs.list || outputs.capacity == 0, Code::kInvalid, "outputs is NULL");
    const std::vector<Tensor> x = optional_list(inputs, n_inputs, "inputs");
    const auto check_capacity = [&](int64_t n) {
      check(n <= outputs.capacity, Code::kInvalid, "capacity is ", outputs.capacity, ", there are ",
            n, " outputs");
    };
    check_capacity(m.output_count(n_inputs));
    UndoLog log;
    const std::vector<Tensor> y = run(m, nn::Inputs{x, OPT(kwargs)});
    const auto n = static_cast<int64_t>(y.size());
    check_capacity(n);
    put(c, OutArray{outputs.list}, y);
    log.keep();
    *outputs.count = n;
  });
}

}  // namespace nnc::capi
