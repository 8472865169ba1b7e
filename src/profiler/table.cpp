// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "base/options.h"
#include "profiler/profiler.h"

namespace nnc::profiler {
namespace {

constexpr int64_t kDefaultEvents = 1'000'000, kMostEvents = 100'000'000;
constexpr size_t kMostName = 55;  // letters of a name that are shown

using Total = Profile::Total;

std::string format(const char* form, double v) {
  char text[48];
  std::snprintf(text, sizeof text, form, v);
  return text;
}
// As torch prints microseconds: "1.500us", "2.000ms", "1.000s".
std::string time_text(double ns) {
  if (ns >= 1e9) return format("%.3fs", ns / 1e9);
  if (ns >= 1e6) return format("%.3fms", ns / 1e6);
  return format("%.3fus", ns / 1e3);
}
std::string memory_text(int64_t bytes) {
  const auto v = static_cast<double>(bytes);
  if (bytes >= int64_t{1} << 30) return format("%.2f GB", v / (1 << 30));
  if (bytes >= 1 << 20) return format("%.2f MB", v / (1 << 20));
  if (bytes >= 1 << 10) return format("%.2f KB", v / (1 << 10));
  return std::to_string(bytes) + " B";
}
std::string percent(int64_t part, int64_t all) {
  return format("%.2f%%", all > 0 ? 100 * static_cast<double>(part) / static_cast<double>(all) : 0);
}

std::string shown_name(const Total& t) {
  std::string name = t.name;
  if (t.kind == ProfileKind::kModule) name = "nn.Module: " + name;
  if (t.kind == ProfileKind::kKernel) name = "kernel::" + name;
  if (name.size() > kMostName) name = name.substr(0, kMostName - 3) + "...";
  return name;
}

int64_t key_of(const Total& t, std::string_view sort_by) {
  if (sort_by == "cpu_time_total") return t.ns;
  if (sort_by == "self_cpu_time_total") return t.self_ns;
  if (sort_by == "count") return t.calls;
  if (sort_by == "bytes") return t.bytes;
  return t.ns / std::max<int64_t>(t.calls, 1);
}

const std::vector<std::string_view> kSortKeys = {"cpu_time_total", "cpu_time",
                                                 "self_cpu_time_total", "count", "bytes"};
const std::vector<std::string> kTitles = {"Name",      "Self CPU %",   "Self CPU",    "CPU total %",
                                          "CPU total", "CPU time avg", "Bytes total", "# of Calls"};

// Names to the left, numbers to the right.
std::string row_text(const std::vector<std::string>& cells, const std::vector<size_t>& widths) {
  std::string out;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string space(widths[i] - std::min(widths[i], cells[i].size()), ' ');
    out += (i ? "  " + space + cells[i] : cells[i] + space);
  }
  return out + "  \n";
}

}  // namespace

int64_t max_events_of(const char* options) {
  int64_t n = kDefaultEvents;
  read_options(options, {"max_events"}, [&](const NamedValue& k) {
    n = k.value.as_int();
    check(n >= 0 && n <= kMostEvents, Code::kInvalid, "options: max_events must be 0..",
          kMostEvents, ", got ", n);
  });
  return n;
}

std::string table(const Profile::Taken& taken, std::string_view sort_by, int64_t row_limit) {
  check(std::find(kSortKeys.begin(), kSortKeys.end(), sort_by) != kSortKeys.end(), Code::kUnknown,
        "sort_by: there is no '", sort_by, "'", did_you_mean(sort_by, kSortKeys));
  check(row_limit >= -1, Code::kInvalid, "row_limit must be -1 or a number of rows, got ",
        row_limit);
  std::vector<const Total*> order;
  int64_t all = 0;
  for (const Total& t : taken.totals) {
    order.push_back(&t);
    all += t.self_ns;
  }
  std::sort(order.begin(), order.end(), [&](const Total* a, const Total* b) {
    const int64_t x = key_of(*a, sort_by), y = key_of(*b, sort_by);
    return x != y ? x > y : a->kind != b->kind ? a->kind < b->kind : a->name < b->name;
  });
  if (row_limit >= 0 && order.size() > static_cast<size_t>(row_limit))
    order.resize(static_cast<size_t>(row_limit));
  std::vector<std::vector<std::string>> rows;
  for (const Total* t : order) {
    const auto average = static_cast<double>(t->ns) / static_cast<double>(t->calls);
    rows.push_back({shown_name(*t), percent(t->self_ns, all),
                    time_text(static_cast<double>(t->self_ns)), percent(t->ns, all),
                    time_text(static_cast<double>(t->ns)), time_text(average),
                    memory_text(t->bytes), std::to_string(t->calls)});
  }
  std::vector<size_t> widths;
  for (size_t i = 0; i < kTitles.size(); ++i) {
    widths.push_back(kTitles[i].size());
    for (const auto& row : rows) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string line;
  for (const size_t w : widths) line += std::string(w, '-') + "  ";
  line += "\n";
  std::string out = line + row_text(kTitles, widths) + line;
  for (const auto& row : rows) out += row_text(row, widths);
  out += line + "Self CPU time total: " + time_text(static_cast<double>(all)) + "\n";
  if (taken.dropped > 0)
    out += "Calls that a trace has not: " + std::to_string(taken.dropped) + "\n";
  return out;
}

}  // namespace nnc::profiler
