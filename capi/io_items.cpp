// SPDX-License-Identifier: Apache-2.0
#include "capi/io_items.h"

#include "optim/option.h"

namespace nnc::capi {

io::Items items_of(const Named& named) {
  io::Items out;
  for (Named::Entry& e : named.entries()) {
    check(!e.module, Code::kInvalid, "'", e.key, "' is a module, expected a tensor");
    out.push_back({std::move(e.key), std::move(e.tensor), std::move(e.form)});
  }
  return out;
}

// One after the other: of many the copies would take more than they do.
Ref<Named> named_of(io::Items items) {
  Ref<Named> out = Ref<Named>::adopt(new Named);
  for (io::Item& i : items) {
    out->add({std::move(i.key), std::move(i.tensor), nullptr, std::move(i.form)});
  }
  return out;
}

Ref<Named> named_of(const io::Texts& texts) {
  Ref<Named> out = Ref<Named>::adopt(new Named);
  for (const auto& [key, value] : texts) {
    out->add({key, to_tensor(optim::Option(value)), nullptr, {Form::Kind::kStr, {}}});
  }
  return out;
}

io::Texts texts_of(const Kwargs* kwargs) {
  io::Texts out;
  if (!kwargs) return out;
  for (const Kwargs::Entry& e : kwargs->entries()) {
    const auto* text = std::get_if<std::string>(&e.value);
    check(text != nullptr, Code::kInvalid, "metadata: '", e.key, "' is no text");
    out.emplace_back(e.key, *text);
  }
  return out;
}

}  // namespace nnc::capi
