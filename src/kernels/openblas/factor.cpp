// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.h"
#include "kernels/common/block.h"
#include "kernels/common/dense.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/openblas/lapack.h"
#include "kernels/openblas/lease.h"

namespace nnc::kernels::openblas {
namespace {

constexpr int64_t kMost = std::numeric_limits<Int>::max();

static_assert(sizeof(Int) == sizeof(int32_t), "pivots and info are int32");

bool fits(const Dense& d) {
  return std::max({d.m, d.n, d.k}) <= kMost;
}
Int size(int64_t v) {
  return static_cast<Int>(v);
}

// A workspace of as many elements of T as a routine asked for by `answer`: a whole number that was
// rounded to T, perhaps down. More than its integers hold: of nothing.
template <class T>
class Work {
 public:
  explicit Work(T answer) {
    const double wanted = std::ceil(static_cast<double>(answer) *
                                    (1 + static_cast<double>(std::numeric_limits<T>::epsilon())));
    if (!(wanted <= static_cast<double>(kMost))) return;
    length_ = size(std::max<int64_t>(1, static_cast<int64_t>(wanted)));
    block_ = Block::allocate(length_ * static_cast<int64_t>(sizeof(T)));
  }
  explicit operator bool() const { return length_ > 0; }
  T* data() const { return block_->as<T>(); }
  const Int* length() const { return &length_; }

 private:
  Int length_ = 0;
  Ref<Block> block_;
};
Ref<Block> whole_numbers(int64_t n) {
  return Block::allocate(std::max<int64_t>(1, n) * static_cast<int64_t>(sizeof(Int)));
}
constexpr Int kAsk = -1;  // the length by which a routine is asked for what it wants

// call(work, length), once for how much workspace it wants and once with it. False where that is
// more than the routine's integers hold.
template <class T, class F>
bool with_work(const F& call) {
  T answer = 0;
  call(&answer, &kAsk);
  const Work<T> work(answer);
  if (!work) return false;
  call(work.data(), work.length());
  return true;
}

// The routines' threads wait for each other many times within a factorization, which on a busy
// machine costs more than they bring: a matrix has one, but for the largest.
int threads_for(const Dense& d) {
  constexpr double kWorth = 1LL << 31;  // multiplications
  const double work = static_cast<double>(d.m) * static_cast<double>(d.n) *
                      static_cast<double>(std::max(d.least(), d.k));
  return work >= kWorth && !exec().deterministic ? most_threads() : 1;
}

// Columns that are worth a thread: of b, which do not need each other.
int64_t columns_for(const Dense& d) {
  return std::max<int64_t>(16, grain_of(d.n * d.n, 1 << 20));
}

template <class T>
bool is_finite(const T* x, int64_t n) {
  return std::all_of(x, x + n, [](T v) { return std::isfinite(v); });
}

// body(tag) for the matrix's type, with the threads that it is worth; false where it does not fit.
template <class F>
bool with_threads(const Dense& d, const F& body) {
  if (!fits(d)) return false;
  const BlasLease lease(threads_for(d));
  bool done = false;
  with_real(d.dtype, [&](auto tag) { done = body(tag); });
  return done;
}

}  // namespace

bool lu_factor(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Int n = size(d.n);
    Lapack<T>::kGetrf(&n, &n, d.at<T>(&Dense::a), &n, d.pivots, d.info);
    return true;
  });
}

bool lu_solve(const Dense& d) {
  if (!fits(d)) return false;
  with_real(d.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_pieces(d.k, columns_for(d), [&](int64_t begin, int64_t end) {
      const BlasLease lease(1);
      const Int n = size(d.n), k = size(end - begin);
      Int info = 0;
      Lapack<T>::kGetrs(d.triangle.transpose ? "T" : "N", &n, &k, d.at<T>(&Dense::a), &n, d.pivots,
                        d.at<T>(&Dense::b) + begin * d.n, &n, &info, 1);
    });
  });
  return true;
}

bool cholesky(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Int n = size(d.n);
    Lapack<T>::kPotrf(d.triangle.upper ? "U" : "L", &n, d.at<T>(&Dense::a), &n, d.info, 1);
    return true;
  });
}

