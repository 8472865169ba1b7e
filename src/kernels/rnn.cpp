// SPDX-License-Identifier: Apache-2.0
#include "kernels/rnn.h"

namespace nnc::kernels {
namespace {

void check_size(const ConstView& v, Sizes sizes, const char* what) {
  check(!v.defined() || same_sizes(v.sizes(), sizes), Code::kInternal, "lstm: ", what, " of sizes ",
        v.sizes(), ", expected ", sizes);
}

void check_layer(const LstmLayer& l) {
  const int64_t steps = l.steps(), batch = l.batch(), hidden = l.hidden(), gates = 4 * hidden;
  check_same_type("lstm", {&l.x, &l.h0, &l.c0, &l.w_ih, &l.w_hh, &l.b_ih, &l.b_hh, &l.y, &l.gates,
                           &l.c, &l.tanh_c});
  check_contiguous("lstm", {&l.x, &l.h0, &l.c0, &l.w_ih, &l.w_hh, &l.b_ih, &l.b_hh, &l.y, &l.gates,
                            &l.c, &l.tanh_c});
  check_size(l.h0, {batch, hidden}, "h0");
  check_size(l.c0, {batch, hidden}, "c0");
  check_size(l.w_ih, {gates, l.input()}, "w_ih");
  check_size(l.w_hh, {gates, hidden}, "w_hh");
  check_size(l.b_ih, {gates}, "b_ih");
  check_size(l.b_hh, {gates}, "b_hh");
  check_size(l.y, {steps, batch, hidden}, "y");
  check_size(l.gates, {steps, batch, gates}, "gates");
  check_size(l.c, {steps, batch, hidden}, "c");
  check_size(l.tanh_c, {steps, batch, hidden}, "tanh_c");
}

void check_gradients(const LstmLayer& l, const LstmLayerGrad& g) {
  check_same_type("lstm", {&l.x, &g.gy, &g.gh, &g.gc, &g.gates_grad, &g.gx, &g.gh0, &g.gc0,
                           &g.gw_ih, &g.gw_hh, &g.gb});
  check_contiguous("lstm", {&g.gy, &g.gh, &g.gc, &g.gates_grad, &g.gx, &g.gh0, &g.gc0, &g.gw_ih,
                            &g.gw_hh, &g.gb});
  check_same_sizes("lstm", {&l.y, &g.gy});
  check_same_sizes("lstm", {&l.h0, &g.gh, &g.gc, &g.gh0, &g.gc0});
  check_same_sizes("lstm", {&l.gates, &g.gates_grad});
  check_same_sizes("lstm", {&l.x, &g.gx});
  check_same_sizes("lstm", {&l.w_ih, &g.gw_ih});
  check_same_sizes("lstm", {&l.w_hh, &g.gw_hh});
  check_size(g.gb, {4 * l.hidden()}, "gb");
}

}  // namespace

void lstm_forward(const LstmLayer& layer) {
  static constexpr Implementations kList{__func__, cpu::lstm_forward, ref::lstm_forward};
  check_layer(layer);
  run_first(kList, layer);
}

void lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad) {
  static constexpr Implementations kList{__func__, cpu::lstm_backward, ref::lstm_backward};
  check_layer(layer);
  check_gradients(layer, grad);
  run_first(kList, layer, grad);
}

}  // namespace nnc::kernels
