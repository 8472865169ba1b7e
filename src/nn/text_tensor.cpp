// SPDX-License-Identifier: Apache-2.0
#include "nn/text_tensor.h"

#include "graph/autograd_meta.h"
#include "nn/container.h"
#include "ops/random.h"
#include "ops/type_info.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {
namespace {

enum class Content : uint8_t { kZeros, kOnes, kRand, kRandn, kFull };
struct Source {
  std::string_view name;
  Content content;
};
constexpr Source kSources[] = {{"torch.zeros", Content::kZeros}, {"torch.empty", Content::kZeros},
                               {"torch.ones", Content::kOnes},   {"torch.rand", Content::kRand},
                               {"torch.randn", Content::kRandn}, {"torch.full", Content::kFull}};

const Source* source_of(const Value& v) {
  for (const Source& s : kSources) {
    if (v.is_call() && v.name() == s.name) return &s;
  }
  return nullptr;
}
bool is_parameter(const Value& v) {
  return v.is_call() && short_name(v.name(), "nn") == "Parameter";
}

// The sizes of torch.zeros(2, 3) or torch.zeros((2, 3)), of which full takes the second form only.
Dims sizes_of(const Value& call, bool full) {
  const bool one = call.size() > 0 && call[0].is_sequence();
  check(one ? call.size() == (full ? 2 : 1) : !full && call.size() > 0, Code::kInvalid, call.name(),
        " at ", call.place(), full ? " takes a tuple of sizes and a number" : " takes sizes");
  const Value list = one ? call[0] : call;
  Dims sizes;
  for (int64_t i = 0; i < list.size(); ++i) {
    check(list[i].is_int() && list[i].as_int() >= 0, Code::kInvalid, call.name(), ": size at ",
          list[i].place(), " must be an integer, not negative, got ", describe(list[i]));
    sizes.push_back(list[i].as_int());
  }
  return sizes;
}

DType type_of(const Value& call) {
  const std::optional<Value> v = call.find("dtype");
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const std::string_view key = call.keyword(i).name;
    check(key == "dtype" || key == "requires_grad", Code::kUnknown, call.name(),
          ": unexpected keyword argument '", key, "' at ", call.place(call.keyword(i).position));
  }
  if (!v || v->is_none()) return exec().default_dtype;
  if (const std::optional<DType> t = named_dtype(*v)) return *t;
  fail(Code::kInvalid, call.name(), ": dtype at ", v->place(), " must be a type, got ",
       describe(*v));
}

Tensor make_tensor(const Value& call, const Source& s) {
  const bool full = s.content == Content::kFull;
  const Dims sizes = sizes_of(call, full);
  const DType t = type_of(call);
  switch (s.content) {
    case Content::kRand:
      return ops::rand(sizes, t);
    case Content::kRandn:
      return ops::randn(sizes, t);
    case Content::kFull:
      return Tensor::full(sizes, Scalar(call[1].as_float()), t);
    default:
      return Tensor::full(sizes, s.content == Content::kOnes ? 1 : 0, t);
  }
}

// ParameterList prints torch.float32, ParameterDict torch.FloatTensor.
DType printed_type(const Value& v) {
  for (int32_t i = 1; i < kDTypeCount; ++i) {
    const auto t = static_cast<DType>(i);
    const bool same = v.as_string() == dtype_name(t) || v.as_string() == legacy_type_name(t);
    if (same && is_floating(t)) return t;
  }
  fail(Code::kInvalid, "Parameter at ", v.place(), ": there is no floating point type '",
       v.as_string(), "'");
}

}  // namespace

bool is_tensor_call(const Value& v) {
  return is_parameter(v) || source_of(v) != nullptr;
}

Tensor parameter_of(const Value& v) {
  if (const Source* s = source_of(v)) return as_parameter(make_tensor(v, *s), "Parameter");
  check(is_parameter(v), Code::kInvalid, "expected a tensor such as 'torch.zeros(2, 3)' at ",
        v.place(), ", got ", describe(v));
  if (v.size() == 2 && v[0].is_string() && v[1].is_sequence()) {
    Dims sizes;
    for (int64_t i = 0; i < v[1].size(); ++i) sizes.push_back(v[1][i].as_int());
    return as_parameter(Tensor::zeros(sizes, printed_type(v[0])), "Parameter");
  }
  static const auto* signature = new Signature("Parameter(data=None, requires_grad=True)");
  const Args a(*signature, v, nullptr, "Parameter");
  const bool wanted = a.strict_flag("requires_grad");
  if (a.is_none("data")) {
    return parameter_of(Tensor::empty({0}, exec().default_dtype), wanted, "Parameter");
  }
  const Value data = v.size() > 0 ? v[0] : *v.find("data");
  const Source* s = source_of(data);
  check(s != nullptr, Code::kInvalid, "Parameter: data at ", data.place(),
        " must be a tensor such as 'torch.zeros(2, 3)', got ", describe(data));
  return parameter_of(make_tensor(data, *s), wanted, "Parameter");
}

}  // namespace nnc::nn
