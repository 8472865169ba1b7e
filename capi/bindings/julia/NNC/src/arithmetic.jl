# SPDX-License-Identifier: Apache-2.0
# Operators and broadcasting. `*` of two tensors is the matrix product, as for Julia's arrays; with a
# dot it is element by element. `+` and `-` broadcast, with and without a dot.

Base.:+(a::Tensor, b::Tensor) = add(a, b)
Base.:+(a::Tensor, b::Real) = add(a, b)
Base.:+(a::Real, b::Tensor) = add(b, a)
Base.:-(a::Tensor, b::Tensor) = sub(a, b)
Base.:-(a::Tensor, b::Real) = sub(a, b)
Base.:-(a::Real, b::Tensor) = add(neg(b), a)
Base.:+(a::Tensor) = a
Base.:-(a::Tensor) = neg(a)
Base.:*(a::Tensor, b::Tensor) = matmul(a, b)
Base.:*(a::Tensor, b::Real) = mul(a, b)
Base.:*(a::Real, b::Tensor) = mul(b, a)
Base.:/(a::Tensor, b::Real) = div(a, b)
Base.adjoint(a::Tensor) = t(a)

# Equal sizes, types and elements; a tensor of one element also equals its number.
Base.:(==)(a::Tensor, b::Tensor) = size(a) == size(b) && equal(a, b)
Base.:(==)(a::Tensor, b::Number) = length(a) == 1 && item(a) == b
Base.:(==)(a::Number, b::Tensor) = b == a
# With an array as arrays compare, whatever their types.
Base.:(==)(a::Tensor, b::AbstractArray) = size(a) == size(b) && Array(a) == b
Base.:(==)(a::AbstractArray, b::Tensor) = b == a
Base.isequal(a::Tensor, b::Tensor) = a === b
Base.hash(a::Tensor, h::UInt) = hash(objectid(a), h)
Base.isapprox(a::Tensor, b::Tensor; rtol=1e-5, atol=1e-8, nans=false) =
    size(a) == size(b) && allclose(a, b; rtol=rtol, atol=atol, equal_nan=nans)
Base.isapprox(a::Tensor, b::AbstractArray; options...) = isapprox(to(a, Float64), tensor(Float64.(b)); options...)
Base.isapprox(a::AbstractArray, b::Tensor; options...) = isapprox(tensor(Float64.(a)), to(b, Float64); options...)
Base.isapprox(a::Tensor, b::Number; options...) = length(a) == 1 && isapprox(reshape(a, ()), fill(b); options...)
Base.isapprox(a::Number, b::Tensor; options...) = length(b) == 1 && isapprox(fill(a), reshape(b, ()); options...)

# ---- dots: at once, one after another, each a function of libnnc's ----

struct TensorStyle <: Broadcast.BroadcastStyle end
Base.BroadcastStyle(::Type{Tensor}) = TensorStyle()
Base.BroadcastStyle(::TensorStyle, ::Broadcast.BroadcastStyle) = TensorStyle()
Base.broadcastable(t::Tensor) = t

operand(x) = x
operand(x::AbstractArray) = tensor(x)
operand(x::Ref) = x[]
operand(x::Broadcast.Broadcasted) = operand(Broadcast.materialize(x))
Broadcast.broadcasted(::TensorStyle, f, args...) = dotted(f, map(operand, args)...)

