// SPDX-License-Identifier: Apache-2.0
#include "io/jpeg_state.h"

#include <jerror.h>

namespace nnc::io {
namespace {

JpegState& state_of(j_common_ptr jpeg) {
  return *static_cast<JpegState*>(jpeg->client_data);
}

void on_error(j_common_ptr jpeg) {
  JpegState& state = state_of(jpeg);
  state.no_memory = jpeg->err->msg_code == JERR_OUT_OF_MEMORY;
  jpeg->err->format_message(jpeg, state.message);
  std::longjmp(state.place, 1);
}

// Where a warning says that some of the picture is missing, libjpeg would go on with grey.
void on_message(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_JPEG_EOF:
    case JWRN_MUST_RESYNC:
      on_error(jpeg);
      break;
    default:
      break;
  }
}

void say_nothing(j_common_ptr) {}

}  // namespace

void JpegState::fail(j_common_ptr jpeg, const char* text) {
  JpegState& state = state_of(jpeg);
  std::snprintf(state.message, sizeof state.message, "%s", text);
  std::longjmp(state.place, 1);
}

void JpegState::join(j_common_ptr jpeg) {
  jpeg->err = jpeg_std_error(&manager);
  jpeg->client_data = this;
  manager.error_exit = on_error;
  manager.emit_message = on_message;
  manager.output_message = say_nothing;
}

}  // namespace nnc::io
