// SPDX-License-Identifier: Apache-2.0
#include "nnc/data_files.h"

#include "capi/data_objects.h"
#include "capi/io_items.h"
#include "capi/objects.h"
#include "data/image_folder.h"
#include "io/csv.h"
#include "io/idx.h"
#include "io/image.h"
#include "io/load_options.h"

using namespace nnc;
using namespace nnc::capi;

namespace nnc::capi {
namespace {

struct TableOuts {
  Out<nnc_named*> columns, categories;
};
void check_out(const TableOuts& outs) {
  capi::check_out(outs.columns);
}
void put(const Call& c, const TableOuts& outs, io::CsvTable table) {
  Ref<Named> columns = named_of(std::move(table.columns));
  nnc_named* categories = nullptr;
  if (outs.categories.pointer) {
    put(c, Out<nnc_named*>(&categories, outs.categories.name),
        named_of(std::move(table.categories)));
  }
  try {
    put(c, outs.columns, std::move(columns));
  } catch (...) {
    release_handle(categories);
    throw;
  }
  if (outs.categories.pointer) *outs.categories.pointer = categories;
}

data::ImageFolder& image_folder(nnc_dataset* handle, const char* name) {
  auto* folder = dynamic_cast<data::ImageFolder*>(&arg(handle, name));
  check(folder != nullptr, Code::kInvalid, name, ": the dataset is no folder of pictures");
  return *folder;
}

Ref<Named> classes_of(const data::ImageFolder& folder) {
  std::vector<Named::Entry> entries;
  for (const std::string& name : folder.classes()) {
    const auto number = static_cast<int64_t>(entries.size());
    entries.push_back(
        {name, Tensor::full({}, number, DType::kInt64), nullptr, {Form::Kind::kInt, {}}});
  }
  Ref<Named> out = Ref<Named>::adopt(new Named);
  out->add(std::move(entries));
  return out;
}

}  // namespace
}  // namespace nnc::capi

nnc_error* nnc_idx_load(nnc_ctx* ctx, const char* path, const char* options, nnc_tensor** out) {
  return PUT(out, io::load_idx(ARG(path), io::LoadOptions::of(options, {"max_size"}).max_size));
}

nnc_error* nnc_csv_load(nnc_ctx* ctx, const char* path, const char* options, nnc_named** columns,
                        nnc_named** categories) {
  return guard(__func__, ctx, TableOuts{OUT(columns), OUT(categories)},
               [&] { return io::load_csv(ARG(path), io::CsvOptions::of(options)); });
}

nnc_error* nnc_read_image(nnc_ctx* ctx, const char* path, const char* options, nnc_tensor** out) {
  return PUT(out, io::read_image(ARG(path), io::ImageOptions::of(options)));
}

nnc_error* nnc_write_png(nnc_ctx* ctx, nnc_tensor* image, const char* path,
                         int64_t compression_level) {
  return RUN(io::write_png(ARG(image), ARG(path), compression_level));
}

nnc_error* nnc_write_jpeg(nnc_ctx* ctx, nnc_tensor* image, const char* path, int64_t quality) {
  return RUN(io::write_jpeg(ARG(image), ARG(path), quality));
}

nnc_error* nnc_dataset_image_folder(nnc_ctx* ctx, const char* root, const char* options,
                                    nnc_dataset** out) {
  return PUT(out, Ref<data::Dataset>::adopt(
                      new data::ImageFolder(ARG(root), data::ImageFolderOptions::of(options))));
}

nnc_error* nnc_image_folder_classes(nnc_ctx* ctx, nnc_dataset* dataset, nnc_named** out) {
  return PUT(out, classes_of(image_folder(dataset, "dataset")));
}

nnc_error* nnc_image_folder_path(nnc_ctx* ctx, nnc_dataset* dataset, int64_t index,
                                 nnc_string** out) {
  return PUT(out, image_folder(dataset, "dataset").path(index));
}
