# SPDX-License-Identifier: Apache-2.0
"""What is asked for again is the same Python object, as in PyTorch."""
import copy
import gc
import unittest

import nnc
import nnc.nn as nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])
        self.norm = nn.BatchNorm1d(2)
        self.scale = nn.Parameter(nnc.ones(2))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.norm(x) * self.scale


class TestTensors(unittest.TestCase):
    def test_gradients(self):
        x = nnc.ones(2, requires_grad=True)
        (x * 2).sum().backward()
        gradient = x.grad
        self.assertIs(x.grad, gradient)
        (x * 2).sum().backward()
        self.assertIs(x.grad, gradient)
        x.grad = other = nnc.zeros(2)
        self.assertIs(x.grad, other)
        x.grad = None
        self.assertIsNone(x.grad)

    def test_that_are_gone_are_not_found(self):
        x = nnc.ones(2, requires_grad=True)
        for i in range(100):
            (x * i).sum().backward()
            self.assertEqual(x.grad.tolist(), [float(i)] * 2)
            x.grad = None
        with nnc.scope():
            x.grad = nnc.ones(2)
            inside = x.grad
        self.assertEqual(x.grad.tolist(), [1, 1])
        self.assertIsNot(x.grad, inside)
        with self.assertRaises(nnc.HandleError):
            inside.sum()

    def test_hooks(self):
        x, seen = nnc.ones(2, requires_grad=True), []
        x.register_post_accumulate_grad_hook(seen.append)
        (x * 2).sum().backward()
        self.assertIs(seen[0], x)

    def test_the_optimizer_in_backward(self):
        # As PyTorch's tutorial "How to save memory by fusing the optimizer step" has it.
        model = Model()
        optimizers = {p: nnc.optim.SGD([p], lr=0.1) for p in model.parameters()}

        def step(parameter):
            optimizers[parameter].step()
            optimizers[parameter].zero_grad()
        for p in model.parameters():
            p.register_post_accumulate_grad_hook(step)
        before = [p.tolist() for p in model.parameters()]
        model(nnc.randn(4, 2)).square().sum().backward()
        self.assertTrue(all(p.grad is None for p in model.parameters()))
        self.assertNotEqual([p.tolist() for p in model.parameters()], before)


class TestModules(unittest.TestCase):
    def test_parameters_and_buffers(self):
        model = Model()
        self.assertIs(model.scale, model.scale)
        self.assertIs(dict(model.named_parameters())["layers.0.weight"], model.layers[0].weight)
        self.assertIs(model.norm.running_mean, model.norm.running_mean)
        buffer = nnc.ones(1)
        model.register_buffer("b", buffer)
        self.assertIs(model.b, buffer)
        self.assertIs(model.get_buffer("b"), buffer)
        self.assertIs(dict(model.named_buffers())["b"], buffer)
        parameters = nn.ParameterList([model.scale])
        self.assertIs(parameters[0], model.scale)

    def test_shared(self):
        a, b = nn.Linear(2, 2), nn.Linear(2, 2)
        b.weight = a.weight
        self.assertIs(a.weight, b.weight)
        twin = copy.deepcopy(nn.ModuleList([a, b]))
        self.assertIs(twin[0].weight, twin[1].weight)
        self.assertIsNot(twin[0].weight, a.weight)

    def test_global_hooks_get_the_modules(self):
        model, seen = Model(), []
        model.extra = "kept"
        hooks = [nn.modules.module.register_module_forward_pre_hook(lambda m, args: seen.append(m)),
                 nn.modules.module.register_module_forward_hook(lambda m, args, y: seen.append(m))]
        model(nnc.randn(4, 2))
        first, second = model.layers
        expected = [model, first, first, second, second, model.norm, model.norm, model]
        self.assertEqual(list(map(id, seen)), list(map(id, expected)))
        self.assertEqual(seen[0].extra, "kept")
        for hook in hooks:
            hook.remove()

    def test_a_layer_with_a_forward_of_its_own_is_one_module(self):
        class Doubled(nn.Linear):
            def forward(self, x):
                return super().forward(x) * 2
        layer, seen = Doubled(2, 2), []
        twin = copy.deepcopy(layer)
        with nn.modules.module.register_module_forward_hook(lambda m, args, y: seen.append(m)):
            layer(nnc.ones(1, 2))
            twin(nnc.ones(1, 2))
        self.assertEqual(list(map(id, seen)), [id(layer), id(twin)])

    def test_registration_hooks_get_the_modules_and_parameters(self):
        seen = []
        hooks = [nn.modules.module.register_module_parameter_registration_hook(lambda *found: seen.append(found)),
                 nn.modules.module.register_module_module_registration_hook(lambda *found: seen.append(found))]
        outer, inner, w = nn.Module(), nn.Module(), nn.Parameter(nnc.ones(1))
        outer.inner = inner
        outer.w = w
        for hook in hooks:
            hook.remove()
        self.assertEqual([tuple(map(id, (m, v))) for m, _, v in seen], [(id(outer), id(inner)), (id(outer), id(w))])

    def test_nothing_is_kept_alive(self):
        gc.collect()
        before = nnc.live_handles()
        model = Model()
        model(nnc.randn(4, 2)).sum().backward()
        _ = [p.grad for p in model.parameters()], list(model.buffers()), list(model.modules())
        del model, _
        gc.collect()
        self.assertEqual(nnc.live_handles(), before)


class TestOptimizers(unittest.TestCase):
    def test_state_is_a_mapping(self):
        w, frozen = nn.Parameter(nnc.ones(1)), nn.Parameter(nnc.ones(1))
        optimizer = nnc.optim.Adam([w, frozen])
        self.assertEqual(len(optimizer.state), 0)
        w.sum().backward()
        optimizer.step()
        self.assertIs(next(iter(optimizer.state)), w)
        self.assertEqual([sorted(state) for state in optimizer.state.values()], [["exp_avg", "exp_avg_sq", "step"]])
        self.assertIn(w, optimizer.state)
        self.assertNotIn(frozen, optimizer.state)

    def test_hooks_of_steps_get_the_arguments(self):
        w, seen = nn.Parameter(nnc.ones(1)), []
        optimizer = nnc.optim.SGD([w], lr=0.1)
        optimizer.register_step_pre_hook(lambda *found: seen.append(found))
        optimizer.register_step_post_hook(lambda *found: seen.append(found) or "what it gives is passed over")

        def closure():
            loss = w.sum()
            loss.backward()
            return loss
        optimizer.step(closure)
        optimizer.step()
        both, alone = (optimizer, (optimizer, closure), {}), (optimizer, (optimizer,), {})
        self.assertEqual(seen, [both, both, alone, alone])

    def test_averages_by_a_function(self):
        model = nn.Linear(1, 1)
        halves = nnc.optim.swa_utils.AveragedModel(model, avg_fn=lambda average, value, n: (average + value) / 2)
        firsts = nnc.optim.swa_utils.AveragedModel(
            model, multi_avg_fn=lambda averages, values, n: [a.copy_(n) for a in averages])
        for value in (1.0, 3.0, 5.0):
            nn.init.constant_(model.weight, value)
            halves.update_parameters(model)
            firsts.update_parameters(model)
        self.assertEqual(halves.module.weight.item(), 3.5)
        self.assertEqual(firsts.module.weight.item(), 2)
        self.assertEqual(halves.n_averaged.item(), 3)


if __name__ == "__main__":
    unittest.main()
