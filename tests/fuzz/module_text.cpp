// SPDX-License-Identifier: Apache-2.0
// Any bytes as the text of a module: made, or refused with an error that is the text's fault. So is
// what it prints as, which names with brackets and commas can make another text.
#include "nn/init.h"
#include "nn/registry.h"
#include "tensor/allocation_limit.h"

namespace {

using nnc::Ref;

// Short texts name what fills the memory: no more than a file could have.
Ref<nnc::nn::Module> made(const std::string& text) {
  const nnc::AllocationLimit limit(int64_t{1} << 22);
  const nnc::nn::NoInitialValues none({500, 2000, int64_t{1} << 22});
  return nnc::nn::make_module(text.c_str(), nullptr, "fuzz");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    made(made(text)->constructor_text());
  } catch (const nnc::Error& e) {
    if (e.code() == nnc::Code::kInternal || e.code() == nnc::Code::kCallback) throw;
  }
  return 0;
}
