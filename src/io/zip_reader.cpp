// SPDX-License-Identifier: Apache-2.0
#include "io/zip_reader.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "io/little_endian.h"

namespace nnc::io {
namespace {

constexpr uint64_t kEncrypted = 1, kSizesBehind = 8, kText = 0x800;  // flags
constexpr uint64_t kCompressionLevel = 2 | 4;
constexpr int64_t kLocalSize = 30, kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56;
constexpr size_t kHeadSize = 46;
// Deflate's own bound: a bomb claims more.
constexpr int64_t kMostByDeflate = 1032;

// Takes those numbers that are wide from the field of zip64 among the extra ones. False if they are
// not there.
bool take_wide(std::string_view extra, std::initializer_list<uint64_t*> numbers) {
  constexpr size_t kTag = 4;
  std::string_view wide;
  while (extra.size() >= kTag) {
    const uint64_t size = little_endian(extra, 2, 2);
    if (size > extra.size() - kTag) break;
    if (little_endian(extra, 0, 2) == 1) wide = extra.substr(kTag, size);
    extra.remove_prefix(kTag + size);
  }
  for (uint64_t* n : numbers) {
    if (*n != kWide) continue;
    if (wide.size() < 8) return false;
    *n = little_endian(wide, 0, 8);
    wide.remove_prefix(8);
  }
  return true;
}

}  // namespace

bool is_entry_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || !is_utf8(name)) return false;
  if (name.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) return false;
  while (true) {
    const size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

// What the directory says of an entry.
struct ZipReader::Head {
  uint64_t flags, method, crc, size, unpacked, disk, header;
  std::string_view name;
};

ZipReader::ZipReader(const InputFile& file) : file_(file) {
  read_directory(find_directory());
}

const ZipEntry* ZipReader::find(const std::string& name) const {
  const auto place = places_.find(name);
  return place == places_.end() ? nullptr : &entries_[place->second];
}

// The end record, and that of zip64 if there is one.
ZipReader::Directory ZipReader::find_directory() const {
  const int64_t at = file_.size() - kEndSize;
  file_.check(at >= 0, 0, "is too short for a zip archive");
  const std::string end = file_.read(at, kEndSize);
  const auto end_field = [&](size_t place, int n) { return little_endian(end, place, n); };
  file_.check(end.starts_with("PK\5\6"), at, "a zip archive ends with its end record");
  file_.check(end_field(20, 2) == 0, at, "the archive has a comment");
  file_.check(end_field(4, 2) == 0 && end_field(6, 2) == 0 && end_field(8, 2) == end_field(10, 2),
              at, "the archive has several disks");
  Directory d{static_cast<int64_t>(end_field(16, 4)), 0, end_field(10, 2)};
  auto size = static_cast<int64_t>(end_field(12, 4));
  d.end = at;
  const int64_t locator_at = at - kLocatorSize;
  const std::string locator = locator_at < 0 ? "" : file_.read(locator_at, kLocatorSize);
  if (locator.starts_with("PK\6\7")) {
    const int64_t end64_at = locator_at - kEnd64Size;
    file_.check(end64_at >= 0 && little_endian(locator, 8, 8) == static_cast<uint64_t>(end64_at),
                locator_at, "the end record of zip64 is not before its locator");
    const std::string end64 = file_.read(end64_at, kEnd64Size);
    const auto field = [&](size_t place, int n) { return little_endian(end64, place, n); };
    file_.check(end64.starts_with("PK\6\6") && field(4, 8) == kEnd64Size - 12, end64_at,
                "there is no end record of zip64");
    file_.check(little_endian(locator, 4, 4) == 0 && field(16, 4) == 0 && field(20, 4) == 0 &&
                    field(24, 8) == field(32, 8),
                end64_at, "the archive has several disks");
    const auto agree = [&](uint64_t narrow, uint64_t wide, uint64_t limit) {
      return narrow == limit || narrow == wide;
    };
    file_.check(agree(d.count, field(32, 8), 0xffff) &&
                    agree(end_field(12, 4), field(40, 8), kWide) &&
                    agree(end_field(16, 4), field(48, 8), kWide),
                at, "the two end records differ");
    d = {static_cast<int64_t>(field(48, 8)), end64_at, field(32, 8)};
    size = static_cast<int64_t>(field(40, 8));
  }
  file_.check(d.begin >= 0 && d.begin <= d.end && size == d.end - d.begin, at,
              "the directory does not lie before the end record");
  return d;
}

void ZipReader::read_directory(const Directory& directory) {
  const std::string bytes = file_.read(directory.begin, directory.end - directory.begin);
  file_.check(directory.count <= bytes.size() / kHeadSize, directory.begin,
              "the directory is too short for ", directory.count, " entries");
  size_t place = 0;
  for (uint64_t i = 0; i < directory.count; ++i) {
    entries_.push_back(read_entry(directory, bytes, place));
  }
  file_.check(place == bytes.size(), directory.begin, "the directory is longer than its entries");
  for (size_t i = 0; i < entries_.size(); ++i) {
    const bool is_new = places_.try_emplace(entries_[i].name, i).second;
    file_.check(is_new, entries_[i].begin, "the entry ", entries_[i].name, " is there twice");
  }
  check_apart();
}

// In the order of the file, no entry begins before the one before it ends.
void ZipReader::check_apart() const {
  std::vector<const ZipEntry*> order;
  for (const ZipEntry& e : entries_) order.push_back(&e);
  std::sort(order.begin(), order.end(),
            [](const ZipEntry* a, const ZipEntry* b) { return a->header < b->header; });
  for (size_t i = 1; i < order.size(); ++i) {
    const ZipEntry &before = *order[i - 1], &e = *order[i];
    file_.check(before.begin + before.size <= e.header, e.header, "the entries ", before.name,
                " and ", e.name, " overlap");
  }
}

ZipEntry ZipReader::read_entry(const Directory& directory, std::string_view bytes,
                               size_t& place) const {
  const auto at = directory.begin + static_cast<int64_t>(place);
  const std::string_view rest = bytes.substr(place);
  const bool is_head = rest.size() >= kHeadSize && rest.starts_with("PK\1\2");
  file_.check(is_head, at, "there is no entry of the directory");
  const auto field = [&](size_t offset, int n) { return little_endian(rest, offset, n); };
  const uint64_t name_size = field(28, 2), extra_size = field(30, 2), comment_size = field(32, 2);
  const uint64_t size = kHeadSize + name_size + extra_size + comment_size;
  file_.check(size <= rest.size(), at, "an entry of the directory does not end");
  Head head{field(8, 2),  field(10, 2), field(16, 4), field(20, 4),
            field(24, 4), field(34, 2), field(42, 4), rest.substr(kHeadSize, name_size)};
  const std::string_view extra = rest.substr(kHeadSize + name_size, extra_size);
  file_.check(take_wide(extra, {&head.unpacked, &head.size, &head.header}), at,
              "a size of zip64 is missing");
  check_head(head, directory, at);
  place += size;
  ZipEntry entry;
  entry.name = head.name;
  entry.header = static_cast<int64_t>(head.header);
  entry.size = static_cast<int64_t>(head.size);
  entry.unpacked_size = static_cast<int64_t>(head.unpacked);
  entry.crc32 = static_cast<uint32_t>(head.crc);
  entry.is_deflated = head.method == Z_DEFLATED;
  check_local(head, entry);
  file_.check(entry.begin + entry.size <= directory.begin, at, "the entry ", entry.name,
              " does not lie before the directory");
  return entry;
}

void ZipReader::check_head(const Head& head, const Directory& directory, int64_t at) const {
  file_.check(is_entry_name(head.name), at, "no entry may have the name '", head.name, "'");
  constexpr uint64_t kKnown = kSizesBehind | kText | kCompressionLevel;
  file_.check((head.flags & kEncrypted) == 0, at, "the entry ", head.name, " is encrypted");
  file_.check((head.flags & ~kKnown) == 0, at, "the entry ", head.name, " has flags ", head.flags);
  file_.check(head.disk == 0, at, "the archive has several disks");
  file_.check(head.method == 0 || head.method == Z_DEFLATED, at, "the entry ", head.name,
              " is compressed by method ", head.method);
  const auto most = static_cast<uint64_t>(directory.begin);
  file_.check(head.size <= most && head.header <= most, at, "the entry ", head.name, " of ",
              head.size, " bytes at ", head.header, " does not lie before the directory");
  const bool fits =
      head.method == 0 ? head.unpacked == head.size : head.unpacked / kMostByDeflate <= head.size;
  file_.check(fits, at, "the entry ", head.name, " of ", head.size, " bytes claims to hold ",
              head.unpacked);
}

// Finds the data, behind a header that says what the directory says.
void ZipReader::check_local(const Head& head, ZipEntry& entry) const {
  const int64_t at = entry.header;
  const auto name_size = static_cast<int64_t>(entry.name.size());
  file_.check(file_.size() - at >= kLocalSize + name_size, at, "the header of the entry ",
              entry.name, " does not end");
  const std::string local = file_.read(at, kLocalSize + name_size);
  const auto field = [&](size_t offset, int n) { return little_endian(local, offset, n); };
  const bool same_name = local.compare(kLocalSize, std::string::npos, entry.name) == 0 &&
                         field(26, 2) == static_cast<uint64_t>(name_size);
  file_.check(local.starts_with("PK\3\4") && same_name && field(6, 2) == head.flags &&
                  field(8, 2) == head.method,
              at, "the header of the entry ", entry.name, " differs from the directory");
  const auto extra_size = static_cast<int64_t>(field(28, 2));
  const int64_t extra_at = at + kLocalSize + name_size;
  entry.begin = extra_at + extra_size;
  file_.check(entry.begin <= file_.size(), at, "the header of the entry ", entry.name,
              " does not end");
  uint64_t size = field(18, 4), unpacked = field(22, 4);
  const bool complete = take_wide(file_.read(extra_at, extra_size), {&unpacked, &size});
  const bool behind = (head.flags & kSizesBehind) != 0;
  const auto agrees = [&](uint64_t value, uint64_t known) {
    return value == known || (behind && value == 0);
  };
  file_.check(complete && agrees(field(14, 4), head.crc) && agrees(size, head.size) &&
                  agrees(unpacked, head.unpacked),
              at, "the sizes of the entry ", entry.name, " differ from the directory");
}

void ZipReader::check_crc32(const ZipEntry& entry) const {
  constexpr int64_t kPiece = int64_t{1} << 18;
  std::string piece(static_cast<size_t>(std::min(entry.size, kPiece)), '\0');
  uLong sum = 0;
  for (int64_t at = 0; at < entry.size; at += kPiece) {
    const int64_t n = std::min(entry.size - at, kPiece);
    file_.read(entry.begin + at, piece.data(), n);
    sum = crc32_z(sum, reinterpret_cast<const Bytef*>(piece.data()), static_cast<size_t>(n));
  }
  check_sum(entry, static_cast<uint32_t>(sum));
}

void ZipReader::check_sum(const ZipEntry& entry, uint32_t sum) const {
  file_.check(sum == entry.crc32, entry.begin, "the checksum of ", entry.name,
              " is wrong: the file is damaged, or was written without checksums "
              "(then load it with check_crc32=False)");
}

void ZipReader::unpack(const ZipEntry& entry, void* to) const {
  constexpr int64_t kPiece = int64_t{1} << 18, kMostAtOnce = int64_t{1} << 30;
  z_stream stream{};
  constexpr int kWithoutHeader = -15;
  check(inflateInit2(&stream, kWithoutHeader) == Z_OK, Code::kMemory, "file: no memory to unpack");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ending(&stream, inflateEnd);
  std::string piece;
  auto* next = static_cast<Bytef*>(to);
  int64_t read = 0, left = entry.unpacked_size;
  int result = Z_OK;
  while (result == Z_OK) {
    if (stream.avail_in == 0 && read < entry.size) {
      piece = file_.read(entry.begin + read, std::min(entry.size - read, kPiece));
      read += static_cast<int64_t>(piece.size());
      stream.next_in = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_in = static_cast<uInt>(piece.size());
    }
    const auto room = static_cast<uInt>(std::min(left, kMostAtOnce));
    stream.next_out = next;
    stream.avail_out = room;
    result = inflate(&stream, Z_NO_FLUSH);
    next += room - stream.avail_out;
    left -= room - stream.avail_out;
  }
  file_.check(result == Z_STREAM_END && left == 0 && read == entry.size && stream.avail_in == 0,
              entry.begin, "the entry ", entry.name, " does not unpack to ", entry.unpacked_size,
              " bytes");
  const uLong sum =
      crc32_z(0, static_cast<const Bytef*>(to), static_cast<size_t>(entry.unpacked_size));
  check_sum(entry, static_cast<uint32_t>(sum));
}

}  // namespace nnc::io
