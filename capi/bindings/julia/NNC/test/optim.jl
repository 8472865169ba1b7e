# SPDX-License-Identifier: Apache-2.0
# Optimizers and schedulers.
function minimum_of(make)
    x = tensor([3.0, -2.0]; requires_grad=true)
    optimizer = make([x])
    for _ in 1:50
        zero_grad!(optimizer)
        backward(sum(x .^ 2))
        step!(optimizer)
    end
    item(sum(x .^ 2))
end
for make in (p -> SGD(p; lr=0.1, momentum=0.5), p -> Adam(p; lr=0.3), p -> AdamW(p; lr=0.3), p -> RMSprop(p; lr=0.1),
             p -> Rprop(p), p -> Adagrad(p; lr=1), p -> NAdam(p; lr=0.3))
    @test minimum_of(make) < 0.1
end
model = Linear(2, 1)
for name in NNC.OPTIMIZERS
    @test NNC.has("optim.$name")
end
for name in NNC.SCHEDULERS
    @test NNC.has("optim.lr_scheduler.$name")
end

optimizer = SGD(model; lr=0.1)
@test get_option(optimizer, :lr) == 0.1 && get_option(optimizer, :nesterov) === false && get_option(optimizer, :foreach) == "None"
set_options!(optimizer; lr=0.5, momentum=0.9)
@test get_option(optimizer, :lr) == 0.5 && occursin("momentum: 0.9", repr(optimizer))
add_param_group!(optimizer, [tensor([1.0]; requires_grad=true)]; lr=0.01)
@test NNC.param_group_count(optimizer) == 2 && get_option(optimizer, :lr, 1) == 0.01
@test code(() -> get_option(optimizer, :nothing)) == C.NNC_E_UNKNOWN
@test code(() -> SGD(Tensor[])) == C.NNC_E_INVALID

x = tensor([1.0]; requires_grad=true)
lbfgs = LBFGS([x]; lr=1.0)
loss = step!(lbfgs) do
    zero_grad!(lbfgs)
    loss = sum((x - 3) .^ 2)
    backward(loss)
    loss
end
@test item(loss) == 4 && abs(item(x) - 3) < 0.1

seen = []
h = register_step_pre_hook(opt -> (push!(seen, opt isa Optimizer); nothing), optimizer)
backward(sum(model(rand(Tensor, 3, 2))))
step!(optimizer)
remove(h)
@test seen == [true]
state = state_dict(optimizer)
@test value(state, "param_groups.0.lr") == "0.5" && haskey(state, "state.0.momentum_buffer")
fresh = SGD(model; lr=0.1, momentum=0.9)
add_param_group!(fresh, [tensor([1.0]; requires_grad=true)])
load_state_dict!(fresh, state)
@test get_option(fresh, :lr) == 0.5

rate(optimizer) = get_option(optimizer, :lr)
optimizer = SGD(model; lr=1.0)
scheduler = StepLR(optimizer, 1; gamma=0.1)
step!(optimizer)
step!(scheduler)
@test rate(optimizer) ≈ 0.1 && Array(get_last_lr(scheduler)) ≈ [0.1]
@test value(state_dict(scheduler), "last_epoch") == "1"
optimizer = SGD(model; lr=1.0)
scheduler = LambdaLR(epoch -> 0.5^epoch, optimizer)
step!(scheduler)
step!(scheduler)
@test rate(optimizer) == 0.25
scheduler = MultiplicativeLR(optimizer; lr_lambda=[epoch -> 0.5])
step!(scheduler)
@test rate(optimizer) == 0.125
optimizer = SGD(model; lr=1.0)
scheduler = SequentialLR(optimizer, [ConstantLR(0.1, 2), ExponentialLR(0.9)]; milestones=[2])
@test rate(optimizer) ≈ 0.1
plateau = ReduceLROnPlateau(optimizer; patience=0)
step!(plateau, 1.0)
step!(plateau, tensor(2.0))
@test rate(optimizer) ≈ 0.01
