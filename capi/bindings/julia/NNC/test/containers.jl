# SPDX-License-Identifier: Apache-2.0
s = Sequential(Linear(4, 3), ReLU())
@test length(s) == 2 && repr(s[2]) == "ReLU()" && repr(s[end]) == "ReLU()" && length(s[1:1]) == 1
push!(s, Tanh())
insert!(s, 1, Identity())
@test [first(split(repr(m), "(")) for m in s] == ["Identity", "Linear", "ReLU", "Tanh"]
s[1] = Sigmoid()
deleteat!(s, 2)
@test repr(pop!(s)) == "Tanh()" && length(s) == 2
@test length(vcat(s, s)) == 4
append!(s, ModuleList([ReLU(), ReLU()]))
deleteat!(s, 1:2)
@test length(s) == 2
@test code(() -> s[3]) == C.NNC_E_INDEX
@test code(() -> push!(s, s)) == C.NNC_E_INVALID

l = ModuleList(Linear(2, 2), Linear(2, 2))
@test length(l) == 2 && length(parameters(l)) == 4
d = ModuleDict("a" => ReLU(), "b" => Tanh())
d["c"] = Sigmoid()
@test keys(d) == ["a", "b", "c"] && haskey(d, "a") && !haskey(d, "z") && repr(d["b"]) == "Tanh()" && length(d) == 3
@test repr(pop!(d, "a")) == "ReLU()" && length(delete!(d, "b")) == 1
merge!(d, Dict("x" => ReLU()))
@test keys(d) == ["c", "x"] && isempty(values(empty!(d)))
p = ParameterList([ones(Tensor, 2), zeros(Tensor, 3)])
@test length(p) == 2 && size(p[2]) == (3,) && length(parameters(p)) == 2
q = ParameterDict("w" => ones(Tensor, 2))
q["v"] = zeros(Tensor, 1)
@test keys(q) == ["w", "v"] && q["w"] == ones(Tensor, 2) && haskey(q, "v")
@test code(() -> length(Linear(1, 1))) == C.NNC_E_INVALID
