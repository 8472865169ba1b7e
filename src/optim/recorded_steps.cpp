// SPDX-License-Identifier: Apache-2.0
// Steps through which a graph goes, differentiable=True: torch's formulas composed of operations.
#include <algorithm>
#include <cmath>

#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/math.h"
#include "optim/families.h"
#include "optim/optimizer.h"

namespace nnc::optim {
namespace {

using ops::add;
using ops::addcdiv;
using ops::addcmul;
using ops::div;
using ops::mul;
using ops::sqrt;

bool decoupled(const Options& o) {
  return o.has("decoupled_weight_decay") && o.flag("decoupled_weight_decay");
}

// The gradient as the formulas take it.
Tensor gradient(const Options& o, const Update& u) {
  const Tensor g = o.flag("maximize") ? ops::neg(u.g) : u.g;
  const double decay = o.has("weight_decay") ? o.real("weight_decay") : 0;
  return decay == 0 || decoupled(o) ? g : add(g, u.p, decay);
}

// The parameter from which they start.
Tensor parameter(const Options& o, const Update& u) {
  const double decay = decoupled(o) ? o.real("weight_decay") : 0;
  return decay == 0 ? u.p : mul(u.p, 1 - o.real("lr") * decay);
}

// The average of squares of g, which has the weight 1 - keep.
void average_square(Tensor& average, double keep, const Tensor& g) {
  average = addcmul(mul(average, keep), g, g, 1 - keep);
}

// A number of the state, replaced.
void replace_number(Tensor& number, double v) {
  number = Tensor::full({}, v, number.dtype());
}
double next_step(Tensor& step) {
  replace_number(step, number_of(step) + 1);
  return number_of(step);
}

// a / x as Python has it for a tensor x.
Tensor ratio(double a, const Tensor& x) {
  return mul(ops::reciprocal(x), a);
}

// 1 - beta^step, in the type of step.
Tensor correction(double beta, const Tensor& step) {
  return ops::rsub(ops::pow(Tensor::full({}, beta, step.dtype()), step));
}

}  // namespace

Tensor recorded_sgd(const Options& o, Update& u) {
  Tensor g = gradient(o, u);
  const double momentum = o.real("momentum");
  if (momentum != 0) {
    Tensor& buffer = u.state[0];
    buffer =
        u.first ? ops::clone(detach(g)) : add(mul(buffer, momentum), g, 1 - o.real("dampening"));
    g = o.flag("nesterov") ? add(g, buffer, momentum) : buffer;
  }
  return add(u.p, g, -o.real("lr"));
}

Tensor recorded_adam(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const std::vector<double> betas = o.reals("betas", 2);
  const Tensor& step = u.state[0];
  next_step(u.state[0]);
  u.state[1] = ops::lerp(u.state[1], g, 1 - betas[0]);
  average_square(u.state[2], betas[1], g);
  Tensor square = u.state[2];
  if (o.flag("amsgrad")) square = u.state[3] = ops::maximum(u.state[3], square);
  const Tensor size = ops::neg(ratio(o.real("lr"), correction(betas[0], step)));
  const Tensor scale = mul(sqrt(correction(betas[1], step)), size);
  return addcdiv(parameter(o, u), u.state[1],
                 add(div(sqrt(square), scale), ratio(o.real("eps"), size)));
}

Tensor recorded_adadelta(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const double rho = o.real("rho"), eps = o.real("eps");
  next_step(u.state[0]);
  average_square(u.state[1], rho, g);
  const Tensor deviation = sqrt(add(u.state[1], eps));
  const Tensor delta = mul(div(sqrt(add(u.state[2], eps)), deviation), g);
  average_square(u.state[2], rho, delta);
  return add(u.p, delta, -o.real("lr"));
}

Tensor recorded_adagrad(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const double step = next_step(u.state[0]);
  u.state[1] = addcmul(u.state[1], g, g);
  return addcdiv(u.p, g, add(sqrt(u.state[1]), o.real("eps")),
                 -o.real("lr") / (1 + (step - 1) * o.real("lr_decay")));
}

Tensor recorded_adamax(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const std::vector<double> betas = o.reals("betas", 2);
  const double step = next_step(u.state[0]);
  u.state[1] = ops::lerp(u.state[1], g, 1 - betas[0]);
  u.state[2] = ops::maximum(mul(u.state[2], betas[1]), add(ops::abs(g), o.real("eps")));
  return addcdiv(u.p, u.state[1], u.state[2], -o.real("lr") / (1 - std::pow(betas[0], step)));
}

Tensor recorded_nadam(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const std::vector<double> betas = o.reals("betas", 2);
  const double lr = o.real("lr"), decay = o.real("momentum_decay");
  const double step = next_step(u.state[0]);
  const double mu = betas[0] * (1 - 0.5 * std::pow(0.96, step * decay));
  const double next = betas[0] * (1 - 0.5 * std::pow(0.96, (step + 1) * decay));
  u.state[1] = mul(u.state[1], mu);
  u.state[2] = ops::lerp(u.state[2], g, 1 - betas[0]);
  average_square(u.state[3], betas[1], g);
  const Tensor denominator =
      add(sqrt(div(u.state[3], 1 - std::pow(betas[1], step))), o.real("eps"));
  const Tensor of_gradient = ratio(-lr * (1 - mu), ops::rsub(u.state[1]));
  const Tensor of_average = ratio(-lr * next, ops::rsub(mul(u.state[1], next)));
  return addcdiv(addcdiv(parameter(o, u), mul(g, of_gradient), denominator),
                 mul(u.state[2], of_average), denominator);
}

Tensor recorded_radam(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const std::vector<double> betas = o.reals("betas", 2);
  const double step = next_step(u.state[0]);
  u.state[1] = ops::lerp(u.state[1], g, 1 - betas[0]);
  average_square(u.state[2], betas[1], g);
  const double power = std::pow(betas[1], step), longest = 2 / (1 - betas[1]) - 1;
  const double length = longest - 2 * step * power / (1 - power);
  Tensor change = mul(div(u.state[1], 1 - std::pow(betas[0], step)), o.real("lr"));
  if (length > 5) {
    const double rectification =
        std::sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    change = mul(mul(change, ratio(std::sqrt(1 - power), add(sqrt(u.state[2]), o.real("eps")))),
                 rectification);
  }
  return add(parameter(o, u), change, -1);
}

Tensor recorded_rmsprop(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const double alpha = o.real("alpha"), momentum = o.real("momentum"), lr = o.real("lr");
  next_step(u.state[0]);
  average_square(u.state[1], alpha, g);
  Tensor variance = u.state[1];
  if (o.flag("centered")) {
    u.state[3] = ops::lerp(u.state[3], g, 1 - alpha);
    variance = addcmul(variance, u.state[3], u.state[3], -1);
  }
  const Tensor deviation = add(sqrt(variance), o.real("eps"));
  if (!(momentum > 0)) return addcdiv(u.p, g, deviation, -lr);
  u.state[2] = addcdiv(mul(u.state[2], momentum), g, deviation);
  return add(u.p, u.state[2], -lr);
}

Tensor recorded_asgd(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const double lr = o.real("lr"), lambd = o.real("lambd");
  const double step = next_step(u.state[0]);
  const double eta = number_of(u.state[1]), mu = number_of(u.state[2]);
  const Tensor p = add(mul(u.p, 1 - lambd * eta), g, -eta);
  u.state[3] = mu == 1 ? ops::clone(p) : add(u.state[3], mul(ops::sub(p, u.state[3]), mu));
  replace_number(u.state[1], in_number_type(lr / std::pow(1 + lambd * lr * step, o.real("alpha"))));
  replace_number(u.state[2], in_number_type(1 / std::max(1.0, step - o.real("t0"))));
  return p;
}

Tensor recorded_rprop(const Options& o, Update& u) {
  const Tensor g = gradient(o, u);
  const std::vector<double> etas = o.reals("etas", 2), sizes = o.reals("step_sizes", 2);
  next_step(u.state[0]);
  const Tensor sign = ops::sign(mul(g, u.state[1]));
  const Tensor turned = ops::lt(sign, 0);
  Tensor factor = ops::masked_fill(sign, ops::gt(sign, 0), etas[1]);
  factor = ops::masked_fill(ops::masked_fill(factor, turned, etas[0]), ops::eq(sign, 0), 1);
  const Scalar low = sizes[0], high = sizes[1];
  u.state[1] = ops::masked_fill(g, turned, 0);
  u.state[2] = ops::clamp(mul(u.state[2], factor), &low, &high);
  return addcmul(u.p, ops::sign(u.state[1]), u.state[2], -1);
}

// Values and histories of all parameters are made before the first of them is taken over, which
// cannot fail. Note [Commit last].
void Optimizer::step_recorded() {
  const GradGuard on(true);
  std::vector<Update> updates = prepare_all();
  std::vector<Tensor> values;
  std::vector<InplaceHistory> histories;
  values.reserve(updates.size());
  histories.reserve(updates.size());
  size_t next = 0;
  for (const Group& group : groups_) {
    const Options& o = group.settings.options;
    for (; next < updates.size() && updates[next].index < group.first + group.params.size();
         ++next) {
      check(!o.has("foreach") || !o.flag("foreach"), Code::kUnsupported,
            "step: foreach=True does not support differentiable=True");
      Update& u = updates[next];
      check_inplace(u.p, "step");
      values.push_back(ops::to_dtype(algorithm_.recorded(o, u), u.p.dtype()));
      histories.push_back(ops::history_of_copy(u.p, values.back(), histories));
    }
  }
  for (size_t i = 0; i < updates.size(); ++i) {
    kernels::copy(updates[i].p.mutable_view(), values[i].view());
    histories[i].commit();
    states_[updates[i].index].swap(updates[i].state);
  }
}

}  // namespace nnc::optim
