// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/copy.h"
#include "kernels/loss.h"
#include "kernels/ref/sums.h"

namespace nnc::kernels::ref {
namespace {

// The class of position i, or -1 where it is to be ignored.
int64_t class_at(const ClassTargets& c, int64_t i) {
  const int64_t t = c.target.ptr<int64_t>()[i];
  if (t == c.ignore_index) return -1;
  check(t >= 0 && t < c.classes, Code::kIndex, c.op, ": Target ", t, " is out of bounds.");
  return t;
}

template <class T>
double weight_of(const ClassTargets& c, int64_t t) {
  return c.weight.defined() ? static_cast<double>(c.weight.ptr<T>()[t]) : 1;
}

// Adds up one(i) over all positions, in pieces of fixed size whatever the number of threads.
template <class F>
ClassSums add_up(int64_t n, int64_t piece, const F& one) {
  const int64_t pieces = (n + piece - 1) / piece;
  std::vector<ClassSums> partial(static_cast<size_t>(pieces));
  parallel_for(pieces, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      ClassSums& s = partial[static_cast<size_t>(k)];
      for (int64_t i = k * piece; i < n && i < (k + 1) * piece; ++i) one(i, s);
    }
  });
  ClassSums total;
  for (const ClassSums& s : partial) total = total + s;
  return total;
}

}  // namespace

bool nll(ClassSums* sums, const View& out, const ConstView& logp, const ClassTargets& c) {
  dispatch_floating(logp.dtype(), c.op, [&](auto tag) {
    using T = typename decltype(tag)::type;
    *sums = add_up(c.batch * c.spatial, 8192, [&](int64_t i, ClassSums& s) {
      const int64_t t = class_at(c, i);
      double v = 0;
      if (t >= 0) {
        const double w = weight_of<T>(c, t);
        const int64_t at = (i / c.spatial * c.classes + t) * c.spatial + i % c.spatial;
        v = -w * static_cast<double>(logp.ptr<T>()[at]);
        s.loss += v;
        s.weight += w;
      }
      if (out.defined()) out.ptr<T>()[i] = narrow<T>(v);
    });
  });
  return true;
}

bool nll_grad(const View& gx, const ConstView& gy, const ClassTargets& c, double scale) {
  fill(gx, 0);
  dispatch_floating(gx.dtype(), c.op, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t step = gy.numel() == 1 ? 0 : 1;
    parallel_for(c.batch * c.spatial, 8192, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const int64_t t = class_at(c, i);
        if (t < 0) continue;
        const int64_t at = (i / c.spatial * c.classes + t) * c.spatial + i % c.spatial;
        const double g = static_cast<double>(gy.ptr<T>()[i * step]);
        gx.ptr<T>()[at] = narrow<T>(-scale * g * weight_of<T>(c, t));
      }
    });
  });
  return true;
}

bool cross_entropy(ClassSums* sums, const View& out, const View& lse, const ConstView& x,
                   const ClassTargets& c) {
  dispatch_floating(x.dtype(), c.op, [&](auto tag) {
    using T = typename decltype(tag)::type;
    *sums = add_up(c.batch, grain_of(c.classes, 8192), [&](int64_t i, ClassSums& s) {
      const T* row = x.ptr<T>() + i * c.classes;
      double m = -INFINITY, sum = 0;
      for (int64_t k = 0; k < c.classes; ++k) m = std::fmax(m, static_cast<double>(row[k]));
      for (int64_t k = 0; k < c.classes; ++k) sum += std::exp(static_cast<double>(row[k]) - m);
      const LogSum l =
          std::isinf(m) ? infinite_log_sum(row, c.classes, m) : LogSum{m, std::log(sum)};
      keep_row_sum(lse, i, l);
      const int64_t t = class_at(c, i);
      double v = 0;
      if (t >= 0) {
        const double w = weight_of<T>(c, t);
        v = w * class_loss(l, static_cast<double>(row[t]));
        s.loss += v;
        s.weight += w;
      }
      if (out.defined()) out.ptr<T>()[i] = narrow<T>(v);
    });
  });
  return true;
}

bool cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale) {
  dispatch_floating(x.dtype(), c.op, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t step = gy.numel() == 1 ? 0 : 1;
    parallel_for(c.batch, grain_of(c.classes, 8192), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const T* row = x.ptr<T>() + i * c.classes;
        T* to = gx.ptr<T>() + i * c.classes;
        const int64_t t = class_at(c, i);
        const double g = static_cast<double>(gy.ptr<T>()[i * step]);
        const double k = t < 0 ? 0 : scale * g * weight_of<T>(c, t);
        const LogSum l = row_sum(lse, i);
        for (int64_t j = 0; j < c.classes; ++j) {
          const double at = static_cast<double>(row[j]);
          const double p = t < 0 ? 0 : std::exp(-class_loss(l, at));
          to[j] = narrow<T>(k * (p - (j == t ? 1 : 0)));
        }
      }
    });
  });
  return true;
}

bool multilabel_margin(const View& out, const View& slope, const ConstView& x,
                       const ConstView& labels) {
  const int64_t batch = x.size(0), classes = x.size(1);
  dispatch_floating(x.dtype(), "multilabel_margin_loss", [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_for(batch, grain_of(classes, 1024), [&](int64_t begin, int64_t end) {
      std::vector<double> gradient(static_cast<size_t>(classes));
      std::vector<uint8_t> listed(static_cast<size_t>(classes));
      std::vector<size_t> chosen(static_cast<size_t>(classes));
      for (int64_t i = begin; i < end; ++i) {
        const T* row = x.ptr<T>() + i * classes;
        const int64_t* label = labels.ptr<int64_t>() + i * classes;
        gradient.assign(gradient.size(), 0);
        listed.assign(listed.size(), 0);
        int64_t count = 0;
        for (; count < classes; ++count) {
          const int64_t t = label[count];
          check(t >= -1 && t < classes, Code::kIndex,
                "multilabel_margin_loss: argument #2 'target' is out of range: ", t);
          if (t < 0) break;
          chosen[static_cast<size_t>(count)] = static_cast<size_t>(t);
          listed[static_cast<size_t>(t)] = 1;
        }
        double sum = 0;
        for (int64_t k = 0; k < count; ++k) {
          const size_t j = chosen[static_cast<size_t>(k)];
          for (size_t o = 0; o < listed.size(); ++o) {
            const double z = 1 - static_cast<double>(row[j]) + static_cast<double>(row[o]);
            if (listed[o] || !(z > 0)) continue;
            sum += z;
            gradient[o] += 1;
            gradient[j] -= 1;
          }
        }
        const double scale = 1 / static_cast<double>(classes);
        out.ptr<T>()[i] = narrow<T>(sum * scale);
        for (size_t o = 0; o < gradient.size(); ++o) {
          slope.ptr<T>()[i * classes + static_cast<int64_t>(o)] = narrow<T>(gradient[o] * scale);
        }
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
