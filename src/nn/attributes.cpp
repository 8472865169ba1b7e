// SPDX-License-Identifier: Apache-2.0
// Names under which nothing can be registered, as PyTorch's object has an attribute there.
#include "nn/container.h"
#include "nn/registry.h"

namespace nnc::nn {
namespace {

// Of every torch.nn.Module.
constexpr std::string_view kOfModules =
    "T_destination __annotate_func__ __call__ __class__ __delattr__ __dict__ __dir__ __doc__ "
    "__eq__ __firstlineno__ __format__ __ge__ __getattr__ __getattribute__ __getstate__ "
    "__gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __module__ __ne__ __new__ "
    "__reduce__ __reduce_ex__ __repr__ __setattr__ __setstate__ __sizeof__ "
    "__static_attributes__ __str__ __subclasshook__ __weakref__ _apply _backward_hooks "
    "_backward_pre_hooks _buffers _call_impl _compiled_call_impl _forward_hooks "
    "_forward_hooks_always_called _forward_hooks_with_kwargs _forward_pre_hooks "
    "_forward_pre_hooks_with_kwargs _get_backward_hooks _get_backward_pre_hooks _get_name "
    "_is_full_backward_hook _load_from_state_dict _load_state_dict_post_hooks "
    "_load_state_dict_pre_hooks _maybe_warn_non_full_backward_hook _modules _named_members "
    "_non_persistent_buffers_set _parameters _register_load_state_dict_pre_hook "
    "_register_state_dict_hook _replicate_for_data_parallel _save_to_state_dict _slow_forward "
    "_state_dict_hooks _state_dict_pre_hooks _version _wrapped_call_impl add_module apply "
    "bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval "
    "extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu "
    "load_state_dict modules mtia named_buffers named_children named_modules named_parameters "
    "parameters register_backward_hook register_buffer register_forward_hook "
    "register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook "
    "register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module "
    "register_parameter register_state_dict_post_hook register_state_dict_pre_hook "
    "requires_grad_ set_extra_state set_submodule share_memory state_dict to to_empty train "
    "training type xpu zero_grad";
// What the containers add.
constexpr std::string_view kOfSequences =
    "__add__ __annotations__ __delitem__ __getitem__ __iadd__ __iter__ __len__ __setitem__ append "
    "extend insert pop";
constexpr std::string_view kOfModuleDicts =
    "__annotations__ __contains__ __delitem__ __getitem__ __iter__ __len__ __setitem__ clear items "
    "keys pop update values";
constexpr std::string_view kOfParameterLists =
    "__getitem__ __iadd__ __iter__ __len__ __setitem__ _get_abs_string_index _size append extend";
constexpr std::string_view kOfParameterDicts =
    "__contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ "
    "__setitem__ _key_to_attr _keys clear copy fromkeys get items keys pop popitem setdefault "
    "update "
    "values";
// Arguments that layers do not keep under their names.
constexpr std::string_view kForgotten =
    "_freeze _weight device dtype max_value min_value num_chunks reduce size_average";

// What classes have beside the arguments that they keep; of the named ones, or of all whose names
// begin so.
struct OfClass {
  std::string_view names;
  bool prefix;
  std::string_view words;
};
constexpr std::string_view kOfRecurrent =
    "_all_weights _flat_weight_refs _flat_weights _flat_weights_names _init_flat_weights "
    "_update_flat_weights _weights_have_changed all_weights check_forward_args check_hidden_size "
    "check_input flatten_parameters get_expected_hidden_size mode permute_hidden proj_size";
constexpr std::string_view kOfConvolutions =
    "_conv_forward _reversed_padding_repeated_twice output_padding reset_parameters transposed";
constexpr std::string_view kOfNorms = "_check_input_dim reset_parameters reset_running_stats";
constexpr std::string_view kOfInstanceNorms =
    "_apply_instance_norm _get_no_batch_dim _handle_no_batch_input";
constexpr OfClass kOfClasses[] = {
    {"MultiheadAttention", false,
     "_qkv_same_embed_dim _reset_parameters add_zero_attn batch_first bias_k bias_v dropout "
     "embed_dim head_dim kdim merge_masks num_heads vdim"},
    {"Transformer", false,
     "_reset_parameters batch_first d_model generate_square_subsequent_mask nhead"},
    {"TransformerEncoderLayer", false,
     "_ff_block _sa_block activation activation_relu_or_gelu norm_first"},
    {"TransformerDecoderLayer", false, "_ff_block _mha_block _sa_block activation norm_first"},
    {"TransformerEncoder", false,
     "enable_nested_tensor mask_check norm num_layers use_nested_tensor"},
    {"TransformerDecoder", false, "norm num_layers"},
    {"RNN GRU LSTM", false, kOfRecurrent},
    {"LSTM", false, "get_expected_cell_size"},
    {"AdaptiveLogSoftmaxWithLoss", false,
     "_get_full_log_prob head_size log_prob n_clusters predict shortlist_size"},
    {"AdaptiveLogSoftmaxWithLoss Bilinear GRU GRUCell GroupNorm LSTM LSTMCell LayerNorm Linear "
     "NonDynamicallyQuantizableLinear PReLU RMSNorm RNN RNNCell",
     false, "reset_parameters"},
    {"Embedding", true, "_fill_padding_idx_with_zero from_pretrained reset_parameters"},
    {"BatchNorm", true, kOfNorms},
    {"InstanceNorm", true, kOfNorms},
    {"InstanceNorm", true, kOfInstanceNorms},
    {"SyncBatchNorm", false, kOfNorms},
    {"SyncBatchNorm", false, "_check_non_zero_input_channels convert_sync_batchnorm"},
    {"Conv", true, kOfConvolutions},
    {"ConvTranspose", true, "_output_padding"},
    {"Lazy", true,
     "_infer_parameters _initialize_hook _lazy_load_hook _load_hook cls_to_become "
     "has_uninitialized_params initialize_parameters reset_parameters"},
    {"LazyLinear", false, "in_features"},
    {"LazyConv", true, kOfConvolutions},
    {"LazyConv", true, "_get_in_channels _get_num_spatial_dims in_channels"},
    {"LazyConvTranspose", true, "_output_padding"},
    {"LazyBatchNorm", true, kOfNorms},
    {"LazyBatchNorm", true, "num_features"},
    {"LazyInstanceNorm", true, kOfNorms},
    {"LazyInstanceNorm", true, kOfInstanceNorms},
    {"LazyInstanceNorm", true, "num_features"},
    {"PairwiseDistance", false, "norm"},
    {"Upsampl", true, "name"},
    {"Upsampling", true, "align_corners mode recompute_scale_factor"},
    {"ReLU6", false, "max_val min_val"},
    {"ZeroPad", true, "value"},
    {"CircularPad", true, "_check_input_dim"},
    {"Unflatten", false, "_require_tuple_int"},
};
// Arguments that only these do not keep.
constexpr OfClass kForgottenBy[] = {
    {"PairwiseDistance", false, "p"},
    {"LinearCrossEntropyLoss", false, "bias in_features"},
};

bool has_word(std::string_view words, std::string_view word) {
  for (size_t at = 0; at < words.size();) {
    const size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool among(Span<const OfClass> table, std::string_view type, std::string_view name) {
  for (const OfClass& c : table) {
    if ((c.prefix ? type.starts_with(c.names) : has_word(c.names, type)) &&
        has_word(c.words, name)) {
      return true;
    }
  }
  return false;
}

}  // namespace

// A layer keeps its arguments.
bool Module::has_attribute(std::string_view name) const {
  const std::string type = type_name();
  if (among(kOfClasses, type, name)) return true;
  return keeps_argument(type, name) && !has_word(kForgotten, name) &&
         !among(kForgottenBy, type, name);
}
bool ModuleSequence::has_attribute(std::string_view name) const {
  return has_word(kOfSequences, name) ||
         (name == "_get_item_by_idx" && type_name() == "Sequential");
}
bool ModuleDict::has_attribute(std::string_view name) const {
  return has_word(kOfModuleDicts, name);
}
bool ParameterList::has_attribute(std::string_view name) const {
  return has_word(kOfParameterLists, name);
}
bool ParameterDict::has_attribute(std::string_view name) const {
  return has_word(kOfParameterDicts, name);
}

// A constructor registers its own parts under the names of its arguments: bias.
void Module::check_attribute(const std::string& name, const char* what) const {
  const bool taken = has_word(kOfModules, name) || (shows_.load() && has_attribute(name));
  check(!taken, Code::kInvalid, what, ": attribute '", name, "' already exists");
}

}  // namespace nnc::nn
