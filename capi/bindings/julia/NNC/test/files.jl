# SPDX-License-Identifier: Apache-2.0
# Files, profiles, events.
mktempdir() do folder
    at(name) = joinpath(folder, name)
    net = Sequential(Linear(3, 2), ReLU())
    save(Dict("model" => state_dict(net), "epoch" => 5, "betas" => (0.9, 0.999)), at("a.pt"))
    loaded = load(at("a.pt"))
    @test value(loaded, "epoch") == "5" && value(loaded, "betas") == "(0.9, 0.999)" && item(loaded["epoch"]) == 5
    @test loaded["model"]["0.weight"] == net[1].weight && load(at("a.pt"); mmap=true)["model.0.bias"] == net[1].bias
    safetensors_save_file(Dict("x" => tensor([1.0])), at("a.safetensors"); metadata=Dict("by" => "me"))
    @test safetensors_load_file(at("a.safetensors"))["x"] == tensor([1.0]) && value(safetensors_metadata(at("a.safetensors")), "by") == "me"
    safetensors_save_model(net, nothing, at("m.safetensors"))
    other = Sequential(Linear(3, 2), ReLU())
    @test safetensors_load_model!(other, at("m.safetensors")).missing_keys == String[] && other[1].weight == net[1].weight
    model_save(net, at("model.safetensors"))
    @test repr(model_load(at("model.safetensors"))) == repr(net)
    npy_save(tensor([1 2; 3 4]), at("a.npy"))
    @test npy_load(at("a.npy")) == tensor([1 2; 3 4])
    npz_save(Dict("x" => tensor([1])), at("a.npz"))
    @test npz_load(at("a.npz"))["x"] == tensor([1])

    optimizer = Adam(net; lr=0.1)
    scheduler = StepLR(optimizer; step_size=2)
    take_step() = (zero_grad!(optimizer); backward(sum(net(rand(Tensor, 2, 3)))); step!(optimizer); step!(scheduler))
    take_step()
    training_save(at("run.pt"), net, optimizer, scheduler; epoch=3)
    foreach(_ -> take_step(), 1:2)
    expected = clone(net[1].weight)
    extra = training_load!(at("run.pt"), net, optimizer, scheduler)
    @test value(extra, "epoch") == "3"
    foreach(_ -> take_step(), 1:2)
    @test net[1].weight == expected

    write(at("a.csv"), "n,name\n1,b\n2,a\n")
    columns, categories = csv_load(at("a.csv"))
    @test columns["n"] == tensor([1, 2]) && columns["name"] == tensor([1, 0]) && value(categories, "name.0") == "a"
    image = randint(0, 256, (3, 4, 5); dtype=UInt8)
    write_png(image, at("a.png"), 6)
    @test read_image(at("a.png")) == image

    writer = SummaryWriter(at("events"))
    add_scalar(writer, "loss", 0.5, 1)
    add_histogram(writer, "weights", net[1].weight, 1)
    flush(writer)
    @test NNC.get_logdir(writer) == at("events") && !isempty(readdir(at("events")))
    close(writer)
    close(writer)
    p = Profiler(() -> net(rand(Tensor, 2, 3)))
    @test occursin("nnc_module_forward", profile_table(p))
    export_chrome_trace(p, at("trace.json"))
    @test isfile(at("trace.json"))
end
