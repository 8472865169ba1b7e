# SPDX-License-Identifier: Apache-2.0
# Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict: modules, with brackets that count
# from 1 or take keys, length and loops.
export Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict

"`Sequential(Linear(4, 2), ReLU())`, or by names: `Sequential(\"a\" => Linear(4, 2), \"b\" => ReLU())`."
Sequential() = NNModule("Sequential()")
Sequential(m::NNModule, ms::NNModule...) = append!(Sequential(), (m, ms...))
Sequential(m::Pair, ms::Pair...) = (s = Sequential(); foreach(((k, m),) -> register_module!(s, string(k), m), (m, ms...)); s)
ModuleList(ms=NNModule[]) = append!(NNModule("ModuleList()"), ms)
ModuleList(ms::NNModule...) = ModuleList(ms)
ModuleDict(entries=Pair[]) = (d = NNModule("ModuleDict()"); foreach(((k, m),) -> d[string(k)] = m, pairs_of(entries)); d)
ModuleDict(entries::Pair...) = ModuleDict(entries)
ParameterList(xs=Tensor[]) = append!(NNModule("ParameterList()"), xs)
ParameterDict(entries=Pair[]) = (d = NNModule("ParameterDict()"); foreach(((k, x),) -> d[string(k)] = x, pairs_of(entries)); d)
ParameterDict(entries::Pair...) = ParameterDict(entries)
pairs_of(entries) = entries isa NamedTuple ? pairs(entries) : entries

# Which container it is, by which of libnnc's functions know it.
function container(m::NNModule)
    C.nnc_sequential_len(m) >= 0 && return Val(:sequential)
    C.nnc_module_list_len(m) >= 0 && return Val(:module_list)
    C.nnc_module_dict_len(m) >= 0 && return Val(:module_dict)
    C.nnc_parameter_list_len(m) >= 0 && return Val(:parameter_list)
    C.nnc_parameter_dict_len(m) >= 0 && return Val(:parameter_dict)
    throw(NNCError(isopen(m) ? C.NNC_E_INVALID : C.NNC_E_HANDLE, "container", "the module is no container"))
end

for (kind, T) in ((:sequential, :NNModule), (:module_list, :NNModule), (:parameter_list, :Tensor))
    c(name) = Symbol(:nnc_, kind, :_, name)
    @eval begin
        container_length(m, ::Val{$(QuoteNode(kind))}) = Int(C.$(c(:len))(m))
        function container_get(m, i::Integer, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:get))(context(), m, i - 1, out))
            maybe($T, context(), out[])
        end
        function container_get(m, r::AbstractUnitRange, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:slice))(context(), m, first(r) - 1, last(r), 1, out))
            NNModule(context(), out[])
        end
        container_set(m, x, i, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:set))(context(), m, i - 1, pointer_or_null(x)))
        container_push(m, x, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:append))(context(), m, pointer_or_null(x)))
    end
    kind === :parameter_list && continue
    @eval begin
        container_insert(m, i, x, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:insert))(context(), m, i - 1, x))
        container_delete(m, i::Integer, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:delete))(context(), m, i - 1))
        container_delete(m, r::AbstractUnitRange, ::Val{$(QuoteNode(kind))}) =
            check(C.$(c(:delete_slice))(context(), m, first(r) - 1, last(r), 1))
        function container_pop(m, i, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:pop))(context(), m, i - 1, out))
            maybe(NNModule, context(), out[])
        end
        container_extend(m, ms::NNModule, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:extend))(context(), m, ms))
        function container_concat(m, other, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:concat))(context(), m, other, out))
            NNModule(context(), out[])
        end
    end
end
for (kind, T, get) in ((:module_dict, :NNModule, :get), (:parameter_dict, :Tensor, :at))
    c(name) = Symbol(:nnc_, kind, :_, name)
    @eval begin
        container_length(m, ::Val{$(QuoteNode(kind))}) = Int(C.$(c(:len))(m))
        function container_get(m, key, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(get))(context(), m, string(key), out))
            maybe($T, context(), out[])
        end
        container_set(m, x, key, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:set))(context(), m, string(key), pointer_or_null(x)))
        container_delete(m, key, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:delete))(context(), m, string(key)))
        function container_pop(m, key, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:pop))(context(), m, string(key), out))
            maybe($T, context(), out[])
        end
        container_has(m, key, ::Val{$(QuoteNode(kind))}) = C.$(c(:contains))(m, string(key)) == 1
        container_empty(m, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:clear))(context(), m))
        function container_items(m, ::Val{$(QuoteNode(kind))})
            out = Ref(C_NULL)
            check(C.$(c(:items))(context(), m, out))
            Named(context(), out[])
        end
        container_merge(m, entries, ::Val{$(QuoteNode(kind))}) = check(C.$(c(:update))(context(), m, named_argument(entries)))
    end
end

Base.length(m::NNModule) = container_length(m, container(m))
Base.getindex(m::NNModule, i) = container_get(m, i, container(m))
Base.setindex!(m::NNModule, x, i) = (container_set(m, x, i, container(m)); x)
Base.firstindex(::NNModule) = 1
Base.lastindex(m::NNModule) = length(m)
Base.push!(m::NNModule, x) = (container_push(m, x, container(m)); m)
Base.append!(m::NNModule, xs) = (foreach(x -> push!(m, x), xs); m)
Base.append!(m::NNModule, other::NNModule) = (container_extend(m, other, container(m)); m)
Base.insert!(m::NNModule, i::Integer, x) = (container_insert(m, i, x, container(m)); m)
Base.deleteat!(m::NNModule, i) = (container_delete(m, i, container(m)); m)
Base.delete!(m::NNModule, key) = (container_delete(m, key, container(m)); m)
Base.pop!(m::NNModule) = container_pop(m, length(m), container(m))
Base.pop!(m::NNModule, key) = container_pop(m, key, container(m))
Base.empty!(m::NNModule) = (container_empty(m, container(m)); m)
Base.haskey(m::NNModule, key) = container_has(m, key, container(m))
Base.keys(m::NNModule) = keys(container_items(m, container(m)))
Base.values(m::NNModule) = values(container_items(m, container(m)))
Base.pairs(m::NNModule) = container_items(m, container(m))
Base.merge!(m::NNModule, entries) = (container_merge(m, entries, container(m)); m)
"Another Sequential or ModuleList of the modules of both."
Base.vcat(m::NNModule, other::NNModule) = container_concat(m, other, container(m))
Base.iterate(m::NNModule, i=1) = i <= length(m) ? (m[i], i + 1) : nothing
Base.eltype(::Type{NNModule}) = Any
Base.:(==)(a::NNModule, b::NNModule) = pointer_of(a) == pointer_of(b)
