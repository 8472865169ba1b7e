// SPDX-License-Identifier: Apache-2.0
// Losses of sequences, of a distance that is a module, and of the scores of a linear layer.
#include "ops/loss_sequence.h"

#include "base/checked.h"
#include "nn/loss.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

class CTCLoss final : public Loss {
 public:
  explicit CTCLoss(const Args& a)
      : Loss(a, kParameters), blank_(a.integer("blank")), zero_infinity_(a.flag("zero_infinity")) {}
  Tensor apply(const Inputs& in) override {
    return ops::ctc_loss(in[0], in[1], in[2], in[3], blank_, reduction(), zero_infinity_);
  }

 private:
  static constexpr ForwardParameter kParameters[] = {{"log_probs"},
                                                     {"targets"},
                                                     {"input_lengths", true, 1, true},
                                                     {"target_lengths", true, 1, true}};
  int64_t blank_;
  bool zero_infinity_;
};

// The distance is a child: PairwiseDistance, or what is given; a host's is a module of its own.
class TripletMarginWithDistanceLoss final : public Loss {
 public:
  explicit TripletMarginWithDistanceLoss(const ModuleArgs& a)
      : Loss(a, kParameters), margin_(a.real("margin")), swap_(a.flag("swap")) {
    a.require(!(margin_ <= 0), "margin", "expected margin to be greater than 0, got ", margin_);
    Ref<Module> distance = a.module("distance_function");
    if (!distance) distance = make_module("PairwiseDistance()", nullptr, "nnc_module_new");
    register_module("distance_function", std::move(distance));
  }
  Tensor apply(const Inputs& in) override {
    Module& distance = children()[0].there();
    const auto of = [&](const Tensor& x1, const Tensor& x2) {
      const Tensor pair[2] = {x1, x2};
      return distance.first_output(distance.call({{pair, 2}, nullptr}));
    };
    return ops::triplet_margin_with_distance_loss(in[0], in[1], in[2], of, margin_, swap_,
                                                  reduction());
  }

 private:
  static constexpr ForwardParameter kParameters[] = {{"anchor"}, {"positive"}, {"negative"}};
  double margin_;
  bool swap_;
};

// How torch computes LinearCrossEntropyLoss by pieces: values of constructors, no layer. The
// library makes its pieces itself; the options are checked, kept and printed.
class LinearCrossEntropyOptions final : public Module {
 public:
  explicit LinearCrossEntropyOptions(const Args& a) {
    const std::optional<int64_t> pieces = a.optional_integer("batch_chunk_size");
    a.require(!pieces || *pieces > 0, "batch_chunk_size", "must be positive int or None, got ",
              a.shown("batch_chunk_size"));
    const std::string policy = a.text("acc_policy");
    a.require(policy == "accurate" || policy == "compact" || policy == "auto", "acc_policy",
              "must be one of 'accurate', 'compact', 'auto', got '", policy, "'");
    if (!a.is_none("chunking_method")) {
      const std::string method = a.text("chunking_method");
      a.require(is_method(method), "chunking_method", "is invalid: '", method, "'");
    }
    extra_ = "allow_retain_graph=" + a.shown("allow_retain_graph") +
             ", batch_chunk_size=" + a.shown("batch_chunk_size") +
             ", chunking_method=" + a.shown("chunking_method") + ", acc_policy='" + policy +
             "', acc_dtype=" +
             (a.is_none("acc_dtype") ? "None"
                                     : std::string("torch.") + dtype_name(a.dtype("acc_dtype")));
  }
  std::string type_name() const override { return "LinearCrossEntropyOptions"; }
  std::string extra_repr() const override { return extra_; }

 protected:
  std::vector<Tensor> forward(const Inputs&) override {
    fail(Code::kUnsupported, "LinearCrossEntropyOptions: has no forward");
  }

 private:
  // "auto", "aspect_ratio", or that with ":" and a positive number.
  static bool is_method(const std::string& method) {
    if (method == "auto" || method == "aspect_ratio") return true;
    if (method.rfind("aspect_ratio:", 0) != 0) return false;
    const std::string factor = method.substr(method.find(':') + 1);
    return !factor.empty() && factor.find_first_not_of("0123456789") == std::string::npos &&
           factor.find_first_not_of('0') != std::string::npos;
  }
  std::string extra_;
};

