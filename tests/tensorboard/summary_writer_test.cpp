// SPDX-License-Identifier: Apache-2.0
// Event files: what PyTorch's SummaryWriter writes for the same calls, read by protoc; and whole
// records whatever happens.
#include "tensorboard/summary_writer.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <sstream>
#include <thread>

#include "io/png.h"
#include "nn/registry.h"
#include "support/expect_error.h"
#include "support/failing_files.h"
#include "tensorboard/event_records.h"

namespace nnc::testing {
namespace {

using tensorboard::SummaryWriter;
using tensorboard::WriterOptions;

// A folder of its own.
class EventFiles : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  Ref<SummaryWriter> writer(const char* options = nullptr) const {
    const Ref<SummaryWriter> writer =
        Ref<SummaryWriter>::adopt(new SummaryWriter(folder_, WriterOptions::of(options)));
    writer->keep();
    return writer;
  }
  std::vector<std::string> records() const { return records_of(event_files(folder_).back()); }
  const std::string folder_ = nnc_test::temporary_path("events/run");
};

Tensor numbers(Sizes sizes, double step, double first = 0, DType dtype = DType::kFloat32) {
  const Tensor out = Tensor::empty(sizes, dtype);
  for (int64_t i = 0; i < out.numel(); ++i) {
    const double v = first + step * static_cast<double>(i);
    if (dtype == DType::kFloat32)
      out.mutable_data<float>()[i] = static_cast<float>(v);
    else if (dtype == DType::kFloat64)
      out.mutable_data<double>()[i] = v;
    else if (dtype == DType::kUInt8)
      out.mutable_data<uint8_t>()[i] = static_cast<uint8_t>(v);
    else
      out.mutable_data<int64_t>()[i] = static_cast<int64_t>(v);
  }
  return out;
}
Tensor doubles(std::initializer_list<double> values) {
  const Tensor out = Tensor::empty({static_cast<int64_t>(values.size())}, DType::kFloat64);
  std::copy(values.begin(), values.end(), out.mutable_data<double>());
  return out;
}
// Floats as numpy computes them: each step rounded.
Tensor each(const Tensor& x, float (*f)(float)) {
  const Tensor out = Tensor::empty(x.sizes(), DType::kFloat32);
  for (int64_t i = 0; i < x.numel(); ++i) out.mutable_data<float>()[i] = f(x.data<float>()[i]);
  return out;
}
Tensor channels_last(const Tensor& x) {  // (C, H, W) as (H, W, C)
  const int64_t c = x.size(0), n = x.numel() / c;
  const Tensor out = Tensor::empty({x.size(1), x.size(2), c}, x.dtype());
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t k = 0; k < c; ++k)
      out.mutable_data<float>()[i * c + k] = x.data<float>()[k * n + i];
  }
  return out;
}

// The events behind "== name" in the golden file.
std::vector<std::string> golden(const std::string& name) {
  std::ifstream file(NNC_GOLDEN_DIR "/tensorboard.txt");
  std::vector<std::string> out;
  std::string line, event;
  for (bool inside = false; std::getline(file, line);) {
    if (line.rfind("== ", 0) == 0) {
      inside = line == "== " + name;
    } else if (inside && line == "--") {
      out.push_back(std::exchange(event, {}));
    } else if (inside) {
      event += line + "\n";
    }
  }
  return out;
}

// The pixels of a PNG, as (H, W, C).
std::string pixels_of(const std::string& png) {
  const std::string path = nnc_test::temporary_path("picture.png");
  std::ofstream(path, std::ios::binary) << png;
  const Tensor t = io::decode_png(io::InputFile(path), png, {});
  std::string out;
  const ConstView v = t.view();
  const auto* data = static_cast<const uint8_t*>(v.data());
  for (int64_t y = 0; y < t.size(1); ++y) {
    for (int64_t x = 0; x < t.size(2); ++x) {
      for (int64_t c = 0; c < t.size(0); ++c)
        out += static_cast<char>(data[c * v.stride(0) + y * v.stride(1) + x * v.stride(2)]);
    }
  }
  return out;
}

// The event without its time, and the hyperparameters in it.
std::string shown(const std::string& record) {
  std::string text = decoded("Event", record);
  const size_t time = text.find("wall_time: ");
  if (time != std::string::npos) text.erase(time, text.find('\n', time) + 1 - time);
  const std::string content = take_bytes(text, "content");
  if (!content.empty()) text += decoded("HParamsPluginData", content);
  return text;
}

