// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/literal.h"
#include "io/little_endian.h"
#include "io/npy.h"

namespace nnc::io {
namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);

// Without the byte order; "" of what NumPy has not.
std::string_view type_text(DType dtype) {
  constexpr std::string_view kTexts[kDTypeCount] = {"",   "f4", "f8", "f2", "",  "i8",
                                                    "i4", "i2", "i1", "u1", "b1"};
  return kTexts[static_cast<int>(dtype)];
}

// Reads the header's text into a header.
class NpyHeaderReader {
 public:
  NpyHeaderReader(const InputFile& file, int64_t offset, NpyHeader& out)
      : file_(file), offset_(offset), out_(out) {}

  void read(std::string_view text) {
    const Literal literal = parse(text);
    const Value root = literal.root();
    constexpr int64_t kKeysAndValues = 6;
    check(root.is_dict() && root.size() == kKeysAndValues, "is no dict of three keys");
    read_type(value(root, "descr"));
    const Value order = value(root, "fortran_order"), shape = value(root, "shape");
    check(order.is_bool(), "fortran_order is ", describe(order));
    out_.is_fortran = order.as_bool();
    check(shape.kind() == Value::Kind::kTuple && shape.size() <= kMaxDims, "shape is ",
          describe(shape));
    for (int64_t i = 0; i < shape.size(); ++i) {
      check(shape[i].is_int() && shape[i].as_int() >= 0, "a size is ", describe(shape[i]));
      out_.sizes.push_back(shape[i].as_int());
    }
  }

 private:
  template <class... Parts>
  void check(bool ok, const Parts&... parts) const {
    file_.check(ok, offset_, "the header of the array: ", parts...);
  }

  Literal parse(std::string_view text) const {
    try {
      return parse_literal(text, "literal");
    } catch (const Error& e) {
      if (e.code() != Code::kText) throw;
      file_.fail(offset_, "the header of the array: ", e.message());
    }
  }

  Value value(const Value& dict, std::string_view key) const {
    for (int64_t i = 0; i < dict.size(); i += 2) {
      if (dict[i].is_quoted() && dict[i].as_string() == key) return dict[i + 1];
    }
    file_.fail(offset_, "the header of the array: there is no key '", key, "'");
  }

  void read_type(const Value& descr) {
    check(descr.is_string() && descr.as_string().size() > 1, "descr is ", describe(descr));
    const std::string_view text = descr.as_string(), type = text.substr(1);
    const char order = text[0];
    for (int i = 1; i < kDTypeCount; ++i) {
      const auto dtype = static_cast<DType>(i);
      const bool has_order = item_size(dtype) > 1 ? order == '<' || order == '>' : order == '|';
      if (type != type_text(dtype) || !has_order) continue;
      out_.dtype = dtype;
      out_.is_big_endian = order == '>';
      return;
    }
    check(false, "elements of type ", describe(descr), " are not supported");
  }

  const InputFile& file_;
  const int64_t offset_;
  NpyHeader& out_;
};

}  // namespace

Dims NpyHeader::stored_sizes() const {
  Dims out(sizes);
  if (is_fortran) std::reverse(out.begin(), out.end());
  return out;
}

Tensor NpyHeader::array(const Tensor& stored) const {
  if (is_big_endian) {
    auto* bytes = static_cast<unsigned char*>(stored.mutable_view().data());
    const int64_t size = item_size(dtype);
    for (int64_t i = 0; i < stored.numel(); ++i)
      std::reverse(bytes + i * size, bytes + (i + 1) * size);
  }
  if (!is_fortran) return stored;
  Dims strides(stored.strides());
  std::reverse(strides.begin(), strides.end());
  return stored.alias(sizes, strides, 0);
}

NpyHeader read_npy_header(const InputFile& file, int64_t offset, std::string_view bytes,
                          int64_t size) {
  constexpr size_t kLengthAt = 8;
  file.check(bytes.size() >= kLengthAt + 2 && bytes.starts_with(kMagic), offset,
             "is no array of NumPy");
  const auto major = static_cast<uint8_t>(bytes[6]), minor = static_cast<uint8_t>(bytes[7]);
  file.check(major >= 1 && major <= 3 && minor == 0, offset, "version ", major, ".", minor,
             ", expected 1.0 to 3.0");
  const int width = major == 1 ? 2 : 4;
  const size_t text_at = kLengthAt + static_cast<size_t>(width);
  file.check(bytes.size() >= text_at, offset, "ends within its header");
  const uint64_t length = little_endian(bytes, kLengthAt, width);
  file.check(length <= kMaxNpyHeader, offset, "a header of ", length, " bytes, at most ",
             kMaxNpyHeader, " are read");
  file.check(length <= bytes.size() - text_at, offset, "ends within its header");
  NpyHeader out;
  out.size = static_cast<int64_t>(text_at + length);
  NpyHeaderReader(file, offset, out).read(bytes.substr(text_at, length));
  int64_t nbytes = item_size(out.dtype);
  bool empty = false, overflow = false;
  for (const int64_t s : out.sizes) {
    if (s == 0)
      empty = true;
    else
      overflow |= __builtin_mul_overflow(nbytes, s, &nbytes);
  }
  file.check(!overflow, offset, "the sizes ", out.sizes, " do not fit into 64 bits");
  if (empty) nbytes = 0;
  file.check(nbytes == size - out.size, offset, "elements of ", nbytes, " bytes, there are ",
             size - out.size);
  return out;
}

std::string npy_header(const Tensor& x) {
  const std::string_view type = type_text(x.dtype());
  check(!type.empty(), Code::kDtype, "file: NumPy has no elements of ", x.dtype());
  std::string text = "{'descr': '";
  text += item_size(x.dtype()) > 1 ? '<' : '|';
  text += type;
  text += "', 'fortran_order': False, 'shape': (";
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d > 0) text += ", ";
    text += std::to_string(x.size(d));
  }
  text += x.dim() == 1 ? ",), }" : "), }";
  // As NumPy does: room for a first size that grows, then up to a multiple of 64 bytes.
  constexpr size_t kDigits = 21, kAlignment = 64, kBefore = 10;
  if (x.dim() > 0) text.append(kDigits - std::to_string(x.size(0)).size(), ' ');
  text.append(kAlignment - (kBefore + text.size() + 1) % kAlignment, ' ');
  text += '\n';
  std::string out(kMagic);
  out += '\1';
  out += '\0';
  append_little_endian(out, text.size(), 2);
  return out + text;
}

}  // namespace nnc::io
