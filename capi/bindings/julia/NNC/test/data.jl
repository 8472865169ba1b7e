# SPDX-License-Identifier: Apache-2.0
# Datasets, samplers, loaders.
struct Squares
    n::Int
end
Base.length(s::Squares) = s.n
Base.getindex(s::Squares, i) = (Float32[i, i^2], i)

dataset = Dataset(Squares(10))
@test length(dataset) == 10 && Array(dataset[3][1]) == [3, 9] && item(dataset[end][2]) == 10
@test_throws BoundsError dataset[11]
batches = [(Array(x), Array(y)) for (x, y) in DataLoader(dataset; batch_size=4)]
@test length(batches) == 3 && batches[1][1] == Float32[1 1; 2 4; 3 9; 4 16] && batches[3][2] == [9, 10]
@test length(DataLoader(dataset; batch_size=4, drop_last=true)) == 2
for workers in (0, 2)
    manual_seed(1)
    order = reduce(vcat, [Array(y) for (x, y) in DataLoader(dataset; batch_size=3, shuffle=true, num_workers=workers)])
    @test sort(order) == 1:10 && order != 1:10
end
tensors = TensorDataset(arange(6), Float32[1 2; 3 4; 5 6; 7 8; 9 10; 11 12])
@test length(tensors) == 6 && Array(tensors[2][2]) == [3, 4]
@test [Array(x) for (x, y) in DataLoader(tensors; batch_size=2, num_workers=2)] == [[0, 1], [2, 3], [4, 5]]
@test [Array(x) for x in DataLoader(TensorDataset(arange(3)))] == [[0], [1], [2]]
@test length(Subset(tensors, [0, 5])) == 2 && length(ConcatDataset([tensors, tensors])) == 12
a, b = random_split(tensors, [4, 2])
@test length(a) == 4 && length(b) == 2 && map(length, random_split(tensors, [0.5, 0.5])) == [3, 3]
@test Array(sampler_indices(SequentialSampler(tensors))) == 0:5 && length(RandomSampler(tensors; num_samples=3)) == 3
@test sort(Array(sampler_indices(SubsetRandomSampler([1, 3])))) == [1, 3]
@test all(Array(sampler_indices(WeightedRandomSampler([0.0, 1.0], 4))) .== 1)
@test [Array(x) for (x, y) in DataLoader(tensors; sampler=ListedBatches([[3, 1], [4]]))] == [[3, 1], [4]]
@test length(DataLoader(tensors; sampler=BatchSampler(SequentialSampler(tensors), 4))) == 2
@test code(() -> DataLoader(tensors; batchsize=2)) == C.NNC_E_UNKNOWN
@test [map(size, b) for b in DataLoader([ones(Float32, i) for i in 1:3]; batch_size=3, padding_value=0)] == [((3, 3), (3,))]
