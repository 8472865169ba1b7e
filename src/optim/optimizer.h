// SPDX-License-Identifier: Apache-2.0
// Optimizers: parameters, and one fused pass over each of them per step.
#pragma once

#include <mutex>

#include "tensor/tensor.h"
#include "text/args.h"

namespace nnc::optim {

class Optimizer : public Counted {
 public:
  explicit Optimizer(std::vector<Tensor> params) : params_(std::move(params)) {}
  virtual ~Optimizer() = default;
  static void destroy(Optimizer* o) { delete o; }

  // Updates every parameter that has a gradient, or none of them. Note [Commit last].
  void step();
  virtual std::string repr() const = 0;
  void zero_grad();
  const std::vector<Tensor>& params() const { return params_; }

 protected:
  // One parameter of a step: its number, its data and its gradient, both contiguous and of one
  // type and size.
  struct Update {
    size_t index;
    Tensor p, g;
  };
  // Makes the state for an update, and checks what is there. All that may fail.
  virtual void prepare(const Update& u) = 0;
  virtual void apply(const Update& u) = 0;

  // Makes one tensor of the state, zeros like u.p, unless it is there with the right sizes.
  static void make_state(const char* name, const Update& u, Tensor& state);

 private:
  std::vector<Update> prepare_all();

  std::vector<Tensor> params_;
  std::mutex lock_;  // held for a step
};

// From text, "SGD(lr=0.1)", for leaves.
Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op);
// The signature of "SGD" (without params), or null.
const Signature* find_signature(std::string_view name);
// Of all optimizers.
std::vector<std::string_view> optimizer_names();

}  // namespace nnc::optim
