// SPDX-License-Identifier: Apache-2.0
// Distances as layers.
#include "ops/distance.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

class Distance : public Module {
 public:
  int64_t output_count(int64_t) const final { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const final {
    static constexpr ForwardParameter kParameters[] = {{"x1"}, {"x2"}};
    return kParameters;
  }
};

class CosineSimilarity final : public Distance {
 public:
  explicit CosineSimilarity(const Args& a) : dim_(a.integer("dim")), eps_(a.real("eps")) {}
  std::string type_name() const override { return "CosineSimilarity"; }

 protected:
  std::vector<Tensor> forward(const Inputs& in) override {
    return {ops::cosine_similarity(in[0], in[1], dim_, eps_)};
  }

 private:
  int64_t dim_;
  double eps_;
};

class PairwiseDistance final : public Distance {
 public:
  explicit PairwiseDistance(const Args& a)
      : p_(a.real("p")), eps_(a.real("eps")), keepdim_(a.flag("keepdim")) {}
  std::string type_name() const override { return "PairwiseDistance"; }

 protected:
  std::vector<Tensor> forward(const Inputs& in) override {
    return {ops::pairwise_distance(in[0], in[1], p_, eps_, keepdim_)};
  }

 private:
  double p_, eps_;
  bool keepdim_;
};

}  // namespace

Span<const ModuleType> distance_types() {
  static constexpr ModuleType kTypes[] = {
      {"CosineSimilarity(dim=1, eps=1e-08)", make<CosineSimilarity>},
      {"PairwiseDistance(p=2.0, eps=1e-06, keepdim=False)", make<PairwiseDistance>},
  };
  return kTypes;
}

}  // namespace nnc::nn
