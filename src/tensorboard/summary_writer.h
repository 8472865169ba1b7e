// SPDX-License-Identifier: Apache-2.0
// torch.utils.tensorboard.SummaryWriter.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/object_lock.h"
#include "nn/module.h"
#include "tensorboard/event_file.h"

namespace nnc::tensorboard {

struct WriterOptions {
  std::string comment, filename_suffix;
  std::optional<int64_t> purge_step;

  // Null is all defaults.
  static WriterOptions of(const char* text);
};

// When something was: torch's global_step and walltime.
struct When {
  std::optional<int64_t> step;
  std::optional<double> time;
};

class SummaryWriter final : public Counted {
 public:
  // "" is a folder named by the time.
  SummaryWriter(std::string folder, WriterOptions options);
  static void destroy(SummaryWriter* w) { delete w; }
  // The host is about to get it: its file stays. Until then, while nobody else has the writer, the
  // file would go with it.
  void keep() noexcept;
  const std::string& folder() const { return folder_; }

  void add_scalar(std::string_view tag, double v, const When& when, bool new_style,
                  bool double_precision);
  void add_scalars(std::string_view main_tag, const Kwargs& values, const When& when);
  void add_histogram(std::string_view tag, const Tensor& values, const When& when,
                     std::optional<int64_t> max_bins);
  void add_image(std::string_view tag, const Tensor& image, const When& when,
                 std::string_view dataformats);
  void add_text(std::string_view tag, std::string_view text, const When& when);
  void add_graph(nn::Module& model, Span<const Tensor> inputs);
  // run: null is named by the time.
  void add_hparams(const Kwargs& hparams, const Kwargs& metrics, const char* run,
                   std::optional<int64_t> step);
  void flush();
  void close();

 private:
  void write(const Message& event);
  EventFile& file();

  std::string folder_;
  WriterOptions options_;
  bool kept_ = false;
  ObjectMutex mutex_;
  std::unique_ptr<EventFile> file_;                            // null: closed
  std::map<std::string, std::unique_ptr<EventFile>> scalars_;  // by folder
};

// ---- the messages ----
// Summary.Value with a histogram, an image.
Message histogram(std::string_view tag, const Tensor& values, std::optional<int64_t> max_bins);
Message image(std::string_view tag, const Tensor& image, std::string_view dataformats);
// GraphDef
Message model_graph(nn::Module& model, Span<const Tensor> inputs);
// Summary.Value of the hparams plugin: Experiment, SessionStartInfo, SessionEndInfo.
struct HparamsMessages {
  Message experiment, start, end;
};
HparamsMessages hparams_messages(const Kwargs& hparams, const Kwargs& metrics);
// A number of a dictionary.
double number_of(const Kwargs::Entry& e, const char* dictionary);
// Fails for what is no UTF-8.
void check_text(std::string_view text, const char* what);

}  // namespace nnc::tensorboard
