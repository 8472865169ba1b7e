// SPDX-License-Identifier: Apache-2.0
#include "io/npy.h"

#include <algorithm>

#include "io/output_file.h"
#include "io/zip_reader.h"
#include "io/zip_writer.h"
#include "ops/layout.h"

namespace nnc::io {
namespace {

constexpr std::string_view kSuffix = ".npy";
constexpr int64_t kLongestHead = kMaxNpyHeader + 12;

// The array whose `size` bytes begin at `offset`.
Tensor read_array(const InputFile& file, int64_t offset, int64_t size) {
  const std::string head = file.read(offset, std::min(size, kLongestHead));
  const NpyHeader header = read_npy_header(file, offset, head, size);
  return header.array(file.tensor(offset + header.size, header.stored_sizes(), header.dtype));
}

// The same of a compressed entry. `left` bytes may still be unpacked.
Tensor unpack_array(const InputFile& file, const ZipReader& zip, const ZipEntry& entry,
                    int64_t& left) {
  file.check(entry.unpacked_size <= left, entry.header, "the entry ", entry.name, " unpacks to ",
             entry.unpacked_size, " bytes, ", left, " more are read (option max_size)");
  left -= entry.unpacked_size;
  const Tensor bytes = Tensor::empty({entry.unpacked_size}, DType::kUInt8);
  auto* data = bytes.mutable_data<uint8_t>();
  zip.unpack(entry, data);
  const std::string_view head(reinterpret_cast<const char*>(data),
                              static_cast<size_t>(std::min(entry.unpacked_size, kLongestHead)));
  const NpyHeader header = read_npy_header(file, entry.begin, head, entry.unpacked_size);
  const Tensor stored = Tensor::empty(header.stored_sizes(), header.dtype);
  const bool is_bool = header.dtype == DType::kBool;
  std::transform(data + header.size, data + entry.unpacked_size,
                 static_cast<uint8_t*>(stored.mutable_view().data()),
                 [&](uint8_t b) { return is_bool && b > 1 ? uint8_t{1} : b; });
  return header.array(stored);
}

std::string_view bytes_of(const Tensor& row_major) {
  const ConstView v = row_major.view();
  return {static_cast<const char*>(v.data()),
          static_cast<size_t>(v.numel() * item_size(v.dtype()))};
}

}  // namespace

Tensor load_npy(const std::string& path, const LoadOptions& options) {
  InputFile file(path);
  if (options.mmap) file.map();
  return read_array(file, 0, file.size());
}

void save_npy(const Tensor& x, const std::string& path) {
  check(!is_uninitialized(x), Code::kState, "file: the tensor", kUninitialized);
  const std::string header = npy_header(x);
  const Tensor plain = ops::row_major(x);
  OutputFile file(path);
  file.write(header);
  file.write(bytes_of(plain));
  file.commit();
}

Items load_npz(const std::string& path, const LoadOptions& options) {
  InputFile file(path);
  if (options.mmap) file.map();
  const ZipReader zip(file);
  // What compresses well is no reason to take more memory than a small file may.
  constexpr int64_t kLeast = int64_t{24} << 20, kTimes = 16;
  int64_t left = options.max_size.value_or(std::max(kLeast, kTimes * file.size()));
  Items out;
  for (const ZipEntry& e : zip.entries()) {
    file.check(e.name.ends_with(kSuffix), e.header, "the entry ", e.name, " is no array");
    Tensor array;
    if (e.is_deflated) {
      array = unpack_array(file, zip, e, left);
    } else {
      if (options.checks()) zip.check_crc32(e);
      array = read_array(file, e.begin, e.size);
    }
    out.push_back({e.name.substr(0, e.name.size() - kSuffix.size()), std::move(array)});
  }
  return out;
}

void save_npz(const Items& items, const std::string& path) {
  std::vector<std::string> headers;
  for (const Item& item : items) {
    check(item.tensor.defined() && !is_uninitialized(item.tensor), Code::kInvalid, "file: '",
          item.key, "' has no tensor");
    check(is_entry_name(item.key), Code::kInvalid, "file: '", item.key,
          "' cannot be the name of an array");
    headers.push_back(npy_header(item.tensor));
  }
  OutputFile file(path);
  ZipWriter zip(file);
  for (size_t i = 0; i < items.size(); ++i) {
    const Tensor plain = ops::row_major(items[i].tensor);
    zip.add(items[i].key + std::string(kSuffix), {headers[i], bytes_of(plain)});
  }
  zip.finish();
  file.commit();
}

}  // namespace nnc::io