void expect_golden(const std::string& folder, const std::string& name) {
  SCOPED_TRACE(name);
  const std::vector<std::string> files = event_files(folder), expected = golden(name);
  ASSERT_EQ(files.size(), 1U);
  const std::vector<std::string> records = records_of(files[0]);
  ASSERT_EQ(records.size(), expected.size() + 1);
  EXPECT_EQ(shown(records[0]),
            "file_version: \"brain.Event:2\"\nsource_metadata {\n  writer: \"libnnc\"\n}\n");
  for (size_t i = 0; i < expected.size(); ++i) {
    std::string ours = shown(records[i + 1]), theirs = expected[i];
    const std::string png = take_bytes(ours, "encoded_image_string"),
                      pixels = take_bytes(theirs, "encoded_image_string");
    EXPECT_EQ(ours, theirs);
    EXPECT_EQ(png.empty() ? png : pixels_of(png), pixels);
  }
}

void add_images(SummaryWriter& w) {
  const Tensor small = numbers({3, 2, 4}, 1);
  const tensorboard::When at{7, 1.5};
  w.add_image("floats", each(small, [](float v) { return v / 20 - 0.1F; }), at, "CHW");
  w.add_image("bytes", numbers({3, 2, 4}, 10, 0, DType::kUInt8), at, "CHW");
  w.add_image("hwc", channels_last(each(small, [](float v) { return v / 24; })), at, "HWC");
  w.add_image("hw", each(numbers({2, 4}, 1), [](float v) { return v / 8; }), at, "HW");
  const Tensor ints = numbers({1, 2, 4}, 1, 0, DType::kInt64);
  for (int64_t i = 0; i < 8; ++i) ints.mutable_data<int64_t>()[i] %= 2;
  w.add_image("ints", ints, at, "CHW");
  w.add_image("several", each(numbers({10, 1, 2, 3}, 1), [](float v) { return v / 60; }), at,
              "NCHW");
  w.add_image("nhwc", each(numbers({2, 2, 3, 3}, 1), [](float v) { return v / 36; }), at, "nhwc");
}

TEST_F(EventFiles, HaveWhatPyTorchWrites) {
  if (!has_protoc()) GTEST_SKIP() << "no protoc";
  const Ref<SummaryWriter> w = writer();
  w->add_scalar("loss/train", 0.1, {3, 1.5}, false, false);
  w->add_scalar("loss/train", 0, {0, 1.5}, false, false);
  w->add_scalar("none", std::numeric_limits<double>::infinity(), {{}, 1.5}, false, false);
  w->add_scalar("new", 0.1, {2, 1.5}, true, false);
  w->add_scalar("double", 0.1, {2, 1.5}, true, true);
  Kwargs scalars;
  scalars.set("x", 1.0, "test");
  scalars.set("y", 2.5, "test");
  w->add_scalars("a/b", scalars, {4, 1.5});
  w->add_histogram("h", numbers({9}, 0.25, -1, DType::kFloat64), {5, 1.5}, {});
  const Tensor ints = numbers({3}, 0, 3, DType::kInt64);
  ints.mutable_data<int64_t>()[2] = 10;
  w->add_histogram("ints", ints, {5, 1.5}, {});
  w->add_histogram("few", doubles({1, 512, 19683, 262144, 1953125, 10077696, 40353607, 134217728}),
                   {5, 1.5}, 100);
  w->add_histogram("far", doubles({1e30, 2, 0}), {5, 1.5}, {});
  w->add_text("t", "some **text** of \u00e4", {6, 1.5});
  add_images(*w);
  Kwargs hparams, metrics;
  hparams.set("lr", 0.1, "test");
  hparams.set("layers", int64_t{3}, "test");
  hparams.set("bias", true, "test");
  hparams.set("act", std::string("relu"), "test");
  metrics.set("acc", 0.5, "test");
  w->add_hparams(hparams, metrics, "h", 8);
  w->close();
  expect_golden(folder_, "run");
  expect_golden(folder_ + "/a_b_x", "run/a_b_x");
  expect_golden(folder_ + "/a_b_y", "run/a_b_y");
  expect_golden(folder_ + "/h", "run/h");
}

