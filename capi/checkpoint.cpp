// SPDX-License-Identifier: Apache-2.0
// Functions that are run again in backward.
#include "engine/checkpoint.h"

#include <memory>

#include "capi/host_function.h"
#include "capi/objects.h"
#include "nnc/autograd_function.h"

namespace nnc::capi {
namespace {

bool is_default_check(const char* determinism_check) {
  const std::string_view name = determinism_check ? determinism_check : "default";
  check(name == "default" || name == "none", Code::kInvalid,
        "determinism_check should be one of 'default', 'none', got '", name, "'");
  return name == "default";
}

Tensor run(const std::vector<Ref<nn::Module>>& children, Tensor x) {
  for (const Ref<nn::Module>& c : children) x = c->call(x);
  return x;
}

Tensor run_in_segments(nn::Module& functions, int64_t segments, Tensor x, bool preserve_rng_state) {
  std::vector<Ref<nn::Module>> children;
  for (const nn::Module::Child& c : functions.children()) {
    children.push_back(Ref<nn::Module>::share(&c.there()));
  }
  const auto n = static_cast<int64_t>(children.size());
  check(segments >= 1 && segments <= n, Code::kInvalid, "segments is ", segments,
        ", but there are ", n, " modules");
  const int64_t length = n / segments;
  auto begin = children.begin();
  for (int64_t s = 0; s + 1 < segments; ++s, begin += length) {
    // Each keeps its own: segments may be many.
    const auto part = [own = std::vector<Ref<nn::Module>>(begin, begin + length)](
                          Span<const Tensor> in) { return std::vector<Tensor>{run(own, in[0])}; };
    x = checkpoint(part, Span<const Tensor>(&x, 1), {preserve_rng_state, true})[0];
  }
  return run({begin, children.end()}, std::move(x));
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_checkpoint(nnc_ctx* ctx, const nnc_callback* function, uintptr_t self,
                          nnc_tensor* const* inputs, int64_t n_inputs, int32_t preserve_rng_state,
                          const char* determinism_check, nnc_tensor** out, int64_t capacity,
                          int64_t* n_out) {
  return guard(__func__, ctx, [&](const Call& c) {
    const OutList outputs = out_list(out, capacity, n_out);
    check_out(outputs);
    const bool same = is_default_check(determinism_check);
    const std::vector<Tensor> list = LIST(inputs);
    const auto f = std::make_shared<HostFunction>(function, self, "function");
    UndoLog log;
    put(c, outputs,
        checkpoint([f](Span<const Tensor> in) { return (*f)(in); }, list,
                   {preserve_rng_state != 0, same}));
    log.keep();
    f->take_self();
  });
}

nnc_error* nnc_checkpoint_sequential(nnc_ctx* ctx, nnc_module* functions, int64_t segments,
                                     nnc_tensor* input, int32_t preserve_rng_state,
                                     nnc_tensor** out) {
  return PUT_OR_UNDO(
      out, run_in_segments(ARG(functions), segments, ARG(input), preserve_rng_state != 0));
}
