// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "io/pickle_items.h"
#include "io/pickle_reader.h"
#include "io/torch_file.h"
#include "io/torch_storage.h"
#include "io/zip_reader.h"

namespace nnc::io {
namespace {

// What stands around the pickle.
class TorchArchive {
 public:
  TorchArchive(const InputFile& file, const LoadOptions& options)
      : file_(file), zip_(file), checks_(options.checks()) {
    find_folder();
    check_numbers();
    is_big_endian_ = has_big_endian();
  }
  std::unique_ptr<const Pickle> pickle() const;
  Ref<Storage> storage(const PickleStorage& s) const;

 private:
  void find_folder();
  void check_numbers() const;
  bool has_big_endian() const;
  const ZipEntry* find(const std::string& name) const { return zip_.find(folder_ + name); }
  void check_record(const PickleStorage& s, const Pickle& pickle) const;
  // The text of a small entry, or `fallback`.
  std::string text(const std::string& name, const char* fallback) const;
  std::string read(const ZipEntry& entry) const;

  const InputFile& file_;
  const ZipReader zip_;
  const bool checks_;
  std::string folder_;
  bool is_big_endian_ = false;
};

void TorchArchive::find_folder() {
  file_.check(!zip_.entries().empty(), 0, "the archive is empty");
  const std::string& first = zip_.entries()[0].name;
  folder_ = first.substr(0, first.find('/') + 1);
  for (const ZipEntry& e : zip_.entries()) {
    const bool inside = !folder_.empty() && e.name.starts_with(folder_);
    file_.check(inside, e.header, "the entry ", e.name, " lies in no folder common to all");
  }
  const ZipEntry* script = find("constants.pkl");
  file_.check(!script, script ? script->header : 0,
              "is a TorchScript archive, which holds code: save a state_dict instead");
  for (const ZipEntry& e : zip_.entries())
    file_.check(!e.is_deflated, e.header, "the entry ", e.name, " is compressed");
  file_.check(find("data.pkl") != nullptr, 0, "there is no data.pkl: no file of torch.save");
}

std::string TorchArchive::read(const ZipEntry& entry) const {
  if (checks_) zip_.check_crc32(entry);
  return file_.read(entry.begin, entry.size);
}

std::string TorchArchive::text(const std::string& name, const char* fallback) const {
  constexpr int64_t kLongest = 64;
  const ZipEntry* e = find(name);
  if (!e) return fallback;
  file_.check(e->size <= kLongest, e->header, name, " has ", e->size, " bytes");
  return read(*e);
}

void TorchArchive::check_numbers() const {
  const auto check_number = [&](const char* name, const char* fallback, int most) {
    const std::string said = text(name, fallback);
    const std::string_view digits = std::string_view(said).substr(0, said.find('\n'));
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool known = error == std::errc() && end == digits.data() + digits.size() &&
                       number >= 1 && number <= most;
    file_.check(known, find(name) ? find(name)->begin : 0, name, " is '", digits,
                "', expected 1 to ", most);
  };
  constexpr int kNewestVersion = 10, kNewestFormat = 1;
  check_number("version", "1", kNewestVersion);
  check_number(".format_version", "1", kNewestFormat);
}

bool TorchArchive::has_big_endian() const {
  const std::string order = text("byteorder", "little");
  file_.check(order == "little" || order == "big", find("byteorder") ? find("byteorder")->begin : 0,
              "byteorder is '", order, "', expected little or big");
  return order == "big";
}

void TorchArchive::check_record(const PickleStorage& s, const Pickle& pickle) const {
  const std::string name = "data/" + std::string(s.key);
  const ZipEntry* e = find(name);
  const int64_t at = pickle.base + s.place, nbytes = s.numel * item_size(s.dtype);
  file_.check(e != nullptr, at, "there is no entry ", name);
  file_.check(e->size == nbytes, at, name, " has ", e->size, " bytes, expected ", nbytes);
}

std::unique_ptr<const Pickle> TorchArchive::pickle() const {
  const ZipEntry& e = *find("data.pkl");
  file_.check(e.size <= kMaxPickleBytes, e.header, "data.pkl has ", e.size, " bytes, at most ",
              kMaxPickleBytes, " are read");
  std::unique_ptr<const Pickle> out = PickleReader(file_, e.begin, read(e)).read();
  file_.check(out->size == e.size, e.begin + out->size, "there are bytes behind the pickle");
  for (const PickleStorage& s : out->storages) check_record(s, *out);
  return out;
}

Ref<Storage> TorchArchive::storage(const PickleStorage& s) const {
  const ZipEntry& e = *find("data/" + std::string(s.key));
  if (checks_) zip_.check_crc32(e);
  Ref<Storage> out = read_storage(file_, s, e.begin);
  make_native(*out, s, is_big_endian_);
  return out;
}

}  // namespace

Items load_torch(const std::string& path, const LoadOptions& options) {
  InputFile file(path);
  if (options.mmap) file.map();
  const std::string magic = file.read(0, std::min(file.size(), kLegacyMagicMost));
  if (const int64_t begin = legacy_magic_size(magic)) return load_torch_legacy(file, begin);
  file.check(magic.starts_with("PK\3\4"), 0, "is no file of torch.save");
  const TorchArchive archive(file, options);
  const std::unique_ptr<const Pickle> pickle = archive.pickle();
  return make_items(*pickle, list_items(*pickle, file),
                    [&](const PickleStorage& s) { return archive.storage(s); });
}

}  // namespace nnc::io
