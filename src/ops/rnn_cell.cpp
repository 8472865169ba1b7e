// SPDX-License-Identifier: Apache-2.0
// Single steps of recurrent networks, written in recorded operations.
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/join.h"
#include "ops/matmul.h"
#include "ops/rnn_layer.h"
#include "ops/shape.h"

namespace nnc::ops {
LstmGates lstm_gates(const Tensor& inputs, const Tensor& c_before) {
  const auto parts = chunk(inputs, 4, 1);
  LstmGates r{sigmoid(parts[0]), sigmoid(parts[1]), tanh(parts[2]), sigmoid(parts[3]), {}, {}};
  r.c = add(mul(r.f, c_before), mul(r.i, r.g));
  r.tanh_c = tanh(r.c);
  return r;
}

// i, f, g, o = x_gates + h w_hh^T + b_hh, activated; c' = f c + i g, h' = o tanh(c')
RnnState lstm_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w) {
  const LstmGates g = lstm_gates(add(linear(before.h, w.w_hh, w.b_hh), x_gates), before.c);
  const Tensor h = mul(g.o, g.tanh_c);
  return {w.w_hr.defined() ? linear(h, w.w_hr, Tensor()) : h, g.c};
}

// r, z = sigmoid(x_gates + h_gates), n = tanh(x_n + r h_n), h' = (h - n) z + n
RnnState gru_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w) {
  const auto from_x = chunk(x_gates, 3, 1);
  const auto from_h = chunk(linear(before.h, w.w_hh, w.b_hh), 3, 1);
  const Tensor r = sigmoid(add(from_h[0], from_x[0])), z = sigmoid(add(from_h[1], from_x[1]));
  const Tensor n = tanh(add(from_x[2], mul(from_h[2], r)));
  return {add(mul(sub(before.h, n), z), n), {}};
}

RnnState rnn_tanh_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w) {
  return {tanh(add(linear(before.h, w.w_hh, w.b_hh), x_gates)), {}};
}
RnnState rnn_relu_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w) {
  return {relu(add(linear(before.h, w.w_hh, w.b_hh), x_gates)), {}};
}

namespace {

// Rows begin to end of a state.
RnnState state_rows(const RnnState& s, int64_t begin, int64_t end) {
  return {narrow(s.h, 0, begin, end - begin),
          s.c.defined() ? narrow(s.c, 0, begin, end - begin) : Tensor()};
}
// One below the other.
RnnState joined_states(Span<const RnnState> parts) {
  std::vector<Tensor> h, c;
  for (const RnnState& s : parts) {
    h.push_back(s.h);
    if (s.c.defined()) c.push_back(s.c);
  }
  return {cat(h), c.empty() ? Tensor() : cat(c)};
}

// The state of a step's rows: forwards, sequences that have ended leave it, and are put before
// those that ended earlier; backwards, those that begin enter it with their first state.
class PackedState {
 public:
  PackedState(const RnnState& first, int64_t rows)
      : first_(first), now_(state_rows(first, 0, rows)) {
    rows_ = rows;
  }
  const RnnState& with_rows(int64_t rows) {
    if (rows < rows_) {
      ended_.push_back(state_rows(now_, rows, rows_));
      now_ = state_rows(now_, 0, rows);
    } else if (rows > rows_) {
      now_ = joined_states({now_, state_rows(first_, rows_, rows)});
    }
    rows_ = rows;
    return now_;
  }
  void set(RnnState s) { now_ = std::move(s); }
  // Of all sequences, each after its last step.
  RnnState last() const {
    if (ended_.empty()) return now_;
    std::vector<RnnState> parts{now_};
    parts.insert(parts.end(), ended_.rbegin(), ended_.rend());
    return joined_states(parts);
  }

 private:
  const RnnState& first_;
  RnnState now_;
  int64_t rows_;
  std::vector<RnnState> ended_;
};

RnnLayerResult packed_layer(RnnStep step, const Tensor& x_gates, const RnnState& first,
                            const RnnWeights& w, const RnnSteps& steps) {
  const Span<const int64_t> sizes = steps.batch_sizes;
  const int64_t count = sizes.size();
  const auto parts = split(x_gates, sizes);
  std::vector<Tensor> rows(static_cast<size_t>(count));
  PackedState state(first, steps.reverse ? sizes[count - 1] : sizes[0]);
  for (int64_t i = 0; i < count; ++i) {
    const int64_t t = steps.reverse ? count - 1 - i : i;
    RnnState after = step(parts[t], state.with_rows(sizes[t]), w);
    rows[static_cast<size_t>(t)] = after.h;
    state.set(std::move(after));
  }
  return {cat(rows), state.last()};
}

}  // namespace

