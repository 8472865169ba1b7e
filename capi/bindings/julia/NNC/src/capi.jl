# SPDX-License-Identifier: Apache-2.0
# Made by generate.py from the C headers.

"The functions, structs and constants of libnnc as they are in C."
module C

using Base: cconvert, unsafe_convert
import Libdl

const P = Ptr{Cvoid} # every handle, and every pointer to functions

include("foreign.jl")

const NNC_OK = Int32(0)
const NNC_E_HANDLE = Int32(1)
const NNC_E_INVALID = Int32(2)
const NNC_E_SHAPE = Int32(3)
const NNC_E_DTYPE = Int32(4)
const NNC_E_INDEX = Int32(5)
const NNC_E_TEXT = Int32(6)
const NNC_E_UNKNOWN = Int32(7)
const NNC_E_STATE = Int32(8)
const NNC_E_MEMORY = Int32(9)
const NNC_E_UNSUPPORTED = Int32(10)
const NNC_E_CALLBACK = Int32(11)
const NNC_E_INTERNAL = Int32(12)
const NNC_E_FILE = Int32(13)
const NNC_DTYPE_DEFAULT = Int32(0)
const NNC_FLOAT32 = Int32(1)
const NNC_FLOAT64 = Int32(2)
const NNC_FLOAT16 = Int32(3)
const NNC_BFLOAT16 = Int32(4)
const NNC_INT64 = Int32(5)
const NNC_INT32 = Int32(6)
const NNC_INT16 = Int32(7)
const NNC_INT8 = Int32(8)
const NNC_UINT8 = Int32(9)
const NNC_BOOL = Int32(10)
const NNC_MEMORY_FORMAT_DEFAULT = Int32(0)
const NNC_CONTIGUOUS_FORMAT = Int32(1)
const NNC_PRESERVE_FORMAT = Int32(2)
const NNC_CHANNELS_LAST = Int32(3)
const NNC_CHANNELS_LAST_3D = Int32(4)
const NNC_REDUCTION_DEFAULT = Int32(0)
const NNC_REDUCTION_NONE = Int32(1)
const NNC_REDUCTION_MEAN = Int32(2)
const NNC_REDUCTION_SUM = Int32(3)
const NNC_REDUCTION_BATCHMEAN = Int32(4)
const NNC_PADDING_SAME = Int32(-1)

struct nnc_callback
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_saved_tensors_hooks
    struct_size::Int64
    pack::P
    unpack::P
    drop::P
    destroy::P
end

struct nnc_function_vtable
    struct_size::Int64
    forward::P
    backward::P
    destroy::P
end

struct nnc_module_vtable
    struct_size::Int64
    forward::P
    extra_repr::P
    destroy::P
    copy::P
    get_extra_state::P
    set_extra_state::P
    right_inverse::P
end

struct nnc_dataset_vtable
    struct_size::Int64
    any_thread::Int64
    len::P
    get::P
    destroy::P
end

struct nnc_optimizer_hook
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_lr_lambda
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_module_hook
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_registration_hook
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_state_dict_hook
    struct_size::Int64
    call::P
    destroy::P
end

struct nnc_module_callback
    struct_size::Int64
    call::P
end

