// SPDX-License-Identifier: Apache-2.0
// Tensors of modules that other modules compute: torch.nn.utils.parametrize. See
// nnc/nn_parametrize.h.
#pragma once

#include "nn/computed.h"

namespace nnc::nn {

// A module that knows what it would have to be given to give x.
class Invertible {
 public:
  virtual ~Invertible() = default;
  virtual bool has_right_inverse() const { return true; }
  // Several tensors, or one; none: it cannot tell, for a reason.
  virtual std::vector<Tensor> right_inverse(const Tensor& x) = 0;
  virtual const char* reason() const { return "right_inverse gave no tensor"; }
};

// The modules that compute a tensor, one after the other, and what the first of them gets: one
// tensor under the name "original", or several as "original0", "original1", ...
class ParametrizationList final : public Module {
 public:
  // originals: how many, 0 for the one. unsafe: another type and size than the tensor's are taken.
  ParametrizationList(Span<const Ref<Module>> modules, int64_t originals, bool unsafe);
  ParametrizationList(const ParametrizationList& l)
      : Module(l), originals_(l.originals_), unsafe_(l.unsafe()) {}

  std::string type_name() const override { return "ParametrizationList"; }
  int64_t output_count(int64_t) const override { return 1; }
  bool one_original() const { return originals_ == 0; }
  bool unsafe() const { return unsafe_.load(std::memory_order_relaxed); }
  void set_unsafe() { unsafe_.store(true, std::memory_order_relaxed); }
  std::vector<Tensor> originals();
  // The names of so many; 0: of the one.
  static std::vector<std::string> names(int64_t originals);
  // What the modules make of these.
  Tensor compute(Span<const Tensor> originals);
  // What originals() would have to be, for compute() to give value.
  std::vector<Tensor> invert(const Tensor& value);

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;

 private:
  const int64_t originals_;
  std::atomic<bool> unsafe_;
};

// Of a tensor that belongs to no module. Its data becomes what the first module gets.
Ref<Module> parametrization_list(Span<const Ref<Module>> modules, const Tensor& original,
                                 bool unsafe);
// What list is computed from becomes so that it gives value.
void right_inverse(Module& list, const Tensor& value);

// Each is all or nothing, and gives the lists that it replaced: Note [Module lists].

[[nodiscard]] Ref<FormerList> register_parametrization(Module& m, const std::string& name,
                                                       const Ref<Module>& parametrization,
                                                       bool unsafe);
// Of that name; without one, of any.
bool is_parametrized(const Module& m, const char* name = nullptr);
// The tensor stays as it is computed now, or becomes what it is computed from.
[[nodiscard]] Ref<FormerList> remove_parametrizations(Module& m, const std::string& name,
                                                      bool leave_parametrized);
// Without a name all of them, one after the other.
[[nodiscard]] Ref<FormerList> transfer_parametrizations_and_params(Module& from, Module& to,
                                                                   const char* name);

// While a thread has more of these begun than ended, it computes each tensor once.
void begin_cached();
void end_cached();

}  // namespace nnc::nn
