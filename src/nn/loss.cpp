// SPDX-License-Identifier: Apache-2.0
// Losses as modules. A weight tensor comes in through kwargs and is a buffer.
#include "nn/loss.h"

namespace nnc::nn {

using ops::Reduction;

namespace {

// "elementwise_mean", the former name of "mean".
bool takes_former_name(const Args& a) {
  const std::string& name = a.signature().name();
  return name != "GaussianNLLLoss" && name != "MultiLabelSoftMarginLoss" &&
         name != "TripletMarginWithDistanceLoss";
}

}  // namespace

Reduction read_reduction(const Args& a, bool batch_mean) {
  if (a.signature().index_of("reduce") >= 0 &&
      !(a.is_none("size_average") && a.is_none("reduce"))) {
    const bool average = a.is_none("size_average") || a.flag("size_average");
    const bool reduce = a.is_none("reduce") || a.flag("reduce");
    return !reduce ? Reduction::kNone : average ? Reduction::kMean : Reduction::kSum;
  }
  const std::string r = a.text("reduction");
  if (r == "none") return Reduction::kNone;
  if (r == "mean" || (r == "elementwise_mean" && takes_former_name(a))) return Reduction::kMean;
  if (r == "sum") return Reduction::kSum;
  if (r == "batchmean" && batch_mean) return Reduction::kBatchMean;
  a.require(false, "reduction", "'", r, "' is not a valid value for reduction");
  return Reduction::kMean;
}

namespace {

constexpr ForwardParameter kPair[] = {{"input1"}, {"input2"}, {"target"}};
constexpr ForwardParameter kPoisson[] = {{"log_input"}, {"target"}};
constexpr ForwardParameter kGaussian[] = {{"input"}, {"target"}, {"var"}};
constexpr ForwardParameter kTriplet[] = {{"anchor"}, {"positive"}, {"negative"}};

// ---- losses of two inputs without further settings ----
template <Tensor (*kLoss)(const Tensor&, const Tensor&, Reduction)>
class SimpleLoss final : public Loss {
 public:
  explicit SimpleLoss(const Args& a) : Loss(a) {}
  Tensor apply(const Inputs& in) override { return kLoss(in[0], in[1], reduction()); }
};
Tensor mse(const Tensor& x, const Tensor& t, Reduction r) {
  return ops::mse_loss(x, t, r);
}
Tensor l1(const Tensor& x, const Tensor& t, Reduction r) {
  return ops::l1_loss(x, t, r);
}

// ---- and one number ----
template <Tensor (*kLoss)(const Tensor&, const Tensor&, Reduction, double), char kFirst>
class NumberLoss final : public Loss {
 public:
  explicit NumberLoss(const Args& a) : Loss(a), value_(a.real(name())) {}
  Tensor apply(const Inputs& in) override { return kLoss(in[0], in[1], reduction(), value_); }

 private:
  static const char* name() { return kFirst == 'b' ? "beta" : kFirst == 'd' ? "delta" : "margin"; }
  double value_;
};
Tensor huber(const Tensor& x, const Tensor& t, Reduction r, double delta) {
  return ops::huber_loss(x, t, r, delta);
}
Tensor hinge(const Tensor& x, const Tensor& t, Reduction r, double margin) {
  return ops::hinge_embedding_loss(x, t, margin, r);
}

// ---- three inputs and a margin ----
template <Tensor (*kLoss)(const Tensor&, const Tensor&, const Tensor&, double, Reduction)>
class PairLoss final : public Loss {
 public:
  explicit PairLoss(const Args& a) : Loss(a, kPair), margin_(a.real("margin")) {}
  Tensor apply(const Inputs& in) override {
    return kLoss(in[0], in[1], in[2], margin_, reduction());
  }

 private:
  double margin_;
};

// ---- with a weight of each class or element ----
class CrossEntropyLoss final : public Loss {
 public:
  explicit CrossEntropyLoss(const Args& a)
      : Loss(a), ignore_(a.integer("ignore_index")), smoothing_(a.real("label_smoothing")) {
    register_buffer("weight", a.tensor("weight"));
  }
  Tensor apply(const Inputs& in) override {
    return ops::cross_entropy(in[0], in[1], buffer(0), ignore_, reduction(), smoothing_);
  }

 private:
  int64_t ignore_;
  double smoothing_;
};

class NLLLoss final : public Loss {
 public:
  explicit NLLLoss(const Args& a) : Loss(a), ignore_(a.integer("ignore_index")) {
    register_buffer("weight", a.tensor("weight"));
  }
  Tensor apply(const Inputs& in) override {
    return ops::nll_loss(in[0], in[1], buffer(0), ignore_, reduction());
  }

 private:
  int64_t ignore_;
};

template <Tensor (*kLoss)(const Tensor&, const Tensor&, const Tensor&, Reduction)>
class WeightedLoss final : public Loss {
 public:
  explicit WeightedLoss(const Args& a) : Loss(a) { register_buffer("weight", a.tensor("weight")); }
  Tensor apply(const Inputs& in) override { return kLoss(in[0], in[1], buffer(0), reduction()); }
};

class BCEWithLogitsLoss final : public Loss {
 public:
  explicit BCEWithLogitsLoss(const Args& a) : Loss(a) {
    register_buffer("weight", a.tensor("weight"));
    register_buffer("pos_weight", a.tensor("pos_weight"));
  }
  Tensor apply(const Inputs& in) override {
    return ops::binary_cross_entropy_with_logits(in[0], in[1], buffer(0), reduction(), buffer(1));
  }
};

class MultiMarginLoss final : public Loss {
 public:
  explicit MultiMarginLoss(const Args& a) : Loss(a), p_(a.integer("p")), margin_(a.real("margin")) {
    a.require(p_ == 1 || p_ == 2, "p", "must be 1 or 2, got ", p_);
    register_buffer("weight", a.tensor("weight"));
  }
  Tensor apply(const Inputs& in) override {
    return ops::multi_margin_loss(in[0], in[1], p_, margin_, buffer(0), reduction());
  }

