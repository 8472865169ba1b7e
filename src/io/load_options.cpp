// SPDX-License-Identifier: Apache-2.0
#include "io/load_options.h"

#include <algorithm>

#include "base/error.h"
#include "base/literal.h"

namespace nnc::io {

LoadOptions LoadOptions::of(const char* text, const std::vector<std::string_view>& offered) {
  LoadOptions out;
  if (!text) return out;
  const Literal settings = parse_settings(text, "options");
  const Value call = settings.root();
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    check(std::find(offered.begin(), offered.end(), k.name) != offered.end(), Code::kUnknown,
          "options: there is no option '", k.name, "'", did_you_mean(k.name, offered));
    if (k.name == "mmap")
      out.mmap = k.value.as_bool();
    else if (k.name == "check_crc32")
      out.check_crc32 = k.value.as_bool();
    else
      out.max_size = k.value.as_int();
  }
  return out;
}

}  // namespace nnc::io
