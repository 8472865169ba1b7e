// SPDX-License-Identifier: Apache-2.0
#include "tensorboard/summary_writer.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "base/options.h"
#include "base/utf8.h"

namespace nnc::tensorboard {
namespace {

const std::vector<std::string_view> kOptions = {"comment", "purge_step", "filename_suffix"};

// "Nov29_09-26-54_host"
std::string default_folder(const std::string& comment) {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  char time[64], host[256] = {};
  const size_t n = std::strftime(time, sizeof time, "%b%d_%H-%M-%S", &local);
  if (gethostname(host, sizeof host - 1) != 0) host[0] = 0;
  return "runs/" + std::string(time, n) + "_" + host + comment;
}

Message event_of(const Message& value, const When& when) {
  Message summary, event;
  summary.message(1, value);
  event.real(1, when.time ? *when.time : now());
  if (when.step && *when.step != 0) event.integer(2, *when.step);
  event.message(5, summary);
  return event;
}

// SummaryMetadata of a plugin.
Message metadata_of(const char* plugin) {
  Message data, metadata;
  data.text(1, plugin);
  metadata.message(1, data);
  return metadata;
}

constexpr int kFloatType = 1, kDoubleType = 2, kStringType = 7;

Message scalar(std::string_view tag, double v, bool new_style, bool double_precision) {
  check_text(tag, "tag");
  Message value;
  value.text(1, tag);
  if (!new_style) {
    value.real32(2, static_cast<float>(v));
    return value;
  }
  Message tensor;
  tensor.integer(1, double_precision ? kDoubleType : kFloatType);
  const auto single = static_cast<float>(v);
  if (double_precision)
    tensor.reals(6, {&v, 1});
  else
    tensor.reals32(5, {&single, 1});
  value.message(8, tensor).message(9, metadata_of("scalars"));
  return value;
}

}  // namespace

void check_text(std::string_view text, const char* what) {
  check(is_utf8(text), Code::kText, what, " is no UTF-8");
}

WriterOptions WriterOptions::of(const char* text) {
  WriterOptions out;
  read_options(text, kOptions, [&](const NamedValue& k) {
    if (k.name == "purge_step") {
      if (!k.value.is_none()) out.purge_step = k.value.as_int();
      return;
    }
    const std::string_view name = k.value.as_string();
    check(k.name == "comment" || name.find('/') == name.npos, Code::kInvalid,
          "options: filename_suffix '", name, "' has a '/'");
    (k.name == "comment" ? out.comment : out.filename_suffix) = name;
  });
  return out;
}

SummaryWriter::SummaryWriter(std::string folder, WriterOptions options)
    : folder_(folder.empty() ? default_folder(options.comment) : std::move(folder)),
      options_(std::move(options)) {
  if (!options_.purge_step) {
    file();
    return;
  }
  Message version, session, start;
  version.real(1, now()).integer(2, *options_.purge_step).text(3, "brain.Event:2");
  session.integer(1, 1);  // START
  start.real(1, now()).integer(2, *options_.purge_step).message(7, session);
  file().write(version);
  file().write(start);
}

// Called under the lock, or before anybody else has the writer.
EventFile& SummaryWriter::file() {
  if (!file_) {
    file_ = std::make_unique<EventFile>(folder_, options_.filename_suffix);
    file_->set_temporary(!kept_);
  }
  return *file_;
}

void SummaryWriter::keep() noexcept {
  kept_ = true;
  if (file_) file_->set_temporary(false);
}

void SummaryWriter::write(const Message& event) {
  const std::lock_guard lock(mutex_);
  file().write(event);
}

void SummaryWriter::add_scalar(std::string_view tag, double v, const When& when, bool new_style,
                               bool double_precision) {
  write(event_of(scalar(tag, v, new_style, double_precision), when));
}

void SummaryWriter::add_scalars(std::string_view main_tag, const Kwargs& values, const When& when) {
  check_text(main_tag, "main_tag");
  const When same{when.step, when.time ? *when.time : now()};
  std::vector<double> numbers;
  for (const Kwargs::Entry& e : values.entries())
    numbers.push_back(number_of(e, "tag_scalar_dict"));
  std::string below(main_tag);
  std::replace(below.begin(), below.end(), '/', '_');
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<EventFile*, std::string>> writes;
  for (const Kwargs::Entry& e : values.entries()) {
    const std::string folder = folder_ + "/" + below + "_" + e.key;
    std::unique_ptr<EventFile>& f = scalars_[folder];
    if (!f) f = std::make_unique<EventFile>(folder, options_.filename_suffix);
    const Message event = event_of(scalar(main_tag, numbers[writes.size()], false, false), same);
    writes.emplace_back(f.get(), EventFile::encoded({&event, 1}));
  }
  for (const auto& [f, record] : writes) f->append(record);
}

void SummaryWriter::add_histogram(std::string_view tag, const Tensor& values, const When& when,
                                  std::optional<int64_t> max_bins) {
  write(event_of(histogram(tag, values, max_bins), when));
}

void SummaryWriter::add_image(std::string_view tag, const Tensor& picture, const When& when,
                              std::string_view dataformats) {
  write(event_of(image(tag, picture, dataformats), when));
}

void SummaryWriter::add_text(std::string_view tag, std::string_view text, const When& when) {
  check_text(tag, "tag");
  check_text(text, "text_string");
  Message dimension, shape, tensor, value;
  dimension.integer(1, 1);
  shape.message(2, dimension);
  tensor.integer(1, kStringType).message(2, shape).text(8, text);
  value.text(1, std::string(tag) + "/text_summary");
  value.message(8, tensor).message(9, metadata_of("text"));
  write(event_of(value, when));
}

void SummaryWriter::add_graph(nn::Module& model, Span<const Tensor> inputs) {
  const Message graph = model_graph(model, inputs);
  Message device, steps, run, tagged;
  device.text(1, "/device:CPU:0");
  steps.message(1, device);
  run.message(1, steps);
  tagged.text(1, "step1").text(2, run.bytes());
  Message first, second;
  first.real(1, now()).text(4, graph.bytes());
  second.real(1, now()).message(8, tagged);
  const Message events[] = {first, second};
  const std::lock_guard lock(mutex_);
  file().write(events);
}

void SummaryWriter::add_hparams(const Kwargs& hparams, const Kwargs& metrics, const char* run,
                                std::optional<int64_t> step) {
  const HparamsMessages messages = hparams_messages(hparams, metrics);
  std::vector<Message> values{messages.experiment, messages.start, messages.end};
  for (const Kwargs::Entry& e : metrics.entries())
    values.push_back(scalar(e.key, number_of(e, "metric_dict"), false, false));
  for (Message& v : values) v = event_of(v, {step, {}});
  EventFile(folder_ + "/" + (run && *run ? run : std::to_string(now())), "", values).flush();
}

void SummaryWriter::flush() {
  const std::lock_guard lock(mutex_);
  if (file_) file_->flush();
  for (const auto& [folder, f] : scalars_) {
    if (f) f->flush();
  }
}

void SummaryWriter::close() {
  flush();
  const std::lock_guard lock(mutex_);
  file_.reset();
  scalars_.clear();
}

}  // namespace nnc::tensorboard
