// SPDX-License-Identifier: Apache-2.0
// The text of a summary, as torchinfo prints it.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "nn/summary.h"

namespace nnc::nn {
namespace {

constexpr char kNothing[] = "--";
constexpr size_t kIndent = 5, kNameWidth = 40;

// Characters, of which some take several bytes.
size_t width_of(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// 1234567 as "1,234,567".
std::string grouped(std::string digits) {
  const size_t end = std::min(digits.find('.'), digits.size());
  for (size_t i = end; i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}
std::string grouped(int64_t n) {
  return grouped(std::to_string(n));
}
std::string fixed(double v, const char* after = "") {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f%s", v, after);
  return text;
}

// " (M): 376.85", " (K): 2", ": 12".
std::string in_units(int64_t n) {
  struct Unit {
    double size;
    const char* name;
  };
  for (const Unit u :
       {Unit{1e12, " (T)"}, Unit{1e9, " (G)"}, Unit{1e6, " (M)"}, Unit{1e3, " (K)"}}) {
    const double v = static_cast<double>(n) / u.size;
    if (v < 1) continue;
    const bool whole = v == std::floor(v);
    return std::string(u.name) + ": " +
           grouped(whole ? std::to_string(static_cast<int64_t>(v)) : fixed(v));
  }
  return ": " + std::to_string(n);
}

std::string list_text(const Dims& sizes) {
  std::string out = "[";
  for (int64_t i = 0; i < sizes.size(); ++i) out += (i ? ", " : "") + std::to_string(sizes[i]);
  return out + "]";
}

const char* title_of(SummaryColumn c) {
  switch (c) {
    case SummaryColumn::kInputSize:
      return "Input Shape";
    case SummaryColumn::kOutputSize:
      return "Output Shape";
    case SummaryColumn::kNumParams:
      return "Param #";
    case SummaryColumn::kParamsPercent:
      return "Param %";
    case SummaryColumn::kKernelSize:
      return "Kernel Shape";
    case SummaryColumn::kMultAdds:
      return "Mult-Adds";
    case SummaryColumn::kTrainable:
      return "Trainable";
  }
  return "";
}

class Table {
 public:
  Table(const Summary& s, const SummaryOptions& o) : summary_(s), options_(o), columns_(o.columns) {
    if (columns_.empty() && s.called) columns_.push_back(SummaryColumn::kOutputSize);
    if (o.columns.empty()) columns_.push_back(SummaryColumn::kNumParams);
    size_t longest = 0;
    for (const SummaryRow& r : s.rows) {
      if (!is_shown(r)) continue;
      const size_t indent = static_cast<size_t>(r.depth) * kIndent + 1;
      longest = std::max(longest, width_of(name(r)) + indent);
    }
    if (longest >= kNameWidth) name_width_ = (longest + kIndent - 1) / kIndent * kIndent;
  }

  std::string text() {
    const std::string line(name_width_ + columns_.size() * static_cast<size_t>(options_.col_width),
                           '=');
    out_ = line + "\n";
    std::vector<std::string> titles;
    for (const SummaryColumn c : columns_) titles.emplace_back(title_of(c));
    std::string header = "Layer (type";
    if (options_.show_var_names) header += " (var_name)";
    if (options_.show_depth) header += ":depth-idx";
    add_row(header + ")", titles);
    out_ += line + "\n";
    for (size_t i = 0; i < summary_.rows.size(); ++i) {
      if (is_shown(summary_.rows[i])) add_module(i);
    }
    out_ += line + "\n";
    add_totals(line);
    return out_ + line;
  }

 private:
  // What a row says of itself and, at the greatest depth that is shown, of what is below it.
  struct Counts {
    int64_t parameters, trainable, mult_adds;
  };

  bool is_shown(const SummaryRow& r) const {
    return r.depth <= options_.depth && !(options_.hide_recursive && r.is_recursive);
  }

  std::string name(const SummaryRow& r) const {
    std::string out = r.class_name;
    if (options_.show_var_names && !r.var_name.empty()) out += " (" + r.var_name + ")";
    if (options_.show_depth && r.depth > 0)
      out += ": " + std::to_string(r.depth) + "-" + std::to_string(r.index);
    return out;
  }

  std::string branch(int64_t depth) const {
    if (depth == 0) return {};
    if (depth == 1) return options_.ascii_only ? "+ " : "├─";
    std::string out;
    for (int64_t i = 1; i < depth; ++i) out += options_.ascii_only ? "|    " : "│    ";
    return out + (options_.ascii_only ? "+ " : "└─");
  }

  void add_padded(const std::string& text, size_t width) {
    out_ += text;
    const size_t used = width_of(text);
    if (used < width) out_.append(width - used, ' ');
    out_ += ' ';
  }
  void add_row(const std::string& name, const std::vector<std::string>& values) {
    add_padded(name, name_width_);
    for (const std::string& v : values) add_padded(v, static_cast<size_t>(options_.col_width));
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  Counts counts(size_t at) const {
    const SummaryRow& r = summary_.rows[at];
    Counts c{r.parameters, r.trainable, r.mult_adds};
    if (r.depth != options_.depth) return c;
    for (size_t i = at + 1; i < summary_.rows.size() && summary_.rows[i].depth > r.depth; ++i) {
      const SummaryRow& below = summary_.rows[i];
      c.mult_adds = bounded_add(c.mult_adds, below.mult_adds);
      if (below.is_recursive) continue;
      c.parameters = bounded_add(c.parameters, below.parameters);
      c.trainable = bounded_add(c.trainable, below.trainable);
    }
    return c;
  }

  std::string value(const SummaryRow& r, const Counts& c, SummaryColumn column) const {
    switch (column) {
      case SummaryColumn::kInputSize:
        return r.has_input && !r.input_size.empty() ? list_text(r.input_size) : kNothing;
      case SummaryColumn::kOutputSize:
        return r.has_output && !r.output_size.empty() ? list_text(r.output_size) : kNothing;
      case SummaryColumn::kNumParams:
        if (r.is_recursive && (r.any_trainable || r.any_frozen)) return "(recursive)";
        if (c.parameters == 0) return kNothing;
        return c.trainable ? grouped(c.parameters) : "(" + grouped(c.parameters) + ")";
      case SummaryColumn::kParamsPercent:
        return percent(r, c);
      case SummaryColumn::kKernelSize:
        return r.kernel_size.empty() ? kNothing : r.kernel_size;
      case SummaryColumn::kMultAdds:
        return c.mult_adds ? grouped(c.mult_adds) : kNothing;
      case SummaryColumn::kTrainable:
        if (r.any_trainable) return r.any_frozen ? "Partial" : "True";
        return r.any_frozen ? "False" : kNothing;
    }
    return {};
  }
  std::string percent(const SummaryRow& r, const Counts& c) const {
    const auto total = static_cast<double>(summary_.totals.parameters);
    if (total > 0 && r.is_recursive) return "(recursive)";
    if (total == 0 || c.parameters == 0) return "     --";
    const std::string text = fixed(static_cast<double>(c.parameters) / total * 100, "%");
    return std::string(text.size() < 7 ? 7 - text.size() : 0, ' ') + text;
  }

  void add_module(size_t at) {
    const SummaryRow& r = summary_.rows[at];
    const Counts c = counts(at);
    std::vector<std::string> values;
    for (const SummaryColumn column : columns_) values.push_back(value(r, c, column));
    add_row(branch(r.depth) + name(r), values);
    for (const SummaryParameter& p : r.own) {
      values.clear();
      for (const SummaryColumn column : columns_)
        values.push_back(value(p, &p == &r.own.back(), column));
      add_row(branch(r.depth + 1) + p.name, values);
    }
  }
  std::string value(const SummaryParameter& p, bool last, SummaryColumn column) const {
    if (column == SummaryColumn::kNumParams)
      return (options_.ascii_only ? "+ " : last ? "└─" : "├─") + grouped(p.tensor.numel());
    if (column != SummaryColumn::kKernelSize) return {};
    Dims sizes(p.tensor.sizes());
    // A weight by inputs and outputs.
    if (p.name == "weight" && sizes.size() > 1) std::swap(sizes[0], sizes[1]);
    return list_text(sizes);
  }

  void add_line(const char* what, const std::string& text) { out_ += what + text + "\n"; }
  void add_totals(const std::string& line) {
    const SummaryTotals& t = summary_.totals;
    add_line("Total params: ", grouped(t.parameters));
    add_line("Trainable params: ", grouped(t.trainable));
    add_line("Non-trainable params: ", grouped(t.parameters - t.trainable));
    if (!summary_.called) return;
    add_line("Total mult-adds", in_units(t.mult_adds));
    out_ += line + "\n";
    const auto megabytes = [](int64_t n) { return grouped(fixed(static_cast<double>(n) / 1e6)); };
    add_line("Input size (MB): ", megabytes(t.input_bytes));
    add_line("Forward/backward pass size (MB): ", megabytes(t.output_bytes));
    add_line("Params size (MB): ", megabytes(t.parameter_bytes));
    add_line("Estimated Total Size (MB): ",
             megabytes(bounded_add(t.input_bytes, bounded_add(t.output_bytes, t.parameter_bytes))));
  }

  const Summary& summary_;
  const SummaryOptions& options_;
  std::vector<SummaryColumn> columns_;
  size_t name_width_ = kNameWidth;
  std::string out_;
};

}  // namespace

std::string to_text(const Summary& summary, const SummaryOptions& options) {
  return Table(summary, options).text();
}

}  // namespace nnc::nn
