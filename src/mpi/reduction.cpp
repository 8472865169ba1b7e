// SPDX-License-Identifier: Apache-2.0
#include "mpi/reduction.h"

#include <algorithm>
#include <cmath>

#include "mpi/half.h"

namespace nnc::mpi {

namespace {

constexpr struct {
  const char* name;
  Reduction op;
} kNames[] = {{"sum", Reduction::kSum}, {"avg", Reduction::kAvg},  {"product", Reduction::kProduct},
              {"min", Reduction::kMin}, {"max", Reduction::kMax},  {"band", Reduction::kBand},
              {"bor", Reduction::kBor}, {"bxor", Reduction::kBxor}};

// ---- reductions of ours ----
// MPI knows no 16-bit floats, and leaves open what the greater one of a number and NaN is: then it
// would depend on the order, and ranks could get different results. Here NaN wins.

template <class T>
struct Plain {
  using Stored = T;
  static T load(T x) { return x; }
  static T round(T x) { return x; }
};
template <class T>
struct Half {
  using Stored = T;
  static float load(T x) { return T::load(x); }
  static T round(float x) { return T::round(x); }
};

template <class N, Reduction kOp>
void reduce(void* in, void* inout, int* n, MPI_Datatype*) {
  const auto* a = static_cast<const typename N::Stored*>(in);
  auto* b = static_cast<typename N::Stored*>(inout);
  for (int i = 0; i < *n; ++i) {
    const auto x = N::load(a[i]), y = N::load(b[i]);
    if constexpr (kOp == Reduction::kSum) b[i] = N::round(x + y);
    if constexpr (kOp == Reduction::kProduct) b[i] = N::round(x * y);
    if constexpr (kOp == Reduction::kMin) b[i] = N::round(x < y || x != x ? x : y);
    if constexpr (kOp == Reduction::kMax) b[i] = N::round(x > y || x != x ? x : y);
  }
}

template <class N>
MPI_Op own_op(Reduction op) {
  static MPI_Op made[4] = {MPI_OP_NULL, MPI_OP_NULL, MPI_OP_NULL, MPI_OP_NULL};
  constexpr Reduction kOps[] = {Reduction::kSum, Reduction::kProduct, Reduction::kMin,
                                Reduction::kMax};
  constexpr MPI_User_function* kFunctions[] = {
      reduce<N, Reduction::kSum>, reduce<N, Reduction::kProduct>, reduce<N, Reduction::kMin>,
      reduce<N, Reduction::kMax>};
  if (op == Reduction::kAvg) op = Reduction::kSum;
  const auto at = static_cast<size_t>(std::find(kOps, kOps + 4, op) - kOps);
  if (made[at] == MPI_OP_NULL) MPI_Op_create(kFunctions[at], 1, &made[at]);
  return made[at];
}

}  // namespace

bool is_floating(nnc_dtype d) {
  return d == NNC_FLOAT32 || d == NNC_FLOAT64 || d == NNC_FLOAT16 || d == NNC_BFLOAT16;
}

Reduction reduction_named(const char* op, nnc_dtype dtype) {
  const std::string name = op ? op : "sum";
  std::string all;
  for (const auto& known : kNames) {
    all += (all.empty() ? "" : ", ") + std::string(known.name);
    if (name != known.name) continue;
    const bool bits = known.op >= Reduction::kBand;
    check(!(bits && is_floating(dtype)), NNC_E_DTYPE, "op ", name, " is not for ",
          dtype_name(dtype));
    check(known.op != Reduction::kAvg || is_floating(dtype), NNC_E_DTYPE,
          "op avg is for floating point, not for ", dtype_name(dtype));
    check(known.op != Reduction::kSum || dtype != NNC_BOOL, NNC_E_DTYPE,
          "op sum is not for bool (bor is)");
    return known.op;
  }
  fail(NNC_E_UNKNOWN, "there is no op '", name, "'; those that there are: ", all);
}

MPI_Datatype mpi_type(nnc_dtype dtype) {
  switch (dtype) {
    case NNC_FLOAT32:
      return MPI_FLOAT;
    case NNC_FLOAT64:
      return MPI_DOUBLE;
    case NNC_FLOAT16:
    case NNC_BFLOAT16:
      return MPI_UINT16_T;
    case NNC_INT64:
      return MPI_INT64_T;
    case NNC_INT32:
      return MPI_INT32_T;
    case NNC_INT16:
      return MPI_INT16_T;
    case NNC_INT8:
      return MPI_INT8_T;
    default:
      return MPI_UINT8_T;
  }
}

MPI_Op mpi_op(nnc_dtype dtype, Reduction op) {
  const bool ordered = op == Reduction::kMin || op == Reduction::kMax;
  if (dtype == NNC_FLOAT16) return own_op<Half<Float16>>(op);
  if (dtype == NNC_BFLOAT16) return own_op<Half<Bfloat16>>(op);
  if (dtype == NNC_FLOAT32 && ordered) return own_op<Plain<float>>(op);
  if (dtype == NNC_FLOAT64 && ordered) return own_op<Plain<double>>(op);
  switch (op) {
    case Reduction::kSum:
    case Reduction::kAvg:
      return MPI_SUM;
    case Reduction::kProduct:
      return MPI_PROD;
    case Reduction::kMin:
      return MPI_MIN;
    case Reduction::kMax:
      return MPI_MAX;
    case Reduction::kBand:
      return MPI_BAND;
    case Reduction::kBor:
      return MPI_BOR;
    case Reduction::kBxor:
      return MPI_BXOR;
  }
  return MPI_OP_NULL;
}

int begin_all_reduce(const void* in, void* out, int64_t n, nnc_dtype dtype, Reduction op,
                     MPI_Comm comm, std::vector<MPI_Request>& requests) {
  constexpr int64_t kMost = int64_t{1} << 28;
  const MPI_Op how = mpi_op(dtype, op);
  for (int64_t start = 0; start < n; start += kMost) {
    const int count = static_cast<int>(std::min(kMost, n - start));
    const int64_t offset = start * dtype_size(dtype);
    requests.emplace_back();
    const int status = MPI_Iallreduce(
        in == out ? MPI_IN_PLACE : static_cast<const char*>(in) + offset,
        static_cast<char*>(out) + offset, count, mpi_type(dtype), how, comm, &requests.back());
    if (status != MPI_SUCCESS) return status;
  }
  return MPI_SUCCESS;
}

}  // namespace nnc::mpi
