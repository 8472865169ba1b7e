# SPDX-License-Identifier: Apache-2.0
"""torch's functions: one for all overloads of a name.

Made by generate.py from the C headers.
"""

from typing import Any, Optional, Sequence

from . import _calls, _scaled
from ._choose import UNSET, choose, overloads, with_axis
from ._convert import Ints, Reals, dtype, memory_format
from ._handle import Handle, Tensor
from ._calls import (  # noqa: F401
    as_tensor,
    zeros,
    ones,
    new_empty,
    new_zeros,
    new_ones,
    eye,
    tril_indices,
    triu_indices,
    meshgrid,
    promote_types,
    finfo,
    tensor_float,
    tensor_double,
    tensor_half,
    tensor_bfloat16,
    tensor_long,
    tensor_int,
    tensor_short,
    tensor_char,
    tensor_byte,
    tensor_bool,
    type_as,
    tensor_cpu,
    detach,
    backward,
    autograd_backward,
    autograd_grad,
    autograd_grad_materialize_grads,
    hook_remove,
    init_calculate_gain,
    prune_identity,
    prune_custom_from_mask,
    prune_apply,
    prune_global_unstructured,
    prune_remove,
    prune_is_pruned,
    get_total_norm,
    clip_grads_with_norm_,
    clip_grad_norm_,
    clip_grad_value_,
    parameters_to_vector,
    vector_to_parameters,
    skip_init,
    packed_sequence_new,
    packed_sequence_data,
    packed_sequence_batch_sizes,
    packed_sequence_sorted_indices,
    packed_sequence_unsorted_indices,
    pack_padded_sequence,
    pad_packed_sequence,
    pack_sequence,
    unpack_sequence,
    pad_sequence,
    unpad_sequence,
    invert_permutation,
    module_call_packed,
    relu,
    relu6,
    hardtanh,
    leaky_relu,
    prelu,
    rrelu,
    threshold,
    hardsigmoid,
    hardswish,
    hardshrink,
    softshrink,
    sigmoid,
    tanh,
    elu,
    selu,
    celu,
    gelu,
    silu,
    mish,
    softplus,
    softsign,
    tanhshrink,
    logsigmoid,
    glu,
    gumbel_softmax,
    scaled_dot_product_attention,
    multi_head_attention_forward,
    transformer_generate_square_subsequent_mask,
    cosine_similarity,
    pairwise_distance,
    pdist,
    cdist,
    embedding,
    embedding_bag,
    dropout,
    dropout1d,
    dropout2d,
    dropout3d,
    alpha_dropout,
    feature_alpha_dropout,
    index,
    index_tensors,
    index_put,
    take,
    index_copy,
    scatter_reduce,
    nonzero_as_tuple,
    mm,
    bmm,
    mv,
    dot,
    outer,
    matmul,
    addmm,
    addmv,
    baddbmm,
    linear,
    einsum,
    tensordot,
    tensordot_dims,
    linalg_vector_norm,
    linalg_inv,
    linalg_det,
    linalg_slogdet,
    linalg_solve,
    linalg_solve_triangular,
    linalg_cholesky,
    linalg_qr,
    linalg_eigh,
    linalg_svd,
    linalg_lstsq,
    linalg_pinv,
    linalg_matrix_power,
    linalg_matrix_exp,
    linalg_householder_product,
    bilinear,
    grouped_mm,
    mse_loss,
    l1_loss,
    smooth_l1_loss,
    huber_loss,
    soft_margin_loss,
    hinge_embedding_loss,
    kl_div,
    poisson_nll_loss,
    gaussian_nll_loss,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    nll_loss,
    cross_entropy,
    multi_margin_loss,
    multilabel_margin_loss,
    multilabel_soft_margin_loss,
    margin_ranking_loss,
    cosine_embedding_loss,
    triplet_margin_loss,
    triplet_margin_with_distance_loss,
    linear_cross_entropy,
    conv1d,
    conv2d,
    conv3d,
    conv_transpose1d,
    conv_transpose2d,
    conv_transpose3d,
    max_pool1d,
    max_pool2d,
    max_pool3d,
    max_pool1d_with_indices,
    max_pool2d_with_indices,
    max_pool3d_with_indices,
    max_unpool1d,
    max_unpool2d,
    max_unpool3d,
    avg_pool1d,
    avg_pool2d,
    avg_pool3d,
    adaptive_avg_pool1d,
    adaptive_avg_pool2d,
    adaptive_avg_pool3d,
    adaptive_max_pool1d,
    adaptive_max_pool2d,
    adaptive_max_pool3d,
    adaptive_max_pool1d_with_indices,
    adaptive_max_pool2d_with_indices,
    adaptive_max_pool3d_with_indices,
    fractional_max_pool2d,
    fractional_max_pool3d,
    fractional_max_pool2d_with_indices,
    fractional_max_pool3d_with_indices,
    lp_pool1d,
    lp_pool2d,
    lp_pool3d,
    batch_norm,
    layer_norm,
    group_norm,
    instance_norm,
    rms_norm,
    local_response_norm,
    normalize,
    square,
    maximum,
    minimum,
    nan_to_num,
    addcmul,
    addcdiv,
    neg,
    abs,
    sign,
    floor,
    ceil,
    trunc,
    reciprocal,
    exp,
    expm1,
    log,
    log1p,
    log2,
    log10,
    sqrt,
    rsqrt,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    sinh,
    cosh,
    erf,
    erfc,
    atan2,
    logit,
    lgamma,
    erfinv,
    logical_and,
    logical_or,
    logical_xor,
    logical_not,
    bitwise_not,
    isnan,
    isinf,
    isfinite,
    isclose,
    allclose,
    equal,
    sum,
    mean,
    prod,
    cumsum,
    cumprod,
    cummax,
    cummin,
    nansum,
    trace,
    var,
    std,
    var_mean,
    std_mean,
    amax,
    amin,
    argmax,
    argmin,
    kthvalue,
    mode,
    any,
    all,
    count_nonzero,
    softmax,
    log_softmax,
    softmin,
    logsumexp,
    lstm,
    gru,
    rnn_tanh,
    rnn_relu,
    lstm_cell,
    gru_cell,
    rnn_tanh_cell,
    rnn_relu_cell,
    bincount,
    histc,
    unique,
    reshape,
    view_as,
    flatten,
    unflatten,
    squeeze,
    unsqueeze,
    expand,
    expand_as,
    broadcast_to,
    broadcast_tensors,
    as_strided,
    transpose,
    t,
    permute,
    movedim,
    select,
    slice,
    diagonal,
    tensor_unfold,
    unbind,
    split,
    chunk,
    cat,
    stack,
    hstack,
    vstack,
    pad,
    repeat,
    tile,
    flip,
    roll,
    tril,
    triu,
    diag,
    diag_embed,
    index_select,
    index_add,
    gather,
    scatter_add,
    take_along_dim,
    masked_select,
    nonzero,
    one_hot,
    sort,
    argsort,
    pixel_shuffle,
    pixel_unshuffle,
    channel_shuffle,
    unfold,
    fold,
    interpolate,
    affine_grid,
    grid_sample,
    rand,
    randn,
    randint,
    randperm,
    bernoulli,
    multinomial,
    generator_new,
    initial_seed,
    get_rng_state,
    set_rng_state,
)


_EMPTY = overloads(
    (_calls.empty, "dims:I dtype:d?"),
    (_calls.empty_memory_format, "dims:I dtype:d? memory_format:m?"),
)


def empty(dims: Ints, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET) -> Any:
    """Uninitialised: the elements are whatever the memory held."""
    return choose("empty", _EMPTY, {"dims": dims, "dtype": dtype, "memory_format": memory_format})


_FULL = overloads(
    (_calls.full_i64, "dims:I fill_value:i dtype:d?"),
    (_calls.full, "dims:I fill_value:r dtype:d?"),
)


def full(dims: Ints, fill_value: Any, dtype: Optional[dtype] = UNSET) -> Any:
    """Every element is fill_value, a float."""
    return choose("full", _FULL, {"dims": dims, "fill_value": fill_value, "dtype": dtype})


_ZEROS_LIKE = overloads(
    (_calls.zeros_like, "input:T dtype:d?"),
    (_calls.zeros_like_memory_format, "input:T dtype:d? memory_format:m?"),
)


