// SPDX-License-Identifier: Apache-2.0
#include "io/load_options.h"

#include <algorithm>

#include "base/error.h"
#include "base/options.h"

namespace nnc::io {

LoadOptions LoadOptions::of(const char* text, const std::vector<std::string_view>& offered) {
  LoadOptions out;
  read_options(text, offered, [&](const NamedValue& k) {
    if (k.name == "mmap")
      out.mmap = k.value.as_bool();
    else if (k.name == "check_crc32")
      out.check_crc32 = k.value.as_bool();
    else
      out.max_size = k.value.as_int();
  });
  return out;
}

}  // namespace nnc::io
