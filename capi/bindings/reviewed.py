# SPDX-License-Identifier: Apache-2.0
"""What the comments of the C headers say in words, as far as packages of other languages need it: which
handles may be NULL, which outputs, which texts, and for how long a function of the host's is called.

declarations.py puts it into the parameters, and refuses an entry that names nothing. `None` for the
functions is all that have a parameter of that name.
"""

# Handles that may be NULL.
HANDLES = {
    "kwargs": {"module_new_kwargs", "prune_apply", "skip_init", "summary", "module_forward", "functional_call"},
    "child": {"module_register_module"}, "param": {"module_register_parameter"},
    "tensor": {"module_register_buffer", "named_add", "named_set"}, "conv_b": None, "bn_w": None, "bn_b": None,
    "linear_b": None, "data": {"parameter_new"}, "metadata": None, "hx": None, "b_ih": None, "b_hh": None,
    "attn_mask": None, "in_proj_weight": None, "in_proj_bias": None, "bias_k": None, "bias_v": None,
    "out_proj_bias": None, "key_padding_mask": None, "q_proj_weight": None, "k_proj_weight": None,
    "v_proj_weight": None, "static_k": None, "static_v": None, "sorted_indices": None, "unsorted_indices": None,
    "sorter": None, "weights": {"bincount"}, "sampler": {"data_loader_new"}, "bias": None,
    "random_samples": None, "running_mean": None, "running_var": None, "grad": {"tensor_set_grad"},
    "pos_weight": None, "linear_bias": None, "offsets": None, "per_sample_weights": None, "offs": None,
    "module": {"sequential_set", "sequential_append", "module_list_set", "module_list_append",
               "module_list_insert", "module_dict_set"},
    "default_value": {"parameter_dict_get"}, "extra": None, "optimizer": {"training_save", "training_load"},
    "lr_scheduler": {"training_save", "training_load"}, "importance_scores": None,
    "weight": {"batch_norm", "layer_norm", "group_norm", "instance_norm", "rms_norm", "mse_loss", "l1_loss",
               "huber_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "nll_loss",
               "cross_entropy", "multi_margin_loss", "multilabel_soft_margin_loss", "linear_cross_entropy"},
    "min": {"clamp_tensor", "clamp_tensor_"}, "max": {"clamp_tensor", "clamp_tensor_"},
}
# Outputs that may be NULL afterwards. Elsewhere that is an error for the caller, as of a parameter that a
# layer has not.
OUTPUTS = {"tensor_grad": "out", "tensor_grad_fn": "out", "kwargs_tensor": "out", "named_get": "out",
           "named_tensor": "out", "named_module": "out", "parameter_dict_get": "out",
           "module_get_parameter": "out", "module_get_buffer": "out",
           "packed_sequence_sorted_indices": "out", "packed_sequence_unsorted_indices": "out",
           "module_call_packed": "c_n", "multi_head_attention_forward": "attn_output_weights",
           "multihead_attention_merge_masks": "merged_mask"}
# Lists of outputs of which some may be.
LISTS_OF_OUTPUTS = {"module_forward", "functional_call", "program_run", "autograd_grad", "function_ctx_saved_tensors"}
# Outputs that need not be asked for: NULL is taken for the pointer to them.
NOT_ASKED_FOR = {"inverse": None, "counts": None, "categories": None, "missing": None, "unexpected": None,
                 "h_n": {"module_call_packed"}, "c_n": {"module_call_packed"},
                 "indices": {f"{kind}max_pool{d}d" for kind in ("", "adaptive_", "fractional_") for d in (1, 2, 3)}
                 - {"fractional_max_pool1d"}}
# Texts that may not be NULL, but for the functions behind; others may.
TEXTS = {name: set() for name in """setting field key value text class_name path target pruning_method indices equation
         reduce tag main_tag text_string root log_dir op message""".split()}
TEXTS.update(name={"parametrize_is_parametrized", "parametrize_transfer_parametrizations_and_params"},
             tensor_name={"parametrize_is_parametrized", "parametrize_transfer_parametrizations_and_params"})
# Functions of the host's that are called during this call alone, whose self stays the host's; all
# others are kept and end with destroy.
CALLED_AT_ONCE = {"optimizer_step_closure", "update_bn_callback", "module_apply", "autograd_jacobian", "autograd_hessian",
                  "autograd_vjp", "autograd_jvp", "autograd_hvp", "autograd_vhp", "autograd_gradcheck",
                  "autograd_gradgradcheck"}
# Flags that say 1, 0, or -1 for whatever the library takes: torch's None.
CHOICES = {"foreach"}
