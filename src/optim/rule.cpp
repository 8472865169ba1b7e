// SPDX-License-Identifier: Apache-2.0
#include "optim/rule.h"

#include "ops/convert.h"

namespace nnc::optim {

DType number_type() {
  return exec().default_dtype == DType::kFloat64 ? DType::kFloat64 : DType::kFloat32;
}

double in_number_type(double v) {
  return number_type() == DType::kFloat64 ? v : static_cast<double>(static_cast<float>(v));
}

Tensor new_number(double v) {
  return Tensor::full({}, v, number_type());
}

double number_of(const Tensor& t) {
  if (t.dtype() == DType::kFloat32) return static_cast<double>(*t.data<float>());
  return *ops::to_dtype(t, DType::kFloat64).data<double>();
}

void set_number(const Tensor& t, double v) {
  if (t.dtype() == DType::kFloat64)
    *t.mutable_data<double>() = v;
  else
    *t.mutable_data<float>() = static_cast<float>(v);
  t.bump_version();
}

double count_step(const Tensor& step) {
  set_number(step, number_of(step) + 1);
  return number_of(step);
}

void need_state(const char* name, const Update& u, Tensor& state, double value) {
  if (!state.defined()) {
    state = Tensor::full(u.p.sizes(), value, u.p.dtype());
    return;
  }
  check(same_sizes(state.sizes(), u.p.sizes()), Code::kShape, "step: parameter ",
        static_cast<int64_t>(u.index), " has sizes ", u.p.sizes(), ", its ", name, " ",
        state.sizes());
  check(state.dtype() == u.p.dtype(), Code::kDtype, "step: parameter ",
        static_cast<int64_t>(u.index), " is torch.", u.p.dtype(), ", its ", name, " torch.",
        state.dtype(), "; make the optimizer after converting its parameters");
}

void need_number(Tensor& state, double value) {
  if (!state.defined()) state = new_number(value);
}

}  // namespace nnc::optim