bool triangular_solve(const Dense& d) {
  if (!fits(d)) return false;
  with_real(d.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_pieces(d.k, columns_for(d), [&](int64_t begin, int64_t end) {
      const BlasLease lease(1);
      const Int n = size(d.n);
      Lapack<T>::kTrsm(CblasColMajor, CblasLeft, d.triangle.upper ? CblasUpper : CblasLower,
                       d.triangle.transpose ? CblasTrans : CblasNoTrans,
                       d.triangle.unit ? CblasUnit : CblasNonUnit, n, size(end - begin), T(1),
                       d.at<T>(&Dense::a), n, d.at<T>(&Dense::b) + begin * d.n, n);
    });
  });
  return true;
}

bool qr_factor(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Int m = size(d.m), n = size(d.n);
    Int info = 0;
    return with_work<T>([&](T* work, const Int* length) {
      Lapack<T>::kGeqrf(&m, &n, d.at<T>(&Dense::a), &m, d.at<T>(&Dense::c), work, length, &info);
    });
  });
}

bool householder_product(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Int m = size(d.m), n = size(d.n), k = size(d.k);
    Int info = 0;
    return with_work<T>([&](T* work, const Int* length) {
      Lapack<T>::kOrgqr(&m, &n, &k, d.at<T>(&Dense::a), &m, d.at<T>(&Dense::c), work, length,
                        &info);
    });
  });
}

bool eigh(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Int n = size(d.n);
    if (!is_finite(d.at<T>(&Dense::a), d.n * d.n)) {
      *d.info = 1;
      return true;
    }
    Int count = 0;
    Ref<Block> numbers;
    return with_work<T>([&](T* work, const Int* length) {
      const bool asks = *length == kAsk;
      if (!asks) numbers = whole_numbers(count);
      Lapack<T>::kSyevd("V", d.triangle.upper ? "U" : "L", &n, d.at<T>(&Dense::a), &n,
                        d.at<T>(&Dense::c), work, length, asks ? &count : numbers->as<Int>(),
                        asks ? &kAsk : &count, d.info, 1, 1);
    });
  });
}

bool svd(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (!is_finite(d.at<T>(&Dense::a), d.m * d.n)) {
      *d.info = -1;
      return true;
    }
    const Int m = size(d.m), n = size(d.n), rows = size(d.full ? d.n : d.least());
    const char* vectors = !d.vectors ? "N" : d.full ? "A" : "S";
    const Ref<Block> numbers = whole_numbers(8 * d.least());
    return with_work<T>([&](T* work, const Int* length) {
      Lapack<T>::kGesdd(vectors, &m, &n, d.at<T>(&Dense::a), &m, d.at<T>(&Dense::c),
                        d.at<T>(&Dense::b), &m, d.at<T>(&Dense::d), &rows, work, length,
                        numbers->as<Int>(), d.info, 1);
    });
  });
}

namespace {

// The call of one driver with this workspace.
template <class T>
void solve_least(const Dense& d, T* work, const Int* length, Int* numbers) {
  using L = Lapack<T>;
  const Int m = size(d.m), n = size(d.n), k = size(d.k), rows = size(d.most());
  const T rcond = static_cast<T>(d.rcond);
  T *a = d.at<T>(&Dense::a), *b = d.at<T>(&Dense::b), *s = d.at<T>(&Dense::c);
  switch (d.driver) {
    case LeastSquares::kGels:
      return L::kGels("N", &m, &n, &k, a, &m, b, &rows, work, length, d.info, 1);
    case LeastSquares::kGelsy:
      std::fill_n(numbers, n, 0);
      return L::kGelsy(&m, &n, &k, a, &m, b, &rows, numbers, &rcond, d.pivots, work, length,
                       d.info);
    case LeastSquares::kGelsd:
      return L::kGelsd(&m, &n, &k, a, &m, b, &rows, s, &rcond, d.pivots, work, length, numbers,
                       d.info);
    default:
      return L::kGelss(&m, &n, &k, a, &m, b, &rows, s, &rcond, d.pivots, work, length, d.info);
  }
}

}  // namespace

bool least_squares(const Dense& d) {
  return with_threads(d, [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (!is_finite(d.at<T>(&Dense::a), d.m * d.n)) {
      refuse_least_squares(d);
      return true;
    }
    Ref<Block> numbers = whole_numbers(d.n);  // the order of columns; of gelsd, how many it wants
    return with_work<T>([&](T* work, const Int* length) {
      if (*length != kAsk && d.driver == LeastSquares::kGelsd)
        numbers = whole_numbers(numbers->as<Int>()[0]);
      solve_least(d, work, length, numbers->as<Int>());
    });
  });
}

}  // namespace nnc::kernels::openblas
