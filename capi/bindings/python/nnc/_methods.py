# SPDX-License-Identifier: Apache-2.0
"""The operations that are methods of a tensor.

Made by generate.py from the C headers.
"""

from . import _ops
from ._convert import several


class Operations:

    def new_empty(self, *dims, **others):
        return _ops.new_empty(self, *several(dims), **others)


    def new_zeros(self, *dims, **others):
        return _ops.new_zeros(self, *several(dims), **others)


    def new_ones(self, *dims, **others):
        return _ops.new_ones(self, *several(dims), **others)

    new_full = _ops.new_full
    clone = _ops.clone
    contiguous = _ops.contiguous
    float = _ops.tensor_float
    double = _ops.tensor_double
    half = _ops.tensor_half
    bfloat16 = _ops.tensor_bfloat16
    long = _ops.tensor_long
    int = _ops.tensor_int
    short = _ops.tensor_short
    char = _ops.tensor_char
    byte = _ops.tensor_byte
    bool = _ops.tensor_bool
    type_as = _ops.type_as
    cpu = _ops.tensor_cpu
    copy_ = _ops.copy_
    fill_ = _ops.fill_
    zero_ = _ops.zero_
    detach = _ops.detach
    detach_ = _ops.detach_
    relu = _ops.relu
    relu_ = _ops.relu_
    relu6 = _ops.relu6
    relu6_ = _ops.relu6_
    hardtanh = _ops.hardtanh
    hardtanh_ = _ops.hardtanh_
    leaky_relu = _ops.leaky_relu
    leaky_relu_ = _ops.leaky_relu_
    prelu = _ops.prelu
    rrelu = _ops.rrelu
    rrelu_ = _ops.rrelu_
    threshold = _ops.threshold
    threshold_ = _ops.threshold_
    hardsigmoid = _ops.hardsigmoid
    hardsigmoid_ = _ops.hardsigmoid_
    hardswish = _ops.hardswish
    hardswish_ = _ops.hardswish_
    hardshrink = _ops.hardshrink
    softshrink = _ops.softshrink
    sigmoid = _ops.sigmoid
    sigmoid_ = _ops.sigmoid_
    tanh = _ops.tanh
    tanh_ = _ops.tanh_
    elu = _ops.elu
    elu_ = _ops.elu_
    selu = _ops.selu
    selu_ = _ops.selu_
    celu = _ops.celu
    celu_ = _ops.celu_
    gelu = _ops.gelu
    silu = _ops.silu
    silu_ = _ops.silu_
    mish = _ops.mish
    mish_ = _ops.mish_
    softplus = _ops.softplus
    softsign = _ops.softsign
    tanhshrink = _ops.tanhshrink
    logsigmoid = _ops.logsigmoid
    glu = _ops.glu
    index_tensors = _ops.index_tensors
    index_put = _ops.index_put
    index_put_ = _ops.index_put_
    take = _ops.take
    index_add_ = _ops.index_add_
    index_copy = _ops.index_copy
    index_copy_ = _ops.index_copy_
    index_fill = _ops.index_fill
    index_fill_ = _ops.index_fill_
    scatter_ = _ops.scatter_
    scatter_add_ = _ops.scatter_add_
    scatter = _ops.scatter
    scatter_reduce = _ops.scatter_reduce
    scatter_reduce_ = _ops.scatter_reduce_
    masked_fill = _ops.masked_fill
    masked_fill_ = _ops.masked_fill_
    nonzero_as_tuple = _ops.nonzero_as_tuple
    mm = _ops.mm
    bmm = _ops.bmm
    mv = _ops.mv
    dot = _ops.dot
    outer = _ops.outer
    matmul = _ops.matmul
    addmm = _ops.addmm
    addmv = _ops.addmv
    baddbmm = _ops.baddbmm
    norm = _ops.norm
    add = _ops.add
    add_ = _ops.add_
    sub = _ops.sub
    sub_ = _ops.sub_
    mul = _ops.mul
    mul_ = _ops.mul_
    div = _ops.div
    div_ = _ops.div_
    floor_divide = _ops.floor_divide
    remainder = _ops.remainder
    fmod = _ops.fmod
    pow = _ops.pow
    pow_ = _ops.pow_
    square = _ops.square
    maximum = _ops.maximum
    minimum = _ops.minimum
    clamp = _ops.clamp
    clamp_ = _ops.clamp_
    clamp_min = _ops.clamp_min
    clamp_max = _ops.clamp_max
    nan_to_num = _ops.nan_to_num
    nan_to_num_ = _ops.nan_to_num_
    lerp = _ops.lerp
    lerp_ = _ops.lerp_
    addcmul = _ops.addcmul
    addcmul_ = _ops.addcmul_
    addcdiv = _ops.addcdiv
    addcdiv_ = _ops.addcdiv_
    neg = _ops.neg
    neg_ = _ops.neg_
    abs = _ops.abs
    sign = _ops.sign
    floor = _ops.floor
    ceil = _ops.ceil
    round = _ops.round
    trunc = _ops.trunc
    reciprocal = _ops.reciprocal
    exp = _ops.exp
    exp_ = _ops.exp_
    expm1 = _ops.expm1
    log = _ops.log
    log1p = _ops.log1p
    log2 = _ops.log2
    log10 = _ops.log10
    sqrt = _ops.sqrt
    sqrt_ = _ops.sqrt_
    rsqrt = _ops.rsqrt
    sin = _ops.sin
    cos = _ops.cos
    tan = _ops.tan
    asin = _ops.asin
    acos = _ops.acos
    atan = _ops.atan
    sinh = _ops.sinh
    cosh = _ops.cosh
    erf = _ops.erf
    erfc = _ops.erfc
    atan2 = _ops.atan2
    atan2_ = _ops.atan2_
    xlogy = _ops.xlogy
    logit = _ops.logit
    lgamma = _ops.lgamma
    erfinv = _ops.erfinv
    eq = _ops.eq
    ne = _ops.ne
    lt = _ops.lt
    le = _ops.le
    gt = _ops.gt
    ge = _ops.ge
    logical_and = _ops.logical_and
    logical_or = _ops.logical_or
    logical_xor = _ops.logical_xor
    logical_not = _ops.logical_not
    bitwise_and = _ops.bitwise_and
    bitwise_or = _ops.bitwise_or
    bitwise_xor = _ops.bitwise_xor
    bitwise_not = _ops.bitwise_not
    isnan = _ops.isnan
    isinf = _ops.isinf
    isfinite = _ops.isfinite
    isclose = _ops.isclose
    allclose = _ops.allclose
    equal = _ops.equal
    sum = _ops.sum
    mean = _ops.mean
    prod = _ops.prod
    cumsum = _ops.cumsum
    cumprod = _ops.cumprod
    cummax = _ops.cummax
    cummin = _ops.cummin
    nansum = _ops.nansum
    trace = _ops.trace
    var = _ops.var
    std = _ops.std
    var_mean = _ops.var_mean
    std_mean = _ops.std_mean
    max = _ops.max
    min = _ops.min
    amax = _ops.amax
    amin = _ops.amin
    argmax = _ops.argmax
    argmin = _ops.argmin
    median = _ops.median
    kthvalue = _ops.kthvalue
    mode = _ops.mode
    quantile = _ops.quantile
    any = _ops.any
    all = _ops.all
    count_nonzero = _ops.count_nonzero
    softmax = _ops.softmax
    log_softmax = _ops.log_softmax
    softmin = _ops.softmin
    logsumexp = _ops.logsumexp
    bincount = _ops.bincount
    histc = _ops.histc
    unique = _ops.unique
    repeat_interleave = _ops.repeat_interleave

    def view(self, *size, **others):
        return _ops.view(self, *several(size), **others)


    def reshape(self, *shape, **others):
        return _ops.reshape(self, *several(shape), **others)

    view_as = _ops.view_as
    flatten = _ops.flatten
    unflatten = _ops.unflatten

    def squeeze(self, *dim, **others):
        return _ops.squeeze(self, *several(dim), **others)

    unsqueeze = _ops.unsqueeze

    def expand(self, *size, **others):
        return _ops.expand(self, *several(size), **others)

    expand_as = _ops.expand_as
    broadcast_to = _ops.broadcast_to
    as_strided = _ops.as_strided
    transpose = _ops.transpose
    t = _ops.t

    def permute(self, *dims, **others):
        return _ops.permute(self, *several(dims), **others)

    movedim = _ops.movedim
    select = _ops.select
    narrow = _ops.narrow
    slice = _ops.slice
    diagonal = _ops.diagonal
    unfold = _ops.tensor_unfold
    unbind = _ops.unbind
    split = _ops.split
    chunk = _ops.chunk
    tensor_split = _ops.tensor_split

    def repeat(self, *repeats, **others):
        return _ops.repeat(self, *several(repeats), **others)


    def tile(self, *dims, **others):
        return _ops.tile(self, *several(dims), **others)


    def flip(self, *dims, **others):
        return _ops.flip(self, *several(dims), **others)

    roll = _ops.roll
    tril = _ops.tril
    triu = _ops.triu
    diag = _ops.diag
    diag_embed = _ops.diag_embed
    index_select = _ops.index_select
    index_add = _ops.index_add
    gather = _ops.gather
    scatter_add = _ops.scatter_add
    take_along_dim = _ops.take_along_dim
    masked_select = _ops.masked_select
    nonzero = _ops.nonzero
    sort = _ops.sort
    argsort = _ops.argsort
    topk = _ops.topk
    bernoulli = _ops.bernoulli
    multinomial = _ops.multinomial
    uniform_ = _ops.uniform_
    normal_ = _ops.normal_
    bernoulli_ = _ops.bernoulli_
    random_ = _ops.random_
    exponential_ = _ops.exponential_
    log_normal_ = _ops.log_normal_
    cauchy_ = _ops.cauchy_
    geometric_ = _ops.geometric_
