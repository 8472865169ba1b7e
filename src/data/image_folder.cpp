// SPDX-License-Identifier: Apache-2.0
#include "data/image_folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/no_cancel.h"
#include "base/options.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/interpolate.h"
#include "ops/math.h"
#include "ops/shape.h"
#include "tensor/recording.h"

namespace nnc::data {
namespace {

constexpr const char* kReadable[] = {".jpg", ".jpeg", ".png"};
// What torchvision reads besides.
constexpr const char* kOthers[] = {".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"};

struct Entries {
  std::vector<std::string> folders, files;  // in the order of their names
};

// What a folder has; links are what they lead to, and are nothing if that is not there.
Entries entries_of(const std::string& path) {
  const NoCancel here;  // Note [Cancelled threads]
  errno = ENOMEM;       // opendir may have no reason of its own
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.c_str()), closedir);
  check(folder || errno != ENOMEM, Code::kMemory, "file: no memory to list a folder");
  if (!folder) io::fail_call(path, "open");
  Entries out;
  while (true) {
    errno = 0;
    const dirent* e = readdir(folder.get());
    if (!e) break;
    const std::string name = e->d_name;
    if (name == "." || name == "..") continue;
    struct stat status {};
    const std::string place = std::string(path).append("/").append(name);
    if (stat(place.c_str(), &status) != 0) continue;
    (S_ISDIR(status.st_mode) ? out.folders : out.files).push_back(name);
  }
  if (errno != 0) io::fail_call(path, "read");
  std::sort(out.folders.begin(), out.folders.end());
  std::sort(out.files.begin(), out.files.end());
  return out;
}

// Two paths of one folder have the same.
using FileId = std::pair<dev_t, ino_t>;
FileId id_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) io::fail_call(path, "open");
  return {status.st_dev, status.st_ino};
}

void read_size(const NamedValue& k, ImageFolderOptions& out) {
  const bool two = k.value.is_sequence() && k.value.size() == 2;
  check(two, Code::kInvalid, "options: size is ", describe(k.value), ", expected (height, width)");
  out.size = {k.value[0].as_int(), k.value[1].as_int()};
  constexpr int64_t kLongest = 65'500;
  for (const int64_t n : {out.size->first, out.size->second})
    check(n >= 1 && n <= kLongest, Code::kInvalid, "options: size has ", n, ", expected 1 to ",
          kLongest);
}

void read_extensions(const NamedValue& k, ImageFolderOptions& out) {
  check(k.value.is_sequence() && k.value.size() > 0, Code::kInvalid, "options: extensions is ",
        describe(k.value), ", expected a tuple of texts");
  for (int64_t i = 0; i < k.value.size(); ++i) out.extensions.emplace_back(k.value[i].as_string());
}

}  // namespace

ImageFolderOptions ImageFolderOptions::of(const char* text) {
  ImageFolderOptions out;
  static const std::vector<std::string_view> offered = {"mode",       "size",        "dtype",
                                                        "extensions", "allow_empty", "max_size"};
  read_options(text, offered, [&](const NamedValue& k) {
    if (k.name == "mode") {
      out.image.mode = io::image_mode_of(k.value.as_string());
    } else if (k.name == "size") {
      read_size(k, out);
    } else if (k.name == "dtype") {
      const std::string_view name = k.value.as_string();
      out.scale = name == "float32" || name == "torch.float32";
      check(out.scale || name == "uint8" || name == "torch.uint8", Code::kInvalid,
            "options: dtype is '", name, "', expected 'uint8' or 'float32'");
    } else if (k.name == "extensions") {
      read_extensions(k, out);
    } else if (k.name == "allow_empty") {
      out.allow_empty = k.value.as_bool();
    } else if (k.name == "max_size") {
      out.image.max_size = k.value.as_int();
    }
  });
  return out;
}

ImageFolder::ImageFolder(const std::string& root, ImageFolderOptions options)
    : options_(std::move(options)) {
  check(!is_recording(), Code::kUnsupported, io::kNoPrograms);
  classes_ = entries_of(root).folders;
  check(!classes_.empty(), Code::kFile, "file: ", root, ": there is no folder of a class in it");
  for (size_t i = 0; i < classes_.size(); ++i) {
    const size_t before = files_.size();
    find_files(root + "/" + classes_[i], static_cast<int64_t>(i));
    check(options_.allow_empty || files_.size() > before, Code::kFile, "file: ", root, "/",
          classes_[i], ": there is no picture in it");
  }
}

bool ImageFolder::is_taken(const std::string& name, const std::string& path) const {
  std::string lower = name;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto is_one = [&](const auto& list) {
    return std::any_of(std::begin(list), std::end(list),
                       [&](const auto& extension) { return lower.ends_with(extension); });
  };
  if (!options_.extensions.empty()) return is_one(options_.extensions);
  check(!is_one(kOthers), Code::kUnsupported, "file: ", path,
        ": only PNG and JPEG are read (option extensions leaves others out)");
  return is_one(kReadable);
}

// As Python's sorted(os.walk(folder, followlinks=True)): folders in the order of their paths.
void ImageFolder::find_files(const std::string& folder, int64_t label) {
  struct Found {
    std::string path;
    size_t above;  // its own place for the first
    FileId id;
    std::vector<std::string> files;
  };
  std::vector<Found> folders = {{folder, 0, id_of(folder), {}}};
  for (size_t i = 0; i < folders.size(); ++i) {
    Entries entries = entries_of(folders[i].path);
    folders[i].files = std::move(entries.files);
    for (const std::string& name : entries.folders) {
      std::string path = folders[i].path + "/" + name;
      const FileId id = id_of(path);
      for (size_t a = i;; a = folders[a].above) {
        check(folders[a].id != id, Code::kFile, "file: ", path, ": is a link that leads back to ",
              folders[a].path);
        if (folders[a].above == a) break;
      }
      folders.push_back({std::move(path), i, id, {}});
    }
  }
  std::sort(folders.begin(), folders.end(),
            [](const Found& a, const Found& b) { return a.path < b.path; });
  for (const Found& f : folders) {
    for (const std::string& name : f.files) {
      std::string path = f.path + "/" + name;
      if (is_taken(name, path)) files_.push_back({std::move(path), label});
    }
  }
}

const std::string& ImageFolder::path(int64_t index) const {
  return files_[static_cast<size_t>(place_of(index))].path;
}

std::vector<Tensor> ImageFolder::get(int64_t index) const {
  const File& file = files_[static_cast<size_t>(index)];
  Tensor image = io::read_image(file.path, options_.image);
  if (options_.size) {
    const int64_t size[] = {options_.size->first, options_.size->second};
    ops::InterpolateArguments arguments{size, {}, "bilinear"};
    arguments.antialias = true;
    image = ops::squeeze(
        ops::interpolate(ops::unsqueeze(ops::to_dtype(image, DType::kFloat32), 0), arguments), 0);
  }
  if (options_.scale)
    image = ops::div(ops::to_dtype(image, DType::kFloat32), 255);
  else if (options_.size)
    image = ops::to_dtype(ops::round(image), DType::kUInt8);
  return {image, Tensor::full({}, file.label, DType::kInt64)};
}

}  // namespace nnc::data
