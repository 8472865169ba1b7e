// SPDX-License-Identifier: Apache-2.0
// Files of torch.save before PyTorch 1.6, or with _use_new_zipfile_serialization=False: pickles of
// a magic number, a version, the machine, the object and the keys of its storages; then these, each
// behind the number of its elements.
#include <algorithm>
#include <unordered_map>

#include "io/little_endian.h"
#include "io/pickle_items.h"
#include "io/pickle_reader.h"
#include "io/torch_file.h"
#include "io/torch_storage.h"

namespace nnc::io {
namespace {

class LegacyFile {
 public:
  LegacyFile(const InputFile& file, int64_t begin) : file_(file), at_(begin) {}
  Items load();

 private:
  std::unique_ptr<const Pickle> next(int64_t most);
  void check_version();
  void check_machine();
  void find_storages(const Pickle& object, const Pickle& keys);

  const InputFile& file_;
  int64_t at_;
  std::unordered_map<std::string_view, int64_t> begins_;  // of storages, in the file
};

// The pickle that stands next, of at most that many bytes.
std::unique_ptr<const Pickle> LegacyFile::next(int64_t most) {
  const int64_t size = std::min(file_.size() - at_, most);
  std::unique_ptr<const Pickle> out = PickleReader(file_, at_, file_.read(at_, size)).read();
  at_ += out->size;
  return out;
}

constexpr int64_t kSmall = 4096;

void LegacyFile::check_version() {
  constexpr int64_t kVersion = 1001;
  const std::unique_ptr<const Pickle> read = next(kSmall);
  const Pickle& version = *read;
  const PickleNode& n = version[version.root];
  file_.check(n.kind == PickleKind::kInt && n.integer == kVersion, version.base,
              "the version is not ", kVersion);
}

void LegacyFile::check_machine() {
  const std::unique_ptr<const Pickle> read = next(kSmall);
  const Pickle& machine = *read;
  bool is_little_endian = false;
  if (machine[machine.root].kind == PickleKind::kDict) {
    for (Pickle::Cursor c(machine, machine.root); !c.at_end();) {
      const Pickle::Id key = c.next();
      const PickleNode& value = machine[c.next()];
      if (machine[key].kind == PickleKind::kText && machine.text(key) == "little_endian")
        is_little_endian = value.kind == PickleKind::kBool && value.integer != 0;
    }
  }
  file_.check(is_little_endian, machine.base, "was not written by a little-endian machine");
}

void LegacyFile::find_storages(const Pickle& object, const Pickle& keys) {
  std::unordered_map<std::string_view, const PickleStorage*> named;
  for (const PickleStorage& s : object.storages) named.emplace(s.key, &s);
  file_.check(keys[keys.root].kind == PickleKind::kList, keys.base,
              "the keys of the storages are no list");
  for (Pickle::Cursor c(keys, keys.root); !c.at_end();) {
    const Pickle::Id id = c.next();
    file_.check(keys[id].kind == PickleKind::kText, keys.base + keys[id].place,
                "the key of a storage is ", describe(keys[id].kind));
    const auto found = named.find(keys.text(id));
    file_.check(found != named.end(), keys.base + keys[id].place, "no tensor has storage ",
                keys.text(id));
    const PickleStorage& s = *found->second;
    constexpr int64_t kHead = 8;
    file_.check(file_.size() - at_ >= kHead, at_, "the file ends before storage ", s.key);
    const uint64_t numel = little_endian(file_.read(at_, kHead), 0, kHead);
    file_.check(numel == static_cast<uint64_t>(s.numel), at_, "storage ", s.key, " has ", numel,
                " elements, expected ", s.numel);
    at_ += kHead;
    const int64_t nbytes = s.numel * item_size(s.dtype);
    file_.check(nbytes <= file_.size() - at_, at_, "storage ", s.key, " needs ", nbytes,
                " bytes, the file has ", file_.size() - at_, " more");
    file_.check(begins_.try_emplace(s.key, at_).second, at_, "storage ", s.key, " is there twice");
    at_ += nbytes;
  }
  file_.check(begins_.size() == named.size(), at_, "there are ", begins_.size(),
              " storages, expected ", named.size());
  file_.check(at_ == file_.size(), at_, "there are bytes behind the last storage");
}

Items LegacyFile::load() {
  check_version();
  check_machine();
  const std::unique_ptr<const Pickle> read = next(kMaxPickleBytes);
  const Pickle& object = *read;
  std::vector<PickleItem> list = list_items(object, file_);
  find_storages(object, *next(kMaxPickleBytes));
  return make_items(object, std::move(list), [&](const PickleStorage& s) {
    Ref<Storage> out = read_storage(file_, s, begins_.at(s.key));
    make_native(*out, s, false);
    return out;
  });
}

}  // namespace

int64_t legacy_magic_size(std::string_view beginning) {
  constexpr size_t kProtocol = 2, kFrame = 9;  // the sizes of these opcodes
  const std::string_view number = kLegacyMagic.substr(kProtocol);
  if (beginning.size() <= kProtocol || beginning[0] != kLegacyMagic[0]) return 0;
  if (beginning[1] < 2 || beginning[1] > 5) return 0;
  for (const size_t at : {kProtocol, kProtocol + kFrame}) {
    const bool framed = at > kProtocol;
    if (framed && static_cast<Opcode>(beginning[kProtocol]) != Opcode::kFrame) break;
    if (beginning.size() >= at && beginning.substr(at).starts_with(number))
      return static_cast<int64_t>(at + number.size());
  }
  return 0;
}

Items load_torch_legacy(const InputFile& file, int64_t begin) {
  return LegacyFile(file, begin).load();
}

}  // namespace nnc::io
