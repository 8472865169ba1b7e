// SPDX-License-Identifier: Apache-2.0
#include "support/run_sample.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "base/random.h"
#include "engine/backward.h"
#include "ops/convert.h"
#include "ops/shape.h"

namespace nnc::testing {

std::vector<Tensor> make_inputs(const std::vector<In>& specs, const std::string& title, DType real,
                                Layout layout) {
  std::vector<Tensor> list;
  for (size_t i = 0; i < specs.size(); ++i) {
    const In& in = specs[i];
    const DType dtype = in.dtype == DType::kFloat64 ? real : in.dtype;
    list.push_back(make_tensor(in.sizes, dtype, contents(title, in, static_cast<int64_t>(i)),
                               layout, in.grad && is_floating(dtype)));
  }
  return list;
}

namespace {

// The row's function, or another on the same terms: with the row's seed.
template <class F>
auto with_seed(const Sample& s, const F& f) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator(s.seed));
  const ExecGuard guard(settings);
  return f();
}

// A leaf of sizes [2, ...] whose second half is x.
Tensor doubled(const Tensor& x) {
  std::vector<double> values = values_of(x);
  values.insert(values.begin(), values.size(), 0.5);
  Dims sizes(x.sizes());
  sizes.insert(0, 2);
  return make_tensor(sizes, x.dtype(), values, Layout::kPlain, requires_grad(x));
}
Tensor second_half(const Tensor& base) {
  Dims sizes(base.sizes()), strides(base.strides());
  const int64_t offset = base.stride(0);
  sizes.erase(0), strides.erase(0);
  return ops::as_strided(base, sizes, strides, offset);
}

}  // namespace

Tensors call(const Sample& s, Span<const Tensor> inputs) {
  return with_seed(s, [&] { return s.call(inputs).all; });
}

Differentiable::Differentiable(const Tensors& all_outputs, const std::vector<Tensor>& all_inputs) {
  for (const Tensor& y : all_outputs) {
    if (requires_grad(y)) outputs.push_back(y);
  }
  for (const Tensor& x : all_inputs) {
    if (requires_grad(x)) inputs.push_back(x);
  }
  if (outputs.empty() || inputs.empty()) outputs = inputs = {};
  for (const Tensor& y : outputs) seeds.push_back(weights(y));
}

std::vector<Tensor> gradients_of(const Tensors& outputs, const std::vector<Tensor>& inputs,
                                 bool create_graph) {
  const Differentiable d(outputs, inputs);
  std::vector<Tensor> list(inputs.size());
  if (d.inputs.empty()) return list;
  const BackwardOptions options{.retain_graph = create_graph, .create_graph = create_graph};
  const Tensors found = gradients(d.outputs, d.inputs, d.seeds, options, true);
  int64_t at = 0;
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (requires_grad(inputs[i])) list[i] = found[at++];
  }
  return list;
}

RowRun run_row(const Sample& s, const Variant& v) {
  RowRun r;
  r.inputs = make_inputs(s.inputs, s.title(), v.real, v.layout);
  if (v.form == Form::kCall) {
    r.outputs = call(s, r.inputs);
    r.gradients = gradients_of(r.outputs, r.inputs, v.create_graph);
    return r;
  }
  const bool slice = v.form == Form::kSlice;
  if (slice) r.inputs[0] = doubled(r.inputs[0]);
  const Tensor whole = ops::clone(r.inputs[0]);
  std::vector<Tensor> arguments = r.inputs;
  arguments[0] = slice ? second_half(whole) : whole;
  const uint32_t version = whole.version();
  with_seed(s, [&] { s.twin(arguments); });
  check(whole.version() > version, Code::kInternal, s.op, "_: the version has not moved");
  // A new look at the whole: it must know what happened to its part.
  r.outputs = {slice ? second_half(whole) : whole};
  r.gradients = gradients_of(r.outputs, r.inputs, v.create_graph);
  if (slice && r.gradients[0].defined()) r.gradients[0] = second_half(r.gradients[0]);
  return r;
}

