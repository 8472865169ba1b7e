// SPDX-License-Identifier: Apache-2.0
#include "kernels/loss.h"

#include <cmath>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/loss_rows.h"
#include "kernels/cpu/real_types.h"
#include "kernels/cpu/softmax_rows.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kLossGrain = kGrain / 4;

template <class T>
const LossRows<T>& loss_rows(Loss op) {
  if constexpr (sizeof(T) == 4)
    return NNC_PICK(loss_rows_f32)(op);
  else
    return NNC_PICK(loss_rows_f64)(op);
}
// Do the first `count` operands lie along memory in the rows of the plan?
template <class T, int N>
bool runs_along_memory(const LoopPlan<N>& plan, int count = N) {
  for (int k = 0; k < count; ++k) {
    if (plan.strides[k][0] != sizeof(T)) return false;
  }
  return true;
}
template <class T>
T* row(char* p) {
  return reinterpret_cast<T*>(p);
}

// Adds up one(piece, sums) over pieces of fixed size, whatever the number of threads.
template <class S, class F>
S add_up(int64_t n, int64_t piece, const F& one) {
  const int64_t pieces = (n + piece - 1) / piece;
  S total{};
  if (pieces <= 1) {
    if (n > 0) one(int64_t{0}, n, total);
    return total;
  }
  std::vector<S> partial(static_cast<size_t>(pieces));
  parallel_for(pieces, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      const int64_t last = (k + 1) * piece;
      one(k * piece, last < n ? last : n, partial[static_cast<size_t>(k)]);
    }
  });
  for (const S& s : partial) total = total + s;
  return total;
}

// The class of row i, or -1 where it is to be ignored.
int64_t class_at(const ClassTargets& c, int64_t i) {
  const int64_t t = c.target.ptr<int64_t>()[i];
  if (t == c.ignore_index) return -1;
  check(t >= 0 && t < c.classes, Code::kIndex, c.op, ": Target ", t, " is out of bounds.");
  return t;
}
// How many rows are worth a thread.
int64_t rows_per_piece(const ClassTargets& c) {
  return grain_of(c.classes, kLossGrain);
}

}  // namespace

bool loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0) {
  const ConstView* views[3] = {&out, &x, &t};
  const LoopPlan<3> plan(views);
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (!runs_along_memory<T>(plan)) return false;
    const LossRows<T>& rows = loss_rows<T>(op);
    plan.run(kLossGrain, [&](char* const* p, const int64_t*, int64_t n) {
      rows.value(row<T>(p[0]), row<T>(p[1]), row<T>(p[2]), n, static_cast<T>(p0));
    });
    return true;
  });
}

bool loss_sum(Loss op, double* sum, const ConstView& x, const ConstView& t, double p0) {
  const ConstView* views[2] = {&x, &t};
  const LoopPlan<2> plan(views);
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (plan.sizes.size() > 1 || !runs_along_memory<T>(plan)) return false;
    const LossRows<T>& rows = loss_rows<T>(op);
    const T *a = row<T>(plan.data[0]), *b = row<T>(plan.data[1]);
    *sum = add_up<double>(x.numel(), kLossGrain, [&](int64_t begin, int64_t end, double& s) {
      s = rows.sum(a + begin, b + begin, end - begin, static_cast<T>(p0));
    });
    return true;
  });
}

bool loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale) {
  const ConstView* views[4] = {&gx, &x, &t, &gy};
  const LoopPlan<4> plan(views);
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t step = plan.strides[3][0] / static_cast<int64_t>(sizeof(T));
    if (!runs_along_memory<T>(plan, 3) || (step != 0 && step != 1)) return false;
    const LossRows<T>& rows = loss_rows<T>(op);
    plan.run(kLossGrain, [&](char* const* p, const int64_t*, int64_t n) {
      rows.slope(row<T>(p[0]), row<T>(p[3]), step, row<T>(p[1]), row<T>(p[2]), n,
                 static_cast<T>(p0), static_cast<T>(scale));
    });
    return true;
  });
}

bool cross_entropy(ClassSums* sums, const View& out, const View& lse, const ConstView& x,
                   const ClassTargets& c) {
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const SoftmaxRows<T>& rows = softmax_rows<T>();
    const auto piece = [&](int64_t begin, int64_t end, ClassSums& s) {
      for (int64_t i = begin; i < end; ++i) {
        const T* row = x.ptr<T>() + i * c.classes;
        LogSum l = rows.log_sum_exp(row, c.classes);
        if (std::isinf(l.most)) l = infinite_log_sum(row, c.classes, l.most);
        keep_row_sum(lse, i, l);
        const int64_t t = class_at(c, i);
        double v = 0;
        if (t >= 0) {
          const double w = c.weight.defined() ? static_cast<double>(c.weight.ptr<T>()[t]) : 1;
          v = w * class_loss(l, static_cast<double>(row[t]));
          s.loss += v;
          s.weight += w;
        }
        if (out.defined()) out.ptr<T>()[i] = static_cast<T>(v);
      }
    };
    *sums = add_up<ClassSums>(c.batch, rows_per_piece(c), piece);
    return true;
  });
}

bool cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale) {
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const SoftmaxRows<T>& rows = softmax_rows<T>();
    const int64_t step = gy.numel() == 1 ? 0 : 1;
    parallel_for(c.batch, rows_per_piece(c), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        T* to = gx.ptr<T>() + i * c.classes;
        const int64_t t = class_at(c, i);
        if (t < 0) {
          for (int64_t j = 0; j < c.classes; ++j) to[j] = 0;
          continue;
        }
        const double w = c.weight.defined() ? static_cast<double>(c.weight.ptr<T>()[t]) : 1;
        const double k = scale * w * static_cast<double>(gy.ptr<T>()[i * step]);
        rows.scaled_exp(to, x.ptr<T>() + i * c.classes, c.classes, row_sum(lse, i), k);
        to[t] -= static_cast<T>(k);
      }
    });
    return true;
  });
}

}  // namespace nnc::kernels::cpu
