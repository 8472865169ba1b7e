# SPDX-License-Identifier: Apache-2.0
"""Optimizers and schedulers as classes.

Made by generate.py from nnc_signature.
"""

from ._optimizer import Optimizer
from ._scheduler import Chained, LRScheduler, Nested, Plateau


class Adadelta(Optimizer):
    """torch.optim.Adadelta."""

    def __init__(
            self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
            maximize=False, differentiable=False
    ):
        super().__init__(
            params, lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, foreach=foreach, capturable=capturable,
            maximize=maximize, differentiable=differentiable
        )


class Adafactor(Optimizer):
    """torch.optim.Adafactor."""

    def __init__(
            self, params, lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *,
            foreach=None, maximize=False
    ):
        super().__init__(
            params, lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize
        )


class Adagrad(Optimizer):
    """torch.optim.Adagrad."""

    def __init__(
            self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
            foreach=None, *, maximize=False, differentiable=False, fused=None
    ):
        super().__init__(
            params, lr=lr, lr_decay=lr_decay, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, eps=eps, foreach=foreach, maximize=maximize,
            differentiable=differentiable, fused=fused
        )


class Adam(Optimizer):
    """torch.optim.Adam."""

    def __init__(
            self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
            foreach=None, maximize=False, capturable=False, differentiable=False, fused=None,
            decoupled_weight_decay=False
    ):
        super().__init__(
            params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, foreach=foreach,
            maximize=maximize, capturable=capturable, differentiable=differentiable, fused=fused,
            decoupled_weight_decay=decoupled_weight_decay
        )


class AdamW(Adam):
    """torch.optim.AdamW."""

    def __init__(
            self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
            maximize=False, foreach=None, capturable=False, differentiable=False, fused=None
    ):
        Optimizer.__init__(
            self, params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
            maximize=maximize, foreach=foreach, capturable=capturable, differentiable=differentiable,
            fused=fused
        )


class Adamax(Optimizer):
    """torch.optim.Adamax."""

    def __init__(
            self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *,
            maximize=False, differentiable=False, capturable=False
    ):
        super().__init__(
            params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable
        )


class ASGD(Optimizer):
    """torch.optim.ASGD."""

    def __init__(
            self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None,
            maximize=False, differentiable=False, capturable=False
    ):
        super().__init__(
            params, lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize, differentiable=differentiable, capturable=capturable
        )


class LBFGS(Optimizer):
    """torch.optim.LBFGS."""

    def __init__(
            self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09,
            history_size=100, line_search_fn=None, *, maximize=False
    ):
        super().__init__(
            params, lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
            tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn,
            maximize=maximize
        )


class Muon(Optimizer):
    """torch.optim.Muon."""

    def __init__(
            self, params, lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True,
            ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None
    ):
        super().__init__(
            params, lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov,
            ns_coefficients=ns_coefficients, eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn
        )


class NAdam(Optimizer):
    """torch.optim.NAdam."""

    def __init__(
            self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
            decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
            differentiable=False
    ):
        super().__init__(
            params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, foreach=foreach, maximize=maximize,
            capturable=capturable, differentiable=differentiable
        )


class RAdam(Optimizer):
    """torch.optim.RAdam."""

    def __init__(
            self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False,
            *, foreach=None, maximize=False, capturable=False, differentiable=False
    ):
        super().__init__(
            params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay,
            decoupled_weight_decay=decoupled_weight_decay, foreach=foreach, maximize=maximize,
            capturable=capturable, differentiable=differentiable
        )


class RMSprop(Optimizer):
    """torch.optim.RMSprop."""

    def __init__(
            self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
            capturable=False, foreach=None, maximize=False, differentiable=False
    ):
        super().__init__(
            params, lr=lr, alpha=alpha, eps=eps, weight_decay=weight_decay, momentum=momentum,
            centered=centered, capturable=capturable, foreach=foreach, maximize=maximize,
            differentiable=differentiable
        )


class Rprop(Optimizer):
    """torch.optim.Rprop."""

    def __init__(
            self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
            maximize=False, differentiable=False
    ):
        super().__init__(
            params, lr=lr, etas=etas, step_sizes=step_sizes, capturable=capturable, foreach=foreach,
            maximize=maximize, differentiable=differentiable
        )


class SGD(Optimizer):
    """torch.optim.SGD."""

    def __init__(
            self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
            foreach=None, differentiable=False, fused=None
    ):
        super().__init__(
            params, lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
            maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused
        )


class StepLR(LRScheduler):
    """torch.optim.lr_scheduler.StepLR."""

    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        super().__init__(optimizer, step_size=step_size, gamma=gamma, last_epoch=last_epoch)


