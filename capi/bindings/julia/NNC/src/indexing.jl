# SPDX-License-Identifier: Apache-2.0
# Brackets count from 1, as everywhere in Julia: t[2, :, end], t[1:2:end, :], t[mask], t[[3, 1], :].
# As many indices as dimensions, or one mask. What comes out is a tensor, of an element too (with a
# gradient, if t has one): item() makes a number of it. Integer tensors as indices are torch's, from 0.
# As in torch, numbers and ranges select first, and of several lists of indices the first elements
# belong together, the second ones, ...

const Plain = Union{Integer,Colon,AbstractRange{<:Integer}}
const Several = Union{AbstractVector{<:Integer},Tensor}

Base.checkbounds(::Type{Bool}, t::Tensor, I...) = all(within(size(t, d), i) for (d, i) in enumerate(I))
within(n, i::Integer) = 1 <= i <= n
within(n, ::Colon) = true
within(n, r::AbstractRange) = isempty(r) || (within(n, first(r)) && within(n, last(r)))
within(n, v::AbstractVector{Bool}) = length(v) == n
within(n, v::AbstractVector) = all(i -> within(n, i), v)
within(n, ::Tensor) = true
Base.checkbounds(t::Tensor, I...) =
    length(I) == ndims(t) && checkbounds(Bool, t, I...) ? nothing : throw(BoundsError(t, I))

Base.firstindex(t::Tensor) = 1
Base.lastindex(t::Tensor) = length(t)
Base.lastindex(t::Tensor, d) = size(t, d)

# As Python writes them.
slice_text(i::Integer) = string(i - 1)
slice_text(::Colon) = ":"
slice_text(r::AbstractRange) = isempty(r) ? "0:0" : string(first(r) - 1, ":", last(r), ":", step(r))
rising(r::AbstractRange) = step(r) > 0 ? r : reverse(r)
rising(i) = i

function plain_index(t::Tensor, I)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_index(c, t, join((slice_text(rising(i)) for i in I), ","), out))
    x = Tensor(c, out[])
    kept = [i for i in I if !(i isa Integer)]
    falling = [d - 1 for (d, i) in enumerate(kept) if i isa AbstractRange && !isempty(i) && step(i) < 0]
    isempty(falling) ? x : flip(x, falling)
end

from_zero(::Colon) = nothing
from_zero(i::Integer) = tensor(Int64(i) - 1)
from_zero(v::AbstractVector{Bool}) = tensor(collect(v))
from_zero(v::AbstractVector) = tensor(Int64[i - 1 for i in v])
from_zero(t::Tensor) = t
tensor_indices(t, I) = handles_argument(Any[from_zero(i) for i in I])

function Base.getindex(t::Tensor, I::Union{Plain,Several}...)
    if length(I) == 1 && I[1] isa Tensor
        return index_tensors(t, I)
    end
    checkbounds(t, I...)
    all(i -> i isa Plain, I) ? plain_index(t, I) : index_tensors(plain_part(t, I), listed_part(I))
end
plain_part(t, I) = all(i -> i isa Union{Colon,Several} && !(i isa AbstractRange), I) ? t :
                   plain_index(t, map(i -> i isa Plain ? i : Colon(), I))
listed_part(I) = Any[i isa Plain ? Colon() : i for i in I if !(i isa Integer)]
Base.getindex(t::Tensor, mask::AbstractArray{Bool}) = index_tensors(t, (Tensor(Array(mask)),))
Base.getindex(t::Tensor) = (checkbounds(t); t)
function index_tensors(t, I)
    c, out, list = context(), Ref(C_NULL), tensor_indices(t, I)
    check(C.nnc_index_tensors(c, t, list, length(list), out))
    Tensor(c, out[])
end

function Base.setindex!(t::Tensor, value, I::Union{Plain,Several}...)
    mask = length(I) == 1 && I[1] isa Tensor
    mask || checkbounds(t, I...)
    mask && return assign(t, value, I)
    any(i -> i isa AbstractRange && step(i) < 0, I) && return assign(t, value, places(t, I))
    if all(i -> i isa Plain, I)
        text = join((slice_text(i) for i in I), ",")
        c = context()
        check(value isa Integer ? C.nnc_tensor_index_assign_scalar_i64(c, t, text, value) :
              value isa Real ? C.nnc_tensor_index_assign_scalar(c, t, text, value) :
              C.nnc_tensor_index_assign(c, t, text, as_tensor(value)))
        return value
    end
    assign(plain_part(t, I), value, listed_part(I))
end
"What t[I...] selects as one list of indices for each dimension."
function places(t, I)
    n = size(t)
    selected = reshape(arange(length(t)), n)[I...]
    [remainder(floor_divide(selected, prod(n[d+1:end])), n[d]) for d in 1:length(n)]
end
Base.setindex!(t::Tensor, value, mask::AbstractArray{Bool}) = assign(t, value, (Tensor(Array(mask)),))
function assign(t, value, I)
    list = tensor_indices(t, I)
    x = value isa Tensor ? value : value isa Number ? full((), value; dtype=dtype(t)) : Tensor(value)
    check(C.nnc_index_put_(context(), t, list, length(list), x, false))
    value
end

# A loop is over the first dimension, as in Python.
Base.eachrow(t::Tensor) = (select(t, 0, i - 1) for i in 1:size(t, 1))
function Base.iterate(t::Tensor, i=1)
    ndims(t) == 0 && throw(ArgumentError("iteration over a tensor without dimensions"))
    i <= size(t, 1) ? (select(t, 0, i - 1), i + 1) : nothing
end
Base.IteratorSize(::Type{Tensor}) = Base.SizeUnknown() # length(t) counts elements
Base.IteratorEltype(::Type{Tensor}) = Base.EltypeUnknown()
