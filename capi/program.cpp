// SPDX-License-Identifier: Apache-2.0
#include "nnc/program.h"

#include <memory>
#include <optional>

#include "base/undo.h"
#include "capi/callback.h"
#include "capi/host_function.h"
#include "capi/objects.h"
#include "program/program.h"

using namespace nnc;
using namespace nnc::capi;

namespace nnc::capi {

static program::Program& arg(nnc_program* h, const char* name) {
  return object<program::Program>(h, Kind::kProgram, name);
}
static void put(const Call& c, nnc_program** out, Ref<program::Program> p) {
  c.put_object(reinterpret_cast<void**>(out), Kind::kProgram, p.leak());
}

}  // namespace nnc::capi

nnc_error* nnc_program_capture(nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                               int64_t n_inputs, nnc_program** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Ref<nn::Module> m = Ref<nn::Module>::share(&ARG(module));
    const auto forward = [m](Span<const Tensor> x) { return m->call(nn::Inputs{x, nullptr}); };
    const std::vector<Tensor> list = LIST(inputs);
    UndoLog log;
    put(c, out, program::Program::capture(forward, list));
    log.keep();
  });
}

nnc_error* nnc_program_capture_callback(nnc_ctx* ctx, const nnc_callback* function, uintptr_t self,
                                        nnc_tensor* const* inputs, int64_t n_inputs,
                                        nnc_program** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const std::vector<Tensor> list = LIST(inputs);
    const auto f = std::make_shared<HostFunction>(function, self, "function");
    UndoLog log;
    put(c, out, program::Program::capture([f](Span<const Tensor> x) { return (*f)(x); }, list));
    f->take_self();
    log.keep();
  });
}

nnc_error* nnc_program_capture_step(nnc_ctx* ctx, const nnc_callback* function, uintptr_t self,
                                    nnc_program** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const auto f = std::make_shared<HostFunction>(function, self, "function");
    put(c, out, program::Program::capture_step([f](Span<const Tensor> x) { return (*f)(x); }));
    f->take_self();
  });
}

nnc_error* nnc_program_run(nnc_ctx* ctx, nnc_program* program, nnc_tensor* const* inputs,
                           int64_t n_inputs, nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  // Inputs of other sizes are captured. What a training step has changed stays changed, as where
  // the host calls the function: parameters as well as running statistics.
  const auto body = [&] {
    program::Program& p = ARG(program);
    std::optional<UndoLog> log;
    if (!p.trains()) log.emplace();
    std::vector<Tensor> results = p.run(LIST(inputs), capacity);
    if (log) log->keep();
    return results;
  };
  return guard(__func__, ctx, out_list(out, capacity, n_out), body);
}

nnc_error* nnc_program_text(nnc_ctx* ctx, nnc_program* program, nnc_string** out) {
  return PUT(out, ARG(program).text());
}