class MultiStepLR(LRScheduler):
    """torch.optim.lr_scheduler.MultiStepLR."""

    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        super().__init__(optimizer, milestones=milestones, gamma=gamma, last_epoch=last_epoch)


class ConstantLR(LRScheduler):
    """torch.optim.lr_scheduler.ConstantLR."""

    def __init__(self, optimizer, factor=0.3333333333333333, total_iters=5, last_epoch=-1):
        super().__init__(optimizer, factor=factor, total_iters=total_iters, last_epoch=last_epoch)


class LinearLR(LRScheduler):
    """torch.optim.lr_scheduler.LinearLR."""

    def __init__(
            self, optimizer, start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1
    ):
        super().__init__(
            optimizer, start_factor=start_factor, end_factor=end_factor, total_iters=total_iters,
            last_epoch=last_epoch
        )


class ExponentialLR(LRScheduler):
    """torch.optim.lr_scheduler.ExponentialLR."""

    def __init__(self, optimizer, gamma, last_epoch=-1):
        super().__init__(optimizer, gamma=gamma, last_epoch=last_epoch)


class PolynomialLR(LRScheduler):
    """torch.optim.lr_scheduler.PolynomialLR."""

    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
        super().__init__(optimizer, total_iters=total_iters, power=power, last_epoch=last_epoch)


class CosineAnnealingLR(LRScheduler):
    """torch.optim.lr_scheduler.CosineAnnealingLR."""

    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
        super().__init__(optimizer, T_max=T_max, eta_min=eta_min, last_epoch=last_epoch)


class CosineAnnealingWarmRestarts(LRScheduler):
    """torch.optim.lr_scheduler.CosineAnnealingWarmRestarts."""

    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
        super().__init__(optimizer, T_0=T_0, T_mult=T_mult, eta_min=eta_min, last_epoch=last_epoch)


class CyclicLR(LRScheduler):
    """torch.optim.lr_scheduler.CyclicLR."""

    def __init__(
            self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular',
            gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8,
            max_momentum=0.9, last_epoch=-1
    ):
        super().__init__(
            optimizer, base_lr=base_lr, max_lr=max_lr, step_size_up=step_size_up, step_size_down=step_size_down,
            mode=mode, gamma=gamma, scale_fn=scale_fn, scale_mode=scale_mode, cycle_momentum=cycle_momentum,
            base_momentum=base_momentum, max_momentum=max_momentum, last_epoch=last_epoch
        )


class OneCycleLR(LRScheduler):
    """torch.optim.lr_scheduler.OneCycleLR."""

    def __init__(
            self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
            anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
            final_div_factor=10000.0, three_phase=False, last_epoch=-1
    ):
        super().__init__(
            optimizer, max_lr=max_lr, total_steps=total_steps, epochs=epochs, steps_per_epoch=steps_per_epoch,
            pct_start=pct_start, anneal_strategy=anneal_strategy, cycle_momentum=cycle_momentum,
            base_momentum=base_momentum, max_momentum=max_momentum, div_factor=div_factor,
            final_div_factor=final_div_factor, three_phase=three_phase, last_epoch=last_epoch
        )


class SWALR(LRScheduler):
    """torch.optim.lr_scheduler.SWALR."""

    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
        super().__init__(
            optimizer, swa_lr=swa_lr, anneal_epochs=anneal_epochs, anneal_strategy=anneal_strategy,
            last_epoch=last_epoch
        )


class LambdaLR(LRScheduler):
    """torch.optim.lr_scheduler.LambdaLR."""

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        super().__init__(optimizer, lr_lambda=lr_lambda, last_epoch=last_epoch)


class MultiplicativeLR(LRScheduler):
    """torch.optim.lr_scheduler.MultiplicativeLR."""

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        super().__init__(optimizer, lr_lambda=lr_lambda, last_epoch=last_epoch)


class SequentialLR(Nested):
    """torch.optim.lr_scheduler.SequentialLR."""

    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
        super().__init__(optimizer, schedulers=schedulers, milestones=milestones, last_epoch=last_epoch)


class ChainedScheduler(Chained):
    """torch.optim.lr_scheduler.ChainedScheduler."""

    def __init__(self, schedulers, optimizer=None):
        super().__init__(schedulers=schedulers, optimizer=optimizer)


class ReduceLROnPlateau(Plateau):
    """torch.optim.lr_scheduler.ReduceLROnPlateau."""

    def __init__(
            self, optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel',
            cooldown=0, min_lr=0, eps=1e-08
    ):
        super().__init__(
            optimizer, mode=mode, factor=factor, patience=patience, threshold=threshold,
            threshold_mode=threshold_mode, cooldown=cooldown, min_lr=min_lr, eps=eps
        )
