// SPDX-License-Identifier: Apache-2.0
// Folders of pictures against torchvision.datasets.ImageFolder.
#include "data/image_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "io/png.h"
#include "io/safetensors_files.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "support/expect_error.h"

namespace nnc::testing {
namespace {

namespace fs = std::filesystem;
using data::ImageFolder;
using data::ImageFolderOptions;

const std::string kGolden = std::string(NNC_GOLDEN_DIR) + "/folder";

std::vector<double> elements(const Tensor& x) {
  const Tensor plain = ops::row_major(ops::to_dtype(x, DType::kFloat64));
  return {plain.data<double>(), plain.data<double>() + plain.numel()};
}
ImageFolder folder_of(const std::string& root, const char* options = nullptr) {
  return {root, ImageFolderOptions::of(options)};
}

// "OPTIONS FILE CLASS TYPE C H W ELEMENTS".
void expect_sample(const ImageFolder& folder, int64_t index, const std::string& line) {
  SCOPED_TRACE(line.substr(0, 60));
  std::istringstream words(line);
  std::string options, file, dtype;
  int64_t label = 0, c = 0, h = 0, w = 0;
  words >> options >> file >> label >> dtype >> c >> h >> w;
  EXPECT_EQ(folder.path(index), kGolden + "/" + file);
  const std::vector<Tensor> sample = folder.get(index);
  ASSERT_EQ(sample.size(), 2u);
  EXPECT_EQ(sample[1].dim(), 0);
  EXPECT_EQ(sample[1].data<int64_t>()[0], label);
  EXPECT_EQ(std::string(dtype_name(sample[0].dtype())), dtype);
  ASSERT_EQ(Dims(sample[0].sizes()), (Dims{c, h, w}));
  const std::vector<double> got = elements(sample[0]);
  for (const double v : got) {
    double expected = 0;
    words >> expected;
    // torchvision resizes uint8 in integers, which rounds otherwise now and then.
    const bool bytes = sample[0].dtype() == DType::kUInt8;
    EXPECT_NEAR(v, expected, bytes ? (options == "-" ? 0 : 1) : 1e-6);
  }
}

TEST(ImageFolder, HasTheSamplesOfTorchvision) {
  std::ifstream golden(kGolden + ".txt");
  std::string line;
  std::optional<ImageFolder> folder;
  std::vector<std::string> classes;
  int64_t index = 0, samples = 0;
  while (std::getline(golden, line)) {
    const std::string first = line.substr(0, line.find(' '));
    if (first == "classes") {
      folder.reset();
      std::istringstream words(line.substr(8));
      classes = {std::istream_iterator<std::string>(words), {}};
      continue;
    }
    if (!folder) {
      folder.emplace(kGolden, ImageFolderOptions::of(first == "-" ? "" : first.c_str()));
      EXPECT_EQ(folder->classes(), classes);
      EXPECT_EQ(folder->size(), 9);
      index = 0;
    }
    expect_sample(*folder, index++, line);
    ++samples;
  }
  EXPECT_EQ(samples, 36);
}

TEST(ImageFolder, ModesAndExtensions) {
  EXPECT_EQ(folder_of(kGolden, "mode='GRAY'").get(0)[0].size(0), 1);
  EXPECT_EQ(folder_of(kGolden, "mode='RGB_ALPHA'").get(0)[0].size(0), 4);
  const ImageFolder jpegs = folder_of(kGolden, "extensions=('.jpg', '.jpeg'), allow_empty=True");
  EXPECT_EQ(jpegs.size(), 2);
  EXPECT_EQ(jpegs.classes().size(), 3u);
  expect_error([] { folder_of(kGolden, "extensions=('.jpg',)"); }, Code::kFile,
               "folder/ant-eater: there is no picture in it");
}

TEST(ImageFolder, ThreadsReadAtOnce) {
  const ImageFolder folder = folder_of(kGolden, "size=(4, 6)");
  std::vector<std::vector<double>> expected;
  for (int64_t i = 0; i < folder.size(); ++i) expected.push_back(elements(folder.get(i)[0]));
  std::vector<std::thread> threads;
  for (int64_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int64_t i = 0; i < 90; ++i) {
        const int64_t at = (i + t) % folder.size();
        EXPECT_EQ(elements(folder.get(at)[0]), expected[static_cast<size_t>(at)]);
      }
    });
  }
  for (std::thread& t : threads) t.join();
}

