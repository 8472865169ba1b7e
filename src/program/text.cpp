// SPDX-License-Identifier: Apache-2.0
// Plans as tables.
#include <algorithm>
#include <array>

#include "program/plan.h"
#include "tensor/bounded_bytes.h"

namespace nnc::program {
namespace {

// The bytes of the operands of a step, and the sizes of what it writes.
class Traffic final : public kernels::OperandVisitor {
 public:
  int64_t bytes = 0;
  std::string sizes;
  void reads(ConstView& v) override { count(v); }
  void writes(View& v) override {
    count(v);
    if (sizes.empty() && v.defined()) sizes = text(v.sizes());
  }
  void weight(kernels::Weight&) override {}
  void host(const void*) override {}

 private:
  void count(const ConstView& v) {
    if (v.defined()) bytes = bounded_bytes(bytes, v.numel(), v.dtype());
  }
  static std::string text(Sizes s) {
    std::string t = "(";
    for (int64_t d = 0; d < s.size(); ++d) t += (d > 0 ? ", " : "") + std::to_string(s[d]);
    return t + (s.size() == 1 ? ",)" : ")");
  }
};

std::string padded(std::string s, size_t width, bool right = false) {
  if (s.size() < width) s.insert(right ? 0 : s.size(), width - s.size(), ' ');
  return s;
}

// One digit behind the point.
std::string percent(int64_t part, int64_t whole) {
  const int64_t tenths = whole > 0 ? (part * 1000 + whole / 2) / whole : 0;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

}  // namespace

std::string Plan::text() {
  int64_t total = 0, bytes = 0;
  if (repeatable_) {
    for (int run = 0; run < kMeasuredRuns; ++run) run_measured();
  }
  const bool measured = repeatable_ || measured_runs_ > 0;
  for (const Step& s : steps_) total += measured ? s.nanoseconds : 0;
  std::vector<std::array<std::string, 5>> rows = {
      {"operation", "module", "output", "bytes", "time"}};
  for (const Step& s : steps_) {
    Traffic t;
    s.visit(t);
    bytes += t.bytes;
    rows.push_back({s.name(), s.module < 0 ? "" : module_names_[static_cast<size_t>(s.module)],
                    t.sizes, std::to_string(t.bytes),
                    measured ? percent(s.nanoseconds, total) : ""});
  }
  rows.push_back({std::to_string(steps_.size()) + " steps", "",
                  std::to_string(arena_bytes_) + " bytes of memory", std::to_string(bytes),
                  "100.0%"});
  size_t width[5] = {};
  for (const auto& row : rows) {
    for (size_t i = 0; i < 5; ++i) width[i] = std::max(width[i], row[i].size());
  }
  std::string out;
  for (const auto& row : rows) {
    for (size_t i = 0; i < 5; ++i) out += (i > 0 ? "  " : "") + padded(row[i], width[i], i >= 3);
    while (out.back() == ' ') out.pop_back();
    out += '\n';
  }
  return out;
}

}  // namespace nnc::program
