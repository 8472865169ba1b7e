// SPDX-License-Identifier: Apache-2.0
// The printed form of a module tree.
#include "nn/module.h"

namespace nnc::nn {
namespace {

void append_indented(std::string& out, std::string_view text, size_t indent) {
  for (char c : text) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
}

}  // namespace

// Class(extra) without children; otherwise one "(name): child" line each, two columns deeper.
std::string Module::repr() const {
  struct Frame {
    const Module* module;
    size_t next;
  };
  std::string out;
  std::vector<Frame> stack;
  const auto open = [&](const Module* m) {
    const std::string extra = m->extra_repr();
    out += m->type_name() + "(";
    if (m->children_.empty()) {
      append_indented(out, extra, 2 * stack.size());
      out += ")";
      return;
    }
    stack.push_back({m, 0});
    if (!extra.empty()) {
      out += "\n" + std::string(2 * stack.size(), ' ');
      append_indented(out, extra, 2 * stack.size());
    }
  };
  open(this);
  while (!stack.empty()) {
    Frame& f = stack.back();
    if (f.next == f.module->children_.size()) {
      stack.pop_back();
      out += "\n" + std::string(2 * stack.size(), ' ') + ")";
      continue;
    }
    const Child& c = f.module->children_[f.next++];
    out += "\n" + std::string(2 * stack.size(), ' ') + "(" + c.name + "): ";
    open(c.module.get());
  }
  return out;
}

}  // namespace nnc::nn
