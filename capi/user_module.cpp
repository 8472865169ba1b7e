// SPDX-License-Identifier: Apache-2.0
// Modules whose forward is the host language's, called through a vtable.
#include "capi/callback.h"
#include "capi/guard.h"
#include "capi/named.h"
#include "nnc/nn.h"

namespace nnc::capi {
namespace {

constexpr int64_t kOutputs = 64;  // most outputs of a user's forward

class UserModule final : public nn::Module {
 public:
  UserModule(std::string name, const nnc_module_vtable& vtable, uintptr_t self)
      : name_(std::move(name)), vtable_(vtable), self_(self) {}
  ~UserModule() override {
    if (!owns_self_ || !vtable_.destroy) return;
    const auto destroy = [this]() -> nnc_error* {
      vtable_.destroy(self_);
      return nullptr;
    };
    release_handle(call_host("destroy", destroy));
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override;
  std::vector<Tensor> forward(const nn::Inputs& in) override;
  // From now on the module ends self's life. Until then a failure leaves self with the caller.
  void take_self() { owns_self_ = true; }

 private:
  std::vector<Tensor> take_outputs(nnc_tensor* const* outputs, int64_t n) const;

  std::string name_;
  nnc_module_vtable vtable_;
  uintptr_t self_;
  bool owns_self_ = false;
};

std::string UserModule::extra_repr() const {
  if (!vtable_.extra_repr) return {};
  const HostCall depth(name_, "extra_repr");
  const CallbackScope scope;
  nnc_string* text = nullptr;
  nnc_error* e =
      call_host(name_.c_str(), [&] { return vtable_.extra_repr(self_, scope.handle(), &text); });
  if (e) raise_user_error(e, name_.c_str());
  const char* data = nnc_string_data(text);
  check(data != nullptr, Code::kCallback, name_, ": extra_repr gave no string");
  return data;
}

// What forward put into outputs, all of it tensors.
std::vector<Tensor> UserModule::take_outputs(nnc_tensor* const* outputs, int64_t n) const {
  std::vector<Tensor> tensors;
  for (int64_t i = 0; i < n; ++i) {
    auto* t = static_cast<TensorImpl*>(resolve(outputs[i], Kind::kTensor));
    check(t != nullptr, Code::kCallback, name_, ": output ", i, " of forward is ",
          outputs[i] ? "not a live tensor handle" : "NULL");
    tensors.emplace_back(Ref<TensorImpl>::share(t));
  }
  return tensors;
}

std::vector<Tensor> UserModule::forward(const nn::Inputs& in) {
  const HostCall depth(name_, "forward");
  const CallbackScope scope;
  const Call c("forward", scope.handle());
  std::vector<nnc_tensor*> inputs(static_cast<size_t>(in.count()));
  for (int64_t i = 0; i < in.count(); ++i) c.put(&inputs[static_cast<size_t>(i)], in[i]);
  nnc_module* module = nullptr;
  c.put(&module, Ref<nn::Module>::share(this));
  nnc_kwargs* kwargs = nullptr;
  if (in.kwargs) {
    c.put_object(reinterpret_cast<void**>(&kwargs), Kind::kKwargs, new KwargsObject(*in.kwargs));
  }
  nnc_tensor* outputs[kOutputs] = {};
  int64_t n = 0;
  nnc_error* e = call_host(name_.c_str(), [&] {
    return vtable_.forward(self_, scope.handle(), module, inputs.data(), in.count(), kwargs,
                           outputs, kOutputs, &n);
  });
  if (e) raise_user_error(e, name_.c_str());
  check(n >= 0 && n <= kOutputs, Code::kCallback, name_, ": forward says it has ", n,
        " outputs, expected 0..", kOutputs);
  return take_outputs(outputs, n);
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_module_new_user(nnc_ctx* ctx, const char* class_name,
                               const nnc_module_vtable* vtable, uintptr_t self, nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::check_class_name(ARG(class_name), c.op());
    check(vtable != nullptr, Code::kInvalid, "vtable is NULL");
    const auto size = vtable->struct_size;
    constexpr auto kSize = static_cast<int64_t>(sizeof(nnc_module_vtable));
    // A larger one belongs to a later header: what it adds would be left out in silence.
    check(size == kSize, Code::kInvalid, "vtable->struct_size is ", size, ", expected ", kSize);
    const nnc_module_vtable known = *vtable;
    check(known.forward != nullptr, Code::kInvalid, "vtable->forward is NULL");
    auto* m = new UserModule(class_name, known, self);
    c.put(out, Ref<nn::Module>::adopt(m));
    m->take_self();
  });
}
