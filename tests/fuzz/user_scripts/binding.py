# SPDX-License-Identifier: Apache-2.0
"""libnnc's functions by ctypes, as its header declares them: a call by torch's name picks the form
(nnc_add, nnc_add_scalar_i64, ...) that takes these arguments, by the rules of CONTRIBUTING.md."""
import ctypes
import re
from ctypes import byref, c_char_p, c_double, c_int32, c_int64, c_void_p

DTYPES = "default float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool".split()
CODES = ("OK HANDLE INVALID SHAPE DTYPE INDEX TEXT UNKNOWN STATE MEMORY UNSUPPORTED CALLBACK INTERNAL "
         "FILE").split()
REDUCTIONS = {"none": 1, "mean": 2, "sum": 3, "batchmean": 4}
# What may follow the name in another form of a function.
FORMS = ("scalar scalar_i64 scalar_self scalar_self_i64 scalars scalars_i64 i64 dim str tensor decimals "
         "sections indices size as_tuple list sorted dims tensors dtype closure kwargs").split()
# What torch takes where the argument is left out and C has no NULL for it.
DEFAULTS = {"alpha": 1.0, "beta": 1.0, "keepdim": False, "largest": True, "sorted": True, "descending": False,
            "ignore_index": -100, "label_smoothing": 0.0, "value": 1.0, "groups": 1, "eps": 1e-8, "p": 2.0,
            "training": True, "inplace": False, "count_include_pad": True, "ceil_mode": False, "norm_type": 2.0,
            "scale_grad_by_freq": False, "sparse": False, "include_last_offset": False, "is_causal": False,
            "dropout_p": 0.0, "enable_gqa": False, "full": False, "log_target": False, "log_input": True,
            "swap": False, "delta": 1.0, "blank": 0, "zero_infinity": False, "zero_infinite": False,
            "rtol": 1e-5, "atol": 1e-8, "equal_nan": False, "accumulate": False, "include_self": True,
            "offset": 0, "dim1": 0, "dim2": 1, "diagonal": 0, "batch_first": False, "enforce_sorted": True,
            "padding_value": 0.0, "error_if_nonfinite": False, "foreach": -1, "antialias": False,
            "align_corners": False, "recompute_scale_factor": False, "out_int32": False, "right": False,
            "upper": False, "left": True, "unitriangular": False, "num_classes": -1, "step": 1,
            "assume_unique": False, "invert": False, "minlength": 0, "replacement": False, "momentum": 0.1,
            "use_input_stats": True, "hard": False, "tau": 1.0, "std": 1.0, "mean": 0.0, "gain": 1.0,
            "a": 0.0, "b": 1.0, "median": 0.0, "sigma": 1.0, "from": 0.0, "to": 1.0, "create_graph": False,
            "strict": False, "hermitian": False, "full_matrices": True}
