// SPDX-License-Identifier: Apache-2.0
#include "objects.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

#include "host_functions.h"

namespace nnc_fuzz {
namespace {

class Maker {
 public:
  Maker(const ObjectSpec& spec, nnc_ctx* ctx, Handles& handles)
      : text_(spec.text), random_(spec.seed), ctx_(ctx), handles_(handles) {}

  nnc_tensor* tensor(std::initializer_list<int64_t> sizes) {
    return handles_.made(nnc_randn, ctx_, sizes.begin(), static_cast<int64_t>(sizes.size()),
                         NNC_FLOAT32);
  }
  nnc_tensor* parameter(std::initializer_list<int64_t> sizes) {
    nnc_tensor* t = tensor(sizes);
    succeeds(nnc_tensor_requires_grad_(ctx_, t, 1));
    if (random_.percent(60)) succeeds(nnc_tensor_set_grad(ctx_, t, tensor(sizes)));
    return t;
  }

  nnc_module* module(const char* text) {
    const std::string averaged = "AveragedModel(";  // no text makes one
    if (std::strncmp(text, averaged.c_str(), averaged.size()) == 0) {
      nnc_module* model = handles_.made(nnc_module_new, ctx_, text + averaged.size());
      return handles_.made(nnc_averaged_model_new, ctx_, model, nullptr, 0);
    }
    nnc_module* m = handles_.made(nnc_module_new, ctx_, text);
    if (!m) return m;
    if (random_.percent(70)) {  // of the containers of parameters
      succeeds(nnc_parameter_list_append(ctx_, m, parameter({2})));
      succeeds(nnc_parameter_dict_set(ctx_, m, "weight", parameter({2})));
    }
    switch (random_.below(13)) {
      case 0:
      case 1:
        succeeds(nnc_module_eval(ctx_, m));
        break;
      case 2:
        succeeds(nnc_module_double(ctx_, m));
        break;
      case 3:
        succeeds(nnc_parametrizations_weight_norm(ctx_, m, "weight", nullptr));
        break;
      case 4:
        succeeds(nnc_prune_l1_unstructured(ctx_, m, "weight", 0.5, nullptr));
        break;
      case 5:
        succeeds(nnc_module_requires_grad_(ctx_, m, 0));
        break;
      case 6:
        handles_.made(nnc_module_register_forward_hook, ctx_, m, hook_table(), uintptr_t{7}, 0, 0,
                      0);
        break;
      case 7:
        handles_.made(nnc_module_call, ctx_, m, tensor({2, 3}));
        break;
      case 9:
        succeeds(nnc_weight_norm(ctx_, m, "weight", nullptr));
        break;
      case 8:
        succeeds(nnc_parametrizations_spectral_norm(ctx_, m, "weight", 1, 1e-12, nullptr));
        break;
      default:
        break;
    }
    return m;
  }

  nnc_optimizer* optimizer(const char* text) {
    nnc_tensor* parameters[] = {parameter({2, 3}), parameter({3, 2})};
    nnc_optimizer* o = handles_.made(nnc_optimizer_new_from, ctx_, text,
                                     static_cast<nnc_tensor* const*>(parameters), int64_t{2});
    if (o && random_.percent(60)) succeeds(nnc_optimizer_step(ctx_, o));
    return o;
  }

  nnc_lr_scheduler* lr_scheduler() {
    nnc_optimizer* o = optimizer("SGD(lr=0.5, momentum=0.9)");
    nnc_lr_scheduler* s = handles_.made(
        nnc_lr_scheduler_new_lambda, ctx_, text_.c_str(), o,
        static_cast<const nnc_lr_lambda*>(host_table("const nnc_lr_lambda *", 0)), uintptr_t{1});
    if (s && random_.percent(50)) succeeds(nnc_lr_scheduler_step(ctx_, s, nullptr));
    return s;
  }

  nnc_named* named() {
    if (random_.percent(30)) {
      return handles_.made(nnc_module_state_dict, ctx_, module("Sequential(Linear(3, 2), ReLU())"));
    }
    if (random_.percent(10)) {
      return handles_.made(nnc_optimizer_state_dict, ctx_, optimizer("Adam(lr=0.1)"));
    }
    nnc_named* n = handles_.made(nnc_named_new, ctx_);
    for (const char* key : {"weight", "bias", "a", "0.weight", "lr", "a.b"}) {
      if (random_.percent(50)) continue;
      if (random_.percent(70)) {
        succeeds(nnc_named_add(n, key, parameter({2, 3})));
      } else {
        succeeds(nnc_named_add_value(n, key, random_.of({"5", "(0.9, 0.1)", "None", "'a'"})));
      }
    }
    if (random_.percent(15)) succeeds(nnc_named_add_module(n, "m", module("Linear(3, 2)")));
    return n;
  }

  nnc_kwargs* kwargs() {
    nnc_kwargs* k = handles_.made(nnc_kwargs_new, ctx_);
    if (random_.percent(40)) succeeds(nnc_kwargs_set_i64(k, "dim", random_.between(-2, 3)));
    if (random_.percent(20)) succeeds(nnc_kwargs_set_f64(k, "p", 0.5));
    if (random_.percent(30)) succeeds(nnc_kwargs_set_tensor(k, "weight", tensor({3})));
    if (random_.percent(20)) succeeds(nnc_kwargs_set_none(k, "bias"));
    if (random_.percent(20)) succeeds(nnc_kwargs_set_str(k, "mode", "sum"));
    return k;
  }

