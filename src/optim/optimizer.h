// SPDX-License-Identifier: Apache-2.0
// Optimizers: parameters, and one fused pass over each of them per step.
#pragma once

#include "nn/args.h"
#include "tensor/tensor.h"

namespace nnc::optim {

class Optimizer : public Counted {
 public:
  explicit Optimizer(std::vector<Tensor> params) : params_(std::move(params)) {}
  virtual ~Optimizer() = default;
  static void destroy(Optimizer* o) { delete o; }

  // Updates every parameter that has a gradient.
  virtual void step() = 0;
  virtual std::string repr() const = 0;
  void zero_grad();
  const std::vector<Tensor>& params() const { return params_; }

 private:
  std::vector<Tensor> params_;
};

// From text, "SGD(lr=0.1)", for leaves of floating point type.
Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op);
// The signature of "SGD" (without params), or null.
const nn::Signature* find_signature(std::string_view name);

}  // namespace nnc::optim
