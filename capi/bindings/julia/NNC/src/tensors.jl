# SPDX-License-Identifier: Apache-2.0
# Tensors: from and to Julia's arrays, new ones, sizes, element types, printing.
export tensor, item, dtype, arange, full, randint, new_zeros, new_ones, new_empty, new_full, as_tensor,
    from_blob, contiguous, is_contiguous, requires_grad, is_leaf, retains_grad, numel, device, random!

# ---- from and to arrays ----

const Element = Union{Float32,Float64,Float16,Int64,Int32,Int16,Int8,UInt8,Bool}

"""
    Tensor(A)

A tensor that looks at the memory of the array `A`: writing to one shows in the other, and `A` stays
alive as long as the tensor and its views do. `size(Tensor(A)) == size(A)` and `Tensor(A)[i, j] == A[i, j]`:
the strides are Julia's, column after column. Of what has no memory of its own with strides, as `A'`,
`1:3`, a `BitArray` or a view by a list of indices, it is a copy. `tensor(A)` is always a copy.
"""
function Tensor(A::StridedArray{T}) where {T<:Element}
    c, out = context(), Ref(C_NULL)
    dims, steps = ints_argument(size(A)), ints_argument(strides(A))
    keeping(memory_of(A), sizeof(A)) do self
        C.nnc_from_blob(c, pointer(A), dims, length(dims), steps, dtype_code(T), post_pointer(), self, out)
    end
    Tensor(c, out[])
end
Tensor(A::AbstractArray{T}) where {T<:Element} = Tensor(Array(A))
# What keeps the memory of an array. Of a Vector it is another array object with the same memory: then
# it cannot be resized, also as what a view looks at.
memory_of(A) = A
memory_of(A::Vector) = reshape(A, length(A), 1)
memory_of(A::Union{SubArray,Base.ReshapedArray,Base.ReinterpretArray}) = (A, memory_of(parent(A)))
Tensor(x::Number) = tensor(x)

"""
    tensor(data; dtype=nothing, requires_grad=false)

A copy of an array or number, as `torch.tensor`. Julia's types stay as they are: `tensor([1.0])` is float64.
"""
function tensor(A::AbstractArray; dtype=nothing, requires_grad=false)
    x = clone(Tensor(A), contiguous_format)
    finish(x, dtype, requires_grad)
end
function tensor(x::T; dtype=nothing, requires_grad=false) where {T<:Element}
    c, out = context(), Ref(C_NULL)
    check(C.nnc_tensor_from_data(c, Ref(x), C_NULL, 0, dtype_code(T), out))
    finish(Tensor(c, out[]), dtype, requires_grad)
end
function finish(x, dtype, requires_grad)
    dtype === nothing || (x = to(x, dtype))
    requires_grad ? requires_grad!(x) : x
end

"""
    from_blob(pointer, dims, T; strides=nothing, owner=nothing)

Memory of `prod(dims)` elements of `T`, no copy, in row-major order or with `strides`. `owner` is kept
alive until the tensor and its views are gone.
"""
function from_blob(data::Ptr, dims, T; strides=nothing, owner=nothing)
    c, out = context(), Ref(C_NULL)
    sizes, steps = ints_argument(dims), ints_argument(strides)
    keeping(owner) do self
        C.nnc_from_blob(c, data, sizes, length(sizes), steps, dtype_code(T), post_pointer(), self, out)
    end
    Tensor(c, out[])
end

"""
    Array(t)

The elements as a Julia array of the same sizes, a copy. bfloat16 becomes Float32.
"""
function Base.Array(t::Tensor)
    T = dtype(t)
    T === nothing && alive(-1, "nnc_tensor_dtype")
    T === BFloat16 && return Array(to(t, Float32))
    result = Array{T}(undef, size(t))
    # Row-major order of the reversed dimensions is the order of Julia's arrays.
    reversed = no_grad(() -> permute(t, ndims(t)-1:-1:0))
    check(C.nnc_tensor_copy_to(context(), reversed, result, sizeof(result)))
    result
end
Base.Array{T}(t::Tensor) where {T} = convert(Array{T}, Array(t))
Base.collect(t::Tensor) = Array(t)
Base.convert(::Type{Tensor}, A::AbstractArray) = tensor(A)

