// SPDX-License-Identifier: Apache-2.0
// Rows of files that data come in. What such files hold is in tests/io and tests/data.
#include <filesystem>
#include <fstream>

#include "interface/module_values.h"
#include "support/temporary_folder.h"

namespace nnc::testing {
namespace {

using nnc_test::temporary_path;

std::string file_of(const char* name, std::string_view contents) {
  const std::string path = temporary_path(name);
  std::ofstream(path, std::ios::binary) << contents;
  return path;
}
std::string idx_file() {
  return file_of("rows.idx", {"\0\0\x0b\2\0\0\0\2\0\0\0\2\0\1\0\2\xff\xff\0\4", 20});
}
std::string csv_file() {
  return file_of("rows.csv", "kind,length,count\nlong,2.5,1\nshort,,2\nlong,1e1,3\n");
}
Out columns_of(const char* options) {
  const Handle named = c(nnc_csv_load, csv_file().c_str(), options).handles[0];
  Tensors all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) all.push_back(c(nnc_named_tensor, named, i));
  return all;
}
In picture(Dims sizes) {
  return ints(std::move(sizes), 0, 255, DType::kUInt8);
}
std::string png_of(const Tensor& image, int64_t level = 6) {
  const std::string path = temporary_path("rows.png");
  c(nnc_write_png, image, path.c_str(), level);
  return path;
}
// Of one color: JPEG changes others.
std::string jpeg_of(const Tensor& image, int64_t quality) {
  const std::string path = temporary_path("rows.jpg");
  c(nnc_write_jpeg, image, path.c_str(), quality);
  return path;
}
// Two classes, three pictures.
std::string folder_of(const Tensor& image) {
  const std::string root = temporary_path("rows");
  for (const char* name : {"dog/2.png", "cat/1.PNG", "dog/1.png"}) {
    const std::string path = root + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    c(nnc_write_png, image, path.c_str(), int64_t{1});
  }
  return root;
}
Handle dataset_of(const Tensor& image, const Arg& options) {
  return c(nnc_dataset_image_folder, folder_of(image).c_str(), options);
}
// The name of the file and of its folder.
Out file_name(const Handle& dataset, int64_t index) {
  const Out path = c(nnc_image_folder_path, dataset, index);
  Out out = path;
  const std::string root = temporary_path("rows");
  out.text = path.text.substr(root.size());
  return bytes(out);
}

// clang-format off
[[maybe_unused]] const bool g_data_files = add_samples("data_files", {
    row("idx_load", "shorts", {},
        [](X) { return c(nnc_idx_load, idx_file().c_str(), none); }, "torch.tensor([[1, 2], [-1, 4]], dtype=torch.int16)"),
    row("idx_load", "options", {},
        [](X) { return c(nnc_idx_load, idx_file().c_str(), "max_size=8"); }, "torch.tensor([[1, 2], [-1, 4]], dtype=torch.int16)"),
    row("csv_load", "columns", {},
        [](X) { return columns_of(""); },
        "[torch.tensor([0, 1, 0]), torch.tensor([2.5, float('nan'), 10], dtype=torch.float64), torch.tensor([1, 2, 3])]"),
    row("csv_load", "options", {},
        [](X) { return columns_of("usecols=['count', 'length'], dtype={'count': 'float32'}, na_values=['3']"); },
        "[torch.tensor([2.5, float('nan'), 10], dtype=torch.float64), torch.tensor([1, 2, float('nan')])]"),
    row("csv_load", "categories", {},
        [](X) {
          const Out tables = c(nnc_csv_load, csv_file().c_str(), none);
          return Tensors{bytes(c(nnc_named_value, tables.handles[1], "kind.0")),
                         bytes(c(nnc_named_value, tables.handles[1], "kind.1"))};
        },
        "[text('long'), text('short')]"),
    row("read_image", "rgb", {picture({3, 4, 5})},
        [](X x) { return c(nnc_read_image, png_of(x[0]).c_str(), none); }, "a.permute(1, 2, 0).contiguous().permute(2, 0, 1)").no_layouts(),
    row("read_image", "mode", {picture({1, 4, 5})},
        [](X x) { return c(nnc_read_image, png_of(x[0]).c_str(), "mode='RGB', max_size=60"); },
        "a.expand(3, 4, 5).permute(1, 2, 0).contiguous().permute(2, 0, 1)").no_layouts(),
    row("write_png", "alpha", {picture({4, 3, 2})},
        [](X x) { return c(nnc_read_image, png_of(x[0], 9).c_str(), none); }, "a.permute(1, 2, 0).contiguous().permute(2, 0, 1)"),
    row("write_png", "stored", {picture({2, 3, 4})},
        [](X x) { return c(nnc_read_image, png_of(x[0], 0).c_str(), none); }, "a.permute(1, 2, 0).contiguous().permute(2, 0, 1)"),
    row("write_jpeg", "gray", {ints({1, 8, 8}, 128, 128, DType::kUInt8)},
        [](X x) { return c(nnc_read_image, jpeg_of(x[0], 75).c_str(), none); }, "torch.full((8, 8, 1), 128, dtype=torch.uint8).permute(2, 0, 1)"),
    row("write_jpeg", "rgb", {ints({3, 9, 7}, 128, 128, DType::kUInt8)},
        [](X x) { return c(nnc_read_image, jpeg_of(x[0], 100).c_str(), none); }, "a.permute(1, 2, 0).contiguous().permute(2, 0, 1)"),
    row("dataset_image_folder", "classes", {picture({3, 4, 5})},
        [](X x) {
          const Handle classes = c(nnc_image_folder_classes, dataset_of(x[0], none));
          return Tensors{c(nnc_named_get, classes, "cat"), c(nnc_named_get, classes, "dog")};
        },
        "[torch.tensor(0), torch.tensor(1)]"),
    row("image_folder_classes", "options", {picture({3, 4, 5})},
        [](X x) {
          return c(nnc_named_get, c(nnc_image_folder_classes, dataset_of(x[0], "size=(2, 2), dtype='float32'")), "dog");
        },
        "torch.tensor(1)"),
    row("image_folder_path", "each", {picture({3, 4, 5})},
        [](X x) {
          const Handle d = dataset_of(x[0], none);
          return Tensors{file_name(d, 0), file_name(d, 1), file_name(d, -1)};
        },
        "[text('/cat/1.PNG'), text('/dog/1.png'), text('/dog/2.png')]"),
});

[[maybe_unused]] const bool g_data_files_refusals = add_refusals("data_files", {
    {"idx_load", "no_file", {}, [](X) { return c(nnc_idx_load, "/no/such/file", none); }, Code::kFile,
     "No such file or directory", "open('/no/such/file')"},
    {"idx_load", "option", {}, [](X) { return c(nnc_idx_load, "x", "maxsize=1"); }, Code::kUnknown,
     "did you mean 'max_size'?", "open('x', maxsize=1)"},
    {"csv_load", "column", {}, [](X) { return columns_of("usecols=['size']"); }, Code::kUnknown,
     "there is no column 'size'", "{'kind': 0}['size']"},
    {"read_image", "mode", {}, [](X) { return c(nnc_read_image, "x", "mode='GREY'"); }, Code::kUnknown,
     "did you mean 'GRAY'?", "{'GRAY': 0}['GREY']"},
    {"write_png", "float", {in({3, 2, 2}).type(DType::kFloat32).no_grad()},
     [](X x) { return png_of(x[0]).empty() ? Out() : Out(); }, Code::kDtype, "the image is float32, expected uint8",
     "torch.ops.no_such.function(a)"},
    {"write_jpeg", "quality", {picture({3, 2, 2})}, [](X x) { return jpeg_of(x[0], 101).empty() ? Out() : Out(); },
     Code::kInvalid, "quality is 101, expected 1 to 100", "torch.ops.no_such.function(a)"},
    {"dataset_image_folder", "no_folder", {}, [](X) { c(nnc_dataset_image_folder, "/no/such/folder", none); return Out(); },
     Code::kFile, "No such file or directory", "open('/no/such/folder')"},
    {"image_folder_path", "index", {picture({3, 4, 5})},
     [](X x) { c(nnc_image_folder_path, dataset_of(x[0], none), int64_t{3}); return Out(); }, Code::kIndex, "index 3",
     "[0, 1, 2][3]"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