class Folders : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(root_);
    fs::create_directories(root_ + "/a");
  }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(root_ + "/" + name, std::ios::binary) << bytes;
  }
  static std::string picture() { return io::encode_png(Tensor::zeros({3, 2, 2}, DType::kUInt8)); }
  const std::string root_ = nnc_test::temporary_path("classes");
};

TEST_F(Folders, WithoutClassesOrPictures) {
  expect_error([&] { folder_of(root_ + "/a"); }, Code::kFile,
               "there is no folder of a class in it");
  expect_error([&] { folder_of(root_ + "/b"); }, Code::kFile, "No such file or directory");
  expect_error([&] { folder_of(root_); }, Code::kFile, "classes/a: there is no picture in it");
  EXPECT_EQ(folder_of(root_, "allow_empty=True").size(), 0);
  put("file", picture());
  expect_error([&] { folder_of(root_ + "/file"); }, Code::kFile, "Not a directory");
}

TEST_F(Folders, LinksAreFollowedUnlessTheyLeadBack) {
  put("a/1.png", picture());
  fs::create_directories(root_ + "/elsewhere/deep");
  fs::create_directory_symlink(root_ + "/a", root_ + "/elsewhere/deep/a");
  const ImageFolder folder = folder_of(root_);
  EXPECT_EQ(folder.size(), 2);
  EXPECT_EQ(folder.path(-1), root_ + "/elsewhere/deep/a/1.png");
  fs::create_directory_symlink("/no/such/folder", root_ + "/a/nothing");
  EXPECT_EQ(folder_of(root_).size(), 2);
  fs::create_directory_symlink(root_ + "/elsewhere", root_ + "/elsewhere/deep/back");
  expect_error([&] { folder_of(root_); }, Code::kFile,
               "deep/back: is a link that leads back to " + root_ + "/elsewhere");
}

TEST_F(Folders, OtherFormatsAreNotLeftOutSilently) {
  put("a/1.png", picture());
  put("a/2.bmp", "BM");
  expect_error([&] { folder_of(root_); }, Code::kUnsupported,
               "a/2.bmp: only PNG and JPEG are read");
  EXPECT_EQ(folder_of(root_, "extensions=('.png',)").size(), 1);
}

// Found when it is read.
TEST_F(Folders, ABadPicture) {
  put("a/1.png", picture());
  put("a/2.png", picture().substr(0, 40));
  const ImageFolder folder = folder_of(root_);
  EXPECT_EQ(folder.get(0)[0].numel(), 12);
  expect_error([&] { folder.get(1); }, Code::kFile, "a/2.png: offset 33: PNG: ");
  fs::remove(root_ + "/a/1.png");
  expect_error([&] { folder.get(0); }, Code::kFile, "No such file or directory");
}

TEST(ImageFolder, Options) {
  const auto options = [](const char* text) { return [text] { ImageFolderOptions::of(text); }; };
  expect_error(options("size=5"), Code::kInvalid, "size is integer 5, expected (height, width)");
  expect_error(options("size=(0, 5)"), Code::kInvalid, "size has 0");
  expect_error(options("size=(5, 65501)"), Code::kInvalid, "size has 65501");
  expect_error(options("dtype='float64'"), Code::kInvalid, "dtype is 'float64'");
  expect_error(options("mode='rgb'"), Code::kUnknown, "there is no mode 'rgb'");
  expect_error(options("extensions='.png'"), Code::kInvalid, "expected a tuple of texts");
  expect_error(options("transform=None"), Code::kUnknown, "there is no option 'transform'");
}

}  // namespace
}  // namespace nnc::testing
