// SPDX-License-Identifier: Apache-2.0
// A list that is handed to functions of the host's, one after the other, which may change it.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace nnc::nn {

// Between the functions the list stays in the form in which the host has it: to copy it for each of
// them would take quadratic time.
template <class T>
class LentList {
 public:
  class Form {
   public:
    virtual ~Form() = default;
    // At the end, or in the place of what has the same key.
    virtual void set(T item) = 0;
    virtual std::vector<T> items() const = 0;
  };

  explicit LentList(std::vector<T> items = {}) : items_(std::move(items)) {}
  void add(T item) {
    if (form_)
      form_->set(std::move(item));
    else
      items_.push_back(std::move(item));
  }
  bool is_lent() const { return form_ != nullptr; }
  // The host's form, which F makes if there is none yet.
  template <class F>
  F& lend() {
    if (!form_) {
      form_ = std::make_unique<F>(items_);
      items_.clear();
    }
    return static_cast<F&>(*form_);
  }
  // What is in it, which is not lent any more.
  std::vector<T>& items() {
    if (form_) {
      items_ = form_->items();
      form_.reset();
    }
    return items_;
  }

 private:
  std::vector<T> items_;
  std::unique_ptr<Form> form_;
};

}  // namespace nnc::nn
