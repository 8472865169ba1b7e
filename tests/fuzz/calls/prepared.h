// SPDX-License-Identifier: Apache-2.0
// A call whose arguments exist: handles made, memory taken, the words that are handed over.
#pragma once

#include <string>
#include <vector>

#include "call.h"
#include "handles.h"

namespace nnc_fuzz {

// How the same call is made once more, to be compared.
struct Variant {
  bool plain = false;  // every tensor row-major in memory of its own
  bool record = true;  // with gradients
  int64_t fails = 0;   // which allocation of the call fails; 0: none
};

class Prepared {
 public:
  struct Tensor {
    nnc_tensor* handle = nullptr;  // what is given
    nnc_tensor* live = nullptr;    // the tensor itself, if what is given is something else
    nnc_tensor* memory =
        nullptr;  // all of the memory in which it lies, as a tensor of one dimension
    const TensorSpec* spec = nullptr;
  };

  Prepared(const Call& call, Variant variant);
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  Word invoke();
  // After a call: what it gave. The handles are released with the call.
  std::vector<nnc_tensor*> output_tensors() const;
  std::vector<double> output_numbers() const;
  // Nothing was written to any output.
  bool outputs_untouched() const;

  // All tensors among the arguments, also those in lists, in order.
  const std::vector<Tensor>& tensors() const { return tensors_; }
  // Changes if an element or a property of an input changes.
  uint64_t state_of(size_t tensor) const;
  // How often the memory of an input was written to.
  int64_t version_of(size_t tensor) const;
  // The same of each object among the arguments, in the order of the parameters; 0 for others.
  std::vector<uint64_t> object_states() const;
  nnc_ctx* context() const { return ctx_; }  // of the call; NULL is the process's

 private:
  struct Output {
    const Parameter* parameter;
    void* memory;
    size_t bytes;
  };

  void make_context(const Argument& a);
  Tensor make_tensor(const TensorSpec& spec);
  nnc_tensor* make_memory(const TensorSpec& spec, int64_t elements, const void* contents);
  Word tensor_list(const Argument& a, size_t k);
  Word object_list(const Argument& a, size_t k);
  Word host_memory(size_t k);
  Word output(const Parameter& p, bool null, size_t bytes);
  Word word_of(size_t k);
  void make_counts();
  int64_t count_for(const Parameter& p) const;
  void* guarded(size_t bytes, const void* contents = nullptr);

  const Call& call_;
  Variant variant_;
  Handles handles_;
  nnc_ctx* ctx_ = nullptr;   // what is given
  nnc_ctx* base_ = nullptr;  // what arguments are made with
  std::vector<Tensor> tensors_;
  std::vector<int64_t> counts_;  // of each parameter that is one
  std::vector<Word> words_;
  std::vector<void*> guarded_;
  void* blob_ = nullptr;
  std::vector<Output> outputs_;
};

}  // namespace nnc_fuzz
