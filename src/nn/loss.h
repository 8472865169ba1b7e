// SPDX-License-Identifier: Apache-2.0
// What the losses share.
#pragma once

#include "nn/make.h"
#include "ops/loss.h"

namespace nnc::nn {

// reduction, or what the deprecated size_average and reduce say.
ops::Reduction read_reduction(const Args& a, bool batch_mean = false);

inline constexpr ForwardParameter kInputAndTarget[] = {{"input"}, {"target"}};

class Loss : public Module {
 public:
  explicit Loss(const Args& a, Span<const ForwardParameter> inputs = kInputAndTarget,
                bool batch_mean = false)
      : name_(a.signature().name()), inputs_(inputs), reduction_(read_reduction(a, batch_mean)) {}
  std::string type_name() const override { return name_; }
  int64_t output_count(int64_t) const final { return 1; }

 protected:
  std::vector<Tensor> forward(const Inputs& in) final { return {apply(in)}; }
  Span<const ForwardParameter> forward_parameters() const final { return inputs_; }
  virtual Tensor apply(const Inputs& in) = 0;
  ops::Reduction reduction() const { return reduction_; }

 private:
  std::string name_;
  Span<const ForwardParameter> inputs_;
  ops::Reduction reduction_;
};

}  // namespace nnc::nn
