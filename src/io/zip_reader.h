// SPDX-License-Identifier: Apache-2.0
// Zip archives, read strictly: what two readers could understand differently is refused.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/input_file.h"

namespace nnc::io {

// Note [Strict archives]
// One end record, at the end of the file, without a comment; names are relative, in no way upwards,
// and differ; the local header of an entry says the same as the directory; the stretches of the
// file that entries take lie before the directory and apart from each other; no encryption, no
// second disk. An entry that is stored is as large as it is there, so that only what is compressed
// needs a limit. The headers are read here and not by minizip, which says less than is compared
// and in Debian 12 does not know the sizes of zip64; zlib unpacks.

// In a header: the number stands in the extra field of zip64.
inline constexpr uint64_t kWide = 0xffffffff;

// Is it a name that an archive may have: relative, with no part "..", UTF-8?
bool is_entry_name(std::string_view name);

struct ZipEntry {
  std::string name;
  int64_t header = 0, begin = 0, size = 0;  // where header and data begin; of the data as they lie
  int64_t unpacked_size = 0;
  uint32_t crc32 = 0;
  bool is_deflated = false;
};

class ZipReader {
 public:
  explicit ZipReader(const InputFile& file);

  const std::vector<ZipEntry>& entries() const { return entries_; }
  // Null if there is none.
  const ZipEntry* find(const std::string& name) const;
  // An Error if the bytes of a stored entry are not those that were written.
  void check_crc32(const ZipEntry& entry) const;
  // The bytes of a deflated entry, checked.
  void unpack(const ZipEntry& entry, void* to) const;

 private:
  struct Directory {
    int64_t begin, end;
    uint64_t count;
  };
  struct Head;

  Directory find_directory() const;
  void read_directory(const Directory& directory);
  // The entry whose head stands at `place` of the directory's bytes, which then is behind it.
  ZipEntry read_entry(const Directory& directory, std::string_view bytes, size_t& place) const;
  void check_head(const Head& head, const Directory& directory, int64_t at) const;
  void check_local(const Head& head, ZipEntry& entry) const;
  void check_apart() const;
  void check_sum(const ZipEntry& entry, uint32_t sum) const;

  const InputFile& file_;
  std::vector<ZipEntry> entries_;
  std::unordered_map<std::string_view, size_t> places_;
};

}  // namespace nnc::io