OWN = {"flatten": {"start_dim": 0, "end_dim": -1}, "sort": {"dim": -1}, "argsort": {"dim": -1},
       "topk": {"dim": -1}, "topk_sorted": {"dim": -1}, "glu": {"dim": -1}, "diag_embed": {"dim1": -2, "dim2": -1},
       "leaky_relu": {"negative_slope": 0.01}, "elu": {"alpha": 1.0}, "hardtanh": {"min_val": -1.0, "max_val": 1.0},
       "softplus": {"beta": 1.0, "threshold": 20.0}, "hardshrink": {"lambd": 0.5}, "softshrink": {"lambd": 0.5},
       "mode": {"dim": -1}, "kthvalue": {"dim": -1}, "median_dim": {"dim": -1}, "cat": {"dim": 0},
       "stack": {"dim": 0}, "split": {"dim": 0}, "chunk": {"dim": 0}, "unbind": {"dim": 0},
       "tensor_split": {"dim": 0}, "tensor_split_sections": {"dim": 0}, "tensor_split_indices": {"dim": 0},
       "cosine_similarity": {"dim": 1, "eps": 1e-8}, "pairwise_distance": {"eps": 1e-6}, "normalize": {"dim": 1, "eps": 1e-12},
       "layer_norm": {"eps": 1e-5}, "group_norm": {"eps": 1e-5}, "batch_norm": {"eps": 1e-5, "training": False},
       "instance_norm": {"eps": 1e-5}, "gumbel_softmax": {"eps": 1e-10, "dim": -1}, "dropout": {"p": 0.5},
       "dropout1d": {"p": 0.5}, "dropout2d": {"p": 0.5}, "dropout3d": {"p": 0.5}, "alpha_dropout": {"p": 0.5, "training": False},
       "feature_alpha_dropout": {"p": 0.5, "training": False}, "rrelu": {"lower": 1 / 8, "upper": 1 / 3, "training": False},
       "hinge_embedding_loss": {"margin": 1.0}, "margin_ranking_loss": {"margin": 0.0},
       "cosine_embedding_loss": {"margin": 0.0}, "triplet_margin_loss": {"margin": 1.0, "eps": 1e-6},
       "multi_margin_loss": {"p": 1, "margin": 1.0}, "gaussian_nll_loss": {"eps": 1e-6},
       "clamp": {}, "addmm": {"beta": 1.0}, "exponential_": {"lambd": 1.0}, "log_normal_": {"mean": 1.0, "std": 2.0},
       "bernoulli_": {"p": 0.5}, "random_": {"from": 0}, "init_trunc_normal_": {"a": -2.0, "b": 2.0},
       "init_sparse_": {"std": 0.01}, "init_dirac_": {"groups": 1}, "linspace": {}, "histc": {"bins": 100, "min": 0.0, "max": 0.0},
       "local_response_norm": {"alpha": 1e-4, "beta": 0.75, "k": 1.0}, "celu": {"alpha": 1.0},
       "gelu": {}, "threshold": {}, "tril_indices": {"offset": 0}, "triu_indices": {"offset": 0},
       "roll": {}, "tensordot": {"dims": 2}, "arange": {"start": 0.0, "step": 1.0}, "arange_i64": {"start": 0, "step": 1},
       "repeat_interleave": {}, "smooth_l1_loss": {"beta": 1.0}, "cdist": {"p": 2.0}, "pdist": {"p": 2.0}}
FOR_NULL = {"max_pool1d", "max_pool2d", "max_pool3d", "adaptive_max_pool1d", "adaptive_max_pool2d",
            "adaptive_max_pool3d", "fractional_max_pool2d"}  # their second output is another function's


class NncError(Exception):
    def __init__(self, code, op, message):
        self.code, self.op = code, op
        super().__init__(message)


class Dtype(int):
    pass


class Handle:
    def __init__(self, lib, kind, value):
        self.lib, self.kind, self.value = lib, kind, value


class Unfit(Exception):
    pass


