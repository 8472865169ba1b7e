// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn.h"

#include <algorithm>

#include "capi/guard.h"
#include "capi/named.h"
#include "nn/registry.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

nnc_error* put_named(const char* op, nnc_ctx* ctx, nnc_module* module, nnc_named** out,
                     std::vector<Named::Entry> (*list)(nn::Module&)) {
  return guard(op, ctx, out, [&](const Call& c) {
    Ref<Named> named = Ref<Named>::adopt(new Named);
    named->entries = list(c.module(module));
    c.put_object(reinterpret_cast<void**>(out), Kind::kNamed, named.leak());
  });
}

std::vector<Named::Entry> tensor_entries(std::vector<nn::NamedTensor> list) {
  std::vector<Named::Entry> entries;
  for (nn::NamedTensor& t : list) entries.push_back({std::move(t.name), std::move(t.tensor), {}});
  return entries;
}

std::vector<Named::Entry> key_entries(const std::vector<std::string>& keys) {
  std::vector<Named::Entry> entries;
  for (const std::string& k : keys) entries.push_back({k, Tensor(), {}});
  return entries;
}

const Kwargs* kwargs_of(const Call& c, nnc_kwargs* kwargs) {
  return kwargs ? &c.object<KwargsObject>(kwargs, Kind::kKwargs, "kwargs").kwargs : nullptr;
}

nnc_error* new_module(const char* op, nnc_ctx* ctx, const char* text, nnc_kwargs* kwargs,
                      nnc_module** out) {
  return guard(op, ctx, out, [&](const Call& c) {
    c.put(out, nn::make_module(c.text(text, "text"), kwargs_of(c, kwargs), op));
  });
}

}  // namespace

nnc_error* nnc_module_new(nnc_ctx* ctx, const char* text, nnc_module** out) {
  return new_module(__func__, ctx, text, nullptr, out);
}
nnc_error* nnc_module_new_kwargs(nnc_ctx* ctx, const char* text, nnc_kwargs* kwargs,
                                 nnc_module** out) {
  return new_module(__func__, ctx, text, kwargs, out);
}

nnc_error* nnc_module_container(nnc_ctx* ctx, const char* class_name, nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::check_class_name(c.text(class_name, "class_name"), c.op());
    c.put(out, Ref<nn::Module>::adopt(new nn::Container(class_name)));
  });
}

nnc_error* nnc_module_add(nnc_ctx* ctx, nnc_module* module, const char* name, const char* text) {
  return guard(__func__, ctx, [&](const Call& c) {
    nn::Module& m = c.module(module);
    const char* child = c.text(name, "name");
    m.check_name(child, c.op());  // before random numbers are drawn
    m.register_module(child, nn::make_module(c.text(text, "text"), nullptr, c.op()));
  });
}

nnc_error* nnc_module_register_module(nnc_ctx* ctx, nnc_module* module, const char* name,
                                      nnc_module* child) {
  return guard(__func__, ctx, [&](const Call& c) {
    c.module(module).register_module(c.text(name, "name"),
                                     Ref<nn::Module>::share(&c.module(child, "child")));
  });
}

nnc_error* nnc_module_register_parameter(nnc_ctx* ctx, nnc_module* module, const char* name,
                                         nnc_tensor* param) {
  return guard(__func__, ctx, [&](const Call& c) {
    c.module(module).register_parameter(c.text(name, "name"), c.optional(param, "param"));
  });
}

nnc_error* nnc_module_register_buffer(nnc_ctx* ctx, nnc_module* module, const char* name,
                                      nnc_tensor* tensor, int32_t persistent) {
  return guard(__func__, ctx, [&](const Call& c) {
    c.module(module).register_buffer(c.text(name, "name"), c.optional(tensor, "tensor"),
                                     persistent != 0);
  });
}

nnc_error* nnc_module_call(nnc_ctx* ctx, nnc_module* module, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::Module& m = c.module(module);
    const Tensor x = c.tensor(input, "input");
    c.put(out, m.call(x));
  });
}

nnc_error* nnc_module_forward(nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                              int64_t n_inputs, nnc_kwargs* kwargs, nnc_tensor** outputs,
                              int64_t capacity, int64_t* n_outputs) {
  return guard(__func__, ctx, {n_outputs, "n_outputs"}, [&](const Call& c) {
    nn::Module& m = c.module(module);
    check(inputs || n_inputs == 0, Code::kInvalid, c.op(), ": inputs is NULL");
    check(outputs || capacity == 0, Code::kInvalid, c.op(), ": outputs is NULL");
    const std::vector<Tensor> x = c.optional_tensors(inputs, n_inputs, "inputs");
    const auto check_capacity = [&](int64_t n) {
      check(n <= capacity, Code::kInvalid, c.op(), ": capacity is ", capacity, ", there are ", n,
            " outputs");
    };
    check_capacity(m.output_count(n_inputs));  // before anything runs, where it can be known
    const std::vector<Tensor> y = m.call({x, kwargs_of(c, kwargs)});
    const auto n = static_cast<int64_t>(y.size());
    check_capacity(n);
    c.put_all(outputs, y);
    *n_outputs = n;
  });
}

