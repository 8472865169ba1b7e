// SPDX-License-Identifier: Apache-2.0
#include "support/samples.h"

#include <cstdio>
#include <fstream>

#include "support/values.h"

namespace nnc::testing {
namespace {

std::vector<Sample>& sample_table() {
  static std::vector<Sample> all;
  return all;
}
std::vector<Refusal>& refusal_table() {
  static std::vector<Refusal> all;
  return all;
}

uint32_t hash(const std::string& text) {
  uint32_t h = 2166136261u;
  for (const char c : text) h = (h ^ static_cast<uint8_t>(c)) * 16777619u;
  return h;
}

std::string describe_inputs(const std::string& title, const std::vector<In>& inputs) {
  std::string text;
  char number[40];
  for (size_t i = 0; i < inputs.size(); ++i) {
    const In& in = inputs[i];
    text += std::string("input ") + dtype_name(in.dtype) + " " +
            (in.grad && is_floating(in.dtype) ? "grad" : "plain") + " [";
    for (const int64_t s : in.sizes) text.append(" ").append(std::to_string(s));
    text += " ]";
    for (const double v : contents(title, in, static_cast<int64_t>(i))) {
      std::snprintf(number, sizeof number, " %.17g", v);
      text += number;
    }
    text += "\n";
  }
  return text;
}

}  // namespace

Out bytes(const Out& o) {
  const std::vector<double> values(reinterpret_cast<const uint8_t*>(o.text.data()),
                                   reinterpret_cast<const uint8_t*>(o.text.data()) + o.text.size());
  return make_tensor({static_cast<int64_t>(values.size())}, DType::kUInt8, values);
}

Sample row_of(const char* op, const char* name, std::vector<In> inputs, std::function<Out(X)> call,
              const char* torch) {
  Sample s{};
  s.op = op, s.name = name, s.inputs = std::move(inputs), s.call = std::move(call), s.torch = torch;
  return s;
}
Sample row(const char* op, const char* name, std::vector<In> inputs, RowFunction call,
           const char* torch) {
  return row_of(op, name, std::move(inputs), call, torch);
}

bool add_samples(const char* family, std::vector<Sample> rows) {
  for (Sample& s : rows) {
    s.family = family;
    sample_table().push_back(std::move(s));
  }
  return true;
}
const std::vector<Sample>& samples() {
  return sample_table();
}

bool add_refusals(const char* family, std::vector<Refusal> rows) {
  for (Refusal& r : rows) {
    r.family = family;
    refusal_table().push_back(std::move(r));
  }
  return true;
}
const std::vector<Refusal>& refusals() {
  return refusal_table();
}

std::vector<double> contents(const std::string& title, const In& input, int64_t i) {
  if (!input.fixed.empty()) return input.fixed;
  int64_t n = 1;
  for (const int64_t s : input.sizes) n *= s;
  std::vector<double> values;
  uint32_t state = hash(title + "/" + std::to_string(i)) & 0x7fffffffu;
  for (int64_t k = 0; k < n; ++k) {
    state = (state * 1103515245u + 12345u) & 0x7fffffffu;
    // 16 bits: most ranges are then exact in float32 too.
    const double unit = (state >> 15) / 65536.0;
    const double v = input.low + (input.high - input.low) * unit;
    values.push_back(is_floating(input.dtype) ? v : static_cast<double>(static_cast<int64_t>(v)));
  }
  return values;
}

std::string describe(const Sample& s) {
  std::string text = "row " + std::string(s.family) + " " + s.op + " " + s.name + "\n";
  if (s.has_seed) text += "seed " + std::to_string(s.seed) + "\n";
  text += std::string("torch ") + s.torch + "\n";
  return text + describe_inputs(s.title(), s.inputs);
}

std::string key_of(const Sample& s) {
  char text[9];
  std::snprintf(text, sizeof text, "%08x", hash(describe(s)));
  return text;
}

void dump_samples(const std::string& file) {
  std::ofstream out(file);
  for (const Sample& s : samples()) {
    out << "key " << key_of(s) << (s.float32 ? "" : " float64") << "\n" << describe(s) << "end\n";
  }
  for (const Refusal& r : refusals()) {
    out << "refusal " << r.family << " " << r.op << " " << r.name << "\ntorch " << r.torch << "\n"
        << describe_inputs(std::string(r.op) + "/" + r.name, r.inputs) << "end\n";
  }
}

}  // namespace nnc::testing
