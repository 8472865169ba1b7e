// SPDX-License-Identifier: Apache-2.0
// torch.profiler: what a profile has taken, as a table and as a trace.
#pragma once

#include <string>
#include <string_view>

#include "tensor/profile.h"

namespace nnc::profiler {

// "max_events=1000"; null is the default.
int64_t max_events_of(const char* options);

// As key_averages().table(sort_by, row_limit) prints. row_limit -1: all rows.
std::string table(const Profile::Taken& taken, std::string_view sort_by, int64_t row_limit);
void export_chrome_trace(const Profile::Taken& taken, const std::string& path);

// A profile that stops when nobody has it any more.
class Profiler final : public Counted {
 public:
  explicit Profiler(int64_t max_events) : profile_(Ref<Profile>::adopt(new Profile(max_events))) {}
  ~Profiler() {
    if (Profile::running() == profile_) profile_->stop();
  }
  static void destroy(Profiler* p) { delete p; }
  Profile& profile() const { return *profile_; }

 private:
  const Ref<Profile> profile_;
};

}  // namespace nnc::profiler