"The value of a tensor of one element as a number of Julia."
function item(t::Tensor)
    if dtype(t) in (Int64, Int32, Int16, Int8, UInt8, Bool)
        out = Ref{Int64}(0)
        check(C.nnc_tensor_item_i64(context(), t, out))
        return dtype(t) === Bool ? out[] != 0 : out[]
    end
    out = Ref(0.0)
    check(C.nnc_tensor_item(context(), t, out))
    out[]
end

# ---- sizes and properties ----

Base.ndims(t::Tensor) = Int(alive(C.nnc_tensor_ndim(t), "nnc_tensor_ndim"))
Base.length(t::Tensor) = Int(alive(C.nnc_tensor_numel(t), "nnc_tensor_numel"))
numel(t::Tensor) = length(t)
Base.size(t::Tensor) = ntuple(d -> Int(C.nnc_tensor_size(t, d - 1)), ndims(t))
Base.size(t::Tensor, d::Integer) = d <= ndims(t) ? size(t)[d] : 1
Base.strides(t::Tensor) = ntuple(d -> Int(C.nnc_tensor_stride(t, d - 1)), ndims(t))
Base.axes(t::Tensor) = map(Base.OneTo, size(t))
Base.axes(t::Tensor, d::Integer) = Base.OneTo(size(t, d))
Base.isempty(t::Tensor) = length(t) == 0
Base.eltype(t::Tensor) = dtype(t)
Base.pointer(t::Tensor) = C.nnc_tensor_data(t)
"How long dimension dim is, counted from 0."
length_along(t, dim) = C.nnc_tensor_size(t, dim)

"The element type, as a type of Julia: `Float32`, ..., `BFloat16`."
dtype(t::Tensor) = dtype_of(C.nnc_tensor_dtype(t))
device(t::Tensor) = unsafe_string(C.nnc_tensor_device(t))
requires_grad(t::Tensor) = C.nnc_tensor_requires_grad(t) == 1
is_leaf(t::Tensor) = C.nnc_tensor_is_leaf(t) == 1
retains_grad(t::Tensor) = C.nnc_tensor_retains_grad(t) == 1
is_contiguous(t::Tensor, format::MemoryFormat) = C.nnc_tensor_is_contiguous_memory_format(t, Int32(format)) == 1

# ---- new ones: zeros(Tensor, 2, 3) ----

for (name, c_name) in ((:zeros, :nnc_zeros), (:ones, :nnc_ones), (:rand, :nnc_rand), (:randn, :nnc_randn))
    maker = Symbol(:new_, name, :_tensor)
    @eval begin
        function $maker(dims; dtype=nothing, requires_grad=false)
            c, out, sizes = context(), Ref(C_NULL), ints_argument(dims)
            check(C.$c_name(c, sizes, length(sizes), dtype_code(dtype), out))
            finish(Tensor(c, out[]), nothing, requires_grad)
        end
        # As many as Julia has for arrays, so that none of those is as near.
        Base.$name(::Type{Tensor}, dims::Tuple{}; options...) = $maker(dims; options...)
        Base.$name(::Type{Tensor}, dims::Dims; options...) = $maker(dims; options...)
        Base.$name(::Type{Tensor}, dim::Integer, dims::Integer...; options...) = $maker((dim, dims...); options...)
    end
end
"Uninitialised: the elements are whatever the memory held. Of a `memory_format`, if that is given."
function Tensor(::UndefInitializer, dims::Integer...; dtype=nothing, memory_format=nothing)
    c, out, sizes = context(), Ref(C_NULL), ints_argument(dims)
    check(memory_format === nothing ? C.nnc_empty(c, sizes, length(sizes), dtype_code(dtype), out) :
          C.nnc_empty_memory_format(c, sizes, length(sizes), dtype_code(dtype), Int32(memory_format), out))
    Tensor(c, out[])
end

"Every element is `fill_value`: `full((2, 3), 0.5)`. An integer makes int64, as in torch."
function full(size, fill_value; dtype=nothing)
    c, out, sizes = context(), Ref(C_NULL), ints_argument(size)
    check(fill_value isa Integer && !(fill_value isa Bool && dtype === nothing) ?
          C.nnc_full_i64(c, sizes, length(sizes), fill_value, dtype_code(dtype), out) :
          C.nnc_full(c, sizes, length(sizes), fill_value, dtype_code(fill_value isa Bool ? Bool : dtype), out))
    Tensor(c, out[])
