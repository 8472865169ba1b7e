// SPDX-License-Identifier: Apache-2.0
#include "graph/record.h"
#include "kernels/rnn.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/rnn_layer.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

enum Input { kX, kH0, kC0, kWih, kWhh, kBih, kBhh };

// Gates and cells of all steps, as the forward pass left them.
struct LstmTrace {
  Tensor gates, c, tanh_c;
};

kernels::LstmLayer describe(const Tensor& x, const RnnState& first, const RnnWeights& w,
                            const Tensor& y, const LstmTrace& trace, bool reverse) {
  return {reverse,
          view_of(x),
          view_of(first.h),
          view_of(first.c),
          view_of(w.w_ih),
          view_of(w.w_hh),
          view_of(w.b_ih),
          view_of(w.b_hh),
          mutable_view_of(y),
          mutable_view_of(trace.gates),
          mutable_view_of(trace.c),
          mutable_view_of(trace.tanh_c)};
}

Tensor derivative_sigmoid(const Tensor& y) {
  return mul(y, rsub(y));
}
Tensor derivative_tanh(const Tensor& y) {
  return rsub(mul(y, y));
}

// The same gradients in recorded operations: the steps are computed again, then walked back.
struct RecordedLstm {
  const Tensor& x;
  const RnnState& first;
  const RnnWeights& w;
  bool reverse;
  std::vector<LstmGates> gates{};
  std::vector<Tensor> h{};  // before each step, then after the last

  int64_t at(int64_t step) const { return reverse ? x.size(0) - 1 - step : step; }
  const Tensor& c_before(int64_t step) const {
    return step == 0 ? first.c : gates[static_cast<size_t>(step - 1)].c;
  }
  void forward() {
    const Tensor x_gates = linear(x, w.w_ih, w.b_ih);
    h.push_back(first.h);
    for (int64_t s = 0; s < x.size(0); ++s) {
      gates.push_back(lstm_gates(add(linear(h.back(), w.w_hh, w.b_hh), select(x_gates, 0, at(s))),
                                 c_before(s)));
      h.push_back(mul(gates.back().o, gates.back().tanh_c));
    }
  }
  Tensors backward(const Tensors& gy) {
    const int64_t steps = x.size(0);
    Tensor gh = gy[1].defined() ? gy[1] : Tensor::zeros(first.h.sizes(), x.dtype());
    Tensor gc = gy[2].defined() ? gy[2] : Tensor::zeros(first.c.sizes(), x.dtype());
    std::vector<Tensor> grads(static_cast<size_t>(steps)), befores(grads);
    for (int64_t s = steps - 1; s >= 0; --s) {
      const LstmGates& v = gates[static_cast<size_t>(s)];
      if (gy[0].defined()) gh = add(gh, select(gy[0], 0, at(s)));
      gc = add(gc, mul(mul(gh, v.o), derivative_tanh(v.tanh_c)));
      const Tensor g = cat({mul(mul(gc, v.g), derivative_sigmoid(v.i)),
                            mul(mul(gc, c_before(s)), derivative_sigmoid(v.f)),
                            mul(mul(gc, v.i), derivative_tanh(v.g)),
                            mul(mul(gh, v.tanh_c), derivative_sigmoid(v.o))},
                           1);
      gc = mul(gc, v.f);
      gh = mm(g, w.w_hh);
      grads[static_cast<size_t>(at(s))] = g;
      befores[static_cast<size_t>(at(s))] = h[static_cast<size_t>(s)];
    }
    const int64_t rows = steps * x.size(1);
    const Tensor all = reshape(stack(grads), {rows, w.w_ih.size(0)});
    const Tensor gb = w.b_ih.defined() ? sum(all, {0}) : Tensor();
    return {reshape(mm(all, w.w_ih), x.sizes()),
            gh,
            gc,
            mm_transposed(all, reshape(x, {rows, x.size(2)}), true, false),
            mm_transposed(all, reshape(stack(befores), {rows, w.w_hh.size(1)}), true, false),
            gb,
            gb};
  }
};

}  // namespace

