// SPDX-License-Identifier: Apache-2.0
// Muon (Jordan et al., 2024): momentum, made orthogonal by Newton and Schulz's iteration in
// bfloat16.
#include <algorithm>
#include <cmath>

#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

class MuonRule final : public Rule {
 public:
  explicit MuonRule(const Options& o)
      : lr_(o.real("lr")),
        weight_decay_(o.real("weight_decay")),
        momentum_(o.real("momentum")),
        eps_(o.real("eps")),
        nesterov_(o.flag("nesterov")),
        steps_(o.integer("ns_steps")),
        adjust_(o.at("adjust_lr_fn").is_none() ? "original" : o.text("adjust_lr_fn")) {
    check(steps_ < 100, Code::kInvalid, "ns_steps is ", steps_,
          ": Number of steps must be less than 100 for computational efficiency");
    const Option& c = o.at("ns_coefficients");
    check(c.is_sequence() && c.items().size() == 3, Code::kInvalid,
          "ns_coefficients: Coefficients must be a tuple of exactly 3 values");
    const std::vector<double> values = o.reals("ns_coefficients", 3);
    std::copy(values.begin(), values.end(), coefficients_);
  }

  // All is computed here, and apply() copies: the new parameter and the new momentum.
  void prepare(Update& u) const override {
    check(u.p.dim() == 2, Code::kShape, "step: Param gradient must be a 2D matrix");
    need_state("momentum_buffer", u, u.state[0]);
    const Tensor buffer = ops::lerp(u.state[0], u.g, 1 - momentum_);
    const Tensor update = orthogonal(nesterov_ ? ops::lerp(u.g, buffer, momentum_) : buffer);
    const Tensor kept = ops::mul(u.p, 1 - lr_ * weight_decay_);
    const Tensor next = ops::sub(kept, ops::to_dtype(update, u.p.dtype()), rate(u.p));
    u.work = {ops::contiguous(next), ops::contiguous(buffer)};
  }

  void apply(const Update& u) const override {
    kernels::copy(u.p.mutable_view(), u.work[0].view());
    kernels::copy(u.state[0].mutable_view(), u.work[1].view());
    u.state[0].bump_version();
  }

 private:
  Tensor orthogonal(const Tensor& g) const {
    const bool tall = g.size(0) > g.size(1);
    Tensor x = ops::to_dtype(g, DType::kBFloat16);
    if (tall) x = ops::transpose(x, 0, 1);
    x = ops::div(x, ops::clamp_min(ops::norm(x), eps_));
    for (int64_t i = 0; i < steps_; ++i) {
      const Tensor gram = ops::mm(x, ops::transpose(x, 0, 1));
      const Tensor inner = ops::addmm(gram, gram, gram, coefficients_[1], coefficients_[2]);
      x = ops::addmm(x, inner, x, coefficients_[0]);
    }
    return tall ? ops::transpose(x, 0, 1) : x;
  }

  double rate(const Tensor& p) const {
    const auto rows = static_cast<double>(p.size(0)), columns = static_cast<double>(p.size(1));
    if (adjust_ == "match_rms_adamw") return lr_ * 0.2 * std::sqrt(std::max(rows, columns));
    if (adjust_ == "spectral_unclamped") return lr_ * std::sqrt(rows / columns);
    return lr_ * (adjust_ == "original" ? std::sqrt(std::max(1.0, rows / columns)) : 1);
  }

  const double lr_, weight_decay_, momentum_, eps_;
  const bool nesterov_;
  const int64_t steps_;
  const std::string adjust_;
  double coefficients_[3] = {};
};

void check_muon(const Args& a, Options& o) {
  const Option& how = o.at("adjust_lr_fn");
  a.require(how.is_none() ||
                (how.is_text() && (how.text() == "original" || how.text() == "match_rms_adamw" ||
                                   how.text() == "spectral_unclamped")),
            "adjust_lr_fn", "is refused: Adjust learning rate function ", a.shown("adjust_lr_fn"),
            " is not supported");
}

void check_matrix(const Tensor& p) {
  check(p.dim() == 2, Code::kInvalid,
        "Muon only supports 2D parameters whereas we found a parameter with size: ", p.sizes());
}

constexpr const char* kMuonStates[] = {"momentum_buffer"};
constexpr Range kMuonRanges[] = {{"lr", "Learning rate should be >= 0 but is: "},
                                 {"momentum", "momentum should be >= 0 but is: "},
                                 {"weight_decay", "weight decay should be >= 0 but is: "}};
constexpr Algorithm kMuon{"Muon",  kMuonStates, kMuonRanges, make_rule<MuonRule>,
                          nullptr, check_muon,  check_matrix};

}  // namespace

Span<const OptimizerType> muon_types() {
  static constexpr OptimizerType kTypes[] = {
      {"Muon(lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, "
       "-4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None)",
       &kMuon},
  };
  return kTypes;
}

}  // namespace nnc::optim
