# SPDX-License-Identifier: Apache-2.0
# Made by generate.py from the C headers.

export adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d, adaptive_log_softmax_with_loss_log_prob,
    adaptive_log_softmax_with_loss_predict, adaptive_max_pool1d, adaptive_max_pool1d_with_indices,
    adaptive_max_pool2d, adaptive_max_pool2d_with_indices, adaptive_max_pool3d,
    adaptive_max_pool3d_with_indices, add, add!, add_graph, add_histogram, add_hparams, add_image, add_images,
    add_scalar, add_scalars, add_text, addcdiv, addcdiv!, addcmul, addcmul!, addmm, addmv, affine_grid,
    allclose, alpha_dropout, alpha_dropout!, amax, amin, argsort, as_strided, atan2, atan2!, autograd_gradcheck,
    autograd_gradgradcheck, autograd_hessian, autograd_hvp, autograd_jacobian, autograd_jvp,
    autograd_register_multi_grad_hook, autograd_vhp, autograd_vjp, averaged_model_update_parameters!,
    avg_pool1d, avg_pool2d, avg_pool3d, baddbmm, batch_norm, bernoulli, bernoulli!, bfloat16, bfloat16!,
    bilinear, binary_cross_entropy, binary_cross_entropy_with_logits, bincount, bitwise_and, bitwise_not,
    bitwise_or, bitwise_xor, bmm, broadcast_tensors, broadcast_to, cauchy!, cdist, celu, celu!, channel_shuffle,
    checkpoint_sequential, chunk, clamp_max, clamp_min, clip_grad_norm!, clip_grad_value!,
    clip_grads_with_norm!, clone, contiguous, conv1d, conv2d, conv3d, conv_transpose1d, conv_transpose2d,
    conv_transpose3d, cosine_embedding_loss, cosine_similarity, count_nonzero, cpu!, cross_entropy, ctc_loss,
    cummax, cummin, dataset_image_folder, defaults, detach!, diag_embed, diagonal, div!, double!, dropout,
    dropout!, dropout1d, dropout1d!, dropout2d, dropout2d!, dropout3d, dropout3d!, dropped, einsum,
    element_size, elu, elu!, embedding, embedding_bag, embedding_bag_from_pretrained, embedding_from_pretrained,
    empty_like, equal, erf, erfc, erfinv, exp!, expand, expand_as, exponential!, export_chrome_trace,
    extra_repr, eye, feature_alpha_dropout, feature_alpha_dropout!, finfo, flatten, flip, float!, floor_divide,
    fmod, fold, fractional_max_pool2d, fractional_max_pool2d_with_indices, fractional_max_pool3d,
    fractional_max_pool3d_with_indices, full_like, function_ctx_mark_dirty,
    function_ctx_mark_non_differentiable, function_ctx_save_for_backward, function_ctx_set_materialize_grads,
    fuse_conv_bn_eval, fuse_conv_bn_weights, fuse_linear_bn_eval, fuse_linear_bn_weights, gather,
    gaussian_nll_loss, gelu, generator_new, geometric!, get_ema_avg_fn, get_last_lr, get_logdir, get_rng_state,
    get_swa_avg_fn, get_total_norm, glu, grad_fn, grid_sample, group_norm, grouped_mm, gru, gru_cell,
    gumbel_softmax, half!, hardshrink, hardsigmoid, hardsigmoid!, hardswish, hardswish!, hardtanh, hardtanh!,
    hinge_embedding_loss, histc, hstack, huber_loss, idx_load, image_folder_classes, image_folder_path,
    index_add, index_add!, index_copy, index_copy!, index_fill, index_fill!, index_select, init_calculate_gain,
    init_constant!, init_dirac!, init_eye!, init_kaiming_normal!, init_kaiming_uniform!, init_normal!,
    init_ones!, init_orthogonal!, init_sparse!, init_trunc_normal!, init_uniform!, init_xavier_normal!,
    init_xavier_uniform!, init_zeros!, initial_seed, instance_norm, interpolate, invert_permutation,
    is_contiguous, is_floating_point, isclose, isin, kl_div, kthvalue, l1_loss, layer_norm, leaky_relu,
    leaky_relu!, lerp, lerp!, lgamma, linalg_cholesky, linalg_det, linalg_eigh, linalg_householder_product,
    linalg_inv, linalg_lstsq, linalg_matrix_exp, linalg_matrix_norm, linalg_matrix_power, linalg_norm,
    linalg_pinv, linalg_qr, linalg_slogdet, linalg_solve, linalg_solve_triangular, linalg_svd,
    linalg_vector_norm, linear, linear_cross_entropy, linspace, load_state_dict!, local_response_norm,
    log_normal!, log_softmax, logical_and, logical_not, logical_or, logical_xor, logit, logsigmoid, logsumexp,
    lp_pool1d, lp_pool2d, lp_pool3d, lstm, lstm_cell, margin_ranking_loss, masked_fill, masked_fill!,
    masked_select, matmul, max_pool1d, max_pool1d_with_indices, max_pool2d, max_pool2d_with_indices, max_pool3d,
    max_pool3d_with_indices, max_unpool1d, max_unpool2d, max_unpool3d, memory_limit, meshgrid, mish, mish!, mm,
    model_save, movedim, mse_loss, mul, multi_head_attention_forward, multi_margin_loss,
    multihead_attention_merge_masks, multilabel_margin_loss, multilabel_soft_margin_loss, multinomial,
    named_children, nan_to_num, nan_to_num!, nansum, nbytes, neg, neg!, nll_loss, nonzero, nonzero_as_tuple,
    normal, normal!, npy_load, npy_save, npz_load, one_hot, ones_like, outer, pack_padded_sequence,
    pack_sequence, packed_sequence_batch_sizes, packed_sequence_data, packed_sequence_new,
    packed_sequence_sorted_indices, packed_sequence_unsorted_indices, pad_packed_sequence, pad_sequence,
    pairwise_distance, param_group_count, param_groups, parameters_to_vector,
    parametrization_list_right_inverse, parametrizations_orthogonal, parametrizations_spectral_norm,
    parametrizations_weight_norm, parametrize_cached_begin, parametrize_cached_end, parametrize_is_parametrized,
    parametrize_parametrization_list_new, parametrize_register_parametrization,
    parametrize_remove_parametrizations, parametrize_transfer_parametrizations_and_params, pdist, permute,
    pixel_shuffle, pixel_unshuffle, poisson_nll_loss, pow, pow!, prelu, program_capture, program_capture_step,
    promote_types, prune_apply, prune_custom_from_mask, prune_identity, prune_is_pruned, prune_l1_unstructured,
    prune_ln_structured, prune_random_structured, prune_random_unstructured, prune_remove, rand_like,
    randint_like, randn_like, read_image, reciprocal, register_buffer!, register_hook,
    register_load_state_dict_post_hook, register_load_state_dict_pre_hook, register_module!,
    register_module_buffer_registration_hook, register_module_module_registration_hook,
    register_module_parameter_registration_hook, register_parameter!, register_post_accumulate_grad_hook,
    register_state_dict_post_hook, register_state_dict_pre_hook, register_step_post_hook,
    register_step_pre_hook, relu, relu!, relu6, relu6!, remainder, remove_spectral_norm, remove_weight_norm,
    repeat_interleave, requires_grad!, reset_parameters!, reset_running_stats!, result_type, retain_grad!,
    rms_norm, rnn_relu, rnn_relu_cell, rnn_tanh, rnn_tanh_cell, roll, rrelu, rrelu!, rsqrt,
    safetensors_load_file, safetensors_metadata, safetensors_save_model, sampler_indices,
    scaled_dot_product_attention, scatter, scatter!, scatter_add, scatter_add!, scatter_reduce, scatter_reduce!,
    scatter_scalar_reduce, scatter_scalar_reduce!, scatter_src_reduce, scatter_src_reduce!, selu, selu!,
    set_extra_state!, set_rng_state!, set_submodule!, sigmoid, sigmoid!, silu, silu!, smooth_l1_loss,
    soft_margin_loss, softmax, softmin, softplus, softshrink, softsign, spectral_norm, sqrt!, square, squeeze,
    state, state_dict, std_mean, storage_offset, sub, sub!, take_along_dim, tanh!, tanhshrink, tensor_split,
    tensor_unfold, tensordot, text, threshold, threshold!, tile, to!, to_copy, to_empty!, topk, topk_sorted,
    trace, transformer_generate_square_subsequent_mask, triplet_margin_loss, type!, type_as, unbind, unflatten,
    unfold, uniform!, unpack_sequence, unpad_sequence, unsqueeze, var_mean, vector_to_parameters!, version,
    view_as, vstack, weight_norm, where, write_jpeg, write_png, xlogy, zero!, zero_grad!, zeros_like

# ---- tensor.h ----