TEST_F(EventFiles, AreNamedAsTensorFlowsAndPurge) {
  if (!has_protoc()) GTEST_SKIP() << "no protoc";
  const Ref<SummaryWriter> w = writer("purge_step=7, filename_suffix='.x', comment='c'");
  EXPECT_EQ(w->folder(), folder_);
  const std::string name = std::filesystem::path(event_files(folder_)[0]).filename();
  EXPECT_EQ(name.find("events.out.tfevents.1"), 0U) << name;
  EXPECT_NE(name.find("." + std::to_string(getpid()) + "."), std::string::npos) << name;
  EXPECT_EQ(name.substr(name.size() - 2), ".x");
  const std::vector<std::string> all = records();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(shown(all[1]), "step: 7\nfile_version: \"brain.Event:2\"\n");
  EXPECT_EQ(shown(all[2]), "step: 7\nsession_log {\n  status: START\n}\n");
}

TEST_F(EventFiles, OfAModelHaveItsOperations) {
  if (!has_protoc()) GTEST_SKIP() << "no protoc";
  const Ref<nn::Module> m =
      nn::make_module("Sequential(Embedding(5, 2), Linear(2, 3), ReLU())", nullptr, "test");
  set_requires_grad(m->get_parameter("1.bias"), false);
  const Tensor x = numbers({4}, 1, 0, DType::kInt64);
  const Ref<SummaryWriter> w = writer();
  w->add_graph(*m, {&x, 1});
  EXPECT_TRUE(m->training());
  EXPECT_FALSE(requires_grad(m->get_parameter("1.bias")));
  std::string event = decoded("Event", records()[1]);
  event.insert(event.find("graph_def"), " ");
  std::istringstream graph(decoded("GraphDef", take_bytes(event, "graph_def")));
  std::string line, said;
  while (std::getline(graph, line)) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.rfind("name: ", 0) == 0) said += "\n" + line.substr(6);
    if (line.rfind("op: ", 0) == 0 || line.rfind("size: ", 0) == 0)
      said += " " + line.substr(line.find(' ') + 1);
    if (line.rfind("input: ", 0) == 0) said += " <- " + line.substr(7);
  }
  EXPECT_EQ(said, R"(
"input/input.1" "IO Node" 4
"Sequential/Embedding[0]/weight" "Parameter" 5 2
"Sequential/Embedding[0]/Embedding" "Embedding" <- "Sequential/Embedding[0]/weight" <- "input/input.1" 4 2
"Sequential/Linear[1]/bias" "Parameter" 3
"Sequential/Linear[1]/weight" "Parameter" 3 2
"Sequential/Linear[1]/Addmm" "Addmm" <- "Sequential/Linear[1]/bias" <- "Sequential/Embedding[0]/Embedding" <- "Sequential/Linear[1]/weight" 4 3
"Sequential/ReLU[2]/Relu" "Relu" <- "Sequential/Linear[1]/Addmm" 4 3
"output/output.1" "IO Node" <- "Sequential/ReLU[2]/Relu" 4 3)");
  EXPECT_NE(decoded("Event", records()[2]).find("step1"), std::string::npos);
}

// The projection behind an attention is no module that is called.
TEST_F(EventFiles, OfAModelNameEachParameterOnce) {
  if (!has_protoc()) GTEST_SKIP() << "no protoc";
  const Ref<nn::Module> m = nn::make_module("TransformerDecoderLayer(8, 2, 16)", nullptr, "test");
  const std::vector<Tensor> x{numbers({5, 1, 8}, 0.1), numbers({4, 1, 8}, 0.1)};
  writer()->add_graph(*m, x);
  std::string event = decoded("Event", records()[1]);
  event.insert(event.find("graph_def"), " ");
  std::istringstream graph(decoded("GraphDef", take_bytes(event, "graph_def")));
  std::set<std::string> names;
  std::string line;
  while (std::getline(graph, line)) {
    line.erase(0, line.find_first_not_of(' '));
    const bool is_name = line.starts_with("name: ");
    EXPECT_TRUE(!is_name || names.insert(line).second) << line;
  }
  const std::string layer = "name: \"TransformerDecoderLayer/MultiheadAttention[multihead_attn]/";
  EXPECT_EQ(names.count(layer + "NonDynamicallyQuantizableLinear[out_proj]/weight\""), 1U);
}

