// SPDX-License-Identifier: Apache-2.0
#include "recipes.h"

#include <cctype>
#include <sstream>

namespace nnc_fuzz {
namespace {

// A letter is a size, the same in all of a recipe: L, M and P of places, J, K and Q of kernels;
// G is four times H, R three times, W three times E, Z four times C, Y what a generator's state is.
// A digit is itself. "params=GI,GH" is a list, "dim=#0" a number or a list of them,
// "ignore_index=#2,3".
const std::map<std::string, const char*>& recipes() {
  static const std::map<std::string, const char*> table = {
      {"nnc_conv1d", "input=NCL weight=OCK bias=O groups=#1"},
      {"nnc_conv2d", "input=NCLM weight=OCKJ bias=O groups=#1"},
      {"nnc_conv3d", "input=NCLMP weight=OCKJQ bias=O groups=#1"},
      {"nnc_conv_transpose1d", "input=NCL weight=COK bias=O groups=#1"},
      {"nnc_conv_transpose2d", "input=NCLM weight=COKJ bias=O groups=#1"},
      {"nnc_conv_transpose3d", "input=NCLMP weight=COKJQ bias=O groups=#1"},
      {"nnc_linear", "input=NC weight=OC bias=O"},
      {"nnc_bilinear", "input1=NC input2=ND weight=OCD bias=O"},
      {"nnc_bmm", "input=NIJ mat2=NJK"},
      {"nnc_baddbmm", "input=NIK batch1=NIJ batch2=NJK"},
      {"nnc_addmm", "input=IK mat1=IJ mat2=JK"},
      {"nnc_grouped_mm", "mat_a=NIJ mat_b=NJK"},
      {"nnc_max_pool1d", "input=NCL"},
      {"nnc_max_pool2d", "input=NCLM"},
      {"nnc_max_pool3d", "input=NCLMP"},
      {"nnc_max_pool1d_with_indices", "input=NCL"},
      {"nnc_max_pool2d_with_indices", "input=NCLM"},
      {"nnc_max_pool3d_with_indices", "input=NCLMP"},
      {"nnc_max_unpool1d", "input=NCL indices=NCL:w kernel_size=#2"},
      {"nnc_max_unpool2d", "input=NCLM indices=NCLM:w kernel_size=#2"},
      {"nnc_max_unpool3d", "input=NCLMP indices=NCLMP:w kernel_size=#2"},
      {"nnc_avg_pool1d", "input=NCL"},
      {"nnc_avg_pool2d", "input=NCLM"},
      {"nnc_avg_pool3d", "input=NCLMP"},
      {"nnc_lp_pool1d", "input=NCL norm_type=#2"},
      {"nnc_lp_pool2d", "input=NCLM"},
      {"nnc_lp_pool3d", "input=NCLMP"},
      {"nnc_fractional_max_pool2d", "input=NCLM kernel_size=#2 output_size=#2"},
      {"nnc_fractional_max_pool3d", "input=NCLMP kernel_size=#2 output_size=#2"},
      {"nnc_fractional_max_pool2d_with_indices", "input=NCLM kernel_size=#2 output_size=#2"},
      {"nnc_fractional_max_pool3d_with_indices", "input=NCLMP kernel_size=#2 output_size=#2"},
      {"nnc_adaptive_avg_pool2d", "input=NCLM output_size=#2"},
      {"nnc_adaptive_max_pool2d", "input=NCLM output_size=#2,3"},
      {"nnc_batch_norm", "input=NCL running_mean=C running_var=C:u weight=C bias=C"},
      {"nnc_instance_norm", "input=NCL running_mean=C running_var=C:u weight=C bias=C"},
      {"nnc_group_norm", "input=NCL num_groups=#1 weight=C bias=C"},
      {"nnc_layer_norm", "input=NLC normalized_shape=#C weight=C bias=C"},
      {"nnc_rms_norm", "input=NLC normalized_shape=#C weight=C"},
      {"nnc_cross_entropy", "input=NC target=N:w weight=C"},
      {"nnc_nll_loss", "input=NC target=N:w weight=C"},
      {"nnc_linear_cross_entropy", "input=NC linear_weight=VC target=N:w"},
      {"nnc_multi_margin_loss", "input=NC target=N:w weight=C"},
      {"nnc_multilabel_margin_loss", "input=NC target=NC:w"},
      {"nnc_binary_cross_entropy", "input=NC:u target=NC:u weight=NC"},
      {"nnc_ctc_loss", "log_probs=TNC targets=NS:w input_lengths=N:w target_lengths=N:w"},
      {"nnc_ctc_loss_list", "log_probs=T2C targets=2S:w input_lengths=#T,T target_lengths=#S,S"},
      {"nnc_cosine_embedding_loss", "input1=NC input2=NC target=N"},
      {"nnc_scaled_dot_product_attention", "query=NHLE key=NHSE value=NHSV attn_mask=LS"},
      {"nnc_embedding", "input=NS:w weight=VE"},
      {"nnc_embedding_bag", "input=NS:w weight=VE"},
      {"nnc_lstm",
       "input=TNI hx=1NH,1NH params=GI,GH,G,G has_biases=#1 num_layers=#1 "
       "bidirectional=#0 batch_first=#0 dropout=#0"},
      {"nnc_gru",
       "input=TNI hx=1NH params=RI,RH,R,R has_biases=#1 num_layers=#1 bidirectional=#0 "
       "batch_first=#0 dropout=#0"},
      {"nnc_rnn_tanh",
       "input=TNI hx=1NH params=HI,HH,H,H has_biases=#1 num_layers=#1 "
       "bidirectional=#0 batch_first=#0 dropout=#0"},
      {"nnc_rnn_relu",
       "input=TNI hx=1NH params=HI,HH,H,H has_biases=#1 num_layers=#1 "
       "bidirectional=#0 batch_first=#0 dropout=#0"},
      {"nnc_lstm_cell", "input=NI hx=NH,NH w_ih=GI w_hh=GH b_ih=G b_hh=G"},
      {"nnc_gru_cell", "input=NI hx=NH w_ih=RI w_hh=RH b_ih=R b_hh=R"},
      {"nnc_rnn_tanh_cell", "input=NI hx=NH w_ih=HI w_hh=HH b_ih=H b_hh=H"},
      {"nnc_rnn_relu_cell", "input=NI hx=NH w_ih=HI w_hh=HH b_ih=H b_hh=H"},
      {"nnc_index_select", "input=AB index=C:w"},
      {"nnc_index_add", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_add_", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_copy", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_copy_", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_reduce", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_reduce_", "input=AB index=A:w source=AB dim=#0"},
      {"nnc_index_fill", "input=AB index=A:w dim=#0"},
      {"nnc_index_fill_", "input=AB index=A:w dim=#0"},
      {"nnc_index_fill_i64", "input=AB index=A:w dim=#0"},
      {"nnc_index_fill_i64_", "input=AB index=A:w dim=#0"},
      {"nnc_index_fill_tensor", "input=AB index=A:w value= dim=#0"},
      {"nnc_index_fill_tensor_", "input=AB index=A:w value= dim=#0"},
      {"nnc_gather", "input=AB index=AB:w dim=#0"},
      {"nnc_scatter_src", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_scatter_src_", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_scatter_add", "input=AB index=AB:w src=AB dim=#1"},
      {"nnc_scatter_add_", "input=AB index=AB:w src=AB dim=#1"},
      {"nnc_scatter_scalar_", "input=AB index=AB:w dim=#0"},
      {"nnc_scatter_scalar_i64_", "input=AB index=AB:w dim=#0"},
      {"nnc_scatter_scalar_reduce", "input=AB index=AB:w dim=#0"},
      {"nnc_scatter_scalar_reduce_", "input=AB index=AB:w dim=#0"},
      {"nnc_scatter_src_reduce", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_scatter_src_reduce_", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_scatter_reduce", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_scatter_reduce_", "input=AB index=AB:w src=AB dim=#0"},
      {"nnc_take_along_dim", "input=AB indices=AB:w"},
      {"nnc_narrow_tensor", "input=LM start=:w length=#1 dim=#0"},
      {"nnc_interpolate", "input=NCLM size=#5,3"},
      {"nnc_grid_sample", "input=NCLM grid=NAB2"},
      {"nnc_affine_grid", "theta=N23 size=#N,3,L,M"},
      {"nnc_unfold", "input=NCLM kernel_size=#2"},
      {"nnc_fold", "input=NZ4 output_size=#3,3 kernel_size=#2"},
      {"nnc_pixel_shuffle", "input=N4LM upscale_factor=#2"},
      {"nnc_channel_shuffle", "input=N4LM groups=#2"},
      {"nnc_cdist", "x1=NIC x2=NJC"},
      {"nnc_linalg_matrix_norm", "input=IJ dim=#0,1 ord=#2"},
      {"nnc_linalg_solve", "A=JJ B=JK"},
      {"nnc_linalg_lstsq", "input=IJ B=IK"},
      {"nnc_tensordot", "a=IJ b=JK dims=#1"},
      {"nnc_fuse_conv_bn_weights", "conv_w=OCK conv_b=O bn_rm=O bn_rv=O:u bn_w=O bn_b=O"},
      {"nnc_fuse_linear_bn_weights", "linear_w=OC linear_b=O bn_rm=O bn_rv=O:u bn_w=O bn_b=O"},
      {"nnc_pack_padded_sequence", "input=3NC lengths=N:w enforce_sorted=#0 batch_first=#0"},
      {"nnc_pad_sequence", "sequences=AC,BC,LC"},
      {"nnc_pack_sequence", "sequences=AC,BC,LC enforce_sorted=#0"},
      {"nnc_unpad_sequence", "padded_sequences=3NC lengths=N:w batch_first=#0"},
      {"nnc_set_rng_state", "new_state=Y:y"},
      {"nnc_write_png", "image=3LM:y compression_level=#5"},
      {"nnc_write_jpeg", "image=3LM:y quality=#9"},
      {"nnc_invert_permutation", "permutation=1:w"},
      {"nnc_addmv", "input=I mat=IJ vec=J"},
      {"nnc_multi_head_attention_forward",
       "query=LNE key=SNE value=SNE in_proj_weight=WE in_proj_bias=W out_proj_weight=EE "
       "out_proj_bias=E embed_dim_to_check=#E num_heads=#1 use_separate_proj_weight=#0 "
       "attn_mask=LS key_padding_mask=NS:b"},
      {"nnc_adaptive_log_softmax_with_loss_log_prob", "input=N5"},
      {"nnc_adaptive_log_softmax_with_loss_predict", "input=N5"},
  };
  return table;
}

class Sizes {
 public:
  explicit Sizes(Random& random) : random_(random) {}

  int64_t of(char letter) {
    if (std::isdigit(static_cast<unsigned char>(letter))) return letter - '0';
    switch (letter) {
      case 'G':
        return 4 * of('H');
      case 'R':
        return 3 * of('H');
      case 'W':
        return 3 * of('E');
      case 'Z':
        return 4 * of('C');
      case 'Y':
        return 5056;
      default:
        break;
    }
    const auto known = known_.find(letter);
    if (known != known_.end()) return known->second;
    const std::string places = "LMP";
    const int64_t size = places.find(letter) != std::string::npos ? random_.between(3, 8)
                         : random_.percent(92)                    ? random_.between(1, 3)
                                                                  : random_.of({0, 5, 9, 17});
    return known_[letter] = size;
  }

 private:
  Random& random_;
  std::map<char, int64_t> known_;
};

}  // namespace

Recipe draw_recipe(const std::string& function, Random& random) {
  Recipe recipe;
  const auto found = recipes().find(function);
  if (found == recipes().end()) return recipe;
  Sizes sizes(random);
  std::istringstream words(found->second);
  for (std::string word; words >> word;) {
    const size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    std::string text = word.substr(equals + 1);
    const bool numbers = !text.empty() && text[0] == '#';
    std::istringstream parts((numbers ? text.substr(1) : text) + ",");
    for (std::string part; std::getline(parts, part, ',');) {
      if (numbers) {
        recipe.numbers[name].push_back(sizes.of(part[0]));
        continue;
      }
      Ingredient i;
      const size_t colon = part.find(':');
      if (colon != std::string::npos) i.contents = part[colon + 1];
      for (const char c : part.substr(0, colon)) i.sizes.push_back(sizes.of(c));
      recipe.tensors[name].push_back(i);
    }
  }
  return recipe;
}

}  // namespace nnc_fuzz
