// SPDX-License-Identifier: Apache-2.0
#include "base/options.h"

#include <algorithm>

#include "base/error.h"

namespace nnc {

void read_options(const char* text, const std::vector<std::string_view>& offered,
                  FunctionRef<void(const NamedValue&)> set) {
  if (!text) return;
  const Literal settings = parse_settings(text, "options");
  const Value call = settings.root();
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    check(std::find(offered.begin(), offered.end(), k.name) != offered.end(), Code::kUnknown,
          "options: there is no option '", k.name, "'", did_you_mean(k.name, offered));
    set(k);
  }
}

}  // namespace nnc
