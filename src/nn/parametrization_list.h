// SPDX-License-Identifier: Apache-2.0
// The modules that compute a tensor, and what they compute it from. See nnc/nn_parametrize.h.
#pragma once

#include "nn/computed.h"
#include "tensor/replace_data.h"

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
  bool prints_runs() const override { return true; }
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
  // The same by their names, each of the type that it has now.
  std::vector<NamedTensor> originals_for(const Tensor& value);

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;

 private:
  const int64_t originals_;
  std::atomic<bool> unsafe_;
};

// Null: it has no right_inverse.
Invertible* invertible(Module& m);
// The one output of a parametrization.
Tensor output_of(std::vector<Tensor> outputs, const Module& m);
// Fails unless `other`, of which `what` speaks, has the type and the size of `own`.
void check_same(const Tensor& own, const Tensor& other, const char* what);

// The data that a tensor is about to have, as new as a write would have made it, and its taking it.
DataReplacement with_data_of(const Tensor& t, const Tensor& data);
void replace(const DataReplacement& change);

// What a tensor is computed from by these modules.
struct Originals {
  std::vector<Tensor> tensors;
  std::optional<DataReplacement> change;  // of the tensor itself, where that is the one original
  bool several = false;
};
Originals originals_of(const Tensor& t, Span<const Ref<Module>> modules);
// What a new list computes from.
void set_originals(ParametrizationList& list, const std::vector<Tensor>& originals,
                   bool parameters);
// t as it is going to be computed.
Ref<ParametrizationList> new_list(Span<const Ref<Module>> modules, const Tensor& t,
                                  const Originals& o, bool unsafe);

// Of a tensor that belongs to no module. Its data becomes what the first module gets.
Ref<Module> parametrization_list(Span<const Ref<Module>> modules, const Tensor& original,
                                 bool unsafe);
// What list is computed from becomes so that it gives value.
void right_inverse(Module& list, const Tensor& value);

}  // namespace nnc::nn
