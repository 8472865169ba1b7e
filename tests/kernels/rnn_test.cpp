// SPDX-License-Identifier: Apache-2.0
// An LSTM layer of several entries, whose steps are computed in strips, against its entries alone.
#include "kernels/rnn.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace nnc::kernels {
namespace {

using Values = std::vector<double>;
constexpr int64_t kSteps = 4, kInput = 5, kHidden = 75, kGates = 4 * kHidden;

Values waves(int64_t n, double speed) {
  Values v(static_cast<size_t>(n));
  for (int64_t i = 0; i < n; ++i) v[static_cast<size_t>(i)] = 0.3 * std::sin(speed * double(i + 1));
  return v;
}

ConstView read(const Values& v, Sizes sizes) {
  return {v.data(), DType::kFloat64, sizes, contiguous_strides(sizes)};
}
View written(Values& v, Sizes sizes) {
  return {v.data(), DType::kFloat64, sizes, contiguous_strides(sizes)};
}

struct Weights {
  Values w_ih = waves(kGates * kInput, 1.3), w_hh = waves(kGates * kHidden, 2.7);
  Values b_ih = waves(kGates, 0.9), b_hh = waves(kGates, 0.4);
};

// All tensors are (steps, batch, columns) or (batch, columns).
struct Layer {
  int64_t batch;
  Values x, h0, c0, gy;
  Values y{}, gx{}, gh0{}, gc0{}, gw_hh{};

  void compute(const Weights& w, bool reverse) {
    const auto rows = [&](int64_t columns) {
      return Values(static_cast<size_t>(kSteps * batch * columns));
    };
    Values gates = rows(kGates), c = rows(kHidden), tanh_c = c, work = gates;
    y = rows(kHidden);
    gx = rows(kInput);
    gh0 = gc0 = Values(static_cast<size_t>(batch * kHidden));
    gw_hh = Values(static_cast<size_t>(kGates * kHidden));
    const LstmLayer layer{reverse,
                          read(x, {kSteps, batch, kInput}),
                          read(h0, {batch, kHidden}),
                          read(c0, {batch, kHidden}),
                          read(w.w_ih, {kGates, kInput}),
                          read(w.w_hh, {kGates, kHidden}),
                          read(w.b_ih, {kGates}),
                          read(w.b_hh, {kGates}),
                          written(y, {kSteps, batch, kHidden}),
                          written(gates, {kSteps, batch, kGates}),
                          written(c, {kSteps, batch, kHidden}),
                          written(tanh_c, {kSteps, batch, kHidden})};
    lstm_forward(layer);
    LstmLayerGrad g;
    g.gy = read(gy, {kSteps, batch, kHidden});
    g.gates_grad = written(work, {kSteps, batch, kGates});
    g.gx = written(gx, {kSteps, batch, kInput});
    g.gh0 = written(gh0, {batch, kHidden});
    g.gc0 = written(gc0, {batch, kHidden});
    g.gw_hh = written(gw_hh, {kGates, kHidden});
    lstm_backward(layer, g);
  }
};

// Entry b of (count, batch, columns).
Values entry(const Values& all, int64_t batch, int64_t columns, int64_t b) {
  Values out;
  for (size_t at = static_cast<size_t>(b * columns); at < all.size();
       at += static_cast<size_t>(batch * columns)) {
    out.insert(out.end(), all.begin() + static_cast<int64_t>(at),
               all.begin() + static_cast<int64_t>(at) + columns);
  }
  return out;
}

void expect_near(const Values& got, const Values& want, const char* what) {
  ASSERT_EQ(got.size(), want.size());
  for (size_t i = 0; i < got.size(); ++i) ASSERT_NEAR(got[i], want[i], 1e-12) << what << " " << i;
}

TEST(Lstm, StripsGiveWhatSingleEntriesGive) {
  const Weights w;
  constexpr int64_t kBatch = 7;
  for (const bool reverse : {false, true}) {
    Layer all{kBatch, waves(kSteps * kBatch * kInput, 0.7), waves(kBatch * kHidden, 0.2),
              waves(kBatch * kHidden, 1.1), waves(kSteps * kBatch * kHidden, 0.6)};
    all.compute(w, reverse);
    Values gw_hh(all.gw_hh.size());
    for (int64_t b = 0; b < kBatch; ++b) {
      Layer one{1, entry(all.x, kBatch, kInput, b), entry(all.h0, kBatch, kHidden, b),
                entry(all.c0, kBatch, kHidden, b), entry(all.gy, kBatch, kHidden, b)};
      one.compute(w, reverse);
      expect_near(entry(all.y, kBatch, kHidden, b), one.y, "y");
      expect_near(entry(all.gx, kBatch, kInput, b), one.gx, "gradient of x");
      expect_near(entry(all.gh0, kBatch, kHidden, b), one.gh0, "gradient of h0");
      expect_near(entry(all.gc0, kBatch, kHidden, b), one.gc0, "gradient of c0");
      for (size_t i = 0; i < gw_hh.size(); ++i) gw_hh[i] += one.gw_hh[i];
    }
    expect_near(all.gw_hh, gw_hh, "gradient of w_hh");
  }
}

TEST(Lstm, IsTheReference) {
  const Weights w;
  constexpr int64_t kBatch = 5;
  for (const bool reverse : {false, true}) {
    Layer fast{kBatch, waves(kSteps * kBatch * kInput, 0.7), waves(kBatch * kHidden, 0.2),
               waves(kBatch * kHidden, 1.1), waves(kSteps * kBatch * kHidden, 0.6)};
    Layer plain = fast;
    fast.compute(w, reverse);
    use_reference(true);
    plain.compute(w, reverse);
    use_reference(false);
    expect_near(fast.y, plain.y, "y");
    expect_near(fast.gx, plain.gx, "gradient of x");
    expect_near(fast.gh0, plain.gh0, "gradient of h0");
    expect_near(fast.gc0, plain.gc0, "gradient of c0");
    expect_near(fast.gw_hh, plain.gw_hh, "gradient of w_hh");
  }
}

TEST(Lstm, OperandsOfOtherSizesAreErrors) {
  const Weights w;
  Layer l{2, waves(kSteps * 2 * kInput, 0.7), waves(2 * kHidden, 0.2), waves(2 * kHidden, 1.1),
          waves(kSteps * 2 * kHidden, 0.6)};
  Values gates(1), c(1);
  const LstmLayer layer{false,
                        read(l.x, {kSteps, 2, kInput}),
                        read(l.h0, {2, kHidden}),
                        read(l.c0, {2, kHidden}),
                        read(w.w_ih, {kGates, kInput}),
                        read(w.w_hh, {kGates, kHidden}),
                        ConstView(),
                        ConstView(),
                        written(c, {1, 1, 1}),
                        written(gates, {1, 1, 1}),
                        written(c, {1, 1, 1}),
                        written(c, {1, 1, 1})};
  EXPECT_THROW(lstm_forward(layer), Error);
}

}  // namespace
}  // namespace nnc::kernels