def zeros_like(
        input: Tensor, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET
) -> Any:
    """Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    return choose("zeros_like", _ZEROS_LIKE, {"input": input, "dtype": dtype, "memory_format": memory_format})


_ONES_LIKE = overloads(
    (_calls.ones_like, "input:T dtype:d?"),
    (_calls.ones_like_memory_format, "input:T dtype:d? memory_format:m?"),
)


def ones_like(
        input: Tensor, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET
) -> Any:
    """The same with ones."""
    return choose("ones_like", _ONES_LIKE, {"input": input, "dtype": dtype, "memory_format": memory_format})


_EMPTY_LIKE = overloads(
    (_calls.empty_like, "input:T dtype:d?"),
    (_calls.empty_like_memory_format, "input:T dtype:d? memory_format:m?"),
)


def empty_like(
        input: Tensor, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET
) -> Any:
    """Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype NNC_DTYPE_DEFAULT is
    the type of input.
    """
    return choose("empty_like", _EMPTY_LIKE, {"input": input, "dtype": dtype, "memory_format": memory_format})


_FULL_LIKE = overloads(
    (_calls.full_like_i64, "input:T fill_value:i dtype:d?"),
    (_calls.full_like_memory_format_i64, "input:T fill_value:i dtype:d? memory_format:m?"),
    (_calls.full_like, "input:T fill_value:r dtype:d?"),
    (_calls.full_like_memory_format, "input:T fill_value:r dtype:d? memory_format:m?"),
)


def full_like(
        input: Tensor, fill_value: Any, dtype: Optional[dtype] = UNSET,
        memory_format: Optional[memory_format] = UNSET
) -> Any:
    """The same with every element fill_value, a float."""
    return choose(
        "full_like", _FULL_LIKE, {"input": input, "fill_value": fill_value, "dtype": dtype,
        "memory_format": memory_format}
    )


_NEW_FULL = overloads(
    (_calls.new_full_i64, "input:T dims:I fill_value:i dtype:d?"),
    (_calls.new_full, "input:T dims:I fill_value:r dtype:d?"),
)


def new_full(input: Tensor, dims: Ints, fill_value: Any, dtype: Optional[dtype] = UNSET) -> Any:
    """The same with every element fill_value, a float."""
    return choose(
        "new_full", _NEW_FULL, {"input": input, "dims": dims, "fill_value": fill_value, "dtype": dtype}
    )


_ARANGE = overloads(
    (_calls.arange_i64, "start:i end:i step:i? dtype:d?"),
    (_calls.arange, "start:r end:r step:r? dtype:d?"),
)


def arange(start: Any, end: Any, step: Any = UNSET, dtype: Optional[dtype] = UNSET) -> Any:
    """start, start + step, ... before end: (ceil((end - start) / step)). NNC_E_INVALID: step is 0 or leads away
    from end; a bound is not finite, or beyond int64 for an integer type; elements wrap. NNC_E_DTYPE: bool.
    """
    return choose("arange", _ARANGE, {"start": start, "end": end, "step": step, "dtype": dtype})


_LINSPACE = overloads(
    (_calls.linspace, "start:r end:r steps:i dtype:d?"),
    (_calls.linspace_tensor, "start:T end:T steps:i dtype:d?"),
)


def linspace(start: Any, end: Any, steps: int, dtype: Optional[dtype] = UNSET) -> Any:
    """(steps): from start to end, both included, evenly spaced. NNC_E_INVALID: negative steps; a bound that dtype
    does not hold. NNC_E_DTYPE: bool.
    """
    return choose("linspace", _LINSPACE, {"start": start, "end": end, "steps": steps, "dtype": dtype})


_CLONE = overloads(
    (_calls.clone, "input:T"),
    (_calls.clone_memory_format, "input:T memory_format:m?"),
)


def clone(input: Tensor, memory_format: Optional[memory_format] = UNSET) -> Any:
    """(input's sizes): a copy in memory of its own."""
    return choose("clone", _CLONE, {"input": input, "memory_format": memory_format})


_CONTIGUOUS = overloads(
    (_calls.contiguous, "input:T"),
    (_calls.contiguous_memory_format, "input:T memory_format:m?"),
)


def contiguous(input: Tensor, memory_format: Optional[memory_format] = UNSET) -> Any:
    """input itself if it lies in row-major order already, else a copy that does."""
    return choose("contiguous", _CONTIGUOUS, {"input": input, "memory_format": memory_format})


_RESULT_TYPE = overloads(
    (_calls.result_type_scalar_i64, "tensor:T other:i"),
    (_calls.result_type, "tensor:T other:T"),
    (_calls.result_type_scalar, "tensor:T other:r"),
)


def result_type(tensor: Tensor, other: Any) -> Any:
    """What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int, float) is
    the higher one.
    """
    return choose("result_type", _RESULT_TYPE, {"tensor": tensor, "other": other})


def copy_(input: Tensor, src: Tensor) -> Tensor:
    """input = src, converted and broadcast to its sizes. NNC_E_SHAPE: it does not broadcast."""
    _calls.copy_(input, src)
    return input


_FILL_IN_PLACE = overloads(
    (_calls.fill_i64_, "input:T value:i"),
    (_calls.fill_, "input:T value:r"),
)


def fill_(input: Tensor, value: Any) -> Any:
    """Every element becomes value, a float."""
    choose("fill_", _FILL_IN_PLACE, {"input": input, "value": value})
    return input


def zero_(input: Tensor) -> Tensor:
    """Every element becomes 0."""
    _calls.zero_(input)
    return input


def detach_(input: Tensor) -> Tensor:
    """The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another."""
    _calls.detach_(input)
    return input


def init_uniform_(tensor: Tensor, a: float = 0.0, b: float = 1.0) -> Tensor:
    """Uniform in [a, b) (torch: 0, 1). NNC_E_INVALID: a > b."""
    _calls.init_uniform_(tensor, a, b)
    return tensor


def init_normal_(tensor: Tensor, mean: float = 0.0, std: float = 1.0) -> Tensor:
    """Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std."""
    _calls.init_normal_(tensor, mean, std)
    return tensor


def init_trunc_normal_(
        tensor: Tensor, mean: float = 0.0, std: float = 1.0, a: float = -2.0, b: float = 2.0
) -> Tensor:
    """The same (torch: 0, 1) with all values in [a, b] (torch: -2, 2): others are drawn again. NNC_E_INVALID: std
    is 0, a > b; hardly any value lies there (2^18 draws did not fill the tensor, or of 2^20 less than one in
    2^18 was kept).
    """
    _calls.init_trunc_normal_(tensor, mean, std, a, b)
    return tensor


_INIT_CONSTANT_IN_PLACE = overloads(
    (_calls.init_constant_i64_, "tensor:T val:i"),
    (_calls.init_constant_, "tensor:T val:r"),
)


def init_constant_(tensor: Tensor, val: Any) -> Any:
    """val everywhere; any type, and elements may share memory. NNC_E_INVALID: the type does not hold val."""
    choose("init_constant_", _INIT_CONSTANT_IN_PLACE, {"tensor": tensor, "val": val})
    return tensor


def init_ones_(tensor: Tensor) -> Tensor:
    """1 everywhere; any type."""
    _calls.init_ones_(tensor)
    return tensor


def init_zeros_(tensor: Tensor) -> Tensor:
    """0 everywhere; any type."""
    _calls.init_zeros_(tensor)
    return tensor


def init_xavier_uniform_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """Uniform in +-gain * sqrt(6 / (fan_in + fan_out)) (torch: gain 1). NNC_E_INVALID: negative gain. NNC_E_SHAPE:
    both fans are 0.
    """
    _calls.init_xavier_uniform_(tensor, gain)
    return tensor


def init_xavier_normal_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """Normal with the standard deviation gain * sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as of
    nnc_init_xavier_uniform_.
    """
    _calls.init_xavier_normal_(tensor, gain)
    return tensor


def init_kaiming_uniform_(
        tensor: Tensor, a: float = 0.0, mode: Optional[str] = 'fan_in',
        nonlinearity: Optional[str] = 'leaky_relu'
) -> Tensor:
    """Uniform in +-gain * sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope is a
    (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without elements stays as it
    is. NNC_E_INVALID: another word.
    """
    _calls.init_kaiming_uniform_(tensor, a, mode, nonlinearity)
    return tensor


def init_kaiming_normal_(
        tensor: Tensor, a: float = 0.0, mode: Optional[str] = 'fan_in',
        nonlinearity: Optional[str] = 'leaky_relu'
) -> Tensor:
    """Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform_."""
    _calls.init_kaiming_normal_(tensor, a, mode, nonlinearity)
    return tensor


def init_eye_(tensor: Tensor) -> Tensor:
    """The identity: 1 on the diagonal of a matrix, else 0; any type. NNC_E_SHAPE: no matrix."""
    _calls.init_eye_(tensor)
    return tensor


def init_dirac_(tensor: Tensor, groups: int = 1) -> Tensor:
    """The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its input through:
    in each group 1 at the middle of the kernel from input i to output i, else 0; any type. NNC_E_SHAPE: not of
    3 to 5 dimensions, size 0 is no multiple of groups. NNC_E_INDEX: the kernel is empty.
    """
    _calls.init_dirac_(tensor, groups)
    return tensor


def init_orthogonal_(tensor: Tensor, gain: float = 1.0) -> Tensor:
    """gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the length 1 and
    are orthogonal; what follows the first dimension counts as one. float32 and float64. A tensor without
    elements stays as it is. NNC_E_SHAPE: fewer than 2 dimensions, or strides that cannot be viewed as a matrix.
    NNC_E_DTYPE: another type.
    """
    _calls.init_orthogonal_(tensor, gain)
    return tensor


def init_sparse_(tensor: Tensor, sparsity: float, std: float = 0.01) -> Tensor:
    """A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in each column
    ceil(sparsity * rows), drawn too, are 0. NNC_E_SHAPE: no matrix. NNC_E_INVALID: negative std, sparsity is
    not finite.
    """
    _calls.init_sparse_(tensor, sparsity, std)
    return tensor


_PRUNE_RANDOM_UNSTRUCTURED = overloads(
    (_calls.prune_random_unstructured_i64, "module:x name:w amount:i"),
    (_calls.prune_random_unstructured, "module:x name:w amount:r"),
)


def prune_random_unstructured(module: Handle, name: Optional[str], amount: Any) -> Any:
    """Prunes elements at random."""
    return choose(
        "prune_random_unstructured", _PRUNE_RANDOM_UNSTRUCTURED, {"module": module, "name": name,
        "amount": amount}
    )


_PRUNE_L1_UNSTRUCTURED = overloads(
    (_calls.prune_l1_unstructured_i64, "module:x name:w amount:i importance_scores:T?"),
    (_calls.prune_l1_unstructured, "module:x name:w amount:r importance_scores:T?"),
)


def prune_l1_unstructured(
        module: Handle, name: Optional[str], amount: Any, importance_scores: Optional[Tensor] = UNSET
) -> Any:
    """Prunes the elements whose scores have the least absolute values."""
    return choose(
        "prune_l1_unstructured", _PRUNE_L1_UNSTRUCTURED, {"module": module, "name": name, "amount": amount,
        "importance_scores": importance_scores}
    )


_PRUNE_RANDOM_STRUCTURED = overloads(
    (_calls.prune_random_structured_i64, "module:x name:w amount:i dim:i"),
    (_calls.prune_random_structured, "module:x name:w amount:r dim:i"),
)


def prune_random_structured(
        module: Handle, name: Optional[str], amount: Any, dim: int = UNSET, *, axis: Any = UNSET
) -> Any:
    """Prunes slices along dim at random. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is none of them."""
    return choose(
        "prune_random_structured", _PRUNE_RANDOM_STRUCTURED, {"module": module, "name": name, "amount": amount,
        "dim": dim}, {"axis": ("dim", axis)}
    )


_PRUNE_LN_STRUCTURED = overloads(
    (_calls.prune_ln_structured_i64, "module:x name:w amount:i n:r dim:i importance_scores:T?"),
    (_calls.prune_ln_structured, "module:x name:w amount:r n:r dim:i importance_scores:T?"),
)


def prune_ln_structured(
        module: Handle, name: Optional[str], amount: Any, n: float, dim: int = UNSET,
        importance_scores: Optional[Tensor] = UNSET, *, axis: Any = UNSET
) -> Any:
    """Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2, n='nuc' goes
    through nnc_prune_apply. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is none of them.
    """
    return choose(
        "prune_ln_structured", _PRUNE_LN_STRUCTURED, {"module": module, "name": name, "amount": amount, "n": n,
        "dim": dim, "importance_scores": importance_scores}, {"axis": ("dim", axis)}
    )


def relu_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.relu_(input)
    return input


def relu6_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.relu6_(input)
    return input


def hardtanh_(input: Tensor, min_val: float = -1.0, max_val: float = 1.0) -> Tensor:
    """The same in place; but min_val > max_val makes every element max_val."""
    _calls.hardtanh_(input, min_val, max_val)
    return input


def leaky_relu_(input: Tensor, negative_slope: float = 0.01) -> Tensor:
    """The same in place. With a negative negative_slope backward fails."""
    _calls.leaky_relu_(input, negative_slope)
    return input


def rrelu_(
        input: Tensor, lower: float = 0.125, upper: float = 0.3333333333333333, training: bool = False
) -> Tensor:
    """The same in place."""
    _calls.rrelu_(input, lower, upper, training)
    return input


def threshold_(input: Tensor, threshold: float, value: float) -> Tensor:
    """The same in place. The gradient is found from the result: a value above threshold lets it through
    everywhere, as in torch.
    """
    _calls.threshold_(input, threshold, value)
    return input


def hardsigmoid_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.hardsigmoid_(input)
    return input


def hardswish_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.hardswish_(input)
    return input


def sigmoid_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.sigmoid_(input)
    return input


def tanh_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.tanh_(input)
    return input


def elu_(input: Tensor, alpha: float = 1.0) -> Tensor:
    """The same in place. With a negative alpha backward fails."""
    _calls.elu_(input, alpha)
    return input


def selu_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.selu_(input)
    return input


def celu_(input: Tensor, alpha: float = 1.0) -> Tensor:
    """The same in place."""
    _calls.celu_(input, alpha)
    return input


def silu_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.silu_(input)
    return input


def mish_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.mish_(input)
    return input


def dropout_(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same in place."""
    _calls.dropout_(input, p, training)
    return input


def dropout1d_(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same in place."""
    _calls.dropout1d_(input, p, training)
    return input


def dropout2d_(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same in place."""
    _calls.dropout2d_(input, p, training)
    return input


def dropout3d_(input: Tensor, p: float = 0.5, training: bool = True) -> Tensor:
    """The same in place."""
    _calls.dropout3d_(input, p, training)
    return input


def alpha_dropout_(input: Tensor, p: float = 0.5, training: bool = False) -> Tensor:
    """The same in place."""
    _calls.alpha_dropout_(input, p, training)
    return input


def feature_alpha_dropout_(input: Tensor, p: float = 0.5, training: bool = False) -> Tensor:
    """The same in place."""
    _calls.feature_alpha_dropout_(input, p, training)
    return input


def index_put_(input: Tensor, indices: Sequence[Tensor], values: Tensor, accumulate: bool = False) -> Tensor:
    """The same in place."""
    _calls.index_put_(input, indices, values, accumulate)
    return input


def index_add_(input: Tensor, dim: int, index: Tensor, source: Tensor, alpha: float = 1.0) -> Tensor:
    """nnc_index_add in place."""
    _calls.index_add_(input, dim, index, source, alpha)
    return input


def index_copy_(input: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor:
    """The same in place."""
    _calls.index_copy_(input, dim, index, source)
    return input


_INDEX_FILL = overloads(
    (_calls.index_fill_i64, "input:T dim:i index:T value:i"),
    (_calls.index_fill, "input:T dim:i index:T value:r"),
    (_calls.index_fill_tensor, "input:T dim:i index:T value:T"),
)


def index_fill(
        input: Tensor, dim: int = UNSET, index: Tensor = UNSET, value: Any = UNSET, *, axis: Any = UNSET
) -> Any:
    """input with value, a float, in the places of dim that index names, int64, of which negative ones count from
    the end.
    """
    return choose(
        "index_fill", _INDEX_FILL, {"input": input, "dim": dim, "index": index, "value": value},
        {"axis": ("dim", axis)}
    )


_INDEX_FILL_IN_PLACE = overloads(
    (_calls.index_fill_i64_, "input:T dim:i index:T value:i"),
    (_calls.index_fill_, "input:T dim:i index:T value:r"),
    (_calls.index_fill_tensor_, "input:T dim:i index:T value:T"),
)


def index_fill_(
        input: Tensor, dim: int = UNSET, index: Tensor = UNSET, value: Any = UNSET, *, axis: Any = UNSET
) -> Any:
    """nnc_index_fill in place, with a float."""
    choose(
        "index_fill_", _INDEX_FILL_IN_PLACE, {"input": input, "dim": dim, "index": index, "value": value},
        {"axis": ("dim", axis)}
    )
    return input


_SCATTER_IN_PLACE = overloads(
    (_calls.scatter_scalar_i64_, "input:T dim:i index:T src=value:i"),
    (_calls.scatter_scalar_reduce_i64_, "input:T dim:i index:T src=value:i reduce:w"),
    (_calls.scatter_, "input:T dim:i index:T src:T"),
    (_calls.scatter_scalar_, "input:T dim:i index:T src=value:r"),
    (_calls.scatter_src_reduce_, "input:T dim:i index:T src:T reduce:w"),
    (_calls.scatter_scalar_reduce_, "input:T dim:i index:T src=value:r reduce:w"),
)


def scatter_(
        input: Tensor, dim: int = UNSET, index: Tensor = UNSET, src: Any = UNSET, reduce: Optional[str] = UNSET,
        *, value: Any = UNSET, axis: Any = UNSET
) -> Any:
    """nnc_scatter in place."""
    choose(
        "scatter_", _SCATTER_IN_PLACE, {"input": input, "dim": dim, "index": index, "src": src,
        "reduce": reduce}, {"value": ("src", value), "axis": ("dim", axis)}
    )
    return input


def scatter_add_(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor:
    """nnc_scatter_add in place."""
    _calls.scatter_add_(input, dim, index, src)
    return input


_SCATTER = overloads(
    (_calls.scatter_scalar_i64, "input:T dim:i index:T src=value:i"),
    (_calls.scatter_scalar_reduce_i64, "input:T dim:i index:T src=value:i reduce:w"),
    (_calls.scatter, "input:T dim:i index:T src:T"),
    (_calls.scatter_scalar, "input:T dim:i index:T src=value:r"),
    (_calls.scatter_src_reduce, "input:T dim:i index:T src:T reduce:w"),
    (_calls.scatter_scalar_reduce, "input:T dim:i index:T src=value:r reduce:w"),
)


def scatter(
        input: Tensor, dim: int = UNSET, index: Tensor = UNSET, src: Any = UNSET, reduce: Optional[str] = UNSET,
        *, value: Any = UNSET, axis: Any = UNSET
) -> Any:
    """(input's sizes): input, but out[i][index[i][j][k]][k] = src[i][j][k] for dim 1 of three; of several values
    for one place one stays. index is no longer than src, and than input but in dim. src has input's type.
    """
    return choose(
        "scatter", _SCATTER, {"input": input, "dim": dim, "index": index, "src": src, "reduce": reduce},
        {"value": ("src", value), "axis": ("dim", axis)}
    )


def scatter_reduce_(
        input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: Optional[str], include_self: bool = True
) -> Tensor:
    """The same in place."""
    _calls.scatter_reduce_(input, dim, index, src, reduce, include_self)
    return input


_MASKED_FILL = overloads(
    (_calls.masked_fill_i64, "input:T mask:T value:i"),
    (_calls.masked_fill, "input:T mask:T value:r"),
    (_calls.masked_fill_tensor, "input:T mask:T value:T"),
)


def masked_fill(input: Tensor, mask: Tensor, value: Any) -> Any:
    """value, a float, where mask is true, else input; both are broadcast. NNC_E_DTYPE: mask is not bool."""
    return choose("masked_fill", _MASKED_FILL, {"input": input, "mask": mask, "value": value})


_MASKED_FILL_IN_PLACE = overloads(
    (_calls.masked_fill_i64_, "input:T mask:T value:i"),
    (_calls.masked_fill_, "input:T mask:T value:r"),
    (_calls.masked_fill_tensor_, "input:T mask:T value:T"),
)


def masked_fill_(input: Tensor, mask: Tensor, value: Any) -> Any:
    """The same in place, with a float; mask broadcasts to input's sizes."""
    choose("masked_fill_", _MASKED_FILL_IN_PLACE, {"input": input, "mask": mask, "value": value})
    return input


_LINALG_MATRIX_NORM = overloads(
    (_calls.linalg_matrix_norm, "input:T ord:r dim:I? keepdim:b? dtype:d?"),
    (_calls.linalg_matrix_norm_str, "input:T ord:w? dim:I? keepdim:b? dtype:d?"),
)


def linalg_matrix_norm(
        input: Tensor, ord: Any = UNSET, dim: Ints = UNSET, keepdim: bool = UNSET,
        dtype: Optional[dtype] = UNSET, *, axis: Any = UNSET, keepdims: Any = UNSET
) -> Any:
    """Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest (smallest) sum
    of |input| in a column, infinity (-infinity): in a row; 2 (-2): the largest (smallest) singular value, of
    float32 and float64. NNC_E_INVALID: another ord, or a matrix that has no singular values because it is not
    finite. NNC_E_SHAPE: not two different dimensions.
    """
    return choose(
        "linalg_matrix_norm", _LINALG_MATRIX_NORM, {"input": input, "ord": ord, "dim": dim, "keepdim": keepdim,
        "dtype": dtype}, {"axis": ("dim", axis), "keepdims": ("keepdim", keepdims)}
    )


_LINALG_NORM = overloads(
    (_calls.linalg_norm, "input:T ord:or? dim:I? keepdim:b? dtype:d?"),
    (_calls.linalg_norm_str, "input:T ord:w? dim:I? keepdim:b? dtype:d?"),
)


def linalg_norm(
        input: Tensor, ord: Any = UNSET, dim: Ints = UNSET, keepdim: bool = UNSET,
        dtype: Optional[dtype] = UNSET, *, axis: Any = UNSET, keepdims: Any = UNSET
) -> Any:
    """ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one dimension
    and nnc_linalg_matrix_norm over two; without dim input has as many. NNC_E_SHAPE: more.
    """
    return choose(
        "linalg_norm", _LINALG_NORM, {"input": input, "ord": ord, "dim": dim, "keepdim": keepdim,
        "dtype": dtype}, {"axis": ("dim", axis), "keepdims": ("keepdim", keepdims)}
    )


_NORM = overloads(
    (_calls.norm, "input:T p:r? dim:I? keepdim:b? dtype:d?"),
    (_calls.norm_str, "input:T p:w dim:I? keepdim:b? dtype:d?"),
)


def norm(
        input: Tensor, p: Any = UNSET, dim: Ints = UNSET, keepdim: bool = UNSET, dtype: Optional[dtype] = UNSET,
        *, axis: Any = UNSET, keepdims: Any = UNSET
) -> Any:
    """(sum of |input|^p)^(1 / p) (torch: p 2); p infinity: the largest |input|, -infinity: the smallest; p 0: how
    many are not 0. NNC_E_DTYPE: not floating point, or narrowed by dtype.
    """
    return choose(
        "norm", _NORM, {"input": input, "p": p, "dim": dim, "keepdim": keepdim, "dtype": dtype},
        {"axis": ("dim", axis), "keepdims": ("keepdim", keepdims)}
    )


_CTC_LOSS = overloads(
    (_calls.ctc_loss, "log_probs:T targets:T input_lengths:T target_lengths:T blank:i? reduction:w? zero_infinity:b?"),
    (_calls.ctc_loss_list, "log_probs:T targets:T input_lengths:I target_lengths:I blank:i? reduction:w? zero_infinity:b?"),
)


def ctc_loss(
        log_probs: Tensor, targets: Tensor, input_lengths: Any, target_lengths: Any, blank: int = UNSET,
        reduction: str = UNSET, zero_infinity: bool = UNSET
) -> Any:
    """Connectionist temporal classification: -log of the probability of all ways to spread a target over the
    steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets, in 0..C-1, are (N,
    S), or all of them one after the other; input_lengths (at most T) and target_lengths, (N) of integers, say
    how much of each counts. log_probs may be (T, C): one sequence, and () comes out. The mean is over losses
    each divided by its target's length, at least 1. zero_infinity not 0 makes infinite losses, of targets too
    long for their steps, and their gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in
    log_probs's type. Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of
    rows whose probabilities add up to 1. NNC_E_INDEX: a target or blank outside 0..C-1.
    """
    return choose(
        "ctc_loss", _CTC_LOSS, {"log_probs": log_probs, "targets": targets, "input_lengths": input_lengths,
        "target_lengths": target_lengths, "blank": blank, "reduction": reduction,
        "zero_infinity": zero_infinity}
    )


_ADD = overloads(
    (_calls.add_scalar_i64, "input:T other:i"),
    (_calls.add_scalar, "input:T other:r"),
    (_calls.add, "input:T other:T alpha:r?"),
    (_scaled.add, "input:T other:r alpha:r"),
)


def add(input: Tensor, other: Any, alpha: float = UNSET) -> Any:
    """input + alpha * other (torch: alpha 1)."""
    return choose("add", _ADD, {"input": input, "other": other, "alpha": alpha})


_ADD_IN_PLACE = overloads(
    (_calls.add_scalar_i64_, "input:T other:i"),
    (_calls.add_scalar_, "input:T other:r"),
    (_calls.add_, "input:T other:T alpha:r?"),
    (_scaled.add_, "input:T other:r alpha:r"),
)


def add_(input: Tensor, other: Any, alpha: float = UNSET) -> Any:
    """The same in place."""
    choose("add_", _ADD_IN_PLACE, {"input": input, "other": other, "alpha": alpha})
    return input


_SUB = overloads(
    (_calls.sub_scalar_i64, "input:T other:i"),
    (_calls.sub_scalar, "input:T other:r"),
    (_calls.sub, "input:T other:T alpha:r?"),
    (_scaled.sub, "input:T other:r alpha:r"),
)


def sub(input: Tensor, other: Any, alpha: float = UNSET) -> Any:
    """input - alpha * other (torch: alpha 1). NNC_E_DTYPE: bool tensors."""
    return choose("sub", _SUB, {"input": input, "other": other, "alpha": alpha})


_SUB_IN_PLACE = overloads(
    (_calls.sub_scalar_i64_, "input:T other:i"),
    (_calls.sub_scalar_, "input:T other:r"),
    (_calls.sub_, "input:T other:T alpha:r?"),
    (_scaled.sub_, "input:T other:r alpha:r"),
)


def sub_(input: Tensor, other: Any, alpha: float = UNSET) -> Any:
    """The same in place."""
    choose("sub_", _SUB_IN_PLACE, {"input": input, "other": other, "alpha": alpha})
    return input


_MUL = overloads(
    (_calls.mul_scalar_i64, "input:T other:i"),
    (_calls.mul, "input:T other:T"),
    (_calls.mul_scalar, "input:T other:r"),
)


def mul(input: Tensor, other: Any) -> Any:
    """input * other."""
    return choose("mul", _MUL, {"input": input, "other": other})


_MUL_IN_PLACE = overloads(
    (_calls.mul_scalar_i64_, "input:T other:i"),
    (_calls.mul_, "input:T other:T"),
    (_calls.mul_scalar_, "input:T other:r"),
)


def mul_(input: Tensor, other: Any) -> Any:
    """The same in place."""
    choose("mul_", _MUL_IN_PLACE, {"input": input, "other": other})
    return input


_DIV = overloads(
    (_calls.div_scalar_i64, "input:T other:i rounding_mode:w?"),
    (_calls.div, "input:T other:T rounding_mode:w?"),
    (_calls.div_scalar, "input:T other:r rounding_mode:w?"),
)


def div(input: Tensor, other: Any, rounding_mode: Optional[str] = UNSET) -> Any:
    """input / other. rounding_mode NULL: the true quotient; integers compute in the default type. "trunc" rounds
    it towards 0, "floor" down; integers stay integers, and the gradients are 0. NNC_E_INVALID: another word; a
    rounded division of integers by 0 ("ZeroDivisionError"). NNC_E_DTYPE: rounded, of bool.
    """
    return choose("div", _DIV, {"input": input, "other": other, "rounding_mode": rounding_mode})


_DIV_IN_PLACE = overloads(
    (_calls.div_scalar_i64_, "input:T other:i rounding_mode:w?"),
    (_calls.div_, "input:T other:T rounding_mode:w?"),
    (_calls.div_scalar_, "input:T other:r rounding_mode:w?"),
)


def div_(input: Tensor, other: Any, rounding_mode: Optional[str] = UNSET) -> Any:
    """The same in place."""
    choose("div_", _DIV_IN_PLACE, {"input": input, "other": other, "rounding_mode": rounding_mode})
    return input


_FLOOR_DIVIDE = overloads(
    (_calls.floor_divide_scalar_i64, "input:T other:i"),
    (_calls.floor_divide, "input:T other:T"),
    (_calls.floor_divide_scalar, "input:T other:r"),
)


def floor_divide(input: Tensor, other: Any) -> Any:
    """input / other, rounded down. As in torch it has no gradient: backward through it is NNC_E_UNSUPPORTED."""
    return choose("floor_divide", _FLOOR_DIVIDE, {"input": input, "other": other})


_REMAINDER = overloads(
    (_calls.remainder_scalar_i64, "input:T other:i"),
    (_calls.remainder_scalar_self_i64, "input=self:i other:T"),
    (_calls.remainder, "input:T other:T"),
    (_calls.remainder_scalar, "input:T other:r"),
    (_calls.remainder_scalar_self, "input=self:r other:T"),
)


def remainder(input: Any, other: Any) -> Any:
    """input - other * floor(input / other): what is left, with the sign of other."""
    return choose("remainder", _REMAINDER, {"input": input, "other": other})


_FMOD = overloads(
    (_calls.fmod_scalar_i64, "input:T other:i"),
    (_calls.fmod, "input:T other:T"),
    (_calls.fmod_scalar, "input:T other:r"),
)


def fmod(input: Tensor, other: Any) -> Any:
    """input - other * trunc(input / other): what is left, with the sign of input."""
    return choose("fmod", _FMOD, {"input": input, "other": other})


_POW = overloads(
    (_calls.pow_scalar_i64, "input:T exponent:i"),
    (_calls.pow_scalar_self_i64, "input=self:i exponent:T"),
    (_calls.pow, "input:T exponent:T"),
    (_calls.pow_scalar, "input:T exponent:r"),
    (_calls.pow_scalar_self, "input=self:r exponent:T"),
)


def pow(input: Any, exponent: Any) -> Any:
    """input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1 where input
    is that. The gradient of exponent is 0 where input is 0 and exponent >= 0, and so are the derivatives of
    that. NNC_E_DTYPE: two bool tensors.
    """
    return choose("pow", _POW, {"input": input, "exponent": exponent})


_POW_IN_PLACE = overloads(
    (_calls.pow_scalar_i64_, "input:T exponent:i"),
    (_calls.pow_, "input:T exponent:T"),
    (_calls.pow_scalar_, "input:T exponent:r"),
)


def pow_(input: Tensor, exponent: Any) -> Any:
    """The same in place."""
    choose("pow_", _POW_IN_PLACE, {"input": input, "exponent": exponent})
    return input


_CLAMP = overloads(
    (_calls.clamp_i64, "input:T min:oi? max:oi?"),
    (_calls.clamp, "input:T min:or? max:or?"),
    (_calls.clamp_tensor, "input:T min:T? max:T?"),
)


def clamp(input: Tensor, min: Any = UNSET, max: Any = UNSET) -> Any:
    """input held in min..max: where it is less than min, min, then where it is more than max, max. A bound of NULL
    is none; a NaN makes everything NaN. The gradient is 0 where a bound was taken and at the bounds.
    NNC_E_INVALID: both bounds NULL; one that the result's type does not hold.
    """
    return choose("clamp", _CLAMP, {"input": input, "min": min, "max": max})


_CLAMP_IN_PLACE = overloads(
    (_calls.clamp_i64_, "input:T min:oi? max:oi?"),
    (_calls.clamp_, "input:T min:or? max:or?"),
    (_calls.clamp_tensor_, "input:T min:T? max:T?"),
)


def clamp_(input: Tensor, min: Any = UNSET, max: Any = UNSET) -> Any:
    """The same in place, with floats."""
    choose("clamp_", _CLAMP_IN_PLACE, {"input": input, "min": min, "max": max})
    return input


_CLAMP_MIN = overloads(
    (_calls.clamp_min_i64, "input:T min:i"),
    (_calls.clamp_min, "input:T min:r"),
    (_calls.clamp_min_tensor, "input:T min:T"),
)


def clamp_min(input: Tensor, min: Any) -> Any:
    """max(input, min)."""
    return choose("clamp_min", _CLAMP_MIN, {"input": input, "min": min})


_CLAMP_MAX = overloads(
    (_calls.clamp_max_i64, "input:T max:i"),
    (_calls.clamp_max, "input:T max:r"),
    (_calls.clamp_max_tensor, "input:T max:T"),
)


def clamp_max(input: Tensor, max: Any) -> Any:
    """min(input, max)."""
    return choose("clamp_max", _CLAMP_MAX, {"input": input, "max": max})


def nan_to_num_(
        input: Tensor, nan: Optional[float] = None, posinf: Optional[float] = None,
        neginf: Optional[float] = None
) -> Tensor:
    """The same in place."""
    _calls.nan_to_num_(input, nan, posinf, neginf)
    return input


_WHERE = overloads(
    (_calls.where_scalar_i64, "condition:T input:T other:i"),
    (_calls.where_scalar_self_i64, "condition:T input=self:i other:T"),
    (_calls.where_scalars_i64, "condition:T input=self:i other:i"),
    (_calls.where, "condition:T input:T other:T"),
    (_calls.where_scalar, "condition:T input:T other:r"),
    (_calls.where_scalar_self, "condition:T input=self:r other:T"),
    (_calls.where_scalars, "condition:T input=self:r other:r"),
)


def where(condition: Tensor, input: Any, other: Any) -> Any:
    """input where condition is true, else other; all three are broadcast. NNC_E_DTYPE: condition is neither bool
    nor, as in older programs, uint8.
    """
    return choose("where", _WHERE, {"condition": condition, "input": input, "other": other})


_LERP = overloads(
    (_calls.lerp, "input:T end:T weight:T"),
    (_calls.lerp_scalar, "input:T end:T weight:r"),
)


def lerp(input: Tensor, end: Tensor, weight: Any) -> Any:
    """input + weight * (end - input). NNC_E_DTYPE: not all of one floating type; a weight () may have another one."""
    return choose("lerp", _LERP, {"input": input, "end": end, "weight": weight})


_LERP_IN_PLACE = overloads(
    (_calls.lerp_, "input:T end:T weight:T"),
    (_calls.lerp_scalar_, "input:T end:T weight:r"),
)


def lerp_(input: Tensor, end: Tensor, weight: Any) -> Any:
    """The same in place."""
    choose("lerp_", _LERP_IN_PLACE, {"input": input, "end": end, "weight": weight})
    return input


def addcmul_(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> Tensor:
    """The same in place."""
    _calls.addcmul_(input, tensor1, tensor2, value)
    return input


def addcdiv_(input: Tensor, tensor1: Tensor, tensor2: Tensor, value: float = 1.0) -> Tensor:
    """The same in place."""
    _calls.addcdiv_(input, tensor1, tensor2, value)
    return input


def neg_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.neg_(input)
    return input


_ROUND = overloads(
    (_calls.round, "input:T"),
    (_calls.round_decimals, "input:T decimals:i"),
)


def round(input: Tensor, decimals: int = UNSET) -> Any:
    """The nearest whole number, a half to the even one. Gradient 0. NNC_E_DTYPE: bool."""
    return choose("round", _ROUND, {"input": input, "decimals": decimals})


def exp_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.exp_(input)
    return input


def sqrt_(input: Tensor) -> Tensor:
    """The same in place."""
    _calls.sqrt_(input)
    return input


def atan2_(input: Tensor, other: Tensor) -> Tensor:
    """The same in place."""
    _calls.atan2_(input, other)
    return input


_XLOGY = overloads(
    (_calls.xlogy, "input:T other:T"),
    (_calls.xlogy_scalar, "input:T other:r"),
    (_calls.xlogy_scalar_self, "input=self:r other:T"),
)


def xlogy(input: Any, other: Any) -> Any:
    """input * log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where input is 0
    and other <= 0, and so are the derivatives of that.
    """
    return choose("xlogy", _XLOGY, {"input": input, "other": other})


_EQ = overloads(
    (_calls.eq_scalar_i64, "input:T other:i"),
    (_calls.eq, "input:T other:T"),
    (_calls.eq_scalar, "input:T other:r"),
)


def eq(input: Tensor, other: Any) -> Any:
    """input == other."""
    return choose("eq", _EQ, {"input": input, "other": other})


_NE = overloads(
    (_calls.ne_scalar_i64, "input:T other:i"),
    (_calls.ne, "input:T other:T"),
    (_calls.ne_scalar, "input:T other:r"),
)


def ne(input: Tensor, other: Any) -> Any:
    """input != other."""
    return choose("ne", _NE, {"input": input, "other": other})


_LT = overloads(
    (_calls.lt_scalar_i64, "input:T other:i"),
    (_calls.lt, "input:T other:T"),
    (_calls.lt_scalar, "input:T other:r"),
)


def lt(input: Tensor, other: Any) -> Any:
    """input < other."""
    return choose("lt", _LT, {"input": input, "other": other})


_LE = overloads(
    (_calls.le_scalar_i64, "input:T other:i"),
    (_calls.le, "input:T other:T"),
    (_calls.le_scalar, "input:T other:r"),
)


def le(input: Tensor, other: Any) -> Any:
    """input <= other."""
    return choose("le", _LE, {"input": input, "other": other})


_GT = overloads(
    (_calls.gt_scalar_i64, "input:T other:i"),
    (_calls.gt, "input:T other:T"),
    (_calls.gt_scalar, "input:T other:r"),
)


def gt(input: Tensor, other: Any) -> Any:
    """input > other."""
    return choose("gt", _GT, {"input": input, "other": other})


_GE = overloads(
    (_calls.ge_scalar_i64, "input:T other:i"),
    (_calls.ge, "input:T other:T"),
    (_calls.ge_scalar, "input:T other:r"),
)


def ge(input: Tensor, other: Any) -> Any:
    """input >= other."""
    return choose("ge", _GE, {"input": input, "other": other})


_BITWISE_AND = overloads(
    (_calls.bitwise_and_scalar_i64, "input:T other:i"),
    (_calls.bitwise_and, "input:T other:T"),
)


def bitwise_and(input: Tensor, other: Any) -> Any:
    """input & other, in the common type. NNC_E_DTYPE: floating point."""
    return choose("bitwise_and", _BITWISE_AND, {"input": input, "other": other})


_BITWISE_OR = overloads(
    (_calls.bitwise_or_scalar_i64, "input:T other:i"),
    (_calls.bitwise_or, "input:T other:T"),
)


def bitwise_or(input: Tensor, other: Any) -> Any:
    """input | other, in the common type. NNC_E_DTYPE: floating point."""
    return choose("bitwise_or", _BITWISE_OR, {"input": input, "other": other})


_BITWISE_XOR = overloads(
    (_calls.bitwise_xor_scalar_i64, "input:T other:i"),
    (_calls.bitwise_xor, "input:T other:T"),
)


def bitwise_xor(input: Tensor, other: Any) -> Any:
    """input ^ other, in the common type. NNC_E_DTYPE: floating point."""
    return choose("bitwise_xor", _BITWISE_XOR, {"input": input, "other": other})


_MAX = overloads(
    (_calls.max, "input:T"),
    (_calls.maximum, "input:T other:T"),
    (_calls.max_dim, "input:T other=dim:i keepdim:b?"),
)


def max(
        input: Tensor, other: Any = UNSET, keepdim: bool = UNSET, *, dim: Any = UNSET, axis: Any = UNSET,
        keepdims: Any = UNSET
) -> Any:
    """(): the largest element. Equal ones share the gradient."""
    return choose(
        "max", _MAX, {"input": input, "other": other, "keepdim": keepdim}, {"dim": ("other", dim),
        "axis": ("other", axis), "keepdims": ("keepdim", keepdims)}
    )


_MIN = overloads(
    (_calls.min, "input:T"),
    (_calls.minimum, "input:T other:T"),
    (_calls.min_dim, "input:T other=dim:i keepdim:b?"),
)


def min(
        input: Tensor, other: Any = UNSET, keepdim: bool = UNSET, *, dim: Any = UNSET, axis: Any = UNSET,
        keepdims: Any = UNSET
) -> Any:
    """(): the smallest element. Equal ones share the gradient."""
    return choose(
        "min", _MIN, {"input": input, "other": other, "keepdim": keepdim}, {"dim": ("other", dim),
        "axis": ("other", axis), "keepdims": ("keepdim", keepdims)}
    )


_MEDIAN = overloads(
    (_calls.median, "input:T"),
    (_calls.median_dim, "input:T dim:i keepdim:b?"),
)


def median(
        input: Tensor, dim: int = UNSET, keepdim: bool = UNSET, *, axis: Any = UNSET, keepdims: Any = UNSET
) -> Any:
    """(): the median, of two elements in the middle the lower; NaN if there is one, and of no elements. The
    gradient is shared evenly by the elements that are equal to it. Of no integers, as in PyTorch, it is the
    least of int32 and int64 and 0 of smaller types, of no bool true. NNC_E_DTYPE: bool.
    """
    return choose(
        "median", _MEDIAN, {"input": input, "dim": dim, "keepdim": keepdim}, {"axis": ("dim", axis),
        "keepdims": ("keepdim", keepdims)}
    )


_QUANTILE = overloads(
    (_calls.quantile, "input:T q:T dim:oi? keepdim:b? interpolation:w?"),
    (_calls.quantile_scalar, "input:T q:r dim:oi? keepdim:b? interpolation:w?"),
)


def quantile(
        input: Tensor, q: Any, dim: Optional[int] = UNSET, keepdim: bool = UNSET,
        interpolation: Optional[str] = UNSET, *, axis: Any = UNSET, keepdims: Any = UNSET
) -> Any:
    """(q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank q * (n - 1)
    of the sorted elements, without the first dimension for a q (). Between two ranks interpolation decides
    (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and "nearest" take one, a half to the
    even rank, "midpoint" is their mean. NaN if there is one. q has input's type; gradients go to both.
    NNC_E_DTYPE: neither float32 nor float64, or another type of q. NNC_E_SHAPE: q has more than one dimension.
    NNC_E_INVALID: no elements; q outside 0..1; another word.
    """
    return choose(
        "quantile", _QUANTILE, {"input": input, "q": q, "dim": dim, "keepdim": keepdim,
        "interpolation": interpolation}, {"axis": ("dim", axis), "keepdims": ("keepdim", keepdims)}
    )


_SEARCHSORTED = overloads(
    (_calls.searchsorted_scalar_i64, "sorted_sequence:T input=self:i out_int32:b? right:b? side:w? sorter:T?"),
    (_calls.searchsorted, "sorted_sequence:T input:T out_int32:b? right:b? side:w? sorter:T?"),
    (_calls.searchsorted_scalar, "sorted_sequence:T input=self:r out_int32:b? right:b? side:w? sorter:T?"),
)


def searchsorted(
        sorted_sequence: Tensor, input: Any, out_int32: bool = UNSET, right: bool = UNSET,
        side: Optional[str] = UNSET, sorter: Optional[Tensor] = UNSET
) -> Any:
    """(input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be put into
    sorted_sequence, whose last dimension is sorted: before elements that are equal to it, behind them if right
    is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or has the sizes of input but for
    the last. sorter of int64 names the order in which sorted_sequence is sorted (NULL: it is). NaN is behind
    everything. NNC_E_SHAPE: sizes that do not fit. NNC_E_INVALID: another side; side "left" with right.
    NNC_E_DTYPE: bool; another type of sorter. NNC_E_INDEX: a place in sorter that there is not.
    """
    return choose(
        "searchsorted", _SEARCHSORTED, {"sorted_sequence": sorted_sequence, "input": input,
        "out_int32": out_int32, "right": right, "side": side, "sorter": sorter}
    )


_ISIN = overloads(
    (_calls.isin_scalar_i64, "elements:T test_elements=test_element:i assume_unique:b? invert:b?"),
    (_calls.isin_scalar_self_i64, "elements=element:i test_elements:T assume_unique:b? invert:b?"),
    (_calls.isin, "elements:T test_elements:T assume_unique:b? invert:b?"),
    (_calls.isin_scalar, "elements:T test_elements=test_element:r assume_unique:b? invert:b?"),
    (_calls.isin_scalar_self, "elements=element:r test_elements:T assume_unique:b? invert:b?"),
)


def isin(
        elements: Any = UNSET, test_elements: Any = UNSET, assume_unique: bool = UNSET, invert: bool = UNSET, *,
        element: Any = UNSET, test_element: Any = UNSET
) -> Any:
    """(elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN is in
    nothing. assume_unique changes nothing. NNC_E_DTYPE: bool.
    """
    return choose(
        "isin", _ISIN, {"elements": elements, "test_elements": test_elements, "assume_unique": assume_unique,
        "invert": invert}, {"element": ("elements", element), "test_element": ("test_elements", test_element)}
    )


_REPEAT_INTERLEAVE = overloads(
    (_calls.repeat_interleave, "input:T repeats:T dim:oi? output_size:oi?"),
    (_calls.repeat_interleave_scalar, "input:T repeats:i dim:oi? output_size:oi?"),
)


def repeat_interleave(
        input: Tensor, repeats: Any, dim: Optional[int] = UNSET, output_size: Optional[int] = UNSET, *,
        axis: Any = UNSET
) -> Any:
    """(sum of repeats) places along dim: place i of input repeats[i] times; dim NULL: of the flattened input. One
    repeats, (1) or (), is that of every place. output_size NULL, or that sum. NNC_E_INVALID: a negative
    repeats. NNC_E_SHAPE: not as many repeats as places; another output_size. NNC_E_INDEX: dim of a number.
    NNC_E_DTYPE: repeats are no integers.
    """
    return choose(
        "repeat_interleave", _REPEAT_INTERLEAVE, {"input": input, "repeats": repeats, "dim": dim,
        "output_size": output_size}, {"axis": ("dim", axis)}
    )


_VIEW = overloads(
    (_calls.view, "input:T size:I"),
    (_calls.view_dtype, "input:T size=dtype:d?"),
)


def view(input: Tensor, size: Any = UNSET, *, dtype: Any = UNSET) -> Any:
    """(size): the same elements in row-major order with other sizes, as a view. One size may be -1: what is left.
    NNC_E_SHAPE: another number of elements; strides that allow no view.
    """
    return choose("view", _VIEW, {"input": input, "size": size}, {"dtype": ("size", dtype)})


_NARROW = overloads(
    (_calls.narrow, "input:T dim:i start:i length:i"),
    (_calls.narrow_tensor, "input:T dim:i start:T length:i"),
)


def narrow(
        input: Tensor, dim: int = UNSET, start: Any = UNSET, length: int = UNSET, *, axis: Any = UNSET
) -> Any:
    """Places start..start + length - 1 of dim; a negative start counts from the end. NNC_E_INDEX: it reaches
    beyond the end.
    """
    return choose(
        "narrow", _NARROW, {"input": input, "dim": dim, "start": start, "length": length},
        {"axis": ("dim", axis)}
    )


_TENSOR_SPLIT = overloads(
    (_calls.tensor_split, "input:T indices_or_sections=tensor_indices_or_sections:T dim:i?"),
    (_calls.tensor_split_sections, "input:T indices_or_sections=sections:i dim:i?"),
    (_calls.tensor_split_indices, "input:T indices_or_sections=indices:I dim:i?"),
)


def tensor_split(
        input: Tensor, indices_or_sections: Any = UNSET, dim: int = UNSET, *, sections: Any = UNSET,
        indices: Any = UNSET, axis: Any = UNSET
) -> Any:
    """By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1), ...,
    (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. NNC_E_DTYPE: not int64.
    """
    return choose(
        "tensor_split", _TENSOR_SPLIT, {"input": input, "indices_or_sections": indices_or_sections, "dim": dim},
        {"sections": ("indices_or_sections", sections), "indices": ("indices_or_sections", indices),
        "axis": ("dim", axis)}
    )


_TOPK = overloads(
    (_calls.topk, "input:T k:i dim:i? largest:b?"),
    (_calls.topk_sorted, "input:T k:i dim:i? largest:b? sorted:b?"),
)


def topk(
        input: Tensor, k: int, dim: int = UNSET, largest: bool = UNSET, sorted: bool = UNSET, *,
        axis: Any = UNSET
) -> Any:
    """(input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest, in order,
    and where they were, int64 (torch: dim -1, largest 1). NNC_E_INDEX: k outside 0..size. A 0-dim input gives
    its element for k 0 too. NNC_E_DTYPE: bool.
    """
    return choose(
        "topk", _TOPK, {"input": input, "k": k, "dim": dim, "largest": largest, "sorted": sorted},
        {"axis": ("dim", axis)}
    )


_RAND_LIKE = overloads(
    (_calls.rand_like, "input:T dtype:d?"),
    (_calls.rand_like_memory_format, "input:T dtype:d? memory_format:m?"),
)


def rand_like(
        input: Tensor, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET
) -> Any:
    """nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    return choose("rand_like", _RAND_LIKE, {"input": input, "dtype": dtype, "memory_format": memory_format})


_RANDN_LIKE = overloads(
    (_calls.randn_like, "input:T dtype:d?"),
    (_calls.randn_like_memory_format, "input:T dtype:d? memory_format:m?"),
)


def randn_like(
        input: Tensor, dtype: Optional[dtype] = UNSET, memory_format: Optional[memory_format] = UNSET
) -> Any:
    """nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input."""
    return choose("randn_like", _RANDN_LIKE, {"input": input, "dtype": dtype, "memory_format": memory_format})


_RANDINT_LIKE = overloads(
    (_calls.randint_like, "input:T low:i high:i dtype:d?"),
    (_calls.randint_like_memory_format, "input:T low:i high:i dtype:d? memory_format:m?"),
)


def randint_like(
        input: Tensor, low: int, high: int, dtype: Optional[dtype] = UNSET,
        memory_format: Optional[memory_format] = UNSET
) -> Any:
    """nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type of input."""
    return choose(
        "randint_like", _RANDINT_LIKE, {"input": input, "low": low, "high": high, "dtype": dtype,
        "memory_format": memory_format}
    )


_NORMAL = overloads(
    (_calls.normal, "mean:T std:T"),
    (_calls.normal_scalar, "mean:T std:r?"),
    (_calls.normal_scalar_self, "mean:r std:T"),
    (_calls.normal_size, "mean:r std:r size=dims:I dtype:d?"),
)


def normal(mean: Any, std: Any = UNSET, size: Ints = UNSET, dtype: Optional[dtype] = UNSET) -> Any:
    """(mean and std broadcast) of mean's type: normal with the mean and standard deviation that they hold at that
    place. Gradients are 0. NNC_E_INVALID: a negative std. NNC_E_DTYPE: mean is not floating point.
    """
    return choose("normal", _NORMAL, {"mean": mean, "std": std, "size": size, "dtype": dtype})


def uniform_(input: Tensor, from_: float = 0.0, to: float = 1.0) -> Tensor:
    """Uniform in [from, to) (torch: 0, 1). NNC_E_INVALID: from > to; a bound, or to - from, beyond the largest
    number of the type. NNC_E_DTYPE: not floating point.
    """
    _calls.uniform_(input, from_, to)
    return input


def normal_(input: Tensor, mean: float = 0.0, std: float = 1.0) -> Tensor:
    """Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std. NNC_E_DTYPE: not
    floating point.
    """
    _calls.normal_(input, mean, std)
    return input


_BERNOULLI_IN_PLACE = overloads(
    (_calls.bernoulli_, "input:T p:r"),
    (_calls.bernoulli_tensor_, "input:T p:T"),
)


def bernoulli_(input: Tensor, p: Any) -> Any:
    """1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1."""
    choose("bernoulli_", _BERNOULLI_IN_PLACE, {"input": input, "p": p})
    return input


def random_(input: Tensor, from_: int, to: Optional[int] = None) -> Tensor:
    """Whole numbers from <= v < *to (torch: from 0); to NULL: up to the largest one that the type holds with all
    below it, and with from INT64_MIN, for int64, float32, float64 and bfloat16, all of int64. from 0 and to
    NULL draw as random_() without either. NNC_E_INVALID: from >= to, or a bound that the type does not hold.
    """
    _calls.random_(input, from_, to)
    return input


def exponential_(input: Tensor, lambd: float = 1.0) -> Tensor:
    """Exponential: density lambd * exp(-lambd * x) (torch: 1). NNC_E_INVALID: lambd is not positive. NNC_E_DTYPE:
    not floating point.
    """
    _calls.exponential_(input, lambd)
    return input


def log_normal_(input: Tensor, mean: float = 1.0, std: float = 2.0) -> Tensor:
    """exp of normal numbers with that mean and standard deviation (torch: 1, 2). NNC_E_INVALID: std is not
    positive. NNC_E_DTYPE: not floating point.
    """
    _calls.log_normal_(input, mean, std)
    return input


def cauchy_(input: Tensor, median: float = 0.0, sigma: float = 1.0) -> Tensor:
    """Cauchy: density sigma / (pi * ((x - median)^2 + sigma^2)) (torch: 0, 1). NNC_E_INVALID: sigma is not
    positive. NNC_E_DTYPE: not floating point.
    """
    _calls.cauchy_(input, median, sigma)
    return input


def geometric_(input: Tensor, p: float) -> Tensor:
    """The number of trials of probability p up to the first success: k with p * (1 - p)^(k - 1). NNC_E_INVALID: p
    outside 0 < p < 1. NNC_E_DTYPE: bool.
    """
    _calls.geometric_(input, p)
    return input


glu = with_axis(glu)
gumbel_softmax = with_axis(gumbel_softmax)
cosine_similarity = with_axis(cosine_similarity)
index_copy = with_axis(index_copy)
scatter_reduce = with_axis(scatter_reduce)
linalg_vector_norm = with_axis(linalg_vector_norm)
normalize = with_axis(normalize)
sum = with_axis(sum)
mean = with_axis(mean)
prod = with_axis(prod)
cumsum = with_axis(cumsum)
cumprod = with_axis(cumprod)
cummax = with_axis(cummax)
cummin = with_axis(cummin)
nansum = with_axis(nansum)
var = with_axis(var)
std = with_axis(std)
var_mean = with_axis(var_mean)
std_mean = with_axis(std_mean)
amax = with_axis(amax)
amin = with_axis(amin)
argmax = with_axis(argmax)
argmin = with_axis(argmin)
kthvalue = with_axis(kthvalue)
mode = with_axis(mode)
any = with_axis(any)
all = with_axis(all)
count_nonzero = with_axis(count_nonzero)
softmax = with_axis(softmax)
log_softmax = with_axis(log_softmax)
softmin = with_axis(softmin)
logsumexp = with_axis(logsumexp)
unique = with_axis(unique)
unflatten = with_axis(unflatten)
squeeze = with_axis(squeeze)
unsqueeze = with_axis(unsqueeze)
select = with_axis(select)
slice = with_axis(slice)
unbind = with_axis(unbind)
split = with_axis(split)
chunk = with_axis(chunk)
cat = with_axis(cat)
stack = with_axis(stack)
index_select = with_axis(index_select)
index_add = with_axis(index_add)
gather = with_axis(gather)
scatter_add = with_axis(scatter_add)
take_along_dim = with_axis(take_along_dim)
sort = with_axis(sort)
argsort = with_axis(argsort)


__all__ = [
    "as_tensor", "empty", "zeros", "ones", "full", "zeros_like", "ones_like", "empty_like", "full_like",
    "new_empty", "new_zeros", "new_ones", "new_full", "arange", "linspace", "clone", "contiguous", "eye",
    "tril_indices", "triu_indices", "meshgrid", "promote_types", "result_type", "finfo", "type_as", "copy_",
    "fill_", "zero_", "detach", "detach_", "backward", "autograd_backward", "autograd_grad",
    "autograd_grad_materialize_grads", "hook_remove", "get_total_norm", "clip_grads_with_norm_",
    "clip_grad_norm_", "clip_grad_value_", "parameters_to_vector", "vector_to_parameters", "skip_init",
    "packed_sequence_new", "packed_sequence_data", "packed_sequence_batch_sizes",
    "packed_sequence_sorted_indices", "packed_sequence_unsorted_indices", "pack_padded_sequence",
    "pad_packed_sequence", "pack_sequence", "unpack_sequence", "pad_sequence", "unpad_sequence",
    "invert_permutation", "module_call_packed", "relu", "relu_", "relu6", "relu6_", "hardtanh", "hardtanh_",
    "leaky_relu", "leaky_relu_", "prelu", "rrelu", "rrelu_", "threshold", "threshold_", "hardsigmoid",
    "hardsigmoid_", "hardswish", "hardswish_", "hardshrink", "softshrink", "sigmoid", "sigmoid_", "tanh",
    "tanh_", "elu", "elu_", "selu", "selu_", "celu", "celu_", "gelu", "silu", "silu_", "mish", "mish_",
    "softplus", "softsign", "tanhshrink", "logsigmoid", "glu", "gumbel_softmax",
    "scaled_dot_product_attention", "multi_head_attention_forward",
    "transformer_generate_square_subsequent_mask", "cosine_similarity", "pairwise_distance", "pdist",
    "cdist", "embedding", "embedding_bag", "dropout", "dropout_", "dropout1d", "dropout1d_", "dropout2d",
    "dropout2d_", "dropout3d", "dropout3d_", "alpha_dropout", "alpha_dropout_", "feature_alpha_dropout",
    "feature_alpha_dropout_", "index", "index_tensors", "index_put", "index_put_", "take", "index_add_",
    "index_copy", "index_copy_", "index_fill", "index_fill_", "scatter_", "scatter_add_", "scatter",
    "scatter_reduce", "scatter_reduce_", "masked_fill", "masked_fill_", "nonzero_as_tuple", "mm", "bmm",
    "mv", "dot", "outer", "matmul", "addmm", "addmv", "baddbmm", "linear", "einsum", "tensordot",
    "tensordot_dims", "norm", "bilinear", "grouped_mm", "mse_loss", "l1_loss", "smooth_l1_loss",
    "huber_loss", "soft_margin_loss", "hinge_embedding_loss", "kl_div", "poisson_nll_loss",
    "gaussian_nll_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "nll_loss",
    "cross_entropy", "multi_margin_loss", "multilabel_margin_loss", "multilabel_soft_margin_loss",
    "margin_ranking_loss", "cosine_embedding_loss", "triplet_margin_loss",
    "triplet_margin_with_distance_loss", "ctc_loss", "linear_cross_entropy", "conv1d", "conv2d", "conv3d",
    "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "max_pool1d", "max_pool2d", "max_pool3d",
    "max_pool1d_with_indices", "max_pool2d_with_indices", "max_pool3d_with_indices", "max_unpool1d",
    "max_unpool2d", "max_unpool3d", "avg_pool1d", "avg_pool2d", "avg_pool3d", "adaptive_avg_pool1d",
    "adaptive_avg_pool2d", "adaptive_avg_pool3d", "adaptive_max_pool1d", "adaptive_max_pool2d",
    "adaptive_max_pool3d", "adaptive_max_pool1d_with_indices", "adaptive_max_pool2d_with_indices",
    "adaptive_max_pool3d_with_indices", "fractional_max_pool2d", "fractional_max_pool3d",
    "fractional_max_pool2d_with_indices", "fractional_max_pool3d_with_indices", "lp_pool1d", "lp_pool2d",
    "lp_pool3d", "batch_norm", "layer_norm", "group_norm", "instance_norm", "rms_norm",
    "local_response_norm", "normalize", "add", "add_", "sub", "sub_", "mul", "mul_", "div", "div_",
    "floor_divide", "remainder", "fmod", "pow", "pow_", "square", "maximum", "minimum", "clamp", "clamp_",
    "clamp_min", "clamp_max", "nan_to_num", "nan_to_num_", "where", "lerp", "lerp_", "addcmul", "addcmul_",
    "addcdiv", "addcdiv_", "neg", "neg_", "abs", "sign", "floor", "ceil", "round", "trunc", "reciprocal",
    "exp", "exp_", "expm1", "log", "log1p", "log2", "log10", "sqrt", "sqrt_", "rsqrt", "sin", "cos", "tan",
    "asin", "acos", "atan", "sinh", "cosh", "erf", "erfc", "atan2", "atan2_", "xlogy", "logit", "lgamma",
    "erfinv", "eq", "ne", "lt", "le", "gt", "ge", "logical_and", "logical_or", "logical_xor", "logical_not",
    "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_not", "isnan", "isinf", "isfinite", "isclose",
    "allclose", "equal", "sum", "mean", "prod", "cumsum", "cumprod", "cummax", "cummin", "nansum", "trace",
    "var", "std", "var_mean", "std_mean", "max", "min", "amax", "amin", "argmax", "argmin", "median",
    "kthvalue", "mode", "quantile", "any", "all", "count_nonzero", "softmax", "log_softmax", "softmin",
    "logsumexp", "lstm", "gru", "rnn_tanh", "rnn_relu", "lstm_cell", "gru_cell", "rnn_tanh_cell",
    "rnn_relu_cell", "searchsorted", "isin", "bincount", "histc", "unique", "repeat_interleave", "view",
    "reshape", "view_as", "flatten", "unflatten", "squeeze", "unsqueeze", "expand", "expand_as",
    "broadcast_to", "broadcast_tensors", "as_strided", "transpose", "t", "permute", "movedim", "select",
    "narrow", "slice", "diagonal", "unbind", "split", "chunk", "tensor_split", "cat", "stack", "hstack",
    "vstack", "pad", "repeat", "tile", "flip", "roll", "tril", "triu", "diag", "diag_embed", "index_select",
    "index_add", "gather", "scatter_add", "take_along_dim", "masked_select", "nonzero", "one_hot", "sort",
    "argsort", "topk", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "unfold", "fold",
    "interpolate", "affine_grid", "grid_sample", "rand", "randn", "rand_like", "randn_like", "randint",
    "randint_like", "randperm", "bernoulli", "normal", "multinomial", "uniform_", "normal_", "bernoulli_",
    "random_", "exponential_", "log_normal_", "cauchy_", "geometric_", "generator_new", "initial_seed",
    "get_rng_state", "set_rng_state"
]
