// SPDX-License-Identifier: Apache-2.0
// The frame of nnc_bench: named workloads, measured as PyTorch's side of the table measures its
// own.
#pragma once

#include <nnc/nnc.h>

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "machine.h"

namespace bench {

// One repetition of a workload; what it needs lives in it.
using Step = std::function<void()>;

// Defined at namespace scope, one for each row: makes the step when the row's turn comes. Of rows
// whose time is the library's own, no work is stated.
struct Workload {
  Workload(const char* name, Step (*make)(), Work work = {});
};

// ---- short words for the C interface: a failure ends the program ----

void must(nnc_error* error);

struct Release {
  void operator()(void* handle) const { nnc_release(handle); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;
using Tensor = Owned<nnc_tensor>;
using Module = Owned<nnc_module>;
using Optimizer = Owned<nnc_optimizer>;

// The tensor that a function puts out: make(nnc_relu, ctx, x).
template <class F, class... A>
Tensor make(F function, A... arguments) {
  nnc_tensor* out = nullptr;
  must(function(arguments..., &out));
  return Tensor(out);
}

// The contexts of all work: one that records for backward (NULL, the default one, unless --threads
// is given), one that does not.
nnc_ctx* grad();
nnc_ctx* no_grad();

using Sizes = std::initializer_list<int64_t>;
Tensor rand(Sizes sizes);
Tensor ones(Sizes sizes);
Tensor randint(int64_t high, Sizes sizes);
Module module(const std::string& text);
Module container(const char* class_name);
// Makes a child from text and returns it.
Module add(const Module& parent, const char* name, const std::string& text);
std::vector<Tensor> parameters(const Module& module);
Optimizer optimizer(const char* text, const Module& module);

Tensor call(nnc_ctx* ctx, const Module& module, const Tensor& x);
Tensor sum(nnc_ctx* ctx, const Tensor& x);
// A program of what forward makes of x, and a step that runs it.
using Forward = std::function<Tensor(nnc_ctx* ctx, const Tensor& x)>;
Step program(Forward forward, Tensor x);
// A program of a training step.
Step step_program(Step step);
void backward(const Tensor& loss);
void no_gradient(const Tensor& leaf);

}  // namespace bench