// Cross entropy of the scores that the child `linear` gives, whose weight is (C d..., in).
class LinearCrossEntropyLoss final : public Loss {
 public:
  explicit LinearCrossEntropyLoss(const ModuleArgs& a)
      : Loss(a),
        classes_(a.integer("num_classes")),
        sizes_(a.integers("out_features", -1)),
        ignore_(a.optional_integer("ignore_index")),
        smoothing_(a.real("label_smoothing")) {
    a.require(a.is_sequence("out_features"), "out_features", "must be a tuple of ints, got ",
              a.shown("out_features"));
    const Tensor weight = a.tensor("weight");
    a.require(!weight.defined() || (weight.dim() == 1 && weight.size(0) == classes_), "weight",
              "expected weight shape to be (", classes_, ",), got ",
              weight.defined() ? weight.sizes() : Sizes());
    a.require(!(smoothing_ < 0 || smoothing_ > 1), "label_smoothing",
              "must be in range [0, 1], got ", smoothing_);
    register_buffer("weight", weight);
    const Ref<Module> options = a.module("options");
    a.require(!options || options->type_name() == "LinearCrossEntropyOptions", "options",
              "must be LinearCrossEntropyOptions(...) or None");
    int64_t rows = classes_;
    for (const int64_t s : sizes_) rows = checked_mul(rows, s, "out_features");
    const std::string in = std::to_string(a.integer("in_features")), bias = a.shown("bias");
    const std::string linear = "Linear(" + in + ", " + std::to_string(rows) +
                               ", bias=" + python_bool(a.flag("bias")) + dtype_argument(a.dtype()) +
                               ")";
    register_module("linear", make_module(linear.c_str(), nullptr, "nnc_module_new"));
    extra_ = "in_features=" + in + ", num_classes=" + std::to_string(classes_) +
             ", out_features=" + a.shown("out_features") + ", bias=" + python_bool(a.flag("bias")) +
             ", reduction=" + a.text("reduction") + ", ignore_index=" + a.shown("ignore_index") +
             ", label_smoothing=" + a.shown("label_smoothing") +
             ", options=" + (options ? options->repr() : "None");
  }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Inputs& in) override {
    Module& linear = children()[0].there();
    Tensor w = linear.get_parameter("weight"), b = linear.get_parameter("bias");
    check(w.defined() && w.dim() > 1, Code::kInvalid,
          "LinearCrossEntropyLoss: 'linear.weight' must be a matrix");
    if (!sizes_.empty()) {
      Dims sizes{classes_};
      for (const int64_t s : sizes_) sizes.push_back(s);
      if (b.defined()) b = ops::reshape(b, sizes);
      sizes.push_back(w.size(1));
      w = ops::reshape(w, sizes);
    }
    return ops::linear_cross_entropy(in[0], w, in[1], b, buffer(0), reduction(), ignore_,
                                     smoothing_);
  }

 private:
  int64_t classes_;
  Dims sizes_;
  std::optional<int64_t> ignore_;
  double smoothing_;
  std::string extra_;
};

}  // namespace

Span<const ModuleType> loss_sequence_types() {
  static constexpr ModuleType kTypes[] = {
      {"CTCLoss(blank=0, reduction='mean', zero_infinity=False)", make<CTCLoss>},
      {"TripletMarginWithDistanceLoss(*, distance_function=None, margin=1.0, swap=False, "
       "reduction='mean')",
       make<TripletMarginWithDistanceLoss>},
      {"LinearCrossEntropyOptions(allow_retain_graph=False, batch_chunk_size=None, "
       "chunking_method='auto', acc_policy='auto', acc_dtype=None)",
       make<LinearCrossEntropyOptions>},
      {"LinearCrossEntropyLoss(in_features, num_classes, *, out_features=(), bias=False, "
       "device=None, dtype=None, reduction='mean', weight=None, ignore_index=None, "
       "label_smoothing=0.0, options=None)",
       make<LinearCrossEntropyLoss>},
  };
  return kTypes;
}

}  // namespace nnc::nn
