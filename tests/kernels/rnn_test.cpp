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
    const LstmLayer layer{DType::kFloat64, kSteps,        batch,         kInput,    kHidden,
                          reverse,         x.data(),      h0.data(),     c0.data(), w.w_ih.data(),
                          w.w_hh.data(),   w.b_ih.data(), w.b_hh.data(), y.data(),  kHidden,
                          gates.data(),    c.data(),      tanh_c.data()};
    lstm_forward(layer);
    lstm_backward(layer, {gy.data(), nullptr, nullptr, work.data(), gx.data(), gh0.data(),
                          gc0.data(), nullptr, gw_hh.data(), nullptr});
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

}  // namespace
}  // namespace nnc::kernels
