// SPDX-License-Identifier: Apache-2.0
// What errors say, and in which letters: the argument that is at fault, in UTF-8.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::ok;

std::string message_of(nnc_error* e, nnc_code code) {
  EXPECT_EQ(nnc_error_code(e), code);
  const char* text = nnc_error_message(e);
  const std::string message = text ? text : "no error";
  nnc_error_free(e);
  return message;
}
bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Messages : public ::testing::Test {
 protected:
  void SetUp() override {
    const int64_t sizes[] = {2, 3};
    ok(nnc_ones(nullptr, sizes, 2, NNC_FLOAT32, &x_));
  }
  void TearDown() override { nnc_release(x_); }
  // Makes nothing.
  std::string new_module(const std::string& text, nnc_code code) {
    nnc_module* m = nullptr;
    const std::string message = message_of(nnc_module_new(nullptr, text.c_str(), &m), code);
    EXPECT_EQ(m, nullptr);
    return message;
  }
  nnc_tensor* x_ = nullptr;
  nnc_tensor* y_ = nullptr;
};

TEST_F(Messages, AreUtf8) {
  const char* wrong = "\xff\xfe";
  const std::string shown = "\\xff\\xfe";
  EXPECT_TRUE(contains(message_of(nnc_div(nullptr, x_, x_, wrong, &y_), NNC_E_INVALID), shown));
  const int64_t one[] = {1, 1};
  EXPECT_TRUE(
      contains(message_of(nnc_pad(nullptr, x_, one, 2, wrong, 0, &y_), NNC_E_INVALID), shown));
  EXPECT_EQ(message_of(nnc_error_new(NNC_E_STATE, wrong, wrong), NNC_E_STATE), shown);
  nnc_error* mine = nnc_error_new(NNC_E_STATE, wrong, "");
  EXPECT_EQ(nnc_error_op(mine), shown);
  nnc_error_free(mine);

  // The byte that each begins with belongs to no character; what follows it may.
  const std::pair<std::string, std::string> cases[] = {
      {"na\xc3\xafve \xe2\x82\xac \xf0\x9f\x8e\x89", "na\xc3\xafve \xe2\x82\xac \xf0\x9f\x8e\x89"},
      {"\xc3", "\\xc3"},
      {"\xe2\x82"
       "abc",
       "\\xe2\\x82"
       "abc"},
      {"\xc0\xaf", "\\xc0\\xaf"},
      {"\xe0\x80\x80", "\\xe0\\x80\\x80"},
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},
      {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
      {"\xf5\x80\x80\x80", "\\xf5\\x80\\x80\\x80"}};
  for (const auto& [given, expected] : cases) {
    EXPECT_EQ(message_of(nnc_error_new(NNC_E_STATE, "", given.c_str()), NNC_E_STATE), expected);
  }
}

TEST_F(Messages, SoIsWhatIsPrinted) {
  nnc_module *m = nullptr, *child = nullptr;
  nnc_string* text = nullptr;
  ok(nnc_module_container(nullptr, "Net", &m));
  ok(nnc_module_new(nullptr, "ReLU()", &child));
  ok(nnc_module_register_module(nullptr, m, "c\xff", child));
  ok(nnc_module_repr(nullptr, m, &text));
  EXPECT_STREQ(nnc_string_data(text), "Net(\n  (c\\xff): ReLU()\n)");
  for (void* h : std::vector<void*>{m, child, text}) nnc_release(h);
  ok(nnc_string_new(nullptr, "a\xfe\0b", 4, &text));
  EXPECT_EQ(std::string(nnc_string_data(text), static_cast<size_t>(nnc_string_size(text))),
            std::string("a\\xfe\0b", 7));
  nnc_release(text);
}

TEST_F(Messages, NameTheLayerThatIsTooLarge) {
  const std::string huge = "9223372036854775807";
  for (const std::string& text :
       {"Conv2d(1, 1, " + huge + ")", "Linear(" + huge + ", " + huge + ")",
        "BatchNorm1d(" + huge + ")", "Embedding(" + huge + ", 4)", "LayerNorm([" + huge + ", 4])",
        "PReLU(" + huge + ")", "LSTM(2, " + huge + ")", "GRU(" + huge + ", 3)",
        "GroupNorm(1, " + huge + ")"}) {
    const std::string layer = text.substr(0, text.find('('));
    nnc_module* m = nullptr;
    nnc_error* e = nnc_module_new(nullptr, ("Sequential(" + text + ")").c_str(), &m);
    ASSERT_NE(e, nullptr) << text;
    const std::string message = nnc_error_message(e);
    EXPECT_EQ(message.substr(0, layer.size()), layer) << message;
    EXPECT_TRUE(contains(message, huge)) << message;
    nnc_error_free(e);
  }
  EXPECT_TRUE(contains(new_module("Conv2d(1, 1, " + huge + ")", NNC_E_MEMORY),
                       "Conv2d(1, 1, " + huge + ") at 0: "));
}

TEST_F(Messages, SpeakOfTheRightArgument) {
  const auto backward = [&](int64_t n, nnc_tensor* const* inputs, int64_t n_inputs) {
    return nnc_autograd_backward(nullptr, &x_, n, nullptr, 0, 0, inputs, n_inputs);
  };
  EXPECT_TRUE(contains(message_of(backward(INT64_MAX, nullptr, 0), NNC_E_INVALID),
                       "the number of tensors is 9223372036854775807"));
  EXPECT_TRUE(
      contains(message_of(backward(1, &x_, 0), NNC_E_INVALID), "inputs argument cannot be empty"));
  EXPECT_TRUE(contains(
      message_of(nnc_autograd_grad(nullptr, &x_, -1, &x_, 1, nullptr, 0, 0, 0, &y_), NNC_E_INVALID),
      "the number of outputs is -1"));
  const int64_t size = 2, step = 1, minus = -1, far = 5;
  EXPECT_TRUE(
      contains(message_of(nnc_as_strided(nullptr, x_, &size, &step, 1, &minus, &y_), NNC_E_INVALID),
               "invalid storage offset -1"));
  EXPECT_TRUE(
      contains(message_of(nnc_as_strided(nullptr, x_, &size, &step, 1, &far, &y_), NNC_E_INVALID),
               "reach element 6 of a storage of 6"));
  float data = 0;
  const int64_t empty[] = {2, 0}, negative[] = {-1, 1};
  EXPECT_TRUE(contains(
      message_of(nnc_from_blob(nullptr, &data, empty, 2, negative, NNC_FLOAT32, nullptr, 0, &y_),
                 NNC_E_INVALID),
      "negative stride -1"));
}

TEST_F(Messages, ANameEndsWithItsLastWord) {
  for (const char* name :
       {"nn.Linear.", "torch.nn.Linear.", "optim.SGD.", "nn.Linear.bias.", "nn.", "nn", "."}) {
    EXPECT_EQ(nnc_has(name), 0) << name;
    EXPECT_EQ(nnc_signature(name), nullptr) << name;
  }
  EXPECT_EQ(nnc_has("nn.Linear.bias"), 1);
}

}  // namespace
