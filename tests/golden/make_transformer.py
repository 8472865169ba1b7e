# SPDX-License-Identifier: Apache-2.0
"""Golden values of attention and transformers as modules.

Run by PyTorch 2.14: python3 make_transformer.py > transformer.txt
A row is: constructor | arguments of forward, by name, separated by ";" | default types, all of TYPES if
none; a ReLU near 0 or a norm of few elements makes gradients in bfloat16 a matter of rounding. An argument is True, False, none, "same NAME" (that very tensor), or drawn: rand and sizes;
"causal N", what is added to scores (N, N); "later N", the same as bool; "padding N L...": bool, one row
of N for each sequence of length L; "blocked SIZES", bool, about a quarter of it true, the first of each
row never.

The module is made after manual_seed(0), arguments are drawn after manual_seed(1), forward runs after
manual_seed(2): in training, in evaluation mode, and there without gradients. The gradients are those of
the sum of all outputs, each multiplied with a ramp. What evaluation mode gives is written where it
differs from what stands before it.
"""
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

from text_of_numbers import numbers

TYPES = ("float32", "float64", "bfloat16")
Q, KV = "query=rand 3 2 4", "key=rand 5 2 4; value=rand 5 2 4"
SELF = "query=rand 2 3 4; key=same query; value=same query"
ENCODER = "TransformerEncoderLayer(4, 2, 6, dropout=0.0, batch_first=True)"
ROWS = f"""
MultiheadAttention(4, 2) | {Q}; {KV}
MultiheadAttention(4, 2, dropout=0.4) | {Q}; {KV}
MultiheadAttention(4, 2, dropout=0.4) | {Q}; {KV}; need_weights=False
MultiheadAttention(4, 2, bias=False) | {Q}; {KV}; average_attn_weights=False | float32
MultiheadAttention(4, 2, add_bias_kv=True) | {Q}; {KV}; attn_mask=rand 3 5
MultiheadAttention(4, 2, add_zero_attn=True) | {Q}; {KV}; key_padding_mask=padding 5 4 2 | float32
MultiheadAttention(4, 2, 0.0, True, True, True) | {Q}; {KV}; key_padding_mask=padding 5 4 2; need_weights=False | float64
MultiheadAttention(4, 2, add_bias_kv=True, batch_first=True) | query=rand 2 3 4; key=rand 2 5 4; value=rand 2 5 4; attn_mask=blocked 3 5 | float32
MultiheadAttention(embed_dim=4, num_heads=1, kdim=3, vdim=5) | {Q}; key=rand 5 2 3; value=rand 5 2 5
MultiheadAttention(4, 4, vdim=5, bias=False) | {Q}; key=rand 5 2 4; value=rand 5 2 5; need_weights=False | float32
MultiheadAttention(4, 2, kdim=3, add_bias_kv=True, batch_first=True) | query=rand 2 3 4; key=rand 2 5 3; value=rand 2 5 4 | float32
MultiheadAttention(4, 2, batch_first=True) | {SELF}
MultiheadAttention(4, 2, batch_first=True) | {SELF}; need_weights=False; attn_mask=causal 3; is_causal=True
MultiheadAttention(4, 2, dropout=0.4, batch_first=True) | {SELF}; need_weights=False; key_padding_mask=padding 3 3 2
MultiheadAttention(4, 2) | query=rand 3 4; key=rand 5 4; value=rand 5 4; key_padding_mask=padding 5 4
MultiheadAttention(4, 2, batch_first=True) | query=rand 3 4; key=rand 5 4; value=same key; need_weights=False | float32
MultiheadAttention(4, 2) | {Q}; {KV}; attn_mask=blocked 4 3 5; key_padding_mask=padding 5 4 2 | float32
MultiheadAttention(4, 2) | {Q}; {KV}; attn_mask=blocked 3 5; average_attn_weights=False | float32
MultiheadAttention(4, 2) | {Q}; {KV}; attn_mask=blocked 4 3 5; key_padding_mask=rand 2 5; need_weights=False | float32
TransformerEncoderLayer(4, 2, 6) | src=rand 3 2 4 | float32 float64
TransformerEncoderLayer(4, 2, 6, 0.2, 'gelu', batch_first=True) | src=rand 2 3 4
TransformerEncoderLayer(4, 2, 6, dropout=0, activation=F.gelu, norm_first=True) | src=rand 3 2 4; src_mask=causal 3; is_causal=True
TransformerEncoderLayer(4, 2, 6, bias=False, layer_norm_eps=0.01, batch_first=True, norm_first=True) | src=rand 2 3 4; src_mask=later 3 | float32
TransformerEncoderLayer(4, 2, 6, activation=nn.SiLU()) | src=rand 3 4; src_key_padding_mask=padding 3 2 | float32
TransformerEncoderLayer(4, 2, 6, batch_first=True) | src=rand 2 3 4; src_mask=blocked 4 3 3; src_key_padding_mask=padding 3 3 2 | float32
TransformerDecoderLayer(4, 2, 6) | tgt=rand 3 2 4; memory=rand 5 2 4 | float32 float64
TransformerDecoderLayer(4, 2, 6, 0.2, F.gelu, batch_first=True) | tgt=rand 2 3 4; memory=rand 2 5 4; tgt_mask=causal 3; memory_mask=blocked 3 5; tgt_key_padding_mask=padding 3 3 2; memory_key_padding_mask=padding 5 4 2; tgt_is_causal=True | float32
TransformerDecoderLayer(4, 2, 6, dropout=0.0, norm_first=True, bias=False) | tgt=rand 3 4; memory=rand 5 4; tgt_mask=later 3; memory_mask=rand 3 5 | float64
TransformerDecoderLayer(4, 2, 6, dropout=0.3, norm_first=True, batch_first=True) | tgt=rand 2 3 4; memory=rand 2 5 4; tgt_mask=causal 3; tgt_is_causal=True; memory_is_causal=False | float32
TransformerEncoder(TransformerEncoderLayer(4, 2, 6), 2) | src=rand 3 2 4 | float32 float64
TransformerEncoder({ENCODER}, num_layers=2, norm=LayerNorm(4)) | src=rand 3 5 4; src_key_padding_mask=padding 5 5 2 3 | float32 float64
TransformerEncoder({ENCODER}, 1, LayerNorm(4)) | src=rand 3 5 4; src_key_padding_mask=blocked 3 5 | float32
TransformerEncoder({ENCODER}, 1, mask_check=False) | src=rand 3 5 4; src_key_padding_mask=blocked 3 5 | float32
TransformerEncoder({ENCODER}, 1, enable_nested_tensor=False) | src=rand 3 5 4; src_key_padding_mask=padding 5 5 2 3 | float32
TransformerEncoder(encoder_layer=TransformerEncoderLayer(4, 2, 6, 0.3, 'gelu', batch_first=True), num_layers=3) | src=rand 2 3 4; mask=causal 3 | float32
TransformerEncoder(TransformerEncoderLayer(4, 2, 6, norm_first=True), 2, LayerNorm(4)) | src=rand 3 4; mask=blocked 3 3; is_causal=False | float32
TransformerDecoder(TransformerDecoderLayer(4, 2, 6), 2) | tgt=rand 3 2 4; memory=rand 5 2 4; tgt_mask=causal 3 | float32 float64
TransformerDecoder(TransformerDecoderLayer(4, 2, 6, 0.0, batch_first=True), num_layers=1, norm=LayerNorm(4)) | tgt=rand 2 3 4; memory=rand 2 5 4; tgt_mask=later 3; memory_key_padding_mask=padding 5 4 2; memory_is_causal=False | float32
Transformer(4, 2, 1, 1, 6) | src=rand 5 2 4; tgt=rand 3 2 4 | float32 float64
Transformer(d_model=4, nhead=2, num_encoder_layers=2, num_decoder_layers=1, dim_feedforward=6, dropout=0.0, activation='gelu', batch_first=True, norm_first=True) | src=rand 2 5 4; tgt=rand 2 3 4; tgt_mask=causal 3; src_key_padding_mask=padding 5 4 2; memory_key_padding_mask=padding 5 4 2; tgt_is_causal=True | float32
Transformer(4, 2, 1, 1, 6, bias=False) | src=rand 5 4; tgt=rand 3 4; src_mask=causal 5; tgt_mask=later 3; memory_mask=rand 3 5 | float32
Transformer(4, 2, custom_encoder=TransformerEncoder(TransformerEncoderLayer(4, 2, 6), 1), num_decoder_layers=1, dim_feedforward=6) | src=rand 5 2 4; tgt=rand 3 2 4 | float32
""".strip().splitlines()
NAMES = {**vars(nn), "nn": nn, "F": F}


