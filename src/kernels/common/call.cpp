// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/call.h"

#include <optional>

#include "kernels/common/element_bytes.h"
#include "tensor/profile.h"

namespace nnc::kernels {
namespace {

int64_t bytes_of(const Call& c) {
  ElementBytes bytes;
  int64_t i = 0;
  for (const ArgumentType* t : c.type->arguments) t->visit(c.arguments[i++], bytes);
  return bytes.total;
}

}  // namespace

void run_watched(const Call& c) {
  std::optional<ProfileFrame> frame;
  if (is_profiling()) frame.emplace(ProfileKind::kKernel, c.name, bytes_of(c));
  const ProfilingPause inside;
  if (is_recording()) return recording().call(c);
  c.type->run(c.functions, c.count, c.arguments);
}

}  // namespace nnc::kernels