# f.(t) is f(t): libnnc's functions of elements take tensors as a whole.
dotted(f, args...) = f(args...)
dotted(::typeof(*), a, b) = a isa Tensor ? mul(a, b) : mul(b, a)
dotted(::typeof(*), a, b, c...) = dotted(*, dotted(*, a, b), c...)
dotted(::typeof(/), a::Tensor, b) = div(a, b)
dotted(::typeof(/), a::Real, b::Tensor) = mul(reciprocal(b), a)
dotted(::typeof(^), a, b) = pow(a, b)
dotted(::typeof(Base.literal_pow), ::typeof(^), a, ::Val{n}) where {n} = pow(a, n)
dotted(::typeof(Base.literal_pow), ::Base.RefValue, a, ::Base.RefValue{Val{n}}) where {n} = pow(a, n)
dotted(::typeof(==), a::Tensor, b) = eq(a, b)
dotted(::typeof(!=), a::Tensor, b) = ne(a, b)
dotted(::typeof(<), a::Tensor, b) = lt(a, b)
dotted(::typeof(<=), a::Tensor, b) = le(a, b)
dotted(::typeof(>), a::Tensor, b) = gt(a, b)
dotted(::typeof(>=), a::Tensor, b) = ge(a, b)
dotted(::typeof(==), a::Real, b::Tensor) = eq(b, a)
dotted(::typeof(!=), a::Real, b::Tensor) = ne(b, a)
dotted(::typeof(<), a::Real, b::Tensor) = gt(b, a)
dotted(::typeof(<=), a::Real, b::Tensor) = ge(b, a)
dotted(::typeof(>), a::Real, b::Tensor) = lt(b, a)
dotted(::typeof(>=), a::Real, b::Tensor) = le(b, a)
dotted(::typeof(!), a::Tensor) = logical_not(a)
dotted(::typeof(~), a::Tensor) = bitwise_not(a)
dotted(::typeof(&), a::Tensor, b) = bitwise_and(a, b)
dotted(::typeof(|), a::Tensor, b) = bitwise_or(a, b)
dotted(::typeof(xor), a::Tensor, b) = bitwise_xor(a, b)
dotted(::typeof(rem), a::Tensor, b) = fmod(a, b)
dotted(::typeof(mod), a::Tensor, b) = remainder(a, b)
dotted(::typeof(abs2), a::Tensor) = square(a)
dotted(::typeof(ifelse), condition::Tensor, a, b) = where(condition, a, b)
dotted(T::Type{<:Number}, a::Tensor) = to(a, T)
# max(a, 0) is along dimension 0; with a dot it is of elements.
dotted(::typeof(max), a::Tensor, b::Tensor) = maximum(a, b)
dotted(::typeof(max), a::Tensor, b::Real) = clamp(a; min=b)
dotted(::typeof(max), a::Real, b::Tensor) = clamp(b; min=a)
dotted(::typeof(min), a::Tensor, b::Tensor) = minimum(a, b)
dotted(::typeof(min), a::Tensor, b::Real) = clamp(a; max=b)
dotted(::typeof(min), a::Real, b::Tensor) = clamp(b; max=a)
dotted(f::Union{typeof(max),typeof(min)}, a, b, c, d...) = dotted(f, dotted(f, a, b), c, d...)
dotted(f::Union{typeof(max),typeof(min)}, a::Real, b::Real) = f(a, b)

# x .= y and x .+= y write to x, unless that would cut off what its type has no room for: torch's rule
# for operations in place.
Base.materialize!(x::Tensor, y::Tensor) = (check_cast(dtype(x), dtype(y)); copy!(x, y))
function Base.materialize!(x::Tensor, y::Real)
    exact = y isa Integer || isinteger(y)
    check_cast(dtype(x), dtype(x) === Bool && y in (0, 1) ? Bool : exact ? Int64 : typeof(y))
    fill!(x, y)
end
Base.materialize!(x::Tensor, y::AbstractArray) = Base.materialize!(x, Tensor(y))
kind(T) = T === Bool ? 0 : T isa Type && T <: Integer ? 1 : 2
check_cast(to, from) = kind(from) <= kind(to) || throw(NNCError(C.NNC_E_DTYPE, "nnc_copy_",
    "result type $from can't be cast to the desired output type $to"))
Base.materialize!(x::Tensor, y::Broadcast.Broadcasted) = Base.materialize!(x, operand(y))

Base.cat(x::Tensor, xs::Tensor...; dims) = cat((x, xs...), dims - 1)
Base.hcat(x::Tensor, xs::Tensor...) = cat((x, xs...), 1)
Base.vcat(x::Tensor, xs::Tensor...) = cat((x, xs...), 0)
