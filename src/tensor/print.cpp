// SPDX-License-Identifier: Apache-2.0
#include "tensor/print.h"

#include <charconv>
#include <cmath>

#include "tensor/recording.h"

namespace nnc {
namespace {

constexpr int64_t kLongestText = int64_t{1} << 28;
constexpr char kPrefix[] = "tensor(";
constexpr int64_t kIndent = sizeof(kPrefix) - 1;

void append_repeated(std::string& out, char c, int64_t n) {
  if (n > 0) out.append(static_cast<size_t>(n), c);
}

// Not printf: its decimal point follows the locale.
void append_number(std::string& out, double v, std::chars_format format, int precision) {
  if (std::isnan(v)) {
    out += "nan";
    return;
  }
  // The longest double has 309 digits before the point.
  char text[400 + kMostDigits];
  out.append(text, std::to_chars(text, text + sizeof text, v, format, precision).ptr);
}

// One element, by type: a double, an integer or a bool.
struct Value {
  double real = 0;
  int64_t whole = 0;
};

class Printer {
 public:
  Printer(const Tensor& t, const PrintOptions& options, std::string& out)
      : view_(t.view()), options_(options), summarize_(t.numel() > options.threshold), out_(out) {
    if (is_recording()) [[unlikely]]
      recording().host_access(*t.impl()->storage, view_.data());
    check_length();
    choose_format();
    check_length();
  }
  void print() { print_dim(0, 0, kIndent); }

 private:
  Value value_at(int64_t offset) const {
    return dispatch_all(view_.dtype(), [&](auto tag) {
      using T = typename decltype(tag)::type;
      const T v = view_.ptr<T>()[offset];
      if constexpr (std::is_integral_v<T>)
        return Value{0, static_cast<int64_t>(v)};
      else
        return Value{static_cast<double>(static_cast<compute_t<T>>(v)), 0};
    });
  }
  bool cuts(int64_t d) const { return summarize_ && view_.size(d) > 2 * options_.edgeitems; }

  // Calls f(index) for the shown indices of dimension d, and gap() where some are left out.
  template <class F, class G>
  void for_shown(int64_t d, const F& f, const G& gap) const {
    const int64_t n = view_.size(d);
    const bool cut = cuts(d);
    for (int64_t i = 0; i < n; ++i) {
      if (cut && i == options_.edgeitems) {
        gap();
        i = n - options_.edgeitems;
        if (i == n) return;
      }
      f(i);
    }
  }
  // Calls f(value) for every shown element. At most kMaxDims deep.
  template <class F>
  void for_elements(int64_t d, int64_t offset, const F& f) const {
    if (d == view_.ndim()) return f(value_at(offset));
    for_shown(
        d, [&](int64_t i) { for_elements(d + 1, offset + i * view_.stride(d), f); }, [] {});
  }

  void check_length() const;
  void choose_format();
  void append_value(std::string& out, Value v) const;
  void print_dim(int64_t d, int64_t offset, int64_t indent);
  void print_row(int64_t offset, int64_t indent);

