# SPDX-License-Identifier: Apache-2.0
"""
torch.nn for Julia, through libnnc. `NNC.C` has the functions of C as they are; everything else has
PyTorch's names, defaults, numbers and printed text. See README.md.
"""
module NNC

import LinearAlgebra
import Random
import Serialization
import Statistics

# A thin layer needs no optimizer: with it the first calls take twice as long.
@static if isdefined(Base, :Experimental) && isdefined(Base.Experimental, Symbol("@optlevel"))
    Base.Experimental.@optlevel 1
end

include("capi.jl")
include("errors.jl")
include("handles.jl")
include("arguments.jl")
include("named.jl")
include("callbacks.jl")
include("operations.jl")
include("tensors.jl")
include("indexing.jl")
include("arithmetic.jl")
include("autograd.jl")
include("modules.jl")
include("layers.jl")
include("containers.jl")
include("optim.jl")
include("data.jl")
include("files.jl")
include("distributed.jl")

__init__() = C.open_library()

end # module NNC
