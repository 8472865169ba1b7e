// SPDX-License-Identifier: Apache-2.0
// Adafactor (Shazeer and Stern, 2018): of a matrix only the averages of rows and columns are kept.
#include <cmath>

#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/type_info.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

// What is computed in: float32 for the types of 16 bits.
Tensor wide(const Tensor& t) {
  return t.dtype() == DType::kFloat64 ? t : ops::to_dtype(t, DType::kFloat32);
}

double root_mean_square(const Tensor& t) {
  const double norm = number_of(ops::norm(t));
  return norm / std::sqrt(static_cast<double>(t.numel()));
}

double machine_epsilon(DType t) {
  switch (t) {
    case DType::kFloat64:
      return 0x1p-52;
    case DType::kFloat32:
      return 0x1p-23;
    case DType::kFloat16:
      return 0x1p-10;
    default:
      return 0x1p-7;
  }
}

class AdafactorRule final : public Rule {
 public:
  explicit AdafactorRule(const Options& o)
      : lr_(o.real("lr")),
        beta2_decay_(o.real("beta2_decay")),
        d_(o.real("d")),
        weight_decay_(o.real("weight_decay")),
        maximize_(o.flag("maximize")) {
    const Option& eps = o.at("eps");
    check(eps.is_sequence() && eps.items().size() == 2 && eps.items()[1].is_number() &&
              (eps.items()[0].is_number() || eps.items()[0].is_none()),
          Code::kInvalid, "eps must be a pair of numbers, of which the first may be None");
    own_eps1_ = eps.items()[0].is_number();
    eps1_ = own_eps1_ ? eps.items()[0].number() : 0;
    eps2_ = eps.items()[1].number();
  }

  // All is computed here, and apply() copies: the new parameter, then the new states.
  void prepare(Update& u) const override {
    need_number(u.state[0]);
    const double t = number_of(u.state[0]) + 1, fresh = std::pow(t, beta2_decay_);
    const double eps1 = own_eps1_ ? eps1_ : machine_epsilon(u.p.dtype());
    const Tensor p = wide(u.p), g = maximize_ ? ops::neg(wide(u.g)) : wide(u.g);
    const double alpha = std::max(eps2_, root_mean_square(p)) * std::min(lr_, 1 / std::sqrt(t));
    const Tensor scale = u.p.dim() > 1 ? matrix(u, g, fresh, eps1) : vector(u, g, fresh);
    const Tensor update = ops::mul(ops::rsqrt(ops::clamp_min(scale, eps1 * eps1)), g);
    const double denominator = std::max(1.0, root_mean_square(update) / d_);
    const Tensor kept = weight_decay_ != 0 ? ops::mul(p, 1 - lr_ * weight_decay_) : p;
    const Tensor next = ops::sub(kept, update, alpha / denominator);
    u.work.insert(u.work.begin(), ops::contiguous(ops::to_dtype(next, u.p.dtype())));
  }

  void apply(const Update& u) const override {
    count_step(u.state[0]);
    kernels::copy(u.p.mutable_view(), u.work[0].view());
    const size_t first = u.p.dim() > 1 ? 1 : 3;
    for (size_t i = 1; i < u.work.size(); ++i) {
      const Tensor& state = u.state[first + i - 1];
      kernels::copy(state.mutable_view(), u.work[i].view());
      state.bump_version();
    }
  }

 private:
  // One average of the state, mixed with `value`; the result is what will be kept.
  static Tensor mix(Update& u, size_t k, const char* name, const Tensor& value, double weight) {
    Tensor& state = u.state[k];
    if (!state.defined()) state = Tensor::zeros(value.sizes(), u.p.dtype());
    check(same_sizes(state.sizes(), value.sizes()) && state.dtype() == u.p.dtype(), Code::kShape,
          "step: parameter ", static_cast<int64_t>(u.index), ": its ", name, " has sizes ",
          state.sizes(), " and is torch.", state.dtype(), ", expected ", value.sizes(),
          " and torch.", u.p.dtype());
    const Tensor mixed = ops::lerp(wide(state), value, weight);
    u.work.push_back(ops::contiguous(ops::to_dtype(mixed, u.p.dtype())));
    return mixed;
  }

  static Tensor matrix(Update& u, const Tensor& g, double fresh, double eps1) {
    const Tensor square = ops::square(g);
    const Tensor rows = mix(u, 1, "row_var", ops::mean(square, {-1}, true), fresh);
    const Tensor columns = mix(u, 2, "col_var", ops::mean(square, {-2}, true), fresh);
    return ops::div(ops::matmul(rows, columns), ops::clamp_min(ops::mean(rows, {-2}, true), eps1));
  }

  static Tensor vector(Update& u, const Tensor& g, double fresh) {
    return mix(u, 3, "variance", ops::square(g), fresh);
  }

  const double lr_, beta2_decay_, d_, weight_decay_;
  const bool maximize_;
  bool own_eps1_ = false;
  double eps1_ = 0, eps2_ = 0;
};

constexpr const char* kAdafactorStates[] = {"step", "row_var", "col_var", "variance"};
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr Range kAdafactorRanges[] = {
    {"lr", "Learning rate should be >= 0 but is: "},
    {"beta2_decay", "beta2_decay should be <= 0 but is: ", -kInf, 0},
    {"eps", "epsilon1 should be >= 0 but is: ", 0, kInf, false, 0},
    {"eps", "epsilon2 should be >= 0 but is: ", 0, kInf, false, 1},
    {"d", "Clipping threshold d should be >= 1 but is: ", 1},
    {"weight_decay", "weight_decay should be >= 0 but is: "}};
constexpr Algorithm kAdafactor{"Adafactor", kAdafactorStates, kAdafactorRanges,
                               make_rule<AdafactorRule>};

}  // namespace

Span<const OptimizerType> adafactor_types() {
  static constexpr OptimizerType kTypes[] = {
      {"Adafactor(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *, "
       "foreach=None, maximize=False)",
       &kAdafactor},
  };
  return kTypes;
}

}  // namespace nnc::optim