end
for name in (:new_zeros, :new_ones, :new_empty)
    c_name = Symbol(:nnc_, name)
    @eval function $name(input::Tensor, size; dtype=nothing)
        c, out, sizes = context(), Ref(C_NULL), ints_argument(size)
        check(C.$c_name(c, input, sizes, length(sizes), dtype_code(dtype), out))
        Tensor(c, out[])
    end
end
function new_full(input::Tensor, size, fill_value; dtype=nothing)
    c, out, sizes = context(), Ref(C_NULL), ints_argument(size)
    check(fill_value isa Integer ? C.nnc_new_full_i64(c, input, sizes, length(sizes), fill_value, dtype_code(dtype), out) :
          C.nnc_new_full(c, input, sizes, length(sizes), fill_value, dtype_code(dtype), out))
    Tensor(c, out[])
end

"`torch.arange`: the end is not part of it. Integers make int64."
arange(stop::Real; dtype=nothing) = arange(zero(stop), stop; dtype=dtype)
function arange(start::Real, stop::Real, step::Real=1; dtype=nothing)
    c, out = context(), Ref(C_NULL)
    check(all(x -> x isa Integer, (start, stop, step)) ? C.nnc_arange_i64(c, start, stop, step, dtype_code(dtype), out) :
          C.nnc_arange(c, start, stop, step, dtype_code(dtype), out))
    Tensor(c, out[])
end
"Whole numbers `low <= v < high` in the sizes `size`: `randint(0, 10, (2, 3))`."
function randint(low::Integer, high::Integer, size; dtype=nothing)
    c, out, sizes = context(), Ref(C_NULL), ints_argument(size)
    check(C.nnc_randint(c, low, high, sizes, length(sizes), dtype_code(dtype), out))
    Tensor(c, out[])
end
randint(high::Integer, size; dtype=nothing) = randint(0, high, size; dtype=dtype)
"""
    random!(input)
    random!(input, to)
    random!(input, from, to)

Whole numbers from 0, or `from <= v < to`, in place; without `to`, or where it is `nothing`, up to the
largest that the type holds with all below it.
"""
random!(input::Tensor) = random!(input, 0, nothing)
random!(input::Tensor, to::Integer) = random!(input, 0, to)
function random!(input::Tensor, from::Integer, to::Union{Integer,Nothing})
    check(C.nnc_random_(context(), input, from, optional(Int64, to)))
    input
end
"A permutation of 0..n-1."
function Random.randperm(::Type{Tensor}, n::Integer; dtype=nothing)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_randperm(c, n, dtype_code(dtype), out))
    Tensor(c, out[])
end
"Normal numbers of one mean and standard deviation in the sizes `size`."
function normal(mean::Real, std::Real, size; dtype=nothing)
    c, out, sizes = context(), Ref(C_NULL), ints_argument(size)
    check(C.nnc_normal_size(c, mean, std, sizes, length(sizes), dtype_code(dtype), out))
    Tensor(c, out[])
end
"data itself if it has that type, else a copy; of an array `Tensor(data)`."
function as_tensor(data::Tensor; dtype=nothing)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_as_tensor(c, data, dtype_code(dtype), out))
    Tensor(c, out[])
end
as_tensor(A; dtype=nothing) = as_tensor(Tensor(A); dtype=dtype)

Base.copy(t::Tensor) = clone(t)
Base.similar(t::Tensor) = empty_like(t)
Base.zero(t::Tensor) = zeros_like(t)
Base.one(t::Tensor) = ones_like(t)

# ---- copies ----

# As torch's deepcopy: detached, and of leaves only.
function Base.deepcopy_internal(t::Tensor, copies::IdDict)
    haskey(copies, t) && return copies[t]
    is_leaf(t) || throw(ArgumentError("deepcopy of a tensor that is no leaf: use copy, or detach it first"))
    x = no_grad(() -> clone(detach(t)))
    requires_grad(t) && requires_grad!(x)
    gradient = grad(t)
    gradient === nothing || (x.grad = Base.deepcopy_internal(gradient, copies))
    copies[t] = x
end
function Base.deepcopy_internal(named::Named, copies::IdDict)
    haskey(copies, named) && return copies[named]
    entries = [k => x === nothing ? no_copy(named, "deepcopy") : Base.deepcopy_internal(x, copies) for (k, x) in named]
    copies[named] = Named(entries)
