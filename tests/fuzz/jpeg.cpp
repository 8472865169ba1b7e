// SPDX-License-Identifier: Apache-2.0
// Any bytes as a JPEG file, in every mode: read, or refused as a file that is not what it
// should be.
#include "io/jpeg.h"

#include "fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Of a large picture, which takes a sanitizer a second, in one of them.
  int64_t read = 0;
  for (int i = 0; i < 5 && read < nnc_fuzz::kLargePicture; ++i) {
    const int mode = static_cast<int>((size + static_cast<size_t>(i)) % 5);
    const nnc::io::ImageOptions options{static_cast<nnc::io::ImageMode>(mode), true, {}};
    nnc_fuzz::attempt([&] {
      const nnc::Tensor t = nnc::io::decode_jpeg(nnc::io::InputFile(file.path()), bytes, options);
      nnc_fuzz::look_at(t);
      read = t.numel();
    });
  }
  return 0;
}
