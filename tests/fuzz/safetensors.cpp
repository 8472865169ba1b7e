// SPDX-License-Identifier: Apache-2.0
// Any bytes as a safetensors file or an index: loaded, or refused as a file that is not what it
// should be.
#include "io/safetensors.h"

#include "fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  for (const bool mapped : {false, true}) {
    nnc_fuzz::attempt([&] {
      for (const nnc::io::Item& i : nnc::io::load_safetensors(file.path(), {mapped, !mapped, {}})) {
        nnc_fuzz::look_at(i.tensor);
      }
    });
  }
  return 0;
}
