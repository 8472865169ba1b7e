# SPDX-License-Identifier: Apache-2.0
# Every function, constant and struct of the headers is there.
include_folder = get(ENV, "NNC_INCLUDE", joinpath(@__DIR__, "../../../../../include"))
# mpi.h is another library's.
headers = [f for f in readdir(joinpath(include_folder, "nnc")) if endswith(f, ".h") && f != "mpi.h"]
text = join((read(joinpath(include_folder, "nnc", f), String) for f in headers), "\n")
text = replace(text, r"/\*.*?\*/"s => "")
functions = Set(m[1] for m in eachmatch(r"NNC_(?:API|CHECKED)\s[^;(]*?\b(nnc_\w+)\(", text))
@test length(functions) > 900
@test functions == Set(string.(C.NAMES))
@test all(isdefined(C, Symbol(f)) for f in functions)
@test all(C.address(i) != C_NULL for i in 1:length(C.NAMES))
@test C.ADDRESSES[1] == C.Libdl.dlsym(C.LIBRARY[], C.NAMES[1])

constants = Set(m[1] for m in eachmatch(r"\b(NNC_[A-Z0-9_]+) = -?\w+", text) if !endswith(m[1], "_MINIMUM_"))
@test length(constants) > 30
@test all(isdefined(C, Symbol(c)) for c in constants)
structs = Set(m[1] for m in eachmatch(r"typedef struct (nnc_\w+) \{", text))
@test all(isdefined(C, Symbol(s)) for s in structs) && length(structs) >= 11

# A call of the raw layer alone.
out = Ref(C_NULL)
@test C.nnc_ones(C_NULL, Int64[2, 3], 2, C.NNC_FLOAT32, out) == C_NULL
@test C.nnc_tensor_numel(out[]) == 6
C.nnc_release(out[])

@test NNC.version() >= v"0.1"
@test NNC.has("nn.Conv2d") && !NNC.has("nn.Nothing")
@test startswith(NNC.signature("nn.Conv2d"), "Conv2d(in_channels, out_channels")
@test NNC.signature("nn.Nothing") === nothing

# Names that later versions of Base export: an export of the same name here would hide neither and help nobody.
later = split("""AbstractMatch AbstractPattern AbstractSlices AtomicMemory CanonicalIndexError ColumnSlices ComposedFunction
    Fix GenericMemory LazyString Lockable Memory MemoryRef OncePerProcess OncePerTask OncePerThread Returns RowSlices
    ScopedValue Slices addenv allequal bitreverse chopprefix chopsuffix cispi closewrite copyline copyuntil
    current_exceptions eachrsplit eachsplit errormonitor extrema! findmax! findmin! fourthroot getglobal hardlink hvncat
    insertdims insorted isdisjoint ismutabletype isunordered keepat! kron! logrange modifyproperty! nand nonmissingtype nor
    pkgversion popat! readeach redirect_stdio replaceproperty! setcpuaffinity setglobal! sincosd sincospi splat stack
    swapproperty! tanpi unsafe_modify! unsafe_replace! unsafe_swap! waitall waitany with""")
@test isempty(intersect(string.(names(NNC)), later))
# A thread that nobody knew of before has a list of callbacks of its own.
@test C.inside_here() === C.inside_here() && isempty(C.inside_here())
