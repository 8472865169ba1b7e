# SPDX-License-Identifier: Apache-2.0
# julia --project=NNC NNC/test/runtests.jl [FILE...]: all of the tests, or those of some files ("tensors").
using NNC
using Test

const FILES = ["raw", "tensors", "operations", "modules", "containers", "autograd", "optim", "data", "files", "memory"]

"The error of libnnc that f() throws."
function failure(f)
    try
        f()
    catch e
        e isa NNCError || rethrow()
        return e
    end
    error("no error")
end
code(f) = failure(f).code
const C = NNC.C

# Live objects when all that Julia has let go of is released.
function settled()
    for _ in 1:3
        GC.gc()
        NNC.sweep()
    end
    live_handles()
end

@testset "NNC" begin
    for file in (isempty(ARGS) ? FILES : ARGS)
        @testset "$file" begin
            include(file * ".jl")
        end
    end
end
