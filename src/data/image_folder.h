// SPDX-License-Identifier: Apache-2.0
// Folders of pictures by class: torchvision.datasets.ImageFolder.
#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "io/image.h"

namespace nnc::data {

struct ImageFolderOptions {
  io::ImageOptions image{io::ImageMode::kRgb, false, {}};
  std::optional<std::pair<int64_t, int64_t>> size;  // height, width
  bool scale = false;                               // float32, 0..1
  std::vector<std::string> extensions;              // none: torchvision's
  bool allow_empty = false;

  // "mode='GRAY', size=(28, 28)"; null is none.
  static ImageFolderOptions of(const char* text);
};

class ImageFolder final : public Dataset {
 public:
  ImageFolder(const std::string& root, ImageFolderOptions options);

  int64_t size() const override { return static_cast<int64_t>(files_.size()); }
  std::vector<Tensor> get(int64_t index) const override;

  const std::vector<std::string>& classes() const { return classes_; }
  // Of a sample; a negative index counts from the end.
  const std::string& path(int64_t index) const;

 private:
  struct File {
    std::string path;
    int64_t label;
  };
  void find_files(const std::string& folder, int64_t label);
  bool is_taken(const std::string& name, const std::string& path) const;

  ImageFolderOptions options_;
  std::vector<std::string> classes_;
  std::vector<File> files_;
};

}  // namespace nnc::data
