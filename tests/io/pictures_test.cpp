// SPDX-License-Identifier: Apache-2.0
// Pictures against what torchvision reads in them, and pictures that are written and read again.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "io/image.h"
#include "io/jpeg.h"
#include "io/png.h"
#include "io/safetensors_files.h"
#include "ops/layout.h"
#include "ops/shape.h"
#include "support/expect_error.h"

namespace nnc::testing {
namespace {

std::vector<int64_t> elements(const Tensor& x) {
  const Tensor plain = ops::row_major(x);
  std::vector<int64_t> out;
  for (int64_t i = 0; i < x.numel(); ++i) {
    out.push_back(x.dtype() == DType::kUInt8 ? plain.data<uint8_t>()[i] : plain.data<int32_t>()[i]);
  }
  return out;
}

TEST(Pictures, AreReadAsByTorchvision) {
  std::ifstream golden(std::string(NNC_GOLDEN_DIR) + "/pictures.txt");
  std::string line;
  int64_t lines = 0;
  for (; std::getline(golden, line); ++lines) {
    std::istringstream words(line);
    std::string file, mode, dtype;
    int64_t c = 0, h = 0, w = 0;
    words >> file >> mode >> dtype >> c >> h >> w;
    SCOPED_TRACE(file + " " + mode);
    const std::vector<int64_t> expected{std::istream_iterator<int64_t>(words), {}};
    const Tensor x = io::read_image(std::string(NNC_GOLDEN_DIR) + "/" + file,
                                    io::ImageOptions::of(("mode='" + mode + "'").c_str()));
    EXPECT_EQ(x.dtype(), dtype == "uint8" ? DType::kUInt8 : DType::kInt32);
    ASSERT_EQ(Dims(x.sizes()), (Dims{c, h, w}));
    EXPECT_EQ(Dims(x.strides()), (Dims{1, w * c, c}));
    EXPECT_EQ(elements(x), expected);
  }
  EXPECT_EQ(lines, 124);
}

Tensor picture(int64_t c, int64_t h, int64_t w) {
  const Tensor out = Tensor::empty({c, h, w}, DType::kUInt8);
  auto* to = out.mutable_data<uint8_t>();
  for (int64_t i = 0; i < out.numel(); ++i) to[i] = static_cast<uint8_t>(i * 37 + i / 5);
  return out;
}

TEST(Pictures, PngsAreReadAsTheyWereWritten) {
  for (const int64_t level : {0, 1, 6, 9}) {
    for (int64_t c = 1; c <= 4; ++c) {
      const Tensor x = picture(c, 13, 8);
      for (const Tensor& y : {x, ops::permute(x, {0, 2, 1})}) {
        const std::string path = write_file("written.png", "");
        io::write_png(y, path, level);
        const Tensor z = io::read_image(path, {});
        EXPECT_EQ(Dims(z.sizes()), Dims(y.sizes()));
        EXPECT_EQ(elements(z), elements(y)) << "level " << level << ", " << c << " channels";
      }
    }
  }
}

// One color survives JPEG but for its rounding.
TEST(Pictures, JpegsAreReadAlmostAsTheyWereWritten) {
  for (const int64_t c : {1, 3}) {
    const Tensor x = Tensor::full({c, 17, 33}, 130, DType::kUInt8);
    const std::string path = write_file("written.jpg", "");
    io::write_jpeg(x, path, 75);
    const Tensor y = io::read_image(path, {});
    EXPECT_EQ(Dims(y.sizes()), Dims(x.sizes()));
    for (const int64_t v : elements(y)) EXPECT_NEAR(static_cast<double>(v), 130, 1);
  }
  // Better quality takes more bytes.
  const Tensor x = picture(3, 16, 16);
  EXPECT_LT(io::encode_jpeg(x, 10).size(), io::encode_jpeg(x, 75).size());
  EXPECT_LT(io::encode_jpeg(x, 75).size(), io::encode_jpeg(x, 100).size());
}

// The bytes that torchvision's write_jpeg makes of the picture of rgb.jpg.
TEST(Pictures, JpegsHaveTheBytesOfTorchvision) {
  const std::string folder = std::string(NNC_GOLDEN_DIR) + "/jpeg/";
  const Tensor x = io::read_image(folder + "rgb.jpg", {});
  EXPECT_EQ(io::encode_jpeg(x, 75), contents_of(folder + "again.jpg"));
}

TEST(Pictures, SixteenBitsAreTheUpperEightIfNobodyKeepsThem) {
  const std::string path = std::string(NNC_GOLDEN_DIR) + "/png/rgb16.png";
  const std::vector<int64_t> all = elements(io::read_image(path, {}));
  const Tensor x = io::read_image(path, {io::ImageMode::kUnchanged, false, {}});
  EXPECT_EQ(x.dtype(), DType::kUInt8);
  const std::vector<int64_t> upper = elements(x);
  ASSERT_EQ(upper.size(), all.size());
  for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(upper[i], all[i] >> 8);
}

TEST(Pictures, JpegsWithAlphaAreOpaque) {
  const std::string folder = std::string(NNC_GOLDEN_DIR) + "/jpeg/";
  for (const char* name : {"gray.jpg", "rgb.jpg", "cmyk.jpg"}) {
    const std::vector<int64_t> rgb =
        elements(io::read_image(folder + name, io::ImageOptions::of("mode='RGB'")));
    std::vector<int64_t> expected = rgb;
    expected.resize(rgb.size() / 3 * 4, 255);
    EXPECT_EQ(elements(io::read_image(folder + name, io::ImageOptions::of("mode='RGB_ALPHA'"))),
              expected);
  }
  expect_error(
      [&] { io::read_image(folder + "rgb.jpg", io::ImageOptions::of("mode='GRAY_ALPHA'")); },
      Code::kUnsupported, "a JPEG has no mode GRAY_ALPHA");
}

TEST(Pictures, OtherImagesAreNotWritten) {
  expect_error(
      [] {
        io::encode_png(Tensor::zeros({3, 4, 4}, DType::kFloat32));
      },
      Code::kDtype, "encode_png: the image is float32, expected uint8");
  expect_error([] { io::encode_png(picture(5, 4, 4)); }, Code::kShape, "5 channels");
  expect_error([] { io::encode_jpeg(picture(2, 4, 4)); }, Code::kShape, "2 channels");
  expect_error([] { io::encode_jpeg(picture(4, 4, 4)); }, Code::kShape, "4 channels");
  expect_error([] { io::encode_png(picture(1, 0, 4)); }, Code::kShape, "0 by 4 pixels");
  expect_error(
      [] {
        io::encode_png(Tensor::zeros({4, 4}, DType::kUInt8));
      },
      Code::kShape, "has 2 dimensions");
  expect_error([] { io::encode_png(picture(1, 2, 2), 10); }, Code::kInvalid,
               "compression_level is 10, expected 0 to 9");
  expect_error([] { io::encode_jpeg(picture(1, 2, 2), 0); }, Code::kInvalid,
               "quality is 0, expected 1 to 100");
}

TEST(Pictures, MaxSizeIsABound) {
  const std::string folder = NNC_GOLDEN_DIR;
  // 21 by 19 pixels of 3 bytes.
  const std::string file = folder + "/jpeg/rgb.jpg";
  EXPECT_EQ(io::read_image(file, io::ImageOptions::of("max_size=1197")).numel(), 1197);
  expect_error([&] { io::read_image(file, io::ImageOptions::of("max_size=1196")); }, Code::kFile,
               "decoding takes 1197 bytes, at most 1196");
}

}  // namespace
}  // namespace nnc::testing
