// SPDX-License-Identifier: Apache-2.0
// 16-bit floats as numbers, rounded to the nearest with ties to even.
#pragma once

#include <cstdint>
#include <cstring>

namespace nnc::mpi {

inline float bits_to_float(uint32_t bits) {
  float f;
  std::memcpy(&f, &bits, sizeof f);
  return f;
}
inline uint32_t float_to_bits(float f) {
  uint32_t bits;
  std::memcpy(&bits, &f, sizeof bits);
  return bits;
}

struct Bfloat16 {
  uint16_t bits;
  static float load(Bfloat16 x) { return bits_to_float(uint32_t{x.bits} << 16); }
  static Bfloat16 round(float f) {
    const uint32_t b = float_to_bits(f);
    if ((b & 0x7fffffffu) > 0x7f800000u) return {static_cast<uint16_t>((b >> 16) | 0x40u)};
    return {static_cast<uint16_t>((b + 0x7fffu + ((b >> 16) & 1u)) >> 16)};
  }
};

struct Float16 {
  uint16_t bits;
  static float load(Float16 x) {
    const uint32_t sign = uint32_t{x.bits & 0x8000u} << 16, rest = x.bits & 0x7fffu;
    if (rest >= 0x7c00u) return bits_to_float(sign | 0x7f800000u | ((rest & 0x3ffu) << 13));
    // The exponent moves from bias 15 to bias 127 by a product, which is right for subnormals too.
    return bits_to_float(float_to_bits(bits_to_float(rest << 13) * 0x1p112f) | sign);
  }
  static Float16 round(float f) {
    const uint32_t b = float_to_bits(f), sign = (b >> 16) & 0x8000u, rest = b & 0x7fffffffu;
    if (rest > 0x7f800000u) return {static_cast<uint16_t>(sign | 0x7e00u)};
    if (rest >= 0x477ff000u) return {static_cast<uint16_t>(sign | 0x7c00u)};
    if (rest < 0x38800000u) {  // subnormal: the sum has its last bit where theirs is
      const float sum = bits_to_float(rest) + 0.5f;
      return {static_cast<uint16_t>(sign | (float_to_bits(sum) - 0x3f000000u))};
    }
    return {
        static_cast<uint16_t>(sign | ((rest - 0x38000000u + 0xfffu + ((rest >> 13) & 1u)) >> 13))};
  }
};

}  // namespace nnc::mpi
