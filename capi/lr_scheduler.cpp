// SPDX-License-Identifier: Apache-2.0
#include "nnc/lr_scheduler.h"

#include <algorithm>

#include "capi/callback.h"
#include "capi/objects.h"
#include "capi/state_dict.h"

namespace nnc::capi {
namespace {

class HostLambda final : public optim::LrFunction {
 public:
  HostLambda(const nnc_lr_lambda* table, uintptr_t self) : table_(table, self, "lambda") {}
  void take_self() { table_.take_self(); }

  double call(const std::string& name, double x) override {
    const HostCall depth("lambda", "call");
    double out = 0;
    nnc_error* e = call_host(
        "lambda", [&] { return table_.functions.call(table_.self, name.c_str(), x, &out); });
    if (e) raise_user_error(e, "lambda");
    return out;
  }

 private:
  HostTable<nnc_lr_lambda> table_;
};

Ref<optim::Optimizer> shared(nnc_optimizer* optimizer) {
  return Ref<optim::Optimizer>::share(&ARG(optimizer));
}

Tensor rates(const std::vector<double>& values) {
  Tensor out = Tensor::empty({static_cast<int64_t>(values.size())}, DType::kFloat64);
  std::copy(values.begin(), values.end(), out.mutable_data<double>());
  return out;
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_lr_scheduler_new(nnc_ctx* ctx, const char* text, nnc_optimizer* optimizer,
                                nnc_lr_scheduler** out) {
  const auto name = __func__;
  return PUT(out, optim::make_scheduler(ARG(text), shared(optimizer), nullptr, name));
}
nnc_error* nnc_lr_scheduler_new_lambda(nnc_ctx* ctx, const char* text, nnc_optimizer* optimizer,
                                       const nnc_lr_lambda* lambda, uintptr_t self,
                                       nnc_lr_scheduler** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const auto function = Ref<HostLambda>::adopt(new HostLambda(lambda, self));
    put(c, OUT(out), optim::make_scheduler(ARG(text), shared(optimizer), function, c.op()));
    function->take_self();
  });
}
nnc_error* nnc_lr_scheduler_step(nnc_ctx* ctx, nnc_lr_scheduler* scheduler, const double* epoch) {
  return RUN(ARG(scheduler).step(OPT(epoch)));
}
nnc_error* nnc_reduce_lr_on_plateau_step(nnc_ctx* ctx, nnc_lr_scheduler* scheduler, double metrics,
                                         const double* epoch) {
  return RUN(ARG(scheduler).step(metrics, OPT(epoch)));
}
nnc_error* nnc_lr_scheduler_get_last_lr(nnc_ctx* ctx, nnc_lr_scheduler* scheduler,
                                        nnc_tensor** out) {
  return PUT(out, rates(ARG(scheduler).last_lr()));
}
nnc_error* nnc_lr_scheduler_state_dict(nnc_ctx* ctx, nnc_lr_scheduler* scheduler, nnc_named** out) {
  return PUT(out, named_of(ARG(scheduler).state_dict()));
}
nnc_error* nnc_lr_scheduler_load_state_dict(nnc_ctx* ctx, nnc_lr_scheduler* scheduler,
                                            nnc_named* state_dict) {
  return RUN(ARG(scheduler).load_state_dict(entries_of(ARG(state_dict))));
}
