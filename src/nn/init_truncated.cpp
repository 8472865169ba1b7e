// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/undo.h"
#include "nn/init.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/host.h"
#include "ops/math.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

constexpr char kTruncNormal[] = "trunc_normal_";

double norm_cdf(double x) {
  return (1.0 + std::erf(x / std::sqrt(2.0))) / 2.0;
}
// v as t's type holds it.
Scalar rounded(double v, const Tensor& t) {
  return ops::item(ops::to_dtype(Tensor::full({}, v, DType::kFloat64), t.dtype()));
}
int64_t count(const Tensor& mask) {
  return static_cast<int64_t>(ops::item(ops::sum(mask)));
}

// How often one element is drawn again, and after how many draws so few must have been kept that
// those rounds will do. PyTorch goes on for ever where nothing can be kept.
constexpr int64_t kMostRounds = int64_t{1} << 18, kEnoughDraws = int64_t{1} << 20;

class Redraws {
 public:
  Redraws(const Tensor& t, double low, double high) : pending_(t.numel()), low_(low), high_(high) {}
  // After a draw of all elements that were refused before, of which those stay that are not in
  // `refused`: whether there is another one.
  bool goes_on(const Tensor& refused) {
    draws_ += pending_;
    const int64_t still = count(refused);
    kept_ += pending_ - still;
    pending_ = still;
    if (still == 0) return false;
    ++round_;
    const bool hopeless = draws_ >= kEnoughDraws && kept_ < draws_ / kMostRounds;
    check(round_ < kMostRounds && !hopeless, Code::kInvalid, kTruncNormal,
          ": hardly any value lies in [", low_, ", ", high_, "]: ", round_,
          " draws did not fill the tensor");
    return true;
  }

 private:
  int64_t pending_, draws_ = 0, kept_ = 0, round_ = 0;
  const double low_, high_;
};

// Most of the distribution lies in low..high: what does not is drawn again.
void redraw_outside(const Tensor& t, double mean, double std, double low, double high) {
  const Scalar lowest = rounded(low, t), highest = rounded(high, t);
  ops::normal_(t, mean, std);
  Tensor result = t;
  Redraws redraws(t, low, high);
  for (;;) {
    const Tensor outside = ops::logical_or(ops::lt(result, lowest), ops::gt(result, highest));
    if (!redraws.goes_on(outside)) break;
    const Tensor again = Tensor::empty_like(result);
    ops::normal_(again, mean, std);
    result = ops::where(outside, again, result);
  }
  ops::copy_(t, result);
}

// Little does: uniform candidates, each of which is kept with the probability that its density is
// of the highest one there.
class Candidates {
 public:
  Candidates(const Tensor& like, double mean, double std, double low, double high)
      : values_(Tensor::empty_like(like)),
        draws_(Tensor::empty_like(like)),
        mean_(mean),
        std_(std) {
    const double mode = std::max(low, std::min(mean, high));
    log_peak_ = -0.5 * python_square((mode - mean) / std, kTruncNormal);
  }
  const Tensor& values() const { return values_; }
  // Where the candidates are refused. They become what decides that.
  Tensor refused() const {
    ops::sub_(values_, Scalar(mean_));
    ops::div_(values_, Scalar(std_));
    ops::pow_(values_, 2);
    ops::mul_(values_, Scalar(-0.5));
    ops::sub_(values_, Scalar(log_peak_));
    ops::uniform_(draws_);
    return ops::gt(ops::log(draws_), values_);
  }

 private:
  Tensor values_, draws_;
  double mean_, std_, log_peak_ = 0;
};

void accept_inside(const Tensor& t, double mean, double std, double low, double high) {
  const Candidates candidates(t, mean, std, low, high);
  ops::uniform_(t, low, high);
  ops::copy_(candidates.values(), t);
  Tensor pending = candidates.refused();
  Tensor result = t;
  Redraws redraws(t, low, high);
  while (redraws.goes_on(pending)) {
    ops::uniform_(candidates.values(), low, high);
    result = ops::where(pending, candidates.values(), result);
    pending = ops::where(pending, candidates.refused(), pending);
  }
  ops::copy_(t, result);
}

}  // namespace

void init_trunc_normal(const Tensor& t, double mean, double std, double low, double high) {
  ops::check_floating(t.dtype(), kTruncNormal);
  check(std != 0, Code::kInvalid, kTruncNormal, ": expects std to differ from 0");
  const double p = norm_cdf((high - mean) / std) - norm_cdf((low - mean) / std);
  const GradGuard off(false);
  UndoLog log;  // of t and of the generator
  ops::note_values(t);
  (p > 0.3 ? redraw_outside : accept_inside)(t, mean, std, low, high);
  log.keep();
}

}  // namespace nnc::nn
