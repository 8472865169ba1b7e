// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/backend.h"

#include <atomic>
#include <cstdlib>
#include <string_view>

namespace nnc::kernels {
namespace {

std::atomic<bool>& reference_flag() {
  static std::atomic<bool> flag = [] {
    const char* v = std::getenv("NNC_BACKEND");
    return v && std::string_view(v) == "ref";
  }();
  return flag;
}

Isa detect() {
  Isa best = Isa::kBaseline;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    best = Isa::kAvx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
      best = Isa::kAvx512;
    }
  }
#endif
  const char* v = std::getenv("NNC_CPU");
  const std::string_view wanted = v ? v : "";
  if (wanted == "baseline") return Isa::kBaseline;
  if (wanted == "avx2" && best > Isa::kAvx2) return Isa::kAvx2;
  return best;
}

}  // namespace

bool reference_only() {
  return reference_flag().load(std::memory_order_relaxed);
}
void use_reference(bool on) {
  reference_flag().store(on);
}

void fail_no_implementation() {
  fail(Code::kInternal, "kernel: no implementation took the arguments");
}

Isa isa() {
  static const Isa value = detect();
  return value;
}

}  // namespace nnc::kernels