 private:
  int64_t p_;
  double margin_;
};

// ---- the rest ----
class KLDivLoss final : public Loss {
 public:
  explicit KLDivLoss(const Args& a)
      : Loss(a, kInputAndTarget, true), log_target_(a.flag("log_target")) {}
  Tensor apply(const Inputs& in) override {
    return ops::kl_div(in[0], in[1], reduction(), log_target_);
  }

 private:
  bool log_target_;
};

class PoissonNLLLoss final : public Loss {
 public:
  explicit PoissonNLLLoss(const Args& a)
      : Loss(a, kPoisson),
        log_input_(a.flag("log_input")),
        full_(a.flag("full")),
        eps_(a.real("eps")) {}
  Tensor apply(const Inputs& in) override {
    return ops::poisson_nll_loss(in[0], in[1], log_input_, full_, eps_, reduction());
  }

 private:
  bool log_input_, full_;
  double eps_;
};

class GaussianNLLLoss final : public Loss {
 public:
  explicit GaussianNLLLoss(const Args& a)
      : Loss(a, kGaussian), full_(a.flag("full")), eps_(a.real("eps")) {}
  Tensor apply(const Inputs& in) override {
    return ops::gaussian_nll_loss(in[0], in[1], in[2], full_, eps_, reduction());
  }

 private:
  bool full_;
  double eps_;
};

class TripletMarginLoss final : public Loss {
 public:
  explicit TripletMarginLoss(const Args& a)
      : Loss(a, kTriplet),
        margin_(a.real("margin")),
        p_(a.real("p")),
        eps_(a.real("eps")),
        swap_(a.flag("swap")) {
    a.require(!(margin_ <= 0), "margin", "should be greater than 0, got ", margin_);
  }
  Tensor apply(const Inputs& in) override {
    return ops::triplet_margin_loss(in[0], in[1], in[2], margin_, p_, eps_, swap_, reduction());
  }

 private:
  double margin_, p_, eps_;
  bool swap_;
};

}  // namespace

#define NNC_REDUCED "size_average=None, reduce=None, reduction='mean'"
Span<const ModuleType> loss_types() {
  static constexpr ModuleType kTypes[] = {
      {"L1Loss(" NNC_REDUCED ")", make<SimpleLoss<l1>>},
      {"MSELoss(" NNC_REDUCED ")", make<SimpleLoss<mse>>},
      {"SoftMarginLoss(" NNC_REDUCED ")", make<SimpleLoss<ops::soft_margin_loss>>},
      {"MultiLabelMarginLoss(" NNC_REDUCED ")", make<SimpleLoss<ops::multilabel_margin_loss>>},
      {"SmoothL1Loss(" NNC_REDUCED ", beta=1.0)", make<NumberLoss<ops::smooth_l1_loss, 'b'>>},
      {"HuberLoss(reduction='mean', delta=1.0)", make<NumberLoss<huber, 'd'>>},
      {"HingeEmbeddingLoss(margin=1.0, " NNC_REDUCED ")", make<NumberLoss<hinge, 'm'>>},
      {"MarginRankingLoss(margin=0.0, " NNC_REDUCED ")", make<PairLoss<ops::margin_ranking_loss>>},
      {"CosineEmbeddingLoss(margin=0.0, " NNC_REDUCED ")",
       make<PairLoss<ops::cosine_embedding_loss>>},
      {"CrossEntropyLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, "
       "reduction='mean', label_smoothing=0.0)",
       make<CrossEntropyLoss>},
      {"NLLLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
       make<NLLLoss>},
      {"NLLLoss2d(weight=None, size_average=None, ignore_index=-100, reduce=None, "
       "reduction='mean')",
       make<NLLLoss>},
      {"BCELoss(weight=None, " NNC_REDUCED ")", make<WeightedLoss<ops::binary_cross_entropy>>},
      {"MultiLabelSoftMarginLoss(weight=None, " NNC_REDUCED ")",
       make<WeightedLoss<ops::multilabel_soft_margin_loss>>},
      {"BCEWithLogitsLoss(weight=None, " NNC_REDUCED ", pos_weight=None)", make<BCEWithLogitsLoss>},
      {"MultiMarginLoss(p=1, margin=1.0, weight=None, " NNC_REDUCED ")", make<MultiMarginLoss>},
      {"KLDivLoss(" NNC_REDUCED ", log_target=False)", make<KLDivLoss>},
      {"PoissonNLLLoss(log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, "
       "reduction='mean')",
       make<PoissonNLLLoss>},
      {"GaussianNLLLoss(*, full=False, eps=1e-06, reduction='mean')", make<GaussianNLLLoss>},
      {"TripletMarginLoss(margin=1.0, p=2.0, eps=1e-06, swap=False, " NNC_REDUCED ")",
       make<TripletMarginLoss>},
  };
  return kTypes;
}
#undef NNC_REDUCED

}  // namespace nnc::nn
