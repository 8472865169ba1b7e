// SPDX-License-Identifier: Apache-2.0
#include "base/options.h"
#include "nn/summary.h"
#include "ops/create.h"
#include "text/args.h"

namespace nnc::nn {
namespace {

constexpr int64_t kMaxDepth = 100, kMaxColumnWidth = 200;
const std::vector<std::string_view> kOptions = {
    "input_size", "dtypes", "depth", "col_names", "col_width", "row_settings", "verbose", "mode"};
// In the order of SummaryColumn.
const std::vector<std::string_view> kColumns = {"input_size",     "output_size", "num_params",
                                                "params_percent", "kernel_size", "mult_adds",
                                                "trainable"};
const std::vector<std::string_view> kRowSettings = {"depth", "var_names", "ascii_only",
                                                    "hide_recursive_layers"};

size_t find_word(const Value& v, const std::vector<std::string_view>& words, const char* option) {
  const std::string_view word = v.as_string();
  for (size_t i = 0; i < words.size(); ++i) {
    if (word == words[i]) return i;
  }
  fail(Code::kUnknown, "options: ", option, " has no '", word, "'", did_you_mean(word, words));
}

int64_t bounded(const NamedValue& k, int64_t least, int64_t most) {
  const int64_t v = k.value.as_int();
  check(v >= least && v <= most, Code::kInvalid, "options: ", k.name, " must be ", least, "..",
        most, ", got ", v);
  return v;
}

Dims size_of(const Value& v) {
  check(v.is_sequence(), Code::kText, "options: input_size must be a tuple of integers, got ",
        describe(v));
  check(v.size() <= kMaxDims, Code::kInvalid, "options: input_size has ", v.size(),
        " dimensions, more than ", kMaxDims);
  Dims sizes;
  for (int64_t i = 0; i < v.size(); ++i) {
    const int64_t n = v[i].as_int();
    check(n >= 0, Code::kInvalid, "options: input_size has a negative size, ", n);
    sizes.push_back(n);
  }
  return sizes;
}

std::vector<Dims> input_sizes_of(const Value& v) {
  const bool several = v.is_sequence() && v.size() > 0 && v[0].is_sequence();
  if (!several) return {size_of(v)};
  std::vector<Dims> all;
  for (int64_t i = 0; i < v.size(); ++i) all.push_back(size_of(v[i]));
  return all;
}

// What is called for each element, or for a value that stands alone.
template <class F>
void for_each(const Value& v, const F& f) {
  if (!v.is_sequence()) return f(v);
  for (int64_t i = 0; i < v.size(); ++i) f(v[i]);
}

void set(SummaryOptions& o, const NamedValue& k) {
  const Value& v = k.value;
  if (k.name == "input_size") {
    o.input_size = input_sizes_of(v);
    o.has_input_size = true;
  } else if (k.name == "dtypes") {
    for_each(v, [&](const Value& t) {
      const std::optional<DType> dtype = named_dtype(t);
      check(dtype.has_value(), Code::kUnknown, "options: there is no dtype ", describe(t));
      o.dtypes.push_back(*dtype);
    });
  } else if (k.name == "depth") {
    o.depth = bounded(k, 0, kMaxDepth);
  } else if (k.name == "col_names") {
    check(v.is_string() || v.size() <= static_cast<int64_t>(kColumns.size()), Code::kInvalid,
          "options: col_names has ", v.size(), " columns, there are ", kColumns.size());
    for_each(v, [&](const Value& c) {
      o.columns.push_back(static_cast<SummaryColumn>(find_word(c, kColumns, "col_names")));
    });
  } else if (k.name == "col_width") {
    o.col_width = bounded(k, 1, kMaxColumnWidth);
  } else if (k.name == "row_settings") {
    o.show_depth = false;
    bool* const settings[] = {&o.show_depth, &o.show_var_names, &o.ascii_only, &o.hide_recursive};
    for_each(v,
             [&](const Value& s) { *settings[find_word(s, kRowSettings, "row_settings")] = true; });
  } else if (k.name == "verbose") {
    o.verbose = bounded(k, 0, 2) == 2;
  } else {
    o.mode = static_cast<CallMode>(find_word(v, {"eval", "train", "same"}, "mode"));
  }
}

}  // namespace

SummaryOptions SummaryOptions::of(const char* text) {
  SummaryOptions out;
  read_options(text, kOptions, [&](const NamedValue& k) { set(out, k); });
  check(out.dtypes.empty() || out.has_input_size, Code::kInvalid,
        "options: dtypes are those of input_size, which is not given");
  check(out.dtypes.size() <= 1 || out.dtypes.size() == out.input_size.size(), Code::kInvalid,
        "options: there are ", out.dtypes.size(), " dtypes for ", out.input_size.size(), " sizes");
  return out;
}

std::vector<Tensor> SummaryOptions::inputs() const {
  std::vector<Tensor> x;
  for (size_t i = 0; i < input_size.size(); ++i) {
    const DType dtype = dtypes.empty() ? DType::kFloat32 : dtypes[dtypes.size() == 1 ? 0 : i];
    const Scalar value = is_floating(dtype) ? Scalar(0.5) : Scalar(int64_t{0});
    x.push_back(Tensor::full(input_size[i], value, dtype));
  }
  return x;
}

}  // namespace nnc::nn
