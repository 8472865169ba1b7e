// SPDX-License-Identifier: Apache-2.0
#include "nnc/tensorboard.h"

#include "base/undo.h"
#include "capi/objects.h"
#include "tensorboard/summary_writer.h"

using namespace nnc;
using namespace nnc::capi;
using tensorboard::SummaryWriter;
using tensorboard::When;

namespace nnc::capi {

static SummaryWriter& arg(nnc_summary_writer* h, const char* name) {
  return object<SummaryWriter>(h, Kind::kSummaryWriter, name);
}
static void put(const Call& c, const Out<nnc_summary_writer*>& out, Ref<SummaryWriter> w) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kSummaryWriter, w.leak());
}
static When when(const int64_t* step, const double* time) {
  When out;
  if (step) out.step = *step;
  if (time) out.time = *time;
  return out;
}

}  // namespace nnc::capi

nnc_error* nnc_summary_writer_new(nnc_ctx* ctx, const char* log_dir, const char* options,
                                  nnc_summary_writer** out) {
  Ref<SummaryWriter> writer;
  nnc_error* const error =
      PUT(out, writer = Ref<SummaryWriter>::adopt(new SummaryWriter(
                   log_dir ? log_dir : "", tensorboard::WriterOptions::of(options))));
  if (!error) writer->keep();
  return error;
}

nnc_error* nnc_summary_writer_get_logdir(nnc_ctx* ctx, nnc_summary_writer* writer,
                                         nnc_string** out) {
  return PUT(out, std::string(ARG(writer).folder()));
}

nnc_error* nnc_summary_writer_add_scalar(nnc_ctx* ctx, nnc_summary_writer* writer, const char* tag,
                                         double scalar_value, const int64_t* global_step,
                                         const double* walltime, int32_t new_style,
                                         int32_t double_precision) {
  return RUN(ARG(writer).add_scalar(ARG(tag), scalar_value, when(global_step, walltime),
                                    new_style != 0, double_precision != 0));
}

nnc_error* nnc_summary_writer_add_scalars(nnc_ctx* ctx, nnc_summary_writer* writer,
                                          const char* main_tag, nnc_kwargs* tag_scalar_dict,
                                          const int64_t* global_step, const double* walltime) {
  return guard(__func__, ctx, [&] {
    const auto values = ARG(tag_scalar_dict).get();
    const Kwargs* const list = values;
    ARG(writer).add_scalars(ARG(main_tag), *list, when(global_step, walltime));
  });
}

nnc_error* nnc_summary_writer_add_histogram(nnc_ctx* ctx, nnc_summary_writer* writer,
                                            const char* tag, nnc_tensor* values,
                                            const int64_t* global_step, const char* bins,
                                            const double* walltime, const int64_t* max_bins) {
  return guard(__func__, ctx, [&] {
    check(!bins || std::string_view(bins) == "tensorflow", Code::kUnsupported,
          "bins must be 'tensorflow', got '", bins ? bins : "", "'");
    const std::optional<int64_t> most = max_bins ? std::optional(*max_bins) : std::nullopt;
    ARG(writer).add_histogram(ARG(tag), ARG(values), when(global_step, walltime), most);
  });
}

nnc_error* nnc_summary_writer_add_image(nnc_ctx* ctx, nnc_summary_writer* writer, const char* tag,
                                        nnc_tensor* img_tensor, const int64_t* global_step,
                                        const double* walltime, const char* dataformats) {
  return RUN(ARG(writer).add_image(ARG(tag), ARG(img_tensor), when(global_step, walltime),
                                   dataformats ? dataformats : "CHW"));
}

nnc_error* nnc_summary_writer_add_images(nnc_ctx* ctx, nnc_summary_writer* writer, const char* tag,
                                         nnc_tensor* img_tensor, const int64_t* global_step,
                                         const double* walltime, const char* dataformats) {
  return RUN(ARG(writer).add_image(ARG(tag), ARG(img_tensor), when(global_step, walltime),
                                   dataformats ? dataformats : "NCHW"));
}

nnc_error* nnc_summary_writer_add_text(nnc_ctx* ctx, nnc_summary_writer* writer, const char* tag,
                                       const char* text_string, const int64_t* global_step,
                                       const double* walltime) {
  return RUN(ARG(writer).add_text(ARG(tag), ARG(text_string), when(global_step, walltime)));
}

nnc_error* nnc_summary_writer_add_graph(nnc_ctx* ctx, nnc_summary_writer* writer, nnc_module* model,
                                        nnc_tensor* const* input_to_model,
                                        int64_t n_input_to_model) {
  return guard(__func__, ctx, [&] {
    check(input_to_model || n_input_to_model == 0, Code::kInvalid, "input_to_model is NULL");
    UndoLog log;
    ARG(writer).add_graph(ARG(model),
                          optional_list(input_to_model, n_input_to_model, "input_to_model"));
    log.keep();
  });
}

nnc_error* nnc_summary_writer_add_hparams(nnc_ctx* ctx, nnc_summary_writer* writer,
                                          nnc_kwargs* hparam_dict, nnc_kwargs* metric_dict,
                                          const char* run_name, const int64_t* global_step) {
  return guard(__func__, ctx, [&] {
    const auto hparams = ARG(hparam_dict).get(), metrics = ARG(metric_dict).get();
    const Kwargs *const h = hparams, *const m = metrics;
    ARG(writer).add_hparams(*h, *m, run_name, when(global_step, nullptr).step);
  });
}

nnc_error* nnc_summary_writer_flush(nnc_ctx* ctx, nnc_summary_writer* writer) {
  return RUN(ARG(writer).flush());
}

nnc_error* nnc_summary_writer_close(nnc_ctx* ctx, nnc_summary_writer* writer) {
  return RUN(ARG(writer).close());
}
