// SPDX-License-Identifier: Apache-2.0
#include "values.h"

#include <nnc/tensor.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace nnc_fuzz {
namespace {

using Values = TensorSpec::Values;

template <class T>
void put(void* memory, int64_t i, T value) {
  memcpy(static_cast<char*>(memory) + i * static_cast<int64_t>(sizeof(T)), &value, sizeof(T));
}
template <class T>
T get(const void* memory, int64_t i) {
  T value;
  memcpy(&value, static_cast<const char*>(memory) + i * static_cast<int64_t>(sizeof(T)), sizeof(T));
  return value;
}

uint16_t bfloat16_of(double v) {
  const auto f = static_cast<float>(v);
  return static_cast<uint16_t>(get<uint32_t>(&f, 0) >> 16);
}
// Of a number that float16 holds.
uint16_t float16_of(double v) {
  if (v == 0) return 0;
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(v), &exponent);  // in [0.5, 1)
  const auto mantissa = static_cast<int>((2 * fraction - 1) * 1024);
  return static_cast<uint16_t>((v < 0 ? 0x8000 : 0) | ((exponent + 14) << 10) | mantissa);
}
double float16_to_double(uint16_t h) {
  const int exponent = (h >> 10) & 31, mantissa = h & 1023;
  double v = std::ldexp(mantissa + (exponent ? 1024 : 0), (exponent ? exponent : 1) - 25);
  if (exponent == 31) v = mantissa ? std::nan("") : std::numeric_limits<double>::infinity();
  return h & 0x8000 ? -v : v;
}

void put_number(void* memory, int64_t i, int32_t dtype, double v) {
  switch (dtype) {
    case NNC_FLOAT32:
      put(memory, i, static_cast<float>(v));
      break;
    case NNC_FLOAT64:
      put(memory, i, v);
      break;
    case NNC_FLOAT16:
      put(memory, i, float16_of(v));
      break;
    case NNC_BFLOAT16:
      put(memory, i, bfloat16_of(v));
      break;
    case NNC_INT64:
      put(memory, i, static_cast<int64_t>(v));
      break;
    case NNC_INT32:
      put(memory, i, static_cast<int32_t>(v));
      break;
    case NNC_INT16:
      put(memory, i, static_cast<int16_t>(v));
      break;
    case NNC_INT8:
      put(memory, i, static_cast<int8_t>(v));
      break;
    case NNC_UINT8:
      put(memory, i, static_cast<uint8_t>(std::fabs(v)));
      break;
    default:
      put(memory, i, static_cast<uint8_t>(v != 0));
  }
}

// Infinities, NaN, the largest, the least normal and subnormal ones, -0, as bits.
template <class T>
void put_one_of(void* memory, int64_t i, Random& random, std::initializer_list<T> bits) {
  put(memory, i, random.of(bits));
}

void put_limit(void* memory, int64_t i, int32_t dtype, Random& random) {
  switch (dtype) {
    case NNC_FLOAT32:
      put_one_of<uint32_t>(memory, i, random,
                           {0x7f800000, 0xff800000, 0x7fc00000, 0x7f7fffff, 0xff7fffff, 0x00800000,
                            1, 0x80000001, 0x80000000, 0x4f000000, 0x5f000000, 0xdf000000});
      break;
    case NNC_FLOAT64:
      put_one_of<uint64_t>(
          memory, i, random,
          {0x7ff0000000000000, 0xfff0000000000000, 0x7ff8000000000000, 0x7fefffffffffffff,
           0xffefffffffffffff, 0x0010000000000000, 1, 0x8000000000000001, 0x8000000000000000,
           0x43e0000000000000, 0xc3e0000000000000, 0x41dfffffffc00000});
      break;
    case NNC_FLOAT16:
      put_one_of<uint16_t>(memory, i, random,
                           {0x7c00, 0xfc00, 0x7e00, 0x7bff, 0xfbff, 0x0400, 1, 0x8001, 0x8000});
      break;
    case NNC_BFLOAT16:
      put_one_of<uint16_t>(memory, i, random,
                           {0x7f80, 0xff80, 0x7fc0, 0x7f7f, 0xff7f, 0x0080, 1, 0x8001, 0x8000});
      break;
    case NNC_BOOL:
      put(memory, i, static_cast<uint8_t>(random.below(2)));
      break;
    default: {
      const int64_t size = item_size(dtype);
      const uint64_t top = uint64_t{1} << (8 * size - 1);
      const uint64_t bits = random.of({top, top - 1, top + 1, ~uint64_t{0}, uint64_t{0}});
      memcpy(static_cast<char*>(memory) + i * size, &bits, static_cast<size_t>(size));
    }
  }
}

}  // namespace

int64_t item_size(int32_t dtype) {
  static constexpr int64_t kSizes[] = {0, 4, 8, 2, 2, 8, 4, 2, 1, 1, 1};
  return kSizes[dtype];
}

void fill(void* memory, int64_t n, int32_t dtype, Values values, uint64_t seed) {
  Random random(seed);
  for (int64_t i = 0; i < n; ++i) {
    switch (values) {
      case Values::kWhole:
        put_number(memory, i, dtype, static_cast<double>(random.of({0, 0, 1, 1, 2, 3, 4, 5})));
        break;
      case Values::kUnit:
        put_number(memory, i, dtype, static_cast<double>(random.between(1, 15)) / 16);
        break;
      case Values::kLimits:
        if (random.percent(25)) {
          put_limit(memory, i, dtype, random);
          break;
        }
        [[fallthrough]];
      default:
        put_number(memory, i, dtype, static_cast<double>(random.between(-8, 8)) / 4);
    }
  }
}

double element(const void* memory, int64_t i, int32_t dtype) {
  switch (dtype) {
    case NNC_FLOAT32:
      return get<float>(memory, i);
    case NNC_FLOAT64:
      return get<double>(memory, i);
    case NNC_FLOAT16:
      return float16_to_double(get<uint16_t>(memory, i));
    case NNC_BFLOAT16: {
      const uint32_t bits = uint32_t{get<uint16_t>(memory, i)} << 16;
      return get<float>(&bits, 0);
    }
    case NNC_INT64:
      return static_cast<double>(get<int64_t>(memory, i));
    case NNC_INT32:
      return get<int32_t>(memory, i);
    case NNC_INT16:
      return get<int16_t>(memory, i);
    case NNC_INT8:
      return get<int8_t>(memory, i);
    default:
      return get<uint8_t>(memory, i);
  }
}

}  // namespace nnc_fuzz
