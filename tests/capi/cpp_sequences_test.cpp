// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: packed sequences, and parts of datasets.
#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;
using nnc_test::whole;
using nnc_test::Whole;

using CppSequences = nnc_test::CppTest;

TEST_F(CppSequences, ArePackedAndPadded) {
  const nnc::Tensor x = nnc::arange(6.0).view(3, 2);  // 3 steps of 2 sequences
  const nnc::PackedSequence packed = nnc::pack_padded_sequence(x, {3, 1});
  EXPECT_EQ(values(packed.data()), (Values{0, 1, 2, 4}));
  EXPECT_EQ(whole(packed.batch_sizes()), (Whole{2, 1, 1}));
  EXPECT_FALSE(packed.sorted_indices().defined());
  const auto [padded, lengths] = nnc::pad_packed_sequence(packed, true, -1, 4);
  EXPECT_EQ(values(padded), (Values{0, 2, 4, -1, 1, -1, -1, -1}));
  EXPECT_EQ(whole(lengths), (Whole{3, 1}));
  expect_error(NNC_E_INVALID, "nnc_pack_padded_sequence", [&] {
    nnc::pack_padded_sequence(x, {1, 3});
  });
  const nnc::PackedSequence sorted =
      nnc::pack_padded_sequence(x, nnc::tensor({1, 3}), false, false);
  EXPECT_EQ(whole(sorted.sorted_indices()), (Whole{1, 0}));
  EXPECT_EQ(whole(sorted.unsorted_indices()), (Whole{1, 0}));
  const std::vector<nnc::Tensor> list = nnc::unpack_sequence(sorted);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(values(list[1]), (Values{1, 3, 5}));
  const nnc::PackedSequence again = nnc::pack_sequence(list, false);
  EXPECT_EQ(values(again.data()), values(sorted.data()));
  const nnc::PackedSequence same =
      nnc::PackedSequence::of(sorted.data(), sorted.batch_sizes(), sorted.sorted_indices());
  EXPECT_EQ(whole(std::get<1>(nnc::pad_packed_sequence(same))), (Whole{1, 3}));
}

TEST_F(CppSequences, RecurrentLayers) {
  const nnc::Tensor x = nnc::ones({3, 2, 4}), alone = x[{nnc::Slice(0, 1), nnc::Slice(1, 2)}];
  const nnc::PackedSequence packed = nnc::pack_padded_sequence(x, {3, 1});
  const nnc::Tensor zeros = nnc::zeros({1, 2, 5});
  for (const nnc::Module& layer : {nnc::LSTM(4, 5), nnc::GRU(4, 5), nnc::RNN(4, 5)}) {
    SCOPED_TRACE(layer.repr());
    const bool is_lstm = layer.repr()[0] == 'L';
    const auto [output, h_n, c_n] = layer.forward(packed);
    EXPECT_EQ(c_n.defined(), is_lstm);
    const nnc::Tensor padded = std::get<0>(nnc::pad_packed_sequence(output)).detach();
    EXPECT_EQ(padded.shape(), (nnc::Shape{3, 2, 5}));
    EXPECT_TRUE(nnc::allclose(padded[0][1], layer(alone)[0][0]));
    EXPECT_EQ(values(h_n.detach()[0][1]), values(padded[0][1]));
    const std::vector<nnc::Tensor> hx =
        is_lstm ? std::vector<nnc::Tensor>{zeros, zeros} : std::vector<nnc::Tensor>{zeros};
    EXPECT_EQ(values(layer(packed, hx).data().detach()), values(output.data().detach()));
    expect_error(NNC_E_INVALID, "nnc_module_call_packed", [&] { layer(packed, {x, x, x}); });
  }
  expect_error(NNC_E_UNKNOWN, "nnc_module_call_packed", [&] { nnc::ReLU()(packed); });
}

TEST_F(CppSequences, PartsOfDatasets) {
  const nnc::Dataset ten = nnc::TensorDataset({nnc::arange(10)});
  const std::pair<nnc::Reals, Whole> rows[] = {
      {{7, 3}, {7, 3}},
      {{0.75, 0.25}, {8, 2}},
      {{0.5, 0.25, 0.25}, {6, 2, 2}},
      {std::vector<int64_t>{4, 6}, {4, 6}},
      {std::vector<double>{0.5, 0.5}, {5, 5}},
      {10, {10}},
  };
  for (const auto& [lengths, sizes] : rows) {
    std::vector<bool> seen(10);
    Whole found;
    for (const nnc::Dataset& part : nnc::random_split(ten, lengths)) {
      found.push_back(part.size());
      for (int64_t i = 0; i < part.size(); ++i) seen[part[i][0].item<size_t>()] = true;
    }
    EXPECT_EQ(found, sizes);
    EXPECT_EQ(seen, std::vector<bool>(10, true));
  }
  expect_error(NNC_E_INVALID, "nnc_random_split", [&] { nnc::random_split(ten, {7, 4}); });
  const nnc::Dataset both = nnc::ConcatDataset({ten, nnc::Subset(ten, {3})});
  EXPECT_EQ(both.size(), 11);
  EXPECT_EQ(both[10][0].item(), 3);
}

}  // namespace
