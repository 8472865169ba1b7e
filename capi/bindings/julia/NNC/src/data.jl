# SPDX-License-Identifier: Apache-2.0
# Datasets, samplers and loaders. Samples are counted from 1 here, as dataset[1] is the first; the
# indices in a Subset and those that samplers give are torch's, from 0.
export TensorDataset, Subset, ConcatDataset, random_split, SequentialSampler, RandomSampler, SubsetRandomSampler,
    WeightedRandomSampler, BatchSampler, ListedBatches

"""
    Dataset(samples)

Anything with `length(samples)` and `samples[i]`, which gives a tensor, an array or a number, or a
tuple of them. The samples are asked for on the thread that asks the loader, whatever its `num_workers`.
"""
function Dataset(samples)
    c, out = context(), Ref(C_NULL)
    keeping(samples) do self
        C.nnc_dataset_new_user(c, table_of(C.nnc_dataset_vtable), self, out)
    end
    Dataset(c, out[])
end
field(x::Tensor) = x
field(x::AbstractArray) = tensor(x)
field(x::Number) = tensor(x)
@trampoline function call_dataset_len(self::UInt, ctx::C.P, out::Ptr{Int64})
    unsafe_store!(out, length(object_at(self)))
end
@trampoline function call_dataset_get(self::UInt, ctx::C.P, index::Int64, out::Pointers, capacity::Int64,
                           count::Ptr{Int64})
    sample = object_at(self)[index+1]
    give_all!(out, capacity, count, sample isa Tuple ? map(field, sample) : field(sample))
end
table_of(T::Type{C.nnc_dataset_vtable}) = cached_table(T) do
    Ref(T(sizeof(T), 0, call_dataset_len_pointer(), call_dataset_get_pointer(), post_pointer()))
end

function new_dataset(make)
    c, out = context(), Ref(C_NULL)
    check(make(c, out))
    Dataset(c, out[])
end
TensorDataset(tensors...) = (list = handles_argument([field(x) for x in tensors]);
    new_dataset((c, out) -> C.nnc_tensor_dataset_new(c, list, length(list), out)))
Subset(dataset::Dataset, indices) = (list = ints_argument(indices);
    new_dataset((c, out) -> C.nnc_subset_new(c, dataset, list, length(list), out)))
ConcatDataset(datasets) = (list = handles_argument(datasets);
    new_dataset((c, out) -> C.nnc_concat_dataset_new(c, list, length(list), out)))
"`random_split(dataset, [50000, 10000])`, or by fractions that add up to 1."
function random_split(dataset::Dataset, lengths; generator=nothing)
    c, out, source = context(), fill(C_NULL, length(lengths)), pointer_or_null(generator)
    if all(x -> x isa Integer, lengths)
        list = ints_argument(lengths)
        check(C.nnc_random_split(generator === nothing ? c : generator, dataset, list, length(list), out))
    else
        list = reals_argument(lengths)
        check(C.nnc_random_split_fractions(generator === nothing ? c : generator, dataset, list, length(list), out))
    end
    several(Dataset, c, out, length(out))
end
Base.length(dataset::Dataset) = Int(alive(C.nnc_dataset_len(dataset), "nnc_dataset_len"))
function Base.getindex(dataset::Dataset, i::Integer)
    1 <= i <= length(dataset) || throw(BoundsError(dataset, i))
    c, out, count = context(), fill(C_NULL, 64), Ref{Int64}(0)
    check(C.nnc_dataset_get(c, dataset, i - 1, out, length(out), count))
    one_or_all(c, out, count[])
end
Base.firstindex(::Dataset) = 1
Base.lastindex(dataset::Dataset) = length(dataset)
Base.iterate(dataset::Dataset, i=1) = i <= length(dataset) ? (dataset[i], i + 1) : nothing
Base.summary(io::IO, dataset::Dataset) = print(io, "Dataset of ", length(dataset), " samples")

# ---- samplers ----

function new_sampler(make)
    c, out = context(), Ref(C_NULL)
    check(make(c, out))
    Sampler(c, out[])
end
SequentialSampler(dataset::Dataset) = new_sampler((c, out) -> C.nnc_sequential_sampler_new(c, dataset, out))
RandomSampler(dataset::Dataset; replacement=false, num_samples=nothing, generator=nothing) =
    new_sampler((c, out) -> C.nnc_random_sampler_new(c, dataset, replacement, optional(Int64, num_samples),
                                                     pointer_or_null(generator), out))
SubsetRandomSampler(indices; generator=nothing) = (list = ints_argument(indices);
    new_sampler((c, out) -> C.nnc_subset_random_sampler_new(c, list, length(list), pointer_or_null(generator), out)))
WeightedRandomSampler(weights, num_samples; replacement=true, generator=nothing) =
    new_sampler((c, out) -> C.nnc_weighted_random_sampler_new(c, field(weights), num_samples, replacement,
                                                              pointer_or_null(generator), out))
BatchSampler(sampler::Sampler, batch_size, drop_last=false) =
    new_sampler((c, out) -> C.nnc_batch_sampler_new(c, sampler, batch_size, drop_last, out))
"Batches of your own: `ListedBatches([[3, 1], [4]])`."
ListedBatches(batches) = (list = ints_argument(reduce(vcat, batches)); lengths = ints_argument(map(length, batches));
    new_sampler((c, out) -> C.nnc_listed_batches_new(c, list, length(list), lengths, length(lengths), out)))
Base.length(sampler::Sampler) = Int(alive(C.nnc_sampler_len(sampler), "nnc_sampler_len"))

# ---- loaders ----

"""
    DataLoader(dataset; batch_size=1, shuffle=false, sampler=nothing, drop_last=false, num_workers=0, generator=nothing, ...)

`for (x, y) in loader` is a pass; where samples have one field a batch is the tensor itself, `for x in loader`,
as `dataset[i]` is. Options are those of `nnc_data_loader_new`.
"""
function DataLoader(dataset::Dataset; sampler=nothing, generator=nothing, options...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_data_loader_new(c, dataset, pointer_or_null(sampler), python_arguments((), options),
                                pointer_or_null(generator), out))
    DataLoader(c, out[])
end
DataLoader(samples; options...) = DataLoader(Dataset(samples); options...)
Base.length(loader::DataLoader) = Int(alive(C.nnc_data_loader_len(loader), "nnc_data_loader_len"))
Base.eltype(::Type{DataLoader}) = Any
function Base.iterate(loader::DataLoader)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_data_loader_iter_new(c, loader, out))
    iterate(loader, LoaderPass(c, out[]))
end
function Base.iterate(::DataLoader, pass::LoaderPass)
    c, out, count = context(), fill(C_NULL, 64), Ref{Int64}(0)
    check(C.nnc_data_loader_next(c, pass, out, length(out), count))
    count[] == 0 && (close(pass); return nothing)
    (one_or_all(c, out, count[]), pass)
end
