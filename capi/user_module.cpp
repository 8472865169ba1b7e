// SPDX-License-Identifier: Apache-2.0
// Modules whose forward is the host language's, called through a vtable.
#include "base/function_ref.h"
#include "capi/callback.h"
#include "capi/guard.h"
#include "capi/named.h"
#include "nn/parametrize.h"
#include "nnc/nn.h"

namespace nnc::capi {
namespace {

class UserModule final : public nn::Module, public nn::Invertible {
 public:
  UserModule(std::string name, const nnc_module_vtable& vtable, uintptr_t self)
      : name_(std::move(name)), vtable_(vtable), self_(self) {
    if (vtable_.copy) set_copy(copy);
    show_registered();
  }
  ~UserModule() override {
    if (owns_self_) end_of_self(vtable_.destroy, self_);
  }
  std::string type_name() const override { return name_; }
  bool has_attribute(std::string_view) const override { return false; }
  std::string extra_repr() const override;
  std::vector<Tensor> forward(const nn::Inputs& in) override;
  bool gives_extra_state() const override { return vtable_.get_extra_state != nullptr; }
  bool takes_extra_state() const override { return vtable_.set_extra_state != nullptr; }
  Tensor get_extra_state() override;
  void set_extra_state(const Tensor& state) override;
  bool has_right_inverse() const override { return vtable_.right_inverse != nullptr; }
  std::vector<Tensor> right_inverse(const Tensor& x) override;
  // From now on the module ends self's life. Until then a failure leaves self with the caller.
  void take_self() { owns_self_ = true; }

 private:
  // All but self.
  UserModule(const UserModule& m) : Module(m), Invertible(), name_(m.name_), vtable_(m.vtable_) {}
  static nn::Module* copy(const nn::Module& m);
  // Calls one of the vtable's functions with the module's handle; then done(), before handles end.
  void call_vtable(
      const char* function, FunctionRef<nnc_error*(const Call&, nnc_ctx*, nnc_module*)> call,
      FunctionRef<void()> done = [] {}) const;

  std::string name_;
  nnc_module_vtable vtable_;
  uintptr_t self_ = 0;
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
  // A NUL inside is part of it.
  return {data, static_cast<size_t>(nnc_string_size(text))};
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
  nnc_tensor* outputs[kHostOutputs] = {};
  int64_t n = 0;
  nnc_error* e = call_host(name_.c_str(), [&] {
    return vtable_.forward(self_, scope.handle(), module, inputs.data(), in.count(), kwargs,
                           outputs, kHostOutputs, &n);
  });
  if (e) raise_user_error(e, name_.c_str());
  return take_outputs(name_, "forward", outputs, n);
}

void UserModule::call_vtable(const char* function,
                             FunctionRef<nnc_error*(const Call&, nnc_ctx*, nnc_module*)> call,
                             FunctionRef<void()> done) const {
  const HostCall depth(name_, function);
  const CallbackScope scope;
  const Call c(function, scope.handle());
  nnc_module* module = nullptr;
  c.put(&module, Ref<nn::Module>::share(const_cast<UserModule*>(this)));
  nnc_error* e = call_host(name_.c_str(), [&] { return call(c, scope.handle(), module); });
  if (e) raise_user_error(e, name_.c_str());
  done();
}

Tensor UserModule::get_extra_state() {
  if (!gives_extra_state()) return Module::get_extra_state();
  nnc_tensor* out = nullptr;
  Tensor state;
  call_vtable(
      "get_extra_state",
      [&](const Call&, nnc_ctx* ctx, nnc_module* module) {
        return vtable_.get_extra_state(self_, ctx, module, &out);
      },
      [&] { state = take_outputs(name_, "get_extra_state", &out, 1)[0]; });
  return state;
}

void UserModule::set_extra_state(const Tensor& state) {
  if (!takes_extra_state()) return Module::set_extra_state(state);
  call_vtable("set_extra_state", [&](const Call& c, nnc_ctx* ctx, nnc_module* module) {
    nnc_tensor* handle = nullptr;
    c.put(&handle, state);
    return vtable_.set_extra_state(self_, ctx, module, handle);
  });
}

std::vector<Tensor> UserModule::right_inverse(const Tensor& x) {
  nnc_tensor* outputs[kHostOutputs] = {};
  int64_t n = 0;
  std::vector<Tensor> tensors;
  call_vtable(
      "right_inverse",
      [&](const Call& c, nnc_ctx* ctx, nnc_module* module) {
        nnc_tensor* handle = nullptr;
        c.put(&handle, x);
        return vtable_.right_inverse(self_, ctx, module, handle, outputs, kHostOutputs, &n);
      },
      [&] { tensors = take_outputs(name_, "right_inverse", outputs, n); });
  return tensors;
}

// The copy is there before self is copied, so that nobody's self is left over.
nn::Module* UserModule::copy(const nn::Module& m) {
  const auto& original = static_cast<const UserModule&>(m);
  Ref<UserModule> fresh = Ref<UserModule>::adopt(new UserModule(original));
  original.call_vtable("copy", [&](const Call&, nnc_ctx* ctx, nnc_module* module) {
    return original.vtable_.copy(original.self_, ctx, module, &fresh->self_);
  });
  fresh->take_self();
  return fresh.leak();
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_module_new_user(nnc_ctx* ctx, const char* class_name,
                               const nnc_module_vtable* vtable, uintptr_t self, nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::check_class_name(ARG(class_name), c.op());
    const nnc_module_vtable known = known_table(vtable, "vtable");
    check(known.forward != nullptr, Code::kInvalid, "vtable->forward is NULL");
    auto* m = new UserModule(class_name, known, self);
    c.put(out, Ref<nn::Module>::adopt(m));
    m->take_self();
  });
}
