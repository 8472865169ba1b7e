// SPDX-License-Identifier: Apache-2.0
// Tests of functions with a forward and a backward of the caller's, in C++.
#pragma once

#include "support/host_functions.h"

namespace nnc_test {

// C++ functions behind an nnc_function_vtable.
struct Host {
  using Forward = std::function<nnc_error*(nnc_ctx*, nnc_function_ctx*, const List& in, List& out)>;
  using Backward =
      std::function<nnc_error*(nnc_ctx*, nnc_function_ctx*, const List& grads, nnc_tensor** gx)>;
  Forward forward;
  Backward backward;
  int destroyed = 0;

  static Host& of(uintptr_t self) { return *reinterpret_cast<Host*>(self); }
  static nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f,
                                 nnc_tensor* const* in, int64_t n_in, nnc_tensor** outputs, int64_t,
                                 int64_t* n) {
    List out;
    nnc_error* e = of(self).forward(ctx, f, List(in, in + n_in), out);
    std::copy(out.begin(), out.end(), outputs);
    *n = static_cast<int64_t>(out.size());
    return e;
  }
  static nnc_error* call_backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f,
                                  nnc_tensor* const* grads, int64_t n_grads, nnc_tensor** gx,
                                  int64_t) {
    return of(self).backward(ctx, f, List(grads, grads + n_grads), gx);
  }
  static void destroy(uintptr_t self) { ++of(self).destroyed; }
};
inline constexpr nnc_function_vtable kTable = {static_cast<int64_t>(sizeof(nnc_function_vtable)),
                                               Host::call_forward, Host::call_backward,
                                               Host::destroy};

class CustomFunction : public HostTest {
 protected:
  // One that lives longer than all that may call it.
  Host& host(Host h) { return hosts_.emplace_back(std::move(h)); }
  nnc_function* function(const char* name, const Host& h) {
    nnc_function* f = nullptr;
    ok(nnc_function_new(ctx, name, &kTable, reinterpret_cast<uintptr_t>(&h), &f));
    return f;
  }
  List apply(nnc_function* f, List in) {
    List out(4);
    int64_t n = 0;
    ok(nnc_function_apply(ctx, f, in.data(), static_cast<int64_t>(in.size()), out.data(), 4, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
  std::string name_of(nnc_tensor* t) {
    nnc_string* s = nullptr;
    ok(nnc_tensor_grad_fn(ctx, t, &s));
    return s ? nnc_string_data(s) : "None";
  }
  nnc_tensor* grad_of(nnc_tensor* y, nnc_tensor* x, int32_t create_graph = 0) {
    nnc_tensor *s = sum(y), *g = nullptr;
    ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 1, create_graph, 0, &g));
    return g;
  }

 private:
  std::deque<Host> hosts_;
};

// Doubles its input in place.
inline Host in_place(bool mark) {
  return {[mark](nnc_ctx* c, nnc_function_ctx* f, const List& in, List& out) -> nnc_error* {
            if (mark) {
              if (nnc_error* e = nnc_function_ctx_mark_dirty(c, f, in.data(), 1)) return e;
            }
            out = in;
            return nnc_mul_scalar_(c, in[0], 2);
          },
          [](nnc_ctx* c, nnc_function_ctx*, const List& grads, nnc_tensor** gx) {
            return nnc_mul_scalar(c, grads[0], 2, gx);
          }};
}

}  // namespace nnc_test
