// SPDX-License-Identifier: Apache-2.0
#include "ops/rnn.h"

#include <optional>

#include "base/random.h"
#include "ops/convert.h"
#include "ops/dropout.h"
#include "ops/join.h"
#include "ops/rnn_layer.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

struct Kind {
  const char* op;
  int64_t gates;
  bool cells;  // has c beside h
  RnnLayer layer;
};

// What one call works on: x as (steps, batch, input), or (rows, input) of packed sequences, states
// as (layers, batch, size).
struct Network {
  const Kind& kind;
  const RnnOptions& options;
  Span<const Tensor> params;
  int64_t directions, per_layer;
  bool projected;

  bool packed() const { return !options.batch_sizes.empty(); }
  int64_t batch(const Tensor& x) const { return packed() ? options.batch_sizes[0] : x.size(1); }

  RnnWeights weights(int64_t at) const {
    const Tensor* p = params.data() + at * per_layer;
    RnnWeights w{p[0], p[1], {}, {}, {}};
    if (options.has_biases) w.b_ih = p[2], w.b_hh = p[3];
    if (projected) w.w_hr = p[per_layer - 1];
    return w;
  }
};

Network open(const Kind& kind, const RnnOptions& options, Span<const Tensor> params) {
  check(options.num_layers > 0, Code::kInvalid, kind.op,
        ": num_layers must be greater than zero, got ", options.num_layers);
  check(options.dropout >= 0 && options.dropout <= 1, Code::kInvalid, kind.op,
        ": dropout should be a number in range [0, 1] representing the probability of an element "
        "being zeroed, got ",
        options.dropout);
  const int64_t directions = options.bidirectional ? 2 : 1;
  const int64_t count = checked_mul(options.num_layers, directions, kind.op);
  const int64_t plain = options.has_biases ? 4 : 2;
  const bool projected =
      kind.cells && params.size() % count == 0 && params.size() / count == plain + 1;
  const int64_t per_layer = plain + (projected ? 1 : 0);
  check(params.size() % count == 0 && params.size() / count == per_layer, Code::kInvalid, kind.op,
        ": got an incorrect number of RNN parameters: ", params.size(), " for ", count,
        " layers and directions, expected ", plain, kind.cells ? " or " : " ",
        kind.cells ? std::to_string(plain + 1) : "", kind.cells ? " " : "", "for each");
  for (const Tensor& p : params) {
    check(p.defined(), Code::kInvalid, kind.op, ": a parameter is missing");
  }
  return {kind, options, params, directions, per_layer, projected};
}

void check_size(const char* op, const char* what, const Tensor& t, Sizes expected, DType dtype) {
  check(same_sizes(t.sizes(), expected), Code::kShape, op, ": ", what, " has size ", t.sizes(),
        ", expected ", expected);
  check(t.dtype() == dtype, Code::kDtype, op, ": ", what, " is torch.", t.dtype(),
        ", but input is torch.", dtype);
}

// Checks every tensor of the network; `hx` is filled with zeros if it is empty.
void check_sizes(const Network& n, const Tensor& x, SmallVector<Tensor, 2>& hx) {
  const char* op = n.kind.op;
  const DType dtype = x.dtype();
  check(is_floating(dtype), Code::kDtype, op, ": input must be floating point, got torch.", dtype);
  const int64_t features = x.size(-1), batch = n.batch(x);
  check(x.size(0) > 0, Code::kShape, op,
        ": Expected sequence length to be larger than 0 in RNN, got input of size ", x.sizes());
  check(n.params[1].dim() == 2, Code::kShape, op, ": weight_hh has size ", n.params[1].sizes(),
        ", expected a matrix");
  const int64_t hidden = n.params[1].size(0) / n.kind.gates, gates = n.kind.gates * hidden;
  const int64_t out = n.projected ? n.params[n.per_layer - 1].size(0) : hidden;
  const int64_t count = n.options.num_layers * n.directions;
  check(hidden > 0, Code::kShape, op, ": hidden_size must be greater than zero");
  check(n.params[0].dim() == 2 && features == n.params[0].size(1), Code::kShape, op,
        ": input.size(-1) must be equal to input_size. Expected ",
        n.params[0].dim() == 2 ? n.params[0].size(1) : 0, ", got ", features);
  for (int64_t i = 0; i < count; ++i) {
    const RnnWeights w = n.weights(i);
    const int64_t from = i < n.directions ? features : out * n.directions;
    check_size(op, "weight_ih", w.w_ih, {gates, from}, dtype);
    check_size(op, "weight_hh", w.w_hh, {gates, out}, dtype);
    if (w.b_ih.defined()) check_size(op, "bias_ih", w.b_ih, {gates}, dtype);
    if (w.b_hh.defined()) check_size(op, "bias_hh", w.b_hh, {gates}, dtype);
    if (w.w_hr.defined()) check_size(op, "weight_hr", w.w_hr, {out, hidden}, dtype);
  }
  if (hx.empty()) {
    hx.push_back(Tensor::zeros({count, batch, out}, dtype));
    if (n.kind.cells) hx.push_back(Tensor::zeros({count, batch, hidden}, dtype));
    return;
  }
  for (int64_t i = 0; i < hx.size(); ++i) {
    const Dims expected{count, batch, i == 0 ? out : hidden};
    check(same_sizes(hx[i].sizes(), expected), Code::kShape, op, ": Expected hidden[", i, "] size ",
          expected, ", got ", hx[i].sizes());
    check(hx[i].dtype() == dtype, Code::kDtype, op, ": hidden[", i, "] is torch.", hx[i].dtype(),
          ", but input is torch.", dtype);
  }
}

