// SPDX-License-Identifier: Apache-2.0
// Rows that read tensors of many types, sizes and strides.
#include <cmath>
#include <cstring>
#include <memory>

#include "io/dlpack.h"
#include "support/kinds.h"

namespace nnc::testing {
namespace {

struct View {
  const char* name;
  In input;
  Tensor (*of)(const Tensor&);
  const char* torch;
};
Tensor itself(const Tensor& x) {
  return x;
}

// clang-format off
const View kViews[] = {
    {"number", in({}), itself, "a"},
    {"nothing", in({0, 3}), itself, "a"},
    {"matrix_of_int64", ints({2, 2}, -9, 9), itself, "a"},
    {"turned", in({2, 3}), [](const Tensor& x) -> Tensor { return c(nnc_t, x); }, "a.t()"},
    {"expanded", in({3, 1}), [](const Tensor& x) -> Tensor { return c(nnc_expand, x, list({3, 4})); }, "a.expand(3, 4)"},
    {"every_other", in({7}), [](const Tensor& x) -> Tensor { return c(nnc_slice, x, 0, 1, 7, 2); }, "a[1:7:2]"},
    {"row_of_half", in({2, 3, 2}).type(DType::kFloat16), [](const Tensor& x) -> Tensor { return c(nnc_select, x, 0, 1); }, "a[1]"},
    {"diagonal_of_bfloat16", in({3, 3}).type(DType::kBFloat16), [](const Tensor& x) -> Tensor { return c(nnc_diagonal, x, 0, 0, 1); }, "a.diagonal()"},
    {"permuted_bool", bools({2, 1, 3}), [](const Tensor& x) -> Tensor { return c(nnc_permute, x, list({2, 0, 1})); }, "a.permute(2, 0, 1)"},
    {"columns_of_uint8", ints({2, 5}, 0, 9, DType::kUInt8), [](const Tensor& x) -> Tensor { return c(nnc_narrow, x, 1, 2, 2); }, "a.narrow(1, 2, 2)"},
};
// clang-format on

enum Which { kAll, kWithElements, kWithDims };

// A row for each view, which is VIEW in the text.
using Reader = std::function<Out(const View&, const Tensor&)>;
std::vector<Sample> seen(const char* op, const Reader& call, const std::string& torch,
                         Which which = kAll) {
  std::vector<Sample> rows;
  for (const View& v : kViews) {
    if (which == kWithElements && v.input.sizes.size() > 0 && v.input.sizes[0] == 0) continue;
    if (which == kWithDims && v.input.sizes.empty()) continue;
    std::string text = torch;
    for (size_t at = 0; (at = text.find("VIEW", at)) != std::string::npos;) {
      text.replace(at, 4, v.torch);
    }
    const auto run = [&v, call](X x) { return call(v, x[0]); };
    rows.push_back(row_of(op, v.name, {v.input}, run, kept(text)).no_float32().no_layouts());
  }
  return rows;
}
template <class R>
std::vector<Sample> seen(const char* op, R (*read)(nnc_tensor*), const std::string& torch) {
  return seen(
      op, [read](const View& v, const Tensor& x) { return c(read, v.of(x)); }, torch);
}

// A copy of what lies in memory as x lies there.
Tensor copied(const void* data, const Tensor& x) {
  const std::vector<int64_t> sizes(x.sizes().begin(), x.sizes().end());
  const std::vector<int64_t> strides(x.strides().begin(), x.strides().end());
  const auto type = static_cast<nnc_dtype>(x.dtype());
  return c(nnc_clone, c(nnc_from_blob, data, sizes, strides, type, none, 0));
}

Out read_in_memory(const View& v, const Tensor& x) {
  const Tensor y = v.of(x);
  return copied(c(nnc_tensor_data, y).pointer, y);
}
// The whole after its view's first element became 0 in memory.
Out zeroed_in_memory(const View& v, const Tensor& x) {
  const Tensor whole = c(nnc_clone, x);
  const Tensor y = v.of(whole);
  void* first = const_cast<void*>(c(nnc_tensor_data_mut, y).pointer);
  std::memset(first, 0, static_cast<size_t>(item_size(y.dtype())));
  return Tensors{c(nnc_detach, whole), c(nnc_tensor_version, y)};
}
double g_read[12];
Out copied_out(const View& v, const Tensor& x) {
  const Tensor y = v.of(x);
  c(nnc_tensor_copy_to, y, g_read, y.numel() * item_size(y.dtype()));
  const std::vector<int64_t> sizes(y.sizes().begin(), y.sizes().end());
  return c(nnc_tensor_from_data, g_read, sizes, static_cast<nnc_dtype>(y.dtype()));
}
// What another library finds, and its number of the type.
Out seen_by_others(const View& v, const Tensor& x) {
  const Tensor y = v.of(c(nnc_detach, x));
  static io::ManagedTensor* out;
  c(nnc_to_dlpack, y, static_cast<const void*>(&out));
  const std::unique_ptr<io::ManagedTensor, void (*)(io::ManagedTensor*)> owned(out, out->deleter);
  const auto& t = out->tensor;
  const Tensor type = c(nnc_full_i64, none, t.dtype.code * 1000 + t.dtype.bits, 0);
  const void* first = static_cast<const char*>(t.data) + t.byte_offset;
  return Tensors{copied(first, y), type};
}
Out version_of_zeroed(const View& v, const Tensor& x) {
  const Tensor whole = c(nnc_clone, c(nnc_detach, x));
  const Tensor y = v.of(whole);
  c(nnc_zero_, y);
  c(nnc_zero_, whole);
  return c(nnc_tensor_version, y);
}

// clang-format off
const char* const kTorchTypesOfViews = "(torch.float, f64, torch.half, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)";
const std::string kTypeNumber = std::string("torch.tensor(1 + ") + kTorchTypesOfViews + ".index(VIEW.dtype))";

[[maybe_unused]] const bool g_views_numbers = add_samples("tensor_views", joined({
    seen("tensor_ndim", nnc_tensor_ndim, "torch.tensor(VIEW.ndim)"),
    seen("tensor_numel", nnc_tensor_numel, "torch.tensor(VIEW.numel())"),
    seen("tensor_storage_offset", nnc_tensor_storage_offset, "torch.tensor(VIEW.storage_offset())"),
    seen("tensor_dtype", nnc_tensor_dtype, kTypeNumber),
    seen("tensor_element_size", nnc_tensor_element_size, "torch.tensor(VIEW.element_size())"),
    seen("tensor_nbytes", nnc_tensor_nbytes, "torch.tensor(VIEW.nbytes)"),
    seen("is_floating_point", nnc_is_floating_point, "torch.tensor(int(VIEW.is_floating_point()))"),
    seen("is_complex", nnc_is_complex, "torch.tensor(int(VIEW.is_complex()))"),
    seen("tensor_is_contiguous", nnc_tensor_is_contiguous, "torch.tensor(int(VIEW.is_contiguous()))"),
    seen("tensor_size", [](const View& v, const Tensor& x) { return c(nnc_tensor_size, v.of(x), 0); }, "torch.tensor(VIEW.size(0))", kWithDims),
    seen("tensor_stride", [](const View& v, const Tensor& x) { return c(nnc_tensor_stride, v.of(x), -1); }, "torch.tensor(VIEW.stride(-1))", kWithDims),
    seen("tensor_version", version_of_zeroed, "(lambda a: (VIEW.zero_(), a.zero_(), torch.tensor(VIEW._version))[2])(a.detach().clone())"),
}));
[[maybe_unused]] const bool g_views_texts = add_samples("tensor_views", joined({
    seen("tensor_device", [](const View& v, const Tensor& x) { return bytes(c(nnc_tensor_device, v.of(x))); }, "text(VIEW.device)"),
    seen("tensor_type", [](const View& v, const Tensor& x) { return bytes(c(nnc_tensor_type, v.of(x))); }, "text(VIEW.type())"),
    seen("tensor_repr", [](const View& v, const Tensor& x) { return bytes(c(nnc_tensor_repr, v.of(x))); }, "text(repr(VIEW))"),
}));
[[maybe_unused]] const bool g_views_memory = add_samples("tensor_views", joined({
    seen("tensor_data", read_in_memory, "VIEW.detach().clone()"),
    seen("tensor_data_mut", zeroed_in_memory, "(lambda a: (VIEW.as_strided((1,), (1,)).zero_(), (a, torch.tensor(a._version)))[1])(a.detach().clone())", kWithElements),
    seen("tensor_copy_to", copied_out, "VIEW.detach().clone(memory_format=torch.contiguous_format)"),
    seen("to_dlpack", seen_by_others, "(VIEW.detach().clone(), torch.tensor({f64: 2064, torch.half: 2016, torch.bfloat16: 4016, torch.int64: 64, torch.bool: 6008, torch.uint8: 1008}[VIEW.dtype]))"),
}));

// The only element.
std::vector<Inputs> ones_of() {
  return {{"number", {in({}).values({-0.375})}},
          {"many_dims", {in({1, 1, 1}).values({1e300})}},
          {"minus_zero", {in({1}).values({-0.0})}},
          {"half", {in({1, 1}).type(DType::kFloat16).values({-2.5})}},
          {"bfloat16", {in({}).type(DType::kBFloat16).values({3.5})}},
          {"bool", {bools({}).values({1})}},
          {"uint8", {ints({1}, 255, 256, DType::kUInt8)}},
          {"int64", {ints({1}, {-9007199254740992})}}};
}
std::vector<Sample> float64_only(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.no_float32();
  return rows;
}
[[maybe_unused]] const bool g_views_items = add_samples("tensor_views", joined({
    float64_only(each_of("tensor_item", [](X x) { return c(nnc_tensor_item, x[0]); }, "torch.tensor(float(a.item()), dtype=f64)", ones_of())),
    {row("tensor_item", "infinite", {in({}).values({-INFINITY})}, [](X x) { return c(nnc_tensor_item, x[0]); }, "torch.tensor(a.item(), dtype=f64)").no_float32(),
     row("tensor_item", "nan", {in({}).values({NAN})}, [](X x) { return c(nnc_tensor_item, x[0]); }, "torch.tensor(a.item(), dtype=f64)").no_float32(),
     row("tensor_item_i64", "cut_off", {in({}).values({-2.75})}, [](X x) { return c(nnc_tensor_item_i64, x[0]); }, "torch.tensor(int(a.item()))"),
     row("tensor_item_i64", "half", {in({1}).type(DType::kFloat16).values({65504})}, [](X x) { return c(nnc_tensor_item_i64, x[0]); }, "torch.tensor(int(a.item()))"),
     row("tensor_item_i64", "bool", {bools({1, 1}).values({1})}, [](X x) { return c(nnc_tensor_item_i64, x[0]); }, "torch.tensor(int(a.item()))")},
}));
[[maybe_unused]] const bool g_views_refusals = add_refusals("tensor_views", {
    {"tensor_item", "nothing", {in({0})}, [](X x) { return c(nnc_tensor_item, x[0]); },
     Code::kShape, "0 elements", "a.item()"},
    {"tensor_item_i64", "several", {in({1, 2})}, [](X x) { return c(nnc_tensor_item_i64, x[0]); },
     Code::kShape, "2 elements", "int(a.item())"},
    {"to_dlpack", "gradient", {in({2})},
     [](X x) {
       static const void* out;
       return c(nnc_to_dlpack, x[0], static_cast<const void*>(&out));
     },
     Code::kState, "require gradient", "a.__dlpack__()"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