  const ConstView view_;
  const PrintOptions options_;
  const bool summarize_;
  std::string& out_;
  bool whole_ = true;  // floats without a fraction are printed "1."
  bool scientific_ = false;
  int64_t width_ = 1;
};

// Three of each of many dimensions are still too many to print. Each takes its width, ',' and ' '.
void Printer::check_length() const {
  int64_t letters = width_ + 2;
  for (int64_t d = 0; d < view_.ndim(); ++d) {
    const int64_t shown = cuts(d) ? 2 * options_.edgeitems : view_.size(d);
    check(shown == 0 || letters <= kLongestText / shown, Code::kInvalid,
          "repr: the printed form is longer than ", kLongestText, " letters");
    letters *= shown;
  }
}

void Printer::choose_format() {
  std::string text;
  const auto measure = [&](Value v, int64_t extra) {
    text.clear();
    append_value(text, v);
    const int64_t n = static_cast<int64_t>(text.size()) + extra;
    if (n > width_) width_ = n;
  };
  if (!is_floating(view_.dtype())) {
    for_elements(0, 0, [&](Value v) { measure(v, 0); });
    return;
  }
  const auto counts = [](Value v) { return std::isfinite(v.real) && v.real != 0; };
  double smallest = 0, largest = 0;
  for_elements(0, 0, [&](Value v) {
    if (!counts(v)) return;
    const double a = std::abs(v.real);
    if (smallest == 0 || a < smallest) smallest = a;
    if (a > largest) largest = a;
    if (v.real != std::ceil(v.real)) whole_ = false;
  });
  if (largest == 0) return;  // nothing but zeros, infinities and NaNs: they set no width
  scientific_ =
      options_.sci_mode.value_or(largest / smallest > 1000.0 || largest > 1e8 || smallest < 1e-4);
  for_elements(0, 0, [&](Value v) {
    if (counts(v)) measure(v, 0);
  });
}

void Printer::append_value(std::string& out, Value v) const {
  const int precision = static_cast<int>(options_.precision);
  if (view_.dtype() == DType::kBool) {
    out += v.whole ? "True" : "False";
  } else if (!is_floating(view_.dtype())) {
    append_text(out, v.whole);
  } else if (scientific_) {
    append_number(out, v.real, std::chars_format::scientific, precision);
  } else if (whole_) {
    append_number(out, v.real, std::chars_format::fixed, 0);
    if (std::isfinite(v.real)) out += '.';
  } else {
    append_number(out, v.real, std::chars_format::fixed, precision);
  }
}

// The last dimension: as many elements on a line as fit.
void Printer::print_row(int64_t offset, int64_t indent) {
  const int64_t fit = (options_.linewidth - indent) / (width_ + 2);
  const int64_t per_line = fit > 1 ? fit : 1;
  const int64_t d = view_.ndim() - 1;
  int64_t count = 0;
  std::string text;
  const auto item = [&](const std::string& s, int64_t width) {
    if (count > 0) {
      out_ += ',';
      if (count % per_line == 0) {
        out_ += '\n';
        append_repeated(out_, ' ', indent + 1);
      } else {
        out_ += ' ';
      }
    }
    ++count;
    append_repeated(out_, ' ', width - static_cast<int64_t>(s.size()));
    out_ += s;
  };
  out_ += '[';
  for_shown(
      d,
      [&](int64_t i) {
        text.clear();
        append_value(text, value_at(offset + i * view_.stride(d)));
        item(text, width_);
      },
      [&] { item(options_.edgeitems == 0 ? "..." : " ...", 0); });
  out_ += ']';
}

void Printer::print_dim(int64_t d, int64_t offset, int64_t indent) {
  if (view_.ndim() == 0) {
    std::string text;
    append_value(text, value_at(offset));
    append_repeated(out_, ' ', width_ - static_cast<int64_t>(text.size()));
    out_ += text;
    return;
  }
  if (d == view_.ndim() - 1) return print_row(offset, indent);
  bool first = true;
  const auto separate = [&] {
    if (!first) {
      out_ += ',';
      append_repeated(out_, '\n', view_.ndim() - d - 1);
      append_repeated(out_, ' ', indent + 1);
    }
    first = false;
  };
  out_ += '[';
  for_shown(
      d,
      [&](int64_t i) {
        separate();
        print_dim(d + 1, offset + i * view_.stride(d), indent + 1);
      },
      [&] {
        separate();
        out_ += "...";
      });
  out_ += ']';
}

// A Python tuple: "(0,)", "(0, 3)".
std::string tuple_text(Sizes sizes) {
  std::string out = "(";
  for (int64_t i = 0; i < sizes.size(); ++i) {
    if (i > 0) out += ", ";
    append_text(out, sizes[i]);
  }
  return out += sizes.size() == 1 ? ",)" : ")";
}

// Appends what follows the elements; a part that would pass the last column gets a line.
class Suffixes {
 public:
  Suffixes(std::string& out, int64_t line_width) : out_(out), line_width_(line_width) {
    const size_t newline = out.rfind('\n');
    // PyTorch counts the line two characters too long if it is the only one.
    column_ = static_cast<int64_t>(newline == std::string::npos ? out.size() + 2
                                                                : out.size() - newline + 1);
  }
  void add(const std::string& text) {
    const int64_t n = static_cast<int64_t>(text.size());
    if (column_ + n + 2 > line_width_) {
      out_ += ",\n";
      append_repeated(out_, ' ', kIndent);
      column_ = kIndent + n;
    } else {
      out_ += ", ";
      column_ += n + 2;
    }
    out_ += text;
  }

 private:
  std::string& out_;
  const int64_t line_width_;
  int64_t column_;
};

}  // namespace

std::string to_text(const Tensor& t, const PrintInfo& info) {
  std::string body = kPrefix;
  const bool empty = t.numel() == 0;
  if (empty)
    body += "[]";
  else
    Printer(t, info.options, body).print();
  Suffixes suffixes(body, info.options.linewidth);
  if (empty ? t.dim() != 1 : info.options.edgeitems == 0)
    suffixes.add("size=" + tuple_text(t.sizes()));
  // Whole numbers and bools tell their type by their looks, as long as there are any.
  const bool evident = t.dtype() == info.default_dtype ||
                       (!empty && (t.dtype() == DType::kInt64 || t.dtype() == DType::kBool));
  if (!evident) suffixes.add(std::string("dtype=torch.") + dtype_name(t.dtype()));
  if (info.grad_fn)
    suffixes.add(std::string("grad_fn=<") + info.grad_fn + ">");
  else if (info.requires_grad)
    suffixes.add("requires_grad=True");
  body += ')';
  return t.impl()->is_parameter ? "Parameter containing:\n" + body : body;
}

}  // namespace nnc
