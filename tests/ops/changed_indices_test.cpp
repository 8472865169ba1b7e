// SPDX-License-Identifier: Apache-2.0
// Indices that are written to between forward and backward. Those that the caller has, given or
// got, are kept as they are: a write by an operation is noticed by its version, one by the host,
// which has none, where it points outside. What is kept as a copy does not change.
#include <gtest/gtest.h>

#include <cstring>
#include <numeric>

#include "ops/convert.h"
#include "support/c_call.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

// What was differentiated by x, and the indices that it used.
struct Call {
  Tensor x, y, index;
};
enum Kept { kTheirs, kCopy };
struct Row {
  const char* name;
  Kept kept;
  Call (*call)();
};

std::vector<double> counted(int64_t n) {
  std::vector<double> v(static_cast<size_t>(n));
  std::iota(v.begin(), v.end(), 1.0);
  return v;
}
Tensor leaf(Sizes sizes = {2, 3}, DType t = DType::kFloat32) {
  return make_tensor(sizes, t, {3, 1, 2, 6, 5, 4}, Layout::kPlain, true);
}
Tensor ints(Sizes sizes, const std::vector<double>& v, DType t = DType::kInt64) {
  return make_tensor(sizes, t, v);
}
Tensor zeros() {
  return Tensor::zeros({2, 3}, DType::kFloat32);
}
// The function's second tensor is an index; of two results the second is.
Call taking(const Tensor& index, Out (*f)(const Tensor& x, const Tensor& i)) {
  const Tensor x = leaf();
  return {x, f(x, index), index};
}
Call giving(const Tensor& x, const Out& pair) {
  return {x, pair.all[0], pair.all[1]};
}

using T = const Tensor&;
constexpr int kNone = NNC_REDUCTION_NONE;