TEST_F(EventFiles, AFullDiskTakesBackTheRecord) {
  const Ref<SummaryWriter> w = writer();
  w->add_scalar("a", 1, {1, 1.5}, false, false);
  for (const int error : {ENOSPC, EIO}) {
    for (const int64_t piece : {0, 5}) {
      nnc_test::write_in_pieces(piece);
      nnc_test::fail_file_call_after(piece ? 3 : 1, error);
      expect_error(
          [&] {
            w->add_scalar("b", 2, {2, 1.5}, false, false);
          },
          Code::kFile,
          error == ENOSPC ? "cannot write: No space left on device"
                          : "cannot write: Input/output error");
      EXPECT_EQ(nnc_test::fail_file_call_after(0, 0), 0);
      EXPECT_EQ(records().size(), 2U);
    }
  }
  w->add_scalar("c", 3, {3, 1.5}, false, false);
  nnc_test::write_in_pieces(0);
  EXPECT_EQ(records().size(), 3U);
  nnc_test::fail_file_call_after(1, EIO);
  expect_error([&] { w->flush(); }, Code::kFile, "Input/output error");
  w->flush();
  nnc_test::fail_file_call_after(1, ENOSPC);
  expect_error([&] { writer(); }, Code::kFile, "cannot open");
  nnc_test::fail_file_call_after(2, ENOSPC);
  expect_error([&] { writer(); }, Code::kFile, "cannot write");
  EXPECT_EQ(event_files(folder_).size(), 1U);
}

TEST_F(EventFiles, AKilledProcessLeavesWholeRecords) {
  for (int i = 0; i < 30; ++i) {
    std::filesystem::remove_all(folder_);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const Ref<SummaryWriter> w = writer();
      for (int64_t k = 0;; ++k) w->add_text("tag", std::string(300, 'x'), {k, {}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + i % 7));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    if (!std::filesystem::exists(folder_)) continue;
    for (const std::string& f : event_files(folder_)) records_of(f, true);
  }
}

TEST_F(EventFiles, ThreadsShareAWriter) {
  const Ref<SummaryWriter> w = writer();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int64_t i = 0; i < 50; ++i) w->add_scalar("tag", 1, {i, {}}, false, false);
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(records().size(), 201U);
  w->close();
  w->close();
  w->add_text("more", "in a new file", {});
  EXPECT_EQ(event_files(folder_).size(), 2U);
}

TEST_F(EventFiles, RefuseWhatTheyCannotHold) {
  const Ref<SummaryWriter> w = writer();
  const Tensor none = Tensor::empty({0}, DType::kFloat32), one = numbers({1}, 1),
               image = numbers({2, 2, 2}, 0.1);
  const auto refused = [&](const auto& f, Code code, const char* text) {
    expect_error(f, code, text);
  };
  refused([&] { w->add_scalar("\xff", 1, {}, false, false); }, Code::kText, "tag is no UTF-8");
  refused([&] { w->add_text("t", "\xff", {}); }, Code::kText, "text_string is no UTF-8");
  refused([&] { w->add_histogram("h", none, {}, {}); }, Code::kInvalid, "no element");
  refused([&] { w->add_histogram("h", one, {}, 0); }, Code::kInvalid, "must be positive, got 0");
  refused(
      [&] {
        w->add_histogram("h", doubles({std::numeric_limits<double>::quiet_NaN(), 1e21}), {}, {});
      },
      Code::kInvalid, "no element lies within");
  refused([&] { w->add_image("i", image, {}, "CHW"); }, Code::kInvalid, "2 channels");
  refused([&] { w->add_image("i", image, {}, "CHH"); }, Code::kInvalid, "dataformats 'CHH'");
  refused([&] { w->add_image("i", image, {}, "C"); }, Code::kInvalid, "2 to 4 dimensions");
  refused([&] { w->add_image("i", image, {}, "HW"); }, Code::kShape, "has 3 dimensions");
  refused([&] { w->add_image("i", none, {}, "C"); }, Code::kInvalid, "2 to 4");
  refused(
      [&] {
        w->add_image("i", numbers({1, 2, 2, 2}, 1), {}, "NCHW");
      },
      Code::kInvalid, "expected 1 or 3");
  Kwargs words, numbers_of;
  words.set("a", std::string("b"), "test");
  refused([&] { w->add_scalars("m", words, {}); }, Code::kInvalid, "tag_scalar_dict['a']");
  refused([&] { w->add_hparams(words, words, "r", {}); }, Code::kInvalid, "metric_dict['a']");
  refused([&] { WriterOptions::of("filename_suffix='a/b'"); }, Code::kInvalid, "has a '/'");
  refused([&] { WriterOptions::of("coment=''"); }, Code::kUnknown, "did you mean 'comment'");
  EXPECT_EQ(records().size(), 1U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
  refused([&] { SummaryWriter("/dev/null/x", {}); }, Code::kFile,
          "/dev/null/x: cannot make folder");
}

}  // namespace
}  // namespace nnc::testing
