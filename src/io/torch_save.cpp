// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.h"
#include "io/pickle_writer.h"
#include "io/torch_file.h"
#include "io/zip_writer.h"

namespace nnc::io {

void save_torch(const Items& items, const std::string& path) {
  PickleWriter pickle;
  pickle.write(ItemTree(items));
  OutputFile file(path);
  ZipWriter zip(file);
  zip.add("archive/data.pkl", {pickle.bytes()});
  zip.add("archive/.format_version", {"1"});
  zip.add("archive/.storage_alignment", {"64"});
  zip.add("archive/byteorder", {"little"});
  const auto& records = pickle.records();
  for (size_t i = 0; i < records.size(); ++i) {
    const auto* data = static_cast<const char*>(records[i].storage->plain());
    const std::string_view bytes(data, static_cast<size_t>(records[i].nbytes));
    zip.add("archive/data/" + std::to_string(i), {bytes});
  }
  zip.add("archive/version", {"3\n"});
  zip.finish();
  file.commit();
}

}  // namespace nnc::io
