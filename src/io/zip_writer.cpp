// SPDX-License-Identifier: Apache-2.0
#include "io/zip_writer.h"

#include <zlib.h>

#include <algorithm>

#include "io/little_endian.h"
#include "io/zip_reader.h"

namespace nnc::io {
namespace {

// Sizes and places are those of zip64 in each entry, so that small files are written as large ones.
constexpr uint64_t kVersion = 45;
constexpr uint64_t kUtf8 = 0x800;           // a flag
constexpr uint64_t kFirstOfJanuary = 0x21;  // of 1980
constexpr int64_t kAlignment = 64;

struct Field {
  uint64_t value;
  int size;
};
void append(std::string& out, std::initializer_list<Field> fields) {
  for (const Field& f : fields) append_little_endian(out, f.value, f.size);
}

// From the version on to the length of the name: the same in both headers.
void append_common(std::string& out, uint64_t crc, size_t name_size) {
  append(out, {{kVersion, 2},
               {kUtf8, 2},
               {0, 2},
               {0, 2},
               {kFirstOfJanuary, 2},
               {crc, 4},
               {kWide, 4},
               {kWide, 4},
               {name_size, 2}});
}

}  // namespace

void ZipWriter::add(std::string_view name, Span<const std::string_view> pieces) {
  check(name.size() <= UINT16_MAX, Code::kInvalid, "file: a name of ",
        static_cast<int64_t>(name.size()), " bytes, at most ", UINT16_MAX,
        " may stand in an archive");
  const auto begin = static_cast<uint64_t>(file_.size());
  uint64_t crc = 0, bytes = 0;
  for (const std::string_view p : pieces) {
    crc = crc32_z(crc, reinterpret_cast<const Bytef*>(p.data()), p.size());
    bytes += p.size();
  }
  std::string local = "PK\3\4";
  append_common(local, crc, name.size());
  constexpr int64_t kSizes = 20, kHeadOfPadding = 4, kLengthOfExtra = 2;
  const auto head = static_cast<int64_t>(local.size() + name.size());
  const int64_t end = file_.size() + head + kLengthOfExtra + kSizes + kHeadOfPadding;
  const int64_t padding = (kAlignment - end % kAlignment) % kAlignment;
  append(local, {{static_cast<uint64_t>(kSizes + kHeadOfPadding + padding), 2}});
  local += name;
  append(local, {{1, 2}, {16, 2}, {bytes, 8}, {bytes, 8}});
  local += "FB";
  append(local, {{static_cast<uint64_t>(padding), 2}});
  local.append(static_cast<size_t>(padding), 'Z');
  file_.write(local);
  for (const std::string_view p : pieces) file_.write(p);

  directory_ += "PK\1\2";
  append(directory_, {{kVersion, 2}});
  append_common(directory_, crc, name.size());
  append(directory_, {{28, 2}, {0, 2}, {0, 2}, {0, 2}, {0, 4}, {kWide, 4}});
  directory_ += name;
  append(directory_, {{1, 2}, {24, 2}, {bytes, 8}, {bytes, 8}, {begin, 8}});
  ++count_;
}

void ZipWriter::finish() {
  const auto begin = static_cast<uint64_t>(file_.size()), size = uint64_t{directory_.size()};
  std::string end = "PK\6\6";
  append(end, {{44, 8},
               {kVersion, 2},
               {kVersion, 2},
               {0, 4},
               {0, 4},
               {count_, 8},
               {count_, 8},
               {size, 8},
               {begin, 8}});
  end += "PK\6\7";
  append(end, {{0, 4}, {begin + size, 8}, {1, 4}});
  end += "PK\5\6";
  const uint64_t narrow = std::min<uint64_t>(count_, 0xffff);
  append(end, {{0, 2},
               {0, 2},
               {narrow, 2},
               {narrow, 2},
               {std::min(size, kWide), 4},
               {std::min(begin, kWide), 4},
               {0, 2}});
  file_.write(directory_);
  file_.write(end);
}

}  // namespace nnc::io
