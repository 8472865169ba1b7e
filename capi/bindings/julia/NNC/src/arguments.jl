# SPDX-License-Identifier: Apache-2.0
# Julia's values as arguments of C: lists, numbers that may be missing, words, element types.
export BFloat16, contiguous_format, preserve_format, channels_last, channels_last_3d

"The place of a required argument that is given by its name."
struct Required end
const REQUIRED = Required()
given(value, name) = value
given(::Required, name) = throw(UndefKeywordError(name))

"A list and its length; NULL for nothing."
struct List{T}
    values::Vector{T}
    null::Bool
    roots::Any
end
Base.length(list::List) = length(list.values)
Base.cconvert(::Type{Ptr{T}}, list::List{T}) where {T} = list
Base.unsafe_convert(::Type{Ptr{T}}, list::List{T}) where {T} = list.null ? Ptr{T}(C_NULL) : pointer(list.values)

list_of(T, ::Nothing) = List{T}(T[], true, nothing)
list_of(T, x::Number) = List{T}(T[x], false, nothing)
list_of(T, xs) = List{T}(T[x for x in xs], false, nothing)
ints_argument(xs) = list_of(Int64, xs)
ints_argument(xs::Tuple) = List{Int64}(Int64[x isa Colon ? -1 : x for x in xs], false, nothing)
ints_argument(::Colon) = ints_argument(-1)
reals_argument(xs) = list_of(Float64, xs)
handles_argument(::Nothing) = List{C.P}(C.P[], true, nothing)
handles_argument(x::Handle) = handles_argument((x,))
handles_argument(xs) = List{C.P}(C.P[x === nothing ? C_NULL : pointer_of(x) for x in xs], false, xs)

"A flag that is the library's to choose for nothing."
choice(::Nothing) = Int32(-1)
choice(x) = Int32(Bool(x))

"A number behind a pointer; NULL for nothing."
struct Optional{T}
    value::Base.RefValue{T}
    null::Bool
end
optional(T, ::Nothing) = Optional{T}(Ref{T}(0), true)
optional(T, x) = Optional{T}(Ref{T}(x), false)
Base.cconvert(::Type{Ptr{T}}, x::Optional{T}) where {T} = x
Base.unsafe_convert(::Type{Ptr{T}}, x::Optional{T}) where {T} =
    x.null ? Ptr{T}(C_NULL) : Base.unsafe_convert(Ptr{T}, x.value)

text_argument(::Nothing) = C_NULL
text_argument(x) = string(x)
text_argument(x::String) = x

"The element type bfloat16, for which Julia 1.5 has none: arrays of it come back as Float32."
abstract type BFloat16 end
const DTYPES = (Float32 => C.NNC_FLOAT32, Float64 => C.NNC_FLOAT64, Float16 => C.NNC_FLOAT16,
                BFloat16 => C.NNC_BFLOAT16, Int64 => C.NNC_INT64, Int32 => C.NNC_INT32, Int16 => C.NNC_INT16,
                Int8 => C.NNC_INT8, UInt8 => C.NNC_UINT8, Bool => C.NNC_BOOL)
const DTYPE_CODES = IdDict{Any,Int32}(DTYPES...)
const DTYPE_TYPES = Dict{Int32,Type}(code => T for (T, code) in DTYPES)
dtype_code(::Nothing) = C.NNC_DTYPE_DEFAULT
dtype_code(T::Type) = get(DTYPE_CODES, T, Int32(-1))
dtype_of(code) = get(DTYPE_TYPES, code, nothing)

@enum MemoryFormat::Int32 contiguous_format=1 preserve_format=2 channels_last=3 channels_last_3d=4
memory_format_code(::Nothing) = C.NNC_MEMORY_FORMAT_DEFAULT
memory_format_code(x::MemoryFormat) = Int32(x)

const REDUCTIONS = Dict("none" => C.NNC_REDUCTION_NONE, "mean" => C.NNC_REDUCTION_MEAN, "sum" => C.NNC_REDUCTION_SUM,
                        "batchmean" => C.NNC_REDUCTION_BATCHMEAN)
reduction_code(x) = get(REDUCTIONS, string(x), Int32(99))

# ---- constructors are text, in Python's words ----

"A piece of Python, as constructors take it."
struct Literal
    text::String
end

const PYTHON_DTYPES = Dict{Any,String}(Float32 => "float32", Float64 => "float64", Float16 => "float16",
    BFloat16 => "bfloat16", Int64 => "int64", Int32 => "int32", Int16 => "int16", Int8 => "int8", UInt8 => "uint8",
    Bool => "bool")
python(x::Literal) = x.text
python(x::Bool) = x ? "True" : "False"
python(x::Integer) = string(x)
python(x::AbstractFloat) = isfinite(x) ? string(Float64(x)) :
                           isnan(x) ? "float('nan')" : x > 0 ? "float('inf')" : "-float('inf')"
python(::Nothing) = "None"
python(x::AbstractString) = "'" * replace(replace(replace(x, "\\" => "\\\\"), "'" => "\\'"), "\n" => "\\n") * "'"
python(x::Symbol) = python(string(x))
python(x::Type) = "torch." * PYTHON_DTYPES[x]
python(x::Tuple) = "(" * join((python(v) for v in x), ", ") * (length(x) == 1 ? ",)" : ")")
python(x::AbstractVector) = "[" * join((python(v) for v in x), ", ") * "]"
python(x::AbstractDict) = "{" * join((python(k) * ": " * python(v) for (k, v) in x), ", ") * "}"
python(x::Pair) = "(" * python(x.first) * ", " * python(x.second) * ")"

python_arguments(positional, named) =
    join(vcat([python(x) for x in positional], ["$k=" * python(v) for (k, v) in pairs(named)]), ", ")

# ---- keyword arguments that text cannot say ----

Kwargs() = (out = Ref(C_NULL); check(C.nnc_kwargs_new(context(), out)); Kwargs(context(), out[]))
set!(k::Kwargs, key, ::Nothing) = check(C.nnc_kwargs_set_none(k, key))
set!(k::Kwargs, key, x::Bool) = check(C.nnc_kwargs_set_bool(k, key, x))
set!(k::Kwargs, key, x::Integer) = check(C.nnc_kwargs_set_i64(k, key, x))
set!(k::Kwargs, key, x::Real) = check(C.nnc_kwargs_set_f64(k, key, x))
set!(k::Kwargs, key, x::AbstractString) = check(C.nnc_kwargs_set_str(k, key, x))
set!(k::Kwargs, key, x::Tensor) = check(C.nnc_kwargs_set_tensor(k, key, x))
set!(k::Kwargs, key, x::NNModule) = check(C.nnc_kwargs_set_module(k, key, x))
function set!(k::Kwargs, key, xs::Union{Tuple,AbstractVector})
    if all(x -> x isa Integer, xs)
        list = ints_argument(xs)
        check(C.nnc_kwargs_set_i64s(k, key, list, length(list)))
    else
        list = handles_argument(xs)
        check(C.nnc_kwargs_set_tensors(k, key, list, length(list)))
    end
end
kwargs_argument(::Nothing) = C_NULL
kwargs_argument(k::Kwargs) = k
function kwargs_argument(named)
    isempty(named) && return C_NULL
    k = Kwargs()
    foreach(((key, x),) -> set!(k, string(key), x), pairs(named))
    k
end