namespace {

GoldenTensor read_tensor(std::istream& in) {
  GoldenTensor t;
  std::string word;
  in >> word;  // "["
  while (in >> word && word != "]") t.sizes.push_back(std::atoll(word.c_str()));
  while (in >> word) t.values.push_back(std::strtod(word.c_str(), nullptr));
  return t;
}

using Family = std::map<std::string, Golden>;

const Family& family(const std::string& name) {
  static std::map<std::string, Family> families;
  const auto [it, fresh] = families.try_emplace(name);
  if (!fresh) return it->second;
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/samples/" + name + ".txt");
  std::string line, word;
  Golden* g = nullptr;
  while (std::getline(file, line)) {
    std::istringstream in(line);
    in >> word;
    if (word == "row") {
      std::string op, row, key;
      in >> op >> row >> key;
      g = &it->second[op + "/" + row];
      g->key = key;
    } else if (word == "out") {
      std::string dtype, grad_fn;
      in >> dtype >> grad_fn;
      g->outputs.push_back(read_tensor(in));
      g->outputs.back().dtype = dtype;
      g->outputs.back().grad_fn = grad_fn;
    } else {
      int64_t index = 0;
      in >> index;
      g->gradients.emplace_back(index, read_tensor(in));
    }
  }
  return it->second;
}

double tolerance(const Sample& s, DType t) {
  switch (t) {
    case DType::kFloat64:
      return s.tolerance64;
    case DType::kFloat32:
      return s.tolerance32;
    case DType::kFloat16:
      return 2e-3;
    case DType::kBFloat16:
      return 1.6e-2;
    default:
      return 0;
  }
}

std::string compare_tensor(const Sample& s, const Tensor& got, const GoldenTensor& want) {
  if (!same_sizes(got.sizes(), want.sizes)) {
    std::string text = "sizes ";
    append_text(text, got.sizes());
    text += ", PyTorch has ";
    append_text(text, want.sizes);
    return text;
  }
  return difference(values_of(got), want.values, tolerance(s, got.dtype()));
}

}  // namespace

const Golden* golden_of(const Sample& s) {
  // Of the rows in the table it is asked for every check, before any test runs.
  static std::map<const Sample*, const Golden*> known;
  const bool listed = &s >= samples().data() && &s < samples().data() + samples().size();
  if (listed && known.count(&s)) return known[&s];
  const Family& all = family(s.family);
  const auto it = all.find(s.title());
  const Golden* g = it == all.end() || it->second.key != key_of(s) ? nullptr : &it->second;
  if (listed) known[&s] = g;
  return g;
}

std::string compare_outputs(const Sample& s, const Golden& g, const Tensors& outputs,
                            const Variant& v) {
  if (outputs.size() != static_cast<int64_t>(g.outputs.size())) {
    return std::to_string(outputs.size()) + " outputs, PyTorch has " +
           std::to_string(g.outputs.size());
  }
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const GoldenTensor& want = g.outputs[i];
    const bool narrowed = v.real == DType::kFloat32 && want.dtype == "float64";
    const std::string dtype = narrowed ? "float32" : want.dtype;
    const std::string output = "output " + std::to_string(i) + ": ";
    if (!outputs[i].defined()) return output + "missing";
    if (dtype_name(outputs[i].dtype()) != dtype) {
      return output + dtype_name(outputs[i].dtype()) + ", expected " + dtype;
    }
    const std::string text = compare_tensor(s, outputs[i], want);
    if (!text.empty()) return output + text;
  }
  return "";
}

std::string compare_gradients(const Sample& s, const Golden& g,
                              const std::vector<Tensor>& gradients, const Variant& v) {
  std::vector<const GoldenTensor*> expected(gradients.size(), nullptr);
  for (const auto& [i, t] : g.gradients) expected[i] = &t;
  for (size_t i = 0; i < gradients.size(); ++i) {
    const std::string name = "gradient of input " + std::to_string(i) + ": ";
    // PyTorch hands out zeros in some places where we hand out nothing, and the reverse.
    const auto all_zero = [](const std::vector<double>& values) {
      for (const double x : values) {
        if (x != 0) return false;
      }
      return true;
    };
    if (!gradients[i].defined()) {
      if (expected[i] && !all_zero(expected[i]->values)) return name + "missing";
      continue;
    }
    if (!expected[i]) {
      if (!all_zero(values_of(gradients[i]))) return name + "PyTorch has none";
      continue;
    }
    const DType dtype = s.inputs[i].dtype == DType::kFloat64 ? v.real : s.inputs[i].dtype;
    if (gradients[i].dtype() != dtype) return name + dtype_name(gradients[i].dtype());
    const std::string text = compare_tensor(s, gradients[i], *expected[i]);
    if (!text.empty()) return name + text;
  }
  return "";
}

std::string check_variant(const Sample& s, const Variant& v) {
  const Golden* g = golden_of(s);
  if (!g) return "no golden values for this row as it is now: run tests/golden/make_samples.py";
  try {
    const RowRun r = run_row(s, v);
    const std::string text = compare_outputs(s, *g, r.outputs, v);
    return text.empty() ? compare_gradients(s, *g, r.gradients, v) : text;
  } catch (const Error& e) {
    return std::string("error: ") + e.what();
  }
}

}  // namespace nnc::testing
