// SPDX-License-Identifier: Apache-2.0
// AdaptiveLogSoftmaxWithLoss (Grave et al., Efficient softmax approximation for GPUs, 2017).
#include "nn/adaptive_softmax.h"

#include <cmath>

#include "nn/make.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"

namespace nnc::nn {
namespace {

constexpr const char* kName = "AdaptiveLogSoftmaxWithLoss";

Tensor integers(const std::vector<int64_t>& values) {
  const Tensor t = Tensor::empty({static_cast<int64_t>(values.size())}, DType::kInt64);
  std::copy(values.begin(), values.end(), t.mutable_data<int64_t>());
  return t;
}

// Python's a // b, which may be less than the rounded quotient says.
double floor_divided(double a, double b) {
  const double rest = std::fmod(a, b);
  const double whole = (a - rest) / b - (rest != 0 && (b < 0) != (rest < 0) ? 1 : 0);
  const double down = std::floor(whole);
  return down + (whole - down > 0.5 ? 1 : 0);
}

Tensor log_softmax_of(Module& m, const Tensor& x) {
  return ops::log_softmax(m.call(x), 1, std::nullopt);
}

// `head` scores the frequent classes and one cluster of rarer ones each; `tail` holds a projection
// to the classes of each cluster.
class AdaptiveLogSoftmax final : public Module {
 public:
  explicit AdaptiveLogSoftmax(const Args& a) {
    const int64_t in = a.integer("in_features"), classes = a.integer("n_classes");
    cutoffs_ = a.integers("cutoffs", -1);
    a.require(!cutoffs_.empty() && a.is_sequence("cutoffs"), "cutoffs",
              "should be a sequence of length larger than 0");
    int64_t before = 0;
    for (const int64_t c : cutoffs_) {
      a.require(c > before && c < classes, "cutoffs",
                "should be a sequence of unique, positive integers sorted in an increasing order, "
                "where each value is between 1 and n_classes-1, got ",
                cutoffs_);
      before = c;
    }
    cutoffs_.push_back(classes);
    const std::string end = dtype_argument(a.dtype()) + ")";
    const auto linear = [&](int64_t from, int64_t to, bool bias) {
      return "Linear(" + std::to_string(from) + ", " + std::to_string(to) +
             ", bias=" + python_bool(bias) + end;
    };
    register_module("head", from_text(linear(in, shortlist() + clusters(), a.flag("head_bias"))));
    const Ref<Module> tail = from_text("ModuleList()");
    const double divisor = a.real("div_value");
    for (int64_t i = 0; i < clusters(); ++i) {
      const double size = floor_divided(static_cast<double>(in), std::pow(divisor, i + 1));
      a.require(size >= 0 && size < 0x1p53, "div_value", "gives cluster ", i, " a size of ", size);
      const auto inner = static_cast<int64_t>(size);
      tail->register_module(std::to_string(i),
                            from_text("Sequential(" + linear(in, inner, false) + ", " +
                                      linear(inner, cutoffs_[i + 1] - cutoffs_[i], false) + ")"));
    }
    register_module("tail", tail);
  }

  // Of what printed as its children, which say all but div_value.
  AdaptiveLogSoftmax(Ref<Module> head, Ref<Module> tail) {
    const int64_t clusters = tail->children().size();
    cutoffs_.push_back(head->get_parameter("weight").size(0) - clusters);
    for (const Child& c : tail->children()) {
      cutoffs_.push_back(cutoffs_[cutoffs_.size() - 1] +
                         c.there().get_parameter("1.weight").size(0));
    }
    register_module("head", std::move(head));
    register_module("tail", std::move(tail));
  }

  std::string type_name() const override { return kName; }
  int64_t output_count(int64_t) const override { return 2; }

  Tensor log_prob(const Tensor& x) const {
    check(x.dim() == 2, Code::kShape, kName, ": expected 2D input, got size ", x.sizes());
    const Tensor head = log_softmax_of(children()[0].there(), x);
    std::vector<Tensor> parts{ops::narrow(head, 1, 0, shortlist())};
    for (int64_t i = 0; i < clusters(); ++i) {
      const Tensor cluster = ops::narrow(head, 1, shortlist() + i, 1);
      parts.push_back(ops::add(log_softmax_of(projection(i), x), cluster));
    }
    return ops::cat(parts, 1);
  }

  // Rows whose best score of the head is a cluster's are decided among all classes.
  Tensor predict(const Tensor& x) const {
    check(x.dim() == 2, Code::kShape, kName, ": expected 2D input, got size ", x.sizes());
    const GradGuard off(false);
    const Tensor best = ops::argmax(children()[0].there().call(x), 1);
    const auto* at = best.data<int64_t>();
    std::vector<int64_t> rows;
    for (int64_t i = 0; i < best.numel(); ++i) {
      if (at[i] >= shortlist()) rows.push_back(i);
    }
    if (rows.empty()) return best;
    const Tensor undecided = integers(rows);
    const Tensor all = log_prob(ops::index_select(x, 0, undecided));
    return ops::index_copy(best, 0, undecided, ops::argmax(all, 1));
  }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"input_"}, {"target_"}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override;
  bool reset() override {
    children()[0].there().reset_parameters();
    for (const Child& cluster : children()[1].there().children()) {
      for (const Child& layer : cluster.there().children()) layer.there().reset_parameters();
    }
    return true;
  }

