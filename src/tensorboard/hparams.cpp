// SPDX-License-Identifier: Apache-2.0
// Messages of TensorBoard's plugin for hyperparameters.
#include "tensorboard/summary_writer.h"

namespace nnc::tensorboard {
namespace {

// DataType
constexpr int kDataTypeString = 1, kDataTypeFloat64 = 3;

// Summary.Value whose metadata hold the plugin's data.
Message plugin_value(const char* tag, int field, const Message& content) {
  Message plugin_data, data, metadata, value;
  plugin_data.message(field, content);
  data.text(1, "hparams").text(2, plugin_data.bytes());
  metadata.message(1, data);
  value.text(1, tag).message(9, metadata);
  return value;
}

// As Python has it, True is the number 1.
std::optional<double> number(const Kwargs::Value& v) {
  if (const bool* b = std::get_if<bool>(&v)) return *b ? 1 : 0;
  if (const int64_t* i = std::get_if<int64_t>(&v)) return static_cast<double>(*i);
  if (const double* d = std::get_if<double>(&v)) return *d;
  return {};
}

}  // namespace

double number_of(const Kwargs::Entry& e, const char* dictionary) {
  const std::optional<double> v = number(e.value);
  check(v.has_value(), Code::kInvalid, dictionary, "['", e.key, "'] is no number");
  return *v;
}

HparamsMessages hparams_messages(const Kwargs& hparams, const Kwargs& metrics) {
  Message experiment, start, end;
  for (const Kwargs::Entry& e : hparams.entries()) {
    if (std::holds_alternative<std::monostate>(e.value)) continue;
    const std::optional<double> v = number(e.value);
    const auto* const s = std::get_if<std::string>(&e.value);
    check(v || s, Code::kInvalid, "hparam_dict['", e.key, "'] is no number, bool or text");
    check_text(e.key, "hparam_dict: a name");
    Message info, value, entry;
    info.text(1, e.key).integer(4, v ? kDataTypeFloat64 : kDataTypeString);
    experiment.message(4, info);
    if (v) {
      value.real(2, *v);
    } else {
      check_text(*s, "hparam_dict: a value");
      value.text(3, *s);
    }
    entry.text(1, e.key).message(2, value);
    start.message(1, entry);
  }
  for (const Kwargs::Entry& e : metrics.entries()) {
    number_of(e, "metric_dict");
    check_text(e.key, "metric_dict: a name");
    Message name, info;
    name.text(2, e.key);
    info.message(1, name);
    experiment.message(5, info);
  }
  end.integer(1, 1);  // STATUS_SUCCESS
  return {plugin_value("_hparams_/experiment", 2, experiment),
          plugin_value("_hparams_/session_start_info", 3, start),
          plugin_value("_hparams_/session_end_info", 4, end)};
}

}  // namespace nnc::tensorboard
