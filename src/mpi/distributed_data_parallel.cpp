// SPDX-License-Identifier: Apache-2.0
// torch.nn.parallel.DistributedDataParallel: a module around a module, with a Reducer.
#include "mpi/collectives.h"
#include "mpi/module_state.h"
#include "mpi/options.h"
#include "mpi/reducer.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

struct DataParallel : Object {
  static constexpr const char* kKind = "DistributedDataParallel";

  std::shared_ptr<Group> group;
  std::shared_ptr<Reducer> reducer;
  Owned<nnc_module> module;
  std::vector<NamedTensor> buffers;
  std::vector<NamedTensor> frozen;  // parameters that required no gradient
  bool broadcast_buffers = true;
  // Of the next forward; torch's require_backward_grad_sync and require_forward_param_sync.
  bool sync_gradients = true, sync_buffers = true;
};

Compression compression_named(const std::string& name) {
  if (name.empty()) return Compression::kNone;
  if (name == "float16") return Compression::kFloat16;
  if (name == "bfloat16") return Compression::kBfloat16;
  fail(NNC_E_INVALID, "gradient_compression must be None, 'float16' or 'bfloat16', got '", name,
       "'");
}

bool records(nnc_ctx* ctx) {
  const FreeContext free;
  Owned<nnc_string> grad;
  take(nnc_ctx_get(ctx, "grad", grad.out()));
  return std::string(nnc_string_data(grad.get())) == "True";
}

nnc_error* ddp_forward(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs,
                       int64_t n_inputs, nnc_kwargs* kwargs, nnc_tensor** outputs, int64_t capacity,
                       int64_t* n_outputs) {
  return guard("nnc_module_forward", [&] {
    const auto d = std::static_pointer_cast<DataParallel>(object_of(self));
    d->reducer->forward_begins();
    if (d->broadcast_buffers && d->sync_buffers) broadcast_tensors(*d->group, d->buffers, 0);
    const bool reduced = d->sync_gradients && records(ctx);
    for (const NamedTensor& p : d->frozen) {
      check(!reduced || nnc_tensor_requires_grad(p.tensor.get()) != 1, NNC_E_STATE, "parameter ",
            p.name, " requires a gradient, and did not when DistributedDataParallel was made");
    }
    const Owned<nnc_tensor> begun = reduced ? d->reducer->begin_graph(ctx) : Owned<nnc_tensor>();
    pass(nnc_module_forward(ctx, d->module.get(), inputs, n_inputs, kwargs, outputs, capacity,
                            n_outputs));
    d->sync_buffers = reduced;
    for (int64_t i = 0; reduced && i < *n_outputs; ++i) {
      if (nnc_tensor_requires_grad(outputs[i]) == 1) {
        outputs[i] = d->reducer->connect(ctx, outputs[i], begun.get());
      }
    }
  });
}

ReducerOptions read_options(const char* text, bool* broadcast_buffers) {
  Options o(text);
  ReducerOptions r = {};
  *broadcast_buffers = o.flag("broadcast_buffers", true);
  r.bucket_bytes = static_cast<int64_t>(o.number("bucket_cap_mb", 25.0, 1e-6, 1 << 20) * (1 << 20));
  r.find_unused = o.flag("find_unused_parameters", false);
  r.views = o.flag("gradient_as_bucket_view", false);
  r.static_graph = o.flag("static_graph", false);
  r.compression = compression_named(o.word("gradient_compression", ""));
  r.feedback = o.flag("error_feedback", true);
  o.finish();
  return r;
}

// What must be the same on all ranks.
std::vector<std::string> options_said(const ReducerOptions& r, bool broadcast_buffers) {
  const char* compression = r.compression == Compression::kNone      ? "None"
                            : r.compression == Compression::kFloat16 ? "'float16'"
                                                                     : "'bfloat16'";
  const auto flag = [](const char* name, bool value) {
    return text("option ", name, value ? "=True" : "=False");
  };
  return {text("option bucket_cap_mb=", static_cast<double>(r.bucket_bytes) / (1 << 20), " (",
               r.bucket_bytes, " bytes)"),
          flag("broadcast_buffers", broadcast_buffers),
          flag("find_unused_parameters", r.find_unused),
          flag("gradient_as_bucket_view", r.views),
          flag("static_graph", r.static_graph),
          text("option gradient_compression=", compression),
          flag("error_feedback", r.feedback)};
}

std::vector<Parameter> trained_parameters(nnc_module* module, std::vector<NamedTensor>* frozen) {
  std::vector<Parameter> out;
  for (NamedTensor& t : parameters_of(module)) {
    if (nnc_tensor_requires_grad(t.tensor.get()) == 1) {
      out.push_back({std::move(t.name), std::move(t.tensor)});
    } else {
      frozen->push_back(std::move(t));
    }
  }
  check(!out.empty(), NNC_E_INVALID,
        "no parameter of the module requires a gradient: DistributedDataParallel is not needed");
  return out;
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_distributed_data_parallel_new(nnc_ctx* ctx, nnc_mpi_group* group,
                                                 nnc_module* module, const char* options,
                                                 nnc_module** out) {
  return guard(__func__, [&] {
    auto d = std::make_shared<DataParallel>();
    d->group = object<Group>(group, "group");
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    check(nnc_module_training(module) >= 0, NNC_E_HANDLE,
          module ? "module is not a live module handle" : "module is NULL");
    const ReducerOptions reducer = read_options(options, &d->broadcast_buffers);
    check_same_call(*d->group, "distributed_data_parallel_new", nullptr);
    verify_module(*d->group, module, options_said(reducer, d->broadcast_buffers));
    std::vector<Parameter> parameters = trained_parameters(module, &d->frozen);
    d->buffers = buffers_of(module);
    const FreeContext free;
    take(nnc_module_get_submodule(free.get(), module, "", d->module.out()));
    d->reducer = Reducer::make(d->group, std::move(parameters), reducer);
    const nnc_module_vtable vtable = {sizeof vtable, ddp_forward, nullptr, forget,
                                      nullptr,       nullptr,     nullptr, nullptr};
    const uintptr_t self = reserve(d);
    Owned<nnc_module> made;
    try {
      take(nnc_module_new_user(ctx, "DistributedDataParallel", &vtable, self, made.out()));
    } catch (...) {
      forget(self);
      throw;
    }
    bind(made.get(), self);
    take(nnc_module_register_module(ctx, made.get(), "module", module));
    broadcast_module(*d->group, module, 0);
    *out = made.leave();
  });
}

nnc_error* nnc_mpi_set_require_backward_grad_sync(nnc_ctx*, nnc_module* ddp,
                                                  int32_t require_backward_grad_sync) {
  return guard(__func__, [&] {
    object<DataParallel>(ddp, "ddp")->sync_gradients = require_backward_grad_sync != 0;
  });
}