  nnc_dataset* dataset() {
    if (text_ == "folder") return handles_.made(nnc_dataset_image_folder, ctx_, "folder", "");
    if (random_.percent(25)) {
      return handles_.made(
          nnc_dataset_new_user, ctx_,
          static_cast<const nnc_dataset_vtable*>(host_table("const nnc_dataset_vtable *", 0)),
          static_cast<uintptr_t>(random_.between(0, 11)));
    }
    nnc_tensor* fields[] = {tensor({5, 2}), tensor({5})};
    return handles_.made(nnc_tensor_dataset_new, ctx_, static_cast<nnc_tensor* const*>(fields),
                         int64_t{2});
  }

  nnc_sampler* sampler() {
    nnc_dataset* d = dataset();
    nnc_sampler* s = random_.percent(50)
                         ? handles_.made(nnc_sequential_sampler_new, ctx_, d)
                         : handles_.made(nnc_random_sampler_new, ctx_, d, 0, nullptr, nullptr);
    return random_.percent(30) ? handles_.made(nnc_batch_sampler_new, ctx_, s, int64_t{2}, 0) : s;
  }

  nnc_data_loader* data_loader() {
    const char* options = random_.of({"", "batch_size=2", "batch_size=2, shuffle=True",
                                      "batch_size=3, num_workers=1", "batch_size=None"});
    return handles_.made(nnc_data_loader_new, ctx_, dataset(), nullptr, options, nullptr);
  }

  nnc_packed_sequence* packed_sequence() {
    const int64_t lengths[] = {3, 2}, n = 2;
    nnc_tensor* l = handles_.made(nnc_tensor_from_data, ctx_, static_cast<const void*>(lengths), &n,
                                  int64_t{1}, NNC_INT64);
    return handles_.made(nnc_pack_padded_sequence, ctx_, tensor({3, 2, 3}), l, 0, 1);
  }

  nnc_program* program() {
    nnc_module* m = handles_.made(nnc_module_new, ctx_, "Sequential(Linear(3, 2), ReLU())");
    nnc_tensor* input = tensor({2, 3});
    return handles_.made(nnc_program_capture, ctx_, m, static_cast<nnc_tensor* const*>(&input),
                         int64_t{1});
  }

  nnc_function* function() {
    return handles_.made(
        nnc_function_new, ctx_, "Mine",
        static_cast<const nnc_function_vtable*>(host_table("const nnc_function_vtable *", 0)),
        static_cast<uintptr_t>(random_.below(kBehaviours)));
  }

  nnc_hook* hook() {
    return handles_.made(nnc_tensor_register_hook, ctx_, parameter({2}),
                         static_cast<const nnc_callback*>(host_table("const nnc_callback *", 0)),
                         uintptr_t{1});
  }

  void* object(const std::string& kind) {
    if (kind == "module") return module(text_.c_str());
    if (kind == "optimizer") return optimizer(text_.c_str());
    if (kind == "lr_scheduler") return lr_scheduler();
    if (kind == "named") return named();
    if (kind == "kwargs") return kwargs();
    if (kind == "dataset") return dataset();
    if (kind == "sampler") return sampler();
    if (kind == "data_loader") return data_loader();
    if (kind == "data_loader_iter") {
      return handles_.made(nnc_data_loader_iter_new, ctx_, data_loader());
    }
    if (kind == "packed_sequence") return packed_sequence();
    if (kind == "program") return program();
    if (kind == "function") return function();
    if (kind == "hook") return hook();
    if (kind == "string") {
      return handles_.made(nnc_string_new, ctx_, text_.c_str(), static_cast<int64_t>(text_.size()));
    }
    if (kind == "summary_writer") {
      return handles_.made(nnc_summary_writer_new, ctx_, "runs", static_cast<const char*>(nullptr));
    }
    if (kind == "profiler") {
      nnc_profiler* p = handles_.made(nnc_profiler_new, ctx_, static_cast<const char*>(nullptr));
      if (random_.percent(50)) succeeds(nnc_profiler_start(ctx_, p));
      return p;
    }
    if (kind == "error") return handles_.keep(nnc_error_new(NNC_E_STATE, "op", text_.c_str()));
    if (kind == "any") return random_.percent(50) ? static_cast<void*>(tensor({2})) : named();
    if (kind == "function_ctx") return nullptr;  // is of use during a callback alone
    fprintf(stderr, "the fuzzer cannot make a nnc_%s: see objects.cpp\n", kind.c_str());
    exit(2);
  }

 private:
  static const nnc_module_hook* hook_table() {
    return static_cast<const nnc_module_hook*>(host_table("const nnc_module_hook *", 0));
  }

  const std::string& text_;
  Random random_;
  nnc_ctx* ctx_;
  Handles& handles_;
};

}  // namespace

void* make_object(const ObjectSpec& spec, nnc_ctx* ctx, Handles& handles) {
  void* live = Maker(spec, ctx, handles).object(spec.kind);
  return spec.form == Form::kLive ? live : spoilt_handle(spec.form, live, ctx);
}

void* spoilt_handle(Form form, void* live, nnc_ctx* ctx) {
  if (form == Form::kNull) return nullptr;
  if (form == Form::kOtherType) return ctx;
  const auto bits = reinterpret_cast<uintptr_t>(live);
  if (form == Form::kMadeUp) return reinterpret_cast<void*>(bits ? bits ^ (uintptr_t{1} << 57) : 7);
  nnc_string* dead = nullptr;
  if (!succeeds(nnc_string_new(ctx, "", 0, &dead))) return nullptr;
  nnc_release(dead);
  return dead;
}

}  // namespace nnc_fuzz