 private:
  static Ref<Module> from_text(const std::string& text) {
    return make_module(text.c_str(), nullptr, "nnc_module_new");
  }
  int64_t shortlist() const { return cutoffs_[0]; }
  int64_t clusters() const { return cutoffs_.size() - 1; }
  Module& projection(int64_t i) const {
    const AppendList<Child>& tail = children()[1].there().children();
    check(i < tail.size(), Code::kIndex, kName, ": tail has ", tail.size(), " modules of ",
          clusters());
    return tail[i].there();
  }
  // The cluster of a class, -1 for the shortlist.
  int64_t cluster_of(int64_t target) const;

  Dims cutoffs_;  // where each cluster begins, then n_classes
};

int64_t AdaptiveLogSoftmax::cluster_of(int64_t target) const {
  const int64_t classes = cutoffs_[clusters()];
  check(target >= 0 && target < classes, Code::kIndex, kName, ": Target values should be in [0, ",
        classes - 1, "], but ", target, " was found");
  int64_t i = 0;
  while (target >= cutoffs_[i]) ++i;
  return i - 1;
}

// The logarithm of a target's probability is that of the head's class or cluster and, for a
// cluster, that of the class within.
std::vector<Tensor> AdaptiveLogSoftmax::forward(const Inputs& in) {
  check(in[1].dim() < 2, Code::kShape, kName,
        ": 0D or 1D target tensor expected, multi-target not supported");
  const bool batched = in[1].dim() == 1;
  check(in[0].dim() == in[1].dim() + 1, Code::kShape, kName, ": ", in[1].dim(),
        "D target tensor expects ", in[1].dim() + 1, "D input tensors, but found inputs with size ",
        in[0].sizes());
  check(!batched || in[0].size(0) == in[1].size(0), Code::kShape, kName,
        ": Input and target should have the same size in the batch dimension.");
  check(in[1].dtype() == DType::kInt64, Code::kDtype, kName,
        ": target must be torch.int64, got torch.", in[1].dtype());
  const Tensor x = batched ? in[0] : ops::unsqueeze(in[0], 0);
  const Tensor target = ops::contiguous(in[1]);
  const int64_t n = x.size(0);
  const auto* classes = target.data<int64_t>();
  std::vector<int64_t> of_head(static_cast<size_t>(n));
  std::vector<std::vector<int64_t>> rows(static_cast<size_t>(clusters())), within(rows);
  for (int64_t i = 0; i < n; ++i) {
    const int64_t cluster = cluster_of(classes[i]);
    of_head[static_cast<size_t>(i)] = cluster < 0 ? classes[i] : shortlist() + cluster;
    if (cluster < 0) continue;
    rows[static_cast<size_t>(cluster)].push_back(i);
    within[static_cast<size_t>(cluster)].push_back(classes[i] - cutoffs_[cluster]);
  }
  Tensor output = Tensor::zeros({n}, x.dtype());
  for (int64_t i = 0; i < clusters(); ++i) {
    const auto at = static_cast<size_t>(i);
    if (rows[at].empty()) continue;
    const Tensor places = integers(rows[at]);
    const Tensor scores = log_softmax_of(projection(i), ops::index_select(x, 0, places));
    const Tensor chosen = ops::gather(scores, 1, ops::unsqueeze(integers(within[at]), 1));
    output = ops::index_copy(output, 0, places, ops::squeeze(chosen, 1));
  }
  const Tensor head = log_softmax_of(children()[0].there(), x);
  const Tensor chosen = ops::gather(head, 1, ops::unsqueeze(integers(of_head), 1));
  output = ops::add(output, ops::squeeze(chosen, 1));
  const Tensor loss = ops::mean(ops::neg(output));
  return {batched ? output : ops::squeeze(output, 0), loss};
}

Ref<Module> read_adaptive_softmax(const ModuleArgs& a) {
  Ref<Module> head = a.module("head"), tail = a.module("tail");
  check(head && tail, Code::kInvalid, kName, ": printed, it has the children head and tail");
  return made(new AdaptiveLogSoftmax(std::move(head), std::move(tail)));
}

AdaptiveLogSoftmax& checked(Module& m) {
  auto* found = dynamic_cast<AdaptiveLogSoftmax*>(&m);
  check(found != nullptr, Code::kInvalid, "module must be an ", kName, ", got ", m.type_name());
  return *found;
}

}  // namespace

Tensor adaptive_log_prob(Module& m, const Tensor& x) {
  return checked(m).log_prob(x);
}
Tensor adaptive_predict(Module& m, const Tensor& x) {
  return checked(m).predict(x);
}

Span<const ModuleType> adaptive_softmax_types() {
  static constexpr ModuleType kTypes[] = {
      {"AdaptiveLogSoftmaxWithLoss(in_features, n_classes, cutoffs, div_value=4.0, "
       "head_bias=False, "
       "device=None, dtype=None)",
       make<AdaptiveLogSoftmax>},
  };
  return kTypes;
}
Span<const ModuleType> printed_adaptive_softmax() {
  static constexpr ModuleType kPrinted[] = {
      {"AdaptiveLogSoftmaxWithLoss()", read_adaptive_softmax},
  };
  return kPrinted;
}

}  // namespace nnc::nn