@doc raw"""
    zeros_like(input, dtype=nothing)

Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input.
"""
function zeros_like(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_zeros_like(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ones_like(input, dtype=nothing)

The same with ones.
"""
function ones_like(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ones_like(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    empty_like(input, dtype=nothing)

Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype
NNC_DTYPE_DEFAULT is the type of input.
"""
function empty_like(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_empty_like(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    full_like(input, fill_value, dtype=nothing)

The same with every element fill_value, a float.
"""
function full_like(input::Tensor, fill_value::Real, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_full_like(c, input, fill_value, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    full_like(input, fill_value, dtype=nothing)

The same with an int.
"""
function full_like(input::Tensor, fill_value::Integer, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_full_like_i64(c, input, fill_value, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linspace(start, stop, steps, dtype=nothing)

(steps): from start to end, both included, evenly spaced. NNC_E_INVALID: negative steps; a
bound that dtype does not hold. NNC_E_DTYPE: bool.
"""
function linspace(start::Real, stop::Real, steps::Integer, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linspace(c, start, stop, steps, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linspace(start, stop, steps, dtype=nothing)

The same with tensors without dimensions as ends; no gradient. NNC_E_SHAPE: one has dimensions.
"""
function linspace(start::Tensor, stop::Union{Tensor,Nothing}, steps_=REQUIRED, dtype_=nothing; steps=steps_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linspace_tensor(c, start, pointer_or_null(stop), given(steps, :steps), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    empty_like(input, memory_format; dtype=nothing)

nnc_empty_like in that order (torch: preserve).
"""
function empty_like(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_empty_like_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    zeros_like(input, memory_format; dtype=nothing)

nnc_zeros_like in that order (torch: preserve, in all of these).
"""
function zeros_like(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_zeros_like_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ones_like(input, memory_format; dtype=nothing)

nnc_ones_like in that order.
"""
function ones_like(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ones_like_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    full_like(input, fill_value, memory_format; dtype=nothing)

nnc_full_like in that order.
"""
function full_like(input::Tensor, fill_value::Real, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_full_like_memory_format(c, input, fill_value, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    full_like(input, fill_value, memory_format; dtype=nothing)

nnc_full_like_i64 in that order.
"""
function full_like(input::Tensor, fill_value::Integer, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_full_like_memory_format_i64(c, input, fill_value, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clone(input, memory_format)

nnc_clone in that order (torch: preserve).
"""
function clone(input::Tensor, memory_format::MemoryFormat)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clone_memory_format(c, input, memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    contiguous(input, memory_format)

input itself if its elements lie in that order already, else a copy (torch: contiguous).
NNC_E_INVALID: preserve, of an input that is not row-major.
"""
function contiguous(input::Tensor, memory_format::MemoryFormat)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_contiguous_memory_format(c, input, memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    to(input, memory_format; dtype=nothing)

nnc_tensor_to in that order (torch: preserve); input itself if type and order are those
already.
"""
function to(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_to_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    to_copy(input, dtype=nothing, memory_format=nothing)

The same, in memory of its own whatever input is: torch.Tensor.to(copy=True).
"""
function to_copy(input::Tensor, dtype_=nothing, memory_format_=nothing; dtype=dtype_, memory_format=memory_format_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_to_copy(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    eye(n, m, dtype=nothing)

(n, m): ones on the diagonal, zeros elsewhere. NNC_E_INVALID: n or m is negative.
"""
function eye(n_=REQUIRED, m_=REQUIRED, dtype_=nothing; n=n_, m=m_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_eye(c, given(n, :n), given(m, :m), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tril(row, col, offset=0, dtype=nothing)

(2, n): the rows, then the columns of the n elements (i, j) of a (row, col) matrix with
j - i <= offset, row by row (torch: offset 0, dtype int64). NNC_E_INVALID: row or col is
negative. NNC_E_DTYPE: neither int64 nor int32.
"""
function LinearAlgebra.tril(row_::Union{Integer,Required}=REQUIRED, col_::Union{Integer,Required}=REQUIRED, offset_::Union{Integer}=0, dtype_::Union{Type,Nothing}=nothing; row=row_, col=col_, offset=offset_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tril_indices(c, given(row, :row), given(col, :col), offset, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    triu(row, col, offset=0, dtype=nothing)

The same with j - i >= offset.
"""
function LinearAlgebra.triu(row_::Union{Integer,Required}=REQUIRED, col_::Union{Integer,Required}=REQUIRED, offset_::Union{Integer}=0, dtype_::Union{Type,Nothing}=nothing; row=row_, col=col_, offset=offset_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_triu_indices(c, given(row, :row), given(col, :col), offset, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    meshgrid(tensors, indexing=nothing)

A view of each tensor in the sizes that all of them make together, (n_0, n_1, ...), in which it
varies along its own dimension; tensors have one dimension or none. indexing "ij" (torch's
default, also NULL); "xy" exchanges the first two dimensions. out, capacity and n_out as in
<nnc/ops_shape.h>. NNC_E_DTYPE: tensors of several types. NNC_E_SHAPE: one of two dimensions.
"""
function meshgrid(tensors, indexing_=nothing; indexing=indexing_)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    check(C.nnc_meshgrid(c, tensors_list, length(tensors_list), text_argument(indexing), out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    storage_offset(tensor)

How many elements lie in the memory before the first one.
"""
function storage_offset(tensor::Tensor)
    C.nnc_tensor_storage_offset(tensor)
end

@doc raw"""
    element_size(tensor)

The size of an element in bytes.
"""
function element_size(tensor::Tensor)
    C.nnc_tensor_element_size(tensor)
end

@doc raw"""
    nbytes(tensor)

numel * element_size, at most 2^63 - 1: torch.Tensor.nbytes.
"""
function nbytes(tensor::Tensor)
    C.nnc_tensor_nbytes(tensor)
end

@doc raw"""
    is_floating_point(tensor)

1 if the elements are floating point, else 0.
"""
function is_floating_point(tensor::Tensor)
    C.nnc_is_floating_point(tensor) == 1
end

@doc raw"""
    is_contiguous(tensor)

1 if the elements lie in row-major order without gaps, else 0.
"""
function is_contiguous(tensor::Tensor)
    C.nnc_tensor_is_contiguous(tensor) == 1
end

@doc raw"""
    version(tensor)

Counts the in-place writes to the memory, through any tensor that shares it. A call that fails
gives back what it wrote; where that was a part of the memory, it counts as written.
"""
function version(tensor::Tensor)
    C.nnc_tensor_version(tensor)
end

@doc raw"""
    type(tensor)

What torch.Tensor.type() gives: "torch.FloatTensor".
"""
function type(tensor::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_type(c, tensor, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    promote_types(type1, type2)

What two element types compute in. NNC_E_DTYPE: no such type.
"""
function promote_types(type1_=REQUIRED, type2_=REQUIRED; type1=type1_, type2=type2_)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_promote_types(c, dtype_code(given(type1, :type1)), dtype_code(given(type2, :type2)), out_ref))
    dtype_of(out_ref[])
end

@doc raw"""
    result_type(tensor, other)

What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int,
float) is the higher one.
"""
function result_type(tensor::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_result_type(c, tensor, pointer_or_null(other), out_ref))
    dtype_of(out_ref[])
end

@doc raw"""
    result_type(tensor, other)

The same of a tensor and a float.
"""
function result_type(tensor::Tensor, other::Real)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_result_type_scalar(c, tensor, other, out_ref))
    dtype_of(out_ref[])
end

@doc raw"""
    result_type(tensor, other)

The same of a tensor and an int.
"""
function result_type(tensor::Tensor, other::Integer)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_result_type_scalar_i64(c, tensor, other, out_ref))
    dtype_of(out_ref[])
end

@doc raw"""
    finfo(dtype=nothing, field)

A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's default type: "bits",
"eps", "max", "min", "tiny", "smallest_normal" or "resolution". NNC_E_UNKNOWN: another field.
NNC_E_DTYPE: not floating point.
"""
function finfo(dtype_=nothing, field_=REQUIRED; dtype=dtype_, field=field_)
    c = context()
    out_ref = Ref{Float64}(0)
    check(C.nnc_finfo(c, dtype_code(dtype), text_argument(given(field, :field)), out_ref))
    out_ref[]
end

@doc raw"""
    to(input, dtype=nothing)

(input's sizes) with elements of dtype: torch.Tensor.to. input itself if it has that type
already. A float is cut off for integers, and beyond their range gives what PyTorch gives on
x86.
"""
function to(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_to(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    float(input)

nnc_tensor_to float32.
"""
function Base.float(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_float(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    double(input)

nnc_tensor_to float64.
"""
function double(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_double(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    half(input)

nnc_tensor_to float16.
"""
function half(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_half(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bfloat16(input)

nnc_tensor_to bfloat16.
"""
function bfloat16(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_bfloat16(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    long(input)

nnc_tensor_to int64.
"""
function long(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_long(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    int(input)

nnc_tensor_to int32.
"""
function int(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_int(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    short(input)

nnc_tensor_to int16.
"""
function short(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_short(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    char(input)

nnc_tensor_to int8.
"""
function char(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_char(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    byte(input)

nnc_tensor_to uint8.
"""
function byte(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_byte(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bool(input)

nnc_tensor_to bool.
"""
function bool(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_bool(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    type_as(input, other)

nnc_tensor_to the type of other.
"""
function type_as(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_type_as(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cpu(input)

input itself: all tensors are on the CPU.
"""
function cpu(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_cpu(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clone(input)

(input's sizes): a copy in memory of its own.
"""
function clone(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clone(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    contiguous(input)

input itself if it lies in row-major order already, else a copy that does.
"""
function contiguous(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_contiguous(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    zero!(input)

Every element becomes 0.
"""
function zero!(input::Tensor)
    c = context()
    check(C.nnc_zero_(c, input))
    input
end

# ---- autograd.h ----

@doc raw"""
    requires_grad!(tensor, requires_grad=true)

From now on operations on the tensor are recorded, or with 0 no longer. NNC_E_STATE: not a leaf.
NNC_E_DTYPE: not floating point.
"""
function requires_grad!(tensor::Tensor, requires_grad_=true; requires_grad=requires_grad_)
    c = context()
    check(C.nnc_tensor_requires_grad_(c, tensor, requires_grad))
    tensor
end

@doc raw"""
    grad_fn(tensor)

The name of the operation that made the tensor, "AddmmBackward0"; *out is NULL for a leaf.
"""
function grad_fn(tensor::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_grad_fn(c, tensor, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    detach(input)

A view of the same memory through which no gradient flows.
"""
function Base.detach(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_detach(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    detach!(input)

The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another.
"""
function detach!(input::Tensor)
    c = context()
    check(C.nnc_detach_(c, input))
    input
end

@doc raw"""
    retain_grad!(tensor)

From now on backward also fills the .grad of a tensor that was computed, as a leaf's; that of its
latest value, if it is written to. What comes to a former .grad makes another one, where that of
a leaf is written to. Nothing happens to a leaf. NNC_E_STATE: the tensor does not
require a gradient.
"""
function retain_grad!(tensor::Tensor)
    c = context()
    check(C.nnc_tensor_retain_grad(c, tensor))
    tensor
end

@doc raw"""
    register_hook(hook, tensor)

The hook gets the gradient of the tensor; an output, if there is one, replaces it, and must be of
the same size and type. It runs for backward and for grad, but not where no gradient arrives.
NNC_E_STATE: the tensor does not require a gradient.
"""
function register_hook(hook, tensor::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_tensor_register_hook(c, tensor, table_of(C.nnc_callback), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_post_accumulate_grad_hook(hook, tensor)

The hook gets the leaf, after backward has added to its .grad and before it goes on: to use the
gradient and drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it
even if backward fails later. NNC_E_STATE: not a leaf that requires a gradient.
"""
function register_post_accumulate_grad_hook(hook, tensor::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_tensor_register_post_accumulate_grad_hook(c, tensor, table_of(C.nnc_callback), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    autograd_register_multi_grad_hook(hook, tensors, mode)

A hook of several tensors, without outputs. mode "all" (or NULL): once in each backward that
reaches any of them, when the gradients of all that it reaches are there; one input for each
tensor, NULL where no gradient arrived. "any": once, with the gradient that comes first.
Leaves and outputs among the inputs of grad are as any other (torch refuses such leaves in mode
"all", and passes over a tensor that is an output and an input of grad at once). NNC_E_STATE: a
tensor that does not require a gradient ("any" passes over those).
"""
function autograd_register_multi_grad_hook(hook, tensors, mode_=REQUIRED; mode=mode_)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_autograd_register_multi_grad_hook(c, tensors_list, length(tensors_list), table_of(C.nnc_callback), self, text_argument(given(mode, :mode)), out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    hook_remove(hook)

Removes what was registered; a second time changes nothing.
"""
function hook_remove(hook::Hook)
    c = context()
    check(C.nnc_hook_remove(c, hook))
    nothing
end

# ---- autograd_function.h ----

@doc raw"""
    function_ctx_save_for_backward(function_ctx, tensors)

In forward: what backward will need, inputs and outputs among them; replaces what was saved
before. Writing to one of them later makes backward an error.
"""
function function_ctx_save_for_backward(function_ctx::FunctionContext, tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    check(C.nnc_function_ctx_save_for_backward(c, function_ctx, tensors_list, length(tensors_list)))
    nothing
end

@doc raw"""
    function_ctx_mark_dirty(function_ctx, tensors)

In forward: inputs that it writes to, all of which it must give back as outputs. NNC_E_STATE: a
leaf that requires a gradient, a view of one, or one that may not be written to otherwise; and of
nnc_function_apply: a view beside another output, where gradients are recorded.
"""
function function_ctx_mark_dirty(function_ctx::FunctionContext, tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    check(C.nnc_function_ctx_mark_dirty(c, function_ctx, tensors_list, length(tensors_list)))
    nothing
end

@doc raw"""
    function_ctx_mark_non_differentiable(function_ctx, tensors)

In forward: outputs through which no gradient flows.
"""
function function_ctx_mark_non_differentiable(function_ctx::FunctionContext, tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    check(C.nnc_function_ctx_mark_non_differentiable(c, function_ctx, tensors_list, length(tensors_list)))
    nothing
end

@doc raw"""
    function_ctx_set_materialize_grads(function_ctx, value)

In forward: with 0, backward gets NULL instead of zeros for outputs that no gradient came from.
"""
function function_ctx_set_materialize_grads(function_ctx::FunctionContext, value_=REQUIRED; value=value_)
    c = context()
    check(C.nnc_function_ctx_set_materialize_grads(c, function_ctx, given(value, :value)))
    nothing
end

@doc raw"""
    checkpoint_sequential(functions, segments, input, preserve_rng_state=true)

Runs the children of a module one after another, in so many segments of the same length (the last
has the rest), each but the last as by nnc_checkpoint. NNC_E_INVALID: fewer children than
segments, or less than one segment.
"""
function checkpoint_sequential(functions::NNModule, segments, input::Union{Tensor,Nothing}, preserve_rng_state_=true; preserve_rng_state=preserve_rng_state_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_checkpoint_sequential(c, functions, segments, pointer_or_null(input), preserve_rng_state, out_ref))
    Tensor(c, out_ref[])
end

# ---- autograd_functional.h ----

@doc raw"""
    autograd_jacobian(func, inputs, create_graph=false, strict=false)

The derivative of every element of every output by every element of every input: *n_out is
outputs x inputs, those of the first output first; each has the size of its output followed by
that of its input. Outputs without elements are taken, unlike in torch.
"""
function autograd_jacobian(func, inputs, create_graph_=false, strict_=false; create_graph=create_graph_, strict=strict_)
    c = context()
    inputs_list = handles_argument(inputs)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_jacobian(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_hessian(func, inputs, create_graph=false, strict=false)

The second derivatives of a func with one output of one element: *n_out is inputs x inputs, those
of the first input first; each has the size of one input followed by that of the other.
"""
function autograd_hessian(func, inputs, create_graph_=false, strict_=false; create_graph=create_graph_, strict=strict_)
    c = context()
    inputs_list = handles_argument(inputs)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_hessian(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_vjp(func, inputs, v=nothing, create_graph=false; strict=false)

The outputs of func, then the product of v and the jacobian, one for each input. v has a tensor
of the same size for each output; it may be NULL for one output of one element.
"""
function autograd_vjp(func, inputs, v_=nothing, create_graph_=false; v=v_, create_graph=create_graph_, strict=false)
    c = context()
    inputs_list = handles_argument(inputs)
    v_list = handles_argument(v)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_vjp(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), v_list, length(v_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_jvp(func, inputs, v=nothing, create_graph=false; strict=false)

The outputs of func, then the product of the jacobian and v, one for each output. v has a tensor
of the same size for each input; it may be NULL for one input of one element.
"""
function autograd_jvp(func, inputs, v_=nothing, create_graph_=false; v=v_, create_graph=create_graph_, strict=false)
    c = context()
    inputs_list = handles_argument(inputs)
    v_list = handles_argument(v)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_jvp(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), v_list, length(v_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_hvp(func, inputs, v=nothing, create_graph=false; strict=false)

The output of func, of one element, then the product of its hessian and v, one for each input. v
as for nnc_autograd_jvp.
"""
function autograd_hvp(func, inputs, v_=nothing, create_graph_=false; v=v_, create_graph=create_graph_, strict=false)
    c = context()
    inputs_list = handles_argument(inputs)
    v_list = handles_argument(v)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_hvp(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), v_list, length(v_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_vhp(func, inputs, v=nothing, create_graph=false; strict=false)

The output of func, of one element, then the product of v and its hessian, one for each input;
cheaper than nnc_autograd_hvp. v as for nnc_autograd_jvp.
"""
function autograd_vhp(func, inputs, v_=nothing, create_graph_=false; v=v_, create_graph=create_graph_, strict=false)
    c = context()
    inputs_list = handles_argument(inputs)
    v_list = handles_argument(v)
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    lending(func) do self
        C.nnc_autograd_vhp(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), v_list, length(v_list), create_graph, strict, out_ref, length(out_ref), count)
    end
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    autograd_gradcheck(func, inputs, eps=1e-06, atol=1e-05; rtol=0.001, raise_exception=true, nondet_tol=0.0, check_undefined_grad=true)

Compares the gradients of func at copies of the inputs, float64 for any sharpness, with central
differences: |gradient - difference| <= atol + rtol |difference|, in every entry of every
jacobian. Also: backward gives the same twice (but for nondet_tol), zero for a gradient of zero,
and, unless check_undefined_grad is 0, zero or nothing where no gradient arrives. torch: eps
1e-6, atol 1e-5, rtol 1e-3, raise_exception 1, nondet_tol 0, check_undefined_grad 1; its other
checks have no counterpart. *out is 1; with raise_exception 0 it is 0 where something is wrong,
which is NNC_E_STATE otherwise, with the entry that is furthest off. NNC_E_INVALID: no input
requires a gradient.
"""
function autograd_gradcheck(func, inputs, eps_=1e-06, atol_=1e-05; eps=eps_, atol=atol_, rtol=0.001, raise_exception=true, nondet_tol=0.0, check_undefined_grad=true)
    c = context()
    inputs_list = handles_argument(inputs)
    out_ref = Ref{Int32}(0)
    lending(func) do self
        C.nnc_autograd_gradcheck(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, out_ref)
    end
    out_ref[] != 0
end

@doc raw"""
    autograd_gradgradcheck(func, inputs, grad_outputs=nothing, eps=1e-06; atol=1e-05, rtol=0.001, raise_exception=true, nondet_tol=0.0, check_undefined_grad=true)

The same of the gradients of the gradients that func has for grad_outputs, one for each output
that requires a gradient; NULL: drawn from the context's generator, uniform in [-1, 1).
"""
function autograd_gradgradcheck(func, inputs, grad_outputs_=nothing, eps_=1e-06; grad_outputs=grad_outputs_, eps=eps_, atol=1e-05, rtol=0.001, raise_exception=true, nondet_tol=0.0, check_undefined_grad=true)
    c = context()
    inputs_list = handles_argument(inputs)
    grad_outputs_list = handles_argument(grad_outputs)
    out_ref = Ref{Int32}(0)
    lending(func) do self
        C.nnc_autograd_gradgradcheck(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), grad_outputs_list, length(grad_outputs_list), eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, out_ref)
    end
    out_ref[] != 0
end

# ---- nn.h ----

@doc raw"""
    register_module!(mod, name, child)

Registers a child. NULL registers the name without one: None is printed, and no listing has it.
NNC_E_INVALID if the module is the child or one of its descendants.
"""
function register_module!(mod::NNModule, name, child::Union{NNModule,Nothing})
    c = context()
    check(C.nnc_module_register_module(c, mod, text_argument(name), pointer_or_null(child)))
    mod
end

@doc raw"""
    register_parameter!(mod, name, param)

Registers a parameter: a leaf of floating point type, which requires a gradient from then on, or
what nnc_parameter_new gave, frozen or not. NULL registers the name without a value; a container
of parameters takes none (NNC_E_INVALID). NNC_E_STATE for a tensor that was computed.
"""
function register_parameter!(mod::NNModule, name, param::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_module_register_parameter(c, mod, text_argument(name), pointer_or_null(param)))
    mod
end

@doc raw"""
    register_buffer!(mod, name, tensor, persistent=true)

Registers a buffer: a tensor that is no parameter. A persistent one is part of the state dict
(torch: 1); -1: as the buffer is that has the name, module.name = tensor; a new one is
persistent. NULL registers the name without a value.
"""
function register_buffer!(mod::NNModule, name, tensor::Union{Tensor,Nothing}, persistent_=true; persistent=persistent_)
    c = context()
    check(C.nnc_module_register_buffer(c, mod, text_argument(name), pointer_or_null(tensor), persistent))
    mod
end

@doc raw"""
    named_children(mod)

The immediate children, a shared one once.
"""
function named_children(mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_module_named_children(c, mod, out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    to!(mod, dtype=nothing)

Converts floating point parameters, buffers and gradients to another floating point type, all or
none. They stay the same tensors: handles on them see the new type. What a forward saved before
is refused in backward where it would be read in another type. An optimizer's state does not
follow: SGD converts its momentum in the next step, Adam and AdamW refuse the step, as in torch.
NNC_E_DTYPE for a type that is not floating point. It waits until calls of other threads have
ended; NNC_E_STATE if one of them does not within ten seconds.
"""
function to!(mod::NNModule, dtype_=nothing; dtype=dtype_)
    c = context()
    check(C.nnc_module_to(c, mod, dtype_code(dtype)))
    mod
end

@doc raw"""
    set_extra_state!(mod, state)

Gives the module's vtable such a tensor. NNC_E_UNSUPPORTED: it has no vtable, or one without
set_extra_state.
"""
function set_extra_state!(mod::NNModule, state::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_module_set_extra_state(c, mod, pointer_or_null(state)))
    mod
end

# ---- data.h ----

@doc raw"""
    sampler_indices(sampler)

(n) of int64: the indices of one pass, list(sampler) in Python; those of batches one batch after
the other.
"""
function sampler_indices(sampler::Sampler)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sampler_indices(c, sampler, out_ref))
    Tensor(c, out_ref[])
end

# ---- data_files.h ----

@doc raw"""
    idx_load(path, options=nothing)

The elements of an IDX file, which may be compressed by gzip: its first bytes tell, not its name.
uint8, int8, int16, int32, float32 or float64 in the sizes that it says. options: max_size=N.
"""
function idx_load(path_=REQUIRED, options_=nothing; path=path_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_idx_load(c, text_argument(given(path, :path)), text_argument(options), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    read_image(path, options=nothing)

torchvision.io.read_image: a PNG or JPEG file, which its first bytes tell, as uint8 (C, H, W)
with the strides of torchvision: pixel after pixel in memory. A PNG of 16 bits is int32 with the
values of the file, 0..65535: torchvision's uint16, which this library has not. options:
  mode='UNCHANGED'   as it is stored: 1 channel for grey, 2 with alpha, 3 for RGB, 4 with alpha
                     and for CMYK; of a palette the numbers of its colors
  mode='GRAY', 'GRAY_ALPHA' (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK
                     (as Adobe stores it, inverted) too. Alpha is that of the file, also of a
                     transparent color, otherwise opaque; colors are not blended with it.
  max_size=N         of what decoding takes
As in torchvision the orientation in EXIF is not looked at, and gamma only where grey is made of
colors of a PNG. Where the data of a JPEG end too early, or are damaged so that some of the
picture is missing, it is an error; so are a checksum of PNG that is wrong and a JPEG of more
than 100 scans, of fewer if it is large: 8 million walks over a block of 64 samples, and 64 more
for each byte beyond 1 MiB, but not of 20.
"""
function read_image(path_=REQUIRED, options_=nothing; path=path_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_read_image(c, text_argument(given(path, :path)), text_argument(options), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    write_png(image, path, compression_level)

torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey, grey and alpha, RGB, RGB
and alpha. at most 1,000,000 pixels a side. compression_level: 0..9, in torchvision 6 by
default. NNC_E_DTYPE, NNC_E_SHAPE for another image.
"""
function write_png(image::Tensor, path_=REQUIRED, compression_level_=REQUIRED; path=path_, compression_level=compression_level_)
    c = context()
    check(C.nnc_write_png(c, image, text_argument(given(path, :path)), given(compression_level, :compression_level)))
    nothing
end

@doc raw"""
    write_jpeg(image, path, quality)

torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels: grey, RGB; at most 65,500
pixels a side. quality: 1..100, in torchvision 75 by default. NNC_E_DTYPE, NNC_E_SHAPE for
another image.
"""
function write_jpeg(image::Tensor, path_=REQUIRED, quality_=REQUIRED; path=path_, quality=quality_)
    c = context()
    check(C.nnc_write_jpeg(c, image, text_argument(given(path, :path)), given(quality, :quality)))
    nothing
end

@doc raw"""
    dataset_image_folder(root, options=nothing)

torchvision.datasets.ImageFolder: the pictures root/class/.../name.png by class. Classes are the
folders in root in the order of their names; the pictures of one in the order of the folders
below it and of their names. Links are what they lead to, and passed over where that is not
there. A sample is the picture (C, H, W) and the number of its class, int64
without dimensions. Pictures are read when they are asked for. options:
  mode='RGB'          as for nnc_read_image; of 16 bits the upper 8 are taken
  size=(H, W)         in that size, by interpolate with bilinear weights and antialias=True, as
                      torchvision.transforms.v2.Resize does: uint8 is rounded
  dtype='uint8'       or 'float32': 0..255 become 0..1
  extensions=('.png',)   which files to take, in lower case; by default those of torchvision,
                      of which others than .png, .jpg and .jpeg are NNC_E_UNSUPPORTED
  allow_empty=False   may a class have no picture?
  max_size=N          of what decoding one takes
NNC_E_FILE for a root without classes and a class without pictures, and later for a file that
cannot be read.
"""
function dataset_image_folder(root_=REQUIRED, options_=nothing; root=root_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dataset_image_folder(c, text_argument(given(root, :root)), text_argument(options), out_ref))
    Dataset(c, out_ref[])
end

@doc raw"""
    image_folder_classes(dataset)

Its class_to_idx: the names of the classes with their numbers, int64. NNC_E_INVALID for another
dataset.
"""
function image_folder_classes(dataset::Dataset)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_image_folder_classes(c, dataset, out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    image_folder_path(dataset, index)

The file of a sample: its samples[index][0]. index may count from the end; NNC_E_INDEX for one
that is not there, NNC_E_INVALID for another dataset.
"""
function image_folder_path(dataset::Dataset, index_=REQUIRED; index=index_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_image_folder_path(c, dataset, given(index, :index), out_ref))
    take_string(out_ref[])
end

# ---- init.h ----

@doc raw"""
    init_calculate_gain(nonlinearity, param=nothing)

The factor by which torch recommends to scale weights before a function: 1 for "linear",
"conv1d" to "conv3d", "conv_transpose1d" to "conv_transpose3d" and "sigmoid", 5/3 for "tanh",
sqrt(2) for "relu", sqrt(2 / (1 + slope^2)) for "leaky_relu", 3/4 for "selu". param is the slope;
NULL: 0.01. NNC_E_INVALID: another word.
"""
function init_calculate_gain(nonlinearity_=REQUIRED, param_=nothing; nonlinearity=nonlinearity_, param=param_)
    c = context()
    out_ref = Ref{Float64}(0)
    check(C.nnc_init_calculate_gain(c, text_argument(given(nonlinearity, :nonlinearity)), optional(Float64, param), out_ref))
    out_ref[]
end

@doc raw"""
    init_uniform!(tensor, a=0.0, b=1.0)

Uniform in [a, b) (torch: 0, 1). NNC_E_INVALID: a > b.
"""
function init_uniform!(tensor::Tensor, a_=0.0, b_=1.0; a=a_, b=b_)
    c = context()
    check(C.nnc_init_uniform_(c, tensor, a, b))
    tensor
end

@doc raw"""
    init_normal!(tensor, mean=0.0, std=1.0)

Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
"""
function init_normal!(tensor::Tensor, mean_=0.0, std_=1.0; mean=mean_, std=std_)
    c = context()
    check(C.nnc_init_normal_(c, tensor, mean, std))
    tensor
end

@doc raw"""
    init_trunc_normal!(tensor, mean=0.0, std=1.0; a=-2.0, b=2.0)

The same (torch: 0, 1) with all values in [a, b] (torch: -2, 2): others are drawn again.
NNC_E_INVALID: std is 0, a > b; hardly any value lies there (2^18 draws did not fill the tensor,
or of 2^20 less than one in 2^18 was kept).
"""
function init_trunc_normal!(tensor::Tensor, mean_=0.0, std_=1.0; mean=mean_, std=std_, a=-2.0, b=2.0)
    c = context()
    check(C.nnc_init_trunc_normal_(c, tensor, mean, std, a, b))
    tensor
end

@doc raw"""
    init_constant!(tensor, val)

val everywhere; any type, and elements may share memory. NNC_E_INVALID: the type does not hold
val.
"""
function init_constant!(tensor::Tensor, val::Real)
    c = context()
    check(C.nnc_init_constant_(c, tensor, val))
    tensor
end

@doc raw"""
    init_constant!(tensor, val)

The same.
"""
function init_constant!(tensor::Tensor, val::Integer)
    c = context()
    check(C.nnc_init_constant_i64_(c, tensor, val))
    tensor
end

@doc raw"""
    init_ones!(tensor)

1 everywhere; any type.
"""
function init_ones!(tensor::Tensor)
    c = context()
    check(C.nnc_init_ones_(c, tensor))
    tensor
end

@doc raw"""
    init_zeros!(tensor)

0 everywhere; any type.
"""
function init_zeros!(tensor::Tensor)
    c = context()
    check(C.nnc_init_zeros_(c, tensor))
    tensor
end

@doc raw"""
    init_xavier_uniform!(tensor, gain=1.0)

Uniform in +-gain * sqrt(6 / (fan_in + fan_out)) (torch: gain 1). NNC_E_INVALID: negative gain.
NNC_E_SHAPE: both fans are 0.
"""
function init_xavier_uniform!(tensor::Tensor, gain_=1.0; gain=gain_)
    c = context()
    check(C.nnc_init_xavier_uniform_(c, tensor, gain))
    tensor
end

@doc raw"""
    init_xavier_normal!(tensor, gain=1.0)

Normal with the standard deviation gain * sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as
of nnc_init_xavier_uniform_.
"""
function init_xavier_normal!(tensor::Tensor, gain_=1.0; gain=gain_)
    c = context()
    check(C.nnc_init_xavier_normal_(c, tensor, gain))
    tensor
end

@doc raw"""
    init_kaiming_uniform!(tensor, a=0.0, mode="fan_in"; nonlinearity="leaky_relu")

Uniform in +-gain * sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope
is a (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without
elements stays as it is. NNC_E_INVALID: another word.
"""
function init_kaiming_uniform!(tensor::Tensor, a_=0.0, mode_="fan_in"; a=a_, mode=mode_, nonlinearity="leaky_relu")
    c = context()
    check(C.nnc_init_kaiming_uniform_(c, tensor, a, text_argument(mode), text_argument(nonlinearity)))
    tensor
end

@doc raw"""
    init_kaiming_normal!(tensor, a=0.0, mode="fan_in"; nonlinearity="leaky_relu")

Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform_.
"""
function init_kaiming_normal!(tensor::Tensor, a_=0.0, mode_="fan_in"; a=a_, mode=mode_, nonlinearity="leaky_relu")
    c = context()
    check(C.nnc_init_kaiming_normal_(c, tensor, a, text_argument(mode), text_argument(nonlinearity)))
    tensor
end

@doc raw"""
    init_eye!(tensor)

The identity: 1 on the diagonal of a matrix, else 0; any type. NNC_E_SHAPE: no matrix.
"""
function init_eye!(tensor::Tensor)
    c = context()
    check(C.nnc_init_eye_(c, tensor))
    tensor
end

@doc raw"""
    init_dirac!(tensor, groups=1)

The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its
input through: in each group 1 at the middle of the kernel from input i to output i, else 0; any
type. NNC_E_SHAPE: not of 3 to 5 dimensions, size 0 is no multiple of groups. NNC_E_INDEX: the
kernel is empty.
"""
function init_dirac!(tensor::Tensor, groups_=1; groups=groups_)
    c = context()
    check(C.nnc_init_dirac_(c, tensor, groups))
    tensor
end

@doc raw"""
    init_orthogonal!(tensor, gain=1.0)

gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the
length 1 and are orthogonal; what follows the first dimension counts as one. float32 and float64.
A tensor without elements stays as it is. NNC_E_SHAPE: fewer than 2 dimensions, or strides that
cannot be viewed as a matrix. NNC_E_DTYPE: another type.
"""
function init_orthogonal!(tensor::Tensor, gain_=1.0; gain=gain_)
    c = context()
    check(C.nnc_init_orthogonal_(c, tensor, gain))
    tensor
end

@doc raw"""
    init_sparse!(tensor, sparsity, std=0.01)

A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in
each column ceil(sparsity * rows), drawn too, are 0. NNC_E_SHAPE: no matrix. NNC_E_INVALID:
negative std, sparsity is not finite.
"""
function init_sparse!(tensor::Tensor, sparsity, std_=0.01; std=std_)
    c = context()
    check(C.nnc_init_sparse_(c, tensor, sparsity, std))
    tensor
end

# ---- optim.h ----

@doc raw"""
    zero_grad!(optimizer)

Sets every parameter's gradient to none.
"""
function zero_grad!(optimizer::Optimizer)
    c = context()
    check(C.nnc_optimizer_zero_grad(c, optimizer))
    optimizer
end

@doc raw"""
    param_group_count(optimizer)

The number of groups, -1 for a bad handle.
"""
function param_group_count(optimizer::Optimizer)
    C.nnc_optimizer_param_group_count(optimizer)
end

@doc raw"""
    param_groups(optimizer)

All groups as they are now: for each its parameters themselves, "0.params.0", "0.params.1", then
its options, "0.lr", as tensors of the form that nnc_optimizer_state_dict has.
"""
function param_groups(optimizer::Optimizer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_optimizer_param_groups(c, optimizer, out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    defaults(optimizer)

The options of a group that is added without any, "lr=0.001, momentum=0, ...".
"""
function defaults(optimizer::Optimizer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_optimizer_defaults(c, optimizer, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    state(optimizer, param)

What the optimizer keeps for a parameter, "step", "exp_avg", ...: the tensors themselves, in
torch's order; nothing before the first step, but for the parameters that Adagrad is made with.
NNC_E_UNKNOWN for a tensor that is in no group.
"""
function state(optimizer::Optimizer, param::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_optimizer_state(c, optimizer, pointer_or_null(param), out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    state_dict(optimizer)

torch's state dict with the keys of its levels joined by dots. "state.3.exp_avg": what is kept
for parameter 3, counted through all groups; the tensor itself. "param_groups.0.params": the
numbers of the parameters of group 0, int64. "param_groups.0.lr": an option. A float is a tensor
without dimensions of float64, an int of int64, a bool of bool; a tuple or list is one of one
dimension (bool if all are; float64 if it holds a float, a None in it as NaN); a str holds its
UTF-8 as uint8, and None is a tensor of float64 without elements. So is "state" where nothing is
kept yet.
"""
function state_dict(optimizer::Optimizer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_optimizer_state_dict(c, optimizer, out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    load_state_dict!(optimizer, state_dict)

Takes over state and options from what nnc_optimizer_state_dict gave, or from a state dict of
torch's in that form. Tensors of state are copied, in the type of their parameter ("step" and
other numbers as they are). An option that is missing stays as it is, as is a parameter's state
if none of it is there, which then begins anew. NNC_E_INVALID for other numbers of groups or
parameters, NNC_E_UNKNOWN for a key that does not belong here, NNC_E_SHAPE and NNC_E_DTYPE for
tensors that do not fit. On an error nothing has changed.
"""
function load_state_dict!(optimizer::Optimizer, state_dict)
    c = context()
    check(C.nnc_optimizer_load_state_dict(c, optimizer, named_argument(state_dict)))
    optimizer
end

@doc raw"""
    register_step_pre_hook(hook, optimizer)

Before each step; an error of the hook ends the call.
"""
function register_step_pre_hook(hook, optimizer::Optimizer)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_step_pre_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_step_post_hook(hook, optimizer)

After each step; the step stands, also if the hook fails.
"""
function register_step_post_hook(hook, optimizer::Optimizer)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_step_post_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_state_dict_pre_hook(hook, optimizer, prepend=false)

Before nnc_optimizer_state_dict.
"""
function register_state_dict_pre_hook(hook, optimizer::Optimizer, prepend_=false; prepend=prepend_)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_state_dict_pre_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, prepend, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_state_dict_post_hook(hook, optimizer, prepend=false)

After nnc_optimizer_state_dict, with its result, to which it may add or which it may replace.
"""
function register_state_dict_post_hook(hook, optimizer::Optimizer, prepend_=false; prepend=prepend_)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_state_dict_post_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, prepend, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_load_state_dict_pre_hook(hook, optimizer, prepend=false)

Before nnc_optimizer_load_state_dict, with what was given (a copy of the collection), to which it
may add or which it may replace.
"""
function register_load_state_dict_pre_hook(hook, optimizer::Optimizer, prepend_=false; prepend=prepend_)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_load_state_dict_pre_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, prepend, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_load_state_dict_post_hook(hook, optimizer, prepend=false)

After nnc_optimizer_load_state_dict; what was loaded stands, also if the hook fails.
"""
function register_load_state_dict_post_hook(hook, optimizer::Optimizer, prepend_=false; prepend=prepend_)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_optimizer_register_load_state_dict_post_hook(c, optimizer, table_of(C.nnc_optimizer_hook), self, prepend, out_ref)
    end
    Hook(c, out_ref[])
end

# ---- lr_scheduler.h ----

@doc raw"""
    get_last_lr(scheduler)

The learning rates that the last step set, one for each group: float64, of one dimension.
"""
function get_last_lr(scheduler::LRScheduler)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lr_scheduler_get_last_lr(c, scheduler, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    state_dict(scheduler)

torch's state dict, "last_epoch", "base_lrs", "_step_count", ..., in the form that
nnc_optimizer_state_dict has; that of a scheduler within as "_schedulers.0.last_epoch". Functions
of yours stand as None. MultiStepLR's milestones are counted, as torch's Counter does:
"milestones.30" says how often 30 is there (in a file it is a dict, of which torch's step()
without an epoch makes the same); a sorted list if not all are whole numbers.
"""
function state_dict(scheduler::LRScheduler)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lr_scheduler_state_dict(c, scheduler, out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    load_state_dict!(scheduler, state_dict)

Takes over such a state. What is missing stays as it is; NNC_E_UNKNOWN for a key that does not
belong here, NNC_E_INVALID for a value of another kind. On an error nothing has changed. The
optimizer's options are not touched: they are part of its own state dict.
"""
function load_state_dict!(scheduler::LRScheduler, state_dict)
    c = context()
    check(C.nnc_lr_scheduler_load_state_dict(c, scheduler, named_argument(state_dict)))
    scheduler
end

# ---- io.h ----

@doc raw"""
    safetensors_load_file(path, options=nothing)

safetensors.torch.load_file: the tensors of a file in the order in which they lie there; of an
index ("model.safetensors.index.json") those of all its files, which lie in its folder. options,
which may be NULL:
  mmap=True       tensors are pages of the file, read when somebody looks at them. What is
                  written to them stays in the process; while they live nobody may make the file
                  shorter or take its disk away: what is missing then is SIGBUS when it is read.
                  (To save over it is fine: the former file stays for those who have it.)
  strict=False    bytes behind the last tensor, and tensors that an index does not name, are
                  passed over
  prefixes=[('bert.', ''), ('cls.', 'head.')]   what names begin with, and what instead; the
                  first that fits
Types that this library has not (8-bit floats, unsigned integers of more than 8 bits, complex
numbers) are NNC_E_UNSUPPORTED, two tensors with one name after renaming NNC_E_INVALID.
"""
function safetensors_load_file(path_=REQUIRED, options_=nothing; path=path_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_safetensors_load_file(c, text_argument(given(path, :path)), text_argument(options), out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    safetensors_metadata(path)

The metadata of a safetensors file: entries that are texts, see nnc_named_value.
"""
function safetensors_metadata(path_=REQUIRED; path=path_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_safetensors_metadata(c, text_argument(given(path, :path)), out_ref))
    Named(c, out_ref[])
end

@doc raw"""
    safetensors_save_model(mod, metadata, path)

safetensors.torch.save_model: the state dict of a module. Of a tensor with several names the
first in the alphabet is saved, and the metadata say under each of the others which that is.
metadata may be NULL.
"""
function safetensors_save_model(mod::NNModule, metadata, path_=REQUIRED; path=path_)
    c = context()
    check(C.nnc_safetensors_save_model(c, mod, kwargs_argument(metadata), text_argument(given(path, :path))))
    nothing
end

@doc raw"""
    model_save(mod, path)

A model file is a safetensors file with the module's state dict, whose metadata say under
"nnc.module" a text for nnc_module_new: what nnc_module_repr prints and the arguments that this
leaves out, or the arguments alone of a layer that makes its children of them. Any reader of
safetensors finds the weights. A module of the host's own class comes back as a container of its
children, without its forward; hooks are not kept. NNC_E_UNSUPPORTED for a module that cannot be
made again from text with the same layers, arguments, parameters and buffers, as one with tensors
or other modules among its arguments, or with a hook that computes a parameter.
"""
function model_save(mod::NNModule, path_=REQUIRED; path=path_)
    c = context()
    check(C.nnc_model_save(c, mod, text_argument(given(path, :path))))
    nothing
end

# ---- memory.h ----

@doc raw"""
    memory_limit(bytes)

From now on no more than so many bytes are in use or kept for reuse: what needs more is
NNC_E_MEMORY, as if the system had none. What is kept goes first; what is in use stays, if it is
more. bytes 0: no limit, the default. NNC_E_INVALID for a negative number.
"""
function memory_limit(bytes_=REQUIRED; bytes=bytes_)
    c = context()
    check(C.nnc_memory_limit(c, given(bytes, :bytes)))
    nothing
end

# ---- nn_fusion.h ----

@doc raw"""
    fuse_conv_bn_eval(conv, bn, transpose=false)

A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d with transpose not 0; torch: 0) that gives
what conv and then bn, a BatchNorm, give; the two stay as they are. NNC_E_STATE: one of them is
in training mode, or bn keeps no statistics; NNC_E_INVALID: bn is no BatchNorm, conv has other
parameters than a weight and a bias.
"""
function fuse_conv_bn_eval(conv::NNModule, bn::Union{NNModule,Nothing}, transpose_=false; transpose=transpose_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_fuse_conv_bn_eval(c, conv, pointer_or_null(bn), transpose, out_ref))
    NNModule(c, out_ref[])
end

@doc raw"""
    fuse_linear_bn_eval(linear, bn)

The same for a Linear; bn may have one feature, which then holds for all outputs.
"""
function fuse_linear_bn_eval(linear::NNModule, bn::Union{NNModule,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_fuse_linear_bn_eval(c, linear, pointer_or_null(bn), out_ref))
    NNModule(c, out_ref[])
end

@doc raw"""
    fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=false)

The weight, of the size of conv_w, and the bias alone. The outputs of conv_w are counted by its
dimension 0, with transpose not 0 (torch: 0) by dimension 1.
"""
function fuse_conv_bn_weights(conv_w::Tensor, conv_b::Union{Tensor,Nothing}, bn_rm::Union{Tensor,Nothing}, bn_rv::Union{Tensor,Nothing}, bn_eps, bn_w::Union{Tensor,Nothing}, bn_b::Union{Tensor,Nothing}, transpose_=false; transpose=transpose_)
    c = context()
    weight_ref = Ref(C_NULL)
    bias_ref = Ref(C_NULL)
    check(C.nnc_fuse_conv_bn_weights(c, conv_w, pointer_or_null(conv_b), pointer_or_null(bn_rm), pointer_or_null(bn_rv), bn_eps, pointer_or_null(bn_w), pointer_or_null(bn_b), transpose, weight_ref, bias_ref))
    (Tensor(c, weight_ref[]), Tensor(c, bias_ref[]))
end

@doc raw"""
    fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b)

The same of a Linear: linear_w is (out_features, in_features).
"""
function fuse_linear_bn_weights(linear_w::Tensor, linear_b::Union{Tensor,Nothing}, bn_rm::Union{Tensor,Nothing}, bn_rv::Union{Tensor,Nothing}, bn_eps, bn_w::Union{Tensor,Nothing}, bn_b::Union{Tensor,Nothing})
    c = context()
    weight_ref = Ref(C_NULL)
    bias_ref = Ref(C_NULL)
    check(C.nnc_fuse_linear_bn_weights(c, linear_w, pointer_or_null(linear_b), pointer_or_null(bn_rm), pointer_or_null(bn_rv), bn_eps, pointer_or_null(bn_w), pointer_or_null(bn_b), weight_ref, bias_ref))
    (Tensor(c, weight_ref[]), Tensor(c, bias_ref[]))
end

# ---- nn_hooks.h ----

@doc raw"""
    register_module_parameter_registration_hook(hook)

Before a parameter that is not None is registered: by nnc_module_register_parameter, by a
ParameterList or ParameterDict, or by nnc_module_load_state_dict_assign. What a layer
registers while it is made is shown when the layer is whole and has its initial values: its
parameters, then its buffers, then its children; PyTorch calls the hook during construction. As
in PyTorch, a deep copy shows nothing. Nor is what parametrizations, pruning, the older
weight_norm and spectral_norm, and fusion change in a module that is there, which PyTorch does
show; a ParametrizationList is shown as any module. The hook ends when it is removed.
"""
function register_module_parameter_registration_hook(hook)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_register_module_parameter_registration_hook(c, table_of(C.nnc_registration_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_module_buffer_registration_hook(hook)

The same for buffers: nnc_module_register_buffer, nnc_module_load_state_dict_assign.
"""
function register_module_buffer_registration_hook(hook)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_register_module_buffer_registration_hook(c, table_of(C.nnc_registration_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_module_module_registration_hook(hook)

The same for children: nnc_module_register_module, nnc_module_add, nnc_module_set_submodule, and
the containers, but for what is inserted into a list.
"""
function register_module_module_registration_hook(hook)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_register_module_module_registration_hook(c, table_of(C.nnc_registration_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_state_dict_pre_hook(hook, mod)

Before the module's entries are read: the hook gets prefix and keep_vars.
"""
function register_state_dict_pre_hook(hook, mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_module_register_state_dict_pre_hook(c, mod, table_of(C.nnc_state_dict_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_state_dict_post_hook(hook, mod)

After those of the module and its descendants: the hook gets state_dict, which holds all entries
until then, those of other modules too, prefix and keep_vars.
"""
function register_state_dict_post_hook(hook, mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_module_register_state_dict_post_hook(c, mod, table_of(C.nnc_state_dict_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_load_state_dict_pre_hook(hook, mod)

Before the module's entries are loaded: the hook gets state_dict, a collection of the entries
whose keys begin with prefix, and the three lists. What it changes in state_dict is seen by the
module and those below it. A message in error_msgs makes the call fail (NNC_E_INVALID), strict or
not.
"""
function register_load_state_dict_pre_hook(hook, mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_module_register_load_state_dict_pre_hook(c, mod, table_of(C.nnc_state_dict_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

@doc raw"""
    register_load_state_dict_post_hook(hook, mod)

After the module and its descendants are loaded, which the hook can see: it gets missing_keys and
unexpected_keys as far as they are known. What it leaves there is what strict refuses and the
call gives. prefix is the module's.
"""
function register_load_state_dict_post_hook(hook, mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(hook) do self
        C.nnc_module_register_load_state_dict_post_hook(c, mod, table_of(C.nnc_state_dict_hook), self, out_ref)
    end
    Hook(c, out_ref[])
end

# ---- nn_layers.h ----

@doc raw"""
    embedding_from_pretrained(embeddings, freeze=true, padding_idx=nothing; max_norm=nothing, norm_type=2.0, scale_grad_by_freq=false, sparse=false)

Embedding (torch: norm_type 2, flags 0). The row at padding_idx stays as it is.
"""
function embedding_from_pretrained(embeddings::Tensor, freeze_=true, padding_idx_=nothing; freeze=freeze_, padding_idx=padding_idx_, max_norm=nothing, norm_type=2.0, scale_grad_by_freq=false, sparse=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_embedding_from_pretrained(c, embeddings, freeze, optional(Int64, padding_idx), optional(Float64, max_norm), norm_type, scale_grad_by_freq, sparse, out_ref))
    NNModule(c, out_ref[])
end

@doc raw"""
    embedding_bag_from_pretrained(embeddings, freeze=true, max_norm=nothing; norm_type=2.0, scale_grad_by_freq=false, mode="mean", sparse=false, include_last_offset=false, padding_idx=nothing)

EmbeddingBag (torch: norm_type 2, mode "mean", flags 0); mode NULL is "mean".
"""
function embedding_bag_from_pretrained(embeddings::Tensor, freeze_=true, max_norm_=nothing; freeze=freeze_, max_norm=max_norm_, norm_type=2.0, scale_grad_by_freq=false, mode="mean", sparse=false, include_last_offset=false, padding_idx=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_embedding_bag_from_pretrained(c, embeddings, freeze, optional(Float64, max_norm), norm_type, scale_grad_by_freq, text_argument(mode), sparse, include_last_offset, optional(Int64, padding_idx), out_ref))
    NNModule(c, out_ref[])
end

@doc raw"""
    adaptive_log_softmax_with_loss_log_prob(mod, input)

(N, n_classes): the logarithm of each class's probability for input (N, in_features).
NNC_E_SHAPE: input is no matrix.
"""
function adaptive_log_softmax_with_loss_log_prob(mod::NNModule, input::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_log_softmax_with_loss_log_prob(c, mod, pointer_or_null(input), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_log_softmax_with_loss_predict(mod, input)

(N) of int64: the most probable class. Rows whose best score of the head is a class have that
one; only for the others the clusters are computed. NNC_E_SHAPE: input is no matrix.
"""
function adaptive_log_softmax_with_loss_predict(mod::NNModule, input::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_log_softmax_with_loss_predict(c, mod, pointer_or_null(input), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    reset_running_stats!(mod)

Sets running_mean and num_batches_tracked to 0 and running_var to 1, if the layer has them.
"""
function reset_running_stats!(mod::NNModule)
    c = context()
    check(C.nnc_module_reset_running_stats(c, mod))
    mod
end

@doc raw"""
    multihead_attention_merge_masks(mod, attn_mask, key_padding_mask, query)

One mask of two, of which each may be NULL: attn_mask (L, L) or (N num_heads, L, L) and
key_padding_mask (N, L), for query (N, L, E). With an attn_mask it has size (N, num_heads, L, L),
the sum of both (true where one is true), and *mask_type is 2; key_padding_mask alone is itself,
with type 1. Without both, *merged_mask is NULL and *mask_type -1 (torch: None). NNC_E_SHAPE: of
another size.
"""
function multihead_attention_merge_masks(mod::NNModule, attn_mask::Union{Tensor,Nothing}, key_padding_mask::Union{Tensor,Nothing}, query::Union{Tensor,Nothing})
    c = context()
    merged_mask_ref = Ref(C_NULL)
    mask_type_ref = Ref{Int64}(0)
    check(C.nnc_multihead_attention_merge_masks(c, mod, pointer_or_null(attn_mask), pointer_or_null(key_padding_mask), pointer_or_null(query), merged_mask_ref, mask_type_ref))
    (maybe(Tensor, c, merged_mask_ref[]), mask_type_ref[])
end

# ---- nn_methods.h ----

@doc raw"""
    extra_repr(mod)

What stands between the parentheses when the module is printed.
"""
function extra_repr(mod::NNModule)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_module_extra_repr(c, mod, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    set_submodule!(mod, target, child, strict=false)

Puts child into the place of the module at the path target, or adds it to the parent if strict is
0 and there is none. NNC_E_INVALID: an empty target or name, or the child contains the parent;
NNC_E_UNKNOWN: the parent does not exist, or with strict the module; NNC_E_INVALID: target is a
parameter or buffer. Calls under way go on with the former module.
"""
function set_submodule!(mod::NNModule, target, child::Union{NNModule,Nothing}, strict_=false; strict=strict_)
    c = context()
    check(C.nnc_module_set_submodule(c, mod, text_argument(target), pointer_or_null(child), strict))
    mod
end

@doc raw"""
    reset_parameters!(mod)

Gives the parameters, and what BatchNorm and InstanceNorm track, the values that they are made
with, drawn from ctx's generator: in place, of the sizes and types that they have now. Whether
they require gradients, and their gradients, stay. NNC_E_UNSUPPORTED: a class that has no such
method in PyTorch, such as one without parameters, MultiheadAttention or one of yours. An
Embedding draws its table even if that was given to it. On an error nothing has changed, the
generator included.
"""
function reset_parameters!(mod::NNModule)
    c = context()
    check(C.nnc_module_reset_parameters(c, mod))
    mod
end

@doc raw"""
    float!(mod)

nnc_module_to with float32.
"""
function float!(mod::NNModule)
    c = context()
    check(C.nnc_module_float(c, mod))
    mod
end

@doc raw"""
    double!(mod)

nnc_module_to with float64.
"""
function double!(mod::NNModule)
    c = context()
    check(C.nnc_module_double(c, mod))
    mod
end

@doc raw"""
    half!(mod)

nnc_module_to with float16.
"""
function half!(mod::NNModule)
    c = context()
    check(C.nnc_module_half(c, mod))
    mod
end

@doc raw"""
    bfloat16!(mod)

nnc_module_to with bfloat16.
"""
function bfloat16!(mod::NNModule)
    c = context()
    check(C.nnc_module_bfloat16(c, mod))
    mod
end

@doc raw"""
    type!(mod, dst_type)

Converts all parameters, gradients and buffers, integers too, to any type. NNC_E_DTYPE: a
parameter that requires a gradient, and a type that is not floating point.
"""
function type!(mod::NNModule, dst_type_=REQUIRED; dst_type=dst_type_)
    c = context()
    check(C.nnc_module_type(c, mod, dtype_code(given(dst_type, :dst_type))))
    mod
end

@doc raw"""
    cpu!(mod)

Changes nothing: there is no other device.
"""
function cpu!(mod::NNModule)
    c = context()
    check(C.nnc_module_cpu(c, mod))
    mod
end

@doc raw"""
    to_empty!(mod, recurse=true)

Gives parameters, gradients and buffers new memory, whose content is arbitrary. recurse 0: those
of the module alone.
"""
function to_empty!(mod::NNModule, recurse_=true; recurse=recurse_)
    c = context()
    check(C.nnc_module_to_empty(c, mod, recurse))
    mod
end

# ---- nn_parametrize.h ----

@doc raw"""
    parametrize_register_parametrization(mod, tensor_name, parametrization, unsafe=false)

From now on module's parameter or buffer tensor_name is what parametrization gives for it, or,
where it is parametrized already, for what the former ones give. parametrization is a module that
makes one tensor of one; it gets module's training mode, and becomes
"parametrizations.<tensor_name>.0" (or the next number). The tensor itself stays a parameter,
"parametrizations.<tensor_name>.original". If parametrization is a module of yours with a
right_inverse (nnc_module_vtable), the tensor's data becomes what that gives for it; if that
gives several tensors, those become "original0", "original1", ..., which the first
parametrization then gets in this order. unsafe 0 (torch's default): what comes out must have the
type and the size of the tensor, NNC_E_DTYPE and NNC_E_SHAPE; the functions of parametrization
are called once to see that. NNC_E_INVALID: the entry is None, or parametrization contains
module. Parametrized tensors whose parametrizations have parametrized tensors, and so on, are
NNC_E_UNSUPPORTED when they are computed, if there are more than 50 within each other.
"""
function parametrize_register_parametrization(mod::NNModule, tensor_name, parametrization::Union{NNModule,Nothing}, unsafe_=false; unsafe=unsafe_)
    c = context()
    check(C.nnc_parametrize_register_parametrization(c, mod, text_argument(tensor_name), pointer_or_null(parametrization), unsafe))
    nothing
end

@doc raw"""
    parametrize_is_parametrized(mod, tensor_name=nothing)

Is tensor_name parametrized (1 or 0)? NULL asks whether anything in the module is.
"""
function parametrize_is_parametrized(mod::NNModule, tensor_name_=nothing; tensor_name=tensor_name_)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_parametrize_is_parametrized(c, mod, text_argument(tensor_name), out_ref))
    out_ref[] != 0
end

@doc raw"""
    parametrize_remove_parametrizations(mod, tensor_name, leave_parametrized=true)

Makes tensor_name a parameter or buffer again, with the value that it is computed to now
(leave_parametrized not 0, torch's default), or else with that of "original". It is the same
tensor as "original", so that an optimizer still has it; a new one where it was computed from
several. NNC_E_INVALID: it is not parametrized, or was computed from several tensors and
leave_parametrized is 0.
"""
function parametrize_remove_parametrizations(mod::NNModule, tensor_name_=REQUIRED, leave_parametrized_=true; tensor_name=tensor_name_, leave_parametrized=leave_parametrized_)
    c = context()
    check(C.nnc_parametrize_remove_parametrizations(c, mod, text_argument(given(tensor_name, :tensor_name)), leave_parametrized))
    nothing
end

@doc raw"""
    parametrize_transfer_parametrizations_and_params(from_module, to_module, tensor_name=nothing)

Registers the parametrizations of from_module's tensor_name (NULL: of all its parametrized
tensors) in to_module too, which then computes its own from the same originals. A tensor that
to_module does not have becomes a parameter of it. On an error the tensors before stay
transferred.
"""
function parametrize_transfer_parametrizations_and_params(from_module::NNModule, to_module::Union{NNModule,Nothing}, tensor_name_=nothing; tensor_name=tensor_name_)
    c = context()
    check(C.nnc_parametrize_transfer_parametrizations_and_params(c, from_module, pointer_or_null(to_module), text_argument(tensor_name)))
    nothing
end

@doc raw"""
    parametrize_cached_begin()

From here to the matching end the calling thread computes each parametrized tensor once, and then
uses it again, whatever becomes of the module: for a layer that is called many times in a step.
Pairs may be nested.
"""
function parametrize_cached_begin()
    c = context()
    check(C.nnc_parametrize_cached_begin(c))
    nothing
end

@doc raw"""
    parametrize_cached_end()

The end of it. NNC_E_STATE: nothing was begun in this thread.
"""
function parametrize_cached_end()
    c = context()
    check(C.nnc_parametrize_cached_end(c))
    nothing
end

@doc raw"""
    parametrize_parametrization_list_new(modules, original, unsafe)

A ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what
the modules in modules, a ModuleList, one after the other, make of original. The rest is as for
nnc_parametrize_register_parametrization. NNC_E_INVALID: there are none.
"""
function parametrize_parametrization_list_new(modules::NNModule, original::Union{Tensor,Nothing}, unsafe_=REQUIRED; unsafe=unsafe_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_parametrize_parametrization_list_new(c, modules, pointer_or_null(original), given(unsafe, :unsafe), out_ref))
    NNModule(c, out_ref[])
end

@doc raw"""
    parametrization_list_right_inverse(list, value)

What assigning to a parametrized tensor is in torch: what list, a module's
"parametrizations.<tensor_name>", is computed from becomes what the parametrizations' right
inverses, the last one first, give for value. NNC_E_UNSUPPORTED: one of them has none.
"""
function parametrization_list_right_inverse(list::NNModule, value::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_parametrization_list_right_inverse(c, list, pointer_or_null(value)))
    nothing
end

@doc raw"""
    parametrizations_weight_norm(mod, name="weight", dim=0)

w = g v / |v|, https://arxiv.org/abs/1602.07868: original0 is g, the norms of the slices of the
tensor along dim (torch: 0; NULL and, as in torch, -1: the norm of it all), original1 is v, the
tensor as it was. States with name_g and name_v, of nnc_weight_norm, can be loaded too.
NNC_E_INDEX: dim is none of the tensor's; NNC_E_INVALID: it is parametrized already.
"""
function parametrizations_weight_norm(mod::NNModule, name_="weight", dim_=0; name=name_, dim=dim_)
    c = context()
    check(C.nnc_parametrizations_weight_norm(c, mod, text_argument(name), optional(Int64, dim)))
    nothing
end

@doc raw"""
    parametrizations_spectral_norm(mod, name="weight", n_power_iterations=1; eps=1e-12, dim=nothing)

w / s, https://arxiv.org/abs/1802.05957: s is the largest singular value of w as a matrix whose
rows are dimension dim (NULL: 0, of transposed convolutions 1), found by the power method. Its
vectors are buffers, drawn from ctx's generator and turned 15 times; each time the tensor is
computed in training mode they are turned n_power_iterations (torch: 1) times more. eps (torch:
1e-12) is what their lengths are at least divided by. A vector w is divided by its length.
NNC_E_INVALID: n_power_iterations is not in 1..10000; NNC_E_INDEX: dim is none of the tensor's.
"""
function parametrizations_spectral_norm(mod::NNModule, name_="weight", n_power_iterations_=1; name=name_, n_power_iterations=n_power_iterations_, eps=1e-12, dim=nothing)
    c = context()
    check(C.nnc_parametrizations_spectral_norm(c, mod, text_argument(name), n_power_iterations, eps, optional(Int64, dim)))
    nothing
end

@doc raw"""
    parametrizations_orthogonal(mod, name="weight", orthogonal_map=nothing; use_trivialization=true)

Matrices (the last two dimensions) with orthonormal columns, of wide ones rows.
orthogonal_map says how they come from any matrix: "matrix_exp" (of its skew part), "cayley" or
"householder" (a product of reflections); NULL: "matrix_exp" for square ones, else "householder".
use_trivialization not 0 (torch: 1) keeps a matrix "base" that the result is multiplied with,
https://arxiv.org/abs/1909.09501: the tensor's value at the beginning, made orthogonal by QR; new
columns of a base that is not square are drawn from ctx's generator. NNC_E_SHAPE: fewer than 2
dimensions; NNC_E_INVALID: another word; NNC_E_DTYPE: 16-bit types.
"""
function parametrizations_orthogonal(mod::NNModule, name_="weight", orthogonal_map_=nothing; name=name_, orthogonal_map=orthogonal_map_, use_trivialization=true)
    c = context()
    check(C.nnc_parametrizations_orthogonal(c, mod, text_argument(name), text_argument(orthogonal_map), use_trivialization))
    nothing
end

@doc raw"""
    weight_norm(mod, name="weight", dim=0)

The parameter name becomes name_g name_v / |name_v|, two parameters of module; see
nnc_parametrizations_weight_norm. NNC_E_INVALID: it is already.
"""
function weight_norm(mod::NNModule, name_="weight", dim_=0; name=name_, dim=dim_)
    c = context()
    check(C.nnc_weight_norm(c, mod, text_argument(name), optional(Int64, dim)))
    nothing
end

@doc raw"""
    remove_weight_norm(mod, name="weight")

Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so.
"""
function remove_weight_norm(mod::NNModule, name_="weight"; name=name_)
    c = context()
    check(C.nnc_remove_weight_norm(c, mod, text_argument(name)))
    nothing
end

@doc raw"""
    spectral_norm(mod, name="weight", n_power_iterations=1; eps=1e-12, dim=nothing)

The parameter name becomes the parameter name_orig divided by its largest singular value; see
nnc_parametrizations_spectral_norm. The buffers name_u and name_v are the power method's vectors,
not turned at the beginning; calls in training mode turn them, asking for the parameter does not.
NNC_E_INVALID: it is already.
"""
function spectral_norm(mod::NNModule, name_="weight", n_power_iterations_=1; name=name_, n_power_iterations=n_power_iterations_, eps=1e-12, dim=nothing)
    c = context()
    check(C.nnc_spectral_norm(c, mod, text_argument(name), n_power_iterations, eps, optional(Int64, dim)))
    nothing
end

@doc raw"""
    remove_spectral_norm(mod, name="weight")

Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so.
"""
function remove_spectral_norm(mod::NNModule, name_="weight"; name=name_)
    c = context()
    check(C.nnc_remove_spectral_norm(c, mod, text_argument(name)))
    nothing
end

# ---- nn_prune.h ----

@doc raw"""
    prune_identity(mod, name)

Prunes nothing: the parameter only gets its mask of ones.
"""
function prune_identity(mod::NNModule, name_=REQUIRED; name=name_)
    c = context()
    check(C.nnc_prune_identity(c, mod, text_argument(given(name, :name))))
    nothing
end

@doc raw"""
    prune_random_unstructured(mod, name, amount)

Prunes elements at random.
"""
function prune_random_unstructured(mod::NNModule, name::AbstractString, amount::Real)
    c = context()
    check(C.nnc_prune_random_unstructured(c, mod, text_argument(name), amount))
    nothing
end

@doc raw"""
    prune_random_unstructured(mod, name, amount)

So many of them.
"""
function prune_random_unstructured(mod::NNModule, name::AbstractString, amount::Integer)
    c = context()
    check(C.nnc_prune_random_unstructured_i64(c, mod, text_argument(name), amount))
    nothing
end

@doc raw"""
    prune_l1_unstructured(mod, name, amount, importance_scores=nothing)

Prunes the elements whose scores have the least absolute values.
"""
function prune_l1_unstructured(mod::NNModule, name::AbstractString, amount::Real, importance_scores_=nothing; importance_scores=importance_scores_)
    c = context()
    check(C.nnc_prune_l1_unstructured(c, mod, text_argument(name), amount, pointer_or_null(importance_scores)))
    nothing
end

@doc raw"""
    prune_l1_unstructured(mod, name, amount, importance_scores=nothing)

So many of them.
"""
function prune_l1_unstructured(mod::NNModule, name::AbstractString, amount::Integer, importance_scores_=nothing; importance_scores=importance_scores_)
    c = context()
    check(C.nnc_prune_l1_unstructured_i64(c, mod, text_argument(name), amount, pointer_or_null(importance_scores)))
    nothing
end

@doc raw"""
    prune_random_structured(mod, name, amount, dim)

Prunes slices along dim at random. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
none of them.
"""
function prune_random_structured(mod::NNModule, name::AbstractString, amount::Real, dim::Integer)
    c = context()
    check(C.nnc_prune_random_structured(c, mod, text_argument(name), amount, dim))
    nothing
end

@doc raw"""
    prune_random_structured(mod, name, amount, dim)

So many of them.
"""
function prune_random_structured(mod::NNModule, name::AbstractString, amount::Integer, dim::Integer)
    c = context()
    check(C.nnc_prune_random_structured_i64(c, mod, text_argument(name), amount, dim))
    nothing
end

@doc raw"""
    prune_ln_structured(mod, name, amount, n, dim, importance_scores=nothing)

Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2,
n='nuc' goes through nnc_prune_apply. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
none of them.
"""
function prune_ln_structured(mod::NNModule, name::AbstractString, amount::Real, n::Real, dim::Integer, importance_scores_=nothing; importance_scores=importance_scores_)
    c = context()
    check(C.nnc_prune_ln_structured(c, mod, text_argument(name), amount, n, dim, pointer_or_null(importance_scores)))
    nothing
end

@doc raw"""
    prune_ln_structured(mod, name, amount, n, dim, importance_scores=nothing)

So many of them.
"""
function prune_ln_structured(mod::NNModule, name::AbstractString, amount::Integer, n::Real, dim::Integer, importance_scores_=nothing; importance_scores=importance_scores_)
    c = context()
    check(C.nnc_prune_ln_structured_i64(c, mod, text_argument(name), amount, n, dim, pointer_or_null(importance_scores)))
    nothing
end

@doc raw"""
    prune_custom_from_mask(mod, name, mask)

Prunes by a mask of the parameter's size, NNC_E_SHAPE if it has another.
"""
function prune_custom_from_mask(mod::NNModule, name, mask::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_prune_custom_from_mask(c, mod, text_argument(name), pointer_or_null(mask)))
    nothing
end

@doc raw"""
    prune_apply(mod, name, pruning_method, kwargs, importance_scores)

Prunes by a method in torch's words: "Identity()", "RandomUnstructured(amount)",
"L1Unstructured(amount)", "RandomStructured(amount, dim=-1)", "LnStructured(amount, n, dim=-1)",
or "CustomFromMask()" with its mask in kwargs, which may be NULL; amount is an int or a float.
Text that is none of these is NNC_E_TEXT, NNC_E_UNKNOWN or NNC_E_INVALID.
"""
function prune_apply(mod::NNModule, name, pruning_method, kwargs, importance_scores::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_prune_apply(c, mod, text_argument(name), text_argument(pruning_method), kwargs_argument(kwargs), pointer_or_null(importance_scores)))
    nothing
end

@doc raw"""
    prune_remove(mod, name)

Makes the pruned parameter one again, with zeros where it was pruned. It is the same tensor as
name_orig, so that an optimizer still has it. Writes to the elements of that tensor, which nobody
else uses meanwhile (<nnc/status.h>). NNC_E_INVALID: it is not pruned.
"""
function prune_remove(mod::NNModule, name_=REQUIRED; name=name_)
    c = context()
    check(C.nnc_prune_remove(c, mod, text_argument(given(name, :name))))
    nothing
end

@doc raw"""
    prune_is_pruned(mod)

Is anything in the module or its descendants pruned (1 or 0)?
"""
function prune_is_pruned(mod::NNModule)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_prune_is_pruned(c, mod, out_ref))
    out_ref[] != 0
end

# ---- nn_utils.h ----

@doc raw"""
    get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=false; foreach=nothing)

(): the norm, of order norm_type (torch: 2; any number, infinite ones too), of the norms of the
tensors: that of one vector of all their elements. But of order 0 it is how many of the tensors
have an element that is not 0. Of the type of the tensors, of several types
the one that they promote to; 0 of the default type without tensors. No gradient. NNC_E_DTYPE: a
tensor that is not floating point. NNC_E_INVALID: with error_if_nonfinite not 0 (torch: 0) the
result is infinite or NaN; a tensor without elements, which has no norm of that order.
"""
function get_total_norm(tensors, norm_type_=2.0, error_if_nonfinite_=false; norm_type=norm_type_, error_if_nonfinite=error_if_nonfinite_, foreach=nothing)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    check(C.nnc_get_total_norm(c, tensors_list, length(tensors_list), norm_type, error_if_nonfinite, choice(foreach), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clip_grads_with_norm!(parameters, max_norm, total_norm, foreach=nothing)

Multiplies the gradients by min(max_norm / (total_norm + 1e-6), 1). NNC_E_SHAPE: total_norm has
dimensions.
"""
function clip_grads_with_norm!(parameters, max_norm, total_norm::Tensor, foreach_=nothing; foreach=foreach_)
    c = context()
    parameters_list = handles_argument(parameters)
    check(C.nnc_clip_grads_with_norm_(c, parameters_list, length(parameters_list), max_norm, total_norm, choice(foreach)))
    total_norm
end

@doc raw"""
    clip_grad_norm!(parameters, max_norm, norm_type=2.0, error_if_nonfinite=false; foreach=nothing)

(): nnc_get_total_norm of the gradients, by which nnc_clip_grads_with_norm_ then clips them.
"""
function clip_grad_norm!(parameters, max_norm, norm_type_=2.0, error_if_nonfinite_=false; norm_type=norm_type_, error_if_nonfinite=error_if_nonfinite_, foreach=nothing)
    c = context()
    parameters_list = handles_argument(parameters)
    out_ref = Ref(C_NULL)
    check(C.nnc_clip_grad_norm_(c, parameters_list, length(parameters_list), max_norm, norm_type, error_if_nonfinite, choice(foreach), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clip_grad_value!(parameters, clip_value, foreach=nothing)

Brings every element of the gradients into -clip_value..clip_value, as nnc_clamp_. NNC_E_STATE:
none of the parameters has a gradient.
"""
function clip_grad_value!(parameters, clip_value, foreach_=nothing; foreach=foreach_)
    c = context()
    parameters_list = handles_argument(parameters)
    check(C.nnc_clip_grad_value_(c, parameters_list, length(parameters_list), clip_value, choice(foreach)))
    
end

@doc raw"""
    parameters_to_vector(parameters)

(number of all elements): the parameters one after another, a copy; differentiable. Of several
types the one that they promote to. NNC_E_INVALID: no parameters. NNC_E_SHAPE: one whose strides
cannot be viewed as a vector.
"""
function parameters_to_vector(parameters)
    c = context()
    parameters_list = handles_argument(parameters)
    out_ref = Ref(C_NULL)
    check(C.nnc_parameters_to_vector(c, parameters_list, length(parameters_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    vector_to_parameters!(vec, parameters)

The reverse, all or nothing: the parameters stay the same tensors of the same sizes, but look at
the elements of vec from now on and share memory with it, as in torch; they take its type. What
vec has beyond them is left. A graph that was recorded before computes its gradients with what
the parameters are in backward, as in torch. NNC_E_SHAPE: vec has too few. NNC_E_DTYPE: not
floating point for parameters that require gradients, or not of the type of a gradient that one
has.
"""
function vector_to_parameters!(vec::Tensor, parameters)
    c = context()
    parameters_list = handles_argument(parameters)
    check(C.nnc_vector_to_parameters(c, vec, parameters_list, length(parameters_list)))
    vec
end

# ---- nn_utils_rnn.h ----

@doc raw"""
    packed_sequence_new(data, batch_sizes, sorted_indices, unsorted_indices)

A packed sequence of these tensors. sorted_indices and unsorted_indices may be NULL; the latter
follow from the former where only those are given.
NNC_E_INVALID unless batch_sizes is a vector of int64 that never grows and has nothing below 1,
and indices are a vector of batch_sizes[0] int64; NNC_E_SHAPE: batch_sizes does not add up to
the rows of data; NNC_E_INDEX: sorted_indices beyond the sequences.
"""
function packed_sequence_new(data::Tensor, batch_sizes::Union{Tensor,Nothing}, sorted_indices::Union{Tensor,Nothing}, unsorted_indices::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_packed_sequence_new(c, data, pointer_or_null(batch_sizes), pointer_or_null(sorted_indices), pointer_or_null(unsorted_indices), out_ref))
    PackedSequence(c, out_ref[])
end

@doc raw"""
    packed_sequence_data(packed)

The elements themselves.
"""
function packed_sequence_data(packed::PackedSequence)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_packed_sequence_data(c, packed, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    packed_sequence_batch_sizes(packed)

How many sequences reach each step.
"""
function packed_sequence_batch_sizes(packed::PackedSequence)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_packed_sequence_batch_sizes(c, packed, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    packed_sequence_sorted_indices(packed)

The places of the sequences, the longest first; *out may be NULL.
"""
function packed_sequence_sorted_indices(packed::PackedSequence)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_packed_sequence_sorted_indices(c, packed, out_ref))
    maybe(Tensor, c, out_ref[])
end

@doc raw"""
    packed_sequence_unsorted_indices(packed)

The way back; *out may be NULL.
"""
function packed_sequence_unsorted_indices(packed::PackedSequence)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_packed_sequence_unsorted_indices(c, packed, out_ref))
    maybe(Tensor, c, out_ref[])
end

@doc raw"""
    pack_padded_sequence(input, lengths, batch_first=false, enforce_sorted=true)

The sequences in input (steps, batch, ...), with batch_first not 0 (batch, steps, ...), without
what lies behind their lengths, a vector of batch numbers. enforce_sorted not 0 (torch: 1) takes
the lengths as they are, the longest first; 0 sorts them.
NNC_E_SHAPE: input has fewer than 2 dimensions or no elements, lengths of another number, or a
length beyond the steps; NNC_E_INVALID: a length below 1, lengths that are not sorted.
"""
function pack_padded_sequence(input::Tensor, lengths::Union{Tensor,Nothing}, batch_first_=false, enforce_sorted_=true; batch_first=batch_first_, enforce_sorted=enforce_sorted_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pack_padded_sequence(c, input, pointer_or_null(lengths), batch_first, enforce_sorted, out_ref))
    PackedSequence(c, out_ref[])
end

@doc raw"""
    pad_packed_sequence(sequence, batch_first=false, padding_value=0.0; total_length=nothing)

The way back: (steps, batch, ...), with batch_first not 0 (batch, steps, ...), in the order in
which the sequences were given, with padding_value (torch: 0) behind the end of each; lengths
(batch, int64). There are as many steps as the longest sequence has, or *total_length, which may
be NULL; less is NNC_E_INVALID.
"""
function pad_packed_sequence(sequence::PackedSequence, batch_first_=false, padding_value_=0.0; batch_first=batch_first_, padding_value=padding_value_, total_length=nothing)
    c = context()
    output_ref = Ref(C_NULL)
    lengths_ref = Ref(C_NULL)
    check(C.nnc_pad_packed_sequence(c, sequence, batch_first, padding_value, optional(Int64, total_length), output_ref, lengths_ref))
    (Tensor(c, output_ref[]), Tensor(c, lengths_ref[]))
end

@doc raw"""
    pack_sequence(sequences, enforce_sorted=true)

Sequences (length, ...) of one type and equal sizes behind the first; another type becomes that
of the first sequence. enforce_sorted as above. NNC_E_INVALID: none, one of length 0, or not
sorted; NNC_E_SHAPE: sizes that differ.
"""
function pack_sequence(sequences, enforce_sorted_=true; enforce_sorted=enforce_sorted_)
    c = context()
    sequences_list = handles_argument(sequences)
    out_ref = Ref(C_NULL)
    check(C.nnc_pack_sequence(c, sequences_list, length(sequences_list), enforce_sorted, out_ref))
    PackedSequence(c, out_ref[])
end

@doc raw"""
    unpack_sequence(packed_sequences)

The way back: *n_out tensors (length, ...) in the order in which they were given. More than
capacity is NNC_E_INVALID: nothing is written.
"""
function unpack_sequence(packed_sequences::PackedSequence)
    c = context()
    out_ref = fill(C_NULL, 4096)
    count = Ref{Int64}(0)
    check(C.nnc_unpack_sequence(c, packed_sequences, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    pad_sequence(sequences, batch_first=false, padding_value=0.0; padding_side="right")

Sequences (length, ...) of equal sizes behind the first, in one tensor (longest, n_sequences,
...), with batch_first not 0 (n_sequences, longest, ...), of the first one's type, with
padding_value (torch: 0) behind the end of each, or before its start if padding_side is "left"
(NULL: "right"). Differentiable. NNC_E_INVALID: no sequences, another word; NNC_E_SHAPE: one
without dimensions, or sizes that do not broadcast to the first one's.
"""
function pad_sequence(sequences, batch_first_=false, padding_value_=0.0; batch_first=batch_first_, padding_value=padding_value_, padding_side="right")
    c = context()
    sequences_list = handles_argument(sequences)
    out_ref = Ref(C_NULL)
    check(C.nnc_pad_sequence(c, sequences_list, length(sequences_list), batch_first, padding_value, text_argument(padding_side), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    unpad_sequence(padded_sequences, lengths, batch_first=false)

The way back, of sequences that are padded behind their ends: of padded_sequences (steps, batch,
...), with batch_first not 0 (batch, steps, ...), the first lengths[i] steps of each, or all.
*n_out copies, of which more than capacity are NNC_E_INVALID. NNC_E_SHAPE: fewer than 2
dimensions, or lengths is no vector of batch numbers.
"""
function unpad_sequence(padded_sequences::Tensor, lengths::Union{Tensor,Nothing}, batch_first_=false; batch_first=batch_first_)
    c = context()
    out_ref = fill(C_NULL, 4096)
    count = Ref{Int64}(0)
    check(C.nnc_unpad_sequence(c, padded_sequences, pointer_or_null(lengths), batch_first, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    invert_permutation(permutation)

The vector out with out[permutation[i]] = i. NNC_E_INVALID unless permutation is a vector of
int64 without repetition, NNC_E_INDEX: a place beyond it.
"""
function invert_permutation(permutation::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_invert_permutation(c, permutation, out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_activation.h ----

@doc raw"""
    relu(input)

max(input, 0); its gradient at 0 is 0. Integers too.
"""
function relu(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_relu(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    relu!(input)

The same in place.
"""
function relu!(input::Tensor)
    c = context()
    check(C.nnc_relu_(c, input))
    input
end

@doc raw"""
    relu6(input)

input held in 0..6. Integers too.
"""
function relu6(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_relu6(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    relu6!(input)

The same in place.
"""
function relu6!(input::Tensor)
    c = context()
    check(C.nnc_relu6_(c, input))
    input
end

@doc raw"""
    hardtanh(input, min_val=-1.0, max_val=1.0)

input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too,
with the bounds cut off. NNC_E_INVALID: min_val > max_val.
"""
function hardtanh(input::Tensor, min_val_=-1.0, max_val_=1.0; min_val=min_val_, max_val=max_val_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_hardtanh(c, input, min_val, max_val, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    hardtanh!(input, min_val=-1.0, max_val=1.0)

The same in place; but min_val > max_val makes every element max_val.
"""
function hardtanh!(input::Tensor, min_val_=-1.0, max_val_=1.0; min_val=min_val_, max_val=max_val_)
    c = context()
    check(C.nnc_hardtanh_(c, input, min_val, max_val))
    input
end

@doc raw"""
    leaky_relu(input, negative_slope=0.01)

input where it is positive, else negative_slope * input (torch: 0.01).
"""
function leaky_relu(input::Tensor, negative_slope_=0.01; negative_slope=negative_slope_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_leaky_relu(c, input, negative_slope, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    leaky_relu!(input, negative_slope=0.01)

The same in place. With a negative negative_slope backward fails.
"""
function leaky_relu!(input::Tensor, negative_slope_=0.01; negative_slope=negative_slope_)
    c = context()
    check(C.nnc_leaky_relu_(c, input, negative_slope))
    input
end

@doc raw"""
    prelu(input, weight)

input where it is positive, else weight * input. weight has one element, or one for each channel,
dimension 1 of input, and input's type. NNC_E_SHAPE: another number.
"""
function prelu(input::Tensor, weight::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_prelu(c, input, pointer_or_null(weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rrelu(input, lower=0.125, upper=0.3333333333333333; training=false)

nnc_leaky_relu with a slope for each element <= 0 that is drawn from lower..upper (torch: 1/8,
1/3) if training is not 0 (torch: 0), else the middle of both. NNC_E_INVALID: lower > upper.
"""
function rrelu(input::Tensor, lower_=0.125, upper_=0.3333333333333333; lower=lower_, upper=upper_, training=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rrelu(c, input, lower, upper, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rrelu!(input, lower=0.125, upper=0.3333333333333333; training=false)

The same in place.
"""
function rrelu!(input::Tensor, lower_=0.125, upper_=0.3333333333333333; lower=lower_, upper=upper_, training=false)
    c = context()
    check(C.nnc_rrelu_(c, input, lower, upper, training))
    input
end

@doc raw"""
    threshold(input, threshold, value)

input where it is > threshold, else value. Integers too, with both numbers cut off to their type.
NNC_E_INVALID: a number that the type does not hold.
"""
function threshold(input::Tensor, threshold_=REQUIRED, value_=REQUIRED; threshold=threshold_, value=value_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_threshold(c, input, given(threshold, :threshold), given(value, :value), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    threshold!(input, threshold, value)

The same in place. The gradient is found from the result: a value above threshold lets it through
everywhere, as in torch.
"""
function threshold!(input::Tensor, threshold, value)
    c = context()
    check(C.nnc_threshold_(c, input, threshold, value))
    input
end

@doc raw"""
    hardsigmoid(input)

relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's.
"""
function hardsigmoid(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_hardsigmoid(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    hardsigmoid!(input)

The same in place.
"""
function hardsigmoid!(input::Tensor)
    c = context()
    check(C.nnc_hardsigmoid_(c, input))
    input
end

@doc raw"""
    hardswish(input)

input * relu6(input + 3) / 6.
"""
function hardswish(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_hardswish(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    hardswish!(input)

The same in place.
"""
function hardswish!(input::Tensor)
    c = context()
    check(C.nnc_hardswish_(c, input))
    input
end

@doc raw"""
    hardshrink(input, lambd=0.5)

input, but 0 in -lambd..lambd (torch: 0.5).
"""
function hardshrink(input::Tensor, lambd_=0.5; lambd=lambd_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_hardshrink(c, input, lambd, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    softshrink(input, lambd=0.5)

input moved by lambd towards 0, and 0 in -lambd..lambd (torch: 0.5). NNC_E_INVALID: lambd < 0.
"""
function softshrink(input::Tensor, lambd_=0.5; lambd=lambd_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_softshrink(c, input, lambd, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sigmoid(input)

1 / (1 + exp(-input)). Integers compute in the default type.
"""
function sigmoid(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sigmoid(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sigmoid!(input)

The same in place.
"""
function sigmoid!(input::Tensor)
    c = context()
    check(C.nnc_sigmoid_(c, input))
    input
end

@doc raw"""
    tanh(input)

The hyperbolic tangent. Integers compute in the default type.
"""
function Base.tanh(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tanh(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tanh!(input)

The same in place.
"""
function tanh!(input::Tensor)
    c = context()
    check(C.nnc_tanh_(c, input))
    input
end

@doc raw"""
    elu(input, alpha=1.0)

input where it is positive, else alpha * (exp(input) - 1) (torch: 1).
"""
function elu(input::Tensor, alpha_=1.0; alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_elu(c, input, alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    elu!(input, alpha=1.0)

The same in place. With a negative alpha backward fails.
"""
function elu!(input::Tensor, alpha_=1.0; alpha=alpha_)
    c = context()
    check(C.nnc_elu_(c, input, alpha))
    input
end

@doc raw"""
    selu(input)

1.0507 * nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1.
"""
function selu(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_selu(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    selu!(input)

The same in place.
"""
function selu!(input::Tensor)
    c = context()
    check(C.nnc_selu_(c, input))
    input
end

@doc raw"""
    celu(input, alpha=1.0)

input where it is positive, else alpha * (exp(input / alpha) - 1) (torch: 1). NNC_E_INVALID:
alpha is 0.
"""
function celu(input::Tensor, alpha_=1.0; alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_celu(c, input, alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    celu!(input, alpha=1.0)

The same in place.
"""
function celu!(input::Tensor, alpha_=1.0; alpha=alpha_)
    c = context()
    check(C.nnc_celu_(c, input, alpha))
    input
end

@doc raw"""
    gelu(input, approximate="none")

input * P(input), P the distribution function of the standard normal distribution. approximate
"none" (NULL: that), or "tanh" for input * (1 + tanh(sqrt(2 / pi) * (input + 0.044715 *
input^3))) / 2. NNC_E_INVALID: another word.
"""
function gelu(input::Tensor, approximate_="none"; approximate=approximate_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gelu(c, input, text_argument(approximate), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    silu(input)

input * sigmoid(input).
"""
function silu(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_silu(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    silu!(input)

The same in place.
"""
function silu!(input::Tensor)
    c = context()
    check(C.nnc_silu_(c, input))
    input
end

@doc raw"""
    mish(input)

input * tanh(log(1 + exp(input))).
"""
function mish(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mish(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mish!(input)

The same in place.
"""
function mish!(input::Tensor)
    c = context()
    check(C.nnc_mish_(c, input))
    input
end

@doc raw"""
    softplus(input, beta=1.0, threshold=20.0)

log(1 + exp(beta * input)) / beta, and input where beta * input > threshold (torch: 1, 20).
"""
function softplus(input::Tensor, beta_=1.0, threshold_=20.0; beta=beta_, threshold=threshold_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_softplus(c, input, beta, threshold, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    softsign(input)

input / (1 + |input|); of integers in float32 (torch adds the 1 in their type, where it wraps).
"""
function softsign(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_softsign(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tanhshrink(input)

input - tanh(input). Its gradient needs input as it was (that of torch only its tanh).
"""
function tanhshrink(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tanhshrink(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logsigmoid(input)

log(sigmoid(input)), without overflow.
"""
function logsigmoid(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logsigmoid(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    glu(input, dim=-1)

(input's sizes, dim of half its size): a * sigmoid(b), a and b the halves of input along dim
(torch: -1). NNC_E_SHAPE: the size of dim is odd.
"""
function glu(input::Tensor, dim_=-1; dim=dim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_glu(c, input, dim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gumbel_softmax(logits, tau=1.0, hard=false; eps=1e-10, dim=-1)

Samples of one-hot vectors along dim that keep a gradient: the softmax of (logits + g) / tau with
g = -log(e) for draws e of the exponential distribution, PyTorch's, from the context's generator.
hard not 0: 1 where that is largest, else 0, with the gradient of the softmax. eps has no effect,
as in torch (torch: tau 1, hard 0, eps 1e-10, dim -1).
"""
function gumbel_softmax(logits::Tensor, tau_=1.0, hard_=false; tau=tau_, hard=hard_, eps=1e-10, dim=-1)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gumbel_softmax(c, logits, tau, hard, eps, dim, out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_attention.h ----

@doc raw"""
    scaled_dot_product_attention(query, key, value, attn_mask=nothing, dropout_p=0.0; is_causal=false, scale=nothing, enable_gqa=false)

(..., L, Ev) of query (..., L, E), key (..., S, E) and value (..., S, Ev), whose leading sizes
are broadcast: softmax(scale query key^T + mask) value, the softmax over the keys. scale NULL is
1 / sqrt(E). attn_mask, NULL or of sizes that broadcast to those of the scores (..., L, S): bool,
true where a query may attend to a key; or what is added, float32 or of query's type. is_causal
not 0 is the mask that is true for keys up to the query's own place, and takes no other one
(NNC_E_INVALID). A query that may attend to nothing gets zeros, and without queries or
elements of value the result is zeros of query's leading sizes, whatever the others are. Weights
are dropped with probability dropout_p, whether or not anything is trained (torch: 0); another
than 0 to 1 is NNC_E_INVALID. enable_gqa not 0: dimension -3 counts the heads, and each of key's
and value's serves as many neighbours as query has for one. Scores are not kept, but with
create_graph and for the gradient of a mask they are made whole.
"""
function scaled_dot_product_attention(query::Tensor, key::Union{Tensor,Nothing}, value::Union{Tensor,Nothing}, attn_mask_=nothing, dropout_p_=0.0; attn_mask=attn_mask_, dropout_p=dropout_p_, is_causal=false, scale=nothing, enable_gqa=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scaled_dot_product_attention(c, query, pointer_or_null(key), pointer_or_null(value), pointer_or_null(attn_mask), dropout_p, is_causal, optional(Float64, scale), enable_gqa, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=true, key_padding_mask=nothing; need_weights=true, attn_mask=nothing, use_separate_proj_weight=false, q_proj_weight=nothing, k_proj_weight=nothing, v_proj_weight=nothing, static_k=nothing, static_v=nothing, average_attn_weights=true, is_causal=false)

attn_output (L, N, Eo) of query (L, N, E), key (S, N, Ek) and value (S, N, Ev), or all of them
without N: num_heads attentions side by side. embed_dim_to_check is E, num_heads divides it.
- query, key and value are projected to E by in_proj_weight (3 E, E), or with
  use_separate_proj_weight not 0 by q_proj_weight (E, E), k_proj_weight (E, Ek) and v_proj_weight
  (E, Ev), which may be NULL otherwise; in_proj_bias (3 E) may be NULL. A projected key or value
  is replaced by static_k or static_v (N num_heads, S, E / num_heads) unless that is NULL.
- bias_k and bias_v (1, 1, E), both or NULL, are one more key and value for everybody, zeros are
  another with add_zero_attn not 0.
- attn_mask, or NULL, (L, S) or (N num_heads, L, S), and key_padding_mask, or NULL, (N, S) or
  (S): bool, true where nobody may attend to a key; or what is added to the scores, of query's
  type, and with need_weights 0 also float32. is_causal not 0 says that attn_mask is causal, and
  asks for one.
- weights are dropped with probability dropout_p if training is not 0 (torch: 1).
- what is attended to is projected by out_proj_weight (Eo, E) and out_proj_bias (Eo), or NULL.
With need_weights not 0 (torch: 1) attn_output_weights is (N, L, S'), the mean over the heads, or
with average_attn_weights 0 (torch: 1) (N, num_heads, L, S'), where S' counts all keys; a query
that may attend to nothing makes NaN. With 0 it is NULL, and such a query gets zeros.
NNC_E_INVALID: what does not go together.
"""
function multi_head_attention_forward(query::Tensor, key::Union{Tensor,Nothing}, value::Union{Tensor,Nothing}, embed_dim_to_check, num_heads, in_proj_weight::Union{Tensor,Nothing}, in_proj_bias::Union{Tensor,Nothing}, bias_k::Union{Tensor,Nothing}, bias_v::Union{Tensor,Nothing}, add_zero_attn, dropout_p, out_proj_weight::Union{Tensor,Nothing}, out_proj_bias::Union{Tensor,Nothing}, training_=true, key_padding_mask_=nothing; training=training_, key_padding_mask=key_padding_mask_, need_weights=true, attn_mask=nothing, use_separate_proj_weight=false, q_proj_weight=nothing, k_proj_weight=nothing, v_proj_weight=nothing, static_k=nothing, static_v=nothing, average_attn_weights=true, is_causal=false)
    c = context()
    attn_output_ref = Ref(C_NULL)
    attn_output_weights_ref = Ref(C_NULL)
    check(C.nnc_multi_head_attention_forward(c, query, pointer_or_null(key), pointer_or_null(value), embed_dim_to_check, num_heads, pointer_or_null(in_proj_weight), pointer_or_null(in_proj_bias), pointer_or_null(bias_k), pointer_or_null(bias_v), add_zero_attn, dropout_p, pointer_or_null(out_proj_weight), pointer_or_null(out_proj_bias), training, pointer_or_null(key_padding_mask), need_weights, pointer_or_null(attn_mask), use_separate_proj_weight, pointer_or_null(q_proj_weight), pointer_or_null(k_proj_weight), pointer_or_null(v_proj_weight), pointer_or_null(static_k), pointer_or_null(static_v), average_attn_weights, is_causal, attn_output_ref, attn_output_weights_ref))
    (Tensor(c, attn_output_ref[]), maybe(Tensor, c, attn_output_weights_ref[]))
end

@doc raw"""
    transformer_generate_square_subsequent_mask(sz, dtype=nothing)

The mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the
diagonal, -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
nnc_multi_head_attention_forward and of modules. NNC_DTYPE_DEFAULT is the context's default type;
integers have no -inf (NNC_E_INVALID).
"""
function transformer_generate_square_subsequent_mask(sz_=REQUIRED, dtype_=nothing; sz=sz_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_transformer_generate_square_subsequent_mask(c, given(sz, :sz), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_distance.h ----

@doc raw"""
    cosine_similarity(x1, x2, dim=1, eps=1e-08)

(x1 and x2 broadcast, without dim): the cosine of the angle between vectors along dim (torch: 1),
each first divided by its length, which counts as eps if it is shorter (torch: 1e-8). One of the
two may be of integers.
"""
function cosine_similarity(x1::Tensor, x2::Union{Tensor,Nothing}, dim_=1, eps_=1e-08; dim=dim_, eps=eps_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cosine_similarity(c, x1, pointer_or_null(x2), dim, eps, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pairwise_distance(x1, x2, p=2.0, eps=1e-06; keepdim=false)

(x1 and x2 broadcast, without the last dimension; 1 in its place if keepdim is not 0): the p-norm
of x1 - x2 + eps (torch: eps 1e-6, keepdim 0). Integers take the default floating point type.
"""
function pairwise_distance(x1::Tensor, x2::Union{Tensor,Nothing}, p_=2.0, eps_=1e-06; p=p_, eps=eps_, keepdim=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pairwise_distance(c, x1, pointer_or_null(x2), p, eps, keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pdist(input, p=2.0)

(n (n - 1) / 2): the distances of the rows i < j of input (n, m), (0, 1), (0, 2), ... first.
NNC_E_INVALID: p < 0.
"""
function pdist(input::Tensor, p_=2.0; p=p_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pdist(c, input, p, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cdist(x1, x2, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary")

(batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2 (batch, r, m), of
one type; batch dimensions are broadcast and may be missing. compute_mode says whether distances
for p 2 come from a matrix product, which is faster and rounds as the squares of the elements:
"use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", or (the same as NULL)
"use_mm_for_euclid_dist_if_necessary": if n or r is above 25. Rows with NaN are NaN apart, where
torch passes over it at p = inf. NNC_E_INVALID: p < 0.
"""
function cdist(x1::Tensor, x2::Union{Tensor,Nothing}, p_=2.0, compute_mode_="use_mm_for_euclid_dist_if_necessary"; p=p_, compute_mode=compute_mode_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cdist(c, x1, pointer_or_null(x2), p, text_argument(compute_mode), out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_embedding.h ----

@doc raw"""
    embedding(input, weight, padding_idx=nothing, max_norm=nothing; norm_type=2.0, scale_grad_by_freq=false)

(input's sizes, embedding_dim): the rows of weight (num_embeddings, embedding_dim) that input,
int64 or int32, names. padding_idx (NULL: none) is a row that gets no gradient; negative ones
count from the end. max_norm (NULL: none): rows that are named and whose norm_type-norm is larger
are first scaled down to it in weight itself. scale_grad_by_freq not 0: the gradient of a row is
divided by the number of its uses (torch: NULL, NULL, 2, 0). NNC_E_INDEX: no such row.
"""
function embedding(input::Tensor, weight::Union{Tensor,Nothing}, padding_idx_=nothing, max_norm_=nothing; padding_idx=padding_idx_, max_norm=max_norm_, norm_type=2.0, scale_grad_by_freq=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_embedding(c, input, pointer_or_null(weight), optional(Int64, padding_idx), optional(Float64, max_norm), norm_type, scale_grad_by_freq, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    embedding_bag(input, weight, offsets=nothing, max_norm=nothing; norm_type=2.0, scale_grad_by_freq=false, mode="mean", sparse=false, per_sample_weights=nothing, include_last_offset=false, padding_idx=nothing)

(bags, embedding_dim): the "sum", "mean" or "max" (mode; NULL: "mean") of the rows of weight that
each bag of input names, 0 for an empty bag. input is (bags, n), offsets then NULL; or it is a
vector, and offsets, a vector of int64 or int32 that begins with 0, says where each bag begins;
with include_last_offset not 0 it also says, last, where the last bag ends. per_sample_weights,
of input's sizes and weight's type, multiplies the rows that are summed (NULL: 1; "sum" only).
Entries equal to padding_idx (NULL: none) belong to no bag. max_norm, norm_type and
scale_grad_by_freq are those of nnc_embedding; the last not with "max". sparse must be 0: there
are no sparse gradients (NNC_E_UNSUPPORTED). Differentiable in weight and per_sample_weights.
NNC_E_INDEX: no such row. NNC_E_INVALID: offsets that decrease or lie outside.
"""
function embedding_bag(input::Tensor, weight::Union{Tensor,Nothing}, offsets_=nothing, max_norm_=nothing; offsets=offsets_, max_norm=max_norm_, norm_type=2.0, scale_grad_by_freq=false, mode="mean", sparse=false, per_sample_weights=nothing, include_last_offset=false, padding_idx=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_embedding_bag(c, input, pointer_or_null(weight), pointer_or_null(offsets), optional(Float64, max_norm), norm_type, scale_grad_by_freq, text_argument(mode), sparse, pointer_or_null(per_sample_weights), include_last_offset, optional(Int64, padding_idx), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dropout(input, p=0.5, training=true)

Each element is 0 with probability p, else divided by 1 - p.
"""
function dropout(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dropout(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dropout!(input, p=0.5, training=true)

The same in place.
"""
function dropout!(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    check(C.nnc_dropout_(c, input, p, training))
    input
end

@doc raw"""
    dropout1d(input, p=0.5, training=true)

The same for whole channels of (N, C, L) or (C, L).
"""
function dropout1d(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dropout1d(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dropout1d!(input, p=0.5, training=true)

The same in place.
"""
function dropout1d!(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    check(C.nnc_dropout1d_(c, input, p, training))
    input
end

@doc raw"""
    dropout2d(input, p=0.5, training=true)

The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L).
"""
function dropout2d(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dropout2d(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dropout2d!(input, p=0.5, training=true)

The same in place.
"""
function dropout2d!(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    check(C.nnc_dropout2d_(c, input, p, training))
    input
end

@doc raw"""
    dropout3d(input, p=0.5, training=true)

The same for whole channels of (N, C, D, H, W) or (C, D, H, W).
"""
function dropout3d(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dropout3d(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dropout3d!(input, p=0.5, training=true)

The same in place.
"""
function dropout3d!(input::Tensor, p_=0.5, training_=true; p=p_, training=training_)
    c = context()
    check(C.nnc_dropout3d_(c, input, p, training))
    input
end

@doc raw"""
    alpha_dropout(input, p=0.5, training=false)

Elements take the value that SELU has far below 0 with probability p; then all are scaled and
moved such that mean 0 and variance 1 stay.
"""
function alpha_dropout(input::Tensor, p_=0.5, training_=false; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_alpha_dropout(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    alpha_dropout!(input, p=0.5, training=false)

The same in place.
"""
function alpha_dropout!(input::Tensor, p_=0.5, training_=false; p=p_, training=training_)
    c = context()
    check(C.nnc_alpha_dropout_(c, input, p, training))
    input
end

@doc raw"""
    feature_alpha_dropout(input, p=0.5, training=false)

The same for whole channels, dimension 1 of input.
"""
function feature_alpha_dropout(input::Tensor, p_=0.5, training_=false; p=p_, training=training_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_feature_alpha_dropout(c, input, p, training, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    feature_alpha_dropout!(input, p=0.5, training=false)

The same in place.
"""
function feature_alpha_dropout!(input::Tensor, p_=0.5, training_=false; p=p_, training=training_)
    c = context()
    check(C.nnc_feature_alpha_dropout_(c, input, p, training))
    input
end

# ---- ops_index.h ----

@doc raw"""
    index_put(input, indices, values, accumulate=false)

values in the places of input that indices name, as nnc_index_tensors finds them but for numbers
without dimensions, which broadcast like the others. accumulate not 0: added to them, several for
one place too; else one of them stays. values broadcasts to the sizes of these places, one to
those of a mask alone always, of any type unless added: NNC_E_SHAPE if not. (torch: 0.)
"""
function index_put(input::Tensor, indices, values::Union{Tensor,Nothing}, accumulate_=false; accumulate=accumulate_)
    c = context()
    indices_list = handles_argument(indices)
    out_ref = Ref(C_NULL)
    check(C.nnc_index_put(c, input, indices_list, length(indices_list), pointer_or_null(values), accumulate, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_put!(input, indices, values, accumulate=false)

The same in place.
"""
function index_put!(input::Tensor, indices, values::Union{Tensor,Nothing}, accumulate_=false; accumulate=accumulate_)
    c = context()
    indices_list = handles_argument(indices)
    check(C.nnc_index_put_(c, input, indices_list, length(indices_list), pointer_or_null(values), accumulate))
    input
end

@doc raw"""
    take(input, index)

(index's sizes): the elements of input in row-major order at those places, int64, of which
negative ones count from the end.
"""
function take(input::Tensor, index::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_take(c, input, pointer_or_null(index), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_add!(input, dim, index, source, alpha=1.0)

nnc_index_add in place.
"""
function index_add!(input::Tensor, dim, index::Union{Tensor,Nothing}, source::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    check(C.nnc_index_add_(c, input, dim, pointer_or_null(index), pointer_or_null(source), alpha))
    input
end

@doc raw"""
    index_copy(input, dim, index, source)

input with place i of source in place index[i] of dim; of several for one place one stays. source
has input's sizes but for dim, where it is as long as index, int64. NNC_E_SHAPE: other sizes.
"""
function index_copy(input::Tensor, dim, index::Union{Tensor,Nothing}, source::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_copy(c, input, dim, pointer_or_null(index), pointer_or_null(source), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_copy!(input, dim, index, source)

The same in place.
"""
function index_copy!(input::Tensor, dim, index::Union{Tensor,Nothing}, source::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_index_copy_(c, input, dim, pointer_or_null(index), pointer_or_null(source)))
    input
end

@doc raw"""
    index_fill(input, dim, index, value)

input with value, a float, in the places of dim that index names, int64, of which negative ones
count from the end.
"""
function index_fill(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_fill(c, input, dim, pointer_or_null(index), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_fill(input, dim, index, value)

The same with an int.
"""
function index_fill(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_fill_i64(c, input, dim, pointer_or_null(index), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_fill(input, dim, index, value)

The same with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions.
"""
function index_fill(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_fill_tensor(c, input, dim, pointer_or_null(index), pointer_or_null(value), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_fill!(input, dim, index, value)

nnc_index_fill in place, with a float.
"""
function index_fill!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real)
    c = context()
    check(C.nnc_index_fill_(c, input, dim, pointer_or_null(index), value))
    input
end

@doc raw"""
    index_fill!(input, dim, index, value)

The same in place, with an int.
"""
function index_fill!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer)
    c = context()
    check(C.nnc_index_fill_i64_(c, input, dim, pointer_or_null(index), value))
    input
end

@doc raw"""
    index_fill!(input, dim, index, value)

The same in place, with a tensor.
"""
function index_fill!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_index_fill_tensor_(c, input, dim, pointer_or_null(index), pointer_or_null(value)))
    input
end

@doc raw"""
    scatter!(input, dim, index, src)

nnc_scatter in place.
"""
function scatter!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_scatter_(c, input, dim, pointer_or_null(index), pointer_or_null(src)))
    input
end

@doc raw"""
    scatter!(input, dim, index, value)

The same of one number, a float.
"""
function scatter!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real)
    c = context()
    check(C.nnc_scatter_scalar_(c, input, dim, pointer_or_null(index), value))
    input
end

@doc raw"""
    scatter!(input, dim, index, value)

The same with an int.
"""
function scatter!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer)
    c = context()
    check(C.nnc_scatter_scalar_i64_(c, input, dim, pointer_or_null(index), value))
    input
end

@doc raw"""
    scatter_add!(input, dim, index, src)

nnc_scatter_add in place.
"""
function scatter_add!(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_scatter_add_(c, input, dim, pointer_or_null(index), pointer_or_null(src)))
    input
end

@doc raw"""
    scatter_src_reduce(input, dim, index, src, reduce)

torch.scatter with a reduce: "add" adds src to the places of nnc_scatter, "multiply" multiplies
them, several times if an index comes again. As in torch without a gradient (NNC_E_UNSUPPORTED
when backward comes there): nnc_scatter_reduce has one. NNC_E_INVALID: another word.
"""
function scatter_src_reduce(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing}, reduce_=REQUIRED; reduce=reduce_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_src_reduce(c, input, dim, pointer_or_null(index), pointer_or_null(src), text_argument(given(reduce, :reduce)), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter_src_reduce!(input, dim, index, src, reduce)

The same in place.
"""
function scatter_src_reduce!(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing}, reduce)
    c = context()
    check(C.nnc_scatter_src_reduce_(c, input, dim, pointer_or_null(index), pointer_or_null(src), text_argument(reduce)))
    input
end

@doc raw"""
    scatter_scalar_reduce(input, dim, index, value, reduce)

nnc_scatter_src_reduce of one number, a float.
"""
function scatter_scalar_reduce(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real, reduce::AbstractString)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_scalar_reduce(c, input, dim, pointer_or_null(index), value, text_argument(reduce), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter_scalar_reduce(input, dim, index, value, reduce)

The same with an int.
"""
function scatter_scalar_reduce(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer, reduce::AbstractString)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_scalar_reduce_i64(c, input, dim, pointer_or_null(index), value, text_argument(reduce), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter_scalar_reduce!(input, dim, index, value, reduce)

The same in place, with a float.
"""
function scatter_scalar_reduce!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real, reduce::AbstractString)
    c = context()
    check(C.nnc_scatter_scalar_reduce_(c, input, dim, pointer_or_null(index), value, text_argument(reduce)))
    input
end

@doc raw"""
    scatter_scalar_reduce!(input, dim, index, value, reduce)

The same in place, with an int.
"""
function scatter_scalar_reduce!(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer, reduce::AbstractString)
    c = context()
    check(C.nnc_scatter_scalar_reduce_i64_(c, input, dim, pointer_or_null(index), value, text_argument(reduce)))
    input
end

@doc raw"""
    scatter_reduce(input, dim, index, src, reduce, include_self=true)

torch.scatter_reduce: what src brings to one place by index (as nnc_scatter does) becomes one
number: reduce is "sum", "prod", "mean" (of integers rounded down), "amax" or "amin" (NaN if one
is NaN). include_self not 0 (torch's default): with what stands there; places without an index
stay as they are. The gradient of amax and amin is shared by all that are equal to it.
NNC_E_INVALID: another word. NNC_E_DTYPE: the mean of bools.
"""
function scatter_reduce(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing}, reduce_=REQUIRED, include_self_=true; reduce=reduce_, include_self=include_self_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_reduce(c, input, dim, pointer_or_null(index), pointer_or_null(src), text_argument(given(reduce, :reduce)), include_self, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter_reduce!(input, dim, index, src, reduce, include_self=true)

The same in place.
"""
function scatter_reduce!(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing}, reduce, include_self_=true; include_self=include_self_)
    c = context()
    check(C.nnc_scatter_reduce_(c, input, dim, pointer_or_null(index), pointer_or_null(src), text_argument(reduce), include_self))
    input
end

@doc raw"""
    masked_fill(input, mask, value)

nnc_masked_fill with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions.
"""
function masked_fill(input::Tensor, mask::Union{Tensor,Nothing}, value::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_masked_fill_tensor(c, input, pointer_or_null(mask), pointer_or_null(value), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    masked_fill!(input, mask, value)

The same in place; mask broadcasts to input's sizes.
"""
function masked_fill!(input::Tensor, mask::Union{Tensor,Nothing}, value::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_masked_fill_tensor_(c, input, pointer_or_null(mask), pointer_or_null(value)))
    input
end

@doc raw"""
    nonzero_as_tuple(input)

(n), int64, one for each dimension, of which a tensor without any counts as having one: together
the places of the n elements that are not 0, in row-major order. out has room for capacity
handles; *n_out becomes their number. No gradient. NNC_E_INVALID: there are more.
"""
function nonzero_as_tuple(input::Tensor)
    c = context()
    out_ref = fill(C_NULL, 64)
    count = Ref{Int64}(0)
    check(C.nnc_nonzero_as_tuple(c, input, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

# ---- ops_linalg.h ----

@doc raw"""
    mm(input, mat2)

(m, n): input (m, k) times mat2 (k, n).
"""
function mm(input::Tensor, mat2::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mm(c, input, pointer_or_null(mat2), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bmm(input, mat2)

(b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix.
"""
function bmm(input::Tensor, mat2::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bmm(c, input, pointer_or_null(mat2), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mv(input, vec)

(m): input (m, k) times vec (k).
"""
function mv(input::Tensor, vec::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mv(c, input, pointer_or_null(vec), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    dot(input, tensor)

(): the sum of the products of the elements of two vectors of one length.
"""
function LinearAlgebra.dot(input::Tensor, tensor::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_dot(c, input, pointer_or_null(tensor), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    outer(input, vec2)

(m, n): every element of input (m) times every element of vec2 (n). Types are promoted.
"""
function outer(input::Tensor, vec2::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_outer(c, input, pointer_or_null(vec2), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    matmul(input, other)

(batch, m, n) for input (batch, m, k) and other (batch, k, n), where the batch dimensions are
broadcast and may be missing. A vector on the left is a row (1, k), on the right a column (k, 1),
and its dimension of 1 is gone from the result. NNC_E_SHAPE: a 0-dimensional tensor.
"""
function matmul(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_matmul(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    addmm(input, mat1, mat2, beta=1.0, alpha=1.0)

(m, n): beta * input + alpha * mat1 (m, k) times mat2 (k, n) (torch: 1, 1). input is broadcast to
(m, n); with beta 0 it does not count, not even NaN.
"""
function addmm(input::Tensor, mat1::Union{Tensor,Nothing}, mat2::Union{Tensor,Nothing}, beta_=1.0, alpha_=1.0; beta=beta_, alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_addmm(c, input, pointer_or_null(mat1), pointer_or_null(mat2), beta, alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    addmv(input, mat, vec, beta=1.0, alpha=1.0)

(m): beta * input + alpha * mat (m, k) times vec (k) (torch: 1, 1). input has m elements or one;
with beta 0 it does not count.
"""
function addmv(input::Tensor, mat::Union{Tensor,Nothing}, vec::Union{Tensor,Nothing}, beta_=1.0, alpha_=1.0; beta=beta_, alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_addmv(c, input, pointer_or_null(mat), pointer_or_null(vec), beta, alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    baddbmm(input, batch1, batch2, beta=1.0, alpha=1.0)

(b, m, n): beta * input + alpha * batch1 (b, m, k) times batch2 (b, k, n) (torch: 1, 1). input is
broadcast; with beta 0 it does not count.
"""
function baddbmm(input::Tensor, batch1::Union{Tensor,Nothing}, batch2::Union{Tensor,Nothing}, beta_=1.0, alpha_=1.0; beta=beta_, alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_baddbmm(c, input, pointer_or_null(batch1), pointer_or_null(batch2), beta, alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linear(input, weight, bias=nothing)

(..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. weight
may be a vector (in), bias then () or (...), but NULL if input is a matrix: (...).
"""
function linear(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing; bias=bias_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linear(c, input, pointer_or_null(weight), pointer_or_null(bias), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    einsum(equation, operands)

The sum of the products of the operands' elements, as the equation says it: the dimensions of
each operand by letters, with commas between operands, then "->" and those of the result.
"ij,jk->ik" is a product of matrices, "ii->i" a diagonal, "bij->b" a sum. Without "->" the result
has the letters that stand once, in alphabetical order. "..." stands for any dimensions, which
are broadcast. Sizes of one letter are equal, or 1. NNC_E_INVALID: an equation that cannot be
read, or other numbers of operands. NNC_E_SHAPE: sizes or numbers of dimensions that do not fit
it.
"""
function einsum(equation, operands)
    c = context()
    operands_list = handles_argument(operands)
    out_ref = Ref(C_NULL)
    check(C.nnc_einsum(c, text_argument(equation), operands_list, length(operands_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tensordot(a, b, dims=2)

The last dims dimensions of a summed with the first of b (torch: 2): the sizes that are left of
a, then those of b. Sizes are equal, or 1. NNC_E_INVALID: dims below 0 or above a tensor's.
"""
function tensordot(a::Tensor, b::Union{Tensor,Nothing}, dims_=2; dims=dims_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensordot(c, a, pointer_or_null(b), dims, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tensordot(a, b, dims_a, dims_b)

The same of dimension dims_a[i] of a with dims_b[i] of b. NNC_E_INVALID: lists of different
lengths. NNC_E_INDEX: no such dimension.
"""
function tensordot(a::Tensor, b::Union{Tensor,Nothing}, dims_a::Union{Tuple,AbstractVector}, dims_b::Union{Tuple,AbstractVector})
    c = context()
    dims_a_list = ints_argument(dims_a)
    dims_b_list = ints_argument(dims_b)
    out_ref = Ref(C_NULL)
    check(C.nnc_tensordot_dims(c, a, pointer_or_null(b), dims_a_list, length(dims_a_list), dims_b_list, length(dims_b_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_vector_norm(input, ord=2.0, dim=nothing; keepdim=false, dtype=nothing)

(sum of |input|^ord)^(1 / ord) (torch: 2); infinity: the largest |input|, -infinity: the
smallest; 0: how many are not 0.
"""
function linalg_vector_norm(input::Tensor, ord_=2.0, dim_=nothing; ord=ord_, dim=dim_, keepdim=false, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_vector_norm(c, input, ord, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_matrix_norm(input, ord, dim=(-2, -1,), keepdim=false; dtype=nothing)

Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest
(smallest) sum of |input| in a column, infinity (-infinity): in a row; 2 (-2): the largest
(smallest) singular value, of float32 and float64. NNC_E_INVALID: another ord, or a matrix that
has no singular values because it is not finite. NNC_E_SHAPE: not two different dimensions.
"""
function linalg_matrix_norm(input::Tensor, ord::Real, dim_=(-2, -1,), keepdim_=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_matrix_norm(c, input, ord, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_matrix_norm(input, ord, dim=(-2, -1,), keepdim=false; dtype=nothing)

The same, ord "fro" (NULL): the root of the sum of the squares; "nuc": the sum of the singular
values, with that error.
"""
function linalg_matrix_norm(input::Tensor, ord::AbstractString, dim_=(-2, -1,), keepdim_=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_matrix_norm_str(c, input, text_argument(ord), dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_norm(input, ord=nothing, dim=nothing; keepdim=false, dtype=nothing)

ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one
dimension and nnc_linalg_matrix_norm over two; without dim input has as many. NNC_E_SHAPE: more.
"""
function linalg_norm(input::Tensor, ord_=nothing, dim_=nothing; ord=ord_, dim=dim_, keepdim=false, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_norm(c, input, optional(Float64, ord), dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_norm(input, ord, dim=nothing, keepdim=false; dtype=nothing)

nnc_linalg_matrix_norm_str; without dim of a matrix.
"""
function linalg_norm(input::Tensor, ord::AbstractString, dim_=nothing, keepdim_=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_norm_str(c, input, text_argument(ord), dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    norm(input, p, dim=nothing, keepdim=false; dtype=nothing)

torch.norm: p "fro" (NULL) over any one or two dimensions, or all; "nuc" as
nnc_linalg_norm_str.
"""
function LinearAlgebra.norm(input::Tensor, p::AbstractString, dim_::Union{Integer,Tuple,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_norm_str(c, input, text_argument(p), dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_inv(A)

(..., n, n): the inverse. NNC_E_INVALID: a singular matrix.
"""
function linalg_inv(A::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_inv(c, A, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_det(A)

(...): the determinant of (..., n, n).
"""
function linalg_det(A::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_det(c, A, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_slogdet(A)

(...) and (...): the sign of the determinant (-1, 0, 1) and the logarithm of its absolute value,
which is -infinity for 0.
"""
function linalg_slogdet(A::Tensor)
    c = context()
    sign_ref = Ref(C_NULL)
    logabsdet_ref = Ref(C_NULL)
    check(C.nnc_linalg_slogdet(c, A, sign_ref, logabsdet_ref))
    (Tensor(c, sign_ref[]), Tensor(c, logabsdet_ref[]))
end

@doc raw"""
    linalg_solve(A, B, left=true)

X of A X = B, or with left 0 of X A = B (torch: left 1), for A (..., n, n) and B (..., n, k) or
(..., k, n); batches are broadcast. B of one dimension, or of A's sizes without the last, is a
vector for each matrix, with left only. NNC_E_INVALID: a singular matrix.
"""
function linalg_solve(A::Tensor, B::Union{Tensor,Nothing}, left_=true; left=left_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_solve(c, A, pointer_or_null(B), left, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_solve_triangular(input, B, upper, left=true, unitriangular=false)

The same for the upper or the lower triangle of input, with ones on the diagonal if
unitriangular; the rest is not read. Types are promoted. A 0 on the diagonal gives infinities.
"""
function linalg_solve_triangular(input::Tensor, B::Union{Tensor,Nothing}, upper_=REQUIRED, left_=true, unitriangular_=false; upper=upper_, left=left_, unitriangular=unitriangular_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_solve_triangular(c, input, pointer_or_null(B), given(upper, :upper), left, unitriangular, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_cholesky(input, upper=false)

(..., n, n): L, a lower triangle, with input = L L^T, or with upper U, an upper one, with input =
U^T U. That triangle of input is read, the other taken for its mirror image. NNC_E_INVALID: a
matrix that is not positive definite.
"""
function linalg_cholesky(input::Tensor, upper_=false; upper=upper_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_cholesky(c, input, upper, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_qr(A, mode="reduced")

A = Q R with orthogonal columns Q and an upper triangle R, k = min(m, n). mode "reduced" (NULL):
Q (..., m, k) and R (..., k, n); "complete": (..., m, m) and (..., m, n), of a tall A without a
gradient; "r": Q is (0), R (..., k, n), without a gradient.
"""
function linalg_qr(A::Tensor, mode_="reduced"; mode=mode_)
    c = context()
    Q_ref = Ref(C_NULL)
    R_ref = Ref(C_NULL)
    check(C.nnc_linalg_qr(c, A, text_argument(mode), Q_ref, R_ref))
    (Tensor(c, Q_ref[]), Tensor(c, R_ref[]))
end

@doc raw"""
    linalg_eigh(input, UPLO="L")

The eigenvalues (..., n), rising, and the eigenvectors, columns of (..., n, n), of a symmetric
matrix, whose triangle UPLO ("L" or "U"; NULL: "L") is read. NNC_E_INVALID: another word, or a
matrix that is not finite.
"""
function linalg_eigh(input::Tensor, UPLO_="L"; UPLO=UPLO_)
    c = context()
    eigenvalues_ref = Ref(C_NULL)
    eigenvectors_ref = Ref(C_NULL)
    check(C.nnc_linalg_eigh(c, input, text_argument(UPLO), eigenvalues_ref, eigenvectors_ref))
    (Tensor(c, eigenvalues_ref[]), Tensor(c, eigenvectors_ref[]))
end

@doc raw"""
    linalg_svd(A, full_matrices=true, driver=nothing)

A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling, Vh (..., n, n), or without
full_matrices (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients need different singular
values, those of columns and rows beyond k are none. NNC_E_INVALID: a matrix that is not finite;
a driver: NULL only, as in torch without CUDA.
"""
function linalg_svd(A::Tensor, full_matrices_=true, driver_=nothing; full_matrices=full_matrices_, driver=driver_)
    c = context()
    U_ref = Ref(C_NULL)
    S_ref = Ref(C_NULL)
    Vh_ref = Ref(C_NULL)
    check(C.nnc_linalg_svd(c, A, full_matrices, text_argument(driver), U_ref, S_ref, Vh_ref))
    (Tensor(c, U_ref[]), Tensor(c, S_ref[]), Tensor(c, Vh_ref[]))
end

@doc raw"""
    linalg_lstsq(input, b, rcond=nothing, driver=nothing)

The X (..., n, k) with the least |input X - b|, and among several the least |X|, for input (...,
m, n) and b (..., m, k), or (..., m), then X is (..., n). residuals (..., k): |input X - b|^2 of
each column, where m > n, the rank is n and the driver is not gelsy; else (0). rank (...): int64,
with gels (0). singular_values (..., min(m, n)): with gelsd and gelss, else (0). rcond (NULL:
epsilon times max(m, n)): singular values below that part of the largest count as 0. Of an input
with NaN or infinities gelsd and gelss are NNC_E_INVALID, the others give NaN, of rank 0. driver
"gelsy" (NULL), "gelsd", "gelss", or "gels", for full rank only (NNC_E_INVALID: another). Batches
are broadcast; as in PyTorch, that of a matrix b beside a batch of inputs is its sizes from the
left, rows included: (3, k) is taken three times. With n 0, gels has residuals of 0.
"""
function linalg_lstsq(input::Tensor, b::Union{Tensor,Nothing}, rcond_=nothing, driver_=nothing; rcond=rcond_, driver=driver_)
    c = context()
    solution_ref = Ref(C_NULL)
    residuals_ref = Ref(C_NULL)
    rank_ref = Ref(C_NULL)
    singular_values_ref = Ref(C_NULL)
    check(C.nnc_linalg_lstsq(c, input, pointer_or_null(b), optional(Float64, rcond), text_argument(driver), solution_ref, residuals_ref, rank_ref, singular_values_ref))
    (Tensor(c, solution_ref[]), Tensor(c, residuals_ref[]), Tensor(c, rank_ref[]), Tensor(c, singular_values_ref[]))
end

@doc raw"""
    linalg_pinv(input, atol=nothing, rtol=nothing; hermitian=false)

(..., n, m): the pseudoinverse of (..., m, n). Singular values up to max(atol, rtol times the
largest) count as 0; atol NULL: 0, rtol NULL: epsilon times max(m, n), or 0 where atol is more.
hermitian: input is symmetric, only its lower triangle is read. NNC_E_INVALID: a matrix that is
not finite.
"""
function linalg_pinv(input::Tensor, atol_=nothing, rtol_=nothing; atol=atol_, rtol=rtol_, hermitian=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_pinv(c, input, optional(Float64, atol), optional(Float64, rtol), hermitian, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_matrix_power(input, n)

(..., n, n): input to the power n; below 0 that of the inverse. Any type that nnc_matmul takes,
below 0 float32 and float64. NNC_E_INVALID: n below 0, a singular matrix.
"""
function linalg_matrix_power(input::Tensor, n_=REQUIRED; n=n_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_matrix_power(c, input, given(n, :n), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_matrix_exp(input)

(..., n, n): 1 + input + input^2 / 2! + input^3 / 3! + ... Of any floating point type. NaN if
input is not finite and n > 1.
"""
function linalg_matrix_exp(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_matrix_exp(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linalg_householder_product(input, tau)

(..., m, n): the first n columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m,
n), m >= n, and tau (..., k), k <= n; v_i is column i of input below the diagonal, 1 on it and 0
above.
"""
function linalg_householder_product(input::Tensor, tau::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linalg_householder_product(c, input, pointer_or_null(tau), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bilinear(input1, input2, weight, bias=nothing)

(..., out): for each pair of rows x of input1 (..., in1) and y of input2 (..., in2) the number
x weight[o] y + bias[o] for every o. weight is (out, in1, in2), bias (out) or NULL.
"""
function bilinear(input1::Tensor, input2::Union{Tensor,Nothing}, weight::Union{Tensor,Nothing}, bias_=nothing; bias=bias_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bilinear(c, input1, pointer_or_null(input2), pointer_or_null(weight), pointer_or_null(bias), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    grouped_mm(mat_a, mat_b, offs=nothing, bias=nothing; out_dtype=nothing)

Products of groups of floating point matrices. offs (g) of int32 holds where each group ends, of
rows, columns or the dimension that is summed over; it is NULL for two stacks of matrices.
  (m, n): rows of mat_a (m, k), each group times its matrix of mat_b (g, k, n);
  (m, n): each matrix of mat_a (g, m, k) times its columns of mat_b (k, n);
  (g, m, n): columns of mat_a (m, k) times rows of mat_b (k, n), group by group;
  (g, m, n): mat_a (g, m, k) times mat_b (g, k, n).
What lies behind the last group is 0. bias must be NULL, out_dtype 0 or the type of mat_a, as in
torch. NNC_E_INDEX: ends that decrease or lie outside.
"""
function grouped_mm(mat_a::Tensor, mat_b::Union{Tensor,Nothing}, offs_=nothing, bias_=nothing; offs=offs_, bias=bias_, out_dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_grouped_mm(c, mat_a, pointer_or_null(mat_b), pointer_or_null(offs), pointer_or_null(bias), dtype_code(out_dtype), out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_loss.h ----

@doc raw"""
    mse_loss(input, target, reduction="mean", weight=nothing)

(input - target)^2, times weight, unless NULL; the mean then is over the sum of the weights.
NNC_E_SHAPE: weight has other sizes than input.
"""
function mse_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean", weight_=nothing; reduction=reduction_, weight=weight_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mse_loss(c, input, pointer_or_null(target), reduction_code(reduction), pointer_or_null(weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    l1_loss(input, target, reduction="mean", weight=nothing)

|input - target|, weighted as nnc_mse_loss.
"""
function l1_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean", weight_=nothing; reduction=reduction_, weight=weight_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_l1_loss(c, input, pointer_or_null(target), reduction_code(reduction), pointer_or_null(weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    smooth_l1_loss(input, target, reduction="mean", beta=1.0)

(input - target)^2 / (2 beta) where |input - target| < beta, else |input - target| - beta / 2
(torch: beta 1); beta 0 is nnc_l1_loss. NNC_E_INVALID: beta < 0.
"""
function smooth_l1_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean", beta_=1.0; reduction=reduction_, beta=beta_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_smooth_l1_loss(c, input, pointer_or_null(target), reduction_code(reduction), beta, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    huber_loss(input, target, reduction="mean", delta=1.0; weight=nothing)

(input - target)^2 / 2 where |input - target| <= delta, else delta (|input - target| - delta / 2)
(torch: delta 1); times weight, unless NULL, of the sizes of input (NNC_E_SHAPE), with the mean
over the elements. Gradients: of one type. NNC_E_INVALID: delta <= 0.
"""
function huber_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean", delta_=1.0; reduction=reduction_, delta=delta_, weight=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_huber_loss(c, input, pointer_or_null(target), reduction_code(reduction), delta, pointer_or_null(weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    soft_margin_loss(input, target, reduction="mean")

log(1 + exp(-target input)), target being 1 or -1 and without a gradient.
"""
function soft_margin_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean"; reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_soft_margin_loss(c, input, pointer_or_null(target), reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    hinge_embedding_loss(input, target, margin=1.0, reduction="mean")

input where target is 1, max(0, margin - input) where it is -1 (torch: margin 1).
"""
function hinge_embedding_loss(input::Tensor, target::Union{Tensor,Nothing}, margin_=1.0, reduction_="mean"; margin=margin_, reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_hinge_embedding_loss(c, input, pointer_or_null(target), margin, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    kl_div(input, target, reduction="mean", log_target=false)

target (log(target) - input), input being a logarithm; with log_target not 0 (torch: 0) so is
target: exp(target) (target - input).
"""
function kl_div(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean", log_target_=false; reduction=reduction_, log_target=log_target_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_kl_div(c, input, pointer_or_null(target), reduction_code(reduction), log_target, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    poisson_nll_loss(input, target, log_input=true, full=false; eps=1e-08, reduction="mean")

exp(input) - target input, or with log_input 0 input - target log(input + eps); full not 0 adds
Stirling's approximation of log(target!) for targets above 1 (torch: log_input 1, full 0, eps
1e-8).
"""
function poisson_nll_loss(input::Tensor, target::Union{Tensor,Nothing}, log_input_=true, full_=false; log_input=log_input_, full=full_, eps=1e-08, reduction="mean")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_poisson_nll_loss(c, input, pointer_or_null(target), log_input, full, eps, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gaussian_nll_loss(input, target, var, full=false, eps=1e-06; reduction="mean")

(log(v) + (input - target)^2 / v) / 2, v = max(var, eps); full not 0 adds log(2 pi) / 2 (torch:
full 0, eps 1e-6). var has the sizes of input, or lacks the last one, or has 1 in its place.
NNC_E_INVALID: a negative var. NNC_E_DTYPE: one that is not floating point.
"""
function gaussian_nll_loss(input::Tensor, target::Union{Tensor,Nothing}, var::Union{Tensor,Nothing}, full_=false, eps_=1e-06; full=full_, eps=eps_, reduction="mean")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gaussian_nll_loss(c, input, pointer_or_null(target), pointer_or_null(var), full, eps, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    binary_cross_entropy(input, target, weight=nothing, reduction="mean")

-(target log(input) + (1 - target) log(1 - input)), the logarithms being at least -100, times
weight, unless NULL. input is in 0..1. NNC_E_INVALID: it is not. NNC_E_SHAPE: sizes of target
that differ, or of weight that do not repeat to them.
"""
function binary_cross_entropy(input::Tensor, target::Union{Tensor,Nothing}, weight_=nothing, reduction_="mean"; weight=weight_, reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_binary_cross_entropy(c, input, pointer_or_null(target), pointer_or_null(weight), reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    binary_cross_entropy_with_logits(input, target, weight=nothing, reduction="mean"; pos_weight=nothing)

nnc_binary_cross_entropy of sigmoid(input), computed from input; pos_weight, unless NULL,
multiplies the first term. The result has the type of target, floating point too.
"""
function binary_cross_entropy_with_logits(input::Tensor, target::Union{Tensor,Nothing}, weight_=nothing, reduction_="mean"; weight=weight_, reduction=reduction_, pos_weight=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_binary_cross_entropy_with_logits(c, input, pointer_or_null(target), pointer_or_null(weight), reduction_code(reduction), pointer_or_null(pos_weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    nll_loss(input, target, weight=nothing, ignore_index=-100; reduction="mean")

-weight[t] input[t] for the class t = target, int64, or without d uint8: input is (N, C, d...)
and target (N, d...), or (C) and (); none gives the sizes of target. weight is (C), with d C
numbers of any sizes, or NULL: 1. Targets equal to ignore_index (torch: -100) count as 0, and the
mean is over the weights of the others. NNC_E_INDEX: another target outside 0..C-1.
"""
function nll_loss(input::Tensor, target::Union{Tensor,Nothing}, weight_=nothing, ignore_index_=-100; weight=weight_, ignore_index=ignore_index_, reduction="mean")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_nll_loss(c, input, pointer_or_null(target), pointer_or_null(weight), ignore_index, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cross_entropy(input, target, weight=nothing, ignore_index=-100; reduction="mean", label_smoothing=0.0)

nnc_nll_loss of the log_softmax of input over its classes. A floating point target of the sizes
of input holds class probabilities instead; ignore_index must be negative then. label_smoothing
in 0..1 (torch: 0) mixes the target with 1 / C; less and NaN are 0, more is NNC_E_INVALID. For
probabilities weight is (C), with smoothing too for a mean, else (C, 1, ...).
Samples whose target is ignore_index have no gradient, also if their scores are not finite
(torch: NaN then).
"""
function cross_entropy(input::Tensor, target::Union{Tensor,Nothing}, weight_=nothing, ignore_index_=-100; weight=weight_, ignore_index=ignore_index_, reduction="mean", label_smoothing=0.0)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cross_entropy(c, input, pointer_or_null(target), pointer_or_null(weight), ignore_index, reduction_code(reduction), label_smoothing, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    multi_margin_loss(input, target, p=1, margin=1.0; weight=nothing, reduction="mean")

The sum over the classes i other than t = target of weight[t] max(0, margin - input[t] +
input[i])^p / C for input (N, C) or (C) of float32 or float64 (torch: p 1, margin 1). weight is
(C), or NULL: 1. Has second derivatives, unlike torch's. NNC_E_INVALID: p is neither 1 nor 2.
"""
function multi_margin_loss(input::Tensor, target::Union{Tensor,Nothing}, p_=1, margin_=1.0; p=p_, margin=margin_, weight=nothing, reduction="mean")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_multi_margin_loss(c, input, pointer_or_null(target), p, margin, pointer_or_null(weight), reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    multilabel_margin_loss(input, target, reduction="mean")

The sum over labels j, the entries of target before its first -1, and all other classes i of
max(0, 1 - input[j] + input[i]) / C; input, as above, and target, int64, are (N, C) or (C).
"""
function multilabel_margin_loss(input::Tensor, target::Union{Tensor,Nothing}, reduction_="mean"; reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_multilabel_margin_loss(c, input, pointer_or_null(target), reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    multilabel_soft_margin_loss(input, target, weight=nothing, reduction="mean")

The mean over the classes, the last dimension, of nnc_binary_cross_entropy_with_logits, times
weight, unless NULL.
"""
function multilabel_soft_margin_loss(input::Tensor, target::Union{Tensor,Nothing}, weight_=nothing, reduction_="mean"; weight=weight_, reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_multilabel_soft_margin_loss(c, input, pointer_or_null(target), pointer_or_null(weight), reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    margin_ranking_loss(input1, input2, target, margin=0.0, reduction="mean")

max(0, margin - target (input1 - input2)) (torch: margin 0).
"""
function margin_ranking_loss(input1::Tensor, input2::Union{Tensor,Nothing}, target::Union{Tensor,Nothing}, margin_=0.0, reduction_="mean"; margin=margin_, reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_margin_ranking_loss(c, input1, pointer_or_null(input2), pointer_or_null(target), margin, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cosine_embedding_loss(input1, input2, target, margin=0.0, reduction="mean")

1 - cos where target is 1, max(0, cos - margin) where it is -1 (torch: margin 0); cos is that of
the angle between the rows of input1 and input2, (N, D) with target (N), or (D) with ().
"""
function cosine_embedding_loss(input1::Tensor, input2::Union{Tensor,Nothing}, target::Union{Tensor,Nothing}, margin_=0.0, reduction_="mean"; margin=margin_, reduction=reduction_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cosine_embedding_loss(c, input1, pointer_or_null(input2), pointer_or_null(target), margin, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0; eps=1e-06, swap=false, reduction="mean")

max(0, margin + |anchor - positive| - |anchor - negative|), with the p-norm over the last
dimension of the difference plus eps; swap not 0 compares with |positive - negative| where that
is smaller (torch: margin 1, p 2, eps 1e-6, swap 0). NNC_E_INVALID: margin <= 0.
"""
function triplet_margin_loss(anchor::Tensor, positive::Union{Tensor,Nothing}, negative::Union{Tensor,Nothing}, margin_=1.0, p_=2.0; margin=margin_, p=p_, eps=1e-06, swap=false, reduction="mean")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_triplet_margin_loss(c, anchor, pointer_or_null(positive), pointer_or_null(negative), margin, p, eps, swap, reduction_code(reduction), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean"; zero_infinity=false)

Connectionist temporal classification: -log of the probability of all ways to spread a target
over the steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets,
in 0..C-1, are (N, S), or all of them one after the other; input_lengths (at most T) and
target_lengths, (N) of integers, say how much of each counts. log_probs may be (T, C): one
sequence, and () comes out. The mean is over losses each divided by its target's length, at least
1. zero_infinity not 0 makes infinite losses, of targets too long for their steps, and their
gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in log_probs's type.
Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of rows
whose probabilities add up to 1. NNC_E_INDEX: a target or blank outside 0..C-1.
"""
function ctc_loss(log_probs::Tensor, targets::Union{Tensor,Nothing}, input_lengths::Union{Tensor,Nothing}, target_lengths::Union{Tensor,Nothing}, blank_=0, reduction_="mean"; blank=blank_, reduction=reduction_, zero_infinity=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ctc_loss(c, log_probs, pointer_or_null(targets), pointer_or_null(input_lengths), pointer_or_null(target_lengths), blank, reduction_code(reduction), zero_infinity, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean"; zero_infinity=false)

The same with lengths that are lists.
"""
function ctc_loss(log_probs::Tensor, targets::Union{Tensor,Nothing}, input_lengths::Union{Tuple,AbstractVector}, target_lengths::Union{Tuple,AbstractVector}, blank_=0, reduction_="mean"; blank=blank_, reduction=reduction_, zero_infinity=false)
    c = context()
    input_lengths_list = ints_argument(input_lengths)
    target_lengths_list = ints_argument(target_lengths)
    out_ref = Ref(C_NULL)
    check(C.nnc_ctc_loss_list(c, log_probs, pointer_or_null(targets), input_lengths_list, length(input_lengths_list), target_lengths_list, length(target_lengths_list), blank, reduction_code(reduction), zero_infinity, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    linear_cross_entropy(input, linear_weight, target, linear_bias=nothing, weight=nothing; reduction="mean", ignore_index=nothing, label_smoothing=0.0)

nnc_cross_entropy of nnc_linear of input (N, in) or (in), linear_weight (C, in) and linear_bias
(C), or NULL. Scores are computed for some samples at a time, in backward once more, and never
all held in memory, unless a graph of the gradients is wanted, or target holds probabilities and
it or weight requires grad. ignore_index NULL is -100; it must be NULL for class probabilities.
linear_weight may be (C, d..., in) and linear_bias (C, d...); scores then are (N, C, d...).
"""
function linear_cross_entropy(input::Tensor, linear_weight::Union{Tensor,Nothing}, target::Union{Tensor,Nothing}, linear_bias_=nothing, weight_=nothing; linear_bias=linear_bias_, weight=weight_, reduction="mean", ignore_index=nothing, label_smoothing=0.0)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_linear_cross_entropy(c, input, pointer_or_null(linear_weight), pointer_or_null(target), pointer_or_null(linear_bias), pointer_or_null(weight), reduction_code(reduction), optional(Int64, ignore_index), label_smoothing, out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_nn.h ----

@doc raw"""
    conv1d(input, weight, bias=nothing, stride=(1,); padding=(0,), dilation=(1,), groups=1)

(N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
down. weight is (C_out, C_in / groups, kernel), bias (C_out) or NULL (torch: stride 1, padding 0,
dilation 1, groups 1). With NNC_PADDING_SAME as n_padding, padding is chosen such that L_out is
L: torch's padding="same", for stride 1. A sum over no input channels is 0, so that out is bias
(torch: a tensor without channels).
"""
function conv1d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1,); bias=bias_, stride=stride_, padding=(0,), dilation=(1,), groups=1)
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv1d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), groups, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    conv2d(input, weight, bias=nothing, stride=(1, 1,); padding=(0, 0,), dilation=(1, 1,), groups=1)

(N, C_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups,
kernel_h, kernel_w). The rest as for nnc_conv1d.
"""
function conv2d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1, 1,); bias=bias_, stride=stride_, padding=(0, 0,), dilation=(1, 1,), groups=1)
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv2d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), groups, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    conv3d(input, weight, bias=nothing, stride=(1, 1, 1,); padding=(0, 0, 0,), dilation=(1, 1, 1,), groups=1)

(N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in /
groups, kernel_d, kernel_h, kernel_w). The rest as for nnc_conv1d.
"""
function conv3d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1, 1, 1,); bias=bias_, stride=stride_, padding=(0, 0, 0,), dilation=(1, 1, 1,), groups=1)
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv3d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), groups, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    conv_transpose1d(input, weight, bias=nothing, stride=(1,); padding=(0,), output_padding=(0,), groups=1, dilation=(1,))

(N, C_out, L_out), L_out = (L - 1) stride - 2 padding + dilation (kernel - 1) + output_padding +
1: what nnc_conv1d does to gradients, as a layer. weight is (C_in, C_out / groups, kernel), bias
(C_out) or NULL (torch: stride 1, padding 0, output_padding 0, groups 1, dilation 1).
output_padding is smaller than stride or dilation.
"""
function conv_transpose1d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1,); bias=bias_, stride=stride_, padding=(0,), output_padding=(0,), groups=1, dilation=(1,))
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_padding_list = ints_argument(output_padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv_transpose1d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), output_padding_list, length(output_padding_list), groups, dilation_list, length(dilation_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    conv_transpose2d(input, weight, bias=nothing, stride=(1, 1,); padding=(0, 0,), output_padding=(0, 0,), groups=1, dilation=(1, 1,))

(N, C_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out /
groups, kernel_h, kernel_w).
"""
function conv_transpose2d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1, 1,); bias=bias_, stride=stride_, padding=(0, 0,), output_padding=(0, 0,), groups=1, dilation=(1, 1,))
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_padding_list = ints_argument(output_padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv_transpose2d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), output_padding_list, length(output_padding_list), groups, dilation_list, length(dilation_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    conv_transpose3d(input, weight, bias=nothing, stride=(1, 1, 1,); padding=(0, 0, 0,), output_padding=(0, 0, 0,), groups=1, dilation=(1, 1, 1,))

(N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in,
C_out / groups, kernel_d, kernel_h, kernel_w).
"""
function conv_transpose3d(input::Tensor, weight::Union{Tensor,Nothing}, bias_=nothing, stride_=(1, 1, 1,); bias=bias_, stride=stride_, padding=(0, 0, 0,), output_padding=(0, 0, 0,), groups=1, dilation=(1, 1, 1,))
    c = context()
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_padding_list = ints_argument(output_padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_conv_transpose3d(c, input, pointer_or_null(weight), pointer_or_null(bias), stride_list, length(stride_list), padding_list, length(padding_list), output_padding_list, length(output_padding_list), groups, dilation_list, length(dilation_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_pool1d(input, kernel_size, stride=nothing, padding=(0,); dilation=(1,), ceil_mode=false)

The largest element of each window (torch: stride kernel_size, padding 0, dilation 1, ceil_mode
0). Padding counts as minus infinity, which is what a window becomes that dilation leads around
the input; NaN counts as the largest. indices (NULL: not wanted) becomes where each stands in its
channel, -1 if nowhere, int64, in the sizes of out.
"""
function max_pool1d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_pool1d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_pool2d(input, kernel_size, stride=nothing, padding=(0, 0,); dilation=(1, 1,), ceil_mode=false)

The same over (H, W); indices count in the row-major plane of H x W.
"""
function max_pool2d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1, 1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_pool2d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_pool3d(input, kernel_size, stride=nothing, padding=(0, 0, 0,); dilation=(1, 1, 1,), ceil_mode=false)

The same over (D, H, W); indices count in the row-major volume of D x H x W.
"""
function max_pool3d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1, 1, 1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_pool3d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_pool1d_with_indices(input, kernel_size, stride=nothing, padding=(0,); dilation=(1,), ceil_mode=false)

nnc_max_pool1d of which both results are wanted.
"""
function max_pool1d_with_indices(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_max_pool1d_with_indices(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    max_pool2d_with_indices(input, kernel_size, stride=nothing, padding=(0, 0,); dilation=(1, 1,), ceil_mode=false)

nnc_max_pool2d of which both results are wanted.
"""
function max_pool2d_with_indices(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1, 1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_max_pool2d_with_indices(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    max_pool3d_with_indices(input, kernel_size, stride=nothing, padding=(0, 0, 0,); dilation=(1, 1, 1,), ceil_mode=false)

nnc_max_pool3d of which both results are wanted.
"""
function max_pool3d_with_indices(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, dilation=(1, 1, 1,), ceil_mode=false)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    dilation_list = ints_argument(dilation)
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_max_pool3d_with_indices(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), dilation_list, length(dilation_list), ceil_mode, out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    max_unpool1d(input, indices, kernel_size, stride=nothing, padding=0; output_size=nothing)

Zeros but for the elements of input, each at its place of indices: the inverse of nnc_max_pool1d,
of which the arguments are. Of elements with one place the last stays. Spatial sizes are
output_size or, if it is NULL, (L - 1) stride - 2 padding + kernel_size. NNC_E_INDEX: an index
outside them.
"""
function max_unpool1d(input::Tensor, indices::Union{Tensor,Nothing}, kernel_size_=REQUIRED, stride_=nothing, padding_=0; kernel_size=kernel_size_, stride=stride_, padding=padding_, output_size=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_size_list = ints_argument(output_size)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_unpool1d(c, input, pointer_or_null(indices), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_unpool2d(input, indices, kernel_size, stride=nothing, padding=0; output_size=nothing)

The same for nnc_max_pool2d.
"""
function max_unpool2d(input::Tensor, indices::Union{Tensor,Nothing}, kernel_size_=REQUIRED, stride_=nothing, padding_=0; kernel_size=kernel_size_, stride=stride_, padding=padding_, output_size=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_size_list = ints_argument(output_size)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_unpool2d(c, input, pointer_or_null(indices), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    max_unpool3d(input, indices, kernel_size, stride=nothing, padding=0; output_size=nothing)

The same for nnc_max_pool3d.
"""
function max_unpool3d(input::Tensor, indices::Union{Tensor,Nothing}, kernel_size_=REQUIRED, stride_=nothing, padding_=0; kernel_size=kernel_size_, stride=stride_, padding=padding_, output_size=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    output_size_list = ints_argument(output_size)
    out_ref = Ref(C_NULL)
    check(C.nnc_max_unpool3d(c, input, pointer_or_null(indices), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    avg_pool1d(input, kernel_size, stride=nothing, padding=(0,); ceil_mode=false, count_include_pad=true)

The mean of each window (torch: stride kernel_size, padding 0, ceil_mode 0, count_include_pad 1).
Padding counts as zeros, or with count_include_pad 0 not at all; quotients of int64 are cut off.
NNC_E_DTYPE: neither floating point nor int64.
"""
function avg_pool1d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, ceil_mode=false, count_include_pad=true)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    out_ref = Ref(C_NULL)
    check(C.nnc_avg_pool1d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), ceil_mode, count_include_pad, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    avg_pool2d(input, kernel_size, stride=nothing, padding=(0, 0,); ceil_mode=false, count_include_pad=true, divisor_override=nothing)

The same over (H, W). The sum is divided by divisor_override, or by the number of elements if
that is NULL. NNC_E_INVALID: a divisor of 0.
"""
function avg_pool2d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, ceil_mode=false, count_include_pad=true, divisor_override=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    out_ref = Ref(C_NULL)
    check(C.nnc_avg_pool2d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), ceil_mode, count_include_pad, optional(Int64, divisor_override), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    avg_pool3d(input, kernel_size, stride=nothing, padding=(0, 0, 0,); ceil_mode=false, count_include_pad=true, divisor_override=nothing)

The same over (D, H, W).
"""
function avg_pool3d(input::Tensor, kernel_size_=REQUIRED, stride_=nothing, padding_=(0, 0, 0,); kernel_size=kernel_size_, stride=stride_, padding=padding_, ceil_mode=false, count_include_pad=true, divisor_override=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    padding_list = ints_argument(padding)
    out_ref = Ref(C_NULL)
    check(C.nnc_avg_pool3d(c, input, kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), padding_list, length(padding_list), ceil_mode, count_include_pad, optional(Int64, divisor_override), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_avg_pool1d(input, output_size)

(N, C, output_size): the mean of each of output_size windows that together cover the input;
window i of S runs from i L / S, rounded down, to (i + 1) L / S, rounded up. In all adaptive
pools an output_size of -1 keeps that size (None in torch). NNC_E_DTYPE: not floating point.
"""
function adaptive_avg_pool1d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_avg_pool1d(c, input, output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_avg_pool2d(input, output_size)

The same over (H, W).
"""
function adaptive_avg_pool2d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_avg_pool2d(c, input, output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_avg_pool3d(input, output_size)

The same over (D, H, W).
"""
function adaptive_avg_pool3d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_avg_pool3d(c, input, output_size_list, length(output_size_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_max_pool1d(input, output_size)

(N, C, output_size): the largest element of the windows of nnc_adaptive_avg_pool1d. indices
(NULL: not wanted) as for nnc_max_pool1d.
"""
function adaptive_max_pool1d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool1d(c, input, output_size_list, length(output_size_list), out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_max_pool2d(input, output_size)

The same over (H, W).
"""
function adaptive_max_pool2d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool2d(c, input, output_size_list, length(output_size_list), out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_max_pool3d(input, output_size)

The same over (D, H, W).
"""
function adaptive_max_pool3d(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool3d(c, input, output_size_list, length(output_size_list), out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    adaptive_max_pool1d_with_indices(input, output_size)

nnc_adaptive_max_pool1d of which both results are wanted.
"""
function adaptive_max_pool1d_with_indices(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool1d_with_indices(c, input, output_size_list, length(output_size_list), out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    adaptive_max_pool2d_with_indices(input, output_size)

nnc_adaptive_max_pool2d of which both results are wanted.
"""
function adaptive_max_pool2d_with_indices(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool2d_with_indices(c, input, output_size_list, length(output_size_list), out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    adaptive_max_pool3d_with_indices(input, output_size)

nnc_adaptive_max_pool3d of which both results are wanted.
"""
function adaptive_max_pool3d_with_indices(input::Tensor, output_size_=REQUIRED; output_size=output_size_)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_adaptive_max_pool3d_with_indices(c, input, output_size_list, length(output_size_list), out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    fractional_max_pool2d(input, kernel_size, output_size=nothing, output_ratio=nothing; random_samples=nothing)

(N, C, output_size) of (N, C, H, W), or both without N: the largest element of output_size
windows of kernel_size, NaN counting as that. output_size may be NULL: then it is the sizes of
input times output_ratio, of one number for each dimension, rounded down. Where the windows of a
channel begin a sample u of it says: with a = (L - kernel_size) / (output_size - 1), window i at
(i + u) a less u a, both rounded down, and the last one at L - kernel_size. random_samples (N, C,
2), of input's type, has u along W and H; NULL: drawn as nnc_rand draws, in PyTorch's order.
indices as for nnc_max_pool2d. Floating point. After Graham, Fractional Max-Pooling, 2014.
NNC_E_SHAPE: windows that do not fit, samples of other sizes; NNC_E_INVALID: neither list.
"""
function fractional_max_pool2d(input::Tensor, kernel_size_=REQUIRED, output_size_=nothing, output_ratio_=nothing; kernel_size=kernel_size_, output_size=output_size_, output_ratio=output_ratio_, random_samples=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    output_size_list = ints_argument(output_size)
    output_ratio_list = reals_argument(output_ratio)
    out_ref = Ref(C_NULL)
    check(C.nnc_fractional_max_pool2d(c, input, kernel_size_list, length(kernel_size_list), output_size_list, length(output_size_list), output_ratio_list, length(output_ratio_list), pointer_or_null(random_samples), out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    fractional_max_pool3d(input, kernel_size, output_size=nothing, output_ratio=nothing; random_samples=nothing)

The same over (D, H, W), with samples (N, C, 3) along D, H and W.
"""
function fractional_max_pool3d(input::Tensor, kernel_size_=REQUIRED, output_size_=nothing, output_ratio_=nothing; kernel_size=kernel_size_, output_size=output_size_, output_ratio=output_ratio_, random_samples=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    output_size_list = ints_argument(output_size)
    output_ratio_list = reals_argument(output_ratio)
    out_ref = Ref(C_NULL)
    check(C.nnc_fractional_max_pool3d(c, input, kernel_size_list, length(kernel_size_list), output_size_list, length(output_size_list), output_ratio_list, length(output_ratio_list), pointer_or_null(random_samples), out_ref, C_NULL))
    Tensor(c, out_ref[])
end

@doc raw"""
    fractional_max_pool2d_with_indices(input, kernel_size, output_size=nothing, output_ratio=nothing; random_samples=nothing)

nnc_fractional_max_pool2d of which both results are wanted.
"""
function fractional_max_pool2d_with_indices(input::Tensor, kernel_size_=REQUIRED, output_size_=nothing, output_ratio_=nothing; kernel_size=kernel_size_, output_size=output_size_, output_ratio=output_ratio_, random_samples=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    output_size_list = ints_argument(output_size)
    output_ratio_list = reals_argument(output_ratio)
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_fractional_max_pool2d_with_indices(c, input, kernel_size_list, length(kernel_size_list), output_size_list, length(output_size_list), output_ratio_list, length(output_ratio_list), pointer_or_null(random_samples), out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    fractional_max_pool3d_with_indices(input, kernel_size, output_size=nothing, output_ratio=nothing; random_samples=nothing)

nnc_fractional_max_pool3d of which both results are wanted.
"""
function fractional_max_pool3d_with_indices(input::Tensor, kernel_size_=REQUIRED, output_size_=nothing, output_ratio_=nothing; kernel_size=kernel_size_, output_size=output_size_, output_ratio=output_ratio_, random_samples=nothing)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    output_size_list = ints_argument(output_size)
    output_ratio_list = reals_argument(output_ratio)
    out_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_fractional_max_pool3d_with_indices(c, input, kernel_size_list, length(kernel_size_list), output_size_list, length(output_size_list), output_ratio_list, length(output_ratio_list), pointer_or_null(random_samples), out_ref, indices_ref))
    (Tensor(c, out_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    lp_pool1d(input, norm_type, kernel_size, stride=nothing, ceil_mode=false)

(sum of x^norm_type)^(1 / norm_type) over each window (torch: stride kernel_size, ceil_mode
0); with norm_type INFINITY or -INFINITY the largest or the least |x|. NNC_E_INVALID: norm_type
0.
"""
function lp_pool1d(input::Tensor, norm_type_=REQUIRED, kernel_size_=REQUIRED, stride_=nothing, ceil_mode_=false; norm_type=norm_type_, kernel_size=kernel_size_, stride=stride_, ceil_mode=ceil_mode_)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    out_ref = Ref(C_NULL)
    check(C.nnc_lp_pool1d(c, input, given(norm_type, :norm_type), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), ceil_mode, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lp_pool2d(input, norm_type, kernel_size, stride=nothing, ceil_mode=false)

The same over (H, W).
"""
function lp_pool2d(input::Tensor, norm_type_=REQUIRED, kernel_size_=REQUIRED, stride_=nothing, ceil_mode_=false; norm_type=norm_type_, kernel_size=kernel_size_, stride=stride_, ceil_mode=ceil_mode_)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    out_ref = Ref(C_NULL)
    check(C.nnc_lp_pool2d(c, input, given(norm_type, :norm_type), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), ceil_mode, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lp_pool3d(input, norm_type, kernel_size, stride=nothing, ceil_mode=false)

The same over (D, H, W).
"""
function lp_pool3d(input::Tensor, norm_type_=REQUIRED, kernel_size_=REQUIRED, stride_=nothing, ceil_mode_=false; norm_type=norm_type_, kernel_size=kernel_size_, stride=stride_, ceil_mode=ceil_mode_)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    stride_list = ints_argument(stride)
    out_ref = Ref(C_NULL)
    check(C.nnc_lp_pool3d(c, input, given(norm_type, :norm_type), kernel_size_list, length(kernel_size_list), stride_list, length(stride_list), ceil_mode, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    batch_norm(input, running_mean, running_var, weight=nothing, bias=nothing; training=false, momentum=0.1, eps=1e-05)

input (N, C, ...): each channel minus its mean, over sqrt(variance + eps), times weight (C), plus
bias (C) (torch: training 0, momentum 0.1, eps 1e-5). With training not 0 by the statistics of
the batch, and running_mean and running_var (C), unless NULL, become (1 - momentum) * themselves
+ momentum * these (the variance divided by n - 1); else by the running ones. NNC_E_INVALID: one
value per channel in training. NNC_E_DTYPE, here and below: not all of input's type, nor, beside
16-bit floats, all of float32.
"""
function batch_norm(input::Tensor, running_mean::Union{Tensor,Nothing}, running_var::Union{Tensor,Nothing}, weight_=nothing, bias_=nothing; weight=weight_, bias=bias_, training=false, momentum=0.1, eps=1e-05)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_batch_norm(c, input, pointer_or_null(running_mean), pointer_or_null(running_var), pointer_or_null(weight), pointer_or_null(bias), training, momentum, eps, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    layer_norm(input, normalized_shape, weight=nothing, bias=nothing; eps=1e-05)

The same over the last dimensions, whose sizes are normalized_shape (torch: eps 1e-5); weight and
bias have that shape. NNC_E_SHAPE: other sizes.
"""
function layer_norm(input::Tensor, normalized_shape_=REQUIRED, weight_=nothing, bias_=nothing; normalized_shape=normalized_shape_, weight=weight_, bias=bias_, eps=1e-05)
    c = context()
    normalized_shape_list = ints_argument(given(normalized_shape, :normalized_shape))
    out_ref = Ref(C_NULL)
    check(C.nnc_layer_norm(c, input, normalized_shape_list, length(normalized_shape_list), pointer_or_null(weight), pointer_or_null(bias), eps, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    group_norm(input, num_groups, weight=nothing, bias=nothing; eps=1e-05)

The same over each of num_groups groups of channels of each sample of input (N, C, ...) (torch:
eps 1e-5); weight and bias are (C). NNC_E_INVALID: groups that do not divide C, or that hold a
single value each.
"""
function group_norm(input::Tensor, num_groups_=REQUIRED, weight_=nothing, bias_=nothing; num_groups=num_groups_, weight=weight_, bias=bias_, eps=1e-05)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_group_norm(c, input, given(num_groups, :num_groups), pointer_or_null(weight), pointer_or_null(bias), eps, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    instance_norm(input, running_mean=nothing, running_var=nothing; weight=nothing, bias=nothing, use_input_stats=true, momentum=0.1, eps=1e-05)

The same over each channel of each sample of input (N, C, ...) (torch: use_input_stats 1,
momentum 0.1, eps 1e-5). With use_input_stats 0 by the running statistics, else these move as for
nnc_batch_norm. Types as there, but running statistics may have another type.
"""
function instance_norm(input::Tensor, running_mean_=nothing, running_var_=nothing; running_mean=running_mean_, running_var=running_var_, weight=nothing, bias=nothing, use_input_stats=true, momentum=0.1, eps=1e-05)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_instance_norm(c, input, pointer_or_null(running_mean), pointer_or_null(running_var), pointer_or_null(weight), pointer_or_null(bias), use_input_stats, momentum, eps, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rms_norm(input, normalized_shape, weight=nothing, eps=nothing)

input / sqrt(mean of input^2 + eps) over the last dimensions, times weight of any type; eps NULL
is the distance from 1 to the next value of input's type, of float32 beside 16-bit floats.
"""
function rms_norm(input::Tensor, normalized_shape_=REQUIRED, weight_=nothing, eps_=nothing; normalized_shape=normalized_shape_, weight=weight_, eps=eps_)
    c = context()
    normalized_shape_list = ints_argument(given(normalized_shape, :normalized_shape))
    out_ref = Ref(C_NULL)
    check(C.nnc_rms_norm(c, input, normalized_shape_list, length(normalized_shape_list), pointer_or_null(weight), optional(Float64, eps), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    local_response_norm(input, size, alpha=0.0001, beta=0.75; k=1.0)

input / (k + alpha * the mean of the squares of the size channels around, zeros beyond the
ends)^beta for input (N, C, ...) (torch: alpha 1e-4, beta 0.75, k 1).
"""
function local_response_norm(input::Tensor, size_=REQUIRED, alpha_=0.0001, beta_=0.75; size=size_, alpha=alpha_, beta=beta_, k=1.0)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_local_response_norm(c, input, given(size, :size), alpha, beta, k, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    normalize(input, p=2.0, dim=1; eps=1e-12)

input / max(nnc_norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12).
"""
function LinearAlgebra.normalize(input::Tensor, p_::Union{Real}=2.0, dim_::Union{Integer}=1; p=p_, dim=dim_, eps=1e-12)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_normalize(c, input, p, dim, eps, out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_pointwise.h ----

@doc raw"""
    add(input, other, alpha=1.0)

input + alpha * other (torch: alpha 1).
"""
function add(input::Tensor, other::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_add(c, input, pointer_or_null(other), alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    add!(input, other, alpha=1.0)

The same in place.
"""
function add!(input::Tensor, other::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    check(C.nnc_add_(c, input, pointer_or_null(other), alpha))
    input
end

@doc raw"""
    add(input, other)

input + other with a float.
"""
function add(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_add_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    add(input, other)

input + other with an int.
"""
function add(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_add_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    add!(input, other)

The same in place, with a float.
"""
function add!(input::Tensor, other::Real)
    c = context()
    check(C.nnc_add_scalar_(c, input, other))
    input
end

@doc raw"""
    add!(input, other)

The same in place, with an int.
"""
function add!(input::Tensor, other::Integer)
    c = context()
    check(C.nnc_add_scalar_i64_(c, input, other))
    input
end

@doc raw"""
    sub(input, other, alpha=1.0)

input - alpha * other (torch: alpha 1). NNC_E_DTYPE: bool tensors.
"""
function sub(input::Tensor, other::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sub(c, input, pointer_or_null(other), alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sub!(input, other, alpha=1.0)

The same in place.
"""
function sub!(input::Tensor, other::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    check(C.nnc_sub_(c, input, pointer_or_null(other), alpha))
    input
end

@doc raw"""
    sub(input, other)

input - other with a float.
"""
function sub(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sub_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sub(input, other)

input - other with an int.
"""
function sub(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sub_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sub!(input, other)

The same in place, with a float.
"""
function sub!(input::Tensor, other::Real)
    c = context()
    check(C.nnc_sub_scalar_(c, input, other))
    input
end

@doc raw"""
    sub!(input, other)

The same in place, with an int.
"""
function sub!(input::Tensor, other::Integer)
    c = context()
    check(C.nnc_sub_scalar_i64_(c, input, other))
    input
end

@doc raw"""
    mul(input, other)

input * other.
"""
function mul(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mul(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mul!(input, other)

The same in place.
"""
function LinearAlgebra.mul!(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_mul_(c, input, pointer_or_null(other)))
    input
end

@doc raw"""
    mul(input, other)

input * other with a float.
"""
function mul(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mul_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mul(input, other)

input * other with an int.
"""
function mul(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_mul_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mul!(input, other)

The same in place, with a float.
"""
function LinearAlgebra.mul!(input::Tensor, other::Real)
    c = context()
    check(C.nnc_mul_scalar_(c, input, other))
    input
end

@doc raw"""
    mul!(input, other)

The same in place, with an int.
"""
function LinearAlgebra.mul!(input::Tensor, other::Integer)
    c = context()
    check(C.nnc_mul_scalar_i64_(c, input, other))
    input
end

@doc raw"""
    div(input, other, rounding_mode=nothing)

input / other. rounding_mode NULL: the true quotient; integers compute in the default type.
"trunc" rounds it towards 0, "floor" down; integers stay integers, and the gradients are 0.
NNC_E_INVALID: another word; a rounded division of integers by 0 ("ZeroDivisionError").
NNC_E_DTYPE: rounded, of bool.
"""
function div(input::Tensor, other::Union{Tensor,Nothing}, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_div(c, input, pointer_or_null(other), text_argument(rounding_mode), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    div!(input, other, rounding_mode=nothing)

The same in place.
"""
function div!(input::Tensor, other::Union{Tensor,Nothing}, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    check(C.nnc_div_(c, input, pointer_or_null(other), text_argument(rounding_mode)))
    input
end

@doc raw"""
    div(input, other, rounding_mode=nothing)

input / other with a float. rounding_mode as for nnc_div.
"""
function div(input::Tensor, other::Real, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_div_scalar(c, input, other, text_argument(rounding_mode), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    div(input, other, rounding_mode=nothing)

input / other with an int. rounding_mode as for nnc_div.
"""
function div(input::Tensor, other::Integer, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_div_scalar_i64(c, input, other, text_argument(rounding_mode), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    div!(input, other, rounding_mode=nothing)

The same in place, with a float.
"""
function div!(input::Tensor, other::Real, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    check(C.nnc_div_scalar_(c, input, other, text_argument(rounding_mode)))
    input
end

@doc raw"""
    div!(input, other, rounding_mode=nothing)

The same in place, with an int.
"""
function div!(input::Tensor, other::Integer, rounding_mode_=nothing; rounding_mode=rounding_mode_)
    c = context()
    check(C.nnc_div_scalar_i64_(c, input, other, text_argument(rounding_mode)))
    input
end

@doc raw"""
    floor_divide(input, other)

input / other, rounded down. As in torch it has no gradient: backward through it is
NNC_E_UNSUPPORTED.
"""
function floor_divide(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_floor_divide(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    floor_divide(input, other)

The same with a float.
"""
function floor_divide(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_floor_divide_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    floor_divide(input, other)

The same with an int.
"""
function floor_divide(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_floor_divide_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    remainder(input, other)

input - other * floor(input / other): what is left, with the sign of other.
"""
function remainder(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_remainder(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    remainder(input, other)

The same with a float.
"""
function remainder(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_remainder_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    remainder(input, other)

The same with an int.
"""
function remainder(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_remainder_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    remainder(self, other)

The same of a float as input; other has a gradient (torch: none).
"""
function remainder(self::Real, other::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_remainder_scalar_self(c, self, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    remainder(self, other)

The same of an int as input.
"""
function remainder(self::Integer, other::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_remainder_scalar_self_i64(c, self, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    fmod(input, other)

input - other * trunc(input / other): what is left, with the sign of input.
"""
function fmod(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_fmod(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    fmod(input, other)

The same with a float.
"""
function fmod(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_fmod_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    fmod(input, other)

The same with an int.
"""
function fmod(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_fmod_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow(input, exponent)

input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1
where input is that. The gradient of exponent is 0 where input is 0 and exponent >= 0, and so are
the derivatives of that. NNC_E_DTYPE: two bool tensors.
"""
function pow(input::Tensor, exponent::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pow(c, input, pointer_or_null(exponent), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow!(input, exponent)

The same in place.
"""
function pow!(input::Tensor, exponent::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_pow_(c, input, pointer_or_null(exponent)))
    input
end

@doc raw"""
    pow(input, exponent)

The same with a float, which is rounded to input's type first: up to 32 units of the last place
of float32 from the power of the number itself.
"""
function pow(input::Tensor, exponent::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pow_scalar(c, input, exponent, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow(input, exponent)

The same with an int. NNC_E_INVALID: a negative one for integers.
"""
function pow(input::Tensor, exponent::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pow_scalar_i64(c, input, exponent, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow(self, exponent)

self^exponent, of a float; the gradient is out * log(self), 0 where self is 0 and exponent is not
negative.
"""
function pow(self::Real, exponent::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pow_scalar_self(c, self, exponent, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow(self, exponent)

The same of an int.
"""
function pow(self::Integer, exponent::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pow_scalar_self_i64(c, self, exponent, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pow!(input, exponent)

The same in place, with a float.
"""
function pow!(input::Tensor, exponent::Real)
    c = context()
    check(C.nnc_pow_scalar_(c, input, exponent))
    input
end

@doc raw"""
    pow!(input, exponent)

The same in place, with an int.
"""
function pow!(input::Tensor, exponent::Integer)
    c = context()
    check(C.nnc_pow_scalar_i64_(c, input, exponent))
    input
end

@doc raw"""
    square(input)

input * input; of bool in int64.
"""
function square(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_square(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    maximum(input, other)

The larger of both; NaN if one is NaN. The gradient of equal ones is shared half and half.
"""
function Base.maximum(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_maximum(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    minimum(input, other)

The smaller of both, in the same way.
"""
function Base.minimum(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_minimum(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_min(input, min)

max(input, min).
"""
function clamp_min(input::Tensor, min::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_min(c, input, min, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_min(input, min)

The same with an int.
"""
function clamp_min(input::Tensor, min::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_min_i64(c, input, min, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_max(input, max)

min(input, max).
"""
function clamp_max(input::Tensor, max::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_max(c, input, max, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_max(input, max)

The same with an int.
"""
function clamp_max(input::Tensor, max::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_max_i64(c, input, max, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_min(input, min)

max(input, min) with a tensor; gradients as of nnc_maximum.
"""
function clamp_min(input::Tensor, min::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_min_tensor(c, input, pointer_or_null(min), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    clamp_max(input, max)

min(input, max) with a tensor.
"""
function clamp_max(input::Tensor, max::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_clamp_max_tensor(c, input, pointer_or_null(max), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    nan_to_num(input, nan=nothing, posinf=nothing; neginf=nothing)

input, but nan for NaN (NULL: 0), posinf for infinity and neginf for -infinity (NULL: the largest
and the lowest number of the type). Integers and bool are copied. The gradient is 0 where input
is not finite.
"""
function nan_to_num(input::Tensor, nan_=nothing, posinf_=nothing; nan=nan_, posinf=posinf_, neginf=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_nan_to_num(c, input, optional(Float64, nan), optional(Float64, posinf), optional(Float64, neginf), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    nan_to_num!(input, nan=nothing, posinf=nothing; neginf=nothing)

The same in place.
"""
function nan_to_num!(input::Tensor, nan_=nothing, posinf_=nothing; nan=nan_, posinf=posinf_, neginf=nothing)
    c = context()
    check(C.nnc_nan_to_num_(c, input, optional(Float64, nan), optional(Float64, posinf), optional(Float64, neginf)))
    input
end

@doc raw"""
    where(condition, input, other)

input where condition is true, else other; all three are broadcast. NNC_E_DTYPE: condition is
neither bool nor, as in older programs, uint8.
"""
function where(condition::Tensor, input::Union{Tensor,Nothing}, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where(c, condition, pointer_or_null(input), pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, input, other)

The same with a float as other. It does not raise the type of floating point input.
"""
function where(condition::Tensor, input::Union{Tensor,Nothing}, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalar(c, condition, pointer_or_null(input), other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, input, other)

The same with an int as other, which raises only bool, to int64. NNC_E_INVALID: out of the range
of an integer input.
"""
function where(condition::Tensor, input::Union{Tensor,Nothing}, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalar_i64(c, condition, pointer_or_null(input), other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, self, other)

nnc_where_scalar with the float where condition is true.
"""
function where(condition::Tensor, self::Real, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalar_self(c, condition, self, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, self, other)

nnc_where_scalar_i64 with the int where condition is true.
"""
function where(condition::Tensor, self::Integer, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalar_self_i64(c, condition, self, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, self, other)

(condition's sizes): the one float where condition is true, else the other, in the default
type.
"""
function where(condition::Tensor, self::Real, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalars(c, condition, self, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    where(condition, self, other)

The same of two ints, in int64.
"""
function where(condition::Tensor, self::Integer, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_where_scalars_i64(c, condition, self, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lerp(input, stop, weight)

input + weight * (end - input). NNC_E_DTYPE: not all of one floating type; a weight () may have
another one.
"""
function lerp(input::Tensor, stop::Union{Tensor,Nothing}, weight::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lerp(c, input, pointer_or_null(stop), pointer_or_null(weight), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lerp!(input, stop, weight)

The same in place.
"""
function lerp!(input::Tensor, stop::Union{Tensor,Nothing}, weight::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_lerp_(c, input, pointer_or_null(stop), pointer_or_null(weight)))
    input
end

@doc raw"""
    lerp(input, stop, weight)

The same with a number as weight.
"""
function lerp(input::Tensor, stop::Union{Tensor,Nothing}, weight::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lerp_scalar(c, input, pointer_or_null(stop), weight, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lerp!(input, stop, weight)

The same in place, with a number as weight.
"""
function lerp!(input::Tensor, stop::Union{Tensor,Nothing}, weight::Real)
    c = context()
    check(C.nnc_lerp_scalar_(c, input, pointer_or_null(stop), weight))
    input
end

@doc raw"""
    addcmul(input, tensor1, tensor2, value=1.0)

input + value * tensor1 * tensor2 (torch: value 1). NNC_E_DTYPE: bool.
"""
function addcmul(input::Tensor, tensor1::Union{Tensor,Nothing}, tensor2::Union{Tensor,Nothing}, value_=1.0; value=value_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_addcmul(c, input, pointer_or_null(tensor1), pointer_or_null(tensor2), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    addcmul!(input, tensor1, tensor2, value=1.0)

The same in place.
"""
function addcmul!(input::Tensor, tensor1::Union{Tensor,Nothing}, tensor2::Union{Tensor,Nothing}, value_=1.0; value=value_)
    c = context()
    check(C.nnc_addcmul_(c, input, pointer_or_null(tensor1), pointer_or_null(tensor2), value))
    input
end

@doc raw"""
    addcdiv(input, tensor1, tensor2, value=1.0)

input + value * tensor1 / tensor2 (torch: value 1). NNC_E_DTYPE: tensor1 and tensor2 both of
integers.
"""
function addcdiv(input::Tensor, tensor1::Union{Tensor,Nothing}, tensor2::Union{Tensor,Nothing}, value_=1.0; value=value_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_addcdiv(c, input, pointer_or_null(tensor1), pointer_or_null(tensor2), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    addcdiv!(input, tensor1, tensor2, value=1.0)

The same in place.
"""
function addcdiv!(input::Tensor, tensor1::Union{Tensor,Nothing}, tensor2::Union{Tensor,Nothing}, value_=1.0; value=value_)
    c = context()
    check(C.nnc_addcdiv_(c, input, pointer_or_null(tensor1), pointer_or_null(tensor2), value))
    input
end

@doc raw"""
    neg(input)

-input. NNC_E_DTYPE: bool.
"""
function neg(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_neg(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    neg!(input)

The same in place.
"""
function neg!(input::Tensor)
    c = context()
    check(C.nnc_neg_(c, input))
    input
end

@doc raw"""
    abs(input)

|input|; its gradient at 0 is 0. NNC_E_DTYPE: bool.
"""
function Base.abs(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_abs(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sign(input)

-1, 0 or 1, and NaN for NaN. Its gradient is 0.
"""
function Base.sign(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sign(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    floor(input)

The largest whole number that is not above input. Gradient 0. NNC_E_DTYPE: bool.
"""
function Base.floor(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_floor(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ceil(input)

The smallest whole number that is not below input. Gradient 0. NNC_E_DTYPE: bool.
"""
function Base.ceil(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ceil(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    round(input)

The nearest whole number, a half to the even one. Gradient 0. NNC_E_DTYPE: bool.
"""
function Base.round(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_round(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    round(input, decimals)

torch.round with decimals: round(input * 10^decimals) / 10^decimals; a negative decimals rounds
to tens, hundreds, ... Where input * 10^decimals overflows the type, input itself, for which
PyTorch has infinity or NaN. Gradient 0. NNC_E_DTYPE: integers and bool.
"""
function Base.round(input::Tensor, decimals::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_round_decimals(c, input, decimals, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    trunc(input)

input without its fraction. Gradient 0. NNC_E_DTYPE: bool.
"""
function Base.trunc(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_trunc(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    reciprocal(input)

1 / input.
"""
function reciprocal(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_reciprocal(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    exp(input)

e to the power input.
"""
function Base.exp(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_exp(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    exp!(input)

The same in place.
"""
function exp!(input::Tensor)
    c = context()
    check(C.nnc_exp_(c, input))
    input
end

@doc raw"""
    expm1(input)

exp(input) - 1, without loss for input near 0.
"""
function Base.expm1(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_expm1(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    log(input)

The natural logarithm; NaN for input < 0.
"""
function Base.log(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_log(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    log1p(input)

log(1 + input), without loss for input near 0.
"""
function Base.log1p(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_log1p(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    log2(input)

The logarithm to the base 2.
"""
function Base.log2(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_log2(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    log10(input)

The logarithm to the base 10.
"""
function Base.log10(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_log10(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sqrt(input)

The square root; NaN for input < 0.
"""
function Base.sqrt(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sqrt(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sqrt!(input)

The same in place.
"""
function sqrt!(input::Tensor)
    c = context()
    check(C.nnc_sqrt_(c, input))
    input
end

@doc raw"""
    rsqrt(input)

1 / sqrt(input).
"""
function rsqrt(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rsqrt(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sin(input)

The sine of an angle in radians.
"""
function Base.sin(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sin(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cos(input)

The cosine of an angle in radians.
"""
function Base.cos(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cos(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tan(input)

The tangent of an angle in radians.
"""
function Base.tan(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tan(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    asin(input)

The arc sine in -pi/2..pi/2; NaN for |input| > 1.
"""
function Base.asin(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_asin(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    acos(input)

The arc cosine in 0..pi; NaN for |input| > 1.
"""
function Base.acos(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_acos(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    atan(input)

The arc tangent in -pi/2..pi/2.
"""
function Base.atan(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_atan(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sinh(input)

The hyperbolic sine.
"""
function Base.sinh(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_sinh(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cosh(input)

The hyperbolic cosine.
"""
function Base.cosh(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cosh(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    erf(input)

The error function 2 / sqrt(pi) * integral of exp(-t^2) over 0..input.
"""
function erf(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_erf(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    erfc(input)

1 - erf(input), without loss for large input.
"""
function erfc(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_erfc(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    atan2(input, other)

The angle in -pi..pi of the point whose x is other and whose y is input; the gradients at (0, 0)
are 0, and so are their derivatives.
"""
function atan2(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_atan2(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    atan2!(input, other)

The same in place.
"""
function atan2!(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_atan2_(c, input, pointer_or_null(other)))
    input
end

@doc raw"""
    xlogy(input, other)

input * log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where
input is 0 and other <= 0, and so are the derivatives of that.
"""
function xlogy(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_xlogy(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    xlogy(input, other)

The same with a number as other.
"""
function xlogy(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_xlogy_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    xlogy(self, other)

The same with a number as input.
"""
function xlogy(self::Real, other::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_xlogy_scalar_self(c, self, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logit(input, eps=nothing)

log(z / (1 - z)), z being input held in eps..1 - eps; eps NULL or negative: z is input, and the
result is NaN outside 0..1. The gradient is 0 where input was not kept.
"""
function logit(input::Tensor, eps_=nothing; eps=eps_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logit(c, input, optional(Float64, eps), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lgamma(input)

The natural logarithm of |gamma(input)|; infinite at 0, -1, -2, ..., where its gradient is NaN,
but infinite at 0, and the derivative of that infinite.
"""
function lgamma(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lgamma(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    erfinv(input)

The number whose nnc_erf is input; infinite at 1 and -1, NaN beyond.
"""
function erfinv(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_erfinv(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    eq(input, other)

input == other.
"""
function eq(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_eq(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    eq(input, other)

input == other, a float.
"""
function eq(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_eq_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    eq(input, other)

input == other, an int.
"""
function eq(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_eq_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ne(input, other)

input != other.
"""
function ne(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ne(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ne(input, other)

input != other, a float.
"""
function ne(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ne_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ne(input, other)

input != other, an int.
"""
function ne(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ne_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lt(input, other)

input < other.
"""
function lt(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lt(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lt(input, other)

input < other, a float.
"""
function lt(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lt_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    lt(input, other)

input < other, an int.
"""
function lt(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_lt_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    le(input, other)

input <= other.
"""
function le(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_le(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    le(input, other)

input <= other, a float.
"""
function le(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_le_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    le(input, other)

input <= other, an int.
"""
function le(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_le_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gt(input, other)

input > other.
"""
function gt(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gt(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gt(input, other)

input > other, a float.
"""
function gt(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gt_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gt(input, other)

input > other, an int.
"""
function gt(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gt_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ge(input, other)

input >= other.
"""
function ge(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ge(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ge(input, other)

input >= other, a float.
"""
function ge(input::Tensor, other::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ge_scalar(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    ge(input, other)

input >= other, an int.
"""
function ge(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_ge_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logical_and(input, other)

Both are not 0.
"""
function logical_and(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logical_and(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logical_or(input, other)

One at least is not 0.
"""
function logical_or(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logical_or(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logical_xor(input, other)

Exactly one is not 0.
"""
function logical_xor(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logical_xor(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logical_not(input)

input is 0.
"""
function logical_not(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_logical_not(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_and(input, other)

input & other, in the common type. NNC_E_DTYPE: floating point.
"""
function bitwise_and(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_and(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_and(input, other)

The same with an int, of which integers take the bits that they have room for; bool with it gives
int64.
"""
function bitwise_and(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_and_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_or(input, other)

input | other, in the common type. NNC_E_DTYPE: floating point.
"""
function bitwise_or(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_or(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_or(input, other)

The same with an int.
"""
function bitwise_or(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_or_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_xor(input, other)

input ^ other, in the common type. NNC_E_DTYPE: floating point.
"""
function bitwise_xor(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_xor(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_xor(input, other)

The same with an int.
"""
function bitwise_xor(input::Tensor, other::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_xor_scalar_i64(c, input, other, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bitwise_not(input)

~input, of bool its negation, in the type of input. NNC_E_DTYPE: floating point.
"""
function bitwise_not(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bitwise_not(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isnan(input)

input is not a number.
"""
function Base.isnan(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isnan(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isinf(input)

input is infinite.
"""
function Base.isinf(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isinf(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isfinite(input)

input is neither infinite nor NaN.
"""
function Base.isfinite(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isfinite(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isclose(input, other, rtol=1e-05, atol=1e-08; equal_nan=false)

|input - other| <= atol + rtol * |other|, or both are equal (torch: rtol 1e-5, atol 1e-8,
equal_nan 0). Two NaN are close if equal_nan is not 0. NNC_E_DTYPE: not of one type.
NNC_E_INVALID: negative rtol or atol.
"""
function isclose(input::Tensor, other::Union{Tensor,Nothing}, rtol_=1e-05, atol_=1e-08; rtol=rtol_, atol=atol_, equal_nan=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isclose(c, input, pointer_or_null(other), rtol, atol, equal_nan, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    allclose(input, other, rtol=1e-05, atol=1e-08; equal_nan=false)

out = 1 if nnc_isclose is true everywhere, else 0.
"""
function allclose(input::Tensor, other::Union{Tensor,Nothing}, rtol_=1e-05, atol_=1e-08; rtol=rtol_, atol=atol_, equal_nan=false)
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_allclose(c, input, pointer_or_null(other), rtol, atol, equal_nan, out_ref))
    out_ref[] != 0
end

@doc raw"""
    equal(input, other)

out = 1 if both have the same sizes and equal elements, whatever their types, else 0.
"""
function equal(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref{Int32}(0)
    check(C.nnc_equal(c, input, pointer_or_null(other), out_ref))
    out_ref[] != 0
end

# ---- ops_reduce.h ----

@doc raw"""
    sum(input, dim=nothing, keepdim=false; dtype=nothing)

The sum; of nothing 0.
"""
function Base.sum(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_sum(c, input, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    mean(input, dim=nothing, keepdim=false; dtype=nothing)

The sum divided by the number of elements; of nothing NaN. NNC_E_DTYPE: not floating point, and
dtype neither.
"""
function Statistics.mean(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_mean(c, input, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    prod(input, dim=nothing, keepdim=false; dtype=nothing)

The product over dimension *dim, or over all elements (dim NULL); of nothing 1. The gradient of
an element is the product of the others, beside infinity too, where PyTorch has NaN.
"""
function Base.prod(input::Tensor, dim_::Union{Integer,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_prod(c, input, optional(Int64, dim), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cumsum(input, dim, dtype=nothing)

(input's sizes): element i along dim is the sum of input's elements 0..i.
"""
function Base.cumsum(input::Tensor, dim_::Union{Integer,Required}=REQUIRED, dtype_::Union{Type,Nothing}=nothing; dim=dim_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cumsum(c, input, given(dim, :dim), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cumprod(input, dim, dtype=nothing)

(input's sizes): element i along dim is the product of input's elements 0..i.
"""
function Base.cumprod(input::Tensor, dim_::Union{Integer,Required}=REQUIRED, dtype_::Union{Type,Nothing}=nothing; dim=dim_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_cumprod(c, input, given(dim, :dim), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    cummax(input, dim)

(input's sizes) both: element i along dim is the largest of input's elements 0..i, and where it
stands, the last of several; from the first NaN on NaN.
"""
function cummax(input::Tensor, dim_=REQUIRED; dim=dim_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_cummax(c, input, given(dim, :dim), values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    cummin(input, dim)

The same of the smallest.
"""
function cummin(input::Tensor, dim_=REQUIRED; dim=dim_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_cummin(c, input, given(dim, :dim), values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    nansum(input, dim=nothing, keepdim=false; dtype=nothing)

nnc_sum of the elements that are not NaN; those that are have the gradient 0.
"""
function nansum(input::Tensor, dim_=nothing, keepdim_=false; dim=dim_, keepdim=keepdim_, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_nansum(c, input, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    trace(input)

(): the sum of the main diagonal of a matrix (m, n); of integers in int64. NNC_E_SHAPE: no
matrix. NNC_E_DTYPE: bool.
"""
function trace(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_trace(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    norm(input, p=2.0, dim=nothing; keepdim=false, dtype=nothing)

(sum of |input|^p)^(1 / p) (torch: p 2); p infinity: the largest |input|, -infinity: the
smallest; p 0: how many are not 0. NNC_E_DTYPE: not floating point, or narrowed by dtype.
"""
function LinearAlgebra.norm(input::Tensor, p_::Union{Real}=2.0, dim_::Union{Integer,Tuple,Nothing}=nothing; p=p_, dim=dim_, keepdim=false, dtype=nothing)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_norm(c, input, p, dim_list, length(dim_list), keepdim, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    var(input, dim=nothing, correction=nothing; keepdim=false)

The variance: the sum of the squared deviations from the mean over max(0, n - correction) (NULL:
1).
"""
function Statistics.var(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, correction_::Union{Real,Nothing}=nothing; dim=dim_, correction=correction_, keepdim=false)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_var(c, input, dim_list, length(dim_list), optional(Float64, correction), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    std(input, dim=nothing, correction=nothing; keepdim=false)

The standard deviation: the square root of nnc_var.
"""
function Statistics.std(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, correction_::Union{Real,Nothing}=nothing; dim=dim_, correction=correction_, keepdim=false)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_std(c, input, dim_list, length(dim_list), optional(Float64, correction), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    var_mean(input, dim=nothing, correction=nothing; keepdim=false)

Both sizes those of nnc_var: the variance and the mean, NaN beside an infinity.
"""
function var_mean(input::Tensor, dim_=nothing, correction_=nothing; dim=dim_, correction=correction_, keepdim=false)
    c = context()
    dim_list = ints_argument(dim)
    var_ref = Ref(C_NULL)
    mean_ref = Ref(C_NULL)
    check(C.nnc_var_mean(c, input, dim_list, length(dim_list), optional(Float64, correction), keepdim, var_ref, mean_ref))
    (Tensor(c, var_ref[]), Tensor(c, mean_ref[]))
end

@doc raw"""
    std_mean(input, dim=nothing, correction=nothing; keepdim=false)

Both sizes those of nnc_var: the standard deviation and the mean.
"""
function std_mean(input::Tensor, dim_=nothing, correction_=nothing; dim=dim_, correction=correction_, keepdim=false)
    c = context()
    dim_list = ints_argument(dim)
    std_ref = Ref(C_NULL)
    mean_ref = Ref(C_NULL)
    check(C.nnc_std_mean(c, input, dim_list, length(dim_list), optional(Float64, correction), keepdim, std_ref, mean_ref))
    (Tensor(c, std_ref[]), Tensor(c, mean_ref[]))
end

@doc raw"""
    amax(input, dim=nothing, keepdim=false)

The largest elements. Equal ones share the gradient.
"""
function amax(input::Tensor, dim_=nothing, keepdim_=false; dim=dim_, keepdim=keepdim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_amax(c, input, dim_list, length(dim_list), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    amin(input, dim=nothing, keepdim=false)

The smallest elements. Equal ones share the gradient.
"""
function amin(input::Tensor, dim_=nothing, keepdim_=false; dim=dim_, keepdim=keepdim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_amin(c, input, dim_list, length(dim_list), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    argmax(input, dim=nothing, keepdim=false)

Where the first largest element stands along *dim, or in the flattened input (dim NULL), int64.
No gradient. NNC_E_DTYPE: bool.
"""
function Base.argmax(input::Tensor, dim_::Union{Integer,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_argmax(c, input, optional(Int64, dim), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    argmin(input, dim=nothing, keepdim=false)

Where the first smallest element stands, in the same way.
"""
function Base.argmin(input::Tensor, dim_::Union{Integer,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_argmin(c, input, optional(Int64, dim), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    kthvalue(input, k, dim=-1, keepdim=false)

The k-th smallest element along dim, from 1 on, and where it stands, of several equal ones where
PyTorch finds it (torch: dim -1). NaN is larger than all numbers. NNC_E_INVALID: k is not
in 1..size. NNC_E_DTYPE: bool. NNC_E_INDEX: no elements.
"""
function kthvalue(input::Tensor, k_=REQUIRED, dim_=-1, keepdim_=false; k=k_, dim=dim_, keepdim=keepdim_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_kthvalue(c, input, given(k, :k), dim, keepdim, values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    mode(input, dim=-1, keepdim=false)

The most frequent element along dim, of several the smallest, and its last place, of more than 16
elements the place that PyTorch finds (torch: dim -1). A NaN is equal to none, and
sorted nowhere. NNC_E_INDEX: no elements.
"""
function mode(input::Tensor, dim_=-1, keepdim_=false; dim=dim_, keepdim=keepdim_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_mode(c, input, dim, keepdim, values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    quantile(input, q, dim=nothing, keepdim=false; interpolation="linear")

(q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank
q * (n - 1) of the sorted elements, without the first dimension for a q (). Between two ranks
interpolation decides (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and
"nearest" take one, a half to the even rank, "midpoint" is their mean. NaN if there is one. q has
input's type; gradients go to both. NNC_E_DTYPE: neither float32 nor float64, or another type of
q. NNC_E_SHAPE: q has more than one dimension. NNC_E_INVALID: no elements; q outside 0..1;
another word.
"""
function Statistics.quantile(input::Tensor, q::Union{Tensor,Nothing}, dim_::Union{Integer,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, interpolation="linear")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_quantile(c, input, pointer_or_null(q), optional(Int64, dim), keepdim, text_argument(interpolation), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    quantile(input, q, dim=nothing, keepdim=false; interpolation="linear")

The same with a number as q.
"""
function Statistics.quantile(input::Tensor, q::Real, dim_::Union{Integer,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_, interpolation="linear")
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_quantile_scalar(c, input, q, optional(Int64, dim), keepdim, text_argument(interpolation), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    any(input, dim=nothing, keepdim=false)

Whether an element is not 0: bool, but uint8 for uint8; of nothing false.
"""
function Base.any(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_any(c, input, dim_list, length(dim_list), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    all(input, dim=nothing, keepdim=false)

Whether all elements are not 0: bool, but uint8 for uint8; of nothing true.
"""
function Base.all(input::Tensor, dim_::Union{Integer,Tuple,Nothing}=nothing, keepdim_::Union{Bool}=false; dim=dim_, keepdim=keepdim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_all(c, input, dim_list, length(dim_list), keepdim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    count_nonzero(input, dim=nothing)

How many elements are not 0, int64.
"""
function count_nonzero(input::Tensor, dim_=nothing; dim=dim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_count_nonzero(c, input, dim_list, length(dim_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    softmax(input, dim, dtype=nothing)

(input's sizes): exp(input) / sum of exp(input) along dim, without overflow.
"""
function softmax(input::Tensor, dim_=REQUIRED, dtype_=nothing; dim=dim_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_softmax(c, input, given(dim, :dim), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    log_softmax(input, dim, dtype=nothing)

(input's sizes): the logarithm of nnc_softmax, without loss.
"""
function log_softmax(input::Tensor, dim_=REQUIRED, dtype_=nothing; dim=dim_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_log_softmax(c, input, given(dim, :dim), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    softmin(input, dim, dtype=nothing)

(input's sizes): nnc_softmax of -input.
"""
function softmin(input::Tensor, dim_=REQUIRED, dtype_=nothing; dim=dim_, dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_softmin(c, input, given(dim, :dim), dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    logsumexp(input, dim, keepdim=false)

log(sum of exp(input)), without overflow; integers are converted to the default type.
"""
function logsumexp(input::Tensor, dim_=REQUIRED, keepdim_=false; dim=dim_, keepdim=keepdim_)
    c = context()
    dim_list = ints_argument(given(dim, :dim))
    out_ref = Ref(C_NULL)
    check(C.nnc_logsumexp(c, input, dim_list, length(dim_list), keepdim, out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_rnn.h ----

@doc raw"""
    lstm(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first)

hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more parameter for each
layer and direction, weight_hr (projected, hidden), each h is projected and weight_hh is (4 *
hidden, projected).
"""
function lstm(input::Tensor, hx, params, has_biases_=REQUIRED, num_layers_=REQUIRED, dropout_=REQUIRED, train_=REQUIRED, bidirectional_=REQUIRED, batch_first_=REQUIRED; has_biases=has_biases_, num_layers=num_layers_, dropout=dropout_, train=train_, bidirectional=bidirectional_, batch_first=batch_first_)
    c = context()
    hx_list = handles_argument(hx)
    params_list = handles_argument(params)
    output_ref = Ref(C_NULL)
    h_n_ref = Ref(C_NULL)
    c_n_ref = Ref(C_NULL)
    check(C.nnc_lstm(c, input, hx_list, length(hx_list), params_list, length(params_list), given(has_biases, :has_biases), given(num_layers, :num_layers), given(dropout, :dropout), given(train, :train), given(bidirectional, :bidirectional), given(batch_first, :batch_first), output_ref, h_n_ref, c_n_ref))
    (Tensor(c, output_ref[]), Tensor(c, h_n_ref[]), Tensor(c, c_n_ref[]))
end

@doc raw"""
    gru(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first)

hx is h_0, or NULL; params have 3 gates in the order r, z, n.
"""
function gru(input::Tensor, hx::Union{Tensor,Nothing}, params, has_biases_=REQUIRED, num_layers_=REQUIRED, dropout_=REQUIRED, train_=REQUIRED, bidirectional_=REQUIRED, batch_first_=REQUIRED; has_biases=has_biases_, num_layers=num_layers_, dropout=dropout_, train=train_, bidirectional=bidirectional_, batch_first=batch_first_)
    c = context()
    params_list = handles_argument(params)
    output_ref = Ref(C_NULL)
    h_n_ref = Ref(C_NULL)
    check(C.nnc_gru(c, input, pointer_or_null(hx), params_list, length(params_list), given(has_biases, :has_biases), given(num_layers, :num_layers), given(dropout, :dropout), given(train, :train), given(bidirectional, :bidirectional), given(batch_first, :batch_first), output_ref, h_n_ref))
    (Tensor(c, output_ref[]), Tensor(c, h_n_ref[]))
end

@doc raw"""
    rnn_tanh(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first)

h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or NULL; params have one gate.
"""
function rnn_tanh(input::Tensor, hx::Union{Tensor,Nothing}, params, has_biases_=REQUIRED, num_layers_=REQUIRED, dropout_=REQUIRED, train_=REQUIRED, bidirectional_=REQUIRED, batch_first_=REQUIRED; has_biases=has_biases_, num_layers=num_layers_, dropout=dropout_, train=train_, bidirectional=bidirectional_, batch_first=batch_first_)
    c = context()
    params_list = handles_argument(params)
    output_ref = Ref(C_NULL)
    h_n_ref = Ref(C_NULL)
    check(C.nnc_rnn_tanh(c, input, pointer_or_null(hx), params_list, length(params_list), given(has_biases, :has_biases), given(num_layers, :num_layers), given(dropout, :dropout), given(train, :train), given(bidirectional, :bidirectional), given(batch_first, :batch_first), output_ref, h_n_ref))
    (Tensor(c, output_ref[]), Tensor(c, h_n_ref[]))
end

@doc raw"""
    rnn_relu(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first)

The same with max(x, 0) in place of tanh.
"""
function rnn_relu(input::Tensor, hx::Union{Tensor,Nothing}, params, has_biases_=REQUIRED, num_layers_=REQUIRED, dropout_=REQUIRED, train_=REQUIRED, bidirectional_=REQUIRED, batch_first_=REQUIRED; has_biases=has_biases_, num_layers=num_layers_, dropout=dropout_, train=train_, bidirectional=bidirectional_, batch_first=batch_first_)
    c = context()
    params_list = handles_argument(params)
    output_ref = Ref(C_NULL)
    h_n_ref = Ref(C_NULL)
    check(C.nnc_rnn_relu(c, input, pointer_or_null(hx), params_list, length(params_list), given(has_biases, :has_biases), given(num_layers, :num_layers), given(dropout, :dropout), given(train, :train), given(bidirectional, :bidirectional), given(batch_first, :batch_first), output_ref, h_n_ref))
    (Tensor(c, output_ref[]), Tensor(c, h_n_ref[]))
end

@doc raw"""
    lstm_cell(input, hx, w_ih, w_hh, b_ih=nothing, b_hh=nothing)

A step of nnc_lstm from the states hx, h and c, to the next.
"""
function lstm_cell(input::Tensor, hx, w_ih::Union{Tensor,Nothing}, w_hh::Union{Tensor,Nothing}, b_ih_=nothing, b_hh_=nothing; b_ih=b_ih_, b_hh=b_hh_)
    c = context()
    hx_list = handles_argument(hx)
    h_ref = Ref(C_NULL)
    c_ref = Ref(C_NULL)
    check(C.nnc_lstm_cell(c, input, hx_list, length(hx_list), pointer_or_null(w_ih), pointer_or_null(w_hh), pointer_or_null(b_ih), pointer_or_null(b_hh), h_ref, c_ref))
    (Tensor(c, h_ref[]), Tensor(c, c_ref[]))
end

@doc raw"""
    gru_cell(input, hx, w_ih, w_hh, b_ih=nothing, b_hh=nothing)

A step of nnc_gru from the state hx to the next.
"""
function gru_cell(input::Tensor, hx::Union{Tensor,Nothing}, w_ih::Union{Tensor,Nothing}, w_hh::Union{Tensor,Nothing}, b_ih_=nothing, b_hh_=nothing; b_ih=b_ih_, b_hh=b_hh_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gru_cell(c, input, pointer_or_null(hx), pointer_or_null(w_ih), pointer_or_null(w_hh), pointer_or_null(b_ih), pointer_or_null(b_hh), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rnn_tanh_cell(input, hx, w_ih, w_hh, b_ih=nothing, b_hh=nothing)

A step of nnc_rnn_tanh from the state hx to the next.
"""
function rnn_tanh_cell(input::Tensor, hx::Union{Tensor,Nothing}, w_ih::Union{Tensor,Nothing}, w_hh::Union{Tensor,Nothing}, b_ih_=nothing, b_hh_=nothing; b_ih=b_ih_, b_hh=b_hh_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rnn_tanh_cell(c, input, pointer_or_null(hx), pointer_or_null(w_ih), pointer_or_null(w_hh), pointer_or_null(b_ih), pointer_or_null(b_hh), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rnn_relu_cell(input, hx, w_ih, w_hh, b_ih=nothing, b_hh=nothing)

A step of nnc_rnn_relu from the state hx to the next.
"""
function rnn_relu_cell(input::Tensor, hx::Union{Tensor,Nothing}, w_ih::Union{Tensor,Nothing}, w_hh::Union{Tensor,Nothing}, b_ih_=nothing, b_hh_=nothing; b_ih=b_ih_, b_hh=b_hh_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rnn_relu_cell(c, input, pointer_or_null(hx), pointer_or_null(w_ih), pointer_or_null(w_hh), pointer_or_null(b_ih), pointer_or_null(b_hh), out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_search.h ----

@doc raw"""
    searchsorted(sorted_sequence, input, out_int32=false, right=false; side=nothing, sorter=nothing)

(input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be
put into sorted_sequence, whose last dimension is sorted: before elements that are equal to it,
behind them if right is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or
has the sizes of input but for the last. sorter of int64 names the order in which sorted_sequence
is sorted (NULL: it is). NaN is behind everything. NNC_E_SHAPE: sizes that do not fit.
NNC_E_INVALID: another side; side "left" with right. NNC_E_DTYPE: bool; another type of sorter.
NNC_E_INDEX: a place in sorter that there is not.
"""
function Base.searchsorted(sorted_sequence::Tensor, input::Union{Tensor,Nothing}, out_int32_::Union{Bool}=false, right_::Union{Bool}=false; out_int32=out_int32_, right=right_, side=nothing, sorter=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_searchsorted(c, sorted_sequence, pointer_or_null(input), out_int32, right, text_argument(side), pointer_or_null(sorter), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    searchsorted(sorted_sequence, self, out_int32=false, right=false; side=nothing, sorter=nothing)

(): the same of one float in a vector.
"""
function Base.searchsorted(sorted_sequence::Tensor, self::Real, out_int32_::Union{Bool}=false, right_::Union{Bool}=false; out_int32=out_int32_, right=right_, side=nothing, sorter=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_searchsorted_scalar(c, sorted_sequence, self, out_int32, right, text_argument(side), pointer_or_null(sorter), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    searchsorted(sorted_sequence, self, out_int32=false, right=false; side=nothing, sorter=nothing)

(): the same of one int.
"""
function Base.searchsorted(sorted_sequence::Tensor, self::Integer, out_int32_::Union{Bool}=false, right_::Union{Bool}=false; out_int32=out_int32_, right=right_, side=nothing, sorter=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_searchsorted_scalar_i64(c, sorted_sequence, self, out_int32, right, text_argument(side), pointer_or_null(sorter), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isin(elements, test_elements, assume_unique=false, invert=false)

(elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN
is in nothing. assume_unique changes nothing. NNC_E_DTYPE: bool.
"""
function isin(elements::Tensor, test_elements::Union{Tensor,Nothing}, assume_unique_=false, invert_=false; assume_unique=assume_unique_, invert=invert_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isin(c, elements, pointer_or_null(test_elements), assume_unique, invert, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isin(elements, test_element, assume_unique=false, invert=false)

The same of one test element, a float.
"""
function isin(elements::Tensor, test_element::Real, assume_unique_=false, invert_=false; assume_unique=assume_unique_, invert=invert_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isin_scalar(c, elements, test_element, assume_unique, invert, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isin(elements, test_element, assume_unique=false, invert=false)

The same of one test element, an int.
"""
function isin(elements::Tensor, test_element::Integer, assume_unique_=false, invert_=false; assume_unique=assume_unique_, invert=invert_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isin_scalar_i64(c, elements, test_element, assume_unique, invert, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isin(element, test_elements, assume_unique=false, invert=false)

(): the same of one element, a float.
"""
function isin(element::Real, test_elements::Tensor, assume_unique_=false, invert_=false; assume_unique=assume_unique_, invert=invert_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isin_scalar_self(c, element, test_elements, assume_unique, invert, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    isin(element, test_elements, assume_unique=false, invert=false)

(): the same of one element, an int.
"""
function isin(element::Integer, test_elements::Tensor, assume_unique_=false, invert_=false; assume_unique=assume_unique_, invert=invert_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_isin_scalar_self_i64(c, element, test_elements, assume_unique, invert, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bincount(input, weights=nothing, minlength=0)

(max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is in input (n) of integers,
in int64; with weights (n) (NULL: none) the sum of its weights, of float32 in float32, of others
in float64 (torch: minlength 0). Of no elements: (minlength) zeros of int64. NNC_E_INVALID: a
negative element or minlength. NNC_E_SHAPE: no vector; weights of another length. NNC_E_DTYPE:
input of floating point or bool.
"""
function bincount(input::Tensor, weights_=nothing, minlength_=0; weights=weights_, minlength=minlength_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bincount(c, input, pointer_or_null(weights), minlength, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    histc(input, bins=100, min=0.0; max=0.0)

(bins), of input's floating point type: how many elements lie in each of bins parts of equal
width of min..max, the last of which has its end too; others, and NaN, are left out. If min and
max are equal, the least and the largest element are taken (torch: bins 100, min 0, max 0), one
less and more if these are equal. No gradient. NNC_E_INVALID: bins < 1, min > max, an infinite
range.
"""
function histc(input::Tensor, bins_=100, min_=0.0; bins=bins_, min=min_, max=0.0)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_histc(c, input, bins, min, max, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    repeat_interleave(input, repeats, dim=nothing, output_size=nothing)

(sum of repeats) places along dim: place i of input repeats[i] times; dim NULL: of the flattened
input. One repeats, (1) or (), is that of every place. output_size NULL, or that sum.
NNC_E_INVALID: a negative repeats. NNC_E_SHAPE: not as many repeats as places; another
output_size. NNC_E_INDEX: dim of a number. NNC_E_DTYPE: repeats are no integers.
"""
function repeat_interleave(input::Tensor, repeats::Union{Tensor,Nothing}, dim_=nothing, output_size_=nothing; dim=dim_, output_size=output_size_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_repeat_interleave(c, input, pointer_or_null(repeats), optional(Int64, dim), optional(Int64, output_size), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    repeat_interleave(input, repeats, dim=nothing, output_size=nothing)

The same with one number for all places.
"""
function repeat_interleave(input::Tensor, repeats::Integer, dim_=nothing, output_size_=nothing; dim=dim_, output_size=output_size_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_repeat_interleave_scalar(c, input, repeats, optional(Int64, dim), optional(Int64, output_size), out_ref))
    Tensor(c, out_ref[])
end

# ---- ops_shape.h ----

@doc raw"""
    view(input, size)

(size): the same elements in row-major order with other sizes, as a view. One size may be -1:
what is left. NNC_E_SHAPE: another number of elements; strides that allow no view.
"""
function Base.view(input::Tensor, size)
    c = context()
    size_list = ints_argument(size)
    out_ref = Ref(C_NULL)
    check(C.nnc_view(c, input, size_list, length(size_list), out_ref))
    Tensor(c, out_ref[])
end
Base.view(input::Tensor, size_::Integer, sizes::Integer...) = view(input, (size_, sizes...))

@doc raw"""
    view(input, dtype)

The same bytes as elements of dtype: a view through which no gradient flows, as in torch. Of
another size in bytes: the last dimension is so many times longer or shorter. What is true of
bools (<nnc/tensor.h>) holds for such a view too. NNC_E_SHAPE: no dimensions, a last dimension
that is not dense, or sizes, strides or an offset that do not divide. NNC_E_INVALID: as bool, and
a byte is neither 0 nor 1.
"""
function Base.view(input::Tensor, dtype::Type)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_view_dtype(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    reshape(input, shape)

(shape): nnc_view where the strides allow it, else a copy. NNC_E_SHAPE: another number of
elements.
"""
function Base.reshape(input::Tensor, shape_::Union{Tuple,Nothing,Required}=REQUIRED; shape=shape_)
    c = context()
    shape_list = ints_argument(given(shape, :shape))
    out_ref = Ref(C_NULL)
    check(C.nnc_reshape(c, input, shape_list, length(shape_list), out_ref))
    Tensor(c, out_ref[])
end
Base.reshape(input::Tensor, size_::Union{Integer,Colon}, sizes::Union{Integer,Colon}...) = reshape(input, (size_, sizes...))

@doc raw"""
    view_as(input, other)

(other's sizes): nnc_view with the sizes of other.
"""
function view_as(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_view_as(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    flatten(input, start_dim=0, end_dim=-1)

Dimensions start_dim to end_dim, both included, become one (torch: start_dim 0, end_dim -1); a
0-dimensional tensor becomes (1). A view where the strides allow it. NNC_E_INVALID: start_dim is
behind end_dim.
"""
function flatten(input::Tensor, start_dim_=0, end_dim_=-1; start_dim=start_dim_, end_dim=end_dim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_flatten(c, input, start_dim, end_dim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    unflatten(input, dim, sizes)

Dimension dim becomes several of the given sizes, one of which may be -1. A view. NNC_E_SHAPE:
their product is not the size of dim.
"""
function unflatten(input::Tensor, dim_=REQUIRED, sizes_=REQUIRED; dim=dim_, sizes=sizes_)
    c = context()
    sizes_list = ints_argument(given(sizes, :sizes))
    out_ref = Ref(C_NULL)
    check(C.nnc_unflatten(c, input, given(dim, :dim), sizes_list, length(sizes_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    squeeze(input, dim=nothing)

A view without the dimensions of size 1: all of them (dim NULL), or those that dim names; one of
another size stays.
"""
function squeeze(input::Tensor, dim_=nothing; dim=dim_)
    c = context()
    dim_list = ints_argument(dim)
    out_ref = Ref(C_NULL)
    check(C.nnc_squeeze(c, input, dim_list, length(dim_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    unsqueeze(input, dim)

A view with a dimension of size 1 put in at dim, -ndim-1..ndim.
"""
function unsqueeze(input::Tensor, dim_=REQUIRED; dim=dim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_unsqueeze(c, input, given(dim, :dim), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    expand(input, size)

(size): a view that repeats dimensions of size 1, and new leading ones, without a copy; -1 keeps
a size. NNC_E_SHAPE: another size than 1 would have to change.
"""
function expand(input::Tensor, size_=REQUIRED; size=size_)
    c = context()
    size_list = ints_argument(given(size, :size))
    out_ref = Ref(C_NULL)
    check(C.nnc_expand(c, input, size_list, length(size_list), out_ref))
    Tensor(c, out_ref[])
end
expand(input::Tensor, size_::Integer, sizes::Integer...) = expand(input, (size_, sizes...))

@doc raw"""
    expand_as(input, other)

(other's sizes): nnc_expand to the sizes of other.
"""
function expand_as(input::Tensor, other::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_expand_as(c, input, pointer_or_null(other), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    broadcast_to(input, size)

(size): torch's other name of nnc_expand.
"""
function broadcast_to(input::Tensor, size_=REQUIRED; size=size_)
    c = context()
    size_list = ints_argument(given(size, :size))
    out_ref = Ref(C_NULL)
    check(C.nnc_broadcast_to(c, input, size_list, length(size_list), out_ref))
    Tensor(c, out_ref[])
end
broadcast_to(input::Tensor, size_::Integer, sizes::Integer...) = broadcast_to(input, (size_, sizes...))

@doc raw"""
    broadcast_tensors(tensors)

Each of the n_tensors tensors expanded to the sizes to which all broadcast; out has room for as
many.
"""
function broadcast_tensors(tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = fill(C_NULL, length(tensors_list))
    check(C.nnc_broadcast_tensors(c, tensors_list, length(tensors_list), out_ref))
    several(Tensor, c, out_ref, length(out_ref))
end

@doc raw"""
    as_strided(input, size, stride, storage_offset=nothing)

(size): a view of input's memory with any sizes, strides and offset, counted in elements;
storage_offset NULL is that of input. Elements of input that coincide in memory share its
gradient equally. NNC_E_INVALID: it would reach beyond the memory.
"""
function as_strided(input::Tensor, size_=REQUIRED, stride_=REQUIRED, storage_offset_=nothing; size=size_, stride=stride_, storage_offset=storage_offset_)
    c = context()
    size_list = ints_argument(given(size, :size))
    stride_list = ints_argument(given(stride, :stride))
    out_ref = Ref(C_NULL)
    check(C.nnc_as_strided(c, input, size_list, stride_list, length(size_list), optional(Int64, storage_offset), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    transpose(input, dim0, dim1)

Dimensions dim0 and dim1 exchanged.
"""
function Base.transpose(input::Tensor, dim0_::Union{Integer,Required}=REQUIRED, dim1_::Union{Integer,Required}=REQUIRED; dim0=dim0_, dim1=dim1_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_transpose(c, input, given(dim0, :dim0), given(dim1, :dim1), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    t(input)

(n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is. NNC_E_SHAPE: more
than 2 dimensions.
"""
function t(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_t(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    permute(input, dims)

Dimension i of the result is dimension dims[i] of input. NNC_E_SHAPE: not one for each dimension.
NNC_E_INVALID: one twice.
"""
function permute(input::Tensor, dims_=REQUIRED; dims=dims_)
    c = context()
    dims_list = ints_argument(given(dims, :dims))
    out_ref = Ref(C_NULL)
    check(C.nnc_permute(c, input, dims_list, length(dims_list), out_ref))
    Tensor(c, out_ref[])
end
permute(input::Tensor, size_::Integer, sizes::Integer...) = permute(input, (size_, sizes...))

@doc raw"""
    movedim(input, source, destination)

Dimensions source[i] move to the places destination[i]; the others keep their order.
NNC_E_INVALID: one twice.
"""
function movedim(input::Tensor, source_=REQUIRED, destination_=REQUIRED; source=source_, destination=destination_)
    c = context()
    source_list = ints_argument(given(source, :source))
    destination_list = ints_argument(given(destination, :destination))
    out_ref = Ref(C_NULL)
    check(C.nnc_movedim(c, input, source_list, destination_list, length(source_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    select(input, dim, index)

input[..., index, ...] without dimension dim. NNC_E_INDEX: index outside -size..size-1.
"""
function select(input::Tensor, dim_=REQUIRED, index_=REQUIRED; dim=dim_, index=index_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_select(c, input, given(dim, :dim), given(index, :index), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    narrow(input, dim, start, length)

Places start..start + length - 1 of dim; a negative start counts from the end. NNC_E_INDEX: it
reaches beyond the end.
"""
function narrow(input::Tensor, dim::Integer, start::Integer, length::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_narrow(c, input, dim, start, length, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    narrow(input, dim, start, length)

The same with a tensor without dimensions as start. NNC_E_INVALID: not a whole number.
"""
function narrow(input::Tensor, dim::Integer, start::Union{Tensor,Nothing}, length::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_narrow_tensor(c, input, dim, pointer_or_null(start), length, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    slice(input, dim=0, start, stop, step=1)

input[..., start:end:step, ...] by the rules of Python: a negative bound counts from the end, one
that is too far is the end (INT64_MAX as end: to the end). (ceil((end - start) / step)) places.
NNC_E_INVALID: step < 1.
"""
function slice(input::Tensor, dim_=0, start_=REQUIRED, stop_=REQUIRED, step_=1; dim=dim_, start=start_, stop=stop_, step=step_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_slice(c, input, dim, given(start, :start), given(stop, :stop), step, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    diagonal(input, offset=0, dim1=0; dim2=1)

The diagonal of dimensions dim1 and dim2 becomes the last dimension (torch: offset 0, dim1 0,
dim2 1); offset > 0 lies above the main one. NNC_E_INVALID: dim1 is dim2.
"""
function diagonal(input::Tensor, offset_=0, dim1_=0; offset=offset_, dim1=dim1_, dim2=1)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_diagonal(c, input, offset, dim1, dim2, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tensor_unfold(input, dimension, size, step)

Windows of size places, step apart, along dimension, which gets (n - size) / step + 1 of them,
rounded down; their contents become the last dimension. torch.Tensor.unfold. NNC_E_SHAPE: size >
n. NNC_E_INVALID: step < 1.
"""
function tensor_unfold(input::Tensor, dimension_=REQUIRED, size_=REQUIRED, step_=REQUIRED; dimension=dimension_, size=size_, step=step_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tensor_unfold(c, input, given(dimension, :dimension), given(size, :size), given(step, :step), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    unbind(input, dim=0)

nnc_select of every place of dim.
"""
function unbind(input::Tensor, dim_=0; dim=dim_)
    c = context()
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_unbind(c, input, dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    split(input, split_size, dim=0)

Parts of the given lengths along dim, which must add up to its size. A single length is that of
every part, and the last one may be shorter: max(1, ceil(size / length)) parts. NNC_E_SHAPE: they
do not add up. NNC_E_INVALID: a negative length.
"""
function Base.split(input::Tensor, split_size_::Union{Integer,Tuple,Nothing,Required}=REQUIRED, dim_::Union{Integer}=0; split_size=split_size_, dim=dim_)
    c = context()
    split_size_list = ints_argument(given(split_size, :split_size))
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_split(c, input, split_size_list, length(split_size_list), dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    chunk(input, chunks, dim=0)

Parts of ceil(size / chunks) places along dim; the last one may be shorter, and there may be
fewer than chunks. NNC_E_INVALID: chunks < 1.
"""
function chunk(input::Tensor, chunks_=REQUIRED, dim_=0; chunks=chunks_, dim=dim_)
    c = context()
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_chunk(c, input, given(chunks, :chunks), dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    tensor_split(input, tensor_indices_or_sections, dim=0)

By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1),
..., (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. NNC_E_DTYPE: not int64.
"""
function tensor_split(input::Tensor, tensor_indices_or_sections::Union{Tensor,Nothing}, dim_=0; dim=dim_)
    c = context()
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_tensor_split(c, input, pointer_or_null(tensor_indices_or_sections), dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    tensor_split(input, sections, dim=0)

As many parts as sections says, of which the first (size of dim mod sections) are longer by 1.
NNC_E_INVALID: sections < 1.
"""
function tensor_split(input::Tensor, sections::Integer, dim_=0; dim=dim_)
    c = context()
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_tensor_split_sections(c, input, sections, dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    tensor_split(input, indices, dim=0)

nnc_tensor_split by a list.
"""
function tensor_split(input::Tensor, indices::Union{Tuple,AbstractVector}, dim_=0; dim=dim_)
    c = context()
    indices_list = ints_argument(indices)
    out_ref = fill(C_NULL, max(64, length_along(input, dim)))
    count = Ref{Int64}(0)
    check(C.nnc_tensor_split_indices(c, input, indices_list, length(indices_list), dim, out_ref, length(out_ref), count))
    several(Tensor, c, out_ref, count[])
end

@doc raw"""
    cat(tensors, dim=0)

The tensors one behind the other along dim; the other sizes agree, but for tensors (0), which are
left out; of them alone dim may be anything. NNC_E_INVALID: an empty list. NNC_E_SHAPE: sizes
that do not agree.
"""
function Base.cat(tensors, dim_::Union{Integer}=0; dim=dim_)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    check(C.nnc_cat(c, tensors_list, length(tensors_list), dim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    stack(tensors, dim=0)

Tensors of one size along a new dimension dim of size n_tensors. Errors as for nnc_cat.
"""
function stack(tensors, dim_=0; dim=dim_)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    check(C.nnc_stack(c, tensors_list, length(tensors_list), dim, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    hstack(tensors)

nnc_cat along dimension 1; of vectors and 0-dimensional tensors along dimension 0.
"""
function hstack(tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    check(C.nnc_hstack(c, tensors_list, length(tensors_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    vstack(tensors)

nnc_cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional tensor as (1,
1).
"""
function vstack(tensors)
    c = context()
    tensors_list = handles_argument(tensors)
    out_ref = Ref(C_NULL)
    check(C.nnc_vstack(c, tensors_list, length(tensors_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pad(input, pad, mode="constant", value=nothing)

pad[0] and pad[1] more places before and after the last dimension, pad[2] and pad[3] around the
one before, and so on; negative ones cut off. mode "constant" (NULL: that) fills with value
(NULL: 0; a float). "reflect" mirrors input at its first and last place, "replicate" repeats
these, "circular" continues at the other end: for 1 to 3 padded dimensions behind a channel and
perhaps a batch dimension, value NULL or 0. NNC_E_INVALID: n_pad is odd, more than 2 ndim or
more than 64; another mode. NNC_E_SHAPE: a result of negative size; more places than the mode
has; with "replicate", or along all of pad "reflect", an empty result; with both no channels.
"""
function pad(input::Tensor, pad_=REQUIRED, mode_="constant", value_=nothing; pad=pad_, mode=mode_, value=value_)
    c = context()
    pad_list = ints_argument(given(pad, :pad))
    out_ref = Ref(C_NULL)
    check(C.nnc_pad(c, input, pad_list, length(pad_list), text_argument(mode), optional(Float64, value), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    repeat(input, repeats)

(repeats[i] * size): copies side by side along dimension i; more repeats than dimensions add
leading dimensions. NNC_E_SHAPE: fewer, or a negative one.
"""
function Base.repeat(input::Tensor, repeats_::Union{Tuple,Nothing,Required}=REQUIRED; repeats=repeats_)
    c = context()
    repeats_list = ints_argument(given(repeats, :repeats))
    out_ref = Ref(C_NULL)
    check(C.nnc_repeat(c, input, repeats_list, length(repeats_list), out_ref))
    Tensor(c, out_ref[])
end
Base.repeat(input::Tensor, size_::Integer, sizes::Integer...) = repeat(input, (size_, sizes...))

@doc raw"""
    tile(input, dims)

nnc_repeat with 1 for the leading dimensions that dims leaves out.
"""
function tile(input::Tensor, dims_=REQUIRED; dims=dims_)
    c = context()
    dims_list = ints_argument(given(dims, :dims))
    out_ref = Ref(C_NULL)
    check(C.nnc_tile(c, input, dims_list, length(dims_list), out_ref))
    Tensor(c, out_ref[])
end
tile(input::Tensor, size_::Integer, sizes::Integer...) = tile(input, (size_, sizes...))

@doc raw"""
    flip(input, dims)

(input's sizes): backwards along each of dims. NNC_E_INVALID: one twice.
"""
function flip(input::Tensor, dims_=REQUIRED; dims=dims_)
    c = context()
    dims_list = ints_argument(given(dims, :dims))
    out_ref = Ref(C_NULL)
    check(C.nnc_flip(c, input, dims_list, length(dims_list), out_ref))
    Tensor(c, out_ref[])
end
flip(input::Tensor, size_::Integer, sizes::Integer...) = flip(input, (size_, sizes...))

@doc raw"""
    roll(input, shifts, dims=nothing)

(input's sizes): moved round in a circle by shifts[i] places along dims[i]; dims NULL: one shift
for all elements in row-major order. NNC_E_INVALID: not as many shifts as dims.
"""
function roll(input::Tensor, shifts_=REQUIRED, dims_=nothing; shifts=shifts_, dims=dims_)
    c = context()
    shifts_list = ints_argument(given(shifts, :shifts))
    dims_list = ints_argument(dims)
    out_ref = Ref(C_NULL)
    check(C.nnc_roll(c, input, shifts_list, length(shifts_list), dims_list, length(dims_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    tril(input, diagonal=0)

(input's sizes): the elements on and below a diagonal of the last two dimensions, the others 0
(torch: diagonal 0, the main one; positive ones lie above). NNC_E_SHAPE: fewer than 2
dimensions.
"""
function LinearAlgebra.tril(input::Tensor, diagonal_::Union{Integer}=0; diagonal=diagonal_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_tril(c, input, diagonal, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    triu(input, diagonal=0)

The same on and above the diagonal.
"""
function LinearAlgebra.triu(input::Tensor, diagonal_::Union{Integer}=0; diagonal=diagonal_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_triu(c, input, diagonal, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    diag(input, diagonal=0)

Of a vector (n): the matrix (n + |diagonal|, n + |diagonal|) that has it on a diagonal, and 0
elsewhere. Of a matrix: a copy of that diagonal (torch: diagonal 0; positive ones lie above the
main one). NNC_E_SHAPE: other dimensions.
"""
function LinearAlgebra.diag(input::Tensor, diagonal_::Union{Integer}=0; diagonal=diagonal_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_diag(c, input, diagonal, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    diag_embed(input, offset=0, dim1=-2; dim2=-1)

The last dimension, of n places, becomes a diagonal of dimensions dim1 and dim2 of the result,
both of size n + |offset|, and everything else 0 (torch: offset 0, dim1 -2, dim2 -1).
NNC_E_INVALID: dim1 is dim2.
"""
function diag_embed(input::Tensor, offset_=0, dim1_=-2; offset=offset_, dim1=dim1_, dim2=-1)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_diag_embed(c, input, offset, dim1, dim2, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_select(input, dim, index)

(input's sizes, dim of index's length): places index[0], index[1], ... of dim. index has at most
one dimension.
"""
function index_select(input::Tensor, dim, index::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_select(c, input, dim, pointer_or_null(index), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    index_add(input, dim, index, source, alpha=1.0)

(input's sizes): input with alpha times place i of source added to place index[i] of dim (torch:
alpha 1). source has input's type, and its sizes but for dim, where it is as long as index.
"""
function index_add(input::Tensor, dim, index::Union{Tensor,Nothing}, source::Union{Tensor,Nothing}, alpha_=1.0; alpha=alpha_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_index_add(c, input, dim, pointer_or_null(index), pointer_or_null(source), alpha, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    gather(input, dim, index)

(index's sizes): out[i][j][k] = input[i][index[i][j][k]][k] for dim 1 of three. index is no
longer than input in the other dimensions.
"""
function gather(input::Tensor, dim, index::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_gather(c, input, dim, pointer_or_null(index), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter(input, dim, index, src)

(input's sizes): input, but out[i][index[i][j][k]][k] = src[i][j][k] for dim 1 of three; of
several values for one place one stays. index is no longer than src, and than input but in dim.
src has input's type.
"""
function scatter(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter(c, input, dim, pointer_or_null(index), pointer_or_null(src), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter(input, dim, index, value)

nnc_scatter of one number, a float.
"""
function scatter(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_scalar(c, input, dim, pointer_or_null(index), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter(input, dim, index, value)

The same with an int.
"""
function scatter(input::Tensor, dim::Integer, index::Union{Tensor,Nothing}, value::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_scalar_i64(c, input, dim, pointer_or_null(index), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    scatter_add(input, dim, index, src)

nnc_scatter that adds to input, several values for one place too.
"""
function scatter_add(input::Tensor, dim, index::Union{Tensor,Nothing}, src::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_scatter_add(c, input, dim, pointer_or_null(index), pointer_or_null(src), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    take_along_dim(input, indices, dim=nothing)

nnc_gather with the other dimensions of both broadcast, where -size..-1 count from the end; dim
NULL: of the flattened input, with the flattened indices. indices is int64, without dim int32
too.
"""
function take_along_dim(input::Tensor, indices::Union{Tensor,Nothing}, dim_=nothing; dim=dim_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_take_along_dim(c, input, pointer_or_null(indices), optional(Int64, dim), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    masked_fill(input, mask, value)

value, a float, where mask is true, else input; both are broadcast. NNC_E_DTYPE: mask is not
bool.
"""
function masked_fill(input::Tensor, mask::Union{Tensor,Nothing}, value::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_masked_fill(c, input, pointer_or_null(mask), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    masked_fill(input, mask, value)

The same with an int.
"""
function masked_fill(input::Tensor, mask::Union{Tensor,Nothing}, value::Integer)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_masked_fill_i64(c, input, pointer_or_null(mask), value, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    masked_fill!(input, mask, value)

The same in place, with a float; mask broadcasts to input's sizes.
"""
function masked_fill!(input::Tensor, mask::Union{Tensor,Nothing}, value::Real)
    c = context()
    check(C.nnc_masked_fill_(c, input, pointer_or_null(mask), value))
    input
end

@doc raw"""
    masked_fill!(input, mask, value)

The same in place, with an int.
"""
function masked_fill!(input::Tensor, mask::Union{Tensor,Nothing}, value::Integer)
    c = context()
    check(C.nnc_masked_fill_i64_(c, input, pointer_or_null(mask), value))
    input
end

@doc raw"""
    masked_select(input, mask)

(number of true ones): the elements where mask is true, in row-major order; both are broadcast.
NNC_E_DTYPE: mask is not bool.
"""
function masked_select(input::Tensor, mask::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_masked_select(c, input, pointer_or_null(mask), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    nonzero(input)

(n, ndim), int64: the indices of the n elements that are not 0, in row-major order. No
gradient.
"""
function nonzero(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_nonzero(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    one_hot(input, num_classes=-1)

(input's sizes, num_classes), int64: 1 at the place that input says, else 0; num_classes -1 is
the largest value + 1. No gradient. NNC_E_DTYPE: input is not int64. NNC_E_INDEX: a value that is
negative or too large.
"""
function one_hot(input::Tensor, num_classes_=-1; num_classes=num_classes_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_one_hot(c, input, num_classes, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    sort(input, dim=-1, descending=false)

(input's sizes), both: the values along dim in order, smallest first or, descending not 0,
largest first, and where they were, int64 (torch: dim -1, descending 0). Equal ones keep their
order; NaN counts as the largest.
"""
function Base.sort(input::Tensor, dim_::Union{Integer}=-1, descending_::Union{Bool}=false; dim=dim_, descending=descending_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_sort(c, input, dim, descending, values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    argsort(input, dim=-1, descending=false)

The indices of nnc_sort alone.
"""
function argsort(input::Tensor, dim_=-1, descending_=false; dim=dim_, descending=descending_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_argsort(c, input, dim, descending, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    topk(input, k, dim=-1, largest=true)

(input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest,
in order, and where they were, int64 (torch: dim -1, largest 1). NNC_E_INDEX: k outside 0..size.
A 0-dim input gives its element for k 0 too. NNC_E_DTYPE: bool.
"""
function topk(input::Tensor, k_=REQUIRED, dim_=-1, largest_=true; k=k_, dim=dim_, largest=largest_)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_topk(c, input, given(k, :k), dim, largest, values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

@doc raw"""
    topk_sorted(input, k, dim=-1, largest=true; sorted=true)

The same whether sorted is 0 or not: in any order is what torch promises for 0.
"""
function topk_sorted(input::Tensor, k_=REQUIRED, dim_=-1, largest_=true; k=k_, dim=dim_, largest=largest_, sorted=true)
    c = context()
    values_ref = Ref(C_NULL)
    indices_ref = Ref(C_NULL)
    check(C.nnc_topk_sorted(c, input, given(k, :k), dim, largest, sorted, values_ref, indices_ref))
    (Tensor(c, values_ref[]), Tensor(c, indices_ref[]))
end

# ---- ops_vision.h ----

@doc raw"""
    pixel_shuffle(input, upscale_factor)

(..., C, H r, W r) of (..., C r^2, H, W), r being upscale_factor: element (c, h r + i, w r + j)
is input's (c r^2 + i r + j, h, w).
"""
function pixel_shuffle(input::Tensor, upscale_factor_=REQUIRED; upscale_factor=upscale_factor_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pixel_shuffle(c, input, given(upscale_factor, :upscale_factor), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    pixel_unshuffle(input, downscale_factor)

(..., C r^2, H / r, W / r) of (..., C, H, W), r being downscale_factor: the inverse of
nnc_pixel_shuffle.
"""
function pixel_unshuffle(input::Tensor, downscale_factor_=REQUIRED; downscale_factor=downscale_factor_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_pixel_unshuffle(c, input, given(downscale_factor, :downscale_factor), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    channel_shuffle(input, groups)

(input's sizes) of (N, C, ...): the channels as a matrix (groups, C / groups), transposed.
"""
function channel_shuffle(input::Tensor, groups_=REQUIRED; groups=groups_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_channel_shuffle(c, input, given(groups, :groups), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    unfold(input, kernel_size, dilation=1, padding=0; stride=1)

(N, C product(kernel_size), L) of (N, C, H, W), or both without N: each block of input as a
column, with zeros where it lies in the padding.
"""
function unfold(input::Tensor, kernel_size_=REQUIRED, dilation_=1, padding_=0; kernel_size=kernel_size_, dilation=dilation_, padding=padding_, stride=1)
    c = context()
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    dilation_list = ints_argument(dilation)
    padding_list = ints_argument(padding)
    stride_list = ints_argument(stride)
    out_ref = Ref(C_NULL)
    check(C.nnc_unfold(c, input, kernel_size_list, length(kernel_size_list), dilation_list, length(dilation_list), padding_list, length(padding_list), stride_list, length(stride_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    fold(input, output_size, kernel_size, dilation=1, padding=0; stride=1)

(N, C, output_size) of (N, C product(kernel_size), L), or both without N: the columns of input
added up, each element where nnc_unfold would have read it; what lies in the padding is dropped.
Sums of a 16-bit type are rounded once, those of bool say whether any element is true.
"""
function fold(input::Tensor, output_size_=REQUIRED, kernel_size_=REQUIRED, dilation_=1, padding_=0; output_size=output_size_, kernel_size=kernel_size_, dilation=dilation_, padding=padding_, stride=1)
    c = context()
    output_size_list = ints_argument(given(output_size, :output_size))
    kernel_size_list = ints_argument(given(kernel_size, :kernel_size))
    dilation_list = ints_argument(dilation)
    padding_list = ints_argument(padding)
    stride_list = ints_argument(stride)
    out_ref = Ref(C_NULL)
    check(C.nnc_fold(c, input, output_size_list, length(output_size_list), kernel_size_list, length(kernel_size_list), dilation_list, length(dilation_list), padding_list, length(padding_list), stride_list, length(stride_list), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    interpolate(input, size=nothing, scale_factor=nothing; mode="nearest", align_corners=false, recompute_scale_factor=false, antialias=false)

(N, C, size) of (N, C, spatial): the image in another size, for 1 to 3 spatial dimensions. Either
size is given, or scale_factor: then sizes are those of input times scale_factor, rounded down,
and the other list is NULL. Along each dimension result i stands at p = (i + 0.5) s - 0.5 of
input, where s is 1 / scale_factor, or the ratio of the sizes if size is given or
recompute_scale_factor is not 0; with align_corners not 0, at p = i (in - 1) / (out - 1).
mode (NULL: "nearest"):
- "nearest": the element at i s, rounded down, but in images, as in PyTorch, i itself where the
  size stays and i / 2 where it doubles, whatever scale_factor is (so in channels-last volumes of
  more than 3 channels);
  "nearest-exact": at (i + 0.5) s, rounded down;
- "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two elements around
  max(p, 0) along a straight line;
- "bicubic", for 2: of the four around p by the cubic convolution of Keys with a = -0.75; beyond
  the edge the last element is repeated;
- "area": nnc_adaptive_avg_pool of that size, 0 too.
antialias not 0, for "bilinear" and "bicubic": where s > 1, the kernel (a = -0.5 there) is s
times as wide, and its weights are divided by their sum (torch: all three flags 0). Floating
point, and uint8 for the nearest ones, whose places are computed in float32, for float64 in that;
and for images, as PyTorch has them: along the rows, then across them, each sum with weights of
15 bits and rounded to a byte; along a dimension that keeps its size they stay as they are.
NNC_E_SHAPE: dimensions that the mode does not have, an empty image; NNC_E_INVALID: both lists or
none, another length, a mode that does not exist, align_corners or antialias where they say
nothing.
"""
function interpolate(input::Tensor, size_=nothing, scale_factor_=nothing; size=size_, scale_factor=scale_factor_, mode="nearest", align_corners=false, recompute_scale_factor=false, antialias=false)
    c = context()
    size_list = ints_argument(size)
    scale_factor_list = reals_argument(scale_factor)
    out_ref = Ref(C_NULL)
    check(C.nnc_interpolate(c, input, size_list, length(size_list), scale_factor_list, length(scale_factor_list), text_argument(mode), align_corners, recompute_scale_factor, antialias, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    affine_grid(theta, size, align_corners=false)

(N, size[2:], 2) or (N, size[2:], 3): the places that theta (N, 2, 3) or (N, 3, 4) moves the
positions of an image of that size (N, C, H, W) or (N, C, D, H, W) to: theta times (x, y, 1) or
(x, y, z, 1). Along each dimension -1 and 1 are the outer edges of the first and the last
position, or their middles with align_corners not 0 (torch: 0). Floating point. NNC_E_SHAPE:
sizes that do not fit; NNC_E_INVALID: a size below 1.
"""
function affine_grid(theta::Tensor, size_=REQUIRED, align_corners_=false; size=size_, align_corners=align_corners_)
    c = context()
    size_list = ints_argument(given(size, :size))
    out_ref = Ref(C_NULL)
    check(C.nnc_affine_grid(c, theta, size_list, length(size_list), align_corners, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    grid_sample(input, grid, mode="bilinear", padding_mode="zeros"; align_corners=false)

(N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W) at the places (x, y) or (x, y,
z) of grid (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3), which count as in
nnc_affine_grid. mode (NULL: "bilinear"): "nearest", ties to even; "bilinear"; "bicubic" as in
nnc_interpolate, not for volumes. padding_mode (NULL: "zeros") says what lies outside: "zeros";
"border", the nearest element of the edge; "reflection" at the edges. A place that is NaN lies
outside for "zeros"; otherwise it is the first position, but NaN with "bicubic". Both tensors
have one floating point type. NNC_E_SHAPE: sizes that do not fit, an empty image; NNC_E_INVALID:
another mode.
"""
function grid_sample(input::Tensor, grid::Union{Tensor,Nothing}, mode_="bilinear", padding_mode_="zeros"; mode=mode_, padding_mode=padding_mode_, align_corners=false)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_grid_sample(c, input, pointer_or_null(grid), text_argument(mode), text_argument(padding_mode), align_corners, out_ref))
    Tensor(c, out_ref[])
end

# ---- profiler.h ----

@doc raw"""
    start(profiler)

Begins, or goes on. NNC_E_STATE if a profiler runs, as one at a time may.
"""
function start(profiler::Profiler)
    c = context()
    check(C.nnc_profiler_start(c, profiler))
    nothing
end

@doc raw"""
    stop(profiler)

NNC_E_STATE if it does not run. Releasing its last handle stops a profiler as well.
"""
function stop(profiler::Profiler)
    c = context()
    check(C.nnc_profiler_stop(c, profiler))
    nothing
end

@doc raw"""
    export_chrome_trace(profiler, path)

Writes the calls in the format that chrome://tracing and Perfetto show. The file is there as a
whole or not at all, as in <nnc/io.h>.
"""
function export_chrome_trace(profiler::Profiler, path_=REQUIRED; path=path_)
    c = context()
    check(C.nnc_profiler_export_chrome_trace(c, profiler, text_argument(given(path, :path))))
    nothing
end

@doc raw"""
    dropped(profiler)

How many calls a trace has not, because there were more than max_events.
"""
function dropped(profiler::Profiler)
    c = context()
    out_ref = Ref{Int64}(0)
    check(C.nnc_profiler_dropped(c, profiler, out_ref))
    out_ref[]
end

# ---- program.h ----

@doc raw"""
    program_capture(mod, inputs)

Captures module's forward for inputs like these (none NULL).
"""
function program_capture(mod::NNModule, inputs)
    c = context()
    inputs_list = handles_argument(inputs)
    out_ref = Ref(C_NULL)
    check(C.nnc_program_capture(c, mod, inputs_list, length(inputs_list), out_ref))
    Program(c, out_ref[])
end

@doc raw"""
    program_capture(f, inputs)

The same of a function of yours, which calls libnnc's functions, through the ctx that it is
given or another. The program keeps self until it is gone, then destroy is called; on an error
self stays yours. NNC_E_INVALID: a table that is not known or lacks call.
"""
function program_capture(f, inputs)
    c = context()
    inputs_list = handles_argument(inputs)
    out_ref = Ref(C_NULL)
    keeping(f) do self
        C.nnc_program_capture_callback(c, table_of(C.nnc_callback), self, inputs_list, length(inputs_list), out_ref)
    end
    Program(c, out_ref[])
end

@doc raw"""
    program_capture_step(f)

---- training steps ----
A program of a training step: function computes a loss, its gradients, and calls an optimizer's
step, in any order and as often as it likes. Each run takes one such step. The first run with
inputs of a kind calls the function, which takes the step, and notes what it does; further runs
repeat that without the function: they read parameters, buffers and the state of optimizers as
they are then, and change them in their places. Steps of optimizers and schedulers and their
hooks are taken as ever, with the options that they have then; dropout draws from the generator.
Results and all that changes are bit for bit those of the function, but where a convolution is
fused with what follows it, which may differ by rounding.

The function is called again if a module that it came to has other parameters, buffers, children
or another mode than it found, if an optimizer has other parameters, if .grad of a tensor is
another one than at the capture and the function adds to it or reads it, or if one of the tensors
that it reads requires a gradient since, or does not any more. So it is called until it leaves
these as it finds them; and at every run where hooks of the optimizer change them, which those
hooks are free to do. A hook that begins with that in a run without the function ends this run
with an error, if anything is to be computed behind it.

Tensors that the function leaves behind (.grad, or what you keep of it, an input too) are written
anew by every run, until the function was called for other inputs, which leave others behind; so
where you keep any, inputs of two sizes that take turns call it each time.
Everything else that the host's code decides stays as it was, as above: a learning rate that the
function gives to a function of libnnc's, for example, but not the optimizer's.

A run that fails has changed what came before: parameters, gradients, statistics. As where you
call the function, a module's call that fails takes back its own.

NNC_E_INVALID at a run: an input that requires grad, which its copy would not.
NNC_E_UNSUPPORTED at a run, with what cannot be captured: a computed value that the host reads
back (as momentum=None of batch normalization, scale_grad_by_freq and max_norm of embeddings, and
error_if_nonfinite do), random numbers but those of dropout (in layers, attention and recurrent
networks) and of bernoulli_, seeds, checkpoints that preserve the generator's state, optimizers
that call a closure several times (LBFGS), other options of an optimizer than a scheduler sets,
hooks of optimizers that run a program which has to be captured then, a tensor from outside that
the host reads after an optimizer's step, which may have changed it, an entry of a module that is
read and then replaced (copy into it), a call that fails, unless it asks for a name that does not
exist. What the function had changed before stays changed. self as at
nnc_program_capture_callback.
"""
function program_capture_step(f)
    c = context()
    out_ref = Ref(C_NULL)
    keeping(f) do self
        C.nnc_program_capture_step(c, table_of(C.nnc_callback), self, out_ref)
    end
    Program(c, out_ref[])
end

@doc raw"""
    text(program)

The plan that ran last as a table: for each step its operation, what is fused with it, the class
of the module that it comes from, the sizes of its output, the bytes that it reads and writes
without weights, and its share of the time, for which the steps run three times more with the
last inputs; those of a training step, or of a function that changes its inputs, are measured in
the first three runs after its capture.
NNC_E_STATE: a training step that has not run yet. Yours to release.
"""
function text(program::Program)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_program_text(c, program, out_ref))
    take_string(out_ref[])
end

# ---- random.h ----

@doc raw"""
    rand_like(input, dtype=nothing)

nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
"""
function rand_like(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rand_like(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    randn_like(input, dtype=nothing)

nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
"""
function randn_like(input::Tensor, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_randn_like(c, input, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    rand_like(input, memory_format; dtype=nothing)

nnc_rand_like in that order (torch: preserve); the elements are drawn as they then lie.
"""
function rand_like(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_rand_like_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    randn_like(input, memory_format; dtype=nothing)

nnc_randn_like in that order (torch: preserve); the elements are drawn as they then lie.
"""
function randn_like(input::Tensor, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_randn_like_memory_format(c, input, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    randint_like(input, low, high, dtype=nothing)

nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type
of input.
"""
function randint_like(input::Tensor, low::Integer, high::Integer, dtype_=nothing; dtype=dtype_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_randint_like(c, input, low, high, dtype_code(dtype), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    randint_like(input, low, high, memory_format; dtype=nothing)

The same in that order (torch: preserve); the elements are drawn as they then lie.
"""
function randint_like(input::Tensor, low::Integer, high::Integer, memory_format::MemoryFormat; dtype=nothing)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_randint_like_memory_format(c, input, low, high, dtype_code(dtype), memory_format_code(memory_format), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    bernoulli(input)

(input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No
gradient. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: not floating point.
"""
function bernoulli(input::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_bernoulli(c, input, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    normal(mean, std)

(mean and std broadcast) of mean's type: normal with the mean and standard deviation that they
hold at that place. Gradients are 0. NNC_E_INVALID: a negative std. NNC_E_DTYPE: mean is not
floating point.
"""
function normal(mean::Tensor, std::Union{Tensor,Nothing})
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_normal(c, mean, pointer_or_null(std), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    normal(mean, std)

The same with one standard deviation for all (torch: 1).
"""
function normal(mean::Tensor, std::Real)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_normal_scalar(c, mean, std, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    normal(mean, std)

(std's sizes) of std's type: one mean for all. NNC_E_DTYPE: std is not floating point.
"""
function normal(mean::Real, std::Tensor)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_normal_scalar_self(c, mean, std, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    multinomial(input, num_samples, replacement=false)

(..., num_samples) of int64 for input (..., n), of one dimension or two: indices drawn with the
weights that each row of input holds, which need not sum to 1 (torch: replacement 0). Without
replacement no index comes twice in a row; one of weight 0 comes when all others have.
NNC_E_INVALID: num_samples < 1, or > n without replacement; a weight that is negative, infinite
or NaN; a row without weight. NNC_E_DTYPE: not floating point.
"""
function multinomial(input::Tensor, num_samples_=REQUIRED, replacement_=false; num_samples=num_samples_, replacement=replacement_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_multinomial(c, input, given(num_samples, :num_samples), replacement, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    uniform!(input, from=0.0, to=1.0)

Uniform in [from, to) (torch: 0, 1). NNC_E_INVALID: from > to; a bound, or to - from, beyond the
largest number of the type. NNC_E_DTYPE: not floating point.
"""
function uniform!(input::Tensor, from_=0.0, to_=1.0; from=from_, to=to_)
    c = context()
    check(C.nnc_uniform_(c, input, from, to))
    input
end

@doc raw"""
    normal!(input, mean=0.0, std=1.0)

Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
NNC_E_DTYPE: not floating point.
"""
function normal!(input::Tensor, mean_=0.0, std_=1.0; mean=mean_, std=std_)
    c = context()
    check(C.nnc_normal_(c, input, mean, std))
    input
end

@doc raw"""
    bernoulli!(input, p)

1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1.
"""
function bernoulli!(input::Tensor, p::Real)
    c = context()
    check(C.nnc_bernoulli_(c, input, p))
    input
end

@doc raw"""
    bernoulli!(input, p)

1 with the probability that p, broadcast to input, holds at that place. NNC_E_SHAPE: p does not
broadcast to input. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: p is not floating
point.
"""
function bernoulli!(input::Tensor, p::Union{Tensor,Nothing})
    c = context()
    check(C.nnc_bernoulli_tensor_(c, input, pointer_or_null(p)))
    input
end

@doc raw"""
    exponential!(input, lambd=1.0)

Exponential: density lambd * exp(-lambd * x) (torch: 1). NNC_E_INVALID: lambd is not positive.
NNC_E_DTYPE: not floating point.
"""
function exponential!(input::Tensor, lambd_=1.0; lambd=lambd_)
    c = context()
    check(C.nnc_exponential_(c, input, lambd))
    input
end

@doc raw"""
    log_normal!(input, mean=1.0, std=2.0)

exp of normal numbers with that mean and standard deviation (torch: 1, 2). NNC_E_INVALID: std is
not positive. NNC_E_DTYPE: not floating point.
"""
function log_normal!(input::Tensor, mean_=1.0, std_=2.0; mean=mean_, std=std_)
    c = context()
    check(C.nnc_log_normal_(c, input, mean, std))
    input
end

@doc raw"""
    cauchy!(input, median=0.0, sigma=1.0)

Cauchy: density sigma / (pi * ((x - median)^2 + sigma^2)) (torch: 0, 1). NNC_E_INVALID: sigma is
not positive. NNC_E_DTYPE: not floating point.
"""
function cauchy!(input::Tensor, median_=0.0, sigma_=1.0; median=median_, sigma=sigma_)
    c = context()
    check(C.nnc_cauchy_(c, input, median, sigma))
    input
end

@doc raw"""
    geometric!(input, p)

The number of trials of probability p up to the first success: k with p * (1 - p)^(k - 1).
NNC_E_INVALID: p outside 0 < p < 1. NNC_E_DTYPE: bool.
"""
function geometric!(input::Tensor, p)
    c = context()
    check(C.nnc_geometric_(c, input, p))
    input
end

@doc raw"""
    generator_new()

A variant of ctx with a generator of its own, in the state of torch.Generator(): its seed is
67280421310721. nnc_ctx_fork(ctx, "seed=0", out) is the same with another seed.
"""
function generator_new()
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_generator_new(c, out_ref))
    Context(c, out_ref[])
end

@doc raw"""
    initial_seed()

The seed that it was last given, modulo 2^64: torch.initial_seed.
"""
function initial_seed()
    c = context()
    out_ref = Ref{Int64}(0)
    check(C.nnc_initial_seed(c, out_ref))
    out_ref[]
end

@doc raw"""
    get_rng_state()

(5056) of uint8: its state, byte for byte that of torch.get_rng_state.
"""
function get_rng_state()
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_get_rng_state(c, out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    set_rng_state!(new_state)

Puts such a state back: what is drawn next is what was drawn after it was taken. NNC_E_DTYPE: not
uint8. NNC_E_INVALID: not in row-major order, or no state.
"""
function set_rng_state!(new_state::Tensor)
    c = context()
    check(C.nnc_set_rng_state(c, new_state))
    new_state
end

# ---- serialization.h ----

@doc raw"""
    npy_save(tensor, path)

Writes the elements in row-major order. NNC_E_DTYPE for bfloat16, which NumPy has not.
"""
function npy_save(tensor::Tensor, path_=REQUIRED; path=path_)
    c = context()
    check(C.nnc_npy_save(c, tensor, text_argument(given(path, :path))))
    nothing
end

@doc raw"""
    npy_load(path, options=nothing)

Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats of 16 to 64 bits, in
either byte order; one in Fortran's order has the strides of that. Others are NNC_E_FILE: arrays
of objects are pickles. options may be NULL, or "mmap=True" as for nnc_load.
"""
function npy_load(path_=REQUIRED, options_=nothing; path=path_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_npy_load(c, text_argument(given(path, :path)), text_argument(options), out_ref))
    Tensor(c, out_ref[])
end

@doc raw"""
    npz_load(path, options=nothing)

numpy.load of such an archive, of one of numpy.savez_compressed too. options, which may be NULL,
are those of nnc_load (what is compressed is never mapped, and always checked) and
  max_size=N   how many bytes what is compressed may become in all; by default 16 times the size
               of the file, but 24 MiB for a small one
"""
function npz_load(path_=REQUIRED, options_=nothing; path=path_, options=options_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_npz_load(c, text_argument(given(path, :path)), text_argument(options), out_ref))
    Named(c, out_ref[])
end

# ---- swa_utils.h ----

@doc raw"""
    get_swa_avg_fn()

The avg_fn of equal weights: torch.optim.swa_utils.get_swa_avg_fn. Yours to release.
"""
function get_swa_avg_fn()
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_get_swa_avg_fn(c, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    get_ema_avg_fn(decay)

The avg_fn of weights that decay (torch: 0.999): torch.optim.swa_utils.get_ema_avg_fn. Yours to
release. NNC_E_INVALID: decay not in [0, 1].
"""
function get_ema_avg_fn(decay_=REQUIRED; decay=decay_)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_get_ema_avg_fn(c, given(decay, :decay), out_ref))
    take_string(out_ref[])
end

@doc raw"""
    averaged_model_update_parameters!(averaged, model)

Takes the weights of model into the averages and adds 1 to n_averaged; while that is 0 they are
copied. Nothing has changed after an error. Integers round toward 0.
NNC_E_INVALID: averaged is no AveragedModel, or model has another number of tensors; NNC_E_SHAPE:
other sizes; NNC_E_DTYPE: buffers of integers with get_swa_multi_avg_fn.
"""
function averaged_model_update_parameters!(averaged::NNModule, model::Union{NNModule,Nothing})
    c = context()
    check(C.nnc_averaged_model_update_parameters(c, averaged, pointer_or_null(model)))
    averaged
end

# ---- tensorboard.h ----

@doc raw"""
    get_logdir(writer)

The folder.
"""
function get_logdir(writer::SummaryWriter)
    c = context()
    out_ref = Ref(C_NULL)
    check(C.nnc_summary_writer_get_logdir(c, writer, out_ref))
    take_string(out_ref[])
end

@doc raw"""
    add_scalar(writer, tag, scalar_value, global_step=nothing, walltime=nothing; new_style=false, double_precision=false)

A number, as float32. new_style writes it as a tensor, with double_precision as float64.
"""
function add_scalar(writer::SummaryWriter, tag_=REQUIRED, scalar_value_=REQUIRED, global_step_=nothing, walltime_=nothing; tag=tag_, scalar_value=scalar_value_, global_step=global_step_, walltime=walltime_, new_style=false, double_precision=false)
    c = context()
    check(C.nnc_summary_writer_add_scalar(c, writer, text_argument(given(tag, :tag)), given(scalar_value, :scalar_value), optional(Int64, global_step), optional(Float64, walltime), new_style, double_precision))
    nothing
end

@doc raw"""
    add_scalars(writer, main_tag, tag_scalar_dict, global_step=nothing, walltime=nothing)

Numbers of one diagram, each in a file of its own, in the folder "<log_dir>/<main_tag>_<tag>".
tag_scalar_dict has numbers.
"""
function add_scalars(writer::SummaryWriter, main_tag, tag_scalar_dict, global_step_=nothing, walltime_=nothing; global_step=global_step_, walltime=walltime_)
    c = context()
    check(C.nnc_summary_writer_add_scalars(c, writer, text_argument(main_tag), kwargs_argument(tag_scalar_dict), optional(Int64, global_step), optional(Float64, walltime)))
    nothing
end

@doc raw"""
    add_histogram(writer, tag, values, global_step=nothing, bins="tensorflow"; walltime=nothing, max_bins=nothing)

How the elements of a tensor are distributed. bins is NULL or "tensorflow"; max_bins, NULL for
None, joins neighbours until there are about so many. Sums are those of float64. NNC_E_INVALID
for a tensor without elements, or without any that lie in a bin (of less than 1e20).
NNC_E_UNSUPPORTED for other bins, such as NumPy's "auto" and "fd".
"""
function add_histogram(writer::SummaryWriter, tag, values::Union{Tensor,Nothing}, global_step_=nothing, bins_="tensorflow"; global_step=global_step_, bins=bins_, walltime=nothing, max_bins=nothing)
    c = context()
    check(C.nnc_summary_writer_add_histogram(c, writer, text_argument(tag), pointer_or_null(values), optional(Int64, global_step), text_argument(bins), optional(Float64, walltime), optional(Int64, max_bins)))
    nothing
end

@doc raw"""
    add_image(writer, tag, img_tensor, global_step=nothing, walltime=nothing; dataformats="CHW")

An image, as PNG. dataformats, NULL for "CHW", names the dimensions, as "HWC" or "HW"; 1 channel
is grey, 3 are RGB, 4 RGB and alpha. uint8 as it is, other types from 0..1; beyond that they are
clipped.
"""
function add_image(writer::SummaryWriter, tag, img_tensor::Union{Tensor,Nothing}, global_step_=nothing, walltime_=nothing; global_step=global_step_, walltime=walltime_, dataformats="CHW")
    c = context()
    check(C.nnc_summary_writer_add_image(c, writer, text_argument(tag), pointer_or_null(img_tensor), optional(Int64, global_step), optional(Float64, walltime), text_argument(dataformats)))
    nothing
end

@doc raw"""
    add_images(writer, tag, img_tensor, global_step=nothing, walltime=nothing; dataformats="NCHW")

The same of several, of 1 or 3 channels, in one image of up to 8 beside each other. dataformats:
NULL for "NCHW".
"""
function add_images(writer::SummaryWriter, tag, img_tensor::Union{Tensor,Nothing}, global_step_=nothing, walltime_=nothing; global_step=global_step_, walltime=walltime_, dataformats="NCHW")
    c = context()
    check(C.nnc_summary_writer_add_images(c, writer, text_argument(tag), pointer_or_null(img_tensor), optional(Int64, global_step), optional(Float64, walltime), text_argument(dataformats)))
    nothing
end

@doc raw"""
    add_text(writer, tag, text_string, global_step=nothing, walltime=nothing)

A text, which TensorBoard reads as Markdown.
"""
function add_text(writer::SummaryWriter, tag_=REQUIRED, text_string_=REQUIRED, global_step_=nothing, walltime_=nothing; tag=tag_, text_string=text_string_, global_step=global_step_, walltime=walltime_)
    c = context()
    check(C.nnc_summary_writer_add_text(c, writer, text_argument(given(tag, :tag)), text_argument(given(text_string, :text_string)), optional(Int64, global_step), optional(Float64, walltime)))
    nothing
end

@doc raw"""
    add_graph(writer, model, input_to_model)

The structure of a model, from a call with these inputs (NULL in the places of None) in
evaluation mode: its recorded operations, grouped by the modules that they were called in, with
their sizes, and the parameters. What has no gradient, as an index, is not among them.
module is left as nnc_summary leaves it.
"""
function add_graph(writer::SummaryWriter, model::Union{NNModule,Nothing}, input_to_model)
    c = context()
    input_to_model_list = handles_argument(input_to_model)
    check(C.nnc_summary_writer_add_graph(c, writer, pointer_or_null(model), input_to_model_list, length(input_to_model_list)))
    nothing
end

@doc raw"""
    add_hparams(writer, hparam_dict, metric_dict, run_name=nothing, global_step=nothing)

Hyperparameters (numbers, True, False and texts) and the metrics (numbers) that they lead to, in
a file of their own in the folder run_name below log_dir; NULL: the time.
"""
function add_hparams(writer::SummaryWriter, hparam_dict, metric_dict, run_name_=nothing, global_step_=nothing; run_name=run_name_, global_step=global_step_)
    c = context()
    check(C.nnc_summary_writer_add_hparams(c, writer, kwargs_argument(hparam_dict), kwargs_argument(metric_dict), text_argument(run_name), optional(Int64, global_step)))
    nothing
end

@doc raw"""
    flush(writer)

Returns when what was written is on the disk.
"""
function Base.flush(writer::SummaryWriter)
    c = context()
    check(C.nnc_summary_writer_flush(c, writer))
    nothing
end
