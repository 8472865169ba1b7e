// SPDX-License-Identifier: Apache-2.0
// oneDNN's engine, and primitives that are ready to run.
#pragma once

#include <vector>

#include "kernels/common/packed.h"
#include "kernels/onednn/compat.h"

namespace nnc::kernels::onednn {

const dnnl::engine& engine();
// With the scratchpad in our hands.
const dnnl::primitive_attr& attributes();

// A primitive with its arguments' memory objects, made for one thread (a ThreadLease of 1 around
// the description). One thread at a time runs it.
class Prepared {
 public:
  Prepared() = default;
  template <class D>
  Prepared(const dnnl::primitive& p, const D& description)
      : primitive_(p), stream_(engine()), scratchpad_(description.scratchpad_desc().get_size()) {
    if (scratchpad_ > 0) add(DNNL_ARG_SCRATCHPAD, description.scratchpad_desc());
  }
  // Declares an argument; run() gives its data.
  void add(int argument, const dnnl::memory::desc& d);

  struct Argument {
    int argument;
    const void* data;
  };
  void run(std::initializer_list<Argument> arguments);
  explicit operator bool() const { return static_cast<bool>(primitive_); }

 private:
  dnnl::primitive primitive_;
  dnnl::stream stream_;  // no thread's, which would have to end with it: Note [End of a thread]
  size_t scratchpad_ = 0;
  std::vector<dnnl::memory> memories_;
  std::vector<dnnl_exec_arg_t> arguments_;
};

// A copy from one order into another, or nothing if both are the same.
Prepared prepare_reorder(const dnnl::memory::desc& from, const dnnl::memory::desc& to);

}  // namespace nnc::kernels::onednn