const Row kRows[] = {
    {"gather", kTheirs,
     [] {
       return taking(ints({2, 2}, {2, 1, 1, 2}), [](T x, T i) { return c(nnc_gather, x, 1, i); });
     }},
    {"gather, int32", kCopy,
     [] {
       return taking(ints({2, 2}, {2, 1, 1, 2}, DType::kInt32),
                     [](T x, T i) { return c(nnc_gather, x, 1, i); });
     }},
    {"take_along_dim", kCopy,
     [] {
       return taking(ints({2, 2}, {2, 1, 1, 2}),
                     [](T x, T i) { return c(nnc_take_along_dim, x, i, 1); });
     }},
    {"take_along_dim, flat", kTheirs,
     [] {
       return taking(ints({2, 2}, {5, 1, 4, 2}),
                     [](T x, T i) { return c(nnc_take_along_dim, x, i, none); });
     }},
    {"index_select", kTheirs,
     [] {
       return taking(ints({2}, {2, 1}), [](T x, T i) { return c(nnc_index_select, x, 1, i); });
     }},
    {"index_select, with gaps", kCopy,
     [] {
       return taking(make_tensor({2}, DType::kInt64, {2, 1}, Layout::kGaps),
                     [](T x, T i) { return c(nnc_index_select, x, 1, i); });
     }},
    {"index_add", kTheirs,
     [] {
       return taking(ints({3}, {2, 1, 1}),
                     [](T x, T i) { return c(nnc_index_add, zeros(), 1, i, x, 1.); });
     }},
    {"scatter, into", kTheirs,
     [] {
       return taking(ints({2, 1}, {2, 1}),
                     [](T x, T i) { return c(nnc_scatter, x, 1, i, zeros()); });
     }},
    {"scatter, from", kTheirs,
     [] {
       return taking(ints({2, 1}, {2, 1}),
                     [](T x, T i) { return c(nnc_scatter, zeros(), 1, i, x); });
     }},
    {"scatter_scalar", kTheirs,
     [] {
       return taking(ints({2, 1}, {2, 1}),
                     [](T x, T i) { return c(nnc_scatter_scalar, x, 1, i, 7.); });
     }},
    {"scatter_add", kTheirs,
     [] {
       return taking(ints({2, 1}, {2, 1}),
                     [](T x, T i) { return c(nnc_scatter_add, zeros(), 1, i, x); });
     }},
    {"masked_select", kCopy,
     [] {
       return taking(make_tensor({2, 3}, DType::kBool, {0, 1, 0, 1, 1, 0}),
                     [](T x, T m) { return c(nnc_masked_select, x, m); });
     }},
    {"embedding", kTheirs,
     [] {
       return taking(ints({2}, {1, 1}),
                     [](T x, T i) { return c(nnc_embedding, i, x, none, none, 2., false); });
     }},
    {"embedding, by frequency", kTheirs,
     [] {
       return taking(ints({2}, {1, 1}),
                     [](T x, T i) { return c(nnc_embedding, i, x, none, none, 2., true); });
     }},
    {"nll_loss", kTheirs,
     [] {
       return taking(ints({2}, {2, 1}),
                     [](T x, T t) { return c(nnc_nll_loss, x, t, none, -100, kNone); });
     }},
    {"cross_entropy", kTheirs,
     [] {
       return taking(ints({2}, {2, 1}),
                     [](T x, T t) { return c(nnc_cross_entropy, x, t, none, -100, kNone, 0.); });
     }},
    {"cross_entropy, smoothed", kTheirs,
     [] {
       return taking(ints({2}, {2, 1}), [](T x, T t) {
         return c(nnc_cross_entropy, x, t, Tensor::ones({3}, x.dtype()), -100, kNone, .1);
       });
     }},
    {"multi_margin_loss", kTheirs,
     [] {
       return taking(ints({2}, {2, 1}),
                     [](T x, T t) { return c(nnc_multi_margin_loss, x, t, 1, 1., none, kNone); });
     }},
    {"sort", kTheirs,
     [] {
       const Tensor x = leaf();
       return giving(x, c(nnc_sort, x, 1, false));
     }},
    {"sort, of columns", kTheirs,
     [] {
       const Tensor x = leaf();
       return giving(x, c(nnc_sort, x, 0, true));
     }},
    {"topk", kTheirs,
     [] {
       const Tensor x = leaf();
       return giving(x, c(nnc_topk, x, 2, 1, false));
     }},
    {"max_dim", kTheirs,
     [] {
       const Tensor x = leaf({3, 2});
       return giving(x, c(nnc_max_dim, x, 0, false));
     }},
    {"min_dim", kTheirs,
     [] {
       const Tensor x = leaf();
       return giving(x, c(nnc_min_dim, x, 1, true));
     }},
    {"max_pool1d", kCopy,
     [] {
       const Tensor x = leaf({1, 1, 6});
       return giving(x, c(nnc_max_pool1d, x, list({3}), none, none, none, false, wanted, wanted));
     }},
    {"max_pool1d, float64", kCopy,
     [] {
       const Tensor x = leaf({1, 1, 6}, DType::kFloat64);
       return giving(x, c(nnc_max_pool1d, x, list({3}), none, none, none, false, wanted, wanted));
     }},
    {"adaptive_max_pool1d", kCopy,
     [] {
       const Tensor x = leaf({1, 1, 6});
       return giving(x, c(nnc_adaptive_max_pool1d, x, list({2}), wanted, wanted));
     }},
    {"max_unpool1d", kCopy,
     [] {
       return taking(ints({2, 3}, {0, 3, 5, 1, 2, 4}), [](T x, T i) {
         return c(nnc_max_unpool1d, x, i, list({2}), none, none, none);
       });
     }},
};

std::vector<double> gradient_of(const Call& call) {
  const Tensor seed = make_tensor(call.y.sizes(), call.y.dtype(), counted(call.y.numel()));
  return values_of(c(nnc_autograd_grad, Tensors{call.y}, Tensors{call.x}, Tensors{seed}, false,
                     false, false, outputs(1)));
}

TEST(ChangedIndices, ByAnOperation) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const Call call = row.call();
    c(nnc_zero_, call.index);
    if (row.kept == kTheirs) {
      expect_error([&] { gradient_of(call); }, Code::kState,
                   "has been modified by an inplace operation: [torch.LongTensor");
    } else {
      EXPECT_EQ(gradient_of(call), gradient_of(row.call()));
    }
  }
}

TEST(ChangedIndices, ByTheHost) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const Call call = row.call();
    std::memset(call.index.mutable_view().data(), 0x7f,
                static_cast<size_t>(call.index.numel() * item_size(call.index.dtype())));
    if (row.kept == kTheirs) {
      expect_error([&] { gradient_of(call); }, Code::kIndex, "out of");
    } else {
      EXPECT_EQ(gradient_of(call), gradient_of(row.call()));
    }
  }
}

}  // namespace
}  // namespace nnc::testing