nnc_error* nnc_module_get_submodule(nnc_ctx* ctx, nnc_module* module, const char* path,
                                    nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::Module* m = c.module(module).get_submodule(c.text(path, "path"));
    c.put(out, Ref<nn::Module>::share(m));
  });
}

nnc_error* nnc_module_get_parameter(nnc_ctx* ctx, nnc_module* module, const char* path,
                                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, c.module(module).get_parameter(c.text(path, "path")));
  });
}

nnc_error* nnc_module_get_buffer(nnc_ctx* ctx, nnc_module* module, const char* path,
                                 nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, c.module(module).get_buffer(c.text(path, "path")));
  });
}

nnc_error* nnc_module_named_parameters(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return put_named(__func__, ctx, module, out,
                   [](nn::Module& m) { return tensor_entries(m.named_parameters()); });
}

nnc_error* nnc_module_named_buffers(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return put_named(__func__, ctx, module, out,
                   [](nn::Module& m) { return tensor_entries(m.named_buffers()); });
}

nnc_error* nnc_module_named_children(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return put_named(__func__, ctx, module, out, [](nn::Module& m) {
    std::vector<Named::Entry> entries;
    for (const nn::Module::Child& c : m.named_children()) entries.push_back({c.name, {}, c.module});
    return entries;
  });
}

nnc_error* nnc_module_named_modules(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return put_named(__func__, ctx, module, out, [](nn::Module& m) {
    std::vector<Named::Entry> entries;
    for (const nn::Module::Visit& v : m.named_modules()) {
      std::string name = v.prefix.substr(0, v.prefix.empty() ? 0 : v.prefix.size() - 1);
      entries.push_back({std::move(name), {}, Ref<nn::Module>::share(v.module)});
    }
    return entries;
  });
}

nnc_error* nnc_module_repr(nnc_ctx* ctx, nnc_module* module, nnc_string** out) {
  return guard(__func__, ctx, out, [&](const Call& c) { c.put(out, c.module(module).repr()); });
}

int32_t nnc_module_training(nnc_module* module) {
  return read<nn::Module>(module, Kind::kModule, int32_t{-1},
                          [](nn::Module& m) { return static_cast<int32_t>(m.training()); });
}

nnc_error* nnc_module_train(nnc_ctx* ctx, nnc_module* module, int32_t mode) {
  return guard(__func__, ctx, [&](const Call& c) { c.module(module).train(mode != 0); });
}

nnc_error* nnc_module_eval(nnc_ctx* ctx, nnc_module* module) {
  return guard(__func__, ctx, [&](const Call& c) { c.module(module).train(false); });
}

nnc_error* nnc_module_zero_grad(nnc_ctx* ctx, nnc_module* module) {
  return guard(__func__, ctx, [&](const Call& c) { c.module(module).zero_grad(); });
}

nnc_error* nnc_module_requires_grad_(nnc_ctx* ctx, nnc_module* module, int32_t requires_grad) {
  return guard(__func__, ctx,
               [&](const Call& c) { c.module(module).requires_grad_(requires_grad != 0); });
}

nnc_error* nnc_module_to(nnc_ctx* ctx, nnc_module* module, nnc_dtype dtype) {
  return guard(__func__, ctx,
               [&](const Call& c) { c.module(module).to(c.dtype(dtype, exec().default_dtype)); });
}

nnc_error* nnc_module_state_dict(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return put_named(__func__, ctx, module, out,
                   [](nn::Module& m) { return tensor_entries(m.state_dict()); });
}

nnc_error* nnc_module_load_state_dict(nnc_ctx* ctx, nnc_module* module, nnc_named* state,
                                      int32_t strict, nnc_named** missing, nnc_named** unexpected) {
  return guard(__func__, ctx, [&](const Call& c) {
    nn::Module& m = c.module(module);
    std::vector<nn::NamedTensor> entries;
    for (const Named::Entry& e : c.object<Named>(state, Kind::kNamed, "state").entries) {
      entries.push_back({e.key, e.tensor});
    }
    // The handles come first, so that nothing can fail after the copy.
    void* handles[2] = {nullptr, nullptr};
    Named* lists[2] = {nullptr, nullptr};
    nnc_named** const places[2] = {missing, unexpected};
    try {
      for (int i = 0; i < 2; ++i) {
        if (!places[i]) continue;
        lists[i] = new Named;
        c.put_object(&handles[i], Kind::kNamed, lists[i]);
      }
      nn::LoadResult r = m.load_state_dict(entries, strict != 0);
      if (lists[0]) lists[0]->entries = key_entries(r.missing);
      if (lists[1]) lists[1]->entries = key_entries(r.unexpected);
    } catch (...) {
      for (void* h : handles) release_handle(h);
      throw;
    }
    for (int i = 0; i < 2; ++i) {
      if (places[i]) *places[i] = static_cast<nnc_named*>(handles[i]);
    }
  });
}
