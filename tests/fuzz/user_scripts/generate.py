#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""generate.py FIRST COUNT: draws scripts FIRST, FIRST + 1, ... as a random user may write them. A
script is a few episodes, each around a thing that users do, with whatever is at hand: a line is one
action. Sizes mostly fit; where they do not, both sides have to refuse."""
import random
import sys

from more_episodes import More

ACTIVATIONS = ("ReLU() ReLU(inplace=True) ReLU6() SELU() SiLU() SiLU(inplace=True) Mish() Hardswish() Hardsigmoid() "
               "Sigmoid() Tanh() LogSigmoid() Softsign() Tanhshrink() ELU() ELU(alpha=0.5) CELU(0.7) LeakyReLU() "
               "LeakyReLU(0.2,inplace=True) Hardtanh() Hardtanh(-0.5,0.5) Threshold(0.1,20) RReLU() RReLU(0.1,0.3) Softplus() "
               "Softplus(2,1) Hardshrink() Softshrink(0.3) GELU() GELU('tanh') PReLU() Softmax(dim=-1) Softmin(dim=1) "
               "LogSoftmax(dim=1) Identity() Dropout(0.3) Dropout() AlphaDropout(0.2) Softmax()").split()
OPTIMIZERS = ["SGD(lr={lr})", "SGD(lr={lr}, momentum=0.9)", "SGD(lr={lr}, momentum=0.9, nesterov=True, weight_decay=0.01)",
              "SGD(lr={lr}, momentum=0.5, dampening=0.1, maximize=True)", "Adam(lr={lr})", "Adam(lr={lr}, amsgrad=True)",
              "Adam(lr={lr}, betas=(0.8, 0.9), weight_decay=0.1, eps=1e-6)", "AdamW(lr={lr})", "AdamW(lr={lr}, amsgrad=True, maximize=True)",
              "Adadelta(lr={lr}, rho=0.8)", "Adagrad(lr={lr}, lr_decay=0.1, initial_accumulator_value=0.1)",
              "Adamax(lr={lr})", "NAdam(lr={lr}, decoupled_weight_decay=True, weight_decay=0.01)", "NAdam(lr={lr})",
              "RAdam(lr={lr})", "RMSprop(lr={lr})", "RMSprop(lr={lr}, centered=True, momentum=0.9)", "ASGD(lr={lr}, t0=1)",
              "Rprop(lr={lr})", "Rprop(lr={lr}, etas=(0.4, 1.3))", "Adafactor(lr={lr})", "Muon(lr={lr})", "SGD()", "Adam()",
              "SGD(lr=-1)", "Adam(betas=(1.0, 0.9))", "SGD(lr=0.1, nesterov=True)", "Adam(lr=0.1, momentum=0.9)", "AdamX(lr=1)",
              "Adam(lr={lr}, foreach=False)", "SGD(lr={lr}, momentum=0.9, foreach=True)"]
SCHEDULERS = ["StepLR(step_size=2, gamma=0.5)", "StepLR(1)", "MultiStepLR(milestones=[1, 3], gamma=0.1)", "MultiStepLR([2, 2])",
              "ConstantLR(factor=0.5, total_iters=2)", "LinearLR(start_factor=0.25, total_iters=4)", "ExponentialLR(0.9)",
              "PolynomialLR(total_iters=3, power=2.0)", "CosineAnnealingLR(T_max=4, eta_min=0.001)", "CosineAnnealingWarmRestarts(2, 2)",
              "CyclicLR(0.01, 0.1, step_size_up=2, cycle_momentum=False)", "OneCycleLR(max_lr=0.2, total_steps=6, cycle_momentum=False)",
              "ReduceLROnPlateau(patience=0, factor=0.5)", "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[2])",
              "ChainedScheduler([ConstantLR(0.5, 2), ExponentialLR(0.9)])", "SWALR(swa_lr=0.05, anneal_epochs=3)",
              "ConstantLR(factor=2.0)", "LinearLR(start_factor=0.0)", "ExponentialLR()", "OneCycleLR(max_lr=0.2)"]
UNARY = ("abs neg exp log sqrt sin cos tan sigmoid tanh relu floor ceil round trunc sign square reciprocal rsqrt erf erfc expm1 log1p "
         "log2 log10 asin acos atan sinh cosh lgamma erfinv isnan isfinite isinf logical_not silu mish gelu selu softsign hardswish "
         "logsigmoid relu6 hardsigmoid tanhshrink leaky_relu elu softplus t trace flatten contiguous clone detach nonzero").split()
BINARY = ("add sub mul div pow maximum minimum fmod remainder atan2 eq ne lt le gt ge logical_and logical_or logical_xor "
          "floor_divide xlogy matmul mm").split()
REDUCE = "sum mean prod amax amin max min argmax argmin any all std var logsumexp median nansum count_nonzero norm cumsum cumprod cummax cummin softmax log_softmax softmin sort argsort mode".split()
INPLACE = "abs? neg_ relu_ sigmoid_ tanh_ exp_ sqrt_ zero_".replace("abs? ", "").split()
DTYPES = "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool".split()
INDICES = ["0", "-1", ":, 0", "1:", "::2", "..., 0", "None", ":, None", "0, 1", ":1, 1:", "..., None", "5", ":, :, :", "-2:", ":, ::2",
           "0, :, None", "1:1", "..., -1:", "True", "2:0"]

ORTHOGONAL = ["", ", 'cayley'", ", 'matrix_exp'", ", 'householder'", ", None, False"]
WOLFE = ", line_search_fn='strong_wolfe'"
ILLEGAL = ["Linear(2)", "Linear(2, 3, 4, 5, 6, 7)", "Liner(2, 3)", "Linear(2, 3, bia=True)", "Conv2d(1, 2)", "Sequential(Linear(1, 2)",
           "Dropout(2.0)", "Conv2d(3, 4, 1, groups=2)", "MultiheadAttention(5, 2)", "BatchNorm1d()", "Embedding(3, 2, padding_idx=5)",
           "Upsample()", "GRU(2, 3, proj_size=1)", "Conv1d(1, 1, 2, padding='some')", "Conv1d(1, 1, 2, stride=2, padding='same')",
           "LayerNorm()", "GroupNorm(2, 3)", "PixelShuffle()", "GELU('wrong')", "Linear(-1, 2)", "Linear(0, 2)",
           "RNN(2, 3, nonlinearity='gelu')", "LSTM(2, 3, dropout=1.5)", "LSTM(2, 3, num_layers=0)", "Conv2d(0, 0, 1)", "Conv2d(1, 1, 0)",
           "MaxPool2d(0)", "Hardtanh(1.0, -1.0)", "Softmax(3)", "Flatten(3, 1)"]


class User(More):
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.count = 0
        self.tensors = []  # (name, dtype, sizes or None)
        self.lazy = set()
        self.models = []   # (name, input sizes, input kind)

    def do(self, line):
        self.lines.append(line)

    def new(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    def pick(self, *values):
        return self.r.choice(values[0] if len(values) == 1 else values)

    def chance(self, p):
        return self.r.random() < p

    def let(self, letter, what):
        name = self.new(letter)
        self.do(f"{name} = {what}")
        return name

    def input(self, sizes, dtype="float32"):
        name = self.let("x", f"randn({list(sizes)})" if dtype == "float32" else f"randn({list(sizes)}, dtype={dtype})"
                        if "float" in dtype else f"randint(0, 5, {list(sizes)})")
        if dtype in ("float32", "float64") and self.chance(0.3):
            self.do(f"requires_grad_({name}, True)")
        return name

    # ---- layers: (text, sizes of the input, kind) ----
    def layer(self):
        r, pick = self.r, self.pick
        n, c, d = r.randint(1, 3), pick(1, 2, 4, 6), pick(1, 2, 3)
        size = [r.randint(3, 6) for _ in range(d)]
        k, s, p, dil = pick(1, 2, 3), pick(1, 1, 2), pick(0, 0, 1), pick(1, 1, 2)
        p = min(p, k // 2) if self.chance(0.9) else p
        groups = pick([g for g in (1, 2, 3) if c % g == 0])
        if self.chance(0.03):
            groups = 3
        o = groups * pick(1, 2)
        mode = pick("", "", "", ", padding_mode='reflect'", ", padding_mode='circular'", ", padding_mode='replicate'")
        bias = pick("", "", ", bias=False")
        lazy = pick("", "", "", "Lazy")
        which = r.randint(0, 29)
        image = [n, c] + size
        if self.chance(0.08):
            image = image[1:]
        if which <= 2:
            pad = pick(str(p), str(p), "'same'", "'valid'", str(tuple(pick(0, 1) for _ in range(d))))
            first = "" if lazy else f"{c}, "
            return f"{lazy}Conv{d}d({first}{o}, {k}, stride={s}, padding={pad}, dilation={dil}, groups={groups}{bias}{mode})", image, "float"
        if which <= 4:
            op = pick(0, 0, 1)
            first = "" if lazy else f"{c}, "
            return f"{lazy}ConvTranspose{d}d({first}{o}, {k}, {s}, {p}, output_padding={op}, groups={groups}{bias}, dilation={dil})", image, "float"
        if which == 5:
            ind = pick("", ", return_indices=True")
            return f"MaxPool{d}d({k}, stride={pick(s, None)}, padding={min(p, k // 2)}, ceil_mode={pick(True, False)}{ind})", image, "float"
        if which == 6:
            return f"AvgPool{d}d({k}, {pick(s, None)}, {min(p, k // 2)}, ceil_mode={pick(True, False)}, count_include_pad={pick(True, False)})", image, "float"
        if which == 7:
            out = pick("1", "2", str(tuple(pick(1, 2, 3) for _ in range(d))) if d > 1 else "3", str((None,) * d) if d > 1 else "2")
            return f"Adaptive{pick('Avg', 'Max')}Pool{d}d({out})", image, "float"
        if which == 8:
            d = pick(1, 2)
            return f"LPPool{d}d({pick(1, 2, 3)}, {k}, stride={pick(s, None)})", [n, c] + size[:1] * d, "positive"
        if which in (9, 10):
            kind = pick("BatchNorm", "BatchNorm", "InstanceNorm")
            first = "" if lazy else f"{c}, "
            more = pick("", ", affine=False", ", track_running_stats=False", ", momentum=None", ", eps=0.1, momentum=0.3", ", track_running_stats=True, affine=True")
            return f"{lazy}{kind}{d}d({first}{more.lstrip(', ') if lazy else more[2:]})".replace(", )", ")"), image, "float"
        if which == 11:
            return pick(f"LayerNorm({size[-1]})", f"LayerNorm({size}, eps=0.1)", f"LayerNorm({size[-1]}, elementwise_affine=False)",
                        f"LayerNorm({size[-1]}, bias=False)", f"RMSNorm({size[-1]})", f"RMSNorm({size}, eps=0.01)"), image, "float"
        if which == 12:
            return f"GroupNorm({groups}, {c}{pick('', ', affine=False', ', eps=0.2')})", image, "float"
        if which == 13:
            return f"LocalResponseNorm({pick(1, 2, 3)}, alpha=0.1{pick('', ', beta=0.5, k=2.0')})", image, "float"
        if which == 14:
            kind = pick("ReflectionPad", "ReplicationPad", "ZeroPad", "CircularPad", "ConstantPad")
            pads = pick(str(pick(0, 1, 2)), str(tuple(pick(0, 1, 2) for _ in range(2 * d))))
            return f"{kind}{d}d({pads}{', 3.5' if kind == 'ConstantPad' else ''})", image, "float"
        if which == 15:
            lin = pick("", "", ", bias=False", ", dtype=torch.float64") if False else pick("", ", bias=False")
            first = "" if lazy else f"{size[-1]}, "
            return f"{lazy}Linear({first}{pick(1, 3, 4)}{lin})", image, "float"
        if which == 16:
            return pick(f"Flatten({pick('', '0', '1, 2')})", f"Unflatten(1, ({c}, 1))", "Softmax2d()", "PixelShuffle(2)", "PixelUnshuffle(2)",
                        f"ChannelShuffle({groups})", "Unfold(2, stride=2)", "Unfold((2, 1), padding=1)"), image, "float"
        if which == 17:
            m = {1: ["nearest", "linear"], 2: ["nearest", "bilinear", "bicubic", "area", "nearest-exact"], 3: ["nearest", "trilinear"]}[d]
            return f"Upsample({pick('scale_factor=2', 'size=5', 'scale_factor=1.5', 'scale_factor=0.6')}, mode='{pick(m)}'{pick('', ', align_corners=True', ', align_corners=False')})", image, "float"
        if which == 18:
            return f"Dropout{pick('', '1d', '2d', '3d')}(p={pick('0.0', '0.3', '0.5', '1.0', '0.5, inplace=True')})", image, "float"
        if which == 19:
            return pick("AlphaDropout(0.3)", "FeatureAlphaDropout(0.4)", "GLU(1)", "GLU()", "PReLU(%d)" % c, "PReLU(2)"), image, "float"
        if which == 20:
            e = f"Embedding(5, {pick(2, 3)}{pick('', ', padding_idx=1', ', max_norm=1.0', ', scale_grad_by_freq=True', ', max_norm=0.5, norm_type=1.0', ', padding_idx=-1', ', sparse=False')})"
            return e, [n, 4], "index"
        if which == 21:
            e = f"EmbeddingBag(5, 3, mode='{pick('sum', 'mean', 'max')}'{pick('', ', padding_idx=1', ', max_norm=1.0')})"
            return e, [n, 4], "index"
        if which <= 24:
            kind = pick("RNN", "LSTM", "GRU")
            more = pick("", ", num_layers=2", ", bidirectional=True", ", num_layers=2, dropout=0.5", ", bias=False", ", batch_first=True",
                        ", num_layers=2, bidirectional=True, batch_first=True", ", proj_size=2", ", nonlinearity='relu'", ", proj_size=3, bias=False")
            return f"{kind}({c}, 3{more})", pick([4, n, c], [4, c], [n, 2, c]), "float"
        if which == 25:
            return f"{pick('RNNCell', 'LSTMCell', 'GRUCell')}({c}, 3{pick('', ', bias=False')})", pick([n, c], [c]), "float"
        if which == 26:
            more = pick("", ", dropout=0.2", ", bias=False", ", add_bias_kv=True", ", add_zero_attn=True", ", batch_first=True", ", kdim=4, vdim=4")
            return f"MultiheadAttention(4, {pick(1, 2, 2, 3)}{more})", pick([3, n, 4], [3, 4]), "attention"
        if which == 27:
            more = pick("", ", norm_first=True", ", activation='gelu'", ", batch_first=True", ", bias=False", ", layer_norm_eps=0.1")
            layer = f"Transformer{pick('Encoder', 'Encoder', 'Decoder')}Layer(4, 2, dim_feedforward=5, dropout={pick(0.0, 0.1, 0.5)}{more})"
            if self.chance(0.4) and "Encoder" in layer:
                layer = f"TransformerEncoder({layer}, num_layers=2{pick('', ', norm=LayerNorm(4)')}, enable_nested_tensor=False)"
            return layer, [3, n, 4], "decoder" if "Decoder" in layer else "float"
        if which == 28:
            return f"Bilinear({c}, {c}, 3{bias})", [n, c], "pair"
        return pick(ACTIVATIONS), image, "float"

    def mlp(self):
        a, b, c = self.pick(2, 3, 4), self.pick(3, 5), self.pick(1, 2, 3)
        act = lambda: self.pick(ACTIVATIONS[:-1])
        middle = self.pick("", f", BatchNorm1d({b})", f", LayerNorm({b})", f", Dropout({self.pick(0.2, 0.5)})", f", Sequential(Linear({b}, {b}), {act()})")
        
        # A bias before a BatchNorm has a gradient of rounding alone, of which Adam makes a whole step.
        no = ", bias=False" if "Batch" in middle else ""
        text = self.pick(f"Sequential(Linear({a}, {b}{no}), {act()}{middle}, Linear({b}, {c}))", f"Sequential(LazyLinear({b}{no}){middle}, {act()}, LazyLinear({c}))",
                         f"Linear({a}, {c})", f"Sequential(Linear({a}, {b}{no}){middle}, Linear({b}, {c}), {act()})",
                         f"Sequential(Unflatten(1, (1, {a})), Conv1d(1, {b}, 2, padding=1), {act()}, AdaptiveAvgPool1d(1), Flatten(), Linear({b}, {c}))")
        m = self.let("m", f'module("{text}")')
        if "Lazy" in text and self.chance(0.7):
            self.do(f"call({m}, randn([2, {a}]))")
        elif "Lazy" in text:
            self.lazy.add(m)
        self.models.append((m, a, c))
        return m, a, c

    def ready(self, m, a):
        """Before what PyTorch refuses of lazy modules, and libnnc does not."""
        if m in self.lazy:
            self.do(f"call({m}, randn([2, {a}]))")
            self.lazy.discard(m)

    def some_model(self):
        return self.pick(self.models) if self.models and self.chance(0.7) else self.mlp()

    # ---- episodes ----
    def layers(self):
        text, sizes, kind = self.layer()
        dtype = "float32"
        if self.chance(0.08):
            text = text[:-1] + ("" if text.endswith("()") else ", ") + self.pick("dtype=torch.float64)", "device='cpu')", "dtype=torch.float64, device='cpu')")
            dtype = "float64" if "float64" in text else dtype
        m = self.let("m", f'module("{text}")')
        if self.chance(0.5):
            self.do(f"print({m})")
        if self.chance(0.4):
            self.do(self.pick(f"eval({m})", f"train({m})"))
        if self.chance(0.15):
            dtype = self.pick("float64", "float64", "bfloat16", "float16")
            self.do(f"to({m}, {dtype})")
        if self.chance(0.3):
            self.do(f"named_parameters({m})")
        for _ in range(self.pick(1, 1, 2)):
            if kind == "index":
                x = self.let("x", f"randint(0, {self.pick(5, 5, 5, 7)}, {sizes})")
            elif kind == "positive":
                x = self.let("x", f"rand({sizes})")
            else:
                x = self.let("x", f"randn({sizes}, dtype={dtype})")
            if kind != "index" and self.chance(0.6):
                self.do(f"requires_grad_({x}, True)")
            more = {"pair": f", {x}", "decoder": f", {x}"}.get(kind, "")
            if kind == "attention":
                more = f", {x}, {x}{self.pick('', ', need_weights=False', ', average_attn_weights=False')}"
            y = self.let("y", f"call({m}, {x}{more})")
            self.do(y)
            if self.chance(0.7):
                first = y if kind != "attention" and not any(t in text for t in ("RNN(", "LSTM", "GRU(", "return_ind")) else f"{y}[0]"
                self.do(self.pick(f"backward(sum({first}))", f"backward(mean(mul({first}, {first})))", f"backward({first}, ones_like({first}))"))
                self.do(f"grads({m})")
                if kind != "index":
                    self.do(f"grad({x})")
        self.do(self.pick(f"state_dict({m})", f"named_buffers({m})", f"print({m})", f"named_modules({m})", f"training({m})"))
        if self.chance(0.15):
            self.do(f"reset_parameters({m})")
            self.do(f"named_parameters({m})")

    def train(self):
        m, a, c = self.some_model()
        self.ready(m, a)
        opt_text = self.pick(OPTIMIZERS).format(lr=self.pick("0.1", "0.01", "0.5", "1e-3"))
        if self.chance(0.2):
            self.do(f"call({m}, randn([2, {a}]))")
        if self.chance(0.3):
            ps = self.let("p", f"parameters({m})")
            o = self.let("o", f'optimizer("{opt_text}", {ps}[:1])')
            self.do(f'add_param_group({o}, {ps}[1:], "{self.pick("lr=0.05", "", "lr=0.02", "")}")')
        else:
            o = self.let("o", f'optimizer("{opt_text}", {m})')
        if self.chance(0.4):
            self.do(f"print({o})")
        s = None
        if self.chance(0.4):
            st = self.pick(SCHEDULERS)
            s = self.let("s", f'scheduler("{st}", {o})')
            plateau = "Plateau" in st
        x = self.let("x", f"randn([4, {a}])")
        loss, y = self.loss(c)
        frozen = self.chance(0.15)
        if frozen:
            self.do(f"requires_grad_({self.pick(f'parameters({m})[0]', f'parameters({m})[-1]')}, False)")
        clip = self.chance(0.25)
        accumulate = self.chance(0.2)
        for step in range(self.pick(1, 2, 3)):
            if not accumulate or step == 0:
                self.do(self.pick(f"zero_grad({o})", f"module_zero_grad({m})"))
            out = self.let("y", f"call({m}, {x})")
            l = self.let("l", loss.replace("OUT", out))
            self.do(l)
            self.do(f"backward({l})")
            if clip:
                self.do(self.pick(f"clip_grad_norm_(parameters({m}), {self.pick(0.1, 1.0)})", f"clip_grad_norm_(parameters({m}), 0.5, norm_type={self.pick('1.0', '3.0')})",
                                  f"clip_grad_value_(parameters({m}), 0.05)"))
            if self.chance(0.3):
                self.do(f"grads({m})")
            self.do(f"step({o})")
            if s:
                self.do(f"scheduler_step({s}, {self.pick(1.0, 2.0)})" if plateau else f"scheduler_step({s})")
                self.do(f"last_lr({s})")
            if self.chance(0.15):
                self.do(f'set_options({o}, 0, "lr={self.pick(0.3, 0.0, 1)}")')
        self.do(f"named_parameters({m})")
        if self.chance(0.4):
            self.do(f"optimizer_state({o}, parameters({m})[{self.pick(0, -1)}])")
        if self.chance(0.3):
            self.do(f'option({o}, 0, "{self.pick("lr", "weight_decay", "betas", "momentum", "eps", "foreach", "initial_lr")}")')
        if self.chance(0.25):
            self.do(f"optimizer_state_dict({o})")
        if s and self.chance(0.3):
            self.do(f"scheduler_state_dict({s})")
        if self.chance(0.25):
            o2 = self.let("o", f'optimizer("{opt_text}", {m})')
            self.do(f"copy_state({o}, {o2})")
            self.do(f"step({o2})")
            self.do(f"print({o2})")
            self.do(f"named_parameters({m})")
        if self.chance(0.1):
            o2 = self.let("o", f'optimizer("LBFGS(lr={self.pick(1, 0.1)}, max_iter={self.pick(2, 4)}{self.pick("", WOLFE)})", {m})')
            self.do(f"step_closure({o2}, {m}, {x}, randn([4, {c}]))")
            self.do(f"named_parameters({m})")
        if self.chance(0.05):
            # In float64: which step a line search takes may hang on the rounding.
            m = self.let("m", f'module("Sequential(Linear(3, 4), Tanh(), Linear(4, 2))")')
            self.do(f"to({m}, float64)")
            o = self.let("o", f'optimizer("LBFGS(lr={self.pick(1, 0.1)}, max_iter={self.pick(2, 5)}{WOLFE}, history_size={self.pick(1, 3, 100)})", {m})')
            for _ in range(2):
                self.do(f"step_closure({o}, {m}, randn([4, 3], dtype=float64), randn([4, 2], dtype=float64))")
                self.do(f"named_parameters({m})")

    def loss(self, c, n=4):
        red = self.pick("", "", "", ", reduction='sum'")
        kind = self.r.randint(0, 9)
        if kind == 0 and c > 1:
            y = self.let("t", f"randint(0, {c}, [{n}])")
            return f"cross_entropy(OUT, {y}{red}{self.pick('', ', label_smoothing=0.1', ', ignore_index=0')})", y
        if kind == 1:
            y = self.let("t", f"rand([{n}, {c}])")
            return f"binary_cross_entropy_with_logits(OUT, {y}{red})", y
        if kind == 2 and c > 1:
            y = self.let("t", f"randint(0, {c}, [{n}])")
            return f"nll_loss(log_softmax(OUT, 1), {y}{red})", y
        y = self.let("t", f"randn([{n}, {c}])")
        name = self.pick("mse_loss", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
        return f"{name}(OUT, {y}{red})", y

    def losses(self):
        red = self.pick("none", "mean", "sum", "mean", "wrong" if self.chance(0.1) else "mean")
        n, c = self.pick(1, 3, 4), self.pick(2, 3)
        dtype = self.pick("float32", "float32", "float32", "float64")
        x = self.let("x", f"randn([{n}, {c}], dtype={dtype})")
        self.do(f"requires_grad_({x}, True)")
        same = self.let("t", f"{self.pick('randn', 'rand')}([{n}, {c}], dtype={dtype})")
        cls = self.let("t", f"randint(0, {c}, [{n}])")
        sign = self.let("t", f"sub(mul(randint(0, 2, [{n}]), 2), 1)")
        w = self.let("w", f"rand([{c}], dtype={dtype})")
        R = f"reduction='{red}'"
        calls = [f"call(module(\"CrossEntropyLoss({R}, label_smoothing={self.pick(0.0, 0.2)}, ignore_index={self.pick(-100, 1)})\", weight={w}), {x}, {cls})",
                 f"call(module(\"CrossEntropyLoss({R})\"), {x}, softmax({same}, 1))", f"call(module(\"NLLLoss({R})\"), log_softmax({x}, 1), {cls})",
                 f"call(module(\"BCELoss({R})\"), sigmoid({x}), sigmoid({same}))", f"call(module(\"BCEWithLogitsLoss({R})\", pos_weight={w}), {x}, {same})",
                 f"call(module(\"MSELoss({R})\"), {x}, {same})", f"call(module(\"L1Loss({R})\"), {x}, {same})",
                 f"call(module(\"SmoothL1Loss({R}, beta={self.pick(0.0, 0.5, 1.0)})\"), {x}, {same})", f"call(module(\"HuberLoss({R}, delta={self.pick(0.5, 2.0)})\"), {x}, {same})",
                 f"call(module(\"KLDivLoss({R}, log_target={self.pick(True, False)})\"), log_softmax({x}, 1), softmax({same}, 1))",
                 f"kl_div(log_softmax({x}, 1), softmax({same}, 1), reduction='batchmean')",
                 f"call(module(\"PoissonNLLLoss(log_input={self.pick(True, False)}, full={self.pick(True, False)}, {R})\"), abs({x}), abs({same}))",
                 f"call(module(\"GaussianNLLLoss(full={self.pick(True, False)}, {R})\"), {x}, {same}, abs({same}))",
                 f"call(module(\"SoftMarginLoss({R})\"), {x}, sign({same}))", f"call(module(\"HingeEmbeddingLoss(margin=0.5, {R})\"), {x}, sign({same}))",
                 f"call(module(\"MultiLabelSoftMarginLoss({R})\"), {x}, round(sigmoid({same})))", f"call(module(\"MultiMarginLoss(p={self.pick(1, 2)}, {R})\"), {x}, {cls})",
                 f"call(module(\"MultiLabelMarginLoss({R})\"), {x}, sub(randint(0, 2, [{n}, {c}]), 1))",
                 f"call(module(\"MarginRankingLoss(margin=0.1, {R})\"), {x}, {same}, sign({same}))", f"call(module(\"CosineEmbeddingLoss(margin=0.2, {R})\"), {x}, {same}, {sign})",
                 f"call(module(\"TripletMarginLoss(p={self.pick(1.0, 2.0)}, swap={self.pick(True, False)}, {R})\"), {x}, {same}, neg({same}))",
                 f"call(module(\"TripletMarginWithDistanceLoss({R}, swap={self.pick(True, False)})\"), {x}, {same}, neg({same}))",
                 f"call(module(\"CTCLoss({R}, zero_infinity={self.pick(True, False)})\"), log_softmax(unsqueeze(cat([{x}, {same}, {x}]), 1), 2), ones([1, 2], dtype=int64), tensor([{3 * n if self.chance(.5) else 2 * n}]), tensor([{self.pick(1, 2)}]))",
                 f"cosine_similarity({x}, {same})", f"pairwise_distance({x}, {same}, p={self.pick(1.0, 2.0, 3.0)}, keepdim={self.pick(True, False)})", f"pdist({x})", f"cdist({x}, {same}, p={self.pick(1.0, 2.0)})"]
        for _ in range(self.pick(1, 2, 3)):
            l = self.let("l", self.pick(calls))
            self.do(l)
            if self.chance(0.3):
                self.do(f"grad_fn({l})")
            self.do(f"backward(sum({l}))" if red == "none" or self.chance(0.3) else f"backward({l})")
            self.do(f"grad({x})")

    def tensor_play(self):
        sizes = self.pick([2, 3], [3, 3], [2, 2, 3], [4], [1, 3], [3, 2], [], [0, 3])
        dtype = self.pick("float32", "float32", "float32", "float64", "int64", "bool", self.pick(DTYPES))
        make = {"bool": f"gt(randn({sizes}), 0)"}.get(dtype) or (f"randn({sizes}, dtype={dtype})" if dtype in ("float32", "float64") else f"convert(mul(randn({sizes}), 4), {dtype})")
        a = self.let("a", make)
        names = [a]
        if "float" in dtype and self.chance(0.7):
            self.do(f"requires_grad_({a}, True)")
        for _ in range(self.r.randint(3, 8)):
            x, y = self.pick(names), self.pick(names)
            d = self.pick(0, -1, 1, 0, 2)
            scalar = self.pick("2", "0.5", "-1", "3", "1")
            what = self.r.randint(0, 17)
            if what <= 1:
                e = f"{self.pick(UNARY)}({x})"
            elif what <= 3:
                e = f"{self.pick(BINARY)}({x}, {y})"
            elif what == 4:
                e = f"{self.pick(BINARY[:20])}({x}, {scalar})"
            elif what == 5:
                e = f"{self.pick(REDUCE)}({x}, {d})" if self.chance(0.8) else f"{self.pick(REDUCE[:12])}({x})"
            elif what == 6:
                e = f"{self.pick('sum', 'mean', 'amax', 'std', 'var', 'logsumexp', 'prod', 'any')}({x}, {d}, keepdim=True)"
            elif what == 7:
                e = f'index({x}, "{self.pick(INDICES)}")'
            elif what == 8:
                e = self.pick(f"transpose({x}, 0, 1)", f"unsqueeze({x}, {d})", f"squeeze({x})", f"reshape({x}, [-1])", f"view({x}, [-1])", f"flip({x}, [{d}])", f"permute({x}, [1, 0])",
                              f"expand({x}, [2, 2, 3])", f"narrow({x}, 0, 0, 1)", f"select({x}, {d}, 0)", f"diagonal({x})", f"movedim({x}, 0, 1)" if False else f"tril({x})", f"triu({x}, 1)", f"roll({x}, 1)" , f"repeat({x}, [2, 1, 1])",
                              f"tile({x}, [2])", f"view({x}, [3, 2])", f"flatten({x})", f"diag({x})", f"as_strided({x}, [2], [1])", f"tensor_unfold({x}, 0, 2, 1)" if False else f"broadcast_to({x}, [2, 2, 3])")
            elif what == 9:
                e = self.pick(f"cat([{x}, {y}], {d})", f"stack([{x}, {y}])", f"hstack([{x}, {y}])", f"vstack([{x}, {y}])", f"where(gt({x}, 0), {x}, {y})", f"split({x}, 2, {d})", f"chunk({x}, 2, {d})", f"unbind({x}, {d})",
                              f"meshgrid([flatten({x}), flatten({y})], indexing='ij')")
            elif what == 10:
                e = self.pick(f"clamp({x}, -0.5, 0.5)", f"clamp({x}, 0)", f"masked_fill({x}, gt({x}, 0), 0.0)", f"masked_select({x}, lt({x}, 0.5))", f"topk({x}, 1)", f"kthvalue({x}, 1)", f"quantile({x}, 0.3)", f"unique({x})",
                              f"nan_to_num({x})", f"lerp({x}, {y}, 0.3)", f"addcmul({x}, {x}, {y}, value=0.5)", f"isclose({x}, {y})", f"allclose({x}, {y})", f"equal({x}, {y})", f"one_hot({x})", f"bincount({x})", f"histc({x}, 4)",
                              f"isin({x}, {y})", f"cumsum({x}, {d}, dtype=float64)", f"std_mean({x})", f"var({x}, {d}, correction=0)" if False else f"var_mean({x}, {d})", f"argmax({x})", f"einsum('ij,ij->i', [{x}, {y}])" if False else f"outer({x}, {y})",
                              f"gather({x}, 0, zeros_like({x}, dtype=int64))", f"index_select({x}, 0, tensor([0]))", f"scatter_add({x}, 0, zeros_like({x}, dtype=int64), {x})", f"take({x}, tensor([0, 1]))")
            elif what == 11:
                self.do(self.pick(f"{self.pick('add_', 'mul_', 'sub_', 'div_')}({x}, {self.pick(scalar, y)})", f"{self.pick(INPLACE)}({x})", f"clamp_({x}, -1.0, 1.0)", f"fill_({x}, {scalar})", f"copy_({x}, {y})",
                                  f'index_assign({x}, "{self.pick(INDICES)}", {self.pick(scalar, y)})', f"masked_fill_({x}, gt({x}, 0), 1.0)", f"normal_({x})", f"uniform_({x})", f"requires_grad_({x}, {self.pick(True, False)})"))
                self.do(x)
                continue
            elif what == 12:
                e = self.pick(f"convert({x}, {self.pick(DTYPES)})", f"detach({x})", f"clone({x})", f"contiguous({x})", f"{self.pick('zeros_like', 'ones_like', 'rand_like', 'randn_like')}({x})", f"full_like({x}, {scalar})")
            elif what == 13:
                self.do(self.pick(f"print({x})", f"strides({x})", f"grad_fn({x})", f"is_leaf({x})", f"requires_grad({x})", f"version({x})", f"item({x})", f"size({x}, {self.pick(0, -1)})"))
                continue
            elif what == 14:
                self.do(self.pick(f"backward({x})", f"backward(sum({x}))", f"backward(sum({x}), retain_graph=True)", f"autograd_grad(sum({x}), [{a}])", f"autograd_grad(sum({x}), [{a}], allow_unused=True, retain_graph=True)",
                                  f"autograd_grad([{x}], [{y}], [ones_like({x})])"))
                self.do(f"grad({a})")
                continue
            elif what == 15:
                self.do(self.pick("grad_mode(False)", "grad_mode(True)", f"retain_grad({x})", f'hook({x}, "{self.pick("print", "double")}")', f"set_requires_grad({x}, True)", f"manual_seed({self.r.randint(0, 9)})"))
                continue
            elif what == 16:
                e = self.pick(f"dropout({x}, 0.5)", f"bernoulli(sigmoid({x}))", f"multinomial(softmax({x}, -1), 2, replacement={self.pick(True, False)})", f"gumbel_softmax({x}, hard={self.pick(True, False)})", f"normal({x}, 1.0)", f"rrelu({x}, training=True)",
                              "rand([3])", "randn([2, 2], dtype=float64)", "randint(0, 10, [3])", "randperm(5)", f"exponential_(clone({x}))", f"cauchy_(clone({x}))", f"log_normal_(clone({x}))", f"geometric_(clone({x}), 0.3)", f"random_(clone({x}), 0, 5)", f"bernoulli_(clone({x}), 0.4)", f"alpha_dropout({x}, 0.4, training=True)")
            else:
                e = self.pick(f"linalg_inv(add(matmul({x}, t({x})), eye(3, 3)))", f"linalg_det({x})", f"linalg_norm({x})", f"matmul({x}, {y})", f"linalg_vector_norm({x}, {self.pick(1.0, 2.0, 3.0)})", f"softmax({x}, 0)", f"normalize({x})", f"layer_norm({x}, [3])",
                              f"linear({x}, ones([2, 3]))", f"pad({x}, [1, 1])", f"pad({x}, [1, 0, 0, 1], value=2.0)", f"dot({x}, {y})", f"arange(0, 5, 2)", "arange(5)" if False else "linspace(0.0, 1.0, 4)", "eye(2, 3)", "full([2], 3)", "zeros([2], dtype=int32)", f"tensordot({x}, {y}, 1)", f"linalg_matrix_power({x}, 2)", f"bmm({x}, {y})")
            b = self.let("a", e)
            self.do(b)
            if self.chance(0.15):
                self.do(f"grad_fn({b})")
            if not e.startswith(("allclose", "equal", "item", "chunk", "split", "unbind", "meshgrid", "unique", "topk", "sort", "mode", "kthvalue", "std_mean", "var_mean", "cummax", "cummin")):
                names.append(b)
        if self.chance(0.6):
            x = self.pick(names)
            self.do(f"backward(sum(mul({x}, {x})))")
            self.do(f"grad({a})")
        self.do("grad_mode(True)")

    def containers(self):
        kind = self.pick("Sequential", "ModuleList")
        inner = lambda: self.pick("Linear(2, 2)", "ReLU()", "Tanh()", "Dropout(0.1)", "Sequential(Linear(2, 2), ReLU())", "Linear(2, 2, bias=False)")
        parts = [inner() for _ in range(self.pick(0, 2, 3, 4))]
        m = self.let("m", f'module("Sequential({", ".join(parts)})")' if kind == "Sequential" else f'module("ModuleList([{", ".join(parts)}])")')
        for _ in range(self.pick(2, 3, 5)):
            i = self.pick(0, 1, -1, 2, 5, -3)
            # ModuleList.insert takes what it cannot do (below 0, beyond the end) and leaves a hole.
            self.do(self.pick(f'seq_append({m}, module("{inner()}"))', f'seq_insert({m}, {i if kind == "Sequential" else 0}, module("{inner()}"))', f'seq_set({m}, {i}, module("{inner()}"))', f"seq_delete({m}, {i})", f"seq_pop({m}, {i})",
                              f"seq_slice({m}, {self.pick(0, 1, -2)}, {self.pick(2, 3, -1)})", f"seq_get({m}, {i})", f'add_module({m}, "{self.pick("head" if kind == "Sequential" else "0", "0", "x.y", "", "training")}", module("{inner()}"))', f"seq_len({m})"))
            if self.chance(0.4):
                self.do(f"print({m})")
        self.do(f"print({m})")
        self.do(f"named_modules({m})")
        self.do(f"state_dict({m})")
        self.do(f"call({m}, randn([1, 2]))")
        if self.chance(0.4):
            d = self.let("d", "module(\"ModuleDict({'a': Linear(1, 1), 'b': ReLU()})\")")
            for _ in range(3):
                k = self.pick("a", "b", "c")
                self.do(self.pick(f'dict_set({d}, "{k}", module("{inner()}"))', f'dict_pop({d}, "{k}")', f'dict_get({d}, "{k}")', f"dict_keys({d})"))
            self.do(f"print({d})")

    def models_life(self):
        m, a, c = self.some_model()
        for _ in range(self.pick(2, 3, 4, 6)):
            what = self.r.randint(0, 13)
            if what in (3, 6, 7, 8, 9):
                self.ready(m, a)
            if what == 0:
                b = self.let("m", f"deepcopy({m})")
                self.models.append((b, a, c))
                if m in self.lazy:
                    self.lazy.add(b)
                self.do(f"print({b})")
            elif what == 1:
                self.do(f"to({m}, {self.pick('float64', 'float32', 'bfloat16', 'int64')})")
            elif what == 2:
                self.do(self.pick(f"train({m})", f"eval({m})", f"train({m}, False)"))
            elif what == 3:
                self.do(f"module_requires_grad_({m}, {self.pick(True, False)})")
            elif what == 4:
                self.do(self.pick(f"named_parameters({m})", f"named_buffers({m})", f"named_modules({m})", f"state_dict({m})", f"print({m})"))
            elif what == 5:
                self.ready(m, a)
                s = self.let("d", f"state_dict({m})")
                other, a2, _ = self.some_model()
                self.ready(other, a2)
                self.do(f"load_state_dict({other}, {s}, strict={self.pick(True, False)})")
                self.do(f"named_parameters({other})")
            elif what in (6, 7):
                self.count += 1
                name = f"f{self.count}{self.pick('.pt', '.safetensors')}"
                self.do(f'save(state_dict({m}), "{name}")')
                self.do(f'load("{name}")')
                if self.chance(0.6):
                    self.do(f'load_state_dict({m}, load("{name}"))')
            elif what == 8:
                self.do(f'apply({m}, "{self.pick("names", "fill")}")')
            elif what == 9:
                self.do(f'init_{self.pick("xavier_uniform_", "xavier_normal_", "kaiming_uniform_", "kaiming_normal_", "orthogonal_", "normal_", "uniform_", "ones_", "zeros_", "trunc_normal_", "eye_", "sparse_")}(parameters({m})[0])'.replace("sparse_(", "sparse_(").replace("])", "])")
                        if self.chance(0.9) else f"init_constant_(parameters({m})[0], 0.3)")
                self.do(f"parameters({m})[0]")
            elif what == 10:
                x = self.let("x", f"randn([3, {a}])")
                h = self.let("h", f'module_hook({m}, "{self.pick("pre", "forward", "backward")}", "{self.pick("print", "double")}")')
                self.do(f"requires_grad_({x}, True)")
                self.do(f"backward(sum(call({m}, {x})))")
                self.do(f"grads({m})")
                self.do(f"remove_hook({h})")
            elif what == 11:
                x = self.let("x", f"randn([{self.pick(3, 1)}, {self.pick(a, a, a + 1)}])")
                self.do(f"call({m}, {x})")
            elif what == 12:
                v = self.let("v", f"parameters_to_vector(parameters({m}))")
                self.do(v)
                self.do(f"vector_to_parameters(mul({v}, 2), parameters({m}))" if self.chance(0.5) else f"size({v}, 0)")
            else:
                x = self.let("x", f"randn([3, {a}])")
                y = self.let("y", f"sum(call({m}, {x}))")
                self.do(f"backward({y})")
                self.do(f"backward({y})")
                self.do(f"grads({m})")

    def parametrized(self):
        kind = self.pick("Linear(3, 3)", "Linear(4, 2)", "Conv1d(2, 3, 2)", "Linear(2, 4, bias=False)", "ConvTranspose1d(2, 3, 2)", "LSTM(2, 3)" if self.chance(0.2) else "Linear(3, 2)")
        sizes = {"Linear(3, 3)": [2, 3], "Linear(4, 2)": [2, 4], "Linear(2, 4, bias=False)": [1, 2], "Linear(3, 2)": [2, 3]}.get(kind, [2, 2, 2] if "LSTM" in kind else [1, 2, 4])
        m = self.let("m", f'module("{kind}")')
        for _ in range(self.pick(1, 2, 3, 4)):
            name = self.pick("weight", "weight", "weight", "bias", "nothing")
            self.do(self.pick(f'parametrizations_weight_norm({m}, "{name}")', f'parametrizations_spectral_norm({m}, "{name}")', f'parametrizations_orthogonal({m}, "{name}"{self.pick(ORTHOGONAL)})',
                              f'weight_norm({m}, "{name}", {self.pick(0, 1, None)})', f"remove_weight_norm({m})", f'spectral_norm({m}, "{name}")', f"remove_spectral_norm({m})", f'parametrize({m}, "{name}", module("{self.pick("ReLU()", "Tanh()", "Identity()", "Softplus()")}"))',
                              f'remove_parametrizations({m}, "{name}", {self.pick(True, False)})', f'prune("l1_unstructured", {m}, "{name}", {self.pick(0.5, 0.3, 2, 100)})', f'prune("random_unstructured", {m}, "{name}", {self.pick(0.4, 1, 1.5)})',
                              f'prune("ln_structured", {m}, "{name}", {self.pick(0.5, 1)}, {self.pick(1, 2)}, {self.pick(0, 1)})', f'prune("random_structured", {m}, "{name}", 1, {self.pick(0, -1)})', f'prune_remove({m}, "{name}")', f"is_pruned({m})", f'prune("identity", {m}, "{name}")'))
            if self.chance(0.4):
                self.do(self.pick(f"print({m})", f"state_dict({m})", f"named_modules({m})"))
        y = self.let("y", f"call({m}, randn({sizes}))")
        y = f"{y}[0]" if "LSTM" in kind else y
        self.do(y)
        self.do(f"backward(sum(mul({y}, {y})))")
        self.do(f"grads({m})")
        self.do(f"state_dict({m})")
        o = self.let("o", f'optimizer("SGD(lr=0.1)", {m})')
        self.do(f"step({o})")
        self.do(f"call({m}, randn({sizes}))")
        if self.chance(0.4):
            b = self.let("m", f"deepcopy({m})")
            self.do(f"print({b})")
            self.do(f"state_dict({b})")

    def packed(self):
        bf = self.pick(True, False)
        c = self.pick(1, 2)
        m = self.let("m", f'module("{self.pick("RNN", "LSTM", "GRU")}({c}, 2, batch_first={bf}{self.pick("", ", num_layers=2", ", bidirectional=True")})")')
        lengths = [self.r.randint(1, 4) for _ in range(3)]
        if self.chance(0.5):
            lengths.sort(reverse=True)
        if self.chance(0.05):
            lengths[0] = 0
        x = self.let("x", f"randn({[3, 4, c] if bf else [4, 3, c]})")
        self.do(f"requires_grad_({x}, True)")
        p = self.let("k", f"pack_padded_sequence({x}, tensor({lengths}), batch_first={bf}, enforce_sorted={self.pick(True, False, False)})")
        self.do(p)
        y = self.let("y", f"call({m}, {p})")
        self.do(y)
        u = self.let("u", f"pad_packed_sequence({y}[0], batch_first={self.pick(True, False)}, padding_value={self.pick(0.0, -1.0)})")
        self.do(u)
        self.do(f"backward(sum({u}[0]))")
        self.do(f"grads({m})")
        self.do(f"grad({x})")
        if self.chance(0.4):
            self.do(f"pad_sequence([randn([2]), randn([{self.pick(1, 3)}])], batch_first={bf}, padding_value=9.0)")
            self.do(f"pack_sequence([randn([2]), randn([{self.pick(1, 3)}])], enforce_sorted={self.pick(True, False)})")

    def mistakes(self):
        m, a, c = self.some_model()
        x = self.let("x", f"randn([2, {a}])")
        for _ in range(self.pick(1, 2, 3)):
            self.do(self.pick(f"call({m}, randn([2, {a + 1}]))", f"call({m}, randint(0, 3, [2, {a}]))", f"call({m}, convert({x}, float64))", f"add_(set_requires_grad({x}, True), 1)" if False else f"add_(parameters({m})[0], 1)",
                              f"backward({x})", f'module("{self.pick(ILLEGAL)}")',
                              f"set_requires_grad(randint(0, 3, [2]), True)", f"item(randn([2]))", f"item(randn([1, 1]))", f'child({m}, "{self.pick("0", "1", "9", "a.b", "")}")', f'parameter({m}, "{self.pick("weight", "0.weight", "0.bias", "nothing", "0.nothing")}")',
                              f"optimizer(\"SGD(lr=0.1)\", [])", f"matmul({x}, {x})", f"view({x}, [7])", f"reshape({x}, [-1, -1])", f"cat([{x}, randn([1])])", f"index({x}, \"9\")", f"index({x}, \"0, 0, 0\")",
                              f"cross_entropy({x}, tensor([0, {a}]))", f"cross_entropy({x}, tensor([0.0, 1.0]))", f"nll_loss({x}, tensor([[0], [1]]))", f"mse_loss({x}, tensor(['a']))" if False else f"mse_loss({x}, randn([3, {a}, 7]))", f"embedding(tensor([9]), randn([3, 2]))", f"embedding(tensor([0.5]), randn([3, 2]))",
                              f"conv2d(randn([1, 2, 3, 3]), randn([1, 1, 2, 2]))", f"load(\"none.pt\")", f"load(\"none.safetensors\")", f"gradient(parameters({m})[0], randn([9]))", f"convert({x}, bool)", f"sum({x}, 5)", f"transpose({x}, 0, 4)", f"expand({x}, [3, 3])", f"softmax({x}, 4)", f"dropout({x}, 1.5)", f"batch_norm({x}, None, None)", f"layer_norm({x}, [9])", f"batch_norm({x}, None, None, training=True)"))
        y = self.let("y", f"exp(requires_grad_(randn([3]), True))")
        self.do(self.pick(f"add_({y}, 1)", f"fill_({y}, 2)", f"zero_({y})"))
        self.do(f"backward(sum({y}))")

    def moving(self):
        """Views and writes in place with gradients."""
        a = self.let("a", "requires_grad_(randn([3, 4]), True)")
        b = self.let("b", self.pick(f"mul({a}, 2)", f"clone({a})", f"tanh({a})", f"exp({a})", f"add({a}, 0.5)", f"sigmoid({a})"))
        views = [b]
        for _ in range(self.pick(2, 3, 5)):
            v = self.pick(views)
            if self.chance(0.5):
                w = self.let("v", self.pick(f'index({v}, "{self.pick(INDICES)}")', f"transpose({v}, 0, 1)", f"view({v}, [-1])", f"narrow({v}, 0, 0, 2)", f"select({v}, 0, 1)", f"unsqueeze({v}, 0)", f"detach({v})", f"diagonal({v})", f"chunk({v}, 2)[0]", f"expand({v}, [2, 3, 4])", f"squeeze({v})", f"t({v})", f"flatten({v})", f"reshape({v}, [4, 3])"))
                views.append(w)
            else:
                self.do(self.pick(f"mul_({v}, 3)", f"add_({v}, {self.pick(views)})", f"relu_({v})", f"tanh_({v})", f"fill_({v}, 1.5)", f"zero_({v})", f'index_assign({v}, "{self.pick(INDICES)}", {self.pick("0.5", "2", self.pick(views))})', f"sigmoid_({v})", f"clamp_({v}, -0.5, 0.5)", f"copy_({v}, {self.pick(views)})", f"masked_fill_({v}, gt({v}, 0), 0.5)", f"exp_({v})", f"dropout_({v}, 0.5)" if False else f"neg_({v})", f"div_({v}, 2)", f"pow_({v}, 2)", f"addcmul_({v}, {v}, {v})", f"lerp_({v}, {v}, 0.5)"))
                if self.chance(0.4):
                    self.do(self.pick(f"version({v})", f"grad_fn({v})", f"{b}", f"is_leaf({v})"))
        c = self.pick(views)
        self.do(f"grad_fn({c})")
        self.do(c)
        self.do(self.pick(f"backward(sum(mul({b}, {b})))", f"backward(sum({c}))", f"backward(sum(mul({c}, {c})), create_graph=True)"))
        self.do(f"grad({a})")
        if self.chance(0.3):
            g = self.let("g", f"autograd_grad(sum(mul({a}, sin({a}))), [{a}], create_graph=True)[0]")
            self.do(g)
            self.do(f"backward(sum(mul({g}, {g})))")
            self.do(f"grad({a})")

    def script(self):
        episodes = [(self.layers, 6), (self.train, 4), (self.losses, 3), (self.tensor_play, 5), (self.containers, 2), (self.models_life, 4), (self.parametrized, 2),
                    (self.packed, 1), (self.mistakes, 2), (self.moving, 3), (self.prints, 2), (self.indexing, 4), (self.functions, 6),
                    (self.attention, 3), (self.recurrent, 2), (self.types, 5), (self.randoms, 3), (self.checkpoints, 3), (self.averages, 1), (self.matrices, 2), (self.trees, 4), (self.derivatives, 3)]
        for _ in range(self.pick(1, 2, 2, 3)):
            self.r.choices([e for e, _ in episodes], [w for _, w in episodes])[0]()
        return self.lines


if __name__ == "__main__":
    for n in range(int(sys.argv[1]), int(sys.argv[1]) + int(sys.argv[2])):
        print(f"# script {n}")
        for line in User(n).script():
            print(line)
