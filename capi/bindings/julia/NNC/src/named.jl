# SPDX-License-Identifier: Apache-2.0
# Named collections: what named_parameters, state_dict and load give.
export value

"""
    Named(entries)

Tensors or modules by name in torch's order, an `AbstractDict` in all but the type: `named["0.weight"]`,
`for (key, tensor) in named`. Nested dictionaries are one collection with dotted keys,
`named["optimizer"]` is the part below such a key. What is no tensor in Python is one here, and
`value(named, "epoch")` is what Python prints for it.
"""
function Named()
    c = context()
    out = Ref(C_NULL)
    check(C.nnc_named_new(c, out))
    Named(c, out[])
end
Named(entries::Pair...) = Named(entries)
function Named(entries)
    named = Named()
    for (key, x) in (entries isa NamedTuple ? pairs(entries) : entries)
        add!(named, string(key), x)
    end
    named
end

add!(named::Named, key, x::Union{Tensor,Nothing}) = check(C.nnc_named_add(named, key, pointer_or_null(x)))
add!(named::Named, key, x::NNModule) = check(C.nnc_named_add_module(named, key, x))
add!(named::Named, key, x::Named) = check(C.nnc_named_add_named(named, key, x))
add!(named::Named, key, x::Union{AbstractDict,NamedTuple}) = add!(named, key, Named(x))
add!(named::Named, key, x) = check(C.nnc_named_add_value(named, key, python(x)))

named_argument(::Nothing) = C_NULL
named_argument(x::Named) = x
named_argument(entries) = Named(entries)

Base.length(named::Named) = Int(alive(C.nnc_named_count(named), "nnc_named_count"))
Base.isempty(named::Named) = length(named) == 0
Base.eltype(::Type{Named}) = Pair{String,Any}
function key_at(named::Named, i)
    p = C.nnc_named_key(named, i)
    GC.@preserve named unsafe_string(p)
end
function entry_at(named::Named, i)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_named_tensor(c, named, i, out))
    out[] == C_NULL || return Tensor(c, out[])
    check(C.nnc_named_module(c, named, i, out))
    maybe(NNModule, c, out[])
end
Base.iterate(named::Named, i=0) = i < length(named) ? (key_at(named, i) => entry_at(named, i), i + 1) : nothing
Base.keys(named::Named) = String[key_at(named, i) for i in 0:length(named)-1]
Base.values(named::Named) = Any[entry_at(named, i) for i in 0:length(named)-1]
Base.pairs(named::Named) = named
Base.haskey(named::Named, key) = string(key) in keys(named)
function Base.getindex(named::Named, key::AbstractString)
    i = findfirst(isequal(key), keys(named))
    i === nothing || return entry_at(named, i - 1)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_named_sub(c, named, key, out))
    Named(c, out[])
end
Base.get(named::Named, key, default) = haskey(named, key) ? named[key] : default
function Base.setindex!(named::Named, x::Union{Tensor,Nothing}, key::AbstractString)
    check(C.nnc_named_set(named, key, pointer_or_null(x)))
    named
end
function Base.setindex!(named::Named, x, key::AbstractString)
    haskey(named, key) && delete!(named, key)
    add!(named, key, x)
    named
end
Base.delete!(named::Named, key) = (check(C.nnc_named_remove(named, key)); named)

"The entry as Python prints it: \"5\", \"(0.9, 0.999)\", a str without quotes."
function value(named::Named, key)
    out = Ref(C_NULL)
    check(C.nnc_named_value(context(), named, key, out))
    take_string(out[])
end

function Base.show(io::IO, named::Named)
    print(io, "Named(", join((repr(k) for k in keys(named)), ", "), ")")
end
