// SPDX-License-Identifier: Apache-2.0
// Modules whose forward is the host language's, called through a vtable.
#include <cstddef>
#include <cstring>

#include "capi/guard.h"
#include "capi/named.h"
#include "nnc/nn.h"

namespace nnc::capi {
namespace {

constexpr int64_t kOutputs = 64;  // most outputs of a user's forward

// A scope context made from the settings of the call that is under way; gone with the object.
class CallbackScope {
 public:
  CallbackScope() {
    const Ref<Context> like = resolve_context(nullptr, "callback")->with(exec());
    handle_ = static_cast<nnc_ctx*>(make_handle(Kind::kContext, like->scoped().leak(), nullptr));
  }
  ~CallbackScope() { release_handle(handle_); }
  CallbackScope(const CallbackScope&) = delete;
  CallbackScope& operator=(const CallbackScope&) = delete;
  nnc_ctx* handle() const { return handle_; }

 private:
  nnc_ctx* handle_;
};

class UserModule final : public nn::Module {
 public:
  UserModule(std::string name, const nnc_module_vtable& vtable, uintptr_t self)
      : name_(std::move(name)), vtable_(vtable), self_(self) {}
  ~UserModule() override {
    if (owns_self_ && vtable_.destroy) vtable_.destroy(self_);
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
  const CallbackScope scope;
  nnc_string* text = nullptr;
  nnc_error* e = vtable_.extra_repr(self_, scope.handle(), &text);
  if (e) raise_user_error(e, name_.c_str());
  const char* data = nnc_string_data(text);
  check(data != nullptr, Code::kCallback, name_, ": extra_repr gave no string");
  return data;
}

std::vector<Tensor> UserModule::forward(const nn::Inputs& in) {
  const CallbackScope scope;
  const Call c("forward", scope.handle());
  std::vector<nnc_tensor*> inputs(static_cast<size_t>(in.count()));
  for (int64_t i = 0; i < in.count(); ++i) c.put(&inputs[static_cast<size_t>(i)], in[i]);
  nnc_module* module = nullptr;
  c.put(&module, Ref<nn::Module>::share(this));
  nnc_kwargs* kwargs = nullptr;
  if (in.kwargs) {
    auto* copy = new KwargsObject;
    copy->kwargs = *in.kwargs;
    c.put_object(reinterpret_cast<void**>(&kwargs), Kind::kKwargs, copy);
  }
  nnc_tensor* outputs[kOutputs] = {};
  int64_t n = 0;
  nnc_error* e = vtable_.forward(self_, scope.handle(), module, inputs.data(), in.count(), kwargs,
                                 outputs, kOutputs, &n);
  if (e) raise_user_error(e, name_.c_str());
  check(n >= 0 && n <= kOutputs, Code::kCallback, name_, ": forward says it has ", n,
        " outputs, expected 0..", kOutputs);
  return c.optional_tensors(outputs, n, "outputs");
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_module_new_user(nnc_ctx* ctx, const char* class_name,
                               const nnc_module_vtable* vtable, uintptr_t self, nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::check_class_name(c.text(class_name, "class_name"), c.op());
    check(vtable != nullptr, Code::kInvalid, c.op(), ": vtable is NULL");
    const auto size = vtable->struct_size;
    constexpr auto kOldest = static_cast<int64_t>(sizeof(nnc_module_vtable));
    check(size >= kOldest, Code::kInvalid, c.op(), ": vtable->struct_size is ", size,
          ", expected at least ", kOldest);
    nnc_module_vtable known;
    std::memcpy(&known, vtable, sizeof known);
    check(known.forward != nullptr, Code::kInvalid, c.op(), ": vtable->forward is NULL");
    auto* m = new UserModule(class_name, known, self);
    c.put(out, Ref<nn::Module>::adopt(m));
    m->take_self();
  });
}
