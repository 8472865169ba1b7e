# SPDX-License-Identifier: Apache-2.0
"""More that a random user does: see generate.py, whose User has these episodes too."""

WEIGHTS = "randn({o}, {i}, {k})"
FLOATS = ["float32", "float64", "bfloat16", "float16"]
WHOLE = ["int64", "int32", "int16", "int8", "uint8", "bool"]
INDEX_PARTS = ["0", "-1", "1", ":", "1:", ":-1", "::2", "None", "...", "0:1", "-2:", "True", "2", "1:0"]


class More:
    # ---- printing ----
    def prints(self):
        if self.chance(0.3):
            o = self.pick("precision=2", "precision=6", "threshold=5", "edgeitems=1, threshold=3", "linewidth=40", "sci_mode=True", "sci_mode=False",
                          "profile='short'", "profile='full'", "precision=0", "linewidth=10")
            self.do(f"printoptions({o})")
        for _ in range(self.pick(2, 3, 4)):
            sizes = self.pick([], [1], [3], [7], [2, 3], [1, 12], [4, 2, 2], [0], [2, 0], [30], [1001], [40, 30], [2, 1, 2, 2], [1, 1])
            scale = self.pick("1", "1000", "1e-5", "1e5", "1e9", "0.001", "123456.0")
            kind = self.r.randint(0, 6)
            if kind == 0:
                e = f"randint({self.pick(0, -9)}, {self.pick(2, 10, 100000)}, {sizes})"
            elif kind == 1:
                e = f"convert(mul(randn({sizes}), {scale}), {self.pick(FLOATS)})"
            elif kind == 2:
                e = f"gt(randn({sizes}), 0)"
            elif kind == 3:
                e = f"div(randn({sizes}), round(randn({sizes})))"
            elif kind == 4:
                e = f"round(mul(randn({sizes}), {scale}))"
            elif kind == 5:
                e = f"convert(mul(rand({sizes}), 100), {self.pick(WHOLE)})"
            else:
                e = f"mul(randn({sizes}), {scale})"
            x = self.let("x", e)
            if kind in (1, 4, 6) and self.chance(0.3):
                self.do(f"requires_grad_({x}, True)")
                self.do(f"print({self.pick('mul', 'add')}({x}, 2))")
            self.do(f"print({x})")
        self.do("printoptions(profile='default')")

    # ---- indices ----
    def indexing(self):
        sizes = self.pick([3, 4], [2, 3, 2], [5], [3, 3], [1, 4], [2, 2, 2, 2])
        dtype = self.pick("float32", "float32", "float64", "int64")
        x = self.let("x", f"randn({sizes}, dtype={dtype})" if "float" in dtype else f"randint(0, 9, {sizes})")
        wants = "float" in dtype and self.chance(0.6)
        if wants:
            self.do(f"requires_grad_({x}, True)")
        y = self.let("y", f"mul({x}, {self.pick(1, 2)})")
        for _ in range(self.pick(2, 3, 5)):
            words = ", ".join(self.pick(INDEX_PARTS) for _ in range(self.pick(1, 2, len(sizes))))
            n = self.pick(1, 2, 3)
            ids = lambda: f"tensor([{', '.join(str(self.pick(0, 1, -1, sizes[0] - 1, 0, 1) if self.chance(0.95) else 7) for _ in range(n))}])"
            which = self.r.randint(0, 9)
            if which <= 2:
                z = self.let("z", f'index({y}, "{words}")')
                self.do(z)
                self.do(f"{self.pick('strides', 'grad_fn')}({z})")
            elif which <= 4:
                value = self.pick("0.5", "3", "-1", f'index({y}, "{words}")', f"tensor(2.0)", f"ones([{sizes[-1]}])")
                self.do(f'index_assign({y}, "{words}", {value})')
                self.do(y)
            elif which == 5:
                z = self.let("z", f"index_tensors({y}, {self.pick(ids(), f'None, {ids()}', f'{ids()}, {ids()}', f'gt({y}, 0)', f'None, None, {ids()}', f'{ids()}, None, {ids()}', 'tensor([[0, 1], [1, 0]])')})")
                self.do(z)
            elif which == 6:
                self.do(f"index_put_({y}, [{self.pick(ids(), f'{ids()}, {ids()}', f'gt({y}, 0)')}], {self.pick(f'tensor(5.0, dtype={dtype})', f'convert(ones([{n}]), {dtype})')}, accumulate={self.pick(True, False)})")
                self.do(y)
            elif which == 7:
                d = self.pick(0, -1, 1)
                self.do(self.pick(f"index_select({y}, {d}, {ids()})", f"index_add_({y}, 0, {ids()}, convert(ones({[n] + sizes[1:]}), {dtype}), alpha={self.pick(1, 2)})", f"index_copy({y}, 0, {ids()}, convert(ones({[n] + sizes[1:]}), {dtype}))",
                                  f"index_fill({y}, {d}, {ids()}, {self.pick(1, 2)})", f"gather({y}, {d}, zeros({sizes}, dtype=int64))", f"take({y}, {ids()})", f"take_along_dim({y}, argsort({y}, {d}), {d})",
                                  f"scatter({y}, {d}, zeros({sizes}, dtype=int64), {self.pick('2', y)})" if self.chance(0.2) else f"scatter_add({y}, {d}, ones({sizes}, dtype=int64), {y})",
                                  f"scatter_reduce({y}, {d}, zeros({sizes}, dtype=int64), {y}, '{self.pick('sum', 'prod', 'mean', 'amax', 'amin')}', include_self={self.pick(True, False)})"))
            elif which == 8:
                self.do(self.pick(f"masked_select({y}, gt({y}, 0))", f"masked_fill({y}, lt({y}, 0), {self.pick('0.0', '7', 'tensor(1.0)')})", f"nonzero(gt({y}, 0))", f"nonzero(gt({y}, 0), as_tuple=True)", f"where(gt({y}, 0), {y}, {self.pick(y, '0.0', '1')})"))
            else:
                self.do(self.pick(f"searchsorted(sort(flatten({y}))[0], {y}, right={self.pick(True, False)})", f"isin({y}, {ids()})", f"topk({y}, {self.pick(1, 2)}, {self.pick(0, -1)}, largest={self.pick(True, False)})", f"sort({y}, {self.pick(0, -1)}, descending={self.pick(True, False)})",
                                  f"unique({y})", f"unique({y}, dim=0)", f"repeat_interleave({y}, 2, {self.pick(0, 'None')})", f"bincount(abs(convert(flatten({y}), int64)), minlength={self.pick(0, 6)})"))
        if wants:
            self.do(f"backward(sum(mul({y}, {y})))")
            self.do(f"grad({x})")

    # ---- functions of torch.nn.functional ----
    def functions(self):
        pick = self.pick
        d = pick(1, 2, 2, 3)
        n, c, k, o = pick(1, 2), pick(1, 2, 4), pick(1, 2, 3), pick(2, 4)
        size = [self.r.randint(3, 5) for _ in range(d)]
        g = pick(1, 1, c)
        x = self.let("x", f"requires_grad_(randn({[n, c] + size}), True)")
        each = lambda *v: pick(str(pick(*v)), str([pick(*v) for _ in range(d)]))
        bias = pick("None", f"randn([{o}])")
        calls = [f"conv{d}d({x}, randn({[o, c // g] + [k] * d}), {bias}, stride={each(1, 2)}, padding={each(0, 1)}, dilation={each(1, 2)}, groups={g})",
                 f"conv_transpose{d}d({x}, randn({[c, o // g] + [k] * d}), {bias}, stride={each(1, 2)}, padding={each(0, 1)}, output_padding={pick(0, 0, 1)}, groups={g}, dilation={each(1, 2)})",
                 f"avg_pool{d}d({x}, {each(1, 2, 3)}, stride={each(1, 2)}, padding={pick(0, 0, 1)}, ceil_mode={pick(True, False)}, count_include_pad={pick(True, False)})",
                 f"max_pool{d}d({x}, {each(1, 2, 3)}, stride={each(1, 2)}, padding={pick(0, 0, 1)}, dilation={each(1, 2)}, ceil_mode={pick(True, False)})",
                 f"adaptive_avg_pool{d}d({x}, {each(1, 2, 3)})", f"adaptive_max_pool{d}d({x}, {each(1, 2, 3)})", f"lp_pool{pick(1, 2, 3)}d({x}, 2.0, 2)",
                 f"batch_norm({x}, zeros([{c}]), ones([{c}]), weight=randn([{c}]), bias={pick('None', f'randn([{c}])')}, training={pick(True, False)}, momentum=0.1, eps=0.01)",
                 f"instance_norm({x}, weight={pick('None', f'randn([{c}])')})", f"layer_norm({x}, {size[-1:]}, randn({size[-1:]}))", f"rms_norm({x}, {size})", f"group_norm({x}, {g}, randn([{c}]))",
                 f"local_response_norm({x}, {pick(1, 2, 3)}, alpha=0.5)", f"normalize({x}, p={pick(1.0, 2.0, 3.0)}, dim={pick(0, 1, -1)})",
                 f"pad({x}, {[pick(0, 1, 2, -1) for _ in range(2 * pick(1, d))]}{pick('', f', value={pick(1.5, -2.0)}')})", f"pad({x}, {[pick(0, 1, 2) for _ in range(2 * d)]}, mode='{pick('reflect', 'replicate', 'circular')}')",
                 f"interpolate({x}, {pick('size=' + str([pick(2, 4, 6) for _ in range(d)]), 'scale_factor=' + pick('2.0', '0.5', '1.7'))}, mode='{pick({1: ['nearest', 'linear'], 2: ['nearest', 'bilinear', 'bicubic', 'area', 'nearest-exact'], 3: ['nearest', 'trilinear', 'area']}[d])}'{pick('', ', align_corners=True')})",
                 f"unfold({x}, {pick(1, 2)}, padding={pick(0, 1)}, stride={pick(1, 2)}, dilation={pick(1, 2)})", f"fold(unfold({x}, 2), {size}, 2)",
                 f"pixel_shuffle({x}, 2)", f"pixel_unshuffle({x}, {pick(1, 2)})", f"channel_shuffle({x}, {pick(1, 2)})",
                 f"grid_sample({x}, mul(randn({[n] + [3] * d + [d]}), 0.7), mode='{pick('bilinear', 'nearest', 'bicubic')}', padding_mode='{pick('zeros', 'border', 'reflection')}', align_corners={pick(True, False)})",
                 f"affine_grid(randn([{n}, {max(d, 2)}, {max(d, 2) + 1}]), {[n, c] + size if d > 1 else [n, c, 3, 3]}, align_corners={pick(True, False)})",
                 f"scaled_dot_product_attention({x}, {x}, {x}, is_causal={pick(True, False)}{pick('', ', scale=0.3')})", f"scaled_dot_product_attention({x}, {x}, {x}, attn_mask={pick(f'randn({[size[-2] if d > 1 else c] * 2})', f'gt(randn({[size[-2] if d > 1 else c] * 2}), -1)')})",
                 f"bilinear({x}, {x}, randn([2, {size[-1]}, {size[-1]}]))", f"linear({x}, randn([2, {size[-1]}]), {pick('None', 'randn([2])')})", f"glu({x}, {pick(1, -1)})", f"prelu({x}, rand([{pick(1, c)}]))", f"gumbel_softmax({x}, tau=0.5, hard={pick(True, False)}, dim={pick(1, -1)})",
                 f"softmax({x}, {pick(0, 1, -1)}, dtype=float64)", f"dropout{pick('', '1d', '2d', '3d')}({x}, {pick(0.2, 0.7)}, training={pick(True, True, False)})", f"alpha_dropout({x}, 0.3, training=True)", f"feature_alpha_dropout({x}, 0.3, training=True)", f"rrelu({x}, 0.1, 0.4, training={pick(True, False)})",
                 f"threshold({x}, 0.1, 5.0)", f"hardtanh({x}, -0.3, 0.3)", f"leaky_relu({x}, 0.3)", f"elu({x}, 0.4)", f"celu({x}, 0.4)", f"gelu({x}, approximate='{pick('none', 'tanh')}')", f"softplus({x}, 2.0, 1.0)", f"hardshrink({x}, 0.2)", f"softshrink({x}, 0.2)", f"cosine_similarity({x}, {x}, dim={pick(0, 1, -1)})",
                 f"embedding(randint(0, 4, [3]), randn([4, 2]), padding_idx={pick(1, -1, 'None')}, max_norm={pick('None', '1.0')})", f"embedding_bag(randint(0, 4, [6]), randn([4, 2]), tensor([0, 2, 2]), mode='{pick('sum', 'mean', 'max')}')", f"embedding_bag(randint(0, 4, [6]), randn([4, 2]), tensor([0, 2, 2, 6]), mode='{pick('sum', 'mean', 'max')}', include_last_offset=True)",
                 f"embedding_bag(randint(0, 4, [4]), randn([4, 2]), tensor([0, 3]), mode='sum', per_sample_weights=randn([4]))"]
        for _ in range(pick(1, 2, 3)):
            y = self.let("y", pick(calls))
            self.do(y)
            self.do(f"{pick('strides', 'grad_fn')}({y})")
            if self.chance(0.6):
                self.do(f"backward(sum(mul({y}, {pick(y, 'randn([1])')})))")
                self.do(f"grad({x})")
            elif self.chance(0.4):
                h = self.let("g", f"autograd_grad(sum(mul({y}, {y})), [{x}], create_graph=True)[0]")
                self.do(h)
                self.do(f"backward(sum(mul({h}, {h})))")
                self.do(f"grad({x})")

    # ---- attention and transformers ----
    def attention(self):
        pick = self.pick
        n, l, s = pick(1, 2), pick(2, 3), pick(2, 3)
        bf = pick(True, False)
        q = self.let("q", f"randn({[n, l, 4] if bf else [l, n, 4]})")
        k = self.let("k", f"randn({[n, s, 4] if bf else [s, n, 4]})")
        kind = pick("mha", "mha", "encoder", "decoder", "stack", "transformer")
        mask = lambda a, b: pick(f"attn_mask=gt(randn([{a}, {b}]), 1)", f"attn_mask=randn([{a}, {b}])", f"attn_mask=randn([{n * 2}, {a}, {b}])")
        drop = pick(0.0, 0.0, 0.2)
        common = f"dropout={drop}, batch_first={bf}"
        more = pick("", ", norm_first=True", ", activation='gelu'", ", bias=False")
        if kind == "mha":
            m = self.let("m", f"module(\"MultiheadAttention(4, 2, {common}{pick('', ', add_bias_kv=True', ', add_zero_attn=True', ', bias=False', ', kdim=4, vdim=4')})\")")
            args = ", ".join(a for a in [mask(l, s) if self.chance(0.5) else "", f"key_padding_mask=gt(randn([{n}, {s}]), 1)" if self.chance(0.4) else "", f"need_weights={pick(True, False)}" if self.chance(0.5) else "", "average_attn_weights=False" if self.chance(0.3) else ""] if a)
            call = f"call({{m}}, {q}, {k}, {k}{', ' + args if args else ''})"
        elif kind == "encoder":
            m = self.let("m", f'module("TransformerEncoderLayer(4, 2, 5, {common}{more})")')
            call = f"call({{m}}, {q}{pick('', f', src_mask=gt(randn([{l}, {l}]), 1)', f', src_mask=transformer_mask({l})', f', src_key_padding_mask=gt(randn([{n}, {l}]), 1)')})"
        elif kind == "stack":
            m = self.let("m", f"module(\"TransformerEncoder(TransformerEncoderLayer(4, 2, 5, {common}{more}), {pick(1, 2)}{pick('', ', norm=LayerNorm(4)')}, enable_nested_tensor=False)\")")
            call = f"call({{m}}, {q}{pick('', f', mask=transformer_mask({l})', f', src_key_padding_mask=gt(randn([{n}, {l}]), 1)', f', mask=transformer_mask({l}), is_causal=True')})"
        elif kind == "decoder":
            m = self.let("m", f"module(\"{pick('TransformerDecoderLayer(4, 2, 5, ' + common + more + ')', 'TransformerDecoder(TransformerDecoderLayer(4, 2, 5, ' + common + more + '), 2)')}\")")
            call = f"call({{m}}, {q}, {k}{pick('', f', tgt_mask=transformer_mask({l})', f', memory_mask=randn([{l}, {s}])', f', tgt_key_padding_mask=gt(randn([{n}, {l}]), 2)')})"
        else:
            m = self.let("m", f'module("Transformer(4, 2, 1, 1, 5, {common}{more})")')
            call = f"call({{m}}, {k}, {q}{pick('', f', tgt_mask=transformer_mask({l})', f', src_mask=randn([{s}, {s}])')})"
        if self.chance(0.4):
            self.do(f"{pick('eval', 'train')}({m})")
        if self.chance(0.3):
            self.do(f"print({m})")
        if self.chance(0.5):
            self.do(f"requires_grad_({q}, True)")
        y = self.let("y", call.replace("{m}", m))
        self.do(y)
        first = f"{y}[0]" if kind == "mha" else y
        self.do(f"backward(sum(mul({first}, {first})))")
        self.do(pick(f"grads({m})", f"grad({q})"))
        if self.chance(0.3):
            self.do("grad_mode(False)")
            self.do(f"eval({m})")
            self.do(call.replace("{m}", m))
            self.do("grad_mode(True)")

    # ---- recurrent layers with their states ----
    def recurrent(self):
        pick = self.pick
        kind, layers, both, proj = pick("RNN", "LSTM", "GRU"), pick(1, 2), pick(True, False), pick(0, 0, 2)
        proj = proj if kind == "LSTM" else 0
        bf = pick(True, False)
        m = self.let("m", f"module(\"{kind}(2, 3, num_layers={layers}, bidirectional={both}, batch_first={bf}{f', proj_size={proj}' if proj else ''}{pick('', ', bias=False')}{', dropout=0.4' if layers > 1 and self.chance(0.4) else ''})\")")
        x = self.let("x", f"requires_grad_(randn({pick([2, 4, 2] if bf else [4, 2, 2], [4, 2])}), True)")
        h = self.let("h", f"randn([{layers * (2 if both else 1)}, 2, {proj or 3}])")
        c = self.let("c", f"randn([{layers * (2 if both else 1)}, 2, 3])")
        if self.chance(0.3):
            self.do(f"eval({m})")
        hx = pick("", f", ({h}, {c})" if kind == "LSTM" else f", {h}")
        y = self.let("y", f"call({m}, {x}{hx})")
        self.do(y)
        self.do(f"backward(add(sum({y}[0]), sum(mul({y}[1], {y}[1]))))")
        self.do(f"grads({m})")
        self.do(f"grad({x})")
        if self.chance(0.5):
            cell = pick("RNN", "LSTM", "GRU")
            m = self.let("m", f"module(\"{cell}Cell(2, 3{pick('', ', bias=False')})\")")
            a, b = self.let("a", f"randn({pick([2, 2], [2])})"), self.let("b", "randn([2, 3])")
            y = self.let("y", f"call({m}, {a}{pick('', f', ({b}, {b})' if cell == 'LSTM' else f', {b}')})")
            self.do(y)
            self.do(f"backward(sum({y}{'[0]' if cell == 'LSTM' else ''}))")
            self.do(f"grads({m})")

    # ---- element types ----
    def types(self):
        pick = self.pick
        a, b = pick(FLOATS + WHOLE), pick(FLOATS + WHOLE)
        x = self.let("x", f"convert(mul(randn({pick([2, 2], [3], [])}), 5), {a})")
        y = self.let("y", f"convert(mul(randn({pick([2, 2], [1], [])}), 5), {b})")
        for _ in range(pick(2, 3, 4)):
            s = pick("2", "0.5", "-3", "1", "100000", "1e-3")
            op = pick("add", "sub", "mul", "div", "pow", "fmod", "remainder", "floor_divide", "eq", "lt", "ge", "maximum", "atan2", "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor", "copysign" if False else "minimum", "xlogy", "where_")
            if op == "where_":
                self.do(f"where(gt({x}, 0), {x}, {pick(y, s)})")
            elif self.chance(0.5):
                self.do(f"{op}({x}, {y})")
            else:
                self.do(f"{op}({x}, {s})")
            self.do(pick(f"{pick('add_', 'sub_', 'mul_', 'div_')}(clone({x}), {pick(y, s)})", f"sum({x}{pick('', ', dtype=' + pick(FLOATS + WHOLE))})", f"{pick('mean', 'prod', 'cumsum', 'amax', 'argmax', 'any', 'all', 'std', 'norm', 'median', 'logsumexp', 'count_nonzero')}({x}, {pick(0, -1)})",
                              f"{pick('sigmoid', 'exp', 'sqrt', 'abs', 'neg', 'floor', 'round', 'relu', 'sign', 'isnan', 'bitwise_not', 'reciprocal', 'square', 'gelu', 'softplus', 'trunc', 'erf', 'tanh')}({x})", f"cat([flatten({x}), flatten({y})])", f"clamp({x}, {pick('0', '-0.5', '1')}, {pick('2', '2.5')})",
                              f"full_like({x}, {s})", f"lerp({x}, {y}, 0.5)", f"addcmul({x}, {x}, {y})", f"addcdiv({x}, {x}, {y}, value=2.0)", f"convert({x}, {b})", f"linspace(0, {s}, 4, dtype={a})", f"arange(0, 5, {pick(1, 2, 0.5)}, dtype={a})", f"full([2], {s}, dtype={b})", f"copy_({x}, {y})", f"fill_(clone({x}), {s})",
                              f"matmul({x}, {y})", f"softmax({x}, -1)", f"item(sum({x}))", f"print({x})", f"masked_fill({x}, gt({x}, 1), {s})", f"type_as({x}, {y})", f"sort({x})", f"dropout(convert({x}, float32), 0.5)", f"nan_to_num({x}, 1.0)", f"isclose({x}, {x}, atol=0.1)"))

    # ---- random numbers ----
    def randoms(self):
        pick = self.pick
        sizes = pick([3], [2, 3], [17], [40], [], [0], [4, 5, 2])
        dtype = pick(FLOATS[:2])
        self.do(f"manual_seed({pick(0, 1, 123456789, -1, 2**40)})")
        calls = [f"rand({sizes}, dtype={pick(FLOATS)})", f"randn({sizes}, dtype={pick(FLOATS)})", f"randint({pick(0, -5)}, {pick(2, 10, 2**33)}, {sizes})", f"randint(0, 5, {sizes}, dtype={pick('float32', 'uint8', 'int32')})", f"randperm({pick(0, 1, 7, 50)})", f"rand_like(zeros({sizes}, dtype={dtype}))", f"randn_like(zeros({sizes}, dtype={dtype}))",
                 f"randint_like(zeros({sizes}, dtype={dtype}), 0, 7)", f"bernoulli(rand({sizes}, dtype={dtype}))", f"normal(randn({sizes}), rand({sizes}))", f"normal(1.0, rand({sizes}))", f"normal(randn({sizes}), 2.0)", f"multinomial(rand([4]), {pick(1, 3, 4)}, replacement={pick(True, False)})", f"multinomial(rand([2, 5]), 3, replacement={pick(True, False)})",
                 f"uniform_(zeros({sizes}, dtype={dtype}), -1.0, 3.0)", f"normal_(zeros({sizes}, dtype={pick(FLOATS)}), 1.0, 0.1)", f"bernoulli_(zeros({sizes}, dtype={pick('float32', 'int64', 'bool')}), 0.3)", f"random_(zeros({sizes}, dtype={pick('float32', 'int64', 'int32', 'uint8', 'int8', 'bool', 'float64')}))", f"random_(zeros({sizes}, dtype=int64), 3, 9)", f"exponential_(zeros({sizes}, dtype={dtype}), 2.0)",
                 f"log_normal_(zeros({sizes}, dtype={dtype}), 0.5, 0.2)", f"cauchy_(zeros({sizes}, dtype={dtype}), 1.0, 0.5)", f"geometric_(zeros({sizes}, dtype={dtype}), 0.4)", f"dropout(ones({sizes}), {pick(0.1, 0.5)})", f"init_normal_(zeros({sizes}), 1.0, 2.0)", f"init_uniform_(zeros({sizes}), 1.0, 2.0)", "init_xavier_uniform_(zeros([3, 4]))", "init_xavier_normal_(zeros([3, 4, 2]), gain=2.0)",
                 f"init_kaiming_uniform_(zeros([3, 4]), a={pick(0.0, 2.0)}, mode='{pick('fan_in', 'fan_out')}', nonlinearity='{pick('relu', 'leaky_relu', 'tanh', 'linear')}')", "init_kaiming_normal_(zeros([3, 4]), 0.0, 'fan_in', 'relu')", f"init_orthogonal_(zeros({pick([3, 3], [4, 2], [2, 2, 3])}), gain=1.5)", f"init_trunc_normal_(zeros({sizes}), 0.0, 1.0, -1.0, 1.0)", f"init_sparse_(zeros([5, 4]), {pick(0.3, 0.5)}, 0.1)",
                 "init_eye_(zeros([3, 2]))", f"init_dirac_(zeros([4, 2, 3]), {pick(1, 2)})", "init_constant_(zeros([2]), 3.0)", "init_ones_(zeros([2]))"]
        for _ in range(pick(2, 3, 5)):
            self.do(pick(calls))
        if self.chance(0.3):
            s = self.let("s", "get_rng_state()")
            self.do(pick(calls))
            self.do(f"set_rng_state({s})")
            self.do(pick(calls))

    # ---- checkpoints, averages, fused layers ----
    def checkpoints(self):
        pick = self.pick
        m, a, c = self.some_model()
        self.ready(m, a)
        text = pick("SGD(lr=0.1, momentum=0.9)", "Adam(lr=0.01)", "AdamW(lr=0.01, amsgrad=True)", "RMSprop(lr=0.01, momentum=0.5)", "Adagrad(lr=0.1)", "NAdam(lr=0.01)", "RAdam(lr=0.01)", "Adamax(lr=0.01)", "Adadelta(lr=0.5)", "ASGD(lr=0.1)")
        o = self.let("o", f'optimizer("{text}", {m})')
        st = pick("StepLR(2)", "CosineAnnealingLR(5)", "MultiStepLR([1, 4])", "LinearLR()", "OneCycleLR(0.1, total_steps=20, cycle_momentum=False)", "ReduceLROnPlateau(patience=1)", "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[2])", "ChainedScheduler([ConstantLR(0.5, 2), ExponentialLR(0.9)])", "CosineAnnealingWarmRestarts(2, 2)")
        s = self.let("s", f'scheduler("{st}", {o})')
        x = self.let("x", f"randn([4, {a}])")
        metric = ", 1.0" if "Plateau" in st else ""

        def step():
            self.do(f"zero_grad({o})")
            l = self.let("l", f"mean(square(call({m}, {x})))")
            self.do(l)
            self.do(f"backward({l})")
            self.do(f"step({o})")
            self.do(f"scheduler_step({s}{metric})")
        for _ in range(pick(1, 2)):
            step()
        self.count += 1
        name = f"c{self.count}.pt"
        self.do(f'checkpoint({m}, {o}, {s}, {pick(1, 7)}, "{name}")')
        if self.chance(0.5):
            step()
        self.do(f'restore({m}, {o}, {s}, "{name}")')
        step()
        self.do(f"last_lr({s})")
        self.do(f"named_parameters({m})")
        self.do(f"optimizer_state({o}, parameters({m})[0])")

    def averages(self):
        m, a, c = self.mlp()
        self.ready(m, a)
        w = self.let("m", f'averaged({m}{self.pick("", ", 0.9")})')
        if self.chance(0.3):
            self.do(f"print({w})")
        o = self.let("o", f'optimizer("SGD(lr=0.5)", {m})')
        for _ in range(self.pick(1, 2, 3)):
            self.do(f"zero_grad({o})")
            self.do(f"backward(mean(square(call({m}, randn([4, {a}])))))")
            self.do(f"step({o})")
            self.do(f"update_parameters({w}, {m})")
        self.do(f"state_dict({w})")
        self.do(f"call({w}, randn([2, {a}]))")
        conv = self.pick("Conv2d(2, 3, 2", "Conv1d(2, 3, 2", "ConvTranspose2d(2, 3, 2", "Linear(4, 3")
        d = "2" if "2d" in conv else "1"
        k = self.let("m", f"module(\"Sequential({conv}{self.pick('', ', bias=False')}), BatchNorm{d}d(3))\")")
        x = self.let("x", f"randn({[2, 4] if 'Linear' in conv else [2, 2] + [4] * int(d)})")
        self.do(f"call({k}, {x})")
        self.do(f"eval({k})")
        f = self.let("m", f"fuse({k})")
        self.do(f"print({f})")
        self.do(f"call({k}, {x})")
        self.do(f"call({f}, {x})")

    # ---- matrices ----
    def matrices(self):
        n = self.pick(2, 3)
        dtype = self.pick("float64", "float64", "float32")
        a = self.let("a", f"requires_grad_(randn([{n}, {n}], dtype={dtype}), True)")
        p = self.let("p", f"add(matmul({a}, t({a})), eye({n}, {n}, dtype={dtype}))")
        b = self.let("b", f"randn([{n}, 2], dtype={dtype})")
        for _ in range(self.pick(1, 2, 3)):
            y = self.let("y", self.pick(f"linalg_inv({p})", f"linalg_det({a})", f"linalg_slogdet({a})[1]", f"linalg_solve({p}, {b})", f"linalg_cholesky({p}, upper={self.pick(True, False)})", f"linalg_svd({a})[1]", f"linalg_eigh({p})[0]", f"linalg_qr({p})[1]", f"linalg_pinv({a})", f"linalg_matrix_power({a}, {self.pick(0, 2, -1)})", f"linalg_matrix_exp({a})",
                                           f"linalg_vector_norm({a}, {self.pick(1.0, 2.0, 3.0, 0.5)}, {self.pick('None', '0', '[0, 1]')})", f"linalg_matrix_norm({a}, '{self.pick('fro', 'nuc')}')", f"linalg_matrix_norm({a}, {self.pick(1.0, 2.0, -1.0)})", f"linalg_norm({a})", f"norm({a}, {self.pick(1.0, 2.0)}, {self.pick(0, -1)})", f"trace({a})", f"addmm({a}, {a}, {p}, beta=0.5, alpha=2.0)", f"baddbmm(unsqueeze({a}, 0), unsqueeze({a}, 0), unsqueeze({p}, 0))", f"mv({a}, ones([{n}], dtype={dtype}))",
                                           f"einsum('{self.pick('ij,jk->ik', 'ij,ij->', 'ii->i', 'ij->ji', 'ii', 'ij,kl->ijkl')}', [{a}, {p}])", f"einsum('ij->j', [{a}])", f"tensordot({a}, {p}, {self.pick(1, 2)})", f"cdist({a}, {p}, p={self.pick(1.0, 2.0, 3.0)})", f"linalg_solve_triangular(tril({p}), {b}, upper=False)", f"linalg_lstsq({p}, {b})[0]", f"outer(select({a}, 0, 0), select({a}, 0, 1))", f"tril({a}, {self.pick(0, 1, -1)})", f"diag({a}, {self.pick(0, 1)})", f"diag_embed({a})"))
            self.do(y)
            if self.chance(0.4):
                self.do(f"grad_fn({y})")
            self.do(f"backward(sum({y}))" if self.chance(0.6) else f"strides({y})")
            self.do(f"grad({a})")
            self.do(f"{p} = add(matmul({a}, t({a})), eye({n}, {n}, dtype={dtype}))")

    # ---- trees of modules ----
    def trees(self):
        pick = self.pick
        text = pick("Sequential(Linear(2, 3), Sequential(ReLU(), Linear(3, 2)), BatchNorm1d(2))", "ModuleDict({'a': Linear(2, 2), 'b': ModuleList([ReLU(), Linear(2, 1)])})", "ModuleList([Sequential(Linear(2, 2), Tanh()), Linear(2, 2), Linear(2, 2)])",
                    "ParameterList([Parameter(torch.ones(2)), Parameter(torch.zeros(1, 2))])", "ParameterDict({'w': Parameter(torch.ones(2, 3)), 'b': Parameter(torch.zeros(2))})", "Linear(2, 2)", "Conv2d(1, 2, 3, padding='same', padding_mode='circular')", "LSTM(2, 3, num_layers=2, bidirectional=True)", "MultiheadAttention(4, 2)", "Embedding(3, 2, padding_idx=0)", "BatchNorm2d(2, affine=False)", "TransformerEncoderLayer(4, 2, 5)", "InstanceNorm1d(2, affine=True, track_running_stats=True)", "PReLU(3)", "GRUCell(2, 3)", "Bilinear(2, 3, 1)")
        m = self.let("m", f'module("{text}")')
        names = ["0", "1", "0.weight", "a", "b.1", "weight", "bias", "1.1.bias", "2.running_mean", "nothing", "running_var", "weight_ih_l0", "in_proj_weight", "w"]
        # <nnc/containers.h> says where these differ.
        more = "scale" if "Parameter" not in text else ""
        for _ in range(pick(3, 4, 6)):
            n = pick(names)
            self.do(pick(f'register_buffer({m}, "{pick("extra", "steps", "0", "weight", "x.y")}", {pick("ones([2])", "tensor(3)", "None", "randn([1, 2])")}, {pick(True, False)})', f'register_parameter({m}, "{pick(more, more, "")}", {pick("parameter_of(ones([2]))", "None", "parameter_of(randn([2, 1]))")})',
                         f'add_module({m}, "{pick("head", "tail", "again")}", {pick("module(" + chr(34) + "Linear(2, 1)" + chr(34) + ")", m if False else "module(" + chr(34) + "ReLU()" + chr(34) + ")")})', f'set_submodule({m}, "{pick("0", "head", "a", "b.0", "1.0", "nothing.0")}", module("{pick("Tanh()", "Linear(2, 2, bias=False)")}"))',
                         f'child({m}, "{n}")', f'parameter({m}, "{n}")', f'buffer({m}, "{n}")', f'named("parameters", {m}, "{pick("", "net")}", {pick(True, False)}, {pick(True, False)})', f'named("buffers", {m}, "{pick("", "net")}", {pick(True, False)}, {pick(True, False)})', f"named_modules({m})", f"children({m})",
                         f'state_dict_prefix({m}, "{pick("", "model.")}")', f"zero_grad_to({m}, {pick(True, False)})", f"cast({m}, '{pick('double', 'half', 'bfloat16', 'float')}')", f"extra_repr({m})", f"print({m})", f"train({m}, {pick(True, False)})", f"module_requires_grad_({m}, {pick(True, False)})", f"named_parameters({m})", f"state_dict({m})", f"training({m})"))
        if self.chance(0.5):
            s = self.let("d", f"state_dict({m})")
            b = self.let("m", f"deepcopy({m})")
            self.do(f"load_state_dict({b}, {s})")
            self.do(f"print({b})")
        if self.chance(0.3):
            c = self.let("m", 'module("Linear(2, 2)")')
            self.do(f'add_module({m}, "one", {c})')
            self.do(f'add_module({m}, "two", {c})')
            self.do(f"named_parameters({m})")
            self.do(f"named_modules({m})")
            self.do(f"state_dict({m})")
            b = self.let("m", f"deepcopy({m})")
            self.do(f"named_parameters({b})")
        self.do(f"print({m})")
        self.do(f"state_dict({m})")

    # ---- derivatives of functions, hooks ----
    def derivatives(self):
        pick = self.pick
        x = self.let("x", f"randn({pick([2], [3], [2, 2], [1])}, dtype={pick('float64', 'float32')})")
        for _ in range(pick(1, 2)):
            f = pick("square", "sum_of_cubes", "product", "sine", "constant", "softmax")
            kind = pick("jacobian", "hessian", "vjp", "jvp", "hvp", "vhp")
            v = f", {pick(f'ones_like({x})', f'randn({[2]})')}" if kind in ("vjp", "jvp", "hvp", "vhp") else ""
            self.do(f'functional("{kind}", "{f}", {x}{v})')
        a = self.let("a", "requires_grad_(randn([3]), True)")
        b = self.let("b", f"mul({a}, 2)")
        c = self.let("c", f"sin({b})")
        hooks = []
        for _ in range(pick(1, 2, 3)):
            t = pick(a, b, c)
            if self.chance(0.7):
                hooks.append(self.let("h", f'hook({t}, "{pick("print", "double")}")'))
            else:
                self.do(pick(f"retain_grad({t})", f'post_hook({t})'))
        for _ in range(pick(1, 2)):
            self.do(pick(f"backward(sum({c}), retain_graph=True)", f"autograd_grad(sum({c}), [{pick(a, b)}], retain_graph=True)", f"backward({c}, ones([3]), retain_graph={pick(True, False)})"))
            self.do(f"grad({a})")
            self.do(f"grad({b})")
            if hooks and self.chance(0.5):
                self.do(f"remove_hook({hooks.pop()})")
