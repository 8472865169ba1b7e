// SPDX-License-Identifier: Apache-2.0
#include "program/step.h"

namespace nnc::program {

Step::Step(const kernels::Call& c)
    : type_(c.type), functions_(c.functions), count_(c.count), name_(c.name) {
  // operator new[] aligns for every type of argument.
  const auto place_behind = [](size_t end, const kernels::ArgumentType& t) {
    return (end + t.align - 1) / t.align * t.align;
  };
  size_t size = 0;
  for (const kernels::ArgumentType* t : type_->arguments) size = place_behind(size, *t) + t->size;
  memory_ = std::make_unique<std::byte[]>(size);
  size = 0;
  int64_t i = 0;
  for (const kernels::ArgumentType* t : type_->arguments) {
    void* const place = memory_.get() + place_behind(size, *t);
    t->copy(place, c.arguments[i++]);
    arguments_.push_back(place);
    size = place_behind(size, *t) + t->size;
  }
}

Step::Step(Ref<RecordedAction> a)
    : action_(std::move(a)),
      type_(nullptr),
      functions_(nullptr),
      count_(0),
      name_(action_->name()) {}

Step& Step::operator=(Step&& o) noexcept {
  drop();
  action_ = std::move(o.action_);
  changes = std::move(o.changes);
  module = o.module, call = o.call, nanoseconds = o.nanoseconds, is_followed = o.is_followed;
  formers = o.formers;
  type_ = o.type_, functions_ = o.functions_, count_ = o.count_, name_ = o.name_;
  memory_ = std::move(o.memory_);
  arguments_ = std::move(o.arguments_);
  return *this;
}

void Step::drop() noexcept {
  if (!memory_) return;
  int64_t i = 0;
  for (const kernels::ArgumentType* t : type_->arguments) {
    if (t->destroy) t->destroy(arguments_[i]);
    ++i;
  }
}

void Step::visit(kernels::OperandVisitor& v) const {
  if (action_) return;
  int64_t i = 0;
  for (const kernels::ArgumentType* t : type_->arguments) t->visit(arguments_[i++], v);
}

}  // namespace nnc::program