end
no_copy(h, what) = throw(ArgumentError("no $what of a $(typeof(h)), which is an object of libnnc" *
                                       (what == "serialize" ? ": use save and load" : "")))
Base.deepcopy_internal(h::Handle, ::IdDict) = no_copy(h, "deepcopy")
Serialization.serialize(::Serialization.AbstractSerializer, h::Handle) = no_copy(h, "serialize")

# ---- writing in place ----

function Base.copy!(input::Tensor, src::Tensor)
    check(C.nnc_copy_(context(), input, src))
    input
end
Base.copyto!(input::Tensor, src::Tensor) = copy!(input, src)
Base.copy!(input::Tensor, src::AbstractArray) = copy!(input, Tensor(src))
Base.fill!(input::Tensor, value::Integer) = (check(C.nnc_fill_i64_(context(), input, value)); input)
Base.fill!(input::Tensor, value::Real) = (check(C.nnc_fill_(context(), input, value)); input)

# ---- torch's functions whose forms one argument tells apart ----

for (name, whole, along) in ((:(Base.max), :nnc_max, :nnc_max_dim), (:(Base.min), :nnc_min, :nnc_min_dim),
                             (:(Statistics.median), :nnc_median, :nnc_median_dim))
    @eval function $name(input::Tensor, dim_::Union{Integer,Nothing}=nothing; dim=dim_, keepdim=false)
        c, values, indices = context(), Ref(C_NULL), Ref(C_NULL)
        if dim === nothing
            check(C.$whole(c, input, values))
            return Tensor(c, values[])
        end
        check(C.$along(c, input, dim, keepdim, values, indices))
        (Tensor(c, values[]), Tensor(c, indices[]))
    end
end
Base.max(input::Tensor, other::Tensor) = maximum(input, other)
Base.min(input::Tensor, other::Tensor) = minimum(input, other)
Base.maximum(input::Tensor) = max(input)
Base.minimum(input::Tensor) = min(input)

clamp_limits(low, high) = all(x -> x === nothing || x isa Integer, (low, high)) ? Int64 : Float64
function Base.clamp(input::Tensor, min_=nothing, max_=nothing; min=min_, max=max_)
    c, out = context(), Ref(C_NULL)
    if min isa Tensor || max isa Tensor
        check(C.nnc_clamp_tensor(c, input, pointer_or_null(min), pointer_or_null(max), out))
    elseif clamp_limits(min, max) === Int64
        check(C.nnc_clamp_i64(c, input, optional(Int64, min), optional(Int64, max), out))
    else
        check(C.nnc_clamp(c, input, optional(Float64, min), optional(Float64, max), out))
    end
    Tensor(c, out[])
end
function Base.clamp!(input::Tensor, min_=nothing, max_=nothing; min=min_, max=max_)
    c = context()
    if min isa Tensor || max isa Tensor
        check(C.nnc_clamp_tensor_(c, input, pointer_or_null(min), pointer_or_null(max)))
    elseif clamp_limits(min, max) === Int64
        check(C.nnc_clamp_i64_(c, input, optional(Int64, min), optional(Int64, max)))
    else
        check(C.nnc_clamp_(c, input, optional(Float64, min), optional(Float64, max)))
    end
    input
end

"""
    unique(input; sorted=true, return_inverse=false, return_counts=false, dim=nothing)

The distinct elements, or slices along `dim`; a tuple if inverse or counts are wanted too.
"""
function Base.unique(input::Tensor; sorted=true, return_inverse=false, return_counts=false, dim=nothing)
    c, out, inverse, counts = context(), Ref(C_NULL), Ref(C_NULL), Ref(C_NULL)
    check(C.nnc_unique(c, input, sorted, optional(Int64, dim), out, return_inverse ? inverse : C_NULL,
                       return_counts ? counts : C_NULL))
    results = (Tensor(c, out[]),)
    return_inverse && (results = (results..., Tensor(c, inverse[])))
    return_counts && (results = (results..., Tensor(c, counts[])))
    length(results) == 1 ? results[1] : results
end

# ---- printing ----

function Base.show(io::IO, t::Tensor)
    out = Ref(C_NULL)
    check(C.nnc_tensor_repr(context(), t, out))
    print(io, take_string(out[]))
end
Base.summary(io::IO, t::Tensor) = print(io, join(size(t), "×"), " Tensor of ", dtype(t))