RnnTensors run_layers(const Network& n, Tensor x, Span<const Tensor> hx) {
  std::vector<Tensor> h, c;
  for (int64_t layer = 0; layer < n.options.num_layers; ++layer) {
    SmallVector<Tensor, 2> y;
    for (int64_t d = 0; d < n.directions; ++d) {
      const int64_t at = layer * n.directions + d;
      const RnnState first{select(hx[0], 0, at), n.kind.cells ? select(hx[1], 0, at) : Tensor()};
      RnnLayerResult r = n.kind.layer(x, first, n.weights(at), {d == 1, n.options.batch_sizes});
      y.push_back(std::move(r.y));
      h.push_back(std::move(r.last.h));
      if (n.kind.cells) c.push_back(std::move(r.last.c));
    }
    x = n.directions == 2 ? cat(y, -1) : y[0];
    if (layer + 1 < n.options.num_layers && n.options.train && n.options.dropout > 0) {
      x = dropout(x, n.options.dropout, true);
    }
  }
  RnnTensors out{x, stack(h)};
  if (n.kind.cells) out.push_back(stack(c));
  return out;
}

// On packed sequences, whose states stand in their order.
RnnTensors run_packed(const Network& n, const Tensor& input, Span<const Tensor> hx) {
  check(input.dim() == 2, Code::kShape, n.kind.op, ": Expected packed input to be 2D, got ",
        input.dim(), "D tensor instead");
  SmallVector<Tensor, 2> states;
  for (const Tensor& s : hx) states.push_back(s);
  check_sizes(n, input, states);
  return run_layers(n, contiguous(input), states);
}
RnnTensors run_padded(const Network& n, const Tensor& input, Span<const Tensor> hx) {
  const Kind& kind = n.kind;
  const RnnOptions& options = n.options;
  check(input.dim() == 2 || input.dim() == 3, Code::kShape, kind.op,
        ": Expected input to be 2D or 3D, got ", input.dim(), "D tensor instead");
  const bool batched = input.dim() == 3;
  const int64_t batch_dim = options.batch_first ? 0 : 1;
  Tensor x = batched ? input : unsqueeze(input, batch_dim);
  if (options.batch_first) x = transpose(x, 0, 1);
  SmallVector<Tensor, 2> states;
  for (const Tensor& s : hx) {
    check(s.dim() == input.dim(), Code::kShape, kind.op, ": For ",
          batched ? "batched 3-D" : "unbatched 2-D", " input, hx should also be ",
          batched ? "3-D" : "2-D", " but got ", s.dim(), "-D tensor");
    states.push_back(batched ? s : unsqueeze(s, 1));
  }
  check_sizes(n, x, states);
  RnnTensors out = run_layers(n, contiguous(x), states);
  if (options.batch_first) out[0] = transpose(out[0], 0, 1);
  if (!batched) {
    out[0] = squeeze(out[0], batch_dim);
    for (int64_t i = 1; i < out.size(); ++i) out[i] = squeeze(out[i], 1);
  }
  return out;
}

RnnTensors run(const Kind& kind, const Tensor& input, Span<const Tensor> hx,
               Span<const Tensor> params, const RnnOptions& options) {
  const Network n = open(kind, options, params);
  std::optional<DrawGuard> draws;
  if (options.train && options.dropout > 0) draws.emplace(current_generator());
  RnnTensors out = n.packed() ? run_packed(n, input, hx) : run_padded(n, input, hx);
  if (draws) draws->keep();
  return out;
}

Span<const Tensor> one(const Tensor& hx) {
  return hx.defined() ? Span<const Tensor>(&hx, 1) : Span<const Tensor>();
}

template <RnnStep step>
RnnLayerResult layer_of(const Tensor& x, const RnnState& first, const RnnWeights& w,
                        const RnnSteps& steps) {
  return stepwise_layer(step, x, first, w, steps);
}

}  // namespace

RnnTensors lstm(const Tensor& input, Span<const Tensor> hx, Span<const Tensor> params,
                const RnnOptions& options) {
  check(hx.size() == 2 || hx.empty(), Code::kInvalid, "lstm: lstm expects two hidden states, got ",
        hx.size());
  return run({"lstm", 4, true, lstm_layer}, input, hx, params, options);
}
RnnTensors gru(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
               const RnnOptions& options) {
  return run({"gru", 3, false, layer_of<gru_step>}, input, one(hx), params, options);
}
RnnTensors rnn_tanh(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
                    const RnnOptions& options) {
  return run({"rnn_tanh", 1, false, layer_of<rnn_tanh_step>}, input, one(hx), params, options);
}
RnnTensors rnn_relu(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
                    const RnnOptions& options) {
  return run({"rnn_relu", 1, false, layer_of<rnn_relu_step>}, input, one(hx), params, options);
}

}  // namespace nnc::ops