// ---- LSTM layer: y_t, c_t of all steps from x, h0, c0 (lstm_step's formulas).
// Gradients by going back through time; of the weights in one product over all steps.
// saves the inputs, y, the gates and the cells
namespace {
struct LstmLayerNode final : Node {
  SavedTensors inputs{this};
  SavedTensor y{this}, gates{this}, cells{this}, tanh_cells{this};
  bool reverse = false;
  const char* name() const override {
    return outputs[0].dtype == DType::kFloat32 ? "MkldnnRnnLayerBackward0" : "StackBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    Tensor in[7];
    for (int i = 0; i < 7; ++i) in[i] = inputs.get(i);
    const RnnState first{in[kH0], in[kC0]};
    const RnnWeights w{in[kWih], in[kWhh], in[kBih], in[kBhh], {}};
    if (grad_enabled()) {
      RecordedLstm steps{in[kX], first, w, reverse};
      steps.forward();
      return steps.backward(gy);
    }
    return fused(gy, in[kX], first, w);
  }
  Tensors fused(const Tensors& gy, const Tensor& x, const RnnState& first, const RnnWeights& w) {
    Tensor seeds[3];
    for (int i = 0; i < 3; ++i) seeds[i] = gy[i].defined() ? contiguous(gy[i]) : Tensor();
    const auto make = [&](Input i, const Tensor& like) {
      return needs(i) ? Tensor::empty(like.sizes(), like.dtype()) : Tensor();
    };
    Tensors g{make(kX, x), make(kH0, first.h), make(kC0, first.c), make(kWih, w.w_ih),
              make(kWhh, w.w_hh)};
    const bool bias = needs(kBih) || needs(kBhh);
    const Tensor gb = bias ? Tensor::empty(w.b_ih.sizes(), x.dtype()) : Tensor();
    const LstmTrace trace{gates.get(), cells.get(), tanh_cells.get()};
    const Tensor work = Tensor::empty(trace.gates.sizes(), x.dtype());
    kernels::lstm_backward(
        describe(x, first, w, y.get(), trace, reverse),
        {view_of(seeds[0]), view_of(seeds[1]), view_of(seeds[2]), mutable_view_of(work),
         mutable_view_of(g[kX]), mutable_view_of(g[kH0]), mutable_view_of(g[kC0]),
         mutable_view_of(g[kWih]), mutable_view_of(g[kWhh]), mutable_view_of(gb)});
    g.push_back(needs(kBih) ? gb : Tensor());
    // Two leaves may not share one gradient tensor.
    g.push_back(!needs(kBhh) ? Tensor() : needs(kBih) ? clone(gb) : gb);
    return g;
  }
};

// The rows of one step as a tensor of their own.
Tensor step_rows(const Tensor& all, int64_t step) {
  return clone(select(detach(all), 0, step));
}

}  // namespace

RnnLayerResult lstm_layer(const Tensor& x, const RnnState& first, const RnnWeights& weights,
                          const RnnSteps& order) {
  const bool wide = x.dtype() == DType::kFloat32 || x.dtype() == DType::kFloat64;
  if (!wide || weights.w_hr.defined() || !order.batch_sizes.empty() || x.size(1) == 0) {
    return stepwise_layer(lstm_step, x, first, weights, order);
  }
  const bool reverse = order.reverse;
  const auto packed = [](const Tensor& t) { return t.defined() ? contiguous(t) : t; };
  const Tensor in[7] = {packed(x),
                        packed(first.h),
                        packed(first.c),
                        packed(weights.w_ih),
                        packed(weights.w_hh),
                        packed(weights.b_ih),
                        packed(weights.b_hh)};
  const RnnState from{in[kH0], in[kC0]};
  const RnnWeights w{in[kWih], in[kWhh], in[kBih], in[kBhh], {}};
  const int64_t steps = x.size(0), batch = x.size(1), hidden = from.h.size(1);
  const Dims rows{steps, batch, hidden};
  const Tensor y = Tensor::empty(rows, x.dtype());
  LstmTrace trace{Tensor::empty({steps, batch, 4 * hidden}, x.dtype()),
                  Tensor::empty(rows, x.dtype()), Tensor::empty(rows, x.dtype())};
  kernels::lstm_forward(describe(in[kX], from, w, y, trace, reverse));
  const int64_t last = reverse ? 0 : steps - 1;
  const RnnState to{step_rows(y, last), step_rows(trace.c, last)};
  if (auto node = record_list<LstmLayerNode>(Span<const Tensor>(in, 7))) {
    node->inputs.save(Span<const Tensor>(in, 7));
    node->y.save_output(y);
    node->gates.save(trace.gates);
    node->cells.save(trace.c);
    node->tanh_cells.save(trace.tanh_c);
    node->reverse = reverse;
    attach(y, node);
    attach(to.h, node);
    attach(to.c, node);
  }
  return {y, to};
}

}  // namespace nnc::ops