RnnLayerResult stepwise_layer(RnnStep step, const Tensor& x, const RnnState& first,
                              const RnnWeights& w, const RnnSteps& order) {
  const Tensor x_gates = linear(x, w.w_ih, w.b_ih);
  if (!order.batch_sizes.empty()) return packed_layer(step, x_gates, first, w, order);
  const int64_t steps = x.size(0);
  if (x.size(1) == 0) {  // the steps of an empty batch are alike, and there may be many
    const RnnState last = step(select(x_gates, 0, 0), first, w);
    return {contiguous(expand(unsqueeze(last.h, 0), {steps, 0, last.h.size(1)})), last};
  }
  // Parts of one division: their gradients are joined once, not added up step by step.
  const auto parts = unbind(x_gates);
  std::vector<Tensor> rows(static_cast<size_t>(steps));
  RnnState state = first;
  for (int64_t i = 0; i < steps; ++i) {
    const int64_t t = order.reverse ? steps - 1 - i : i;
    state = step(parts[t], state, w);
    rows[static_cast<size_t>(t)] = state.h;
  }
  return {stack(rows), state};
}

namespace {

// A step of a cell: sizes checked, a vector taken as a batch of one.
RnnState cell(const char* op, RnnStep step, int64_t gates, const Tensor& input, const RnnState& hx,
              const RnnWeights& w) {
  check(input.dim() == 1 || input.dim() == 2, Code::kShape, op,
        ": Expected input to be 1D or 2D, got ", input.dim(), "D instead");
  check(w.w_ih.dim() == 2 && w.w_hh.dim() == 2 && w.w_ih.size(0) == w.w_hh.size(0) &&
            w.w_hh.size(0) == gates * w.w_hh.size(1),
        Code::kShape, op, ": weights of sizes ", w.w_ih.sizes(), " and ", w.w_hh.sizes(),
        " do not fit together");
  check(input.size(-1) == w.w_ih.size(1), Code::kShape, op,
        ": input has inconsistent input_size: got ", input.size(-1), " expected ", w.w_ih.size(1));
  for (const Tensor* h : {&hx.h, &hx.c}) {
    if (!h->defined()) continue;
    const char* which = h == &hx.h ? "hidden0" : "hidden1";
    check(h->dim() == input.dim(), Code::kShape, op, ": Expected hidden to be ", input.dim(),
          "D, got ", h->dim(), "D instead");
    check(h->size(-1) == w.w_hh.size(1), Code::kShape, op, ": ", which,
          " has inconsistent hidden_size: got ", h->size(-1), ", expected ", w.w_hh.size(1));
    check(input.dim() == 1 || input.size(0) == h->size(0), Code::kShape, op, ": Input batch size ",
          input.size(0), " doesn't match ", which, " batch size ", h->size(0));
  }
  if (input.dim() == 2) return step(linear(input, w.w_ih, w.b_ih), hx, w);
  const RnnState before{unsqueeze(hx.h, 0), hx.c.defined() ? unsqueeze(hx.c, 0) : Tensor()};
  const RnnState after = step(linear(unsqueeze(input, 0), w.w_ih, w.b_ih), before, w);
  return {squeeze(after.h, 0), after.c.defined() ? squeeze(after.c, 0) : Tensor()};
}

}  // namespace

RnnTensors lstm_cell(const Tensor& input, Span<const Tensor> hx, const Tensor& w_ih,
                     const Tensor& w_hh, const Tensor& b_ih, const Tensor& b_hh) {
  check(hx.size() == 2, Code::kInvalid, "lstm_cell: expected two hidden states, got ", hx.size());
  const RnnState s =
      cell("lstm_cell", lstm_step, 4, input, {hx[0], hx[1]}, {w_ih, w_hh, b_ih, b_hh, {}});
  return {s.h, s.c};
}
Tensor gru_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                const Tensor& b_ih, const Tensor& b_hh) {
  return cell("gru_cell", gru_step, 3, input, {hx, {}}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}
Tensor rnn_tanh_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                     const Tensor& b_ih, const Tensor& b_hh) {
  return cell("rnn_tanh_cell", rnn_tanh_step, 1, input, {hx, {}}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}
Tensor rnn_relu_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                     const Tensor& b_ih, const Tensor& b_hh) {
  return cell("rnn_relu_cell", rnn_relu_step, 1, input, {hx, {}}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}

}  // namespace nnc::ops
