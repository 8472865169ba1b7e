// SPDX-License-Identifier: Apache-2.0
// Results that are written past the caches are those of the plain loops, to the last element.
#include "kernels/cpu/streaming.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "kernels/binary.h"
#include "kernels/copy.h"
#include "kernels/unary.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

constexpr int64_t kMany = cpu::kStreamed / 4 + 1021;

// `n` floats that begin `offset` floats behind a whole line, and what lies around them.
struct Row {
  Row(int64_t n, int64_t offset, float seed) : n(n), all(Tensor::empty({n + 64}, DType::kFloat32)) {
    float* const p = all.mutable_view().ptr<float>();
    for (int64_t i = 0; i < all.numel(); ++i) p[i] = seed * static_cast<float>(i % 8191);
    from = offset;
  }
  View view() const { return restrided(all.mutable_view(), {n}, {1}, from); }
  std::vector<float> values() const {
    const float* const p = all.view().ptr<float>();
    return {p, p + all.numel()};
  }

  int64_t n, from = 0;
  Tensor all;
};

template <class F>
void expect_as_reference(int64_t offset, const F& run) {
  const Row fast(kMany, offset, -1), plain(kMany, offset, -1);
  run(fast.view());
  use_reference(true);
  run(plain.view());
  use_reference(false);
  EXPECT_EQ(fast.values(), plain.values()) << offset;
}

TEST(Streaming, EqualsPlainLoops) {
  for (const int64_t offset : {0, 1, 3, 17}) {
    const Row a(kMany, 5, 0.5f), b(kMany, 0, 0.25f), one(1, 0, 3);
    const Dims sizes{kMany}, none{0};
    expect_as_reference(offset, [&](const View& out) { copy(out, a.view()); });
    expect_as_reference(offset, [&](const View& out) { unary(Unary::kRelu, out, a.view()); });
    expect_as_reference(offset,
                        [&](const View& out) { binary(Binary::kAdd, out, a.view(), b.view(), 1); });
    expect_as_reference(offset, [&](const View& out) {
      binary(Binary::kMul, out, a.view(), restrided(one.view(), sizes, none), 1);
    });
  }
}

TEST(Streaming, RowsOfABroadcastOperand) {
  const Row a(4096, 0, 0.5f), b(1031, 1, 2);
  const Dims sizes{4096, 1031}, of_a{1, 0}, of_b{0, 1};
  const Tensor fast = Tensor::empty(sizes, DType::kFloat32);
  const Tensor plain = Tensor::empty(sizes, DType::kFloat32);
  const auto subtract = [&](const Tensor& out) {
    binary(Binary::kSub, out.mutable_view(), restrided(a.view(), sizes, of_a),
           restrided(b.view(), sizes, of_b), 1);
  };
  subtract(fast);
  use_reference(true);
  subtract(plain);
  use_reference(false);
  EXPECT_EQ(
      std::memcmp(fast.view().data(), plain.view().data(), static_cast<size_t>(fast.numel()) * 4),
      0);
}

TEST(Streaming, NotInPlaceAndNotOfWhatIsSmall) {
  const Row a(kMany, 0, 1), b(kMany, 0, 1), small(1000, 0, 1);
  EXPECT_FALSE(cpu::is_streamed(a.view(), a.view(), b.view()));
  EXPECT_FALSE(cpu::is_streamed(a.view(), b.view(), a.view()));
  EXPECT_FALSE(cpu::is_streamed(small.view(), a.view()));
#if defined(__SSE2__)
  EXPECT_TRUE(cpu::is_streamed(a.view(), b.view()));
#endif
}

}  // namespace
}  // namespace nnc::kernels