def draw(spec, drawn):
    kind, *numbers = spec.split()
    if kind in ("True", "False"):
        return kind == "True"
    if kind == "none":
        return None
    if kind == "same":
        return drawn[numbers[0]]
    numbers = [int(n) for n in numbers]
    if kind == "rand":
        return torch.rand(numbers).requires_grad_(len(numbers) > 1)
    if kind == "blocked":
        blocked = torch.rand(numbers) < 0.25
        blocked[..., 0] = False
        return blocked
    if kind == "padding":
        mask = torch.arange(numbers[0]) >= torch.tensor(numbers[1:])[:, None]
        return mask if len(mask) > 1 else mask[0]
    later = torch.ones(numbers * 2, dtype=torch.bool).triu(1)
    return later if kind == "later" else torch.zeros(numbers * 2).masked_fill(later, float("-inf"))


def ran(module, arguments):
    """The lines of one forward, and of its backward where gradients are on."""
    torch.manual_seed(1)
    drawn = {}
    for argument in arguments.split(";"):
        name, spec = argument.strip().split("=")
        drawn[name] = draw(spec, drawn)
    torch.manual_seed(2)
    out = module(**drawn)
    outputs = [out] if isinstance(out, torch.Tensor) else list(out)
    lines = [f"out {numbers(y)}" if y is not None else "out none" for y in outputs]
    if not torch.is_grad_enabled():
        return lines
    module.zero_grad()
    ramps = [(y * torch.arange(1, y.numel() + 1, dtype=y.dtype).reshape(y.shape)).sum()
             for y in outputs if y is not None]
    sum(ramps).backward()
    grads = {f"#{k}": v for k, v in drawn.items() if isinstance(v, torch.Tensor)}
    for name, t in {**grads, **dict(module.named_parameters())}.items():
        if t.grad is not None:
            lines.append(f"grad {name} {numbers(t.grad)}")
    return lines


def run_row(text, arguments, dtype):
    torch.set_default_dtype(getattr(torch, dtype))
    torch.manual_seed(0)
    module = eval(text, dict(NAMES))
    print("type", dtype)
    for name, value in module.state_dict().items():
        print("state", name, numbers(value))
    before = []
    for mode in ("train", "eval", "no_grad"):
        module.train(mode == "train")
        with torch.set_grad_enabled(mode != "no_grad"):
            lines = ran(module, arguments)
        if mode == "no_grad":
            before = [line for line in before if line.startswith("out")]
        if lines != before:
            print("run", mode)
            print("\n".join(lines))
        before = lines


def main():
    warnings.simplefilter("ignore")
    for row in ROWS:
        text, arguments, *types = [p.strip() for p in row.split("|")]
        print("=", text)
        print("in", arguments)
        torch.set_default_dtype(torch.float32)
        print("repr", repr(eval(text, dict(NAMES))).replace("\n", "\\n"))
        for dtype in types[0].split() if types else TYPES:
            run_row(text, arguments, dtype)


main()
