// SPDX-License-Identifier: Apache-2.0
#include "io/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace nnc::io {

int64_t most_unpacked(const InputFile& file) {
  constexpr int64_t kSmall = int64_t{1} << 20, kMostOfSmall = int64_t{48} << 20, kTimes = 128;
  if (file.size() < kSmall) return kMostOfSmall;
  return std::min(file.size(), INT64_MAX / kTimes) * kTimes;
}

struct UnpackedFile::Stream {
  Stream() {
    constexpr int kGzipAlone = 15 + 16;
    check(inflateInit2(&z, kGzipAlone) == Z_OK, Code::kMemory, "file: no memory to unpack");
  }
  ~Stream() { inflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  z_stream z{};
  std::string piece;  // of the file
  bool ended = false;
};

UnpackedFile::UnpackedFile(const InputFile& file) : file_(file) {
  if (file.size() >= 2 && file.read(0, 2) == "\x1f\x8b") stream_ = std::make_unique<Stream>();
}

UnpackedFile::~UnpackedFile() = default;

int64_t UnpackedFile::offset() const {
  return next_ - (stream_ ? static_cast<int64_t>(stream_->z.avail_in) : 0);
}

int64_t UnpackedFile::read(void* to, int64_t n) {
  if (stream_) return inflate(static_cast<unsigned char*>(to), n);
  n = std::min(n, file_.size() - next_);
  file_.read(next_, to, n);
  next_ += n;
  return n;
}

// The next piece of the file, if the last is used up.
void UnpackedFile::fill() {
  constexpr int64_t kPiece = int64_t{1} << 18;
  Stream& s = *stream_;
  if (s.z.avail_in > 0) return;
  s.piece = file_.read(next_, std::min(file_.size() - next_, kPiece));
  next_ += static_cast<int64_t>(s.piece.size());
  s.z.next_in = reinterpret_cast<Bytef*>(s.piece.data());
  s.z.avail_in = static_cast<uInt>(s.piece.size());
}

// Zeros behind a stream, as tapes and fixed blocks leave them, say nothing: RFC 1952 begins each
// stream with another byte, and gzip passes over them.
void UnpackedFile::skip_padding() {
  z_stream& z = stream_->z;
  for (; z.avail_in > 0 && *z.next_in == 0; fill()) {
    ++z.next_in;
    --z.avail_in;
  }
}

int64_t UnpackedFile::inflate(unsigned char* to, int64_t n) {
  constexpr int64_t kMostAtOnce = int64_t{1} << 30;
  Stream& s = *stream_;
  int64_t done = 0;
  while (done < n) {
    fill();
    if (s.ended) {
      skip_padding();
      if (s.z.avail_in == 0) break;
      // Several of them in a row are one, as gzip has it.
      inflateReset(&s.z);
      s.ended = false;
    }
    const auto room = static_cast<uInt>(std::min(n - done, kMostAtOnce));
    s.z.next_out = to + done;
    s.z.avail_out = room;
    const bool was_empty = s.z.avail_in == 0;
    const int result = ::inflate(&s.z, Z_NO_FLUSH);
    done += room - s.z.avail_out;
    check(result != Z_MEM_ERROR, Code::kMemory, "file: no memory to unpack");
    if (result == Z_BUF_ERROR && was_empty)
      file_.fail(offset(), "the compressed data ends too early");
    file_.check(result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR, offset(),
                "the compressed data is damaged: ", s.z.msg ? s.z.msg : "no gzip");
    s.ended = result == Z_STREAM_END;
  }
  return done;
}

std::string UnpackedFile::read_all(int64_t most) {
  std::string out;
  if (!stream_) {
    out.resize(static_cast<size_t>(file_.size()));
    read(out.data(), file_.size());
    return out;
  }
  constexpr int64_t kPiece = int64_t{1} << 18;
  while (true) {
    const size_t size = out.size();
    out.resize(size + kPiece);
    const int64_t got = read(out.data() + size, kPiece);
    out.resize(size + static_cast<size_t>(got));
    file_.check(static_cast<int64_t>(out.size()) <= most, offset(), "unpacks to more than ", most,
                " bytes (option max_size)");
    if (got < kPiece) return out;
  }
}

}  // namespace nnc::io
