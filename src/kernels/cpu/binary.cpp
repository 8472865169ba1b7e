// SPDX-License-Identifier: Apache-2.0
#include "kernels/binary.h"

#include "kernels/cpu/binary_rows.h"
#include "kernels/cpu/blocks.h"
#include "kernels/cpu/streaming.h"

namespace nnc::kernels::cpu {
namespace {

// S (of a), SB (of b) and O are the types in memory, T and Out those of the row.
template <class S, class O, class SB = S, class Out, class T>
bool run_binary(Row<Out, T> row, const View& out, const ConstView& a, const ConstView& b, T k) {
  if (!row) return false;
  constexpr bool kDirect = sizeof(S) == sizeof(T) && sizeof(O) == sizeof(Out);
  const bool streamed = kDirect && is_streamed(out, a, b);
  const auto write = [&](Out* y, const T* v, const T* w, int64_t sa, int64_t sb, int64_t n) {
    if (!streamed) return row(y, v, w, sa, sb, n, k);
    stream_row(y, n, [&](Out* block, int64_t i, int64_t m) {
      row(block, v + sa * i, w + sb * i, sa, sb, m, k);
    });
  };
  if constexpr (kDirect) {
    Out* const y = out.words<Out>();
    const T *const v = a.words<T>(), *const w = b.words<T>();
    if (out.numel() == 1) {
      row(y, v, w, 1, 1, 1, k);
      return true;
    }
    const bool repeats_b = is_repeated(b);
    if (out.contiguous() && a.contiguous() && (b.contiguous() || repeats_b)) {
      const int64_t sb = repeats_b ? 0 : 1;
      parallel_for(out.numel(), kGrain, [&](int64_t begin, int64_t end) {
        write(y + begin, v + begin, w + sb * begin, 1, sb, end - begin);
        if (streamed) finish_streams();
      });
      return true;
    }
  }
  const ConstView* views[3] = {&out, &a, &b};
  const auto write_run = [&](char* const* p, const int64_t* s, int64_t n) {
    constexpr int64_t kStep = sizeof(S);
    const bool along_a = s[1] == kStep || s[1] == 0, along_b = s[2] == kStep || s[2] == 0;
    if (kDirect && s[0] == int64_t{sizeof(O)} && along_a && along_b) {
      write(reinterpret_cast<Out*>(p[0]), reinterpret_cast<const T*>(p[1]),
            reinterpret_cast<const T*>(p[2]), s[1] / kStep, s[2] / kStep, n);
      return;
    }
    alignas(64) Out y[kBlock];
    alignas(64) T v[kBlock], w[kBlock];
    for (int64_t i = 0; i < n; i += kBlock) {
      const int64_t m = n - i < kBlock ? n - i : kBlock;
      load_block<S>(v, p[1] + i * s[1], s[1], s[1] == 0 ? 1 : m);
      load_block<SB>(w, p[2] + i * s[2], s[2], s[2] == 0 ? 1 : m);
      row(y, v, w, s[1] == 0 ? 0 : 1, s[2] == 0 ? 0 : 1, m, k);
      store_block<O>(p[0] + i * s[0], s[0], y, m);
    }
  };
  LoopPlan<3>(views).run(kGrain, write_run, streamed ? finish_streams : nullptr);
  return true;
}

// 16-bit floats S; b may be float32.
template <class S>
bool run_binary_16bit(Binary op, const View& out, const ConstView& a, const ConstView& b, float k) {
  const BinaryRow<float> row = NNC_PICK_NARROW(binary_row_f32)(op);
  return b.dtype() == DType::kFloat32 ? run_binary<S, S, float>(row, out, a, b, k)
                                      : run_binary<S, S>(row, out, a, b, k);
}

bool arithmetic(Binary op, const View& out, const ConstView& a, const ConstView& b,
                const Scalar& p0) {
  switch (a.dtype()) {
    case DType::kFloat32:
      return run_binary<float, float>(NNC_PICK_NARROW(binary_row_f32)(op), out, a, b,
                                      p0.to<float>());
    case DType::kFloat64:
      return run_binary<double, double>(NNC_PICK_NARROW(binary_row_f64)(op), out, a, b,
                                        p0.to<double>());
    case DType::kFloat16:
      return run_binary_16bit<Half>(op, out, a, b, p0.to<float>());
    case DType::kBFloat16:
      return run_binary_16bit<BFloat16>(op, out, a, b, p0.to<float>());
    case DType::kInt64:
      return run_binary<uint64_t, uint64_t>(baseline::binary_row_i64(op), out, a, b,
                                            static_cast<uint64_t>(p0.to_int()));
    case DType::kInt32:
      return run_binary<uint32_t, uint32_t>(baseline::binary_row_i32(op), out, a, b,
                                            static_cast<uint32_t>(p0.to_int()));
    case DType::kUInt8:
    case DType::kInt8:
    case DType::kBool:
      return run_binary<uint8_t, uint8_t>(baseline::binary_row_u8(op), out, a, b, uint8_t{0});
    default:
      return false;
  }
}

bool comparison(Binary op, const View& out, const ConstView& a, const ConstView& b) {
  using Byte = uint8_t;
  switch (a.dtype()) {
    case DType::kFloat32:
      return run_binary<float, Byte>(NNC_PICK_NARROW(compare_row_f32)(op), out, a, b, 0.0f);
    case DType::kFloat64:
      return run_binary<double, Byte>(NNC_PICK_NARROW(compare_row_f64)(op), out, a, b, 0.0);
    case DType::kFloat16:
      return run_binary<Half, Byte>(NNC_PICK_NARROW(compare_row_f32)(op), out, a, b, 0.0f);
    case DType::kBFloat16:
      return run_binary<BFloat16, Byte>(NNC_PICK_NARROW(compare_row_f32)(op), out, a, b, 0.0f);
    case DType::kInt64:
      return run_binary<int64_t, Byte>(baseline::compare_row_i64(op), out, a, b, int64_t{0});
    case DType::kInt32:
      return run_binary<int32_t, Byte>(baseline::compare_row_i32(op), out, a, b, int32_t{0});
    case DType::kUInt8:
    case DType::kBool:
      return run_binary<Byte, Byte>(baseline::compare_row_u8(op), out, a, b, Byte{0});
    default:
      return false;
  }
}

}  // namespace

bool binary(Binary op, const View& out, const ConstView& a, const ConstView& b, const Scalar& p0) {
  return op >= Binary::kEq ? comparison(op, out, a, b) : arithmetic(op, out, a, b, p0);
}

}  // namespace nnc::kernels::cpu
