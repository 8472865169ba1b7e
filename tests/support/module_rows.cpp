// SPDX-License-Identifier: Apache-2.0
#include "support/module_rows.h"

#include <fstream>
#include <sstream>

#include "graph/autograd_meta.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/random.h"
#include "ops/shape.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

// "4 3 : 0.1 0.2 ...", after the name if there is one.
ModuleRow::Expected read_tensor(std::istringstream& line, bool named) {
  ModuleRow::Expected e;
  if (named) line >> e.name;
  std::string word;
  while (line >> word && word != ":") e.sizes.push_back(std::stoll(word));
  while (line >> word && word != "~") e.values.push_back(std::stod(word));
  line >> e.error;
  return e;
}

std::string unescape(const std::string& s) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    const bool line_end = s[i] == '\\' && i + 1 < s.size() && s[i + 1] == 'n';
    out += line_end ? '\n' : s[i];
    i += line_end ? 1 : 0;
  }
  return out;
}

DType type_called(const std::string& name) {
  for (const DType t : {DType::kFloat32, DType::kFloat64, DType::kBFloat16}) {
    if (name == dtype_name(t)) return t;
  }
  fail(Code::kInternal, "modules.txt: no type is called ", name);
}

ModuleRow::Drawn read_drawn(std::istringstream& line) {
  ModuleRow::Drawn d;
  line >> d.name >> std::ws;
  std::getline(line, d.spec);
  return d;
}

// A line that belongs to one default type.
void read_value(const std::string& kind, std::istringstream& line, ModuleRow::Values& v) {
  ModuleRow::Run& run = v.eval ? *v.eval : v.train;
  if (kind == "eval")
    v.eval.emplace();
  else if (kind == "state")
    v.state.push_back(read_tensor(line, true));
  else if (kind == "out")
    run.outputs.push_back(read_tensor(line, false));
  else if (kind == "grad")
    run.gradients.push_back(read_tensor(line, true));
  else if (kind == "after")
    run.buffers.push_back(read_tensor(line, true));
}

std::vector<ModuleRow> read_rows() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/modules.txt");
  std::vector<ModuleRow> rows;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind;
    line >> kind >> std::ws;
    if (kind == "=" || kind == "!") {
      rows.emplace_back();
      rows.back().refused = kind == "!";
      std::getline(line, rows.back().text);
      continue;
    }
    ModuleRow& row = rows.back();
    if (kind == "repr") {
      row.repr = unescape(text.substr(5));
    } else if (kind == "with") {
      row.tensors.push_back(read_drawn(line));
    } else if (kind == "in") {
      row.inputs.push_back(read_drawn(line));
    } else if (kind == ":") {
      line >> kind;
      row.values.push_back({type_called(kind), {}, {}, {}});
    } else {
      read_value(kind, line, row.values.back());
    }
  }
  return rows;
}

// 0, step, 2 step, ... in each plane of the first two dimensions.
Tensor steps(const std::vector<int64_t>& n) {
  const Dims sizes(Sizes(n.data() + 1, static_cast<int64_t>(n.size()) - 1));
  int64_t plane = 1, all = 1;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    all *= sizes[d];
    if (d >= 2) plane *= sizes[d];
  }
  std::vector<double> values;
  for (int64_t i = 0; i < all; ++i) values.push_back(static_cast<double>(i % plane * n[0]));
  return make_tensor(sizes, DType::kInt64, values);
}

}  // namespace

const std::vector<ModuleRow>& module_rows() {
  static const auto* rows = new std::vector<ModuleRow>(read_rows());
  return *rows;
}

Tensor draw(const std::string& spec) {
  std::istringstream line(spec);
  std::string kind;
  line >> kind;
  std::vector<int64_t> numbers;
  for (int64_t n; line >> n;) numbers.push_back(n);
  const Dims sizes(Sizes(numbers.data(), static_cast<int64_t>(numbers.size())));
  const DType type = kind == "rand64" ? DType::kFloat64 : exec().default_dtype;
  if (kind == "none") return {};
  if (kind == "step") return steps(numbers);
  if (kind == "values" || kind == "ints") {
    return make_tensor({sizes.size()}, DType::kInt64, {numbers.begin(), numbers.end()});
  }
  if (kind == "scalar") return Tensor::full({}, numbers[0], DType::kInt64);
  Tensor t;
  if (kind == "rand" || kind == "rand64") t = ops::rand(sizes, type);
  if (kind == "randn") t = ops::randn(sizes, type);
  if (t.defined()) {
    set_requires_grad(t, true);
    return t;
  }
  if (kind == "sign" || kind == "int2f") {
    t = ops::to_dtype(ops::randint(0, 2, sizes), type);
    return kind == "sign" ? ops::sub(ops::mul(t, 2), 1) : t;
  }
  return ops::randint(0, std::stoll(kind.substr(3)), sizes);
}

}  // namespace nnc::testing