class Library:
    def __init__(self, path, header):
        self.c = ctypes.CDLL(path)
        self.functions = {}
        text = re.sub(r"\{[^{}]*\}", "", open(header, encoding="utf-8").read())
        for result, name, arguments in re.findall(r"^((?:const )?\w+ \*?)\s*nnc_(\w+)\(([^;]*)\);", text, re.M):
            parsed = [self.argument(a) for a in re.split(r",(?![^(]*\))", " ".join(arguments.split()))]
            self.functions[name] = (result.strip(), parsed)
        for name, result in (("error_op", c_char_p), ("error_message", c_char_p), ("error_code", c_int32),
                             ("string_data", c_char_p), ("named_key", c_char_p), ("named_count", c_int64),
                             ("tensor_ndim", c_int64), ("tensor_size", c_int64), ("tensor_dtype", c_int32),
                             ("tensor_numel", c_int64), ("tensor_stride", c_int64), ("tensor_storage_offset", c_int64),
                             ("tensor_is_contiguous", c_int32), ("tensor_requires_grad", c_int32),
                             ("tensor_is_leaf", c_int32), ("tensor_version", c_int64), ("module_training", c_int32),
                             ("sequential_len", c_int64), ("module_list_len", c_int64), ("module_dict_len", c_int64),
                             ("optimizer_param_group_count", c_int64), ("error_new", c_void_p)):
            getattr(self.c, "nnc_" + name).restype = result
        self.c.nnc_release.restype = None
        self.c.nnc_error_free.restype = None

    @staticmethod
    def argument(text):
        match = re.fullmatch(r"(.*?)(\w+)", text.strip())
        return (match[1].replace(" ", "").replace("nnc_", ""), match[2]) if match else ("", "")

    def check(self, error):
        if error:
            e = c_void_p(error)
            found = NncError(CODES[self.c.nnc_error_code(e)], (self.c.nnc_error_op(e) or b"").decode(),
                             (self.c.nnc_error_message(e) or b"").decode())
            self.c.nnc_error_free(e)
            raise found

    def raw(self, name, *arguments):
        """A call with ctypes' own values; of a function that can fail it raises the error."""
        f = getattr(self.c, "nnc_" + name)
        if self.functions[name][0] != "nnc_error *":
            return f(*arguments)
        f.restype = c_void_p
        self.check(f(*arguments))

    def out(self, name, *arguments):
        """The handle that a function gives, None for NULL."""
        value = c_void_p()
        self.raw(name, *arguments, byref(value))
        return value if value.value else None

    def forms(self, name):
        names = [name]
        base, tail = (name[:-1], "_") if name.endswith("_") else (name, "")
        names += [f"{base}_{form}{tail}" for form in FORMS]
        names += ["tensor_" + name]
        return [n for n in names if n in self.functions]

    def call(self, ctx, name, args, kwargs):
        best = None
        for form in self.forms(name):
            try:
                found = self.bind(ctx, form, args, kwargs)
            except Unfit:
                continue
            if best is None or found[0] < best[0]:
                best = found
        if best is None:
            raise TypeError(f"no form of {name} takes these arguments")
        _, form, values, outputs = best
        self.raw(form, *values)
        return outputs()

    def bind(self, ctx, form, args, kwargs):
        arguments = list(self.functions[form][1])
        args, kwargs, values, outs, keep = list(args), dict(kwargs), [], [], []
        score, first_list = 0, 1
        i = 0
        while i < len(arguments):
            kind, name = arguments[i]
            after = arguments[i + 1][1] if i + 1 < len(arguments) else ""
            i += 1
            if kind == "ctx*":
                values.append(ctx)
                continue
            if kind == "tensor**":
                if after == "capacity":
                    array, n = (c_void_p * 64)(), c_int64()
                    values += [array, c_int64(64), byref(n)]
                    outs.append(lambda array=array, n=n: [self.tensor(array[j]) for j in range(n.value)])
                    i += 2
                elif form in ("broadcast_tensors", "autograd_grad"):
                    array = (c_void_p * first_list)()
                    values.append(array)
                    outs.append(lambda array=array: [self.tensor(v) for v in array])
                elif outs and form in FOR_NULL:
                    values.append(None)
                else:
                    value = c_void_p()
                    values.append(byref(value))
                    outs.append(lambda value=value: self.tensor(value.value))
                continue
            if kind == "packed_sequence**":
                value = c_void_p()
                values.append(byref(value))
                outs.append(lambda value=value: Handle(self, "packed", value.value))
                continue
            if kind in ("int32_t*", "double*", "dtype*", "int64_t*"):
                value = {"int32_t*": c_int32, "double*": c_double, "dtype*": c_int32, "int64_t*": c_int64}[kind]()
                values.append(byref(value))
                outs.append(lambda value=value, kind=kind: bool(value.value) if kind == "int32_t*" else value.value)
                continue
            many = after == "n_" + name or (name in ("dims",) and after == "ndim")
            if args:
                # sizes may be given one by one: view(x, 2, 3)
                if many and "int64" in kind and isinstance(args[0], int) and not isinstance(args[0], bool):
                    v = [args.pop(0)]
                    while args and isinstance(args[0], int) and not isinstance(args[0], bool) and i + 1 < len(arguments) \
                            and arguments[i + 1][0] in ("tensor**", "dtype"):
                        v.append(args.pop(0))
                else:
                    v = args.pop(0)
            elif name in kwargs:
                v = kwargs.pop(name)
            elif name in ("input", "self") and "input" in kwargs:
                v = kwargs.pop("input")
            else:
                v = OWN.get(form, {}).get(name, DEFAULTS.get(name) if "*" not in kind else None)
                if v is None and "*" not in kind and kind not in ("dtype", "reduction", "memory_format"):
                    raise Unfit
                if "*" in kind or kind in ("dtype", "reduction", "memory_format"):
                    values.append(0 if "*" not in kind else None)
                    if many:
                        values.append(c_int64(0))
                        i += 1
                    score += 0.1
                    if kind == "consttensor*" or kind == "tensor*" and name in ("input", "other", "target"):
                        raise Unfit
                    continue
            is_int = isinstance(v, int) and not isinstance(v, (bool, Dtype))
            if many:
                i += 1
                if v is None:
                    values += [None, c_int64(0)]
                    continue
                if kind.startswith("tensor*const*"):
                    if isinstance(v, Handle):
                        v = [v]
                    if not isinstance(v, (list, tuple)) or not all(x is None or isinstance(x, Handle) for x in v):
                        raise Unfit
                    first_list = len(v) if form == "broadcast_tensors" or name == "inputs" else first_list
                    array = (c_void_p * max(len(v), 1))(*[x.value if x else None for x in v])
                else:
                    v = [v] if isinstance(v, (int, float)) else v
                    if not isinstance(v, (list, tuple)) or any(isinstance(x, (Handle, bool, str)) for x in v):
                        raise Unfit
                    if "int64" in kind and not all(isinstance(x, int) for x in v):
                        raise Unfit
                    array = ((c_int64 if "int64" in kind else c_double) * max(len(v), 1))(*v)
                values += [array, c_int64(len(v))]
            elif kind == "tensor*const*":
                array = (c_void_p * max(len(v), 1))(*[x.value if x else None for x in v])
                values.append(array)
            elif kind in ("tensor*", "module*", "packed_sequence*", "named*", "optimizer*"):
                if v is not None and not (isinstance(v, Handle) and v.kind == kind[:-1].replace("_sequence", "")):
                    raise Unfit
                values.append(v and c_void_p(v.value))
            elif kind == "double":
                if not isinstance(v, float) and not is_int:
                    raise Unfit
                score += 1 if is_int else 0
                values.append(c_double(v))
            elif kind == "int64_t":
                if not is_int:
                    raise Unfit
                values.append(c_int64(v))
            elif kind == "int32_t":
                if not isinstance(v, (bool, int)):
                    raise Unfit
                values.append(c_int32(v))
            elif kind == "dtype":
                if not isinstance(v, Dtype):
                    raise Unfit
                values.append(c_int32(v))
            elif kind == "reduction":
                values.append(c_int32(REDUCTIONS.get(v, 9)))
            elif kind == "constchar*":
                if v is not None and not isinstance(v, str):
                    raise Unfit
                values.append(v and v.encode())
            elif kind in ("constdouble*", "constint64_t*"):
                if v is None:
                    values.append(None)
                elif kind == "constdouble*" and (isinstance(v, float) or is_int):
                    score += 1 if is_int else 0
                    keep.append(c_double(v))
                    values.append(byref(keep[-1]))
                elif kind == "constint64_t*" and is_int:
                    keep.append(c_int64(v))
                    values.append(byref(keep[-1]))
                else:
                    raise Unfit
            else:
                raise Unfit
        if args or kwargs:
            raise Unfit

        def outputs(keep=keep):
            found = [o() for o in outs]
            return found[0] if len(found) == 1 else found or None
        return score, form, values, outputs

    def tensor(self, value):
        return Handle(self, "tensor", value) if value else None
