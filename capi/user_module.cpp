// SPDX-License-Identifier: Apache-2.0
// Modules whose forward is the host language's, called through a vtable.
#include "capi/callback.h"
#include "capi/guard.h"
#include "capi/named.h"
#include "nnc/nn.h"

namespace nnc::capi {
namespace {

class UserModule final : public nn::Module {
 public:
  UserModule(std::string name, const nnc_module_vtable& vtable, uintptr_t self)
      : name_(std::move(name)), vtable_(vtable), self_(self) {}
  ~UserModule() override {
    if (owns_self_) end_of_self(vtable_.destroy, self_);
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override;
  std::vector<Tensor> forward(const nn::Inputs& in) override;
  // From now on the module ends self's life. Until then a failure leaves self with the caller.
  void take_self() { owns_self_ = true; }

 private:
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
