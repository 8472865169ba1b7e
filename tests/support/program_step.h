// SPDX-License-Identifier: Apache-2.0
// Training steps as functions of the host, and the programs that are captured of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "nnc/program.h"
#include "support/host_functions.h"

#define TRY(call)                          \
  do {                                     \
    if (nnc_error* e_ = (call)) return e_; \
  } while (0)

namespace nnc_test {

using Values = std::vector<double>;

// What is trained: a model, its optimizer, and a step of both.
struct Trained {
  nnc_module* model = nullptr;
  nnc_optimizer* optimizer = nullptr;
};

class ProgramStep : public nnc_test::HostTest {
 protected:
  // The same again for the same texts: parameters and random numbers.
  Trained trained(const std::string& model, const char* optimizer) {
    Trained t;
    ok(nnc_manual_seed(ctx, 7));
    ok(nnc_module_new(ctx, model.c_str(), &t.model));
    ok(nnc_optimizer_new(ctx, optimizer, t.model, &t.optimizer));
    return t;
  }
  // zero_grad, forward, loss, backward, step; gives the loss.
  HostFunction& step_of(const Trained& t, bool classes) {
    return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      nnc_tensor *y[3] = {}, *loss = nullptr;
      int64_t n = 0;
      nnc_tensor* x = in[0];
      TRY(nnc_optimizer_zero_grad(c, t.optimizer));
      TRY(nnc_module_forward(c, t.model, &x, 1, nullptr, y, 3, &n));
      if (classes) {
        TRY(nnc_cross_entropy(c, y[0], in[1], nullptr, -100, NNC_REDUCTION_MEAN, 0, &loss));
      } else {
        nnc_tensor* square = nullptr;
        TRY(nnc_square(c, y[0], &square));
        TRY(nnc_mean(c, square, nullptr, 0, 0, 0, &loss));
      }
      TRY(nnc_backward(c, loss));
      TRY(nnc_optimizer_step(c, t.optimizer));
      out = {loss};
      return nullptr;
    });
  }
  nnc_program* program_of(HostFunction& f) {
    nnc_program* p = nullptr;
    ok(nnc_program_capture_step(ctx, &kHost, f.self(), &p));
    return p;
  }
  List run(nnc_program* p, const List& in) {
    List out(4);
    int64_t n = 0;
    ok(nnc_program_run(ctx, p, in.data(), static_cast<int64_t>(in.size()), out.data(), 4, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
  std::string error_of_run(nnc_program* p, const List& in) {
    nnc_tensor* out = nullptr;
    int64_t n = 0;
    return message(
        nnc_program_run(ctx, p, in.data(), static_cast<int64_t>(in.size()), &out, 1, &n));
  }
  List call(HostFunction& f, const List& in) {
    List out;
    ok(f.function(ctx, in, out));
    return out;
  }
  nnc_tensor* random(const std::vector<int64_t>& dims) {
    nnc_tensor* t = nullptr;
    ok(nnc_randn(ctx, dims.data(), static_cast<int64_t>(dims.size()), NNC_FLOAT32, &t));
    return t;
  }
  nnc_tensor* classes(int64_t n, int64_t count) {
    nnc_tensor* t = nullptr;
    ok(nnc_randint(ctx, 0, count, &n, 1, NNC_INT64, &t));
    return t;
  }
  Values wide(nnc_tensor* t) {
    nnc_tensor* d = nullptr;
    ok(nnc_tensor_to(ctx, t, NNC_FLOAT64, &d));
    return values(d);
  }
  // Parameters and their gradients, and buffers.
  std::vector<Values> state(const Trained& t) {
    std::vector<Values> all;
    nnc_named* dict = nullptr;
    ok(nnc_module_state_dict(ctx, t.model, &dict));
    for (int64_t i = 0; i < nnc_named_count(dict); ++i) {
      nnc_tensor *v = nullptr, *g = nullptr;
      ok(nnc_named_tensor(ctx, dict, i, &v));
      all.push_back(wide(v));
      if (nnc_tensor_requires_grad(v)) ok(nnc_tensor_grad(ctx, v, &g));
      all.push_back(g ? wide(g) : Values());
    }
    return all;
  }
};

}  // namespace nnc_test