@foreign nnc_version()::Cstring
@foreign nnc_abi_version()::Int32
@foreign nnc_has(name::Cstring)::Int32
@foreign nnc_signature(name::Cstring)::Cstring
@foreign nnc_error_code(error::P)::Int32
@foreign nnc_error_op(error::P)::Cstring
@foreign nnc_error_message(error::P)::Cstring
@foreign nnc_error_free(error::P)::Cvoid
@foreign nnc_error_new(code::Int32, op::Cstring, message::Cstring)::P
@foreign nnc_string_data(string::P)::Cstring
@foreign nnc_string_size(string::P)::Int64
@foreign_waiting nnc_string_new(ctx::P, data::Ptr{UInt8}, size::Int64, out::Ptr{P})::P
@foreign nnc_release(handle::P)::Cvoid
@foreign nnc_retain(handle::P)::P
@foreign nnc_keep(handle::P)::P
@foreign nnc_object_id(handle::P)::Int64
@foreign nnc_live_handles()::Int64
@foreign_waiting nnc_ctx_new(settings::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_ctx_fork(ctx::P, settings::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_ctx_scope(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_ctx_get(ctx::P, setting::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_manual_seed(ctx::P, seed::Int64)::P
@foreign_waiting nnc_set_printoptions(ctx::P, precision::Ptr{Int64}, threshold::Ptr{Int64}, edgeitems::Ptr{Int64}, linewidth::Ptr{Int64}, profile::Cstring, sci_mode::Ptr{Int32})::P
@foreign_waiting nnc_tensor_from_data(ctx::P, data::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_from_blob(ctx::P, data::P, dims::Ptr{Int64}, ndim::Int64, strides::Ptr{Int64}, dtype::Int32, deleter::P, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_from_dlpack(ctx::P, ext_tensor::P, copy::Ptr{Int32}, out::Ptr{P})::P
@foreign_waiting nnc_to_dlpack(ctx::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_as_tensor(ctx::P, data::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_empty(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_zeros(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_ones(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full(ctx::P, dims::Ptr{Int64}, ndim::Int64, fill_value::Float64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full_i64(ctx::P, dims::Ptr{Int64}, ndim::Int64, fill_value::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_zeros_like(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_ones_like(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_empty_like(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full_like(ctx::P, input::P, fill_value::Float64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full_like_i64(ctx::P, input::P, fill_value::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_new_empty(ctx::P, input::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_new_zeros(ctx::P, input::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_new_ones(ctx::P, input::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_new_full(ctx::P, input::P, dims::Ptr{Int64}, ndim::Int64, fill_value::Float64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_new_full_i64(ctx::P, input::P, dims::Ptr{Int64}, ndim::Int64, fill_value::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_arange(ctx::P, start::Float64, stop::Float64, step::Float64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_arange_i64(ctx::P, start::Int64, stop::Int64, step::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linspace(ctx::P, start::Float64, stop::Float64, steps::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linspace_tensor(ctx::P, start::P, stop::P, steps::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_empty_memory_format(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_empty_like_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_zeros_like_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_ones_like_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full_like_memory_format(ctx::P, input::P, fill_value::Float64, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_full_like_memory_format_i64(ctx::P, input::P, fill_value::Int64, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_clone_memory_format(ctx::P, input::P, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_contiguous_memory_format(ctx::P, input::P, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_tensor_to_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_tensor_to_copy(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_eye(ctx::P, n::Int64, m::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_tril_indices(ctx::P, row::Int64, col::Int64, offset::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_triu_indices(ctx::P, row::Int64, col::Int64, offset::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_meshgrid(ctx::P, tensors::Ptr{P}, n_tensors::Int64, indexing::Cstring, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign nnc_tensor_ndim(tensor::P)::Int64
@foreign nnc_tensor_numel(tensor::P)::Int64
@foreign nnc_tensor_size(tensor::P, dim::Int64)::Int64
@foreign nnc_tensor_stride(tensor::P, dim::Int64)::Int64
@foreign nnc_tensor_storage_offset(tensor::P)::Int64
@foreign nnc_tensor_dtype(tensor::P)::Int32
@foreign nnc_tensor_element_size(tensor::P)::Int64
@foreign nnc_tensor_nbytes(tensor::P)::Int64
@foreign nnc_is_floating_point(tensor::P)::Int32
@foreign nnc_is_complex(tensor::P)::Int32
@foreign nnc_tensor_device(tensor::P)::Cstring
@foreign nnc_tensor_is_contiguous(tensor::P)::Int32
@foreign nnc_tensor_is_contiguous_memory_format(tensor::P, memory_format::Int32)::Int32
@foreign nnc_tensor_version(tensor::P)::Int64
@foreign nnc_tensor_data(tensor::P)::P
@foreign nnc_tensor_data_mut(tensor::P)::P
@foreign_waiting nnc_tensor_copy_to(ctx::P, tensor::P, dst::P, nbytes::Int64)::P
@foreign_waiting nnc_tensor_item(ctx::P, tensor::P, out::Ptr{Float64})::P
@foreign_waiting nnc_tensor_item_i64(ctx::P, tensor::P, out::Ptr{Int64})::P
@foreign_waiting nnc_tensor_repr(ctx::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_type(ctx::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_promote_types(ctx::P, type1::Int32, type2::Int32, out::Ptr{Int32})::P
@foreign_waiting nnc_result_type(ctx::P, tensor::P, other::P, out::Ptr{Int32})::P
@foreign_waiting nnc_result_type_scalar(ctx::P, tensor::P, other::Float64, out::Ptr{Int32})::P
@foreign_waiting nnc_result_type_scalar_i64(ctx::P, tensor::P, other::Int64, out::Ptr{Int32})::P
@foreign_waiting nnc_finfo(ctx::P, dtype::Int32, field::Cstring, out::Ptr{Float64})::P
@foreign_waiting nnc_tensor_to(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_tensor_float(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_double(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_half(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_bfloat16(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_long(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_int(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_short(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_char(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_byte(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_bool(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_type_as(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_cpu(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_clone(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_contiguous(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_copy_(ctx::P, input::P, src::P)::P
@foreign_waiting nnc_fill_(ctx::P, input::P, value::Float64)::P
@foreign_waiting nnc_fill_i64_(ctx::P, input::P, value::Int64)::P
@foreign_waiting nnc_zero_(ctx::P, input::P)::P
@foreign nnc_tensor_requires_grad(tensor::P)::Int32
@foreign nnc_tensor_is_leaf(tensor::P)::Int32
@foreign_waiting nnc_tensor_requires_grad_(ctx::P, tensor::P, requires_grad::Int32)::P
@foreign_waiting nnc_tensor_grad(ctx::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_tensor_set_grad(ctx::P, tensor::P, grad::P)::P
@foreign_waiting nnc_tensor_grad_fn(ctx::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_detach(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_detach_(ctx::P, input::P)::P
@foreign_waiting nnc_backward(ctx::P, tensor::P)::P
@foreign_waiting nnc_autograd_backward(ctx::P, tensors::Ptr{P}, n_tensors::Int64, grad_tensors::Ptr{P}, retain_graph::Int32, create_graph::Int32, inputs::Ptr{P}, n_inputs::Int64)::P
@foreign_waiting nnc_autograd_grad(ctx::P, outputs::Ptr{P}, n_outputs::Int64, inputs::Ptr{P}, n_inputs::Int64, grad_outputs::Ptr{P}, retain_graph::Int32, create_graph::Int32, allow_unused::Int32, out::Ptr{P})::P
@foreign_waiting nnc_autograd_grad_materialize_grads(ctx::P, outputs::Ptr{P}, n_outputs::Int64, inputs::Ptr{P}, n_inputs::Int64, grad_outputs::Ptr{P}, retain_graph::Int32, create_graph::Int32, out::Ptr{P})::P
@foreign_waiting nnc_tensor_retain_grad(ctx::P, tensor::P)::P
@foreign nnc_tensor_retains_grad(tensor::P)::Int32
@foreign_waiting nnc_tensor_register_hook(ctx::P, tensor::P, hook::Ptr{nnc_callback}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_tensor_register_post_accumulate_grad_hook(ctx::P, tensor::P, hook::Ptr{nnc_callback}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_autograd_register_multi_grad_hook(ctx::P, tensors::Ptr{P}, n_tensors::Int64, hook::Ptr{nnc_callback}, self::UInt, mode::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_hook_remove(ctx::P, hook::P)::P
@foreign_waiting nnc_autograd_saved_tensors_hooks(ctx::P, hooks::Ptr{nnc_saved_tensors_hooks}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_function_new(ctx::P, name::Cstring, vtable::Ptr{nnc_function_vtable}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_function_apply(ctx::P, f::P, inputs::Ptr{P}, n_inputs::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_function_ctx_save_for_backward(ctx::P, function_ctx::P, tensors::Ptr{P}, n_tensors::Int64)::P
@foreign_waiting nnc_function_ctx_saved_tensors(ctx::P, function_ctx::P, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_function_ctx_mark_dirty(ctx::P, function_ctx::P, tensors::Ptr{P}, n_tensors::Int64)::P
@foreign_waiting nnc_function_ctx_mark_non_differentiable(ctx::P, function_ctx::P, tensors::Ptr{P}, n_tensors::Int64)::P
@foreign_waiting nnc_function_ctx_set_materialize_grads(ctx::P, function_ctx::P, value::Int32)::P
@foreign nnc_function_ctx_needs_input_grad(function_ctx::P, index::Int64)::Int32
@foreign_waiting nnc_checkpoint(ctx::P, f::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, preserve_rng_state::Int32, determinism_check::Cstring, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_checkpoint_sequential(ctx::P, functions::P, segments::Int64, input::P, preserve_rng_state::Int32, out::Ptr{P})::P
@foreign_waiting nnc_autograd_jacobian(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_hessian(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_vjp(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, v::Ptr{P}, n_v::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_jvp(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, v::Ptr{P}, n_v::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_hvp(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, v::Ptr{P}, n_v::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_vhp(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, v::Ptr{P}, n_v::Int64, create_graph::Int32, strict::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_autograd_gradcheck(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, eps::Float64, atol::Float64, rtol::Float64, raise_exception::Int32, nondet_tol::Float64, check_undefined_grad::Int32, out::Ptr{Int32})::P
@foreign_waiting nnc_autograd_gradgradcheck(ctx::P, func::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, grad_outputs::Ptr{P}, n_grad_outputs::Int64, eps::Float64, atol::Float64, rtol::Float64, raise_exception::Int32, nondet_tol::Float64, check_undefined_grad::Int32, out::Ptr{Int32})::P
@foreign_waiting nnc_kwargs_new(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_kwargs_set_none(kwargs::P, key::Cstring)::P
@foreign_waiting nnc_kwargs_set_bool(kwargs::P, key::Cstring, value::Int32)::P
@foreign_waiting nnc_kwargs_set_i64(kwargs::P, key::Cstring, value::Int64)::P
@foreign_waiting nnc_kwargs_set_f64(kwargs::P, key::Cstring, value::Float64)::P
@foreign_waiting nnc_kwargs_set_str(kwargs::P, key::Cstring, value::Cstring)::P
@foreign_waiting nnc_kwargs_set_i64s(kwargs::P, key::Cstring, values::Ptr{Int64}, n::Int64)::P
@foreign_waiting nnc_kwargs_set_tensor(kwargs::P, key::Cstring, value::P)::P
@foreign_waiting nnc_kwargs_set_tensors(kwargs::P, key::Cstring, values::Ptr{P}, n::Int64)::P
@foreign nnc_kwargs_count(kwargs::P)::Int64
@foreign_waiting nnc_kwargs_key(ctx::P, kwargs::P, index::Int64, out::Ptr{P})::P
@foreign_waiting nnc_kwargs_tensor(ctx::P, kwargs::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_named_new(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_named_add(named::P, key::Cstring, tensor::P)::P
@foreign_waiting nnc_named_add_module(named::P, key::Cstring, mod::P)::P
@foreign_waiting nnc_named_set(named::P, key::Cstring, tensor::P)::P
@foreign_waiting nnc_named_remove(named::P, key::Cstring)::P
@foreign_waiting nnc_named_get(ctx::P, named::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_named_add_named(named::P, key::Cstring, other::P)::P
@foreign_waiting nnc_named_sub(ctx::P, named::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_named_add_list(named::P, key::Cstring, other::P, is_tuple::Int32)::P
@foreign nnc_named_kind(named::P, key::Cstring)::Cstring
@foreign_waiting nnc_named_add_value(named::P, key::Cstring, value::Cstring)::P
@foreign_waiting nnc_named_value(ctx::P, named::P, key::Cstring, out::Ptr{P})::P
@foreign nnc_named_count(named::P)::Int64
@foreign nnc_named_key(named::P, index::Int64)::Cstring
@foreign_waiting nnc_named_tensor(ctx::P, named::P, index::Int64, out::Ptr{P})::P
@foreign_waiting nnc_named_module(ctx::P, named::P, index::Int64, out::Ptr{P})::P
@foreign_waiting nnc_module_new(ctx::P, text::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_new_kwargs(ctx::P, text::Cstring, kwargs::P, out::Ptr{P})::P
@foreign_waiting nnc_module_container(ctx::P, class_name::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_new_user(ctx::P, class_name::Cstring, vtable::Ptr{nnc_module_vtable}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_module_deepcopy(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_add(ctx::P, mod::P, name::Cstring, text::Cstring)::P
@foreign_waiting nnc_module_register_module(ctx::P, mod::P, name::Cstring, child::P)::P
@foreign_waiting nnc_parameter_new(ctx::P, data::P, requires_grad::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_register_parameter(ctx::P, mod::P, name::Cstring, param::P)::P
@foreign_waiting nnc_module_register_buffer(ctx::P, mod::P, name::Cstring, tensor::P, persistent::Int32)::P
@foreign_waiting nnc_module_call(ctx::P, mod::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_module_forward(ctx::P, mod::P, inputs::Ptr{P}, n_inputs::Int64, kwargs::P, outputs::Ptr{P}, capacity::Int64, n_outputs::Ptr{Int64})::P
@foreign_waiting nnc_module_get_submodule(ctx::P, mod::P, path::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_get_parameter(ctx::P, mod::P, path::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_get_buffer(ctx::P, mod::P, path::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_named_parameters(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_named_buffers(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_named_children(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_named_modules(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_repr(ctx::P, mod::P, out::Ptr{P})::P
@foreign nnc_module_training(mod::P)::Int32
@foreign_waiting nnc_module_train(ctx::P, mod::P, mode::Int32)::P
@foreign_waiting nnc_module_eval(ctx::P, mod::P)::P
@foreign_waiting nnc_module_zero_grad(ctx::P, mod::P)::P
@foreign_waiting nnc_module_requires_grad_(ctx::P, mod::P, requires_grad::Int32)::P
@foreign_waiting nnc_module_to(ctx::P, mod::P, dtype::Int32)::P
@foreign_waiting nnc_module_state_dict(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_state_dict_prefix(ctx::P, mod::P, prefix::Cstring, keep_vars::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_load_state_dict(ctx::P, mod::P, state::P, strict::Int32, missing::Ptr{P}, unexpected::Ptr{P})::P
@foreign_waiting nnc_module_load_state_dict_assign(ctx::P, mod::P, state::P, strict::Int32, assign::Int32, missing::Ptr{P}, unexpected::Ptr{P})::P
@foreign_waiting nnc_module_get_extra_state(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_set_extra_state(ctx::P, mod::P, state::P)::P
@foreign nnc_sequential_len(sequential::P)::Int64
@foreign_waiting nnc_sequential_get(ctx::P, sequential::P, idx::Int64, out::Ptr{P})::P
@foreign_waiting nnc_sequential_slice(ctx::P, sequential::P, start::Int64, stop::Int64, step::Int64, out::Ptr{P})::P
@foreign_waiting nnc_sequential_set(ctx::P, sequential::P, idx::Int64, mod::P)::P
@foreign_waiting nnc_sequential_delete(ctx::P, sequential::P, idx::Int64)::P
@foreign_waiting nnc_sequential_delete_slice(ctx::P, sequential::P, start::Int64, stop::Int64, step::Int64)::P
@foreign_waiting nnc_sequential_pop(ctx::P, sequential::P, key::Int64, out::Ptr{P})::P
@foreign_waiting nnc_sequential_append(ctx::P, sequential::P, mod::P)::P
@foreign_waiting nnc_sequential_insert(ctx::P, sequential::P, index::Int64, mod::P)::P
@foreign_waiting nnc_sequential_extend(ctx::P, sequential::P, modules::P)::P
@foreign_waiting nnc_sequential_concat(ctx::P, sequential::P, other::P, out::Ptr{P})::P
@foreign nnc_module_list_len(module_list::P)::Int64
@foreign_waiting nnc_module_list_get(ctx::P, module_list::P, idx::Int64, out::Ptr{P})::P
@foreign_waiting nnc_module_list_slice(ctx::P, module_list::P, start::Int64, stop::Int64, step::Int64, out::Ptr{P})::P
@foreign_waiting nnc_module_list_set(ctx::P, module_list::P, idx::Int64, mod::P)::P
@foreign_waiting nnc_module_list_delete(ctx::P, module_list::P, idx::Int64)::P
@foreign_waiting nnc_module_list_delete_slice(ctx::P, module_list::P, start::Int64, stop::Int64, step::Int64)::P
@foreign_waiting nnc_module_list_pop(ctx::P, module_list::P, key::Int64, out::Ptr{P})::P
@foreign_waiting nnc_module_list_append(ctx::P, module_list::P, mod::P)::P
@foreign_waiting nnc_module_list_insert(ctx::P, module_list::P, index::Int64, mod::P)::P
@foreign_waiting nnc_module_list_extend(ctx::P, module_list::P, modules::P)::P
@foreign_waiting nnc_module_list_concat(ctx::P, module_list::P, other::P, out::Ptr{P})::P
@foreign nnc_module_dict_len(module_dict::P)::Int64
@foreign nnc_module_dict_contains(module_dict::P, key::Cstring)::Int32
@foreign_waiting nnc_module_dict_get(ctx::P, module_dict::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_dict_set(ctx::P, module_dict::P, key::Cstring, mod::P)::P
@foreign_waiting nnc_module_dict_pop(ctx::P, module_dict::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_module_dict_update(ctx::P, module_dict::P, modules::P)::P
@foreign_waiting nnc_module_dict_delete(ctx::P, module_dict::P, key::Cstring)::P
@foreign_waiting nnc_module_dict_clear(ctx::P, module_dict::P)::P
@foreign_waiting nnc_module_dict_keys(ctx::P, module_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_module_dict_items(ctx::P, module_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_module_dict_values(ctx::P, module_dict::P, out::Ptr{P})::P
@foreign nnc_parameter_dict_len(parameter_dict::P)::Int64
@foreign nnc_parameter_dict_contains(parameter_dict::P, key::Cstring)::Int32
@foreign_waiting nnc_parameter_dict_at(ctx::P, parameter_dict::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_get(ctx::P, parameter_dict::P, key::Cstring, default_value::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_set(ctx::P, parameter_dict::P, key::Cstring, value::P)::P
@foreign_waiting nnc_parameter_dict_setdefault(ctx::P, parameter_dict::P, key::Cstring, default_value::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_pop(ctx::P, parameter_dict::P, key::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_popitem(ctx::P, parameter_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_update(ctx::P, parameter_dict::P, parameters::P)::P
@foreign_waiting nnc_parameter_dict_copy(ctx::P, parameter_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_fromkeys(ctx::P, parameter_dict::P, keys::P, default_value::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_delete(ctx::P, parameter_dict::P, key::Cstring)::P
@foreign_waiting nnc_parameter_dict_clear(ctx::P, parameter_dict::P)::P
@foreign_waiting nnc_parameter_dict_keys(ctx::P, parameter_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_items(ctx::P, parameter_dict::P, out::Ptr{P})::P
@foreign_waiting nnc_parameter_dict_values(ctx::P, parameter_dict::P, out::Ptr{P})::P
@foreign nnc_parameter_list_len(parameter_list::P)::Int64
@foreign_waiting nnc_parameter_list_get(ctx::P, parameter_list::P, idx::Int64, out::Ptr{P})::P
@foreign_waiting nnc_parameter_list_slice(ctx::P, parameter_list::P, start::Int64, stop::Int64, step::Int64, out::Ptr{P})::P
@foreign_waiting nnc_parameter_list_set(ctx::P, parameter_list::P, idx::Int64, param::P)::P
@foreign_waiting nnc_parameter_list_append(ctx::P, parameter_list::P, value::P)::P
@foreign_waiting nnc_parameter_list_extend(ctx::P, parameter_list::P, values::Ptr{P}, n_values::Int64)::P
@foreign_waiting nnc_tensor_dataset_new(ctx::P, tensors::Ptr{P}, n_tensors::Int64, out::Ptr{P})::P
@foreign_waiting nnc_dataset_new_user(ctx::P, vtable::Ptr{nnc_dataset_vtable}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_subset_new(ctx::P, dataset::P, indices::Ptr{Int64}, n_indices::Int64, out::Ptr{P})::P
@foreign_waiting nnc_concat_dataset_new(ctx::P, datasets::Ptr{P}, n_datasets::Int64, out::Ptr{P})::P
@foreign_waiting nnc_random_split(ctx::P, dataset::P, lengths::Ptr{Int64}, n_lengths::Int64, out::Ptr{P})::P
@foreign_waiting nnc_random_split_fractions(ctx::P, dataset::P, fractions::Ptr{Float64}, n_fractions::Int64, out::Ptr{P})::P
@foreign nnc_dataset_len(dataset::P)::Int64
@foreign_waiting nnc_dataset_get(ctx::P, dataset::P, index::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_sequential_sampler_new(ctx::P, dataset::P, out::Ptr{P})::P
@foreign_waiting nnc_random_sampler_new(ctx::P, dataset::P, replacement::Int32, num_samples::Ptr{Int64}, generator::P, out::Ptr{P})::P
@foreign_waiting nnc_subset_random_sampler_new(ctx::P, indices::Ptr{Int64}, n_indices::Int64, generator::P, out::Ptr{P})::P
@foreign_waiting nnc_weighted_random_sampler_new(ctx::P, weights::P, num_samples::Int64, replacement::Int32, generator::P, out::Ptr{P})::P
@foreign_waiting nnc_batch_sampler_new(ctx::P, sampler::P, batch_size::Int64, drop_last::Int32, out::Ptr{P})::P
@foreign_waiting nnc_listed_batches_new(ctx::P, indices::Ptr{Int64}, n_indices::Int64, lengths::Ptr{Int64}, n_lengths::Int64, out::Ptr{P})::P
@foreign nnc_sampler_len(sampler::P)::Int64
@foreign_waiting nnc_sampler_indices(ctx::P, sampler::P, out::Ptr{P})::P
@foreign_waiting nnc_data_loader_new(ctx::P, dataset::P, sampler::P, options::Cstring, generator::P, out::Ptr{P})::P
@foreign nnc_data_loader_len(loader::P)::Int64
@foreign_waiting nnc_data_loader_iter_new(ctx::P, loader::P, out::Ptr{P})::P
@foreign_waiting nnc_data_loader_next(ctx::P, iterator::P, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_idx_load(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_csv_load(ctx::P, path::Cstring, options::Cstring, columns::Ptr{P}, categories::Ptr{P})::P
@foreign_waiting nnc_read_image(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_write_png(ctx::P, image::P, path::Cstring, compression_level::Int64)::P
@foreign_waiting nnc_write_jpeg(ctx::P, image::P, path::Cstring, quality::Int64)::P
@foreign_waiting nnc_dataset_image_folder(ctx::P, root::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_image_folder_classes(ctx::P, dataset::P, out::Ptr{P})::P
@foreign_waiting nnc_image_folder_path(ctx::P, dataset::P, index::Int64, out::Ptr{P})::P
@foreign_waiting nnc_functional_call(ctx::P, mod::P, parameter_and_buffer_dicts::P, inputs::Ptr{P}, n_inputs::Int64, kwargs::P, tie_weights::Int32, strict::Int32, outputs::Ptr{P}, capacity::Int64, n_outputs::Ptr{Int64})::P
@foreign_waiting nnc_init_calculate_gain(ctx::P, nonlinearity::Cstring, param::Ptr{Float64}, out::Ptr{Float64})::P
@foreign_waiting nnc_init_uniform_(ctx::P, tensor::P, a::Float64, b::Float64)::P
@foreign_waiting nnc_init_normal_(ctx::P, tensor::P, mean::Float64, std::Float64)::P
@foreign_waiting nnc_init_trunc_normal_(ctx::P, tensor::P, mean::Float64, std::Float64, a::Float64, b::Float64)::P
@foreign_waiting nnc_init_constant_(ctx::P, tensor::P, val::Float64)::P
@foreign_waiting nnc_init_constant_i64_(ctx::P, tensor::P, val::Int64)::P
@foreign_waiting nnc_init_ones_(ctx::P, tensor::P)::P
@foreign_waiting nnc_init_zeros_(ctx::P, tensor::P)::P
@foreign_waiting nnc_init_xavier_uniform_(ctx::P, tensor::P, gain::Float64)::P
@foreign_waiting nnc_init_xavier_normal_(ctx::P, tensor::P, gain::Float64)::P
@foreign_waiting nnc_init_kaiming_uniform_(ctx::P, tensor::P, a::Float64, mode::Cstring, nonlinearity::Cstring)::P
@foreign_waiting nnc_init_kaiming_normal_(ctx::P, tensor::P, a::Float64, mode::Cstring, nonlinearity::Cstring)::P
@foreign_waiting nnc_init_eye_(ctx::P, tensor::P)::P
@foreign_waiting nnc_init_dirac_(ctx::P, tensor::P, groups::Int64)::P
@foreign_waiting nnc_init_orthogonal_(ctx::P, tensor::P, gain::Float64)::P
@foreign_waiting nnc_init_sparse_(ctx::P, tensor::P, sparsity::Float64, std::Float64)::P
@foreign_waiting nnc_optimizer_new(ctx::P, text::Cstring, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_new_from(ctx::P, text::Cstring, params::Ptr{P}, n_params::Int64, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_step(ctx::P, optimizer::P)::P
@foreign_waiting nnc_optimizer_step_closure(ctx::P, optimizer::P, closure::Ptr{nnc_callback}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_zero_grad(ctx::P, optimizer::P)::P
@foreign_waiting nnc_optimizer_repr(ctx::P, optimizer::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_add_param_group(ctx::P, optimizer::P, params::Ptr{P}, n_params::Int64, options::Cstring)::P
@foreign nnc_optimizer_param_group_count(optimizer::P)::Int64
@foreign_waiting nnc_optimizer_param_groups(ctx::P, optimizer::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_defaults(ctx::P, optimizer::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_get_option(ctx::P, optimizer::P, group::Int64, name::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_get_option_f64(ctx::P, optimizer::P, group::Int64, name::Cstring, out::Ptr{Float64})::P
@foreign_waiting nnc_optimizer_set_options(ctx::P, optimizer::P, group::Int64, options::Cstring)::P
@foreign_waiting nnc_optimizer_set_option_f64(ctx::P, optimizer::P, group::Int64, name::Cstring, value::Float64)::P
@foreign_waiting nnc_optimizer_set_option_i64(ctx::P, optimizer::P, group::Int64, name::Cstring, value::Int64)::P
@foreign_waiting nnc_optimizer_set_option_bool(ctx::P, optimizer::P, group::Int64, name::Cstring, value::Int32)::P
@foreign_waiting nnc_optimizer_state(ctx::P, optimizer::P, param::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_state_dict(ctx::P, optimizer::P, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_load_state_dict(ctx::P, optimizer::P, state_dict::P)::P
@foreign_waiting nnc_optimizer_register_step_pre_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_register_step_post_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_register_state_dict_pre_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_register_state_dict_post_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_register_load_state_dict_pre_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_optimizer_register_load_state_dict_post_hook(ctx::P, optimizer::P, hook::Ptr{nnc_optimizer_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_lr_scheduler_new(ctx::P, text::Cstring, optimizer::P, out::Ptr{P})::P
@foreign_waiting nnc_lr_scheduler_new_lambda(ctx::P, text::Cstring, optimizer::P, lambda::Ptr{nnc_lr_lambda}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_lr_scheduler_step(ctx::P, scheduler::P, epoch::Ptr{Float64})::P
@foreign_waiting nnc_reduce_lr_on_plateau_step(ctx::P, scheduler::P, metrics::Float64, epoch::Ptr{Float64})::P
@foreign_waiting nnc_lr_scheduler_get_last_lr(ctx::P, scheduler::P, out::Ptr{P})::P
@foreign_waiting nnc_lr_scheduler_state_dict(ctx::P, scheduler::P, out::Ptr{P})::P
@foreign_waiting nnc_lr_scheduler_load_state_dict(ctx::P, scheduler::P, state_dict::P)::P
@foreign_waiting nnc_safetensors_save_file(ctx::P, tensors::P, metadata::P, path::Cstring)::P
@foreign_waiting nnc_safetensors_load_file(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_safetensors_metadata(ctx::P, path::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_safetensors_save_model(ctx::P, mod::P, metadata::P, path::Cstring)::P
@foreign_waiting nnc_safetensors_load_model(ctx::P, mod::P, path::Cstring, options::Cstring, strict::Int32, missing::Ptr{P}, unexpected::Ptr{P})::P
@foreign_waiting nnc_model_save(ctx::P, mod::P, path::Cstring)::P
@foreign_waiting nnc_model_load(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_training_save(ctx::P, mod::P, optimizer::P, lr_scheduler::P, extra::P, path::Cstring)::P
@foreign_waiting nnc_training_load(ctx::P, path::Cstring, mod::P, optimizer::P, lr_scheduler::P, out::Ptr{P})::P
@foreign nnc_memory_allocated()::Int64
@foreign nnc_max_memory_allocated()::Int64
@foreign nnc_memory_reserved()::Int64
@foreign nnc_max_memory_reserved()::Int64
@foreign nnc_reset_peak_memory_stats()::Cvoid
@foreign_waiting nnc_memory_limit(ctx::P, bytes::Int64)::P
@foreign nnc_empty_cache()::Cvoid
@foreign_waiting nnc_fuse_conv_bn_eval(ctx::P, conv::P, bn::P, transpose::Int32, out::Ptr{P})::P
@foreign_waiting nnc_fuse_linear_bn_eval(ctx::P, linear::P, bn::P, out::Ptr{P})::P
@foreign_waiting nnc_fuse_conv_bn_weights(ctx::P, conv_w::P, conv_b::P, bn_rm::P, bn_rv::P, bn_eps::Float64, bn_w::P, bn_b::P, transpose::Int32, weight::Ptr{P}, bias::Ptr{P})::P
@foreign_waiting nnc_fuse_linear_bn_weights(ctx::P, linear_w::P, linear_b::P, bn_rm::P, bn_rv::P, bn_eps::Float64, bn_w::P, bn_b::P, weight::Ptr{P}, bias::Ptr{P})::P
@foreign_waiting nnc_module_register_forward_pre_hook(ctx::P, mod::P, hook::Ptr{nnc_module_hook}, self::UInt, prepend::Int32, with_kwargs::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_register_forward_hook(ctx::P, mod::P, hook::Ptr{nnc_module_hook}, self::UInt, prepend::Int32, with_kwargs::Int32, always_call::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_register_full_backward_pre_hook(ctx::P, mod::P, hook::Ptr{nnc_module_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_register_full_backward_hook(ctx::P, mod::P, hook::Ptr{nnc_module_hook}, self::UInt, prepend::Int32, out::Ptr{P})::P
@foreign_waiting nnc_register_module_forward_pre_hook(ctx::P, hook::Ptr{nnc_module_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_register_module_forward_hook(ctx::P, hook::Ptr{nnc_module_hook}, self::UInt, with_kwargs::Int32, always_call::Int32, out::Ptr{P})::P
@foreign_waiting nnc_register_module_full_backward_pre_hook(ctx::P, hook::Ptr{nnc_module_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_register_module_full_backward_hook(ctx::P, hook::Ptr{nnc_module_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_register_module_parameter_registration_hook(ctx::P, hook::Ptr{nnc_registration_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_register_module_buffer_registration_hook(ctx::P, hook::Ptr{nnc_registration_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_register_module_module_registration_hook(ctx::P, hook::Ptr{nnc_registration_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_module_register_state_dict_pre_hook(ctx::P, mod::P, hook::Ptr{nnc_state_dict_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_module_register_state_dict_post_hook(ctx::P, mod::P, hook::Ptr{nnc_state_dict_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_module_register_load_state_dict_pre_hook(ctx::P, mod::P, hook::Ptr{nnc_state_dict_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_module_register_load_state_dict_post_hook(ctx::P, mod::P, hook::Ptr{nnc_state_dict_hook}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_kwargs_set_module(kwargs::P, key::Cstring, value::P)::P
@foreign_waiting nnc_embedding_from_pretrained(ctx::P, embeddings::P, freeze::Int32, padding_idx::Ptr{Int64}, max_norm::Ptr{Float64}, norm_type::Float64, scale_grad_by_freq::Int32, sparse::Int32, out::Ptr{P})::P
@foreign_waiting nnc_embedding_bag_from_pretrained(ctx::P, embeddings::P, freeze::Int32, max_norm::Ptr{Float64}, norm_type::Float64, scale_grad_by_freq::Int32, mode::Cstring, sparse::Int32, include_last_offset::Int32, padding_idx::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_log_softmax_with_loss_log_prob(ctx::P, mod::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_log_softmax_with_loss_predict(ctx::P, mod::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_module_reset_running_stats(ctx::P, mod::P)::P
@foreign_waiting nnc_rnn_base_all_weights(ctx::P, mod::P, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_multihead_attention_merge_masks(ctx::P, mod::P, attn_mask::P, key_padding_mask::P, query::P, merged_mask::Ptr{P}, mask_type::Ptr{Int64})::P
@foreign_waiting nnc_module_parameters(ctx::P, mod::P, recurse::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_module_buffers(ctx::P, mod::P, recurse::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_module_children(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_modules(ctx::P, mod::P, remove_duplicate::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_named_parameters_prefix(ctx::P, mod::P, prefix::Cstring, recurse::Int32, remove_duplicate::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_named_buffers_prefix(ctx::P, mod::P, prefix::Cstring, recurse::Int32, remove_duplicate::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_named_modules_prefix(ctx::P, mod::P, prefix::Cstring, remove_duplicate::Int32, out::Ptr{P})::P
@foreign_waiting nnc_module_extra_repr(ctx::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_module_set_submodule(ctx::P, mod::P, target::Cstring, child::P, strict::Int32)::P
@foreign_waiting nnc_module_zero_grad_set_to_none(ctx::P, mod::P, set_to_none::Int32)::P
@foreign_waiting nnc_module_reset_parameters(ctx::P, mod::P)::P
@foreign_waiting nnc_module_apply(ctx::P, mod::P, fn::Ptr{nnc_module_callback}, self::UInt)::P
@foreign_waiting nnc_module_float(ctx::P, mod::P)::P
@foreign_waiting nnc_module_double(ctx::P, mod::P)::P
@foreign_waiting nnc_module_half(ctx::P, mod::P)::P
@foreign_waiting nnc_module_bfloat16(ctx::P, mod::P)::P
@foreign_waiting nnc_module_type(ctx::P, mod::P, dst_type::Int32)::P
@foreign_waiting nnc_module_cpu(ctx::P, mod::P)::P
@foreign_waiting nnc_module_to_empty(ctx::P, mod::P, recurse::Int32)::P
@foreign_waiting nnc_parametrize_register_parametrization(ctx::P, mod::P, tensor_name::Cstring, parametrization::P, unsafe::Int32)::P
@foreign_waiting nnc_parametrize_is_parametrized(ctx::P, mod::P, tensor_name::Cstring, out::Ptr{Int32})::P
@foreign_waiting nnc_parametrize_remove_parametrizations(ctx::P, mod::P, tensor_name::Cstring, leave_parametrized::Int32)::P
@foreign_waiting nnc_parametrize_transfer_parametrizations_and_params(ctx::P, from_module::P, to_module::P, tensor_name::Cstring)::P
@foreign_waiting nnc_parametrize_cached_begin(ctx::P)::P
@foreign_waiting nnc_parametrize_cached_end(ctx::P)::P
@foreign_waiting nnc_parametrize_parametrization_list_new(ctx::P, modules::P, original::P, unsafe::Int32, out::Ptr{P})::P
@foreign_waiting nnc_parametrization_list_right_inverse(ctx::P, list::P, value::P)::P
@foreign_waiting nnc_parametrizations_weight_norm(ctx::P, mod::P, name::Cstring, dim::Ptr{Int64})::P
@foreign_waiting nnc_parametrizations_spectral_norm(ctx::P, mod::P, name::Cstring, n_power_iterations::Int64, eps::Float64, dim::Ptr{Int64})::P
@foreign_waiting nnc_parametrizations_orthogonal(ctx::P, mod::P, name::Cstring, orthogonal_map::Cstring, use_trivialization::Int32)::P
@foreign_waiting nnc_weight_norm(ctx::P, mod::P, name::Cstring, dim::Ptr{Int64})::P
@foreign_waiting nnc_remove_weight_norm(ctx::P, mod::P, name::Cstring)::P
@foreign_waiting nnc_spectral_norm(ctx::P, mod::P, name::Cstring, n_power_iterations::Int64, eps::Float64, dim::Ptr{Int64})::P
@foreign_waiting nnc_remove_spectral_norm(ctx::P, mod::P, name::Cstring)::P
@foreign_waiting nnc_prune_identity(ctx::P, mod::P, name::Cstring)::P
@foreign_waiting nnc_prune_random_unstructured(ctx::P, mod::P, name::Cstring, amount::Float64)::P
@foreign_waiting nnc_prune_random_unstructured_i64(ctx::P, mod::P, name::Cstring, amount::Int64)::P
@foreign_waiting nnc_prune_l1_unstructured(ctx::P, mod::P, name::Cstring, amount::Float64, importance_scores::P)::P
@foreign_waiting nnc_prune_l1_unstructured_i64(ctx::P, mod::P, name::Cstring, amount::Int64, importance_scores::P)::P
@foreign_waiting nnc_prune_random_structured(ctx::P, mod::P, name::Cstring, amount::Float64, dim::Int64)::P
@foreign_waiting nnc_prune_random_structured_i64(ctx::P, mod::P, name::Cstring, amount::Int64, dim::Int64)::P
@foreign_waiting nnc_prune_ln_structured(ctx::P, mod::P, name::Cstring, amount::Float64, n::Float64, dim::Int64, importance_scores::P)::P
@foreign_waiting nnc_prune_ln_structured_i64(ctx::P, mod::P, name::Cstring, amount::Int64, n::Float64, dim::Int64, importance_scores::P)::P
@foreign_waiting nnc_prune_custom_from_mask(ctx::P, mod::P, name::Cstring, mask::P)::P
@foreign_waiting nnc_prune_apply(ctx::P, mod::P, name::Cstring, pruning_method::Cstring, kwargs::P, importance_scores::P)::P
@foreign_waiting nnc_prune_global_unstructured(ctx::P, mod::P, parameters::P, pruning_method::Cstring)::P
@foreign_waiting nnc_prune_remove(ctx::P, mod::P, name::Cstring)::P
@foreign_waiting nnc_prune_is_pruned(ctx::P, mod::P, out::Ptr{Int32})::P
@foreign_waiting nnc_get_total_norm(ctx::P, tensors::Ptr{P}, n_tensors::Int64, norm_type::Float64, error_if_nonfinite::Int32, foreach::Int32, out::Ptr{P})::P
@foreign_waiting nnc_clip_grads_with_norm_(ctx::P, parameters::Ptr{P}, n_parameters::Int64, max_norm::Float64, total_norm::P, foreach::Int32)::P
@foreign_waiting nnc_clip_grad_norm_(ctx::P, parameters::Ptr{P}, n_parameters::Int64, max_norm::Float64, norm_type::Float64, error_if_nonfinite::Int32, foreach::Int32, out::Ptr{P})::P
@foreign_waiting nnc_clip_grad_value_(ctx::P, parameters::Ptr{P}, n_parameters::Int64, clip_value::Float64, foreach::Int32)::P
@foreign_waiting nnc_parameters_to_vector(ctx::P, parameters::Ptr{P}, n_parameters::Int64, out::Ptr{P})::P
@foreign_waiting nnc_vector_to_parameters(ctx::P, vec::P, parameters::Ptr{P}, n_parameters::Int64)::P
@foreign_waiting nnc_skip_init(ctx::P, text::Cstring, kwargs::P, out::Ptr{P})::P
@foreign_waiting nnc_packed_sequence_new(ctx::P, data::P, batch_sizes::P, sorted_indices::P, unsorted_indices::P, out::Ptr{P})::P
@foreign_waiting nnc_packed_sequence_data(ctx::P, packed::P, out::Ptr{P})::P
@foreign_waiting nnc_packed_sequence_batch_sizes(ctx::P, packed::P, out::Ptr{P})::P
@foreign_waiting nnc_packed_sequence_sorted_indices(ctx::P, packed::P, out::Ptr{P})::P
@foreign_waiting nnc_packed_sequence_unsorted_indices(ctx::P, packed::P, out::Ptr{P})::P
@foreign_waiting nnc_pack_padded_sequence(ctx::P, input::P, lengths::P, batch_first::Int32, enforce_sorted::Int32, out::Ptr{P})::P
@foreign_waiting nnc_pad_packed_sequence(ctx::P, sequence::P, batch_first::Int32, padding_value::Float64, total_length::Ptr{Int64}, output::Ptr{P}, lengths::Ptr{P})::P
@foreign_waiting nnc_pack_sequence(ctx::P, sequences::Ptr{P}, n_sequences::Int64, enforce_sorted::Int32, out::Ptr{P})::P
@foreign_waiting nnc_unpack_sequence(ctx::P, packed_sequences::P, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_pad_sequence(ctx::P, sequences::Ptr{P}, n_sequences::Int64, batch_first::Int32, padding_value::Float64, padding_side::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_unpad_sequence(ctx::P, padded_sequences::P, lengths::P, batch_first::Int32, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_invert_permutation(ctx::P, permutation::P, out::Ptr{P})::P
@foreign_waiting nnc_module_call_packed(ctx::P, mod::P, input::P, hx::Ptr{P}, n_hx::Int64, output::Ptr{P}, h_n::Ptr{P}, c_n::Ptr{P})::P
@foreign_waiting nnc_relu(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_relu_(ctx::P, input::P)::P
@foreign_waiting nnc_relu6(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_relu6_(ctx::P, input::P)::P
@foreign_waiting nnc_hardtanh(ctx::P, input::P, min_val::Float64, max_val::Float64, out::Ptr{P})::P
@foreign_waiting nnc_hardtanh_(ctx::P, input::P, min_val::Float64, max_val::Float64)::P
@foreign_waiting nnc_leaky_relu(ctx::P, input::P, negative_slope::Float64, out::Ptr{P})::P
@foreign_waiting nnc_leaky_relu_(ctx::P, input::P, negative_slope::Float64)::P
@foreign_waiting nnc_prelu(ctx::P, input::P, weight::P, out::Ptr{P})::P
@foreign_waiting nnc_rrelu(ctx::P, input::P, lower::Float64, upper::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_rrelu_(ctx::P, input::P, lower::Float64, upper::Float64, training::Int32)::P
@foreign_waiting nnc_threshold(ctx::P, input::P, threshold::Float64, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_threshold_(ctx::P, input::P, threshold::Float64, value::Float64)::P
@foreign_waiting nnc_hardsigmoid(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_hardsigmoid_(ctx::P, input::P)::P
@foreign_waiting nnc_hardswish(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_hardswish_(ctx::P, input::P)::P
@foreign_waiting nnc_hardshrink(ctx::P, input::P, lambd::Float64, out::Ptr{P})::P
@foreign_waiting nnc_softshrink(ctx::P, input::P, lambd::Float64, out::Ptr{P})::P
@foreign_waiting nnc_sigmoid(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sigmoid_(ctx::P, input::P)::P
@foreign_waiting nnc_tanh(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tanh_(ctx::P, input::P)::P
@foreign_waiting nnc_elu(ctx::P, input::P, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_elu_(ctx::P, input::P, alpha::Float64)::P
@foreign_waiting nnc_selu(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_selu_(ctx::P, input::P)::P
@foreign_waiting nnc_celu(ctx::P, input::P, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_celu_(ctx::P, input::P, alpha::Float64)::P
@foreign_waiting nnc_gelu(ctx::P, input::P, approximate::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_silu(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_silu_(ctx::P, input::P)::P
@foreign_waiting nnc_mish(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_mish_(ctx::P, input::P)::P
@foreign_waiting nnc_softplus(ctx::P, input::P, beta::Float64, threshold::Float64, out::Ptr{P})::P
@foreign_waiting nnc_softsign(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tanhshrink(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_logsigmoid(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_glu(ctx::P, input::P, dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_gumbel_softmax(ctx::P, logits::P, tau::Float64, hard::Int32, eps::Float64, dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_scaled_dot_product_attention(ctx::P, query::P, key::P, value::P, attn_mask::P, dropout_p::Float64, is_causal::Int32, scale::Ptr{Float64}, enable_gqa::Int32, out::Ptr{P})::P
@foreign_waiting nnc_multi_head_attention_forward(ctx::P, query::P, key::P, value::P, embed_dim_to_check::Int64, num_heads::Int64, in_proj_weight::P, in_proj_bias::P, bias_k::P, bias_v::P, add_zero_attn::Int32, dropout_p::Float64, out_proj_weight::P, out_proj_bias::P, training::Int32, key_padding_mask::P, need_weights::Int32, attn_mask::P, use_separate_proj_weight::Int32, q_proj_weight::P, k_proj_weight::P, v_proj_weight::P, static_k::P, static_v::P, average_attn_weights::Int32, is_causal::Int32, attn_output::Ptr{P}, attn_output_weights::Ptr{P})::P
@foreign_waiting nnc_transformer_generate_square_subsequent_mask(ctx::P, sz::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cosine_similarity(ctx::P, x1::P, x2::P, dim::Int64, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_pairwise_distance(ctx::P, x1::P, x2::P, p::Float64, eps::Float64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_pdist(ctx::P, input::P, p::Float64, out::Ptr{P})::P
@foreign_waiting nnc_cdist(ctx::P, x1::P, x2::P, p::Float64, compute_mode::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_embedding(ctx::P, input::P, weight::P, padding_idx::Ptr{Int64}, max_norm::Ptr{Float64}, norm_type::Float64, scale_grad_by_freq::Int32, out::Ptr{P})::P
@foreign_waiting nnc_embedding_bag(ctx::P, input::P, weight::P, offsets::P, max_norm::Ptr{Float64}, norm_type::Float64, scale_grad_by_freq::Int32, mode::Cstring, sparse::Int32, per_sample_weights::P, include_last_offset::Int32, padding_idx::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_dropout(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_dropout_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_dropout1d(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_dropout1d_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_dropout2d(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_dropout2d_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_dropout3d(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_dropout3d_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_alpha_dropout(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_alpha_dropout_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_feature_alpha_dropout(ctx::P, input::P, p::Float64, training::Int32, out::Ptr{P})::P
@foreign_waiting nnc_feature_alpha_dropout_(ctx::P, input::P, p::Float64, training::Int32)::P
@foreign_waiting nnc_index(ctx::P, input::P, indices::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_index_tensors(ctx::P, input::P, indices::Ptr{P}, n_indices::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tensor_index_assign(ctx::P, input::P, indices::Cstring, value::P)::P
@foreign_waiting nnc_tensor_index_assign_scalar(ctx::P, input::P, indices::Cstring, value::Float64)::P
@foreign_waiting nnc_tensor_index_assign_scalar_i64(ctx::P, input::P, indices::Cstring, value::Int64)::P
@foreign_waiting nnc_index_put(ctx::P, input::P, indices::Ptr{P}, n_indices::Int64, values::P, accumulate::Int32, out::Ptr{P})::P
@foreign_waiting nnc_index_put_(ctx::P, input::P, indices::Ptr{P}, n_indices::Int64, values::P, accumulate::Int32)::P
@foreign_waiting nnc_take(ctx::P, input::P, index::P, out::Ptr{P})::P
@foreign_waiting nnc_index_add_(ctx::P, input::P, dim::Int64, index::P, source::P, alpha::Float64)::P
@foreign_waiting nnc_index_copy(ctx::P, input::P, dim::Int64, index::P, source::P, out::Ptr{P})::P
@foreign_waiting nnc_index_copy_(ctx::P, input::P, dim::Int64, index::P, source::P)::P
@foreign_waiting nnc_index_fill(ctx::P, input::P, dim::Int64, index::P, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_index_fill_i64(ctx::P, input::P, dim::Int64, index::P, value::Int64, out::Ptr{P})::P
@foreign_waiting nnc_index_fill_tensor(ctx::P, input::P, dim::Int64, index::P, value::P, out::Ptr{P})::P
@foreign_waiting nnc_index_fill_(ctx::P, input::P, dim::Int64, index::P, value::Float64)::P
@foreign_waiting nnc_index_fill_i64_(ctx::P, input::P, dim::Int64, index::P, value::Int64)::P
@foreign_waiting nnc_index_fill_tensor_(ctx::P, input::P, dim::Int64, index::P, value::P)::P
@foreign_waiting nnc_scatter_(ctx::P, input::P, dim::Int64, index::P, src::P)::P
@foreign_waiting nnc_scatter_scalar_(ctx::P, input::P, dim::Int64, index::P, value::Float64)::P
@foreign_waiting nnc_scatter_scalar_i64_(ctx::P, input::P, dim::Int64, index::P, value::Int64)::P
@foreign_waiting nnc_scatter_add_(ctx::P, input::P, dim::Int64, index::P, src::P)::P
@foreign_waiting nnc_scatter_src_reduce(ctx::P, input::P, dim::Int64, index::P, src::P, reduce::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_scatter_src_reduce_(ctx::P, input::P, dim::Int64, index::P, src::P, reduce::Cstring)::P
@foreign_waiting nnc_scatter_scalar_reduce(ctx::P, input::P, dim::Int64, index::P, value::Float64, reduce::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_scatter_scalar_reduce_i64(ctx::P, input::P, dim::Int64, index::P, value::Int64, reduce::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_scatter_scalar_reduce_(ctx::P, input::P, dim::Int64, index::P, value::Float64, reduce::Cstring)::P
@foreign_waiting nnc_scatter_scalar_reduce_i64_(ctx::P, input::P, dim::Int64, index::P, value::Int64, reduce::Cstring)::P
@foreign_waiting nnc_scatter_reduce(ctx::P, input::P, dim::Int64, index::P, src::P, reduce::Cstring, include_self::Int32, out::Ptr{P})::P
@foreign_waiting nnc_scatter_reduce_(ctx::P, input::P, dim::Int64, index::P, src::P, reduce::Cstring, include_self::Int32)::P
@foreign_waiting nnc_masked_fill_tensor(ctx::P, input::P, mask::P, value::P, out::Ptr{P})::P
@foreign_waiting nnc_masked_fill_tensor_(ctx::P, input::P, mask::P, value::P)::P
@foreign_waiting nnc_nonzero_as_tuple(ctx::P, input::P, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_mm(ctx::P, input::P, mat2::P, out::Ptr{P})::P
@foreign_waiting nnc_bmm(ctx::P, input::P, mat2::P, out::Ptr{P})::P
@foreign_waiting nnc_mv(ctx::P, input::P, vec::P, out::Ptr{P})::P
@foreign_waiting nnc_dot(ctx::P, input::P, tensor::P, out::Ptr{P})::P
@foreign_waiting nnc_outer(ctx::P, input::P, vec2::P, out::Ptr{P})::P
@foreign_waiting nnc_matmul(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_addmm(ctx::P, input::P, mat1::P, mat2::P, beta::Float64, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_addmv(ctx::P, input::P, mat::P, vec::P, beta::Float64, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_baddbmm(ctx::P, input::P, batch1::P, batch2::P, beta::Float64, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_linear(ctx::P, input::P, weight::P, bias::P, out::Ptr{P})::P
@foreign_waiting nnc_einsum(ctx::P, equation::Cstring, operands::Ptr{P}, n_operands::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tensordot(ctx::P, a::P, b::P, dims::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tensordot_dims(ctx::P, a::P, b::P, dims_a::Ptr{Int64}, n_dims_a::Int64, dims_b::Ptr{Int64}, n_dims_b::Int64, out::Ptr{P})::P
@foreign_waiting nnc_linalg_vector_norm(ctx::P, input::P, ord::Float64, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_matrix_norm(ctx::P, input::P, ord::Float64, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_matrix_norm_str(ctx::P, input::P, ord::Cstring, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_norm(ctx::P, input::P, ord::Ptr{Float64}, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_norm_str(ctx::P, input::P, ord::Cstring, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_norm_str(ctx::P, input::P, p::Cstring, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_inv(ctx::P, A::P, out::Ptr{P})::P
@foreign_waiting nnc_linalg_det(ctx::P, A::P, out::Ptr{P})::P
@foreign_waiting nnc_linalg_slogdet(ctx::P, A::P, sign::Ptr{P}, logabsdet::Ptr{P})::P
@foreign_waiting nnc_linalg_solve(ctx::P, A::P, B::P, left::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_solve_triangular(ctx::P, input::P, B::P, upper::Int32, left::Int32, unitriangular::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_cholesky(ctx::P, input::P, upper::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_qr(ctx::P, A::P, mode::Cstring, Q::Ptr{P}, R::Ptr{P})::P
@foreign_waiting nnc_linalg_eigh(ctx::P, input::P, UPLO::Cstring, eigenvalues::Ptr{P}, eigenvectors::Ptr{P})::P
@foreign_waiting nnc_linalg_svd(ctx::P, A::P, full_matrices::Int32, driver::Cstring, U::Ptr{P}, S::Ptr{P}, Vh::Ptr{P})::P
@foreign_waiting nnc_linalg_lstsq(ctx::P, input::P, b::P, rcond::Ptr{Float64}, driver::Cstring, solution::Ptr{P}, residuals::Ptr{P}, rank::Ptr{P}, singular_values::Ptr{P})::P
@foreign_waiting nnc_linalg_pinv(ctx::P, input::P, atol::Ptr{Float64}, rtol::Ptr{Float64}, hermitian::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linalg_matrix_power(ctx::P, input::P, n::Int64, out::Ptr{P})::P
@foreign_waiting nnc_linalg_matrix_exp(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_linalg_householder_product(ctx::P, input::P, tau::P, out::Ptr{P})::P
@foreign_waiting nnc_bilinear(ctx::P, input1::P, input2::P, weight::P, bias::P, out::Ptr{P})::P
@foreign_waiting nnc_grouped_mm(ctx::P, mat_a::P, mat_b::P, offs::P, bias::P, out_dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_mse_loss(ctx::P, input::P, target::P, reduction::Int32, weight::P, out::Ptr{P})::P
@foreign_waiting nnc_l1_loss(ctx::P, input::P, target::P, reduction::Int32, weight::P, out::Ptr{P})::P
@foreign_waiting nnc_smooth_l1_loss(ctx::P, input::P, target::P, reduction::Int32, beta::Float64, out::Ptr{P})::P
@foreign_waiting nnc_huber_loss(ctx::P, input::P, target::P, reduction::Int32, delta::Float64, weight::P, out::Ptr{P})::P
@foreign_waiting nnc_soft_margin_loss(ctx::P, input::P, target::P, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_hinge_embedding_loss(ctx::P, input::P, target::P, margin::Float64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_kl_div(ctx::P, input::P, target::P, reduction::Int32, log_target::Int32, out::Ptr{P})::P
@foreign_waiting nnc_poisson_nll_loss(ctx::P, input::P, target::P, log_input::Int32, full::Int32, eps::Float64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_gaussian_nll_loss(ctx::P, input::P, target::P, var::P, full::Int32, eps::Float64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_binary_cross_entropy(ctx::P, input::P, target::P, weight::P, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_binary_cross_entropy_with_logits(ctx::P, input::P, target::P, weight::P, reduction::Int32, pos_weight::P, out::Ptr{P})::P
@foreign_waiting nnc_nll_loss(ctx::P, input::P, target::P, weight::P, ignore_index::Int64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cross_entropy(ctx::P, input::P, target::P, weight::P, ignore_index::Int64, reduction::Int32, label_smoothing::Float64, out::Ptr{P})::P
@foreign_waiting nnc_multi_margin_loss(ctx::P, input::P, target::P, p::Int64, margin::Float64, weight::P, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_multilabel_margin_loss(ctx::P, input::P, target::P, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_multilabel_soft_margin_loss(ctx::P, input::P, target::P, weight::P, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_margin_ranking_loss(ctx::P, input1::P, input2::P, target::P, margin::Float64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cosine_embedding_loss(ctx::P, input1::P, input2::P, target::P, margin::Float64, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_triplet_margin_loss(ctx::P, anchor::P, positive::P, negative::P, margin::Float64, p::Float64, eps::Float64, swap::Int32, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_triplet_margin_with_distance_loss(ctx::P, anchor::P, positive::P, negative::P, distance_function::P, self::UInt, margin::Float64, swap::Int32, reduction::Int32, out::Ptr{P})::P
@foreign_waiting nnc_ctc_loss(ctx::P, log_probs::P, targets::P, input_lengths::P, target_lengths::P, blank::Int64, reduction::Int32, zero_infinity::Int32, out::Ptr{P})::P
@foreign_waiting nnc_ctc_loss_list(ctx::P, log_probs::P, targets::P, input_lengths::Ptr{Int64}, n_input_lengths::Int64, target_lengths::Ptr{Int64}, n_target_lengths::Int64, blank::Int64, reduction::Int32, zero_infinity::Int32, out::Ptr{P})::P
@foreign_waiting nnc_linear_cross_entropy(ctx::P, input::P, linear_weight::P, target::P, linear_bias::P, weight::P, reduction::Int32, ignore_index::Ptr{Int64}, label_smoothing::Float64, out::Ptr{P})::P
@foreign_waiting nnc_conv1d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, groups::Int64, out::Ptr{P})::P
@foreign_waiting nnc_conv2d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, groups::Int64, out::Ptr{P})::P
@foreign_waiting nnc_conv3d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, groups::Int64, out::Ptr{P})::P
@foreign_waiting nnc_conv_transpose1d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_padding::Ptr{Int64}, n_output_padding::Int64, groups::Int64, dilation::Ptr{Int64}, n_dilation::Int64, out::Ptr{P})::P
@foreign_waiting nnc_conv_transpose2d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_padding::Ptr{Int64}, n_output_padding::Int64, groups::Int64, dilation::Ptr{Int64}, n_dilation::Int64, out::Ptr{P})::P
@foreign_waiting nnc_conv_transpose3d(ctx::P, input::P, weight::P, bias::P, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_padding::Ptr{Int64}, n_output_padding::Int64, groups::Int64, dilation::Ptr{Int64}, n_dilation::Int64, out::Ptr{P})::P
@foreign_waiting nnc_max_pool1d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_pool2d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_pool3d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_pool1d_with_indices(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_pool2d_with_indices(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_pool3d_with_indices(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, dilation::Ptr{Int64}, n_dilation::Int64, ceil_mode::Int32, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_max_unpool1d(ctx::P, input::P, indices::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_max_unpool2d(ctx::P, input::P, indices::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_max_unpool3d(ctx::P, input::P, indices::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_avg_pool1d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, ceil_mode::Int32, count_include_pad::Int32, out::Ptr{P})::P
@foreign_waiting nnc_avg_pool2d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, ceil_mode::Int32, count_include_pad::Int32, divisor_override::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_avg_pool3d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, padding::Ptr{Int64}, n_padding::Int64, ceil_mode::Int32, count_include_pad::Int32, divisor_override::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_avg_pool1d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_avg_pool2d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_avg_pool3d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool1d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool2d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool3d(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool1d_with_indices(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool2d_with_indices(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_adaptive_max_pool3d_with_indices(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_fractional_max_pool2d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, output_size::Ptr{Int64}, n_output_size::Int64, output_ratio::Ptr{Float64}, n_output_ratio::Int64, random_samples::P, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_fractional_max_pool3d(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, output_size::Ptr{Int64}, n_output_size::Int64, output_ratio::Ptr{Float64}, n_output_ratio::Int64, random_samples::P, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_fractional_max_pool2d_with_indices(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, output_size::Ptr{Int64}, n_output_size::Int64, output_ratio::Ptr{Float64}, n_output_ratio::Int64, random_samples::P, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_fractional_max_pool3d_with_indices(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, output_size::Ptr{Int64}, n_output_size::Int64, output_ratio::Ptr{Float64}, n_output_ratio::Int64, random_samples::P, out::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_lp_pool1d(ctx::P, input::P, norm_type::Float64, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, ceil_mode::Int32, out::Ptr{P})::P
@foreign_waiting nnc_lp_pool2d(ctx::P, input::P, norm_type::Float64, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, ceil_mode::Int32, out::Ptr{P})::P
@foreign_waiting nnc_lp_pool3d(ctx::P, input::P, norm_type::Float64, kernel_size::Ptr{Int64}, n_kernel_size::Int64, stride::Ptr{Int64}, n_stride::Int64, ceil_mode::Int32, out::Ptr{P})::P
@foreign_waiting nnc_batch_norm(ctx::P, input::P, running_mean::P, running_var::P, weight::P, bias::P, training::Int32, momentum::Float64, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_layer_norm(ctx::P, input::P, normalized_shape::Ptr{Int64}, n_normalized_shape::Int64, weight::P, bias::P, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_group_norm(ctx::P, input::P, num_groups::Int64, weight::P, bias::P, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_instance_norm(ctx::P, input::P, running_mean::P, running_var::P, weight::P, bias::P, use_input_stats::Int32, momentum::Float64, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_rms_norm(ctx::P, input::P, normalized_shape::Ptr{Int64}, n_normalized_shape::Int64, weight::P, eps::Ptr{Float64}, out::Ptr{P})::P
@foreign_waiting nnc_local_response_norm(ctx::P, input::P, size::Int64, alpha::Float64, beta::Float64, k::Float64, out::Ptr{P})::P
@foreign_waiting nnc_normalize(ctx::P, input::P, p::Float64, dim::Int64, eps::Float64, out::Ptr{P})::P
@foreign_waiting nnc_add(ctx::P, input::P, other::P, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_add_(ctx::P, input::P, other::P, alpha::Float64)::P
@foreign_waiting nnc_add_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_add_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_add_scalar_(ctx::P, input::P, other::Float64)::P
@foreign_waiting nnc_add_scalar_i64_(ctx::P, input::P, other::Int64)::P
@foreign_waiting nnc_sub(ctx::P, input::P, other::P, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_sub_(ctx::P, input::P, other::P, alpha::Float64)::P
@foreign_waiting nnc_sub_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_sub_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_sub_scalar_(ctx::P, input::P, other::Float64)::P
@foreign_waiting nnc_sub_scalar_i64_(ctx::P, input::P, other::Int64)::P
@foreign_waiting nnc_mul(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_mul_(ctx::P, input::P, other::P)::P
@foreign_waiting nnc_mul_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_mul_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_mul_scalar_(ctx::P, input::P, other::Float64)::P
@foreign_waiting nnc_mul_scalar_i64_(ctx::P, input::P, other::Int64)::P
@foreign_waiting nnc_div(ctx::P, input::P, other::P, rounding_mode::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_div_(ctx::P, input::P, other::P, rounding_mode::Cstring)::P
@foreign_waiting nnc_div_scalar(ctx::P, input::P, other::Float64, rounding_mode::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_div_scalar_i64(ctx::P, input::P, other::Int64, rounding_mode::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_div_scalar_(ctx::P, input::P, other::Float64, rounding_mode::Cstring)::P
@foreign_waiting nnc_div_scalar_i64_(ctx::P, input::P, other::Int64, rounding_mode::Cstring)::P
@foreign_waiting nnc_floor_divide(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_floor_divide_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_floor_divide_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_remainder(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_remainder_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_remainder_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_remainder_scalar_self(ctx::P, self::Float64, other::P, out::Ptr{P})::P
@foreign_waiting nnc_remainder_scalar_self_i64(ctx::P, self::Int64, other::P, out::Ptr{P})::P
@foreign_waiting nnc_fmod(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_fmod_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_fmod_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_pow(ctx::P, input::P, exponent::P, out::Ptr{P})::P
@foreign_waiting nnc_pow_(ctx::P, input::P, exponent::P)::P
@foreign_waiting nnc_pow_scalar(ctx::P, input::P, exponent::Float64, out::Ptr{P})::P
@foreign_waiting nnc_pow_scalar_i64(ctx::P, input::P, exponent::Int64, out::Ptr{P})::P
@foreign_waiting nnc_pow_scalar_self(ctx::P, self::Float64, exponent::P, out::Ptr{P})::P
@foreign_waiting nnc_pow_scalar_self_i64(ctx::P, self::Int64, exponent::P, out::Ptr{P})::P
@foreign_waiting nnc_pow_scalar_(ctx::P, input::P, exponent::Float64)::P
@foreign_waiting nnc_pow_scalar_i64_(ctx::P, input::P, exponent::Int64)::P
@foreign_waiting nnc_square(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_maximum(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_minimum(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_clamp(ctx::P, input::P, min::Ptr{Float64}, max::Ptr{Float64}, out::Ptr{P})::P
@foreign_waiting nnc_clamp_i64(ctx::P, input::P, min::Ptr{Int64}, max::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_clamp_(ctx::P, input::P, min::Ptr{Float64}, max::Ptr{Float64})::P
@foreign_waiting nnc_clamp_i64_(ctx::P, input::P, min::Ptr{Int64}, max::Ptr{Int64})::P
@foreign_waiting nnc_clamp_min(ctx::P, input::P, min::Float64, out::Ptr{P})::P
@foreign_waiting nnc_clamp_min_i64(ctx::P, input::P, min::Int64, out::Ptr{P})::P
@foreign_waiting nnc_clamp_max(ctx::P, input::P, max::Float64, out::Ptr{P})::P
@foreign_waiting nnc_clamp_max_i64(ctx::P, input::P, max::Int64, out::Ptr{P})::P
@foreign_waiting nnc_clamp_tensor(ctx::P, input::P, min::P, max::P, out::Ptr{P})::P
@foreign_waiting nnc_clamp_tensor_(ctx::P, input::P, min::P, max::P)::P
@foreign_waiting nnc_clamp_min_tensor(ctx::P, input::P, min::P, out::Ptr{P})::P
@foreign_waiting nnc_clamp_max_tensor(ctx::P, input::P, max::P, out::Ptr{P})::P
@foreign_waiting nnc_nan_to_num(ctx::P, input::P, nan::Ptr{Float64}, posinf::Ptr{Float64}, neginf::Ptr{Float64}, out::Ptr{P})::P
@foreign_waiting nnc_nan_to_num_(ctx::P, input::P, nan::Ptr{Float64}, posinf::Ptr{Float64}, neginf::Ptr{Float64})::P
@foreign_waiting nnc_where(ctx::P, condition::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_where_scalar(ctx::P, condition::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_where_scalar_i64(ctx::P, condition::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_where_scalar_self(ctx::P, condition::P, self::Float64, other::P, out::Ptr{P})::P
@foreign_waiting nnc_where_scalar_self_i64(ctx::P, condition::P, self::Int64, other::P, out::Ptr{P})::P
@foreign_waiting nnc_where_scalars(ctx::P, condition::P, self::Float64, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_where_scalars_i64(ctx::P, condition::P, self::Int64, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_lerp(ctx::P, input::P, stop::P, weight::P, out::Ptr{P})::P
@foreign_waiting nnc_lerp_(ctx::P, input::P, stop::P, weight::P)::P
@foreign_waiting nnc_lerp_scalar(ctx::P, input::P, stop::P, weight::Float64, out::Ptr{P})::P
@foreign_waiting nnc_lerp_scalar_(ctx::P, input::P, stop::P, weight::Float64)::P
@foreign_waiting nnc_addcmul(ctx::P, input::P, tensor1::P, tensor2::P, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_addcmul_(ctx::P, input::P, tensor1::P, tensor2::P, value::Float64)::P
@foreign_waiting nnc_addcdiv(ctx::P, input::P, tensor1::P, tensor2::P, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_addcdiv_(ctx::P, input::P, tensor1::P, tensor2::P, value::Float64)::P
@foreign_waiting nnc_neg(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_neg_(ctx::P, input::P)::P
@foreign_waiting nnc_abs(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sign(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_floor(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_ceil(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_round(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_round_decimals(ctx::P, input::P, decimals::Int64, out::Ptr{P})::P
@foreign_waiting nnc_trunc(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_reciprocal(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_exp(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_exp_(ctx::P, input::P)::P
@foreign_waiting nnc_expm1(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_log(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_log1p(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_log2(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_log10(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sqrt(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sqrt_(ctx::P, input::P)::P
@foreign_waiting nnc_rsqrt(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sin(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_cos(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_tan(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_asin(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_acos(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_atan(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_sinh(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_cosh(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_erf(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_erfc(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_atan2(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_atan2_(ctx::P, input::P, other::P)::P
@foreign_waiting nnc_xlogy(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_xlogy_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_xlogy_scalar_self(ctx::P, self::Float64, other::P, out::Ptr{P})::P
@foreign_waiting nnc_logit(ctx::P, input::P, eps::Ptr{Float64}, out::Ptr{P})::P
@foreign_waiting nnc_lgamma(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_erfinv(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_eq(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_eq_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_eq_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_ne(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_ne_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_ne_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_lt(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_lt_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_lt_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_le(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_le_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_le_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_gt(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_gt_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_gt_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_ge(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_ge_scalar(ctx::P, input::P, other::Float64, out::Ptr{P})::P
@foreign_waiting nnc_ge_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_logical_and(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_logical_or(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_logical_xor(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_logical_not(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_and(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_and_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_or(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_or_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_xor(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_xor_scalar_i64(ctx::P, input::P, other::Int64, out::Ptr{P})::P
@foreign_waiting nnc_bitwise_not(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_isnan(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_isinf(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_isfinite(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_isclose(ctx::P, input::P, other::P, rtol::Float64, atol::Float64, equal_nan::Int32, out::Ptr{P})::P
@foreign_waiting nnc_allclose(ctx::P, input::P, other::P, rtol::Float64, atol::Float64, equal_nan::Int32, out::Ptr{Int32})::P
@foreign_waiting nnc_equal(ctx::P, input::P, other::P, out::Ptr{Int32})::P
@foreign_waiting nnc_sum(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_mean(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_prod(ctx::P, input::P, dim::Ptr{Int64}, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cumsum(ctx::P, input::P, dim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cumprod(ctx::P, input::P, dim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_cummax(ctx::P, input::P, dim::Int64, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_cummin(ctx::P, input::P, dim::Int64, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_nansum(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_trace(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_norm(ctx::P, input::P, p::Float64, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_var(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, correction::Ptr{Float64}, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_std(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, correction::Ptr{Float64}, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_var_mean(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, correction::Ptr{Float64}, keepdim::Int32, var::Ptr{P}, mean::Ptr{P})::P
@foreign_waiting nnc_std_mean(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, correction::Ptr{Float64}, keepdim::Int32, std::Ptr{P}, mean::Ptr{P})::P
@foreign_waiting nnc_max(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_min(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_max_dim(ctx::P, input::P, dim::Int64, keepdim::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_min_dim(ctx::P, input::P, dim::Int64, keepdim::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_amax(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_amin(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_argmax(ctx::P, input::P, dim::Ptr{Int64}, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_argmin(ctx::P, input::P, dim::Ptr{Int64}, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_median(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_median_dim(ctx::P, input::P, dim::Int64, keepdim::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_kthvalue(ctx::P, input::P, k::Int64, dim::Int64, keepdim::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_mode(ctx::P, input::P, dim::Int64, keepdim::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_quantile(ctx::P, input::P, q::P, dim::Ptr{Int64}, keepdim::Int32, interpolation::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_quantile_scalar(ctx::P, input::P, q::Float64, dim::Ptr{Int64}, keepdim::Int32, interpolation::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_any(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_all(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_count_nonzero(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_softmax(ctx::P, input::P, dim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_log_softmax(ctx::P, input::P, dim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_softmin(ctx::P, input::P, dim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_logsumexp(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, keepdim::Int32, out::Ptr{P})::P
@foreign_waiting nnc_lstm(ctx::P, input::P, hx::Ptr{P}, n_hx::Int64, params::Ptr{P}, n_params::Int64, has_biases::Int32, num_layers::Int64, dropout::Float64, train::Int32, bidirectional::Int32, batch_first::Int32, output::Ptr{P}, h_n::Ptr{P}, c_n::Ptr{P})::P
@foreign_waiting nnc_gru(ctx::P, input::P, hx::P, params::Ptr{P}, n_params::Int64, has_biases::Int32, num_layers::Int64, dropout::Float64, train::Int32, bidirectional::Int32, batch_first::Int32, output::Ptr{P}, h_n::Ptr{P})::P
@foreign_waiting nnc_rnn_tanh(ctx::P, input::P, hx::P, params::Ptr{P}, n_params::Int64, has_biases::Int32, num_layers::Int64, dropout::Float64, train::Int32, bidirectional::Int32, batch_first::Int32, output::Ptr{P}, h_n::Ptr{P})::P
@foreign_waiting nnc_rnn_relu(ctx::P, input::P, hx::P, params::Ptr{P}, n_params::Int64, has_biases::Int32, num_layers::Int64, dropout::Float64, train::Int32, bidirectional::Int32, batch_first::Int32, output::Ptr{P}, h_n::Ptr{P})::P
@foreign_waiting nnc_lstm_cell(ctx::P, input::P, hx::Ptr{P}, n_hx::Int64, w_ih::P, w_hh::P, b_ih::P, b_hh::P, h::Ptr{P}, c::Ptr{P})::P
@foreign_waiting nnc_gru_cell(ctx::P, input::P, hx::P, w_ih::P, w_hh::P, b_ih::P, b_hh::P, out::Ptr{P})::P
@foreign_waiting nnc_rnn_tanh_cell(ctx::P, input::P, hx::P, w_ih::P, w_hh::P, b_ih::P, b_hh::P, out::Ptr{P})::P
@foreign_waiting nnc_rnn_relu_cell(ctx::P, input::P, hx::P, w_ih::P, w_hh::P, b_ih::P, b_hh::P, out::Ptr{P})::P
@foreign_waiting nnc_searchsorted(ctx::P, sorted_sequence::P, input::P, out_int32::Int32, right::Int32, side::Cstring, sorter::P, out::Ptr{P})::P
@foreign_waiting nnc_searchsorted_scalar(ctx::P, sorted_sequence::P, self::Float64, out_int32::Int32, right::Int32, side::Cstring, sorter::P, out::Ptr{P})::P
@foreign_waiting nnc_searchsorted_scalar_i64(ctx::P, sorted_sequence::P, self::Int64, out_int32::Int32, right::Int32, side::Cstring, sorter::P, out::Ptr{P})::P
@foreign_waiting nnc_isin(ctx::P, elements::P, test_elements::P, assume_unique::Int32, invert::Int32, out::Ptr{P})::P
@foreign_waiting nnc_isin_scalar(ctx::P, elements::P, test_element::Float64, assume_unique::Int32, invert::Int32, out::Ptr{P})::P
@foreign_waiting nnc_isin_scalar_i64(ctx::P, elements::P, test_element::Int64, assume_unique::Int32, invert::Int32, out::Ptr{P})::P
@foreign_waiting nnc_isin_scalar_self(ctx::P, element::Float64, test_elements::P, assume_unique::Int32, invert::Int32, out::Ptr{P})::P
@foreign_waiting nnc_isin_scalar_self_i64(ctx::P, element::Int64, test_elements::P, assume_unique::Int32, invert::Int32, out::Ptr{P})::P
@foreign_waiting nnc_bincount(ctx::P, input::P, weights::P, minlength::Int64, out::Ptr{P})::P
@foreign_waiting nnc_histc(ctx::P, input::P, bins::Int64, min::Float64, max::Float64, out::Ptr{P})::P
@foreign_waiting nnc_unique(ctx::P, input::P, sorted::Int32, dim::Ptr{Int64}, out::Ptr{P}, inverse::Ptr{P}, counts::Ptr{P})::P
@foreign_waiting nnc_repeat_interleave(ctx::P, input::P, repeats::P, dim::Ptr{Int64}, output_size::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_repeat_interleave_scalar(ctx::P, input::P, repeats::Int64, dim::Ptr{Int64}, output_size::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_view(ctx::P, input::P, size::Ptr{Int64}, n_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_view_dtype(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_reshape(ctx::P, input::P, shape::Ptr{Int64}, n_shape::Int64, out::Ptr{P})::P
@foreign_waiting nnc_view_as(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_flatten(ctx::P, input::P, start_dim::Int64, end_dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_unflatten(ctx::P, input::P, dim::Int64, sizes::Ptr{Int64}, n_sizes::Int64, out::Ptr{P})::P
@foreign_waiting nnc_squeeze(ctx::P, input::P, dim::Ptr{Int64}, n_dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_unsqueeze(ctx::P, input::P, dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_expand(ctx::P, input::P, size::Ptr{Int64}, n_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_expand_as(ctx::P, input::P, other::P, out::Ptr{P})::P
@foreign_waiting nnc_broadcast_to(ctx::P, input::P, size::Ptr{Int64}, n_size::Int64, out::Ptr{P})::P
@foreign_waiting nnc_broadcast_tensors(ctx::P, tensors::Ptr{P}, n_tensors::Int64, out::Ptr{P})::P
@foreign_waiting nnc_as_strided(ctx::P, input::P, size::Ptr{Int64}, stride::Ptr{Int64}, n_size::Int64, storage_offset::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_transpose(ctx::P, input::P, dim0::Int64, dim1::Int64, out::Ptr{P})::P
@foreign_waiting nnc_t(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_permute(ctx::P, input::P, dims::Ptr{Int64}, n_dims::Int64, out::Ptr{P})::P
@foreign_waiting nnc_movedim(ctx::P, input::P, source::Ptr{Int64}, destination::Ptr{Int64}, n_source::Int64, out::Ptr{P})::P
@foreign_waiting nnc_select(ctx::P, input::P, dim::Int64, index::Int64, out::Ptr{P})::P
@foreign_waiting nnc_narrow(ctx::P, input::P, dim::Int64, start::Int64, length::Int64, out::Ptr{P})::P
@foreign_waiting nnc_narrow_tensor(ctx::P, input::P, dim::Int64, start::P, length::Int64, out::Ptr{P})::P
@foreign_waiting nnc_slice(ctx::P, input::P, dim::Int64, start::Int64, stop::Int64, step::Int64, out::Ptr{P})::P
@foreign_waiting nnc_diagonal(ctx::P, input::P, offset::Int64, dim1::Int64, dim2::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tensor_unfold(ctx::P, input::P, dimension::Int64, size::Int64, step::Int64, out::Ptr{P})::P
@foreign_waiting nnc_unbind(ctx::P, input::P, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_split(ctx::P, input::P, split_size::Ptr{Int64}, n_split_size::Int64, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_chunk(ctx::P, input::P, chunks::Int64, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_tensor_split(ctx::P, input::P, tensor_indices_or_sections::P, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_tensor_split_sections(ctx::P, input::P, sections::Int64, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_tensor_split_indices(ctx::P, input::P, indices::Ptr{Int64}, n_indices::Int64, dim::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_cat(ctx::P, tensors::Ptr{P}, n_tensors::Int64, dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_stack(ctx::P, tensors::Ptr{P}, n_tensors::Int64, dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_hstack(ctx::P, tensors::Ptr{P}, n_tensors::Int64, out::Ptr{P})::P
@foreign_waiting nnc_vstack(ctx::P, tensors::Ptr{P}, n_tensors::Int64, out::Ptr{P})::P
@foreign_waiting nnc_pad(ctx::P, input::P, pad::Ptr{Int64}, n_pad::Int64, mode::Cstring, value::Ptr{Float64}, out::Ptr{P})::P
@foreign_waiting nnc_repeat(ctx::P, input::P, repeats::Ptr{Int64}, n_repeats::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tile(ctx::P, input::P, dims::Ptr{Int64}, n_dims::Int64, out::Ptr{P})::P
@foreign_waiting nnc_flip(ctx::P, input::P, dims::Ptr{Int64}, n_dims::Int64, out::Ptr{P})::P
@foreign_waiting nnc_roll(ctx::P, input::P, shifts::Ptr{Int64}, n_shifts::Int64, dims::Ptr{Int64}, n_dims::Int64, out::Ptr{P})::P
@foreign_waiting nnc_tril(ctx::P, input::P, diagonal::Int64, out::Ptr{P})::P
@foreign_waiting nnc_triu(ctx::P, input::P, diagonal::Int64, out::Ptr{P})::P
@foreign_waiting nnc_diag(ctx::P, input::P, diagonal::Int64, out::Ptr{P})::P
@foreign_waiting nnc_diag_embed(ctx::P, input::P, offset::Int64, dim1::Int64, dim2::Int64, out::Ptr{P})::P
@foreign_waiting nnc_index_select(ctx::P, input::P, dim::Int64, index::P, out::Ptr{P})::P
@foreign_waiting nnc_index_add(ctx::P, input::P, dim::Int64, index::P, source::P, alpha::Float64, out::Ptr{P})::P
@foreign_waiting nnc_gather(ctx::P, input::P, dim::Int64, index::P, out::Ptr{P})::P
@foreign_waiting nnc_scatter(ctx::P, input::P, dim::Int64, index::P, src::P, out::Ptr{P})::P
@foreign_waiting nnc_scatter_scalar(ctx::P, input::P, dim::Int64, index::P, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_scatter_scalar_i64(ctx::P, input::P, dim::Int64, index::P, value::Int64, out::Ptr{P})::P
@foreign_waiting nnc_scatter_add(ctx::P, input::P, dim::Int64, index::P, src::P, out::Ptr{P})::P
@foreign_waiting nnc_take_along_dim(ctx::P, input::P, indices::P, dim::Ptr{Int64}, out::Ptr{P})::P
@foreign_waiting nnc_masked_fill(ctx::P, input::P, mask::P, value::Float64, out::Ptr{P})::P
@foreign_waiting nnc_masked_fill_i64(ctx::P, input::P, mask::P, value::Int64, out::Ptr{P})::P
@foreign_waiting nnc_masked_fill_(ctx::P, input::P, mask::P, value::Float64)::P
@foreign_waiting nnc_masked_fill_i64_(ctx::P, input::P, mask::P, value::Int64)::P
@foreign_waiting nnc_masked_select(ctx::P, input::P, mask::P, out::Ptr{P})::P
@foreign_waiting nnc_nonzero(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_one_hot(ctx::P, input::P, num_classes::Int64, out::Ptr{P})::P
@foreign_waiting nnc_sort(ctx::P, input::P, dim::Int64, descending::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_argsort(ctx::P, input::P, dim::Int64, descending::Int32, out::Ptr{P})::P
@foreign_waiting nnc_topk(ctx::P, input::P, k::Int64, dim::Int64, largest::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_topk_sorted(ctx::P, input::P, k::Int64, dim::Int64, largest::Int32, sorted::Int32, values::Ptr{P}, indices::Ptr{P})::P
@foreign_waiting nnc_pixel_shuffle(ctx::P, input::P, upscale_factor::Int64, out::Ptr{P})::P
@foreign_waiting nnc_pixel_unshuffle(ctx::P, input::P, downscale_factor::Int64, out::Ptr{P})::P
@foreign_waiting nnc_channel_shuffle(ctx::P, input::P, groups::Int64, out::Ptr{P})::P
@foreign_waiting nnc_unfold(ctx::P, input::P, kernel_size::Ptr{Int64}, n_kernel_size::Int64, dilation::Ptr{Int64}, n_dilation::Int64, padding::Ptr{Int64}, n_padding::Int64, stride::Ptr{Int64}, n_stride::Int64, out::Ptr{P})::P
@foreign_waiting nnc_fold(ctx::P, input::P, output_size::Ptr{Int64}, n_output_size::Int64, kernel_size::Ptr{Int64}, n_kernel_size::Int64, dilation::Ptr{Int64}, n_dilation::Int64, padding::Ptr{Int64}, n_padding::Int64, stride::Ptr{Int64}, n_stride::Int64, out::Ptr{P})::P
@foreign_waiting nnc_interpolate(ctx::P, input::P, size::Ptr{Int64}, n_size::Int64, scale_factor::Ptr{Float64}, n_scale_factor::Int64, mode::Cstring, align_corners::Int32, recompute_scale_factor::Int32, antialias::Int32, out::Ptr{P})::P
@foreign_waiting nnc_affine_grid(ctx::P, theta::P, size::Ptr{Int64}, n_size::Int64, align_corners::Int32, out::Ptr{P})::P
@foreign_waiting nnc_grid_sample(ctx::P, input::P, grid::P, mode::Cstring, padding_mode::Cstring, align_corners::Int32, out::Ptr{P})::P
@foreign_waiting nnc_profiler_new(ctx::P, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_profiler_start(ctx::P, profiler::P)::P
@foreign_waiting nnc_profiler_stop(ctx::P, profiler::P)::P
@foreign_waiting nnc_profiler_table(ctx::P, profiler::P, sort_by::Cstring, row_limit::Int64, out::Ptr{P})::P
@foreign_waiting nnc_profiler_export_chrome_trace(ctx::P, profiler::P, path::Cstring)::P
@foreign_waiting nnc_profiler_dropped(ctx::P, profiler::P, out::Ptr{Int64})::P
@foreign_waiting nnc_program_capture(ctx::P, mod::P, inputs::Ptr{P}, n_inputs::Int64, out::Ptr{P})::P
@foreign_waiting nnc_program_capture_callback(ctx::P, f::Ptr{nnc_callback}, self::UInt, inputs::Ptr{P}, n_inputs::Int64, out::Ptr{P})::P
@foreign_waiting nnc_program_capture_step(ctx::P, f::Ptr{nnc_callback}, self::UInt, out::Ptr{P})::P
@foreign_waiting nnc_program_run(ctx::P, program::P, inputs::Ptr{P}, n_inputs::Int64, out::Ptr{P}, capacity::Int64, n_out::Ptr{Int64})::P
@foreign_waiting nnc_program_text(ctx::P, program::P, out::Ptr{P})::P
@foreign_waiting nnc_rand(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randn(ctx::P, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_rand_like(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randn_like(ctx::P, input::P, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_rand_like_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randn_like_memory_format(ctx::P, input::P, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randint(ctx::P, low::Int64, high::Int64, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randint_like(ctx::P, input::P, low::Int64, high::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randint_like_memory_format(ctx::P, input::P, low::Int64, high::Int64, dtype::Int32, memory_format::Int32, out::Ptr{P})::P
@foreign_waiting nnc_randperm(ctx::P, n::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_bernoulli(ctx::P, input::P, out::Ptr{P})::P
@foreign_waiting nnc_normal(ctx::P, mean::P, std::P, out::Ptr{P})::P
@foreign_waiting nnc_normal_scalar(ctx::P, mean::P, std::Float64, out::Ptr{P})::P
@foreign_waiting nnc_normal_scalar_self(ctx::P, mean::Float64, std::P, out::Ptr{P})::P
@foreign_waiting nnc_normal_size(ctx::P, mean::Float64, std::Float64, dims::Ptr{Int64}, ndim::Int64, dtype::Int32, out::Ptr{P})::P
@foreign_waiting nnc_multinomial(ctx::P, input::P, num_samples::Int64, replacement::Int32, out::Ptr{P})::P
@foreign_waiting nnc_uniform_(ctx::P, input::P, from::Float64, to::Float64)::P
@foreign_waiting nnc_normal_(ctx::P, input::P, mean::Float64, std::Float64)::P
@foreign_waiting nnc_bernoulli_(ctx::P, input::P, p::Float64)::P
@foreign_waiting nnc_bernoulli_tensor_(ctx::P, input::P, p::P)::P
@foreign_waiting nnc_random_(ctx::P, input::P, from::Int64, to::Ptr{Int64})::P
@foreign_waiting nnc_exponential_(ctx::P, input::P, lambd::Float64)::P
@foreign_waiting nnc_log_normal_(ctx::P, input::P, mean::Float64, std::Float64)::P
@foreign_waiting nnc_cauchy_(ctx::P, input::P, median::Float64, sigma::Float64)::P
@foreign_waiting nnc_geometric_(ctx::P, input::P, p::Float64)::P
@foreign_waiting nnc_generator_new(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_initial_seed(ctx::P, out::Ptr{Int64})::P
@foreign_waiting nnc_get_rng_state(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_set_rng_state(ctx::P, new_state::P)::P
@foreign_waiting nnc_save(ctx::P, named::P, path::Cstring)::P
@foreign_waiting nnc_load(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_npy_save(ctx::P, tensor::P, path::Cstring)::P
@foreign_waiting nnc_npy_load(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_npz_save(ctx::P, named::P, path::Cstring)::P
@foreign_waiting nnc_npz_load(ctx::P, path::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_summary(ctx::P, mod::P, inputs::Ptr{P}, n_inputs::Int64, kwargs::P, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_averaged_model_new(ctx::P, model::P, avg_fn::Cstring, use_buffers::Int32, out::Ptr{P})::P
@foreign_waiting nnc_get_swa_avg_fn(ctx::P, out::Ptr{P})::P
@foreign_waiting nnc_get_ema_avg_fn(ctx::P, decay::Float64, out::Ptr{P})::P
@foreign_waiting nnc_averaged_model_update_parameters(ctx::P, averaged::P, model::P)::P
@foreign_waiting nnc_update_bn(ctx::P, loader::Ptr{P}, n_loader::Int64, model::P)::P
@foreign_waiting nnc_update_bn_callback(ctx::P, loader::Ptr{nnc_callback}, self::UInt, model::P)::P
@foreign_waiting nnc_summary_writer_new(ctx::P, log_dir::Cstring, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_summary_writer_get_logdir(ctx::P, writer::P, out::Ptr{P})::P
@foreign_waiting nnc_summary_writer_add_scalar(ctx::P, writer::P, tag::Cstring, scalar_value::Float64, global_step::Ptr{Int64}, walltime::Ptr{Float64}, new_style::Int32, double_precision::Int32)::P
@foreign_waiting nnc_summary_writer_add_scalars(ctx::P, writer::P, main_tag::Cstring, tag_scalar_dict::P, global_step::Ptr{Int64}, walltime::Ptr{Float64})::P
@foreign_waiting nnc_summary_writer_add_histogram(ctx::P, writer::P, tag::Cstring, values::P, global_step::Ptr{Int64}, bins::Cstring, walltime::Ptr{Float64}, max_bins::Ptr{Int64})::P
@foreign_waiting nnc_summary_writer_add_image(ctx::P, writer::P, tag::Cstring, img_tensor::P, global_step::Ptr{Int64}, walltime::Ptr{Float64}, dataformats::Cstring)::P
@foreign_waiting nnc_summary_writer_add_images(ctx::P, writer::P, tag::Cstring, img_tensor::P, global_step::Ptr{Int64}, walltime::Ptr{Float64}, dataformats::Cstring)::P
@foreign_waiting nnc_summary_writer_add_text(ctx::P, writer::P, tag::Cstring, text_string::Cstring, global_step::Ptr{Int64}, walltime::Ptr{Float64})::P
@foreign_waiting nnc_summary_writer_add_graph(ctx::P, writer::P, model::P, input_to_model::Ptr{P}, n_input_to_model::Int64)::P
@foreign_waiting nnc_summary_writer_add_hparams(ctx::P, writer::P, hparam_dict::P, metric_dict::P, run_name::Cstring, global_step::Ptr{Int64})::P
@foreign_waiting nnc_summary_writer_flush(ctx::P, writer::P)::P
@foreign_waiting nnc_summary_writer_close(ctx::P, writer::P)::P

end # module C
