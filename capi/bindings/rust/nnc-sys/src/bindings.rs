// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
// With bindgen 0.60.1.

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_ctx {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_error {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_string {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_tensor {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_module {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_optimizer {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_lr_scheduler {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_named {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_kwargs {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_hook {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_function {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_function_ctx {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_packed_sequence {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_program {
    _unused: [u8; 0],
}
extern "C" {
    /// The library's version, "0.1.0". Static text.
    pub fn nnc_version() -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// The version of this interface: raised when functions are added; nothing is ever removed.
    pub fn nnc_abi_version() -> i32;
}
extern "C" {
    /// 1 if text can make what is named, 0 if not: "nn.Conv2d", "nn.Conv2d.padding_mode",
    /// "optim.Adam.betas", "optim.lr_scheduler.StepLR". Functions are no such names: they are declared
    /// or not. An argument that takes nothing but its default is not there.
    pub fn nnc_has(name: *const ::std::os::raw::c_char) -> i32;
}
extern "C" {
    /// The arguments of a constructor with their defaults, "Conv2d(in_channels, out_channels,
    /// kernel_size, stride=1, ...)", for "nn.Conv2d": torch's, so with those that nnc_has denies.
    /// Static text; NULL if there is no such thing.
    pub fn nnc_signature(name: *const ::std::os::raw::c_char) -> *const ::std::os::raw::c_char;
}
pub type nnc_code = i32;
pub const NNC_E_MINIMUM_: _bindgen_ty_1 = -1;
pub const NNC_OK: _bindgen_ty_1 = 0;
pub const NNC_E_HANDLE: _bindgen_ty_1 = 1;
pub const NNC_E_INVALID: _bindgen_ty_1 = 2;
pub const NNC_E_SHAPE: _bindgen_ty_1 = 3;
pub const NNC_E_DTYPE: _bindgen_ty_1 = 4;
pub const NNC_E_INDEX: _bindgen_ty_1 = 5;
pub const NNC_E_TEXT: _bindgen_ty_1 = 6;
pub const NNC_E_UNKNOWN: _bindgen_ty_1 = 7;
pub const NNC_E_STATE: _bindgen_ty_1 = 8;
pub const NNC_E_MEMORY: _bindgen_ty_1 = 9;
pub const NNC_E_UNSUPPORTED: _bindgen_ty_1 = 10;
pub const NNC_E_CALLBACK: _bindgen_ty_1 = 11;
pub const NNC_E_INTERNAL: _bindgen_ty_1 = 12;
pub const NNC_E_FILE: _bindgen_ty_1 = 13;
pub type _bindgen_ty_1 = ::std::os::raw::c_int;
extern "C" {
    /// The kind of an error, one of NNC_E\_\*; NNC_E_HANDLE for a bad handle.
    pub fn nnc_error_code(error: *mut nnc_error) -> nnc_code;
}
extern "C" {
    /// The function that failed, "nnc_conv2d". Lives until the error is freed. NULL for a bad handle. ""
    /// if memory did not even suffice for the error.
    pub fn nnc_error_op(error: *mut nnc_error) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// What is wrong, with the values. Lives until the error is freed. NULL for a bad handle.
    pub fn nnc_error_message(error: *mut nnc_error) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// Releases an error. NULL, and what is no live error, are ignored.
    pub fn nnc_error_free(error: *mut nnc_error);
}
extern "C" {
    /// An error to return from a callback, never NULL. code is one of NNC_E\_\* (another counts as
    /// NNC_E_CALLBACK); op and message are copied, NULL counts as "".
    pub fn nnc_error_new(
        code: nnc_code,
        op: *const ::std::os::raw::c_char,
        message: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The bytes of a string: UTF-8, with a NUL at the end. Live until the string is released. NULL for
    /// a bad handle. Where text of yours that is no UTF-8 comes back, in a string or in an error, each
    /// wrong byte is written as "\\xff".
    pub fn nnc_string_data(string: *mut nnc_string) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// How many bytes there are, without the NUL at the end. -1 for a bad handle.
    pub fn nnc_string_size(string: *mut nnc_string) -> i64;
}
extern "C" {
    /// A string of your own, to return from a callback: size bytes of UTF-8 at data, copied. data may be
    /// NULL if size is 0. NNC_E_INVALID for a negative size.
    pub fn nnc_string_new(
        ctx: *mut nnc_ctx,
        data: *const ::std::os::raw::c_char,
        size: i64,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Releases a handle of any kind. NULL, and a handle that is no longer alive, are ignored.
    pub fn nnc_release(handle: *mut ::std::os::raw::c_void);
}
extern "C" {
    /// Adds an owner: the handle then needs one more nnc_release. Returns the handle, or NULL if it is
    /// not alive.
    pub fn nnc_retain(handle: *mut ::std::os::raw::c_void) -> *mut ::std::os::raw::c_void;
}
extern "C" {
    /// Takes a handle out of its scope: it is yours to release. Returns it, or NULL if not alive.
    pub fn nnc_keep(handle: *mut ::std::os::raw::c_void) -> *mut ::std::os::raw::c_void;
}
extern "C" {
    /// A number that all handles of one object have in common, and those of no other object while this
    /// one lives: what a language needs to give the same object of its own again. A parameter, or a
    /// gradient, is one object however often it is asked for. 0 for NULL and for a handle that is not
    /// alive. torch: id(x), Tensor.is_same.
    pub fn nnc_object_id(handle: *mut ::std::os::raw::c_void) -> i64;
}
extern "C" {
    /// The number of handles alive in the process, for finding leaks; exact while no other thread makes
    /// or releases any.
    pub fn nnc_live_handles() -> i64;
}
extern "C" {
    /// A context with default settings, changed as said. It has a generator of its own.
    pub fn nnc_ctx_new(
        settings: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_ctx,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A variant of ctx: its settings changed as said, its scope shared, and its generator too unless
    /// settings has a seed. It does not need ctx any more: it may outlive it (in a scope after
    /// nnc_keep), and handles that are made through it after the end of the scope are yours to release.
    pub fn nnc_ctx_fork(
        ctx: *mut nnc_ctx,
        settings: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_ctx,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A context like ctx in which every handle that is made is released together with the context
    /// itself (unless taken out with nnc_keep). Scopes may be nested to any depth.
    pub fn nnc_ctx_scope(ctx: *mut nnc_ctx, out: *mut *mut nnc_ctx) -> *mut nnc_error;
}
extern "C" {
    /// The value of a setting as text: "True", "float32", "0"; for "seed" the generator's last seed.
    /// NNC_E_UNKNOWN for another name.
    pub fn nnc_ctx_get(
        ctx: *mut nnc_ctx,
        setting: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Seeds the context's generator: from then on it draws PyTorch's numbers after
    /// torch.manual_seed(seed). A negative seed counts as seed + 2^64.
    pub fn nnc_manual_seed(ctx: *mut nnc_ctx, seed: i64) -> *mut nnc_error;
}
extern "C" {
    /// How nnc_tensor_repr prints under this context; a variant starts with its parent's options and has
    /// its own from then on, so nnc_ctx_fork is torch.printoptions. First profile, one of "default",
    /// "short" (precision 2, edgeitems 2) and "full" (no threshold), sets all but sci_mode; then each
    /// number that is not NULL:
    /// ```text
    ///   precision  0..1000  digits after the point (default 4)
    ///   threshold           of tensors with more elements a summary is printed (1000)
    ///   edgeitems  0..2^31  what a summary shows at either end of a dimension (3)
    ///   linewidth  0..2^31  letters in a line (80)
    /// ```
    /// sci_mode 1 is scientific notation always, 0 never; NULL: where the elements ask for it, whatever
    /// was set before. profile may be NULL. NNC_E_INVALID: a number out of range, no such profile.
    pub fn nnc_set_printoptions(
        ctx: *mut nnc_ctx,
        precision: *const i64,
        threshold: *const i64,
        edgeitems: *const i64,
        linewidth: *const i64,
        profile: *const ::std::os::raw::c_char,
        sci_mode: *const i32,
    ) -> *mut nnc_error;
}
pub type nnc_dtype = i32;
pub const NNC_DTYPE_MINIMUM_: _bindgen_ty_2 = -1;
pub const NNC_DTYPE_DEFAULT: _bindgen_ty_2 = 0;
pub const NNC_FLOAT32: _bindgen_ty_2 = 1;
pub const NNC_FLOAT64: _bindgen_ty_2 = 2;
pub const NNC_FLOAT16: _bindgen_ty_2 = 3;
pub const NNC_BFLOAT16: _bindgen_ty_2 = 4;
pub const NNC_INT64: _bindgen_ty_2 = 5;
pub const NNC_INT32: _bindgen_ty_2 = 6;
pub const NNC_INT16: _bindgen_ty_2 = 7;
pub const NNC_INT8: _bindgen_ty_2 = 8;
pub const NNC_UINT8: _bindgen_ty_2 = 9;
pub const NNC_BOOL: _bindgen_ty_2 = 10;
pub type _bindgen_ty_2 = ::std::os::raw::c_int;
extern "C" {
    /// A copy of data: prod(dims) elements of dtype in row-major order. A bool byte that is not 0 is
    /// true. NNC_E_INVALID: data is NULL, but there are elements. torch.tensor.
    pub fn nnc_tensor_from_data(
        ctx: *mut nnc_ctx,
        data: *const ::std::os::raw::c_void,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The caller's memory itself, no copy. strides\[0..ndim-1\] count elements, none negative; NULL:
    /// row-major. The memory must stay valid until deleter(self) is called, once, from whichever thread
    /// drops the last reference; deleter may be NULL. An exception that it throws ends there. On failure
    /// it is not called. NNC_E_INVALID: data is NULL, but there are elements, or is not aligned to the
    /// size of one; a negative stride; a bool byte that is neither 0 nor 1. Nor may a bool byte become
    /// anything else later: results computed from it would mean nothing. torch.from_numpy.
    pub fn nnc_from_blob(
        ctx: *mut nnc_ctx,
        data: *mut ::std::os::raw::c_void,
        dims: *const i64,
        ndim: i64,
        strides: *const i64,
        dtype: nnc_dtype,
        deleter: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
        self_: usize,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct DLManagedTensorVersioned {
    _unused: [u8; 0],
}
extern "C" {
    /// Another library's memory, by DLPack 1; the structure is that of \<dlpack/dlpack.h\>. copy NULL:
    /// without a copy, unless the memory must not be written; \*copy 1: always a copy, 0: never. Takes
    /// ext_tensor over in any case: its deleter is called once, before an error is returned or when the
    /// memory is no longer needed, from whichever thread drops the last reference. NNC_E_UNSUPPORTED:
    /// a later major version, memory that is not the CPU's. NNC_E_DTYPE: an element type that does not
    /// exist here. Otherwise as nnc_from_blob. torch.from_dlpack.
    pub fn nnc_from_dlpack(
        ctx: *mut nnc_ctx,
        ext_tensor: *mut DLManagedTensorVersioned,
        copy: *const i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The memory of tensor for another library, without a copy: version 1.3. The structure is yours
    /// until its deleter is called, once, from any thread; the memory lives as long. Writes to it are
    /// not counted as in-place writes: do not write to what backward still needs. NNC_E_STATE: tensor
    /// requires a gradient (nnc_detach). torch.utils.dlpack.to_dlpack.
    pub fn nnc_to_dlpack(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut *mut DLManagedTensorVersioned,
    ) -> *mut nnc_error;
}
extern "C" {
    /// data itself if it has that type, else a copy that has. dtype NNC_DTYPE_DEFAULT: data itself.
    /// torch.as_tensor of a tensor; of memory it is nnc_from_blob.
    pub fn nnc_as_tensor(
        ctx: *mut nnc_ctx,
        data: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Uninitialised: the elements are whatever the memory held.
    pub fn nnc_empty(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Every element is 0.
    pub fn nnc_zeros(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Every element is 1.
    pub fn nnc_ones(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Every element is fill_value, a float.
    pub fn nnc_full(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        fill_value: f64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int; dtype NNC_DTYPE_DEFAULT is int64.
    pub fn nnc_full_i64(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        fill_value: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    pub fn nnc_zeros_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with ones.
    pub fn nnc_ones_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype
    /// NNC_DTYPE_DEFAULT is the type of input.
    pub fn nnc_empty_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with every element fill_value, a float.
    pub fn nnc_full_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        fill_value: f64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_full_like_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        fill_value: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_empty whose dtype NNC_DTYPE_DEFAULT is the type of input: torch.Tensor.new_empty.
    pub fn nnc_new_empty(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with zeros.
    pub fn nnc_new_zeros(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with ones.
    pub fn nnc_new_ones(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with every element fill_value, a float.
    pub fn nnc_new_full(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        ndim: i64,
        fill_value: f64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_new_full_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        ndim: i64,
        fill_value: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// start, start + step, ... before end: (ceil((end - start) / step)). NNC_E_INVALID: step is 0 or
    /// leads away from end; a bound is not finite, or beyond int64 for an integer type; elements wrap.
    /// NNC_E_DTYPE: bool.
    pub fn nnc_arange(
        ctx: *mut nnc_ctx,
        start: f64,
        end: f64,
        step: f64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with ints, exact; dtype NNC_DTYPE_DEFAULT is int64.
    pub fn nnc_arange_i64(
        ctx: *mut nnc_ctx,
        start: i64,
        end: i64,
        step: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (steps): from start to end, both included, evenly spaced. NNC_E_INVALID: negative steps; a
    /// bound that dtype does not hold. NNC_E_DTYPE: bool.
    pub fn nnc_linspace(
        ctx: *mut nnc_ctx,
        start: f64,
        end: f64,
        steps: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with tensors without dimensions as ends; no gradient. NNC_E_SHAPE: one has dimensions.
    pub fn nnc_linspace_tensor(
        ctx: *mut nnc_ctx,
        start: *mut nnc_tensor,
        end: *mut nnc_tensor,
        steps: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
pub type nnc_memory_format = i32;
pub const NNC_MEMORY_FORMAT_MINIMUM_: _bindgen_ty_3 = -1;
pub const NNC_MEMORY_FORMAT_DEFAULT: _bindgen_ty_3 = 0;
pub const NNC_CONTIGUOUS_FORMAT: _bindgen_ty_3 = 1;
pub const NNC_PRESERVE_FORMAT: _bindgen_ty_3 = 2;
pub const NNC_CHANNELS_LAST: _bindgen_ty_3 = 3;
pub const NNC_CHANNELS_LAST_3D: _bindgen_ty_3 = 4;
pub type _bindgen_ty_3 = ::std::os::raw::c_int;
extern "C" {
    /// nnc_empty in that order (torch: contiguous). NNC_E_INVALID: preserve.
    pub fn nnc_empty_memory_format(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_empty_like in that order (torch: preserve).
    pub fn nnc_empty_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_zeros_like in that order (torch: preserve, in all of these).
    pub fn nnc_zeros_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_ones_like in that order.
    pub fn nnc_ones_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_full_like in that order.
    pub fn nnc_full_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        fill_value: f64,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_full_like_i64 in that order.
    pub fn nnc_full_like_memory_format_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        fill_value: i64,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_clone in that order (torch: preserve).
    pub fn nnc_clone_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input itself if its elements lie in that order already, else a copy (torch: contiguous).
    /// NNC_E_INVALID: preserve, of an input that is not row-major.
    pub fn nnc_contiguous_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to in that order (torch: preserve); input itself if type and order are those
    /// already.
    pub fn nnc_tensor_to_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same, in memory of its own whatever input is: torch.Tensor.to(copy=True).
    pub fn nnc_tensor_to_copy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n, m): ones on the diagonal, zeros elsewhere. NNC_E_INVALID: n or m is negative.
    pub fn nnc_eye(
        ctx: *mut nnc_ctx,
        n: i64,
        m: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (2, n): the rows, then the columns of the n elements (i, j) of a (row, col) matrix with
    /// j - i \<= offset, row by row (torch: offset 0, dtype int64). NNC_E_INVALID: row or col is
    /// negative. NNC_E_DTYPE: neither int64 nor int32.
    pub fn nnc_tril_indices(
        ctx: *mut nnc_ctx,
        row: i64,
        col: i64,
        offset: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with j - i \>= offset.
    pub fn nnc_triu_indices(
        ctx: *mut nnc_ctx,
        row: i64,
        col: i64,
        offset: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A view of each tensor in the sizes that all of them make together, (n_0, n_1, ...), in which it
    /// varies along its own dimension; tensors have one dimension or none. indexing "ij" (torch's
    /// default, also NULL); "xy" exchanges the first two dimensions. out, capacity and n_out as in
    /// \<nnc/ops_shape.h\>. NNC_E_DTYPE: tensors of several types. NNC_E_SHAPE: one of two dimensions.
    pub fn nnc_meshgrid(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        indexing: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number of dimensions.
    pub fn nnc_tensor_ndim(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// The number of elements: the product of the sizes.
    pub fn nnc_tensor_numel(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// The size of dimension dim, which counts from the end if negative; -1 if out of range.
    pub fn nnc_tensor_size(tensor: *mut nnc_tensor, dim: i64) -> i64;
}
extern "C" {
    /// How many elements lie between neighbours along dim; dim as for nnc_tensor_size.
    pub fn nnc_tensor_stride(tensor: *mut nnc_tensor, dim: i64) -> i64;
}
extern "C" {
    /// How many elements lie in the memory before the first one.
    pub fn nnc_tensor_storage_offset(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// The element type; 0 for a bad handle.
    pub fn nnc_tensor_dtype(tensor: *mut nnc_tensor) -> nnc_dtype;
}
extern "C" {
    /// The size of an element in bytes.
    pub fn nnc_tensor_element_size(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// numel \* element_size, at most 2^63 - 1: torch.Tensor.nbytes.
    pub fn nnc_tensor_nbytes(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// 1 if the elements are floating point, else 0.
    pub fn nnc_is_floating_point(tensor: *mut nnc_tensor) -> i32;
}
extern "C" {
    /// 0: there are no complex tensors.
    pub fn nnc_is_complex(tensor: *mut nnc_tensor) -> i32;
}
extern "C" {
    /// "cpu".
    pub fn nnc_tensor_device(tensor: *mut nnc_tensor) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// 1 if the elements lie in row-major order without gaps, else 0.
    pub fn nnc_tensor_is_contiguous(tensor: *mut nnc_tensor) -> i32;
}
extern "C" {
    /// 1 if they lie in that order without gaps, else 0 (torch: contiguous; preserve is the same); -1 if
    /// there is no such format.
    pub fn nnc_tensor_is_contiguous_memory_format(
        tensor: *mut nnc_tensor,
        memory_format: nnc_memory_format,
    ) -> i32;
}
extern "C" {
    /// Counts the in-place writes to the memory, through any tensor that shares it. A call that fails
    /// gives back what it wrote; where that was a part of the memory, it counts as written.
    pub fn nnc_tensor_version(tensor: *mut nnc_tensor) -> i64;
}
extern "C" {
    /// The first element; the others lie where the strides say. Valid until the tensor (and every tensor
    /// that shares its memory) is gone or is written to.
    pub fn nnc_tensor_data(tensor: *mut nnc_tensor) -> *const ::std::os::raw::c_void;
}
extern "C" {
    /// The same for writing. Counts as an in-place write: do not write to what backward still needs.
    /// Into a bool tensor write 0 and 1 only: results computed from other bytes would mean nothing.
    pub fn nnc_tensor_data_mut(tensor: *mut nnc_tensor) -> *mut ::std::os::raw::c_void;
}
extern "C" {
    /// Copies the elements in row-major order to dst. NNC_E_INVALID: nbytes, the size of dst, is not
    /// exactly numel \* element_size; dst is NULL, but there are elements.
    pub fn nnc_tensor_copy_to(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        dst: *mut ::std::os::raw::c_void,
        nbytes: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The value of a tensor of one element. An int64 beyond 2^53 is rounded: see nnc_tensor_item_i64.
    /// NNC_E_SHAPE: not one element.
    pub fn nnc_tensor_item(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same as an int, exact for integers; a fraction is cut off. NNC_E_INVALID: NaN, infinite or
    /// beyond an int64_t.
    pub fn nnc_tensor_item_i64(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What print(tensor) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer
    /// than 256 MiB, as it may be with ten dimensions and more.
    pub fn nnc_tensor_repr(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What torch.Tensor.type() gives: "torch.FloatTensor".
    pub fn nnc_tensor_type(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What two element types compute in. NNC_E_DTYPE: no such type.
    pub fn nnc_promote_types(
        ctx: *mut nnc_ctx,
        type1: nnc_dtype,
        type2: nnc_dtype,
        out: *mut nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int,
    /// float) is the higher one.
    pub fn nnc_result_type(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of a tensor and a float.
    pub fn nnc_result_type_scalar(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        other: f64,
        out: *mut nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of a tensor and an int.
    pub fn nnc_result_type_scalar_i64(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        other: i64,
        out: *mut nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's default type: "bits",
    /// "eps", "max", "min", "tiny", "smallest_normal" or "resolution". NNC_E_UNKNOWN: another field.
    /// NNC_E_DTYPE: not floating point.
    pub fn nnc_finfo(
        ctx: *mut nnc_ctx,
        dtype: nnc_dtype,
        field: *const ::std::os::raw::c_char,
        out: *mut f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes) with elements of dtype: torch.Tensor.to. input itself if it has that type
    /// already. A float is cut off for integers, and beyond their range gives what PyTorch gives on
    /// x86.
    pub fn nnc_tensor_to(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to float32.
    pub fn nnc_tensor_float(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to float64.
    pub fn nnc_tensor_double(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to float16.
    pub fn nnc_tensor_half(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to bfloat16.
    pub fn nnc_tensor_bfloat16(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to int64.
    pub fn nnc_tensor_long(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to int32.
    pub fn nnc_tensor_int(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to int16.
    pub fn nnc_tensor_short(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to int8.
    pub fn nnc_tensor_char(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to uint8.
    pub fn nnc_tensor_byte(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to bool.
    pub fn nnc_tensor_bool(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_to the type of other.
    pub fn nnc_type_as(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input itself: all tensors are on the CPU.
    pub fn nnc_tensor_cpu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): a copy in memory of its own.
    pub fn nnc_clone(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input itself if it lies in row-major order already, else a copy that does.
    pub fn nnc_contiguous(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input = src, converted and broadcast to its sizes. NNC_E_SHAPE: it does not broadcast.
    pub fn nnc_copy_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        src: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Every element becomes value, a float.
    pub fn nnc_fill_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, value: f64) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_fill_i64_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, value: i64) -> *mut nnc_error;
}
extern "C" {
    /// Every element becomes 0.
    pub fn nnc_zero_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// 1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle.
    pub fn nnc_tensor_requires_grad(tensor: *mut nnc_tensor) -> i32;
}
extern "C" {
    /// 1 if no recorded operation made the tensor, 0 if one did, -1 for a bad handle.
    pub fn nnc_tensor_is_leaf(tensor: *mut nnc_tensor) -> i32;
}
extern "C" {
    /// From now on operations on the tensor are recorded, or with 0 no longer. NNC_E_STATE: not a leaf.
    /// NNC_E_DTYPE: not floating point.
    pub fn nnc_tensor_requires_grad_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        requires_grad: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The gradient accumulated in a leaf, or in another tensor after nnc_tensor_retain_grad; \*out is
    /// NULL while there is none.
    pub fn nnc_tensor_grad(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Replaces it; grad NULL: none. NNC_E_SHAPE: not of the tensor's sizes and type.
    pub fn nnc_tensor_set_grad(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        grad: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The name of the operation that made the tensor, "AddmmBackward0"; \*out is NULL for a leaf.
    pub fn nnc_tensor_grad_fn(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A view of the same memory through which no gradient flows.
    pub fn nnc_detach(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another.
    pub fn nnc_detach_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// Adds the gradients of a tensor of one element into the leaves that it was computed from, and
    /// frees the graph: torch.Tensor.backward(). NNC_E_STATE: the graph was freed before, or nothing was
    /// recorded; what backward needs was written to since, or converted with its module. A backward that
    /// fails changes no .grad; unless it was to keep the graph, parts of that may be freed: run forward
    /// again.
    pub fn nnc_backward(ctx: *mut nnc_ctx, tensor: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// The general form: torch.autograd.backward. grad_tensors is NULL, or holds one for each tensor
    /// (NULL: ones, for a tensor of one element). retain_graph not 0 keeps the graph for another
    /// backward; create_graph not 0 does too, and makes the gradients differentiable: then a leaf and
    /// its gradient hold each other until nnc_tensor_set_grad or a zero_grad parts them, as in torch.
    /// inputs, unless NULL, are all that gets a gradient; those that were computed retain theirs from
    /// then on, as after nnc_tensor_retain_grad. None at all is NNC_E_INVALID.
    pub fn nnc_autograd_backward(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        grad_tensors: *const *mut nnc_tensor,
        retain_graph: i32,
        create_graph: i32,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The gradients of outputs with respect to inputs, one each in out\[0..n_inputs-1\], while those of
    /// the leaves stay as they are: torch.autograd.grad. The other arguments as for
    /// nnc_autograd_backward. NNC_E_STATE: an input that was not used, unless allow_unused is not 0:
    /// NULL then.
    pub fn nnc_autograd_grad(
        ctx: *mut nnc_ctx,
        outputs: *const *mut nnc_tensor,
        n_outputs: i64,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        grad_outputs: *const *mut nnc_tensor,
        retain_graph: i32,
        create_graph: i32,
        allow_unused: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with zeros of the input's sizes and type for an input that was not used, which require a
    /// gradient if create_graph is not 0: torch's materialize_grads.
    pub fn nnc_autograd_grad_materialize_grads(
        ctx: *mut nnc_ctx,
        outputs: *const *mut nnc_tensor,
        n_outputs: i64,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        grad_outputs: *const *mut nnc_tensor,
        retain_graph: i32,
        create_graph: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// From now on backward also fills the .grad of a tensor that was computed, as a leaf's; that of its
    /// latest value, if it is written to. What comes to a former .grad makes another one, where that of
    /// a leaf is written to. Nothing happens to a leaf. NNC_E_STATE: the tensor does not
    /// require a gradient.
    pub fn nnc_tensor_retain_grad(ctx: *mut nnc_ctx, tensor: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// 1 after nnc_tensor_retain_grad of a tensor that was computed, 0 if not, -1 for a bad handle.
    pub fn nnc_tensor_retains_grad(tensor: *mut nnc_tensor) -> i32;
}
#[repr(C)]
pub struct nnc_callback {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            inputs: *const *mut nnc_tensor,
            n_inputs: i64,
            outputs: *mut *mut nnc_tensor,
            capacity: i64,
            n_outputs: *mut i64,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// The hook gets the gradient of the tensor; an output, if there is one, replaces it, and must be of
    /// the same size and type. It runs for backward and for grad, but not where no gradient arrives.
    /// NNC_E_STATE: the tensor does not require a gradient.
    pub fn nnc_tensor_register_hook(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        hook: *const nnc_callback,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The hook gets the leaf, after backward has added to its .grad and before it goes on: to use the
    /// gradient and drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it
    /// even if backward fails later. NNC_E_STATE: not a leaf that requires a gradient.
    pub fn nnc_tensor_register_post_accumulate_grad_hook(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        hook: *const nnc_callback,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A hook of several tensors, without outputs. mode "all" (or NULL): once in each backward that
    /// reaches any of them, when the gradients of all that it reaches are there; one input for each
    /// tensor, NULL where no gradient arrived. "any": once, with the gradient that comes first.
    /// Leaves and outputs among the inputs of grad are as any other (torch refuses such leaves in mode
    /// "all", and passes over a tensor that is an output and an input of grad at once). NNC_E_STATE: a
    /// tensor that does not require a gradient ("any" passes over those).
    pub fn nnc_autograd_register_multi_grad_hook(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        hook: *const nnc_callback,
        self_: usize,
        mode: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Removes what was registered; a second time changes nothing.
    pub fn nnc_hook_remove(ctx: *mut nnc_ctx, hook: *mut nnc_hook) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_saved_tensors_hooks {
    pub struct_size: i64,
    pub pack: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            tensor: *mut nnc_tensor,
            packed: *mut usize,
        ) -> *mut nnc_error,
    >,
    pub unpack: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            packed: usize,
            out: *mut *mut nnc_tensor,
        ) -> *mut nnc_error,
    >,
    pub drop: ::std::option::Option<unsafe extern "C" fn(self_: usize, packed: usize)>,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// A variant of ctx: what operations under it keep for backward goes through these hooks, instead of
    /// those that ctx may have. What an operation in place keeps of its own result does not. On an error
    /// self stays yours. NNC_E_INVALID: a table that is not known or lacks pack or unpack.
    pub fn nnc_autograd_saved_tensors_hooks(
        ctx: *mut nnc_ctx,
        hooks: *const nnc_saved_tensors_hooks,
        self_: usize,
        out: *mut *mut nnc_ctx,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_function_vtable {
    pub struct_size: i64,
    pub forward: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            function_ctx: *mut nnc_function_ctx,
            inputs: *const *mut nnc_tensor,
            n_inputs: i64,
            outputs: *mut *mut nnc_tensor,
            capacity: i64,
            n_outputs: *mut i64,
        ) -> *mut nnc_error,
    >,
    pub backward: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            function_ctx: *mut nnc_function_ctx,
            grad_outputs: *const *mut nnc_tensor,
            n_grad_outputs: i64,
            grad_inputs: *mut *mut nnc_tensor,
            n_inputs: i64,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// A function that calls \*vtable, which is copied, with self. Its results have the grad_fn
    /// "\<name\>Backward"; name is as for nnc_module_container. NNC_E_INVALID: a table that is not known
    /// or lacks forward or backward. On an error self stays yours, and destroy is not called.
    pub fn nnc_function_new(
        ctx: *mut nnc_ctx,
        name: *const ::std::os::raw::c_char,
        vtable: *const nnc_function_vtable,
        self_: usize,
        out: *mut *mut nnc_function,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Calls forward, and records backward if an input requires a gradient. An input that forward gives
    /// back comes out as a view of it, unless it is marked dirty: then as itself. More outputs than
    /// capacity are NNC_E_INVALID: nothing is written, but forward has run.
    pub fn nnc_function_apply(
        ctx: *mut nnc_ctx,
        function: *mut nnc_function,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In forward: what backward will need, inputs and outputs among them; replaces what was saved
    /// before. Writing to one of them later makes backward an error.
    pub fn nnc_function_ctx_save_for_backward(
        ctx: *mut nnc_ctx,
        function_ctx: *mut nnc_function_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In backward: what forward saved, with its history where gradients are recorded. NULL in tensors
    /// gives NULL. NNC_E_STATE: the graph was freed, or something was written to since.
    pub fn nnc_function_ctx_saved_tensors(
        ctx: *mut nnc_ctx,
        function_ctx: *mut nnc_function_ctx,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In forward: inputs that it writes to, all of which it must give back as outputs. NNC_E_STATE: a
    /// leaf that requires a gradient, a view of one, or one that may not be written to otherwise; and of
    /// nnc_function_apply: a view beside another output, where gradients are recorded.
    pub fn nnc_function_ctx_mark_dirty(
        ctx: *mut nnc_ctx,
        function_ctx: *mut nnc_function_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In forward: outputs through which no gradient flows.
    pub fn nnc_function_ctx_mark_non_differentiable(
        ctx: *mut nnc_ctx,
        function_ctx: *mut nnc_function_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In forward: with 0, backward gets NULL instead of zeros for outputs that no gradient came from.
    pub fn nnc_function_ctx_set_materialize_grads(
        ctx: *mut nnc_ctx,
        function_ctx: *mut nnc_function_ctx,
        value: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 if input \`index\` requires a gradient (in backward: if that is wanted now), 0 if not, -1 for a
    /// bad handle or index, or after the call.
    pub fn nnc_function_ctx_needs_input_grad(
        function_ctx: *mut nnc_function_ctx,
        index: i64,
    ) -> i32;
}
extern "C" {
    /// Calls the function and records it, but keeps none of what backward will need: the function is
    /// called again when that is asked for. So it has to do the same again; the inputs may not be
    /// written to in between, and an input that the function writes to and gives back keeps itself,
    /// and self, alive until backward. preserve_rng_state (torch: 1): the second call draws the same
    /// random numbers as the first; determinism_check "default" (or NULL): it must save tensors of the
    /// same sizes and types, "none": as many; more are passed over. What differs is NNC_E_STATE in
    /// backward, and so is what the function writes to after it was saved, where torch goes on with the
    /// values that were written. This is torch's use_reentrant=False. self is kept until nothing needs
    /// it any more: then destroy is called, at the end of this call if nothing was recorded. On an error
    /// self stays yours.
    pub fn nnc_checkpoint(
        ctx: *mut nnc_ctx,
        function: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        preserve_rng_state: i32,
        determinism_check: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Runs the children of a module one after another, in so many segments of the same length (the last
    /// has the rest), each but the last as by nnc_checkpoint. NNC_E_INVALID: fewer children than
    /// segments, or less than one segment.
    pub fn nnc_checkpoint_sequential(
        ctx: *mut nnc_ctx,
        functions: *mut nnc_module,
        segments: i64,
        input: *mut nnc_tensor,
        preserve_rng_state: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The derivative of every element of every output by every element of every input: \*n_out is
    /// outputs x inputs, those of the first output first; each has the size of its output followed by
    /// that of its input. Outputs without elements are taken, unlike in torch.
    pub fn nnc_autograd_jacobian(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The second derivatives of a func with one output of one element: \*n_out is inputs x inputs, those
    /// of the first input first; each has the size of one input followed by that of the other.
    pub fn nnc_autograd_hessian(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The outputs of func, then the product of v and the jacobian, one for each input. v has a tensor
    /// of the same size for each output; it may be NULL for one output of one element.
    pub fn nnc_autograd_vjp(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        v: *const *mut nnc_tensor,
        n_v: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The outputs of func, then the product of the jacobian and v, one for each output. v has a tensor
    /// of the same size for each input; it may be NULL for one input of one element.
    pub fn nnc_autograd_jvp(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        v: *const *mut nnc_tensor,
        n_v: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The output of func, of one element, then the product of its hessian and v, one for each input. v
    /// as for nnc_autograd_jvp.
    pub fn nnc_autograd_hvp(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        v: *const *mut nnc_tensor,
        n_v: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The output of func, of one element, then the product of v and its hessian, one for each input;
    /// cheaper than nnc_autograd_hvp. v as for nnc_autograd_jvp.
    pub fn nnc_autograd_vhp(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        v: *const *mut nnc_tensor,
        n_v: i64,
        create_graph: i32,
        strict: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Compares the gradients of func at copies of the inputs, float64 for any sharpness, with central
    /// differences: \|gradient - difference\| \<= atol + rtol \|difference\|, in every entry of every
    /// jacobian. Also: backward gives the same twice (but for nondet_tol), zero for a gradient of zero,
    /// and, unless check_undefined_grad is 0, zero or nothing where no gradient arrives. torch: eps
    /// 1e-6, atol 1e-5, rtol 1e-3, raise_exception 1, nondet_tol 0, check_undefined_grad 1; its other
    /// checks have no counterpart. \*out is 1; with raise_exception 0 it is 0 where something is wrong,
    /// which is NNC_E_STATE otherwise, with the entry that is furthest off. NNC_E_INVALID: no input
    /// requires a gradient.
    pub fn nnc_autograd_gradcheck(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        eps: f64,
        atol: f64,
        rtol: f64,
        raise_exception: i32,
        nondet_tol: f64,
        check_undefined_grad: i32,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of the gradients of the gradients that func has for grad_outputs, one for each output
    /// that requires a gradient; NULL: drawn from the context's generator, uniform in \[-1, 1).
    pub fn nnc_autograd_gradgradcheck(
        ctx: *mut nnc_ctx,
        func: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        grad_outputs: *const *mut nnc_tensor,
        n_grad_outputs: i64,
        eps: f64,
        atol: f64,
        rtol: f64,
        raise_exception: i32,
        nondet_tol: f64,
        check_undefined_grad: i32,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An empty bag of keyword arguments.
    pub fn nnc_kwargs_new(ctx: *mut nnc_ctx, out: *mut *mut nnc_kwargs) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to Python's None.
    pub fn nnc_kwargs_set_none(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to False (0) or True (anything else).
    pub fn nnc_kwargs_set_bool(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to an int.
    pub fn nnc_kwargs_set_i64(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a float.
    pub fn nnc_kwargs_set_f64(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a str, which is copied.
    pub fn nnc_kwargs_set_str(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a tuple of n ints, which are copied.
    pub fn nnc_kwargs_set_i64s(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        values: *const i64,
        n: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a tensor, which the bag then shares.
    pub fn nnc_kwargs_set_tensor(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a tuple of n tensors, such as (h_0, c_0) for LSTM's hx.
    pub fn nnc_kwargs_set_tensors(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        values: *const *mut nnc_tensor,
        n: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number of keys that are set, -1 for a bad handle.
    pub fn nnc_kwargs_count(kwargs: *mut nnc_kwargs) -> i64;
}
extern "C" {
    /// Key index (0 the first that was set). NNC_E_INDEX if there is none.
    pub fn nnc_kwargs_key(
        ctx: *mut nnc_ctx,
        kwargs: *mut nnc_kwargs,
        index: i64,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tensor that key is set to; \*out is NULL if the key is not set, or to None. NNC_E_INVALID if
    /// it is set to something else.
    pub fn nnc_kwargs_tensor(
        ctx: *mut nnc_ctx,
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An empty collection.
    pub fn nnc_named_new(ctx: *mut nnc_ctx, out: *mut *mut nnc_named) -> *mut nnc_error;
}
extern "C" {
    /// Appends an entry, which shares the tensor; NULL: a key alone. A key that is there already is
    /// NNC_E_INVALID.
    pub fn nnc_named_add(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        tensor: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a module.
    pub fn nnc_named_add_module(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts an entry in the place of the one that has its key, or appends it: named\[key\] = tensor.
    pub fn nnc_named_set(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        tensor: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes an entry out; those behind it move up. A key that is not there is NNC_E_UNKNOWN.
    pub fn nnc_named_remove(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tensor of the entry that has this key; \*out is NULL if there is none.
    pub fn nnc_named_get(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Appends all entries of other under "key.", a dictionary in the dictionary: named\[key\] = other,
    /// all or none. Of a collection without entries it is an entry of its own, an empty dictionary.
    /// NNC_E_INVALID for a key that is there already.
    pub fn nnc_named_add_named(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        other: *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The entries under "key.", with these keys' beginnings taken off: named\[key\]. NNC_E_UNKNOWN if
    /// there are none, nor an empty dictionary of that key.
    pub fn nnc_named_sub(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same as a list, or as a tuple if is_tuple is not 0: named\[key\] = \[...\]. The keys of other
    /// have to be "0", "1" and so on in this order, or begin with these and a dot: NNC_E_INVALID.
    pub fn nnc_named_add_list(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        other: *mut nnc_named,
        is_tuple: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What Python has under key: "Tensor", "Module", "NoneType", "bool", "int", "float", "str",
    /// "tuple", "list" or "dict", of an entry or of what lies below. "": what the collection is itself,
    /// unless it has an entry of that key, as that of a file with nothing but a tensor does. NULL if
    /// there is nothing. The text is static.
    pub fn nnc_named_kind(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
    ) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// Appends a plain value that text has as Python does: "5", "0.1", "True", "None", "'words'", and
    /// tuples and lists of these, "(0.9, 0.999)"; an int of more than 64 bits is a float. Lists
    /// and tuples of numbers, or of bools, are one entry; others are one for each element, "key.0" and
    /// so on, as nnc_load has it. NNC_E_TEXT for another text, NNC_E_INVALID for another value and for a
    /// key that is there already.
    pub fn nnc_named_add_value(
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        value: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A value as Python prints it: "5", "(0.9, 0.999)", "None", a str without quotes, a tensor as
    /// nnc_tensor_repr does; None for an entry without a tensor. NNC_E_UNKNOWN for a key that is not
    /// there.
    pub fn nnc_named_value(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number of entries, -1 for a bad handle.
    pub fn nnc_named_count(named: *mut nnc_named) -> i64;
}
extern "C" {
    /// The key of entry index (0 the first). It lives until the collection is released, whatever
    /// becomes of the entry. NULL if there is no such entry.
    pub fn nnc_named_key(named: *mut nnc_named, index: i64) -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// The tensor of entry index; \*out is NULL if it has none. NNC_E_INDEX if there is no such entry.
    pub fn nnc_named_tensor(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        index: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The module of entry index; \*out is NULL if it has none. NNC_E_INDEX if there is no such entry.
    pub fn nnc_named_module(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        index: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The module that text describes, in training mode.
    pub fn nnc_module_new(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with further keyword arguments, for tensors (such as a loss's weight). kwargs may be
    /// NULL.
    pub fn nnc_module_new_kwargs(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        kwargs: *mut nnc_kwargs,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An empty module of a class of yours: children are added below, its forward is yours to write with
    /// nnc_module_call on the children. class_name is what it prints, "LeNet": letters, digits, '_' and
    /// '.'; another is NNC_E_INVALID. Calling it is NNC_E_UNSUPPORTED.
    pub fn nnc_module_container(
        ctx: *mut nnc_ctx,
        class_name: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_module_vtable {
    pub struct_size: i64,
    pub forward: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            inputs: *const *mut nnc_tensor,
            n_inputs: i64,
            kwargs: *mut nnc_kwargs,
            outputs: *mut *mut nnc_tensor,
            capacity: i64,
            n_outputs: *mut i64,
        ) -> *mut nnc_error,
    >,
    pub extra_repr: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            out: *mut *mut nnc_string,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
    pub copy: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            copied: *mut usize,
        ) -> *mut nnc_error,
    >,
    pub get_extra_state: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            out: *mut *mut nnc_tensor,
        ) -> *mut nnc_error,
    >,
    pub set_extra_state: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            state: *mut nnc_tensor,
        ) -> *mut nnc_error,
    >,
    pub right_inverse: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            x: *mut nnc_tensor,
            outputs: *mut *mut nnc_tensor,
            capacity: i64,
            n_outputs: *mut i64,
        ) -> *mut nnc_error,
    >,
}
extern "C" {
    /// A module of a class of yours that calls \*vtable, which is copied, with self. class_name is as for
    /// nnc_module_container; NNC_E_INVALID for a vtable without a forward or of a wrong struct_size. On
    /// an error self stays yours, and destroy is not called.
    pub fn nnc_module_new_user(
        ctx: *mut nnc_ctx,
        class_name: *const ::std::os::raw::c_char,
        vtable: *const nnc_module_vtable,
        self_: usize,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What copy.deepcopy gives: the module and its descendants anew, in the same modes, with copies of
    /// their tensors, which require gradients where those do. What is shared among them is shared in the
    /// copy. Gradients of parameters are not copied, those of buffers are; hooks are the same functions
    /// (\<nnc/nn_hooks.h\>). NNC_E_UNSUPPORTED: one of the modules has a vtable without copy;
    /// NNC_E_STATE: a buffer that was computed from what requires a gradient.
    pub fn nnc_module_deepcopy(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Makes a child from text, as nnc_module_new, and registers it; nnc_module_get_submodule gives its
    /// handle.
    pub fn nnc_module_add(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        text: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Registers a child. NULL registers the name without one: None is printed, and no listing has it.
    /// NNC_E_INVALID if the module is the child or one of its descendants.
    pub fn nnc_module_register_module(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        child: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.nn.Parameter(data): a new tensor that shares the memory of data, prints as "Parameter
    /// containing:" and is a leaf, which requires a gradient unless requires_grad is 0 (torch: 1). data
    /// NULL: no elements, of ctx's default type. NNC_E_DTYPE: data is not of floating point type, which
    /// only requires_grad 0 takes.
    pub fn nnc_parameter_new(
        ctx: *mut nnc_ctx,
        data: *mut nnc_tensor,
        requires_grad: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Registers a parameter: a leaf of floating point type, which requires a gradient from then on, or
    /// what nnc_parameter_new gave, frozen or not. NULL registers the name without a value; a container
    /// of parameters takes none (NNC_E_INVALID). NNC_E_STATE for a tensor that was computed.
    pub fn nnc_module_register_parameter(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        param: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Registers a buffer: a tensor that is no parameter. A persistent one is part of the state dict
    /// (torch: 1); -1: as the buffer is that has the name, module.name = tensor; a new one is
    /// persistent. NULL registers the name without a value.
    pub fn nnc_module_register_buffer(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        tensor: *mut nnc_tensor,
        persistent: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One tensor in, the first output out.
    pub fn nnc_module_call(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The general form: inputs in torch's order (NULL: left out), or by the names of forward's
    /// parameters in kwargs ("input", "target", "hx"; kwargs may be NULL). A name that forward does not
    /// have is NNC_E_UNKNOWN, an argument that is missing, given twice or too many NNC_E_INVALID.
    /// Outputs come flattened in torch's order (LSTM: output, h_n, c_n); \*n_outputs is how many there
    /// are. More than capacity is an error: nothing is written, and nothing has run but forwards of
    /// yours, whose outputs are counted afterwards.
    pub fn nnc_module_forward(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        kwargs: *mut nnc_kwargs,
        outputs: *mut *mut nnc_tensor,
        capacity: i64,
        n_outputs: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The descendant at path; NNC_E_UNKNOWN if it is None.
    pub fn nnc_module_get_submodule(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        path: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameter at path itself, no copy; \*out is NULL if it is registered without a value.
    pub fn nnc_module_get_parameter(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        path: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The buffer at path itself, no copy; \*out is NULL if it is registered without a value.
    pub fn nnc_module_get_buffer(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        path: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// All parameters of the module and its descendants; a shared one is listed once.
    pub fn nnc_module_named_parameters(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// All buffers of the module and its descendants; a shared one is listed once.
    pub fn nnc_module_named_buffers(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The immediate children, a shared one once.
    pub fn nnc_module_named_children(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The module (key "") and all its descendants, each once, parents first.
    pub fn nnc_module_named_modules(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What print(module) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer
    /// than 256 MiB, as shared and deeply nested modules may print.
    pub fn nnc_module_repr(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 in training mode, 0 in evaluation mode, -1 for a bad handle.
    pub fn nnc_module_training(module: *mut nnc_module) -> i32;
}
extern "C" {
    /// Puts the module and its descendants into training mode (mode not 0) or evaluation mode.
    pub fn nnc_module_train(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        mode: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_train with mode 0.
    pub fn nnc_module_eval(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// Sets every parameter's gradient to none.
    pub fn nnc_module_zero_grad(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// Sets for every parameter whether it requires a gradient.
    pub fn nnc_module_requires_grad_(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        requires_grad: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Converts floating point parameters, buffers and gradients to another floating point type, all or
    /// none. They stay the same tensors: handles on them see the new type. What a forward saved before
    /// is refused in backward where it would be read in another type. An optimizer's state does not
    /// follow: SGD converts its momentum in the next step, Adam and AdamW refuse the step, as in torch.
    /// NNC_E_DTYPE for a type that is not floating point. It waits until calls of other threads have
    /// ended; NNC_E_STATE if one of them does not within ten seconds.
    pub fn nnc_module_to(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        dtype: nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Parameters and persistent buffers, detached; they share memory with the module. A module that is
    /// registered under several names has its entries under each; if that multiplies to more than a
    /// million it is NNC_E_INVALID.
    pub fn nnc_module_state_dict(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with torch's arguments. prefix stands before the keys as it is, with no dot between;
    /// NULL is "". keep_vars not 0 (torch: 0): the parameters and buffers themselves, not detached.
    pub fn nnc_module_state_dict_prefix(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        prefix: *const ::std::os::raw::c_char,
        keep_vars: i32,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Copies the tensors of state into the module, converted to its types. strict: a missing or
    /// unexpected key is an error. A wrong shape always is (both NNC_E_INVALID), but a vector of one
    /// element goes where there is a tensor without dimensions. num_batches_tracked may be missing. Of
    /// several values for a tensor with several names the last name's stays. On an error nothing has
    /// changed. missing and unexpected may be NULL; otherwise they receive the keys.
    pub fn nnc_module_load_state_dict(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        state: *mut nnc_named,
        strict: i32,
        missing: *mut *mut nnc_named,
        unexpected: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with torch's assign (torch: 0). Not 0: the tensors of state, with their types and
    /// memory, take the places of the module's own, so optimizers have to be made afterwards. A
    /// parameter is taken itself, of any other tensor a parameter is made that shares its memory, for
    /// each name another; both require gradients as the former one did (NNC_E_INVALID for a type that is
    /// not floating point then). A buffer is the tensor itself, detached if that is a parameter. Calls
    /// under way go on with the former tensors.
    pub fn nnc_module_load_state_dict_assign(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        state: *mut nnc_named,
        strict: i32,
        assign: i32,
        missing: *mut *mut nnc_named,
        unexpected: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tensor that the module's vtable gives for state dicts. NNC_E_UNSUPPORTED: it has no vtable,
    /// or one without get_extra_state.
    pub fn nnc_module_get_extra_state(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Gives the module's vtable such a tensor. NNC_E_UNSUPPORTED: it has no vtable, or one without
    /// set_extra_state.
    pub fn nnc_module_set_extra_state(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        state: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many modules there are; -1 for a handle that is not of a Sequential.
    pub fn nnc_sequential_len(sequential: *mut nnc_module) -> i64;
}
extern "C" {
    /// The module at idx.
    pub fn nnc_sequential_get(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        idx: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another Sequential of the modules in the slice, which keep their names.
    pub fn nnc_sequential_slice(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        start: i64,
        end: i64,
        step: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts another module in the place of the one at idx, under its name.
    pub fn nnc_sequential_set(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        idx: i64,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module at idx. Those that stay are numbered again from 0.
    pub fn nnc_sequential_delete(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        idx: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the modules in the slice. Those that stay are numbered again from 0.
    pub fn nnc_sequential_delete_slice(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        start: i64,
        end: i64,
        step: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module at key, and gives it. Those that stay are numbered again from 0.
    pub fn nnc_sequential_pop(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        key: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a module in at the end, under its number.
    pub fn nnc_sequential_append(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows
    /// are numbered again.
    pub fn nnc_sequential_insert(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        index: i64,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts in at the end what another Sequential or ModuleList has, all or none.
    pub fn nnc_sequential_extend(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        modules: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another Sequential of the modules of both, numbered from 0: PyTorch's + of two.
    pub fn nnc_sequential_concat(
        ctx: *mut nnc_ctx,
        sequential: *mut nnc_module,
        other: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many modules there are; -1 for a handle that is not of a ModuleList.
    pub fn nnc_module_list_len(module_list: *mut nnc_module) -> i64;
}
extern "C" {
    /// The module at idx.
    pub fn nnc_module_list_get(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        idx: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another ModuleList of the modules in the slice, numbered from 0.
    pub fn nnc_module_list_slice(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        start: i64,
        end: i64,
        step: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts another module in the place of the one at idx, under its name.
    pub fn nnc_module_list_set(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        idx: i64,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module at idx. Those that stay are numbered again from 0.
    pub fn nnc_module_list_delete(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        idx: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the modules in the slice. Those that stay are numbered again from 0.
    pub fn nnc_module_list_delete_slice(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        start: i64,
        end: i64,
        step: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module at key, and gives it. Those that stay are numbered again from 0.
    pub fn nnc_module_list_pop(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        key: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a module in at the end, under its number.
    pub fn nnc_module_list_append(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows
    /// are numbered again. (PyTorch's ModuleList takes no negative index here.)
    pub fn nnc_module_list_insert(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        index: i64,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts in at the end what another Sequential or ModuleList has, all or none.
    pub fn nnc_module_list_extend(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        modules: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another ModuleList of the modules of both, numbered from 0: PyTorch's + of two.
    pub fn nnc_module_list_concat(
        ctx: *mut nnc_ctx,
        module_list: *mut nnc_module,
        other: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many entries there are; -1 for a handle that is not of a ModuleDict.
    pub fn nnc_module_dict_len(module_dict: *mut nnc_module) -> i64;
}
extern "C" {
    /// 1 if there is such a key, 0 if not; -1 for a handle that is not of a ModuleDict, or a key
    /// that is NULL.
    pub fn nnc_module_dict_contains(
        module_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
    ) -> i32;
}
extern "C" {
    /// The module under that key.
    pub fn nnc_module_dict_get(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a module in under that key: in the place of the one that has it, or at the end.
    pub fn nnc_module_dict_set(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module under that key, and gives it.
    pub fn nnc_module_dict_pop(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts in the modules of a collection under their keys, as nnc_module_dict_set does, all or
    /// none. NNC_E_INVALID for an entry that is a tensor.
    pub fn nnc_module_dict_update(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        modules: *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the module under that key.
    pub fn nnc_module_dict_delete(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out all.
    pub fn nnc_module_dict_clear(ctx: *mut nnc_ctx, module_dict: *mut nnc_module)
        -> *mut nnc_error;
}
extern "C" {
    /// A collection of the keys, in order, with their modules.
    pub fn nnc_module_dict_keys(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_dict_keys: a collection has both.
    pub fn nnc_module_dict_items(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_dict_keys: a collection has both.
    pub fn nnc_module_dict_values(
        ctx: *mut nnc_ctx,
        module_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many entries there are; -1 for a handle that is not of a ParameterDict.
    pub fn nnc_parameter_dict_len(parameter_dict: *mut nnc_module) -> i64;
}
extern "C" {
    /// 1 if there is such a key, 0 if not; -1 for a handle that is not of a ParameterDict, or a key
    /// that is NULL.
    pub fn nnc_parameter_dict_contains(
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
    ) -> i32;
}
extern "C" {
    /// The parameter under that key.
    pub fn nnc_parameter_dict_at(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameter under that key; otherwise default_value itself, which may be NULL, and so may
    /// \*out be then.
    pub fn nnc_parameter_dict_get(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        default_value: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a parameter in under that key: in the place of the one that has it, or at the end.
    /// NNC_E_DTYPE for a tensor that is not floating point.
    pub fn nnc_parameter_dict_set(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameter under that key. If there is none, default_value is put in as
    /// nnc_parameter_dict_set does, and given.
    pub fn nnc_parameter_dict_setdefault(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        default_value: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the parameter under that key, and gives it.
    pub fn nnc_parameter_dict_pop(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the last entry, and gives a collection of it alone. NNC_E_UNKNOWN if there is none.
    pub fn nnc_parameter_dict_popitem(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts in the tensors of a collection under their keys, as nnc_parameter_dict_set does, all or
    /// none. NNC_E_INVALID for an entry without a tensor.
    pub fn nnc_parameter_dict_update(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        parameters: *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another ParameterDict of the same parameters.
    pub fn nnc_parameter_dict_copy(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A ParameterDict with the keys of a collection, each with a parameter that shares the memory
    /// of default_value. parameter_dict is not asked for its entries.
    pub fn nnc_parameter_dict_fromkeys(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        keys: *mut nnc_named,
        default_value: *mut nnc_tensor,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out the parameter under that key.
    pub fn nnc_parameter_dict_delete(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        key: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes out all.
    pub fn nnc_parameter_dict_clear(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A collection of the keys, in order, with their parameters.
    pub fn nnc_parameter_dict_keys(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_parameter_dict_keys: a collection has both.
    pub fn nnc_parameter_dict_items(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_parameter_dict_keys: a collection has both.
    pub fn nnc_parameter_dict_values(
        ctx: *mut nnc_ctx,
        parameter_dict: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many parameters there are; -1 for a handle that is not of a ParameterList.
    pub fn nnc_parameter_list_len(parameter_list: *mut nnc_module) -> i64;
}
extern "C" {
    /// The parameter at idx.
    pub fn nnc_parameter_list_get(
        ctx: *mut nnc_ctx,
        parameter_list: *mut nnc_module,
        idx: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Another ParameterList of the parameters in the slice.
    pub fn nnc_parameter_list_slice(
        ctx: *mut nnc_ctx,
        parameter_list: *mut nnc_module,
        start: i64,
        end: i64,
        step: i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts another parameter in the place of the one at idx.
    pub fn nnc_parameter_list_set(
        ctx: *mut nnc_ctx,
        parameter_list: *mut nnc_module,
        idx: i64,
        param: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts a parameter in at the end.
    pub fn nnc_parameter_list_append(
        ctx: *mut nnc_ctx,
        parameter_list: *mut nnc_module,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts n_values parameters in at the end, all or none.
    pub fn nnc_parameter_list_extend(
        ctx: *mut nnc_ctx,
        parameter_list: *mut nnc_module,
        values: *const *mut nnc_tensor,
        n_values: i64,
    ) -> *mut nnc_error;
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_dataset {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_sampler {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_data_loader {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_data_loader_iter {
    _unused: [u8; 0],
}
extern "C" {
    /// TensorDataset: sample i is the places i of the first dimension of all tensors, views of them.
    /// NNC_E_SHAPE: first sizes differ, or a tensor has no dimensions. NNC_E_INVALID: no tensors.
    pub fn nnc_tensor_dataset_new(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_dataset_vtable {
    pub struct_size: i64,
    pub any_thread: i64,
    pub len: ::std::option::Option<
        unsafe extern "C" fn(self_: usize, ctx: *mut nnc_ctx, out: *mut i64) -> *mut nnc_error,
    >,
    pub get: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            index: i64,
            out: *mut *mut nnc_tensor,
            capacity: i64,
            n_out: *mut i64,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// The dataset keeps self until it is gone, then destroy is called; on an error self stays yours.
    /// NNC_E_INVALID: a table that is not known or lacks len or get. NNC_E_CALLBACK: a negative len.
    pub fn nnc_dataset_new_user(
        ctx: *mut nnc_ctx,
        vtable: *const nnc_dataset_vtable,
        self_: usize,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Subset: the samples of dataset at these indices, from the end if negative. NNC_E_INDEX: one that
    /// is not there. Datasets of datasets may be 100 deep (NNC_E_INVALID).
    pub fn nnc_subset_new(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        indices: *const i64,
        n_indices: i64,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// ConcatDataset: the samples of one after those of another. NNC_E_INVALID: none.
    pub fn nnc_concat_dataset_new(
        ctx: *mut nnc_ctx,
        datasets: *const *mut nnc_dataset,
        n_datasets: i64,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// random_split into subsets of these lengths, which add up to the dataset's: out gets n_lengths
    /// handles. Draws from ctx's generator. As in torch, lengths that add up to 1 are fractions.
    /// NNC_E_INVALID: another sum, a negative length.
    pub fn nnc_random_split(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        lengths: *const i64,
        n_lengths: i64,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same by fractions, which add up to 1: floor(fraction \* len) samples each, and of those that
    /// are left over one to each from the first on.
    pub fn nnc_random_split_fractions(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        fractions: *const f64,
        n_fractions: i64,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many samples there are; -1 for a bad handle.
    pub fn nnc_dataset_len(dataset: *mut nnc_dataset) -> i64;
}
extern "C" {
    /// One sample, from the end if index is negative. NNC_E_INDEX: it is not there.
    pub fn nnc_dataset_get(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        index: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// SequentialSampler: 0, 1, ... len - 1.
    pub fn nnc_sequential_sampler_new(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// RandomSampler: num_samples indices (NULL: as many as there are samples), each index once before
    /// any comes again, or with replacement. Without a generator each pass draws a seed for one of its
    /// own. NNC_E_INVALID: num_samples \< 1, no samples.
    pub fn nnc_random_sampler_new(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        replacement: i32,
        num_samples: *const i64,
        generator: *mut nnc_ctx,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// SubsetRandomSampler: these indices in a random order.
    pub fn nnc_subset_random_sampler_new(
        ctx: *mut nnc_ctx,
        indices: *const i64,
        n_indices: i64,
        generator: *mut nnc_ctx,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// WeightedRandomSampler: num_samples of the indices 0..n-1 by nnc_multinomial of weights (n)
    /// (torch: replacement 1). NNC_E_SHAPE: weights has not one dimension. NNC_E_INVALID: num_samples
    /// \< 1; a pass has the errors of nnc_multinomial.
    pub fn nnc_weighted_random_sampler_new(
        ctx: *mut nnc_ctx,
        weights: *mut nnc_tensor,
        num_samples: i64,
        replacement: i32,
        generator: *mut nnc_ctx,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// BatchSampler: the indices of sampler in batches of batch_size, the last one may have fewer unless
    /// drop_last. A loader fetches just these batches: torch's DataLoader(batch_sampler=...).
    /// NNC_E_INVALID: batch_size \< 1, a sampler that gives batches itself.
    pub fn nnc_batch_sampler_new(
        ctx: *mut nnc_ctx,
        sampler: *mut nnc_sampler,
        batch_size: i64,
        drop_last: i32,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Batches of your own, the same in every pass: lengths\[0\] indices, then lengths\[1\], ...; torch's
    /// batch_sampler=\[\[3, 1\], \[4\]\] is indices 3, 1, 4 and lengths 2, 1. NNC_E_INVALID: a length \< 1,
    /// lengths that do not add up to n_indices.
    pub fn nnc_listed_batches_new(
        ctx: *mut nnc_ctx,
        indices: *const i64,
        n_indices: i64,
        lengths: *const i64,
        n_lengths: i64,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many indices, or batches, a pass gives; -1 for a bad handle.
    pub fn nnc_sampler_len(sampler: *mut nnc_sampler) -> i64;
}
extern "C" {
    /// (n) of int64: the indices of one pass, list(sampler) in Python; those of batches one batch after
    /// the other.
    pub fn nnc_sampler_indices(
        ctx: *mut nnc_ctx,
        sampler: *mut nnc_sampler,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// DataLoader. options, which may be NULL:
    /// ```text
    ///   batch_size=1        samples in a batch; None: samples without a batch, as they are
    ///   shuffle=False       RandomSampler(dataset, generator=generator); not with a sampler
    ///   drop_last=False     leave out the last batch if it is not full
    ///   num_workers=0       threads that fetch batches ahead, at most 512
    ///   prefetch_factor=2   how many batches ahead for each worker, 1..65536
    ///   persistent_workers=False   as in torch the workers go on with their random numbers in the next
    ///                       pass, which draws no seed for them
    ///   padding_value=None  a number: fields are padded with it along their first dimension to the
    ///                       longest in the batch. A list: one for each field, None for one that is not
    ///                       padded. Fields without dimensions are not.
    /// ```
    /// sampler may be NULL, which is SequentialSampler or with shuffle RandomSampler; generator too.
    /// Beside a sampler that gives batches there is no batch_size, shuffle or drop_last.
    /// NNC_E_UNKNOWN: another option. NNC_E_INVALID: a value that torch refuses.
    ///
    /// Batches, their order, errors and random numbers are the same whatever the threads do, and but for
    /// random numbers for any number of workers. Where the dataset is not for any thread (see
    /// nnc_dataset_vtable; tensors that require grad), or the system refuses a thread, the caller
    /// fetches for that worker. Threads block signals, sleep when they have nothing to do, and stop
    /// after the sample that they are at when the iterator is released, which waits for them unless
    /// that is a call of the host's. In the child of fork() an iterator of its parent can only be
    /// released.
    pub fn nnc_data_loader_new(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        sampler: *mut nnc_sampler,
        options: *const ::std::os::raw::c_char,
        generator: *mut nnc_ctx,
        out: *mut *mut nnc_data_loader,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many batches a pass has; -1 for a bad handle.
    pub fn nnc_data_loader_len(loader: *mut nnc_data_loader) -> i64;
}
extern "C" {
    /// Begins a pass: torch's iter(loader), with its draws from the generator, or from ctx's. Workers
    /// fetch under the settings of ctx.
    pub fn nnc_data_loader_iter_new(
        ctx: *mut nnc_ctx,
        loader: *mut nnc_data_loader,
        out: *mut *mut nnc_data_loader_iter,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The next batch: each field of its samples stacked along a new first dimension, then for each
    /// field that was padded the lengths, (batch) of int64. \*n_out is 0 after the last one.
    /// NNC_E_INVALID: more tensors than capacity, the batch is not lost. NNC_E_SHAPE: samples of
    /// unequal sizes, or numbers of tensors. Where a batch cannot be fetched, the next call goes on with
    /// the batch after it; where memory is out, it tries again. NNC_E_STATE: in the child of fork(), and
    /// for a dataset that asks its own iterator.
    pub fn nnc_data_loader_next(
        ctx: *mut nnc_ctx,
        iterator: *mut nnc_data_loader_iter,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The elements of an IDX file, which may be compressed by gzip: its first bytes tell, not its name.
    /// uint8, int8, int16, int32, float32 or float64 in the sizes that it says. options: max_size=N.
    pub fn nnc_idx_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The columns of a CSV file by their names, one dimension each; it may be compressed by gzip. Text
    /// is UTF-8, quoted as RFC 4180 says, lines end with \\n, \\r\\n or \\r; those of spaces and tabs alone
    /// are passed over. A column is int64, float64 or bool (true and false, in any case of letters) if
    /// all that stands in it is; numbers are those of the C locale, rounded correctly, and 0 where they
    /// are too small. What is missing (nothing, NA, NaN, null, None and the other words that pandas
    /// takes for it) is NaN, so ints are float64 then. All other columns are what pandas calls
    /// categories: int64, the place of each text among the different ones in their order, -1 where it is
    /// missing; bools of which some are missing too, columns with a number that is too large for
    /// float64, columns without rows, and ints of which one is not in int64 (pandas may have uint64 for
    /// them, which this library has not; float64 they are where one has a fraction, before any above
    /// 2\*\*64 - 1, or where dtype says so). These texts are put into \*categories under "column.0",
    /// "column.1", ...: nnc_named_sub gives those of a column, nnc_named_value a text. categories may be
    /// NULL. Names that stand there twice become "a" and "a.1", an empty one "Unnamed: 0". options:
    ///
    /// ```text
    ///   delimiter=','          one character; sep is the same
    ///   header=True            the first line has the names; otherwise they are "0", "1", ...
    ///   names=['a', 'b']       the names, and no header unless header=True passes it over
    ///   usecols=['a', 'b']     the columns to take, by names or numbers; in the order of the file
    ///   dtype={'a': 'float32', 'b': 'category'}   or one for all: element types, 'category'
    ///   na_values=['?', 99]    what is missing too: numbers in a column of floats by their value, in
    ///                          others as they are written, and 99 also as 99.0
    ///   max_size=N             by default half of what is said above, and all of it for the text and
    ///                          16 bytes for each value
    /// ```
    ///
    /// A line with fewer or more fields than the first is NNC_E_FILE, and so is a value that is not of
    /// the dtype asked for, or a missing one of ints and bools; more than 65536 columns; and more
    /// different texts than a file of its size may have: 40 MiB of them, and 64 bytes more for each byte
    /// beyond 1 MiB, where a text takes 1000 bytes, its letters and those of its column's name.
    /// NNC_E_UNKNOWN for a column that is not there, NNC_E_INDEX for its number.
    pub fn nnc_csv_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        columns: *mut *mut nnc_named,
        categories: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torchvision.io.read_image: a PNG or JPEG file, which its first bytes tell, as uint8 (C, H, W)
    /// with the strides of torchvision: pixel after pixel in memory. A PNG of 16 bits is int32 with the
    /// values of the file, 0..65535: torchvision's uint16, which this library has not. options:
    /// ```text
    ///   mode='UNCHANGED'   as it is stored: 1 channel for grey, 2 with alpha, 3 for RGB, 4 with alpha
    ///                      and for CMYK; of a palette the numbers of its colors
    ///   mode='GRAY', 'GRAY_ALPHA' (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK
    ///                      (as Adobe stores it, inverted) too. Alpha is that of the file, also of a
    ///                      transparent color, otherwise opaque; colors are not blended with it.
    ///   max_size=N         of what decoding takes
    /// ```
    /// As in torchvision the orientation in EXIF is not looked at, and gamma only where grey is made of
    /// colors of a PNG. Where the data of a JPEG end too early, or are damaged so that some of the
    /// picture is missing, it is an error; so are a checksum of PNG that is wrong and a JPEG of more
    /// than 100 scans, of fewer if it is large: 8 million walks over a block of 64 samples, and 64 more
    /// for each byte beyond 1 MiB, but not of 20.
    pub fn nnc_read_image(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey, grey and alpha, RGB, RGB
    /// and alpha. at most 1,000,000 pixels a side. compression_level: 0..9, in torchvision 6 by
    /// default. NNC_E_DTYPE, NNC_E_SHAPE for another image.
    pub fn nnc_write_png(
        ctx: *mut nnc_ctx,
        image: *mut nnc_tensor,
        path: *const ::std::os::raw::c_char,
        compression_level: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels: grey, RGB; at most 65,500
    /// pixels a side. quality: 1..100, in torchvision 75 by default. NNC_E_DTYPE, NNC_E_SHAPE for
    /// another image.
    pub fn nnc_write_jpeg(
        ctx: *mut nnc_ctx,
        image: *mut nnc_tensor,
        path: *const ::std::os::raw::c_char,
        quality: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torchvision.datasets.ImageFolder: the pictures root/class/.../name.png by class. Classes are the
    /// folders in root in the order of their names; the pictures of one in the order of the folders
    /// below it and of their names. Links are what they lead to, and passed over where that is not
    /// there. A sample is the picture (C, H, W) and the number of its class, int64
    /// without dimensions. Pictures are read when they are asked for. options:
    /// ```text
    ///   mode='RGB'          as for nnc_read_image; of 16 bits the upper 8 are taken
    ///   size=(H, W)         in that size, by interpolate with bilinear weights and antialias=True, as
    ///                       torchvision.transforms.v2.Resize does: uint8 is rounded
    ///   dtype='uint8'       or 'float32': 0..255 become 0..1
    ///   extensions=('.png',)   which files to take, in lower case; by default those of torchvision,
    ///                       of which others than .png, .jpg and .jpeg are NNC_E_UNSUPPORTED
    ///   allow_empty=False   may a class have no picture?
    ///   max_size=N          of what decoding one takes
    /// ```
    /// NNC_E_FILE for a root without classes and a class without pictures, and later for a file that
    /// cannot be read.
    pub fn nnc_dataset_image_folder(
        ctx: *mut nnc_ctx,
        root: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_dataset,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Its class_to_idx: the names of the classes with their numbers, int64. NNC_E_INVALID for another
    /// dataset.
    pub fn nnc_image_folder_classes(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The file of a sample: its samples\[index\]\[0\]. index may count from the end; NNC_E_INDEX for one
    /// that is not there, NNC_E_INVALID for another dataset.
    pub fn nnc_image_folder_path(
        ctx: *mut nnc_ctx,
        dataset: *mut nnc_dataset,
        index: i64,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_forward with other tensors in the place of parameters and buffers of module and its
    /// descendants, those at the paths that are the keys of parameter_and_buffer_dicts. Gradients go to
    /// these; the module stays as it is, and a call of another thread does not see them. What forward
    /// writes to buffers, such as running statistics, is written to those given. Forwards of yours find
    /// them under the same names, by nnc_module_get_parameter, nnc_module_get_buffer and the lists.
    /// tie_weights not 0 (torch: 1): a tensor also stands in the place of all others that are the same
    /// parameter; two for one are NNC_E_INVALID. strict not 0 (torch: 0): keys are all names and no
    /// others, else NNC_E_INVALID, which lists them; otherwise a key whose module does not exist is
    /// NNC_E_UNKNOWN, and one that its module does not have is passed over. So is the name of what
    /// weight_norm, spectral_norm or pruning of \<nnc/nn_utils.h\> and \<nnc/nn_prune.h\> computes. In the
    /// place of a tensor that is parametrized nothing can stand: the call computes it from what
    /// right_inverse makes of the one given, which gets no gradient, as in PyTorch. Sizes and types are
    /// checked by the operations that use the tensors.
    pub fn nnc_functional_call(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        parameter_and_buffer_dicts: *mut nnc_named,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        kwargs: *mut nnc_kwargs,
        tie_weights: i32,
        strict: i32,
        outputs: *mut *mut nnc_tensor,
        capacity: i64,
        n_outputs: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The factor by which torch recommends to scale weights before a function: 1 for "linear",
    /// "conv1d" to "conv3d", "conv_transpose1d" to "conv_transpose3d" and "sigmoid", 5/3 for "tanh",
    /// sqrt(2) for "relu", sqrt(2 / (1 + slope^2)) for "leaky_relu", 3/4 for "selu". param is the slope;
    /// NULL: 0.01. NNC_E_INVALID: another word.
    pub fn nnc_init_calculate_gain(
        ctx: *mut nnc_ctx,
        nonlinearity: *const ::std::os::raw::c_char,
        param: *const f64,
        out: *mut f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Uniform in \[a, b) (torch: 0, 1). NNC_E_INVALID: a \> b.
    pub fn nnc_init_uniform_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        a: f64,
        b: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
    pub fn nnc_init_normal_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        mean: f64,
        std: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same (torch: 0, 1) with all values in \[a, b\] (torch: -2, 2): others are drawn again.
    /// NNC_E_INVALID: std is 0, a \> b; hardly any value lies there (2^18 draws did not fill the tensor,
    /// or of 2^20 less than one in 2^18 was kept).
    pub fn nnc_init_trunc_normal_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        mean: f64,
        std: f64,
        a: f64,
        b: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// val everywhere; any type, and elements may share memory. NNC_E_INVALID: the type does not hold
    /// val.
    pub fn nnc_init_constant_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        val: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same.
    pub fn nnc_init_constant_i64_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        val: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 everywhere; any type.
    pub fn nnc_init_ones_(ctx: *mut nnc_ctx, tensor: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// 0 everywhere; any type.
    pub fn nnc_init_zeros_(ctx: *mut nnc_ctx, tensor: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// Uniform in +-gain \* sqrt(6 / (fan_in + fan_out)) (torch: gain 1). NNC_E_INVALID: negative gain.
    /// NNC_E_SHAPE: both fans are 0.
    pub fn nnc_init_xavier_uniform_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        gain: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Normal with the standard deviation gain \* sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as
    /// of nnc_init_xavier_uniform\_.
    pub fn nnc_init_xavier_normal_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        gain: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Uniform in +-gain \* sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope
    /// is a (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without
    /// elements stays as it is. NNC_E_INVALID: another word.
    pub fn nnc_init_kaiming_uniform_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        a: f64,
        mode: *const ::std::os::raw::c_char,
        nonlinearity: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform\_.
    pub fn nnc_init_kaiming_normal_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        a: f64,
        mode: *const ::std::os::raw::c_char,
        nonlinearity: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The identity: 1 on the diagonal of a matrix, else 0; any type. NNC_E_SHAPE: no matrix.
    pub fn nnc_init_eye_(ctx: *mut nnc_ctx, tensor: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its
    /// input through: in each group 1 at the middle of the kernel from input i to output i, else 0; any
    /// type. NNC_E_SHAPE: not of 3 to 5 dimensions, size 0 is no multiple of groups. NNC_E_INDEX: the
    /// kernel is empty.
    pub fn nnc_init_dirac_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        groups: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the
    /// length 1 and are orthogonal; what follows the first dimension counts as one. float32 and float64.
    /// A tensor without elements stays as it is. NNC_E_SHAPE: fewer than 2 dimensions, or strides that
    /// cannot be viewed as a matrix. NNC_E_DTYPE: another type.
    pub fn nnc_init_orthogonal_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        gain: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in
    /// each column ceil(sparsity \* rows), drawn too, are 0. NNC_E_SHAPE: no matrix. NNC_E_INVALID:
    /// negative std, sparsity is not finite.
    pub fn nnc_init_sparse_(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        sparsity: f64,
        std: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all
    /// parameters of a module; arguments and defaults are torch's (without params), nnc_signature tells
    /// them. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new; a module without
    /// parameters is NNC_E_INVALID. foreach and fused choose among equal results in torch and change
    /// nothing here; capturable is refused. With differentiable=True steps are recorded, see
    /// nnc_optimizer_step.
    pub fn nnc_optimizer_new(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        module: *mut nnc_module,
        out: *mut *mut nnc_optimizer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for n_params leaves of your own, or any tensors with differentiable=True. NNC_E_STATE
    /// for a tensor that was computed, NNC_E_INVALID for an empty list or one with a tensor twice.
    pub fn nnc_optimizer_new_from(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        params: *const *mut nnc_tensor,
        n_params: i64,
        out: *mut *mut nnc_optimizer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One step for every parameter that has a gradient. A step that fails has changed no parameter.
    /// NNC_E_DTYPE: one of a type that is not floating point has a gradient. NNC_E_INVALID: LBFGS, which
    /// needs a closure. NNC_E_STATE: within a step of the same optimizer.
    /// Parameters of 16 bits are stepped in float32 and rounded once, where PyTorch rounds after each
    /// operation: an eps that is 0 in float16 makes NaN there of a gradient whose square is 0. One
    /// without elements is left alone, also by Adafactor and Muon, which divide by zero in PyTorch.
    /// Of an optimizer made with differentiable=True a step is an operation in place that backward goes
    /// through, whatever ctx says of gradients: to the parameters before it, their gradients (made with
    /// create_graph) and the state, which lies in new tensors after each step. As in torch the first
    /// momentum of SGD is a constant; a parameter that is a leaf that wants a gradient is NNC_E_STATE,
    /// and foreach=True NNC_E_UNSUPPORTED. Backward also goes through several steps of Adamax, Rprop,
    /// amsgrad and a centered RMSprop, which torch refuses. A loaded state keeps its history.
    pub fn nnc_optimizer_step(ctx: *mut nnc_ctx, optimizer: *mut nnc_optimizer) -> *mut nnc_error;
}
extern "C" {
    /// step(closure): calls closure, which has no inputs, computes the loss anew with its gradients
    /// (zero_grad, forward, backward) and gives it as its one output, a tensor of one element; then
    /// steps. Gradients are recorded during the call, whatever ctx says. LBFGS calls it as often as it
    /// needs. \*out is the loss that the first call gave. If the closure fails, the parameters stay as
    /// they were before the step.
    pub fn nnc_optimizer_step_closure(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        closure: *const nnc_callback,
        self_: usize,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets every parameter's gradient to none.
    pub fn nnc_optimizer_zero_grad(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What print(optimizer) shows in PyTorch, without a final newline.
    pub fn nnc_optimizer_repr(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Adds a group of n_params leaves with options of its own, "lr=0.01, momentum=0.9"; those that are
    /// not named are the optimizer's. options may be NULL. NNC_E_INVALID for a parameter that is in a
    /// group already, and for a second group of LBFGS.
    pub fn nnc_optimizer_add_param_group(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        params: *const *mut nnc_tensor,
        n_params: i64,
        options: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number of groups, -1 for a bad handle.
    pub fn nnc_optimizer_param_group_count(optimizer: *mut nnc_optimizer) -> i64;
}
extern "C" {
    /// All groups as they are now: for each its parameters themselves, "0.params.0", "0.params.1", then
    /// its options, "0.lr", as tensors of the form that nnc_optimizer_state_dict has.
    pub fn nnc_optimizer_param_groups(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The options of a group that is added without any, "lr=0.001, momentum=0, ...".
    pub fn nnc_optimizer_defaults(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An option as Python prints it: "0.1", "(0.9, 0.999)", "None".
    pub fn nnc_optimizer_get_option(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        name: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An option that is a number; of a bool 0 or 1. NNC_E_INVALID if it is none.
    pub fn nnc_optimizer_get_option_f64(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        name: *const ::std::os::raw::c_char,
        out: *mut f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets the options that the text names, "lr=0.01, betas=(0.9, 0.99)", all or none.
    pub fn nnc_optimizer_set_options(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        options: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets one option to a float.
    pub fn nnc_optimizer_set_option_f64(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        name: *const ::std::os::raw::c_char,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets one option to an int.
    pub fn nnc_optimizer_set_option_i64(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        name: *const ::std::os::raw::c_char,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets one option to False (0) or True (anything else).
    pub fn nnc_optimizer_set_option_bool(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        group: i64,
        name: *const ::std::os::raw::c_char,
        value: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What the optimizer keeps for a parameter, "step", "exp_avg", ...: the tensors themselves, in
    /// torch's order; nothing before the first step, but for the parameters that Adagrad is made with.
    /// NNC_E_UNKNOWN for a tensor that is in no group.
    pub fn nnc_optimizer_state(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        param: *mut nnc_tensor,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch's state dict with the keys of its levels joined by dots. "state.3.exp_avg": what is kept
    /// for parameter 3, counted through all groups; the tensor itself. "param_groups.0.params": the
    /// numbers of the parameters of group 0, int64. "param_groups.0.lr": an option. A float is a tensor
    /// without dimensions of float64, an int of int64, a bool of bool; a tuple or list is one of one
    /// dimension (bool if all are; float64 if it holds a float, a None in it as NaN); a str holds its
    /// UTF-8 as uint8, and None is a tensor of float64 without elements. So is "state" where nothing is
    /// kept yet.
    pub fn nnc_optimizer_state_dict(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes over state and options from what nnc_optimizer_state_dict gave, or from a state dict of
    /// torch's in that form. Tensors of state are copied, in the type of their parameter ("step" and
    /// other numbers as they are). An option that is missing stays as it is, as is a parameter's state
    /// if none of it is there, which then begins anew. NNC_E_INVALID for other numbers of groups or
    /// parameters, NNC_E_UNKNOWN for a key that does not belong here, NNC_E_SHAPE and NNC_E_DTYPE for
    /// tensors that do not fit. On an error nothing has changed.
    pub fn nnc_optimizer_load_state_dict(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        state_dict: *mut nnc_named,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_optimizer_hook {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            optimizer: *mut nnc_optimizer,
            state_dict: *mut nnc_named,
            out: *mut *mut nnc_named,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// Before each step; an error of the hook ends the call.
    pub fn nnc_optimizer_register_step_pre_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After each step; the step stands, also if the hook fails.
    pub fn nnc_optimizer_register_step_post_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Before nnc_optimizer_state_dict.
    pub fn nnc_optimizer_register_state_dict_pre_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After nnc_optimizer_state_dict, with its result, to which it may add or which it may replace.
    pub fn nnc_optimizer_register_state_dict_post_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Before nnc_optimizer_load_state_dict, with what was given (a copy of the collection), to which it
    /// may add or which it may replace.
    pub fn nnc_optimizer_register_load_state_dict_pre_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After nnc_optimizer_load_state_dict; what was loaded stands, also if the hook fails.
    pub fn nnc_optimizer_register_load_state_dict_post_hook(
        ctx: *mut nnc_ctx,
        optimizer: *mut nnc_optimizer,
        hook: *const nnc_optimizer_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// From text, "StepLR(step_size=30, gamma=0.1)", "OneCycleLR(max_lr=0.1, total_steps=100)";
    /// arguments and defaults are torch's (without optimizer), nnc_signature tells them
    /// ("optim.lr_scheduler.StepLR"). Schedulers within schedulers are made along with them:
    /// "SequentialLR(\[ConstantLR(0.1, 2), ExponentialLR(0.9)\], milestones=\[2\])". As in torch, making one
    /// does its first step. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new. On an
    /// error the optimizer is as it was.
    pub fn nnc_lr_scheduler_new(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        optimizer: *mut nnc_optimizer,
        out: *mut *mut nnc_lr_scheduler,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_lr_lambda {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            name: *const ::std::os::raw::c_char,
            x: f64,
            out: *mut f64,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// The same with functions, which the text gives names: "LambdaLR(warmup)", "LambdaLR(\[f, g\])" for
    /// two groups, "CyclicLR(0.01, 0.1, scale_fn=f)". A table that is not known or lacks call is
    /// NNC_E_INVALID; on an error self stays yours, and destroy is not called.
    pub fn nnc_lr_scheduler_new_lambda(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        optimizer: *mut nnc_optimizer,
        lambda: *const nnc_lr_lambda,
        self_: usize,
        out: *mut *mut nnc_lr_scheduler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets the learning rates of the next epoch, or of \*epoch, unless that is NULL (which need not be
    /// whole, and is at most 2\*\*53; SequentialLR and ChainedScheduler take none). For
    /// ReduceLROnPlateau see below: it is NNC_E_INVALID here. NNC_E_INVALID: OneCycleLR is at its end. A
    /// step that fails changes nothing.
    pub fn nnc_lr_scheduler_step(
        ctx: *mut nnc_ctx,
        scheduler: *mut nnc_lr_scheduler,
        epoch: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The step of ReduceLROnPlateau, to which the metric is told: lr falls when that has not got better
    /// for \`patience\` steps. NNC_E_INVALID for another scheduler.
    pub fn nnc_reduce_lr_on_plateau_step(
        ctx: *mut nnc_ctx,
        scheduler: *mut nnc_lr_scheduler,
        metrics: f64,
        epoch: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The learning rates that the last step set, one for each group: float64, of one dimension.
    pub fn nnc_lr_scheduler_get_last_lr(
        ctx: *mut nnc_ctx,
        scheduler: *mut nnc_lr_scheduler,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch's state dict, "last_epoch", "base_lrs", "\_step_count", ..., in the form that
    /// nnc_optimizer_state_dict has; that of a scheduler within as "\_schedulers.0.last_epoch". Functions
    /// of yours stand as None. MultiStepLR's milestones are counted, as torch's Counter does:
    /// "milestones.30" says how often 30 is there (in a file it is a dict, of which torch's step()
    /// without an epoch makes the same); a sorted list if not all are whole numbers.
    pub fn nnc_lr_scheduler_state_dict(
        ctx: *mut nnc_ctx,
        scheduler: *mut nnc_lr_scheduler,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes over such a state. What is missing stays as it is; NNC_E_UNKNOWN for a key that does not
    /// belong here, NNC_E_INVALID for a value of another kind. On an error nothing has changed. The
    /// optimizer's options are not touched: they are part of its own state dict.
    pub fn nnc_lr_scheduler_load_state_dict(
        ctx: *mut nnc_ctx,
        scheduler: *mut nnc_lr_scheduler,
        state_dict: *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// safetensors.torch.save_file: writes the tensors of a collection, of any strides, in row-major
    /// order. metadata may be NULL; its values are texts (NNC_E_INVALID otherwise). NNC_E_INVALID for an
    /// entry without a tensor, for a name that is no UTF-8 and, as in Python, for tensors that share
    /// memory (nnc_safetensors_save_model writes those of a module).
    pub fn nnc_safetensors_save_file(
        ctx: *mut nnc_ctx,
        tensors: *mut nnc_named,
        metadata: *mut nnc_kwargs,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// safetensors.torch.load_file: the tensors of a file in the order in which they lie there; of an
    /// index ("model.safetensors.index.json") those of all its files, which lie in its folder. options,
    /// which may be NULL:
    /// ```text
    ///   mmap=True       tensors are pages of the file, read when somebody looks at them. What is
    ///                   written to them stays in the process; while they live nobody may make the file
    ///                   shorter or take its disk away: what is missing then is SIGBUS when it is read.
    ///                   (To save over it is fine: the former file stays for those who have it.)
    ///   strict=False    bytes behind the last tensor, and tensors that an index does not name, are
    ///                   passed over
    ///   prefixes=[('bert.', ''), ('cls.', 'head.')]   what names begin with, and what instead; the
    ///                   first that fits
    /// ```
    /// Types that this library has not (8-bit floats, unsigned integers of more than 8 bits, complex
    /// numbers) are NNC_E_UNSUPPORTED, two tensors with one name after renaming NNC_E_INVALID.
    pub fn nnc_safetensors_load_file(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The metadata of a safetensors file: entries that are texts, see nnc_named_value.
    pub fn nnc_safetensors_metadata(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// safetensors.torch.save_model: the state dict of a module. Of a tensor with several names the
    /// first in the alphabet is saved, and the metadata say under each of the others which that is.
    /// metadata may be NULL.
    pub fn nnc_safetensors_save_model(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        metadata: *mut nnc_kwargs,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// safetensors.torch.load_model: loads a file, or the files of an index, into a module, as
    /// nnc_module_load_state_dict does; of a tensor with several names one is enough. options are those
    /// of nnc_safetensors_load_file. On an error nothing has changed.
    pub fn nnc_safetensors_load_model(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        strict: i32,
        missing: *mut *mut nnc_named,
        unexpected: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A model file is a safetensors file with the module's state dict, whose metadata say under
    /// "nnc.module" a text for nnc_module_new: what nnc_module_repr prints and the arguments that this
    /// leaves out, or the arguments alone of a layer that makes its children of them. Any reader of
    /// safetensors finds the weights. A module of the host's own class comes back as a container of its
    /// children, without its forward; hooks are not kept. NNC_E_UNSUPPORTED for a module that cannot be
    /// made again from text with the same layers, arguments, parameters and buffers, as one with tensors
    /// or other modules among its arguments, or with a hook that computes a parameter.
    pub fn nnc_model_save(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The module of a model file: its layers, with the tensors of the file in their types; what was one
    /// tensor under several names is one again. All parameters require gradients, and the module is in
    /// training mode, as any new one. Nothing is drawn from ctx's generator. options are those of
    /// nnc_safetensors_load_file. NNC_E_FILE for a file without such a text, for a text that describes
    /// no module, for more modules than 16384 and 4 for each tensor, and for tensors of other names or
    /// sizes than the module has, which is found before the module has taken more memory than they.
    pub fn nnc_model_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One file of nnc_save for a run that goes on where it stopped: {"model": the module's state dict,
    /// "optimizer": and "lr_scheduler": theirs, "rng_state": that of ctx's generator} and the entries of
    /// extra, such as "epoch". PyTorch's torch.load reads it. optimizer, lr_scheduler and extra may be
    /// NULL. NNC_E_INVALID for an entry of extra under one of these keys.
    pub fn nnc_training_save(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        optimizer: *mut nnc_optimizer,
        lr_scheduler: *mut nnc_lr_scheduler,
        extra: *mut nnc_named,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Loads such a file into a module, an optimizer and a scheduler that are made as the saved ones
    /// were, and into ctx's generator: what follows gives the same bits as if the run had not stopped.
    /// \*out gets the other entries. optimizer and lr_scheduler may be NULL; what they would get is
    /// passed over. NNC_E_UNKNOWN for a part that the file has not, and the errors of the parts' own
    /// loads: on an error nothing has changed, but by hooks of the optimizer that run afterwards.
    pub fn nnc_training_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        module: *mut nnc_module,
        optimizer: *mut nnc_optimizer,
        lr_scheduler: *mut nnc_lr_scheduler,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In use now.
    pub fn nnc_memory_allocated() -> i64;
}
extern "C" {
    /// The most that was in use at the same time since nnc_reset_peak_memory_stats, or ever.
    pub fn nnc_max_memory_allocated() -> i64;
}
extern "C" {
    /// In use or kept for reuse now.
    pub fn nnc_memory_reserved() -> i64;
}
extern "C" {
    /// The most of that since nnc_reset_peak_memory_stats, or ever.
    pub fn nnc_max_memory_reserved() -> i64;
}
extern "C" {
    /// From now on the two maxima are those of what comes.
    pub fn nnc_reset_peak_memory_stats();
}
extern "C" {
    /// From now on no more than so many bytes are in use or kept for reuse: what needs more is
    /// NNC_E_MEMORY, as if the system had none. What is kept goes first; what is in use stays, if it is
    /// more. bytes 0: no limit, the default. NNC_E_INVALID for a negative number.
    pub fn nnc_memory_limit(ctx: *mut nnc_ctx, bytes: i64) -> *mut nnc_error;
}
extern "C" {
    /// Gives all counted blocks that are kept for reuse back to the system, now.
    pub fn nnc_empty_cache();
}
extern "C" {
    /// A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d with transpose not 0; torch: 0) that gives
    /// what conv and then bn, a BatchNorm, give; the two stay as they are. NNC_E_STATE: one of them is
    /// in training mode, or bn keeps no statistics; NNC_E_INVALID: bn is no BatchNorm, conv has other
    /// parameters than a weight and a bias.
    pub fn nnc_fuse_conv_bn_eval(
        ctx: *mut nnc_ctx,
        conv: *mut nnc_module,
        bn: *mut nnc_module,
        transpose: i32,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for a Linear; bn may have one feature, which then holds for all outputs.
    pub fn nnc_fuse_linear_bn_eval(
        ctx: *mut nnc_ctx,
        linear: *mut nnc_module,
        bn: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The weight, of the size of conv_w, and the bias alone. The outputs of conv_w are counted by its
    /// dimension 0, with transpose not 0 (torch: 0) by dimension 1.
    pub fn nnc_fuse_conv_bn_weights(
        ctx: *mut nnc_ctx,
        conv_w: *mut nnc_tensor,
        conv_b: *mut nnc_tensor,
        bn_rm: *mut nnc_tensor,
        bn_rv: *mut nnc_tensor,
        bn_eps: f64,
        bn_w: *mut nnc_tensor,
        bn_b: *mut nnc_tensor,
        transpose: i32,
        weight: *mut *mut nnc_tensor,
        bias: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of a Linear: linear_w is (out_features, in_features).
    pub fn nnc_fuse_linear_bn_weights(
        ctx: *mut nnc_ctx,
        linear_w: *mut nnc_tensor,
        linear_b: *mut nnc_tensor,
        bn_rm: *mut nnc_tensor,
        bn_rv: *mut nnc_tensor,
        bn_eps: f64,
        bn_w: *mut nnc_tensor,
        bn_b: *mut nnc_tensor,
        weight: *mut *mut nnc_tensor,
        bias: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_module_hook {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            inputs: *const *mut nnc_tensor,
            n_inputs: i64,
            kwargs: *mut nnc_kwargs,
            outputs: *const *mut nnc_tensor,
            n_outputs: i64,
            replaced: *mut *mut nnc_tensor,
            capacity: i64,
            n_replaced: *mut i64,
            replaced_kwargs: *mut *mut nnc_kwargs,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// Before forward: the hook gets the inputs, no outputs, and may replace the inputs. with_kwargs not
    /// 0: it gets the keyword arguments too, to which it may add, or puts others into \*replaced_kwargs,
    /// NULL before.
    pub fn nnc_module_register_forward_pre_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_module_hook,
        self_: usize,
        prepend: i32,
        with_kwargs: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After forward: the hook gets inputs and outputs, and may replace the outputs. with_kwargs not 0:
    /// it gets the keyword arguments too. always_call not 0: it is called also when the call has failed,
    /// in forward or in a hook, without outputs if there are none; what it fails with then is dropped,
    /// and what it replaces is lost.
    pub fn nnc_module_register_forward_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_module_hook,
        self_: usize,
        prepend: i32,
        with_kwargs: i32,
        always_call: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In backward, when the gradients of the outputs are there: the hook gets them as outputs, no
    /// inputs, and may replace them by as many. A module with hooks of backward gives views of what
    /// forward gets and gives, which must not be written to in place (NNC_E_STATE).
    pub fn nnc_module_register_full_backward_pre_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_module_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// In backward, when the gradients of the inputs are there: the hook gets them as inputs, zeros
    /// where none came, and those of the outputs as outputs; it may replace the inputs' by as many.
    /// Where no input requires a gradient it gets NULL for each, when the gradients of the outputs are
    /// there, and may replace nothing.
    pub fn nnc_module_register_full_backward_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_module_hook,
        self_: usize,
        prepend: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_register_forward_pre_hook of every module.
    pub fn nnc_register_module_forward_pre_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_module_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_register_forward_hook of every module.
    pub fn nnc_register_module_forward_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_module_hook,
        self_: usize,
        with_kwargs: i32,
        always_call: i32,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_register_full_backward_pre_hook of every module.
    pub fn nnc_register_module_full_backward_pre_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_module_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_register_full_backward_hook of every module.
    pub fn nnc_register_module_full_backward_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_module_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_registration_hook {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            name: *const ::std::os::raw::c_char,
            tensor: *mut nnc_tensor,
            child: *mut nnc_module,
            replaced_tensor: *mut *mut nnc_tensor,
            replaced_child: *mut *mut nnc_module,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// Before a parameter that is not None is registered: by nnc_module_register_parameter, by a
    /// ParameterList or ParameterDict, or by nnc_module_load_state_dict_assign. What a layer
    /// registers while it is made is shown when the layer is whole and has its initial values: its
    /// parameters, then its buffers, then its children; PyTorch calls the hook during construction. As
    /// in PyTorch, a deep copy shows nothing. Nor is what parametrizations, pruning, the older
    /// weight_norm and spectral_norm, and fusion change in a module that is there, which PyTorch does
    /// show; a ParametrizationList is shown as any module. The hook ends when it is removed.
    pub fn nnc_register_module_parameter_registration_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_registration_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for buffers: nnc_module_register_buffer, nnc_module_load_state_dict_assign.
    pub fn nnc_register_module_buffer_registration_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_registration_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for children: nnc_module_register_module, nnc_module_add, nnc_module_set_submodule, and
    /// the containers, but for what is inserted into a list.
    pub fn nnc_register_module_module_registration_hook(
        ctx: *mut nnc_ctx,
        hook: *const nnc_registration_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_state_dict_hook {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
            state_dict: *mut nnc_named,
            prefix: *const ::std::os::raw::c_char,
            keep_vars: i32,
            missing_keys: *mut nnc_named,
            unexpected_keys: *mut nnc_named,
            error_msgs: *mut nnc_named,
        ) -> *mut nnc_error,
    >,
    pub destroy: ::std::option::Option<unsafe extern "C" fn(self_: usize)>,
}
extern "C" {
    /// Before the module's entries are read: the hook gets prefix and keep_vars.
    pub fn nnc_module_register_state_dict_pre_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_state_dict_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After those of the module and its descendants: the hook gets state_dict, which holds all entries
    /// until then, those of other modules too, prefix and keep_vars.
    pub fn nnc_module_register_state_dict_post_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_state_dict_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Before the module's entries are loaded: the hook gets state_dict, a collection of the entries
    /// whose keys begin with prefix, and the three lists. What it changes in state_dict is seen by the
    /// module and those below it. A message in error_msgs makes the call fail (NNC_E_INVALID), strict or
    /// not.
    pub fn nnc_module_register_load_state_dict_pre_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_state_dict_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// After the module and its descendants are loaded, which the hook can see: it gets missing_keys and
    /// unexpected_keys as far as they are known. What it leaves there is what strict refuses and the
    /// call gives. prefix is the module's.
    pub fn nnc_module_register_load_state_dict_post_hook(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        hook: *const nnc_state_dict_hook,
        self_: usize,
        out: *mut *mut nnc_hook,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets key to a module, which the bag then shares: the distance_function of a
    /// TripletMarginWithDistanceLoss, which may be a module of yours (nnc_module_new_user). It becomes a
    /// child of the module that is made.
    pub fn nnc_kwargs_set_module(
        kwargs: *mut nnc_kwargs,
        key: *const ::std::os::raw::c_char,
        value: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Embedding (torch: norm_type 2, flags 0). The row at padding_idx stays as it is.
    pub fn nnc_embedding_from_pretrained(
        ctx: *mut nnc_ctx,
        embeddings: *mut nnc_tensor,
        freeze: i32,
        padding_idx: *const i64,
        max_norm: *const f64,
        norm_type: f64,
        scale_grad_by_freq: i32,
        sparse: i32,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// EmbeddingBag (torch: norm_type 2, mode "mean", flags 0); mode NULL is "mean".
    pub fn nnc_embedding_bag_from_pretrained(
        ctx: *mut nnc_ctx,
        embeddings: *mut nnc_tensor,
        freeze: i32,
        max_norm: *const f64,
        norm_type: f64,
        scale_grad_by_freq: i32,
        mode: *const ::std::os::raw::c_char,
        sparse: i32,
        include_last_offset: i32,
        padding_idx: *const i64,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, n_classes): the logarithm of each class's probability for input (N, in_features).
    /// NNC_E_SHAPE: input is no matrix.
    pub fn nnc_adaptive_log_softmax_with_loss_log_prob(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N) of int64: the most probable class. Rows whose best score of the head is a class have that
    /// one; only for the others the clusters are computed. NNC_E_SHAPE: input is no matrix.
    pub fn nnc_adaptive_log_softmax_with_loss_predict(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sets running_mean and num_batches_tracked to 0 and running_var to 1, if the layer has them.
    pub fn nnc_module_reset_running_stats(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameters, layer by layer and direction by direction, each weight_ih, weight_hh and, where
    /// there are such, bias_ih, bias_hh and weight_hr: out has room for capacity tensors, \*n_out is how
    /// many there are. More than capacity is NNC_E_INVALID.
    pub fn nnc_rnn_base_all_weights(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One mask of two, of which each may be NULL: attn_mask (L, L) or (N num_heads, L, L) and
    /// key_padding_mask (N, L), for query (N, L, E). With an attn_mask it has size (N, num_heads, L, L),
    /// the sum of both (true where one is true), and \*mask_type is 2; key_padding_mask alone is itself,
    /// with type 1. Without both, \*merged_mask is NULL and \*mask_type -1 (torch: None). NNC_E_SHAPE: of
    /// another size.
    pub fn nnc_multihead_attention_merge_masks(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        attn_mask: *mut nnc_tensor,
        key_padding_mask: *mut nnc_tensor,
        query: *mut nnc_tensor,
        merged_mask: *mut *mut nnc_tensor,
        mask_type: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameters, each once: out has room for capacity tensors, \*n_out is how many there are. More
    /// than capacity is NNC_E_INVALID.
    pub fn nnc_module_parameters(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        recurse: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of the buffers.
    pub fn nnc_module_buffers(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        recurse: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The immediate children, each once, with their places as keys: "0", "1", ...
    pub fn nnc_module_children(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The module and its descendants, parents first, with their places as keys.
    pub fn nnc_module_modules(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        remove_duplicate: i32,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_named_parameters with its arguments.
    pub fn nnc_module_named_parameters_prefix(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        prefix: *const ::std::os::raw::c_char,
        recurse: i32,
        remove_duplicate: i32,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_named_buffers with its arguments.
    pub fn nnc_module_named_buffers_prefix(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        prefix: *const ::std::os::raw::c_char,
        recurse: i32,
        remove_duplicate: i32,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_named_modules with its arguments.
    pub fn nnc_module_named_modules_prefix(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        prefix: *const ::std::os::raw::c_char,
        remove_duplicate: i32,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What stands between the parentheses when the module is printed.
    pub fn nnc_module_extra_repr(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Puts child into the place of the module at the path target, or adds it to the parent if strict is
    /// 0 and there is none. NNC_E_INVALID: an empty target or name, or the child contains the parent;
    /// NNC_E_UNKNOWN: the parent does not exist, or with strict the module; NNC_E_INVALID: target is a
    /// parameter or buffer. Calls under way go on with the former module.
    pub fn nnc_module_set_submodule(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        target: *const ::std::os::raw::c_char,
        child: *mut nnc_module,
        strict: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_zero_grad; with set_to_none 0 gradients that are there become zeros, without a
    /// history.
    pub fn nnc_module_zero_grad_set_to_none(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        set_to_none: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Gives the parameters, and what BatchNorm and InstanceNorm track, the values that they are made
    /// with, drawn from ctx's generator: in place, of the sizes and types that they have now. Whether
    /// they require gradients, and their gradients, stay. NNC_E_UNSUPPORTED: a class that has no such
    /// method in PyTorch, such as one without parameters, MultiheadAttention or one of yours. An
    /// Embedding draws its table even if that was given to it. On an error nothing has changed, the
    /// generator included.
    pub fn nnc_module_reset_parameters(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
#[repr(C)]
pub struct nnc_module_callback {
    pub struct_size: i64,
    pub call: ::std::option::Option<
        unsafe extern "C" fn(
            self_: usize,
            ctx: *mut nnc_ctx,
            module: *mut nnc_module,
        ) -> *mut nnc_error,
    >,
}
extern "C" {
    /// Calls fn for every module of the tree, children before their parents: to initialise parameters,
    /// say. As in PyTorch, a module with several parents gets a call from each. An error of fn ends the
    /// call; what it did before stays. NNC_E_INVALID: a table that is not known or
    /// lacks call.
    pub fn nnc_module_apply(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        fn_: *const nnc_module_callback,
        self_: usize,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_to with float32.
    pub fn nnc_module_float(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_to with float64.
    pub fn nnc_module_double(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_to with float16.
    pub fn nnc_module_half(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_to with bfloat16.
    pub fn nnc_module_bfloat16(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// Converts all parameters, gradients and buffers, integers too, to any type. NNC_E_DTYPE: a
    /// parameter that requires a gradient, and a type that is not floating point.
    pub fn nnc_module_type(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        dst_type: nnc_dtype,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Changes nothing: there is no other device.
    pub fn nnc_module_cpu(ctx: *mut nnc_ctx, module: *mut nnc_module) -> *mut nnc_error;
}
extern "C" {
    /// Gives parameters, gradients and buffers new memory, whose content is arbitrary. recurse 0: those
    /// of the module alone.
    pub fn nnc_module_to_empty(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        recurse: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// From now on module's parameter or buffer tensor_name is what parametrization gives for it, or,
    /// where it is parametrized already, for what the former ones give. parametrization is a module that
    /// makes one tensor of one; it gets module's training mode, and becomes
    /// "parametrizations.\<tensor_name\>.0" (or the next number). The tensor itself stays a parameter,
    /// "parametrizations.\<tensor_name\>.original". If parametrization is a module of yours with a
    /// right_inverse (nnc_module_vtable), the tensor's data becomes what that gives for it; if that
    /// gives several tensors, those become "original0", "original1", ..., which the first
    /// parametrization then gets in this order. unsafe 0 (torch's default): what comes out must have the
    /// type and the size of the tensor, NNC_E_DTYPE and NNC_E_SHAPE; the functions of parametrization
    /// are called once to see that. NNC_E_INVALID: the entry is None, or parametrization contains
    /// module. Parametrized tensors whose parametrizations have parametrized tensors, and so on, are
    /// NNC_E_UNSUPPORTED when they are computed, if there are more than 50 within each other.
    pub fn nnc_parametrize_register_parametrization(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        tensor_name: *const ::std::os::raw::c_char,
        parametrization: *mut nnc_module,
        unsafe_: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Is tensor_name parametrized (1 or 0)? NULL asks whether anything in the module is.
    pub fn nnc_parametrize_is_parametrized(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        tensor_name: *const ::std::os::raw::c_char,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Makes tensor_name a parameter or buffer again, with the value that it is computed to now
    /// (leave_parametrized not 0, torch's default), or else with that of "original". It is the same
    /// tensor as "original", so that an optimizer still has it; a new one where it was computed from
    /// several. NNC_E_INVALID: it is not parametrized, or was computed from several tensors and
    /// leave_parametrized is 0.
    pub fn nnc_parametrize_remove_parametrizations(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        tensor_name: *const ::std::os::raw::c_char,
        leave_parametrized: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Registers the parametrizations of from_module's tensor_name (NULL: of all its parametrized
    /// tensors) in to_module too, which then computes its own from the same originals. A tensor that
    /// to_module does not have becomes a parameter of it. On an error the tensors before stay
    /// transferred.
    pub fn nnc_parametrize_transfer_parametrizations_and_params(
        ctx: *mut nnc_ctx,
        from_module: *mut nnc_module,
        to_module: *mut nnc_module,
        tensor_name: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// From here to the matching end the calling thread computes each parametrized tensor once, and then
    /// uses it again, whatever becomes of the module: for a layer that is called many times in a step.
    /// Pairs may be nested.
    pub fn nnc_parametrize_cached_begin(ctx: *mut nnc_ctx) -> *mut nnc_error;
}
extern "C" {
    /// The end of it. NNC_E_STATE: nothing was begun in this thread.
    pub fn nnc_parametrize_cached_end(ctx: *mut nnc_ctx) -> *mut nnc_error;
}
extern "C" {
    /// A ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what
    /// the modules in modules, a ModuleList, one after the other, make of original. The rest is as for
    /// nnc_parametrize_register_parametrization. NNC_E_INVALID: there are none.
    pub fn nnc_parametrize_parametrization_list_new(
        ctx: *mut nnc_ctx,
        modules: *mut nnc_module,
        original: *mut nnc_tensor,
        unsafe_: i32,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// What assigning to a parametrized tensor is in torch: what list, a module's
    /// "parametrizations.\<tensor_name\>", is computed from becomes what the parametrizations' right
    /// inverses, the last one first, give for value. NNC_E_UNSUPPORTED: one of them has none.
    pub fn nnc_parametrization_list_right_inverse(
        ctx: *mut nnc_ctx,
        list: *mut nnc_module,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// w = g v / \|v\|, <https://arxiv.org/abs/1602.07868>: original0 is g, the norms of the slices of the
    /// tensor along dim (torch: 0; NULL and, as in torch, -1: the norm of it all), original1 is v, the
    /// tensor as it was. States with name_g and name_v, of nnc_weight_norm, can be loaded too.
    /// NNC_E_INDEX: dim is none of the tensor's; NNC_E_INVALID: it is parametrized already.
    pub fn nnc_parametrizations_weight_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        dim: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// w / s, <https://arxiv.org/abs/1802.05957>: s is the largest singular value of w as a matrix whose
    /// rows are dimension dim (NULL: 0, of transposed convolutions 1), found by the power method. Its
    /// vectors are buffers, drawn from ctx's generator and turned 15 times; each time the tensor is
    /// computed in training mode they are turned n_power_iterations (torch: 1) times more. eps (torch:
    /// 1e-12) is what their lengths are at least divided by. A vector w is divided by its length.
    /// NNC_E_INVALID: n_power_iterations is not in 1..10000; NNC_E_INDEX: dim is none of the tensor's.
    pub fn nnc_parametrizations_spectral_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        n_power_iterations: i64,
        eps: f64,
        dim: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Matrices (the last two dimensions) with orthonormal columns, of wide ones rows.
    /// orthogonal_map says how they come from any matrix: "matrix_exp" (of its skew part), "cayley" or
    /// "householder" (a product of reflections); NULL: "matrix_exp" for square ones, else "householder".
    /// use_trivialization not 0 (torch: 1) keeps a matrix "base" that the result is multiplied with,
    /// <https://arxiv.org/abs/1909.09501>: the tensor's value at the beginning, made orthogonal by QR; new
    /// columns of a base that is not square are drawn from ctx's generator. NNC_E_SHAPE: fewer than 2
    /// dimensions; NNC_E_INVALID: another word; NNC_E_DTYPE: 16-bit types.
    pub fn nnc_parametrizations_orthogonal(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        orthogonal_map: *const ::std::os::raw::c_char,
        use_trivialization: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameter name becomes name_g name_v / \|name_v\|, two parameters of module; see
    /// nnc_parametrizations_weight_norm. NNC_E_INVALID: it is already.
    pub fn nnc_weight_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        dim: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so.
    pub fn nnc_remove_weight_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The parameter name becomes the parameter name_orig divided by its largest singular value; see
    /// nnc_parametrizations_spectral_norm. The buffers name_u and name_v are the power method's vectors,
    /// not turned at the beginning; calls in training mode turn them, asking for the parameter does not.
    /// NNC_E_INVALID: it is already.
    pub fn nnc_spectral_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        n_power_iterations: i64,
        eps: f64,
        dim: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so.
    pub fn nnc_remove_spectral_norm(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes nothing: the parameter only gets its mask of ones.
    pub fn nnc_prune_identity(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes elements at random.
    pub fn nnc_prune_random_unstructured(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// So many of them.
    pub fn nnc_prune_random_unstructured_i64(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes the elements whose scores have the least absolute values.
    pub fn nnc_prune_l1_unstructured(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: f64,
        importance_scores: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// So many of them.
    pub fn nnc_prune_l1_unstructured_i64(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: i64,
        importance_scores: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes slices along dim at random. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
    /// none of them.
    pub fn nnc_prune_random_structured(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: f64,
        dim: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// So many of them.
    pub fn nnc_prune_random_structured_i64(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: i64,
        dim: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2,
    /// n='nuc' goes through nnc_prune_apply. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
    /// none of them.
    pub fn nnc_prune_ln_structured(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: f64,
        n: f64,
        dim: i64,
        importance_scores: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// So many of them.
    pub fn nnc_prune_ln_structured_i64(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        amount: i64,
        n: f64,
        dim: i64,
        importance_scores: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes by a mask of the parameter's size, NNC_E_SHAPE if it has another.
    pub fn nnc_prune_custom_from_mask(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        mask: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes by a method in torch's words: "Identity()", "RandomUnstructured(amount)",
    /// "L1Unstructured(amount)", "RandomStructured(amount, dim=-1)", "LnStructured(amount, n, dim=-1)",
    /// or "CustomFromMask()" with its mask in kwargs, which may be NULL; amount is an int or a float.
    /// Text that is none of these is NNC_E_TEXT, NNC_E_UNKNOWN or NNC_E_INVALID.
    pub fn nnc_prune_apply(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
        pruning_method: *const ::std::os::raw::c_char,
        kwargs: *mut nnc_kwargs,
        importance_scores: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Prunes several parameters, in whichever modules, together: those of them that are least important
    /// go, wherever they are. The keys of parameters are their paths from module ("conv1.weight"), its
    /// tensors the importance scores (none: the parameter itself). pruning_method is as for
    /// nnc_prune_apply; NNC_E_INVALID for one that prunes slices, and if there are no parameters.
    pub fn nnc_prune_global_unstructured(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        parameters: *mut nnc_named,
        pruning_method: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Makes the pruned parameter one again, with zeros where it was pruned. It is the same tensor as
    /// name_orig, so that an optimizer still has it. Writes to the elements of that tensor, which nobody
    /// else uses meanwhile (\<nnc/status.h\>). NNC_E_INVALID: it is not pruned.
    pub fn nnc_prune_remove(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        name: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Is anything in the module or its descendants pruned (1 or 0)?
    pub fn nnc_prune_is_pruned(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the norm, of order norm_type (torch: 2; any number, infinite ones too), of the norms of the
    /// tensors: that of one vector of all their elements. But of order 0 it is how many of the tensors
    /// have an element that is not 0. Of the type of the tensors, of several types
    /// the one that they promote to; 0 of the default type without tensors. No gradient. NNC_E_DTYPE: a
    /// tensor that is not floating point. NNC_E_INVALID: with error_if_nonfinite not 0 (torch: 0) the
    /// result is infinite or NaN; a tensor without elements, which has no norm of that order.
    pub fn nnc_get_total_norm(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        norm_type: f64,
        error_if_nonfinite: i32,
        foreach: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Multiplies the gradients by min(max_norm / (total_norm + 1e-6), 1). NNC_E_SHAPE: total_norm has
    /// dimensions.
    pub fn nnc_clip_grads_with_norm_(
        ctx: *mut nnc_ctx,
        parameters: *const *mut nnc_tensor,
        n_parameters: i64,
        max_norm: f64,
        total_norm: *mut nnc_tensor,
        foreach: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): nnc_get_total_norm of the gradients, by which nnc_clip_grads_with_norm\_ then clips them.
    pub fn nnc_clip_grad_norm_(
        ctx: *mut nnc_ctx,
        parameters: *const *mut nnc_tensor,
        n_parameters: i64,
        max_norm: f64,
        norm_type: f64,
        error_if_nonfinite: i32,
        foreach: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Brings every element of the gradients into -clip_value..clip_value, as nnc_clamp\_. NNC_E_STATE:
    /// none of the parameters has a gradient.
    pub fn nnc_clip_grad_value_(
        ctx: *mut nnc_ctx,
        parameters: *const *mut nnc_tensor,
        n_parameters: i64,
        clip_value: f64,
        foreach: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (number of all elements): the parameters one after another, a copy; differentiable. Of several
    /// types the one that they promote to. NNC_E_INVALID: no parameters. NNC_E_SHAPE: one whose strides
    /// cannot be viewed as a vector.
    pub fn nnc_parameters_to_vector(
        ctx: *mut nnc_ctx,
        parameters: *const *mut nnc_tensor,
        n_parameters: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The reverse, all or nothing: the parameters stay the same tensors of the same sizes, but look at
    /// the elements of vec from now on and share memory with it, as in torch; they take its type. What
    /// vec has beyond them is left. A graph that was recorded before computes its gradients with what
    /// the parameters are in backward, as in torch. NNC_E_SHAPE: vec has too few. NNC_E_DTYPE: not
    /// floating point for parameters that require gradients, or not of the type of a gradient that one
    /// has.
    pub fn nnc_vector_to_parameters(
        ctx: *mut nnc_ctx,
        vec: *mut nnc_tensor,
        parameters: *const *mut nnc_tensor,
        n_parameters: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_module_new_kwargs (kwargs may be NULL) of one layer, whose parameters and buffers have
    /// arbitrary content, as to be loaded; no random numbers are drawn. NNC_E_UNSUPPORTED: a layer whose
    /// constructor takes no device, as one without parameters. NNC_E_STATE: a lazy module.
    pub fn nnc_skip_init(
        ctx: *mut nnc_ctx,
        text: *const ::std::os::raw::c_char,
        kwargs: *mut nnc_kwargs,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A packed sequence of these tensors. sorted_indices and unsorted_indices may be NULL; the latter
    /// follow from the former where only those are given.
    /// NNC_E_INVALID unless batch_sizes is a vector of int64 that never grows and has nothing below 1,
    /// and indices are a vector of batch_sizes\[0\] int64; NNC_E_SHAPE: batch_sizes does not add up to
    /// the rows of data; NNC_E_INDEX: sorted_indices beyond the sequences.
    pub fn nnc_packed_sequence_new(
        ctx: *mut nnc_ctx,
        data: *mut nnc_tensor,
        batch_sizes: *mut nnc_tensor,
        sorted_indices: *mut nnc_tensor,
        unsorted_indices: *mut nnc_tensor,
        out: *mut *mut nnc_packed_sequence,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The elements themselves.
    pub fn nnc_packed_sequence_data(
        ctx: *mut nnc_ctx,
        packed: *mut nnc_packed_sequence,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many sequences reach each step.
    pub fn nnc_packed_sequence_batch_sizes(
        ctx: *mut nnc_ctx,
        packed: *mut nnc_packed_sequence,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The places of the sequences, the longest first; \*out may be NULL.
    pub fn nnc_packed_sequence_sorted_indices(
        ctx: *mut nnc_ctx,
        packed: *mut nnc_packed_sequence,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The way back; \*out may be NULL.
    pub fn nnc_packed_sequence_unsorted_indices(
        ctx: *mut nnc_ctx,
        packed: *mut nnc_packed_sequence,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sequences in input (steps, batch, ...), with batch_first not 0 (batch, steps, ...), without
    /// what lies behind their lengths, a vector of batch numbers. enforce_sorted not 0 (torch: 1) takes
    /// the lengths as they are, the longest first; 0 sorts them.
    /// NNC_E_SHAPE: input has fewer than 2 dimensions or no elements, lengths of another number, or a
    /// length beyond the steps; NNC_E_INVALID: a length below 1, lengths that are not sorted.
    pub fn nnc_pack_padded_sequence(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lengths: *mut nnc_tensor,
        batch_first: i32,
        enforce_sorted: i32,
        out: *mut *mut nnc_packed_sequence,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The way back: (steps, batch, ...), with batch_first not 0 (batch, steps, ...), in the order in
    /// which the sequences were given, with padding_value (torch: 0) behind the end of each; lengths
    /// (batch, int64). There are as many steps as the longest sequence has, or \*total_length, which may
    /// be NULL; less is NNC_E_INVALID.
    pub fn nnc_pad_packed_sequence(
        ctx: *mut nnc_ctx,
        sequence: *mut nnc_packed_sequence,
        batch_first: i32,
        padding_value: f64,
        total_length: *const i64,
        output: *mut *mut nnc_tensor,
        lengths: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sequences (length, ...) of one type and equal sizes behind the first; another type becomes that
    /// of the first sequence. enforce_sorted as above. NNC_E_INVALID: none, one of length 0, or not
    /// sorted; NNC_E_SHAPE: sizes that differ.
    pub fn nnc_pack_sequence(
        ctx: *mut nnc_ctx,
        sequences: *const *mut nnc_tensor,
        n_sequences: i64,
        enforce_sorted: i32,
        out: *mut *mut nnc_packed_sequence,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The way back: \*n_out tensors (length, ...) in the order in which they were given. More than
    /// capacity is NNC_E_INVALID: nothing is written.
    pub fn nnc_unpack_sequence(
        ctx: *mut nnc_ctx,
        packed_sequences: *mut nnc_packed_sequence,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Sequences (length, ...) of equal sizes behind the first, in one tensor (longest, n_sequences,
    /// ...), with batch_first not 0 (n_sequences, longest, ...), of the first one's type, with
    /// padding_value (torch: 0) behind the end of each, or before its start if padding_side is "left"
    /// (NULL: "right"). Differentiable. NNC_E_INVALID: no sequences, another word; NNC_E_SHAPE: one
    /// without dimensions, or sizes that do not broadcast to the first one's.
    pub fn nnc_pad_sequence(
        ctx: *mut nnc_ctx,
        sequences: *const *mut nnc_tensor,
        n_sequences: i64,
        batch_first: i32,
        padding_value: f64,
        padding_side: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The way back, of sequences that are padded behind their ends: of padded_sequences (steps, batch,
    /// ...), with batch_first not 0 (batch, steps, ...), the first lengths\[i\] steps of each, or all.
    /// \*n_out copies, of which more than capacity are NNC_E_INVALID. NNC_E_SHAPE: fewer than 2
    /// dimensions, or lengths is no vector of batch numbers.
    pub fn nnc_unpad_sequence(
        ctx: *mut nnc_ctx,
        padded_sequences: *mut nnc_tensor,
        lengths: *mut nnc_tensor,
        batch_first: i32,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The vector out with out\[permutation\[i\]\] = i. NNC_E_INVALID unless permutation is a vector of
    /// int64 without repetition, NNC_E_INDEX: a place beyond it.
    pub fn nnc_invert_permutation(
        ctx: *mut nnc_ctx,
        permutation: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// LSTM, GRU or RNN on packed sequences. hx: h_0 and, of an LSTM, c_0, (num_layers \* directions,
    /// batch, size), or n_hx 0: zeros. output is packed as input is, h_n and c_n are the states of each
    /// sequence after its last element; states stand in the order in which the sequences were given.
    /// h_n and c_n may be NULL; \*c_n is NULL unless module is an LSTM. batch_first says nothing here.
    /// nnc_module_forward does the same with data and states as its inputs and "batch_sizes",
    /// "sorted_indices" and "unsorted_indices" in kwargs; a module of yours gets them in that way.
    /// NNC_E_UNKNOWN: another layer; NNC_E_SHAPE, NNC_E_DTYPE: as in nnc_lstm.
    pub fn nnc_module_call_packed(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        input: *mut nnc_packed_sequence,
        hx: *const *mut nnc_tensor,
        n_hx: i64,
        output: *mut *mut nnc_packed_sequence,
        h_n: *mut *mut nnc_tensor,
        c_n: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// max(input, 0); its gradient at 0 is 0. Integers too.
    pub fn nnc_relu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_relu_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input held in 0..6. Integers too.
    pub fn nnc_relu6(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_relu6_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too,
    /// with the bounds cut off. NNC_E_INVALID: min_val \> max_val.
    pub fn nnc_hardtanh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min_val: f64,
        max_val: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place; but min_val \> max_val makes every element max_val.
    pub fn nnc_hardtanh_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min_val: f64,
        max_val: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input where it is positive, else negative_slope \* input (torch: 0.01).
    pub fn nnc_leaky_relu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        negative_slope: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place. With a negative negative_slope backward fails.
    pub fn nnc_leaky_relu_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        negative_slope: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input where it is positive, else weight \* input. weight has one element, or one for each channel,
    /// dimension 1 of input, and input's type. NNC_E_SHAPE: another number.
    pub fn nnc_prelu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_leaky_relu with a slope for each element \<= 0 that is drawn from lower..upper (torch: 1/8,
    /// 1/3) if training is not 0 (torch: 0), else the middle of both. NNC_E_INVALID: lower \> upper.
    pub fn nnc_rrelu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lower: f64,
        upper: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_rrelu_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lower: f64,
        upper: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input where it is \> threshold, else value. Integers too, with both numbers cut off to their type.
    /// NNC_E_INVALID: a number that the type does not hold.
    pub fn nnc_threshold(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        threshold: f64,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place. The gradient is found from the result: a value above threshold lets it through
    /// everywhere, as in torch.
    pub fn nnc_threshold_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        threshold: f64,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's.
    pub fn nnc_hardsigmoid(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_hardsigmoid_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input \* relu6(input + 3) / 6.
    pub fn nnc_hardswish(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_hardswish_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input, but 0 in -lambd..lambd (torch: 0.5).
    pub fn nnc_hardshrink(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lambd: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input moved by lambd towards 0, and 0 in -lambd..lambd (torch: 0.5). NNC_E_INVALID: lambd \< 0.
    pub fn nnc_softshrink(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lambd: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 / (1 + exp(-input)). Integers compute in the default type.
    pub fn nnc_sigmoid(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_sigmoid_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// The hyperbolic tangent. Integers compute in the default type.
    pub fn nnc_tanh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_tanh_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input where it is positive, else alpha \* (exp(input) - 1) (torch: 1).
    pub fn nnc_elu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place. With a negative alpha backward fails.
    pub fn nnc_elu_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, alpha: f64) -> *mut nnc_error;
}
extern "C" {
    /// 1\.0507 \* nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1.
    pub fn nnc_selu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_selu_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input where it is positive, else alpha \* (exp(input / alpha) - 1) (torch: 1). NNC_E_INVALID:
    /// alpha is 0.
    pub fn nnc_celu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_celu_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, alpha: f64) -> *mut nnc_error;
}
extern "C" {
    /// input \* P(input), P the distribution function of the standard normal distribution. approximate
    /// "none" (NULL: that), or "tanh" for input \* (1 + tanh(sqrt(2 / pi) \* (input + 0.044715 \*
    /// input^3))) / 2. NNC_E_INVALID: another word.
    pub fn nnc_gelu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        approximate: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* sigmoid(input).
    pub fn nnc_silu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_silu_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// input \* tanh(log(1 + exp(input))).
    pub fn nnc_mish(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_mish_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// log(1 + exp(beta \* input)) / beta, and input where beta \* input \> threshold (torch: 1, 20).
    pub fn nnc_softplus(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        beta: f64,
        threshold: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / (1 + \|input\|); of integers in float32 (torch adds the 1 in their type, where it wraps).
    pub fn nnc_softsign(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - tanh(input). Its gradient needs input as it was (that of torch only its tanh).
    pub fn nnc_tanhshrink(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// log(sigmoid(input)), without overflow.
    pub fn nnc_logsigmoid(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes, dim of half its size): a \* sigmoid(b), a and b the halves of input along dim
    /// (torch: -1). NNC_E_SHAPE: the size of dim is odd.
    pub fn nnc_glu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Samples of one-hot vectors along dim that keep a gradient: the softmax of (logits + g) / tau with
    /// g = -log(e) for draws e of the exponential distribution, PyTorch's, from the context's generator.
    /// hard not 0: 1 where that is largest, else 0, with the gradient of the softmax. eps has no effect,
    /// as in torch (torch: tau 1, hard 0, eps 1e-10, dim -1).
    pub fn nnc_gumbel_softmax(
        ctx: *mut nnc_ctx,
        logits: *mut nnc_tensor,
        tau: f64,
        hard: i32,
        eps: f64,
        dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., L, Ev) of query (..., L, E), key (..., S, E) and value (..., S, Ev), whose leading sizes
    /// are broadcast: softmax(scale query key^T + mask) value, the softmax over the keys. scale NULL is
    /// 1 / sqrt(E). attn_mask, NULL or of sizes that broadcast to those of the scores (..., L, S): bool,
    /// true where a query may attend to a key; or what is added, float32 or of query's type. is_causal
    /// not 0 is the mask that is true for keys up to the query's own place, and takes no other one
    /// (NNC_E_INVALID). A query that may attend to nothing gets zeros, and without queries or
    /// elements of value the result is zeros of query's leading sizes, whatever the others are. Weights
    /// are dropped with probability dropout_p, whether or not anything is trained (torch: 0); another
    /// than 0 to 1 is NNC_E_INVALID. enable_gqa not 0: dimension -3 counts the heads, and each of key's
    /// and value's serves as many neighbours as query has for one. Scores are not kept, but with
    /// create_graph and for the gradient of a mask they are made whole.
    pub fn nnc_scaled_dot_product_attention(
        ctx: *mut nnc_ctx,
        query: *mut nnc_tensor,
        key: *mut nnc_tensor,
        value: *mut nnc_tensor,
        attn_mask: *mut nnc_tensor,
        dropout_p: f64,
        is_causal: i32,
        scale: *const f64,
        enable_gqa: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// attn_output (L, N, Eo) of query (L, N, E), key (S, N, Ek) and value (S, N, Ev), or all of them
    /// without N: num_heads attentions side by side. embed_dim_to_check is E, num_heads divides it.
    /// \- query, key and value are projected to E by in_proj_weight (3 E, E), or with
    /// ```text
    ///   use_separate_proj_weight not 0 by q_proj_weight (E, E), k_proj_weight (E, Ek) and v_proj_weight
    ///   (E, Ev), which may be NULL otherwise; in_proj_bias (3 E) may be NULL. A projected key or value
    ///   is replaced by static_k or static_v (N num_heads, S, E / num_heads) unless that is NULL.
    /// ```
    /// \- bias_k and bias_v (1, 1, E), both or NULL, are one more key and value for everybody, zeros are
    /// ```text
    ///   another with add_zero_attn not 0.
    /// ```
    /// \- attn_mask, or NULL, (L, S) or (N num_heads, L, S), and key_padding_mask, or NULL, (N, S) or
    /// ```text
    ///   (S): bool, true where nobody may attend to a key; or what is added to the scores, of query's
    ///   type, and with need_weights 0 also float32. is_causal not 0 says that attn_mask is causal, and
    ///   asks for one.
    /// ```
    /// \- weights are dropped with probability dropout_p if training is not 0 (torch: 1).
    /// \- what is attended to is projected by out_proj_weight (Eo, E) and out_proj_bias (Eo), or NULL.
    /// With need_weights not 0 (torch: 1) attn_output_weights is (N, L, S'), the mean over the heads, or
    /// with average_attn_weights 0 (torch: 1) (N, num_heads, L, S'), where S' counts all keys; a query
    /// that may attend to nothing makes NaN. With 0 it is NULL, and such a query gets zeros.
    /// NNC_E_INVALID: what does not go together.
    pub fn nnc_multi_head_attention_forward(
        ctx: *mut nnc_ctx,
        query: *mut nnc_tensor,
        key: *mut nnc_tensor,
        value: *mut nnc_tensor,
        embed_dim_to_check: i64,
        num_heads: i64,
        in_proj_weight: *mut nnc_tensor,
        in_proj_bias: *mut nnc_tensor,
        bias_k: *mut nnc_tensor,
        bias_v: *mut nnc_tensor,
        add_zero_attn: i32,
        dropout_p: f64,
        out_proj_weight: *mut nnc_tensor,
        out_proj_bias: *mut nnc_tensor,
        training: i32,
        key_padding_mask: *mut nnc_tensor,
        need_weights: i32,
        attn_mask: *mut nnc_tensor,
        use_separate_proj_weight: i32,
        q_proj_weight: *mut nnc_tensor,
        k_proj_weight: *mut nnc_tensor,
        v_proj_weight: *mut nnc_tensor,
        static_k: *mut nnc_tensor,
        static_v: *mut nnc_tensor,
        average_attn_weights: i32,
        is_causal: i32,
        attn_output: *mut *mut nnc_tensor,
        attn_output_weights: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the
    /// diagonal, -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
    /// nnc_multi_head_attention_forward and of modules. NNC_DTYPE_DEFAULT is the context's default type;
    /// integers have no -inf (NNC_E_INVALID).
    pub fn nnc_transformer_generate_square_subsequent_mask(
        ctx: *mut nnc_ctx,
        sz: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (x1 and x2 broadcast, without dim): the cosine of the angle between vectors along dim (torch: 1),
    /// each first divided by its length, which counts as eps if it is shorter (torch: 1e-8). One of the
    /// two may be of integers.
    pub fn nnc_cosine_similarity(
        ctx: *mut nnc_ctx,
        x1: *mut nnc_tensor,
        x2: *mut nnc_tensor,
        dim: i64,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (x1 and x2 broadcast, without the last dimension; 1 in its place if keepdim is not 0): the p-norm
    /// of x1 - x2 + eps (torch: eps 1e-6, keepdim 0). Integers take the default floating point type.
    pub fn nnc_pairwise_distance(
        ctx: *mut nnc_ctx,
        x1: *mut nnc_tensor,
        x2: *mut nnc_tensor,
        p: f64,
        eps: f64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n (n - 1) / 2): the distances of the rows i \< j of input (n, m), (0, 1), (0, 2), ... first.
    /// NNC_E_INVALID: p \< 0.
    pub fn nnc_pdist(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2 (batch, r, m), of
    /// one type; batch dimensions are broadcast and may be missing. compute_mode says whether distances
    /// for p 2 come from a matrix product, which is faster and rounds as the squares of the elements:
    /// "use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", or (the same as NULL)
    /// "use_mm_for_euclid_dist_if_necessary": if n or r is above 25. Rows with NaN are NaN apart, where
    /// torch passes over it at p = inf. NNC_E_INVALID: p \< 0.
    pub fn nnc_cdist(
        ctx: *mut nnc_ctx,
        x1: *mut nnc_tensor,
        x2: *mut nnc_tensor,
        p: f64,
        compute_mode: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes, embedding_dim): the rows of weight (num_embeddings, embedding_dim) that input,
    /// int64 or int32, names. padding_idx (NULL: none) is a row that gets no gradient; negative ones
    /// count from the end. max_norm (NULL: none): rows that are named and whose norm_type-norm is larger
    /// are first scaled down to it in weight itself. scale_grad_by_freq not 0: the gradient of a row is
    /// divided by the number of its uses (torch: NULL, NULL, 2, 0). NNC_E_INDEX: no such row.
    pub fn nnc_embedding(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        padding_idx: *const i64,
        max_norm: *const f64,
        norm_type: f64,
        scale_grad_by_freq: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (bags, embedding_dim): the "sum", "mean" or "max" (mode; NULL: "mean") of the rows of weight that
    /// each bag of input names, 0 for an empty bag. input is (bags, n), offsets then NULL; or it is a
    /// vector, and offsets, a vector of int64 or int32 that begins with 0, says where each bag begins;
    /// with include_last_offset not 0 it also says, last, where the last bag ends. per_sample_weights,
    /// of input's sizes and weight's type, multiplies the rows that are summed (NULL: 1; "sum" only).
    /// Entries equal to padding_idx (NULL: none) belong to no bag. max_norm, norm_type and
    /// scale_grad_by_freq are those of nnc_embedding; the last not with "max". sparse must be 0: there
    /// are no sparse gradients (NNC_E_UNSUPPORTED). Differentiable in weight and per_sample_weights.
    /// NNC_E_INDEX: no such row. NNC_E_INVALID: offsets that decrease or lie outside.
    pub fn nnc_embedding_bag(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        offsets: *mut nnc_tensor,
        max_norm: *const f64,
        norm_type: f64,
        scale_grad_by_freq: i32,
        mode: *const ::std::os::raw::c_char,
        sparse: i32,
        per_sample_weights: *mut nnc_tensor,
        include_last_offset: i32,
        padding_idx: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Each element is 0 with probability p, else divided by 1 - p.
    pub fn nnc_dropout(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_dropout_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for whole channels of (N, C, L) or (C, L).
    pub fn nnc_dropout1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_dropout1d_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L).
    pub fn nnc_dropout2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_dropout2d_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for whole channels of (N, C, D, H, W) or (C, D, H, W).
    pub fn nnc_dropout3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_dropout3d_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Elements take the value that SELU has far below 0 with probability p; then all are scaled and
    /// moved such that mean 0 and variance 1 stay.
    pub fn nnc_alpha_dropout(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_alpha_dropout_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for whole channels, dimension 1 of input.
    pub fn nnc_feature_alpha_dropout(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_feature_alpha_dropout_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        training: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input\[indices\], indices being what stands between Python's brackets: decimal integers, slices
    /// "start:stop:step", "...", "None" (or "newaxis") for a new dimension of size 1, "True" and "False"
    /// for one of size 1 and 0, with commas between them: "1:3, ..., None, ::2, -1". A view; with True
    /// or False a copy. NNC_E_TEXT: what cannot be read, with its place; a step below 1. NNC_E_INDEX: an
    /// integer outside -size..size-1; more of them than dimensions.
    pub fn nnc_index(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input\[indices\[0\], indices\[1\], ...\]: tensors of integers -size..size-1, masks (bool or uint8, of
    /// the sizes of the dimensions that they cover), or NULL for all of a dimension. All broadcast to
    /// common sizes, a mask of k dimensions as k vectors of the places where it is true. In the result
    /// these sizes take the place of the indexed dimensions if those are neighbours, else they stand
    /// first. An integer without dimensions selects, and a bool without dimensions is a new dimension of
    /// size 1 or 0; with nothing else but NULL the result is a view. NNC_E_INDEX: another integer; sizes
    /// that do not broadcast; a mask of other sizes; more indices than dimensions, or none.
    pub fn nnc_index_tensors(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const *mut nnc_tensor,
        n_indices: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input\[indices\] = value, in place; indices as for nnc_index. value broadcasts, but for leading
    /// dimensions of size 1, and is converted to input's type. NNC_E_SHAPE: it does not broadcast.
    pub fn nnc_tensor_index_assign(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const ::std::os::raw::c_char,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float.
    pub fn nnc_tensor_index_assign_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const ::std::os::raw::c_char,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_tensor_index_assign_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const ::std::os::raw::c_char,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// values in the places of input that indices name, as nnc_index_tensors finds them but for numbers
    /// without dimensions, which broadcast like the others. accumulate not 0: added to them, several for
    /// one place too; else one of them stays. values broadcasts to the sizes of these places, one to
    /// those of a mask alone always, of any type unless added: NNC_E_SHAPE if not. (torch: 0.)
    pub fn nnc_index_put(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const *mut nnc_tensor,
        n_indices: i64,
        values: *mut nnc_tensor,
        accumulate: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_index_put_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const *mut nnc_tensor,
        n_indices: i64,
        values: *mut nnc_tensor,
        accumulate: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (index's sizes): the elements of input in row-major order at those places, int64, of which
    /// negative ones count from the end.
    pub fn nnc_take(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        index: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_index_add in place.
    pub fn nnc_index_add_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        source: *mut nnc_tensor,
        alpha: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input with place i of source in place index\[i\] of dim; of several for one place one stays. source
    /// has input's sizes but for dim, where it is as long as index, int64. NNC_E_SHAPE: other sizes.
    pub fn nnc_index_copy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        source: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_index_copy_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        source: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input with value, a float, in the places of dim that index names, int64, of which negative ones
    /// count from the end.
    pub fn nnc_index_fill(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_index_fill_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions.
    pub fn nnc_index_fill_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_index_fill in place, with a float.
    pub fn nnc_index_fill_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_index_fill_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a tensor.
    pub fn nnc_index_fill_tensor_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_scatter in place.
    pub fn nnc_scatter_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of one number, a float.
    pub fn nnc_scatter_scalar_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_scatter_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_scatter_add in place.
    pub fn nnc_scatter_add_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.scatter with a reduce: "add" adds src to the places of nnc_scatter, "multiply" multiplies
    /// them, several times if an index comes again. As in torch without a gradient (NNC_E_UNSUPPORTED
    /// when backward comes there): nnc_scatter_reduce has one. NNC_E_INVALID: another word.
    pub fn nnc_scatter_src_reduce(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        reduce: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_scatter_src_reduce_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        reduce: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_scatter_src_reduce of one number, a float.
    pub fn nnc_scatter_scalar_reduce(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
        reduce: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_scatter_scalar_reduce_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
        reduce: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_scatter_scalar_reduce_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
        reduce: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_scatter_scalar_reduce_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
        reduce: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.scatter_reduce: what src brings to one place by index (as nnc_scatter does) becomes one
    /// number: reduce is "sum", "prod", "mean" (of integers rounded down), "amax" or "amin" (NaN if one
    /// is NaN). include_self not 0 (torch's default): with what stands there; places without an index
    /// stay as they are. The gradient of amax and amin is shared by all that are equal to it.
    /// NNC_E_INVALID: another word. NNC_E_DTYPE: the mean of bools.
    pub fn nnc_scatter_reduce(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        reduce: *const ::std::os::raw::c_char,
        include_self: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_scatter_reduce_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        reduce: *const ::std::os::raw::c_char,
        include_self: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_masked_fill with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions.
    pub fn nnc_masked_fill_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place; mask broadcasts to input's sizes.
    pub fn nnc_masked_fill_tensor_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n), int64, one for each dimension, of which a tensor without any counts as having one: together
    /// the places of the n elements that are not 0, in row-major order. out has room for capacity
    /// handles; \*n_out becomes their number. No gradient. NNC_E_INVALID: there are more.
    pub fn nnc_nonzero_as_tuple(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (m, n): input (m, k) times mat2 (k, n).
    pub fn nnc_mm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mat2: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix.
    pub fn nnc_bmm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mat2: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (m): input (m, k) times vec (k).
    pub fn nnc_mv(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        vec: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the sum of the products of the elements of two vectors of one length.
    pub fn nnc_dot(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (m, n): every element of input (m) times every element of vec2 (n). Types are promoted.
    pub fn nnc_outer(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        vec2: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (batch, m, n) for input (batch, m, k) and other (batch, k, n), where the batch dimensions are
    /// broadcast and may be missing. A vector on the left is a row (1, k), on the right a column (k, 1),
    /// and its dimension of 1 is gone from the result. NNC_E_SHAPE: a 0-dimensional tensor.
    pub fn nnc_matmul(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (m, n): beta \* input + alpha \* mat1 (m, k) times mat2 (k, n) (torch: 1, 1). input is broadcast to
    /// (m, n); with beta 0 it does not count, not even NaN.
    pub fn nnc_addmm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mat1: *mut nnc_tensor,
        mat2: *mut nnc_tensor,
        beta: f64,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (m): beta \* input + alpha \* mat (m, k) times vec (k) (torch: 1, 1). input has m elements or one;
    /// with beta 0 it does not count.
    pub fn nnc_addmv(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mat: *mut nnc_tensor,
        vec: *mut nnc_tensor,
        beta: f64,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (b, m, n): beta \* input + alpha \* batch1 (b, m, k) times batch2 (b, k, n) (torch: 1, 1). input is
    /// broadcast; with beta 0 it does not count.
    pub fn nnc_baddbmm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        batch1: *mut nnc_tensor,
        batch2: *mut nnc_tensor,
        beta: f64,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. weight
    /// may be a vector (in), bias then () or (...), but NULL if input is a matrix: (...).
    pub fn nnc_linear(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sum of the products of the operands' elements, as the equation says it: the dimensions of
    /// each operand by letters, with commas between operands, then "-\>" and those of the result.
    /// "ij,jk-\>ik" is a product of matrices, "ii-\>i" a diagonal, "bij-\>b" a sum. Without "-\>" the result
    /// has the letters that stand once, in alphabetical order. "..." stands for any dimensions, which
    /// are broadcast. Sizes of one letter are equal, or 1. NNC_E_INVALID: an equation that cannot be
    /// read, or other numbers of operands. NNC_E_SHAPE: sizes or numbers of dimensions that do not fit
    /// it.
    pub fn nnc_einsum(
        ctx: *mut nnc_ctx,
        equation: *const ::std::os::raw::c_char,
        operands: *const *mut nnc_tensor,
        n_operands: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The last dims dimensions of a summed with the first of b (torch: 2): the sizes that are left of
    /// a, then those of b. Sizes are equal, or 1. NNC_E_INVALID: dims below 0 or above a tensor's.
    pub fn nnc_tensordot(
        ctx: *mut nnc_ctx,
        a: *mut nnc_tensor,
        b: *mut nnc_tensor,
        dims: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of dimension dims_a\[i\] of a with dims_b\[i\] of b. NNC_E_INVALID: lists of different
    /// lengths. NNC_E_INDEX: no such dimension.
    pub fn nnc_tensordot_dims(
        ctx: *mut nnc_ctx,
        a: *mut nnc_tensor,
        b: *mut nnc_tensor,
        dims_a: *const i64,
        n_dims_a: i64,
        dims_b: *const i64,
        n_dims_b: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (sum of \|input\|^ord)^(1 / ord) (torch: 2); infinity: the largest \|input\|, -infinity: the
    /// smallest; 0: how many are not 0.
    pub fn nnc_linalg_vector_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        ord: f64,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest
    /// (smallest) sum of \|input\| in a column, infinity (-infinity): in a row; 2 (-2): the largest
    /// (smallest) singular value, of float32 and float64. NNC_E_INVALID: another ord, or a matrix that
    /// has no singular values because it is not finite. NNC_E_SHAPE: not two different dimensions.
    pub fn nnc_linalg_matrix_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        ord: f64,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same, ord "fro" (NULL): the root of the sum of the squares; "nuc": the sum of the singular
    /// values, with that error.
    pub fn nnc_linalg_matrix_norm_str(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        ord: *const ::std::os::raw::c_char,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one
    /// dimension and nnc_linalg_matrix_norm over two; without dim input has as many. NNC_E_SHAPE: more.
    pub fn nnc_linalg_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        ord: *const f64,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_linalg_matrix_norm_str; without dim of a matrix.
    pub fn nnc_linalg_norm_str(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        ord: *const ::std::os::raw::c_char,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.norm: p "fro" (NULL) over any one or two dimensions, or all; "nuc" as
    /// nnc_linalg_norm_str.
    pub fn nnc_norm_str(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: *const ::std::os::raw::c_char,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., n, n): the inverse. NNC_E_INVALID: a singular matrix.
    pub fn nnc_linalg_inv(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (...): the determinant of (..., n, n).
    pub fn nnc_linalg_det(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (...) and (...): the sign of the determinant (-1, 0, 1) and the logarithm of its absolute value,
    /// which is -infinity for 0.
    pub fn nnc_linalg_slogdet(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        sign: *mut *mut nnc_tensor,
        logabsdet: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// X of A X = B, or with left 0 of X A = B (torch: left 1), for A (..., n, n) and B (..., n, k) or
    /// (..., k, n); batches are broadcast. B of one dimension, or of A's sizes without the last, is a
    /// vector for each matrix, with left only. NNC_E_INVALID: a singular matrix.
    pub fn nnc_linalg_solve(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        B: *mut nnc_tensor,
        left: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for the upper or the lower triangle of input, with ones on the diagonal if
    /// unitriangular; the rest is not read. Types are promoted. A 0 on the diagonal gives infinities.
    pub fn nnc_linalg_solve_triangular(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        B: *mut nnc_tensor,
        upper: i32,
        left: i32,
        unitriangular: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., n, n): L, a lower triangle, with input = L L^T, or with upper U, an upper one, with input =
    /// U^T U. That triangle of input is read, the other taken for its mirror image. NNC_E_INVALID: a
    /// matrix that is not positive definite.
    pub fn nnc_linalg_cholesky(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        upper: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A = Q R with orthogonal columns Q and an upper triangle R, k = min(m, n). mode "reduced" (NULL):
    /// Q (..., m, k) and R (..., k, n); "complete": (..., m, m) and (..., m, n), of a tall A without a
    /// gradient; "r": Q is (0), R (..., k, n), without a gradient.
    pub fn nnc_linalg_qr(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        mode: *const ::std::os::raw::c_char,
        Q: *mut *mut nnc_tensor,
        R: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The eigenvalues (..., n), rising, and the eigenvectors, columns of (..., n, n), of a symmetric
    /// matrix, whose triangle UPLO ("L" or "U"; NULL: "L") is read. NNC_E_INVALID: another word, or a
    /// matrix that is not finite.
    pub fn nnc_linalg_eigh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        UPLO: *const ::std::os::raw::c_char,
        eigenvalues: *mut *mut nnc_tensor,
        eigenvectors: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling, Vh (..., n, n), or without
    /// full_matrices (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients need different singular
    /// values, those of columns and rows beyond k are none. NNC_E_INVALID: a matrix that is not finite;
    /// a driver: NULL only, as in torch without CUDA.
    pub fn nnc_linalg_svd(
        ctx: *mut nnc_ctx,
        A: *mut nnc_tensor,
        full_matrices: i32,
        driver: *const ::std::os::raw::c_char,
        U: *mut *mut nnc_tensor,
        S: *mut *mut nnc_tensor,
        Vh: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The X (..., n, k) with the least \|input X - b\|, and among several the least \|X\|, for input (...,
    /// m, n) and b (..., m, k), or (..., m), then X is (..., n). residuals (..., k): \|input X - b\|^2 of
    /// each column, where m \> n, the rank is n and the driver is not gelsy; else (0). rank (...): int64,
    /// with gels (0). singular_values (..., min(m, n)): with gelsd and gelss, else (0). rcond (NULL:
    /// epsilon times max(m, n)): singular values below that part of the largest count as 0. Of an input
    /// with NaN or infinities gelsd and gelss are NNC_E_INVALID, the others give NaN, of rank 0. driver
    /// "gelsy" (NULL), "gelsd", "gelss", or "gels", for full rank only (NNC_E_INVALID: another). Batches
    /// are broadcast; as in PyTorch, that of a matrix b beside a batch of inputs is its sizes from the
    /// left, rows included: (3, k) is taken three times. With n 0, gels has residuals of 0.
    pub fn nnc_linalg_lstsq(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        b: *mut nnc_tensor,
        rcond: *const f64,
        driver: *const ::std::os::raw::c_char,
        solution: *mut *mut nnc_tensor,
        residuals: *mut *mut nnc_tensor,
        rank: *mut *mut nnc_tensor,
        singular_values: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., n, m): the pseudoinverse of (..., m, n). Singular values up to max(atol, rtol times the
    /// largest) count as 0; atol NULL: 0, rtol NULL: epsilon times max(m, n), or 0 where atol is more.
    /// hermitian: input is symmetric, only its lower triangle is read. NNC_E_INVALID: a matrix that is
    /// not finite.
    pub fn nnc_linalg_pinv(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        atol: *const f64,
        rtol: *const f64,
        hermitian: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., n, n): input to the power n; below 0 that of the inverse. Any type that nnc_matmul takes,
    /// below 0 float32 and float64. NNC_E_INVALID: n below 0, a singular matrix.
    pub fn nnc_linalg_matrix_power(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        n: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., n, n): 1 + input + input^2 / 2! + input^3 / 3! + ... Of any floating point type. NaN if
    /// input is not finite and n \> 1.
    pub fn nnc_linalg_matrix_exp(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., m, n): the first n columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m,
    /// n), m \>= n, and tau (..., k), k \<= n; v_i is column i of input below the diagonal, 1 on it and 0
    /// above.
    pub fn nnc_linalg_householder_product(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tau: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., out): for each pair of rows x of input1 (..., in1) and y of input2 (..., in2) the number
    /// x weight\[o\] y + bias\[o\] for every o. weight is (out, in1, in2), bias (out) or NULL.
    pub fn nnc_bilinear(
        ctx: *mut nnc_ctx,
        input1: *mut nnc_tensor,
        input2: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Products of groups of floating point matrices. offs (g) of int32 holds where each group ends, of
    /// rows, columns or the dimension that is summed over; it is NULL for two stacks of matrices.
    /// ```text
    ///   (m, n): rows of mat_a (m, k), each group times its matrix of mat_b (g, k, n);
    ///   (m, n): each matrix of mat_a (g, m, k) times its columns of mat_b (k, n);
    ///   (g, m, n): columns of mat_a (m, k) times rows of mat_b (k, n), group by group;
    ///   (g, m, n): mat_a (g, m, k) times mat_b (g, k, n).
    /// ```
    /// What lies behind the last group is 0. bias must be NULL, out_dtype 0 or the type of mat_a, as in
    /// torch. NNC_E_INDEX: ends that decrease or lie outside.
    pub fn nnc_grouped_mm(
        ctx: *mut nnc_ctx,
        mat_a: *mut nnc_tensor,
        mat_b: *mut nnc_tensor,
        offs: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        out_dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
pub type nnc_reduction = i32;
pub const NNC_REDUCTION_MINIMUM_: _bindgen_ty_4 = -1;
pub const NNC_REDUCTION_DEFAULT: _bindgen_ty_4 = 0;
pub const NNC_REDUCTION_NONE: _bindgen_ty_4 = 1;
pub const NNC_REDUCTION_MEAN: _bindgen_ty_4 = 2;
pub const NNC_REDUCTION_SUM: _bindgen_ty_4 = 3;
pub const NNC_REDUCTION_BATCHMEAN: _bindgen_ty_4 = 4;
pub type _bindgen_ty_4 = ::std::os::raw::c_int;
extern "C" {
    /// (input - target)^2, times weight, unless NULL; the mean then is over the sum of the weights.
    /// NNC_E_SHAPE: weight has other sizes than input.
    pub fn nnc_mse_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \|input - target\|, weighted as nnc_mse_loss.
    pub fn nnc_l1_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input - target)^2 / (2 beta) where \|input - target\| \< beta, else \|input - target\| - beta / 2
    /// (torch: beta 1); beta 0 is nnc_l1_loss. NNC_E_INVALID: beta \< 0.
    pub fn nnc_smooth_l1_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        beta: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input - target)^2 / 2 where \|input - target\| \<= delta, else delta (\|input - target\| - delta / 2)
    /// (torch: delta 1); times weight, unless NULL, of the sizes of input (NNC_E_SHAPE), with the mean
    /// over the elements. Gradients: of one type. NNC_E_INVALID: delta \<= 0.
    pub fn nnc_huber_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        delta: f64,
        weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// log(1 + exp(-target input)), target being 1 or -1 and without a gradient.
    pub fn nnc_soft_margin_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input where target is 1, max(0, margin - input) where it is -1 (torch: margin 1).
    pub fn nnc_hinge_embedding_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        margin: f64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// target (log(target) - input), input being a logarithm; with log_target not 0 (torch: 0) so is
    /// target: exp(target) (target - input).
    pub fn nnc_kl_div(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        log_target: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// exp(input) - target input, or with log_input 0 input - target log(input + eps); full not 0 adds
    /// Stirling's approximation of log(target!) for targets above 1 (torch: log_input 1, full 0, eps
    /// 1e-8).
    pub fn nnc_poisson_nll_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        log_input: i32,
        full: i32,
        eps: f64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (log(v) + (input - target)^2 / v) / 2, v = max(var, eps); full not 0 adds log(2 pi) / 2 (torch:
    /// full 0, eps 1e-6). var has the sizes of input, or lacks the last one, or has 1 in its place.
    /// NNC_E_INVALID: a negative var. NNC_E_DTYPE: one that is not floating point.
    pub fn nnc_gaussian_nll_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        var: *mut nnc_tensor,
        full: i32,
        eps: f64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \-(target log(input) + (1 - target) log(1 - input)), the logarithms being at least -100, times
    /// weight, unless NULL. input is in 0..1. NNC_E_INVALID: it is not. NNC_E_SHAPE: sizes of target
    /// that differ, or of weight that do not repeat to them.
    pub fn nnc_binary_cross_entropy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_binary_cross_entropy of sigmoid(input), computed from input; pos_weight, unless NULL,
    /// multiplies the first term. The result has the type of target, floating point too.
    pub fn nnc_binary_cross_entropy_with_logits(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        reduction: nnc_reduction,
        pos_weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \-weight\[t\] input\[t\] for the class t = target, int64, or without d uint8: input is (N, C, d...)
    /// and target (N, d...), or (C) and (); none gives the sizes of target. weight is (C), with d C
    /// numbers of any sizes, or NULL: 1. Targets equal to ignore_index (torch: -100) count as 0, and the
    /// mean is over the weights of the others. NNC_E_INDEX: another target outside 0..C-1.
    pub fn nnc_nll_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        ignore_index: i64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_nll_loss of the log_softmax of input over its classes. A floating point target of the sizes
    /// of input holds class probabilities instead; ignore_index must be negative then. label_smoothing
    /// in 0..1 (torch: 0) mixes the target with 1 / C; less and NaN are 0, more is NNC_E_INVALID. For
    /// probabilities weight is (C), with smoothing too for a mean, else (C, 1, ...).
    /// Samples whose target is ignore_index have no gradient, also if their scores are not finite
    /// (torch: NaN then).
    pub fn nnc_cross_entropy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        ignore_index: i64,
        reduction: nnc_reduction,
        label_smoothing: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sum over the classes i other than t = target of weight\[t\] max(0, margin - input\[t\] +
    /// input\[i\])^p / C for input (N, C) or (C) of float32 or float64 (torch: p 1, margin 1). weight is
    /// (C), or NULL: 1. Has second derivatives, unlike torch's. NNC_E_INVALID: p is neither 1 nor 2.
    pub fn nnc_multi_margin_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        p: i64,
        margin: f64,
        weight: *mut nnc_tensor,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sum over labels j, the entries of target before its first -1, and all other classes i of
    /// max(0, 1 - input\[j\] + input\[i\]) / C; input, as above, and target, int64, are (N, C) or (C).
    pub fn nnc_multilabel_margin_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The mean over the classes, the last dimension, of nnc_binary_cross_entropy_with_logits, times
    /// weight, unless NULL.
    pub fn nnc_multilabel_soft_margin_loss(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        target: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// max(0, margin - target (input1 - input2)) (torch: margin 0).
    pub fn nnc_margin_ranking_loss(
        ctx: *mut nnc_ctx,
        input1: *mut nnc_tensor,
        input2: *mut nnc_tensor,
        target: *mut nnc_tensor,
        margin: f64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 - cos where target is 1, max(0, cos - margin) where it is -1 (torch: margin 0); cos is that of
    /// the angle between the rows of input1 and input2, (N, D) with target (N), or (D) with ().
    pub fn nnc_cosine_embedding_loss(
        ctx: *mut nnc_ctx,
        input1: *mut nnc_tensor,
        input2: *mut nnc_tensor,
        target: *mut nnc_tensor,
        margin: f64,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// max(0, margin + \|anchor - positive\| - \|anchor - negative\|), with the p-norm over the last
    /// dimension of the difference plus eps; swap not 0 compares with \|positive - negative\| where that
    /// is smaller (torch: margin 1, p 2, eps 1e-6, swap 0). NNC_E_INVALID: margin \<= 0.
    pub fn nnc_triplet_margin_loss(
        ctx: *mut nnc_ctx,
        anchor: *mut nnc_tensor,
        positive: *mut nnc_tensor,
        negative: *mut nnc_tensor,
        margin: f64,
        p: f64,
        eps: f64,
        swap: i32,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
pub type nnc_distance_function = ::std::option::Option<
    unsafe extern "C" fn(
        self_: usize,
        ctx: *mut nnc_ctx,
        x1: *mut nnc_tensor,
        x2: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error,
>;
extern "C" {
    /// max(0, margin + d(anchor, positive) - d(anchor, negative)) with d = distance_function, which gets
    /// self first; NULL: nnc_pairwise_distance with torch's defaults. swap not 0 takes d(positive,
    /// negative) in place of the last where that is smaller (torch: margin 1, swap 0). The result has
    /// the sizes of the distances. NNC_E_INVALID: margin \<= 0. NNC_E_CALLBACK: distance_function gave no
    /// tensor.
    pub fn nnc_triplet_margin_with_distance_loss(
        ctx: *mut nnc_ctx,
        anchor: *mut nnc_tensor,
        positive: *mut nnc_tensor,
        negative: *mut nnc_tensor,
        distance_function: nnc_distance_function,
        self_: usize,
        margin: f64,
        swap: i32,
        reduction: nnc_reduction,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Connectionist temporal classification: -log of the probability of all ways to spread a target
    /// over the steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets,
    /// in 0..C-1, are (N, S), or all of them one after the other; input_lengths (at most T) and
    /// target_lengths, (N) of integers, say how much of each counts. log_probs may be (T, C): one
    /// sequence, and () comes out. The mean is over losses each divided by its target's length, at least
    /// 1\. zero_infinity not 0 makes infinite losses, of targets too long for their steps, and their
    /// gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in log_probs's type.
    /// Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of rows
    /// whose probabilities add up to 1. NNC_E_INDEX: a target or blank outside 0..C-1.
    pub fn nnc_ctc_loss(
        ctx: *mut nnc_ctx,
        log_probs: *mut nnc_tensor,
        targets: *mut nnc_tensor,
        input_lengths: *mut nnc_tensor,
        target_lengths: *mut nnc_tensor,
        blank: i64,
        reduction: nnc_reduction,
        zero_infinity: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with lengths that are lists.
    pub fn nnc_ctc_loss_list(
        ctx: *mut nnc_ctx,
        log_probs: *mut nnc_tensor,
        targets: *mut nnc_tensor,
        input_lengths: *const i64,
        n_input_lengths: i64,
        target_lengths: *const i64,
        n_target_lengths: i64,
        blank: i64,
        reduction: nnc_reduction,
        zero_infinity: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_cross_entropy of nnc_linear of input (N, in) or (in), linear_weight (C, in) and linear_bias
    /// (C), or NULL. Scores are computed for some samples at a time, in backward once more, and never
    /// all held in memory, unless a graph of the gradients is wanted, or target holds probabilities and
    /// it or weight requires grad. ignore_index NULL is -100; it must be NULL for class probabilities.
    /// linear_weight may be (C, d..., in) and linear_bias (C, d...); scores then are (N, C, d...).
    pub fn nnc_linear_cross_entropy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        linear_weight: *mut nnc_tensor,
        target: *mut nnc_tensor,
        linear_bias: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        reduction: nnc_reduction,
        ignore_index: *const i64,
        label_smoothing: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
pub const NNC_PADDING_SAME: _bindgen_ty_5 = -1;
pub type _bindgen_ty_5 = ::std::os::raw::c_int;
extern "C" {
    /// (N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    /// down. weight is (C_out, C_in / groups, kernel), bias (C_out) or NULL (torch: stride 1, padding 0,
    /// dilation 1, groups 1). With NNC_PADDING_SAME as n_padding, padding is chosen such that L_out is
    /// L: torch's padding="same", for stride 1. A sum over no input channels is 0, so that out is bias
    /// (torch: a tensor without channels).
    pub fn nnc_conv1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        groups: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups,
    /// kernel_h, kernel_w). The rest as for nnc_conv1d.
    pub fn nnc_conv2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        groups: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in /
    /// groups, kernel_d, kernel_h, kernel_w). The rest as for nnc_conv1d.
    pub fn nnc_conv3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        groups: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C_out, L_out), L_out = (L - 1) stride - 2 padding + dilation (kernel - 1) + output_padding +
    /// 1: what nnc_conv1d does to gradients, as a layer. weight is (C_in, C_out / groups, kernel), bias
    /// (C_out) or NULL (torch: stride 1, padding 0, output_padding 0, groups 1, dilation 1).
    /// output_padding is smaller than stride or dilation.
    pub fn nnc_conv_transpose1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_padding: *const i64,
        n_output_padding: i64,
        groups: i64,
        dilation: *const i64,
        n_dilation: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out /
    /// groups, kernel_h, kernel_w).
    pub fn nnc_conv_transpose2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_padding: *const i64,
        n_output_padding: i64,
        groups: i64,
        dilation: *const i64,
        n_dilation: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in,
    /// C_out / groups, kernel_d, kernel_h, kernel_w).
    pub fn nnc_conv_transpose3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_padding: *const i64,
        n_output_padding: i64,
        groups: i64,
        dilation: *const i64,
        n_dilation: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The largest element of each window (torch: stride kernel_size, padding 0, dilation 1, ceil_mode
    /// 0\). Padding counts as minus infinity, which is what a window becomes that dilation leads around
    /// the input; NaN counts as the largest. indices (NULL: not wanted) becomes where each stands in its
    /// channel, -1 if nowhere, int64, in the sizes of out.
    pub fn nnc_max_pool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (H, W); indices count in the row-major plane of H x W.
    pub fn nnc_max_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W); indices count in the row-major volume of D x H x W.
    pub fn nnc_max_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_max_pool1d of which both results are wanted.
    pub fn nnc_max_pool1d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_max_pool2d of which both results are wanted.
    pub fn nnc_max_pool2d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_max_pool3d of which both results are wanted.
    pub fn nnc_max_pool3d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        dilation: *const i64,
        n_dilation: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Zeros but for the elements of input, each at its place of indices: the inverse of nnc_max_pool1d,
    /// of which the arguments are. Of elements with one place the last stays. Spatial sizes are
    /// output_size or, if it is NULL, (L - 1) stride - 2 padding + kernel_size. NNC_E_INDEX: an index
    /// outside them.
    pub fn nnc_max_unpool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for nnc_max_pool2d.
    pub fn nnc_max_unpool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same for nnc_max_pool3d.
    pub fn nnc_max_unpool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The mean of each window (torch: stride kernel_size, padding 0, ceil_mode 0, count_include_pad 1).
    /// Padding counts as zeros, or with count_include_pad 0 not at all; quotients of int64 are cut off.
    /// NNC_E_DTYPE: neither floating point nor int64.
    pub fn nnc_avg_pool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        ceil_mode: i32,
        count_include_pad: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (H, W). The sum is divided by divisor_override, or by the number of elements if
    /// that is NULL. NNC_E_INVALID: a divisor of 0.
    pub fn nnc_avg_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        ceil_mode: i32,
        count_include_pad: i32,
        divisor_override: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W).
    pub fn nnc_avg_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        padding: *const i64,
        n_padding: i64,
        ceil_mode: i32,
        count_include_pad: i32,
        divisor_override: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, output_size): the mean of each of output_size windows that together cover the input;
    /// window i of S runs from i L / S, rounded down, to (i + 1) L / S, rounded up. In all adaptive
    /// pools an output_size of -1 keeps that size (None in torch). NNC_E_DTYPE: not floating point.
    pub fn nnc_adaptive_avg_pool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (H, W).
    pub fn nnc_adaptive_avg_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W).
    pub fn nnc_adaptive_avg_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, output_size): the largest element of the windows of nnc_adaptive_avg_pool1d. indices
    /// (NULL: not wanted) as for nnc_max_pool1d.
    pub fn nnc_adaptive_max_pool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (H, W).
    pub fn nnc_adaptive_max_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W).
    pub fn nnc_adaptive_max_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_adaptive_max_pool1d of which both results are wanted.
    pub fn nnc_adaptive_max_pool1d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_adaptive_max_pool2d of which both results are wanted.
    pub fn nnc_adaptive_max_pool2d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_adaptive_max_pool3d of which both results are wanted.
    pub fn nnc_adaptive_max_pool3d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, output_size) of (N, C, H, W), or both without N: the largest element of output_size
    /// windows of kernel_size, NaN counting as that. output_size may be NULL: then it is the sizes of
    /// input times output_ratio, of one number for each dimension, rounded down. Where the windows of a
    /// channel begin a sample u of it says: with a = (L - kernel_size) / (output_size - 1), window i at
    /// (i + u) a less u a, both rounded down, and the last one at L - kernel_size. random_samples (N, C,
    /// 2\), of input's type, has u along W and H; NULL: drawn as nnc_rand draws, in PyTorch's order.
    /// indices as for nnc_max_pool2d. Floating point. After Graham, Fractional Max-Pooling, 2014.
    /// NNC_E_SHAPE: windows that do not fit, samples of other sizes; NNC_E_INVALID: neither list.
    pub fn nnc_fractional_max_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        output_size: *const i64,
        n_output_size: i64,
        output_ratio: *const f64,
        n_output_ratio: i64,
        random_samples: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W), with samples (N, C, 3) along D, H and W.
    pub fn nnc_fractional_max_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        output_size: *const i64,
        n_output_size: i64,
        output_ratio: *const f64,
        n_output_ratio: i64,
        random_samples: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_fractional_max_pool2d of which both results are wanted.
    pub fn nnc_fractional_max_pool2d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        output_size: *const i64,
        n_output_size: i64,
        output_ratio: *const f64,
        n_output_ratio: i64,
        random_samples: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_fractional_max_pool3d of which both results are wanted.
    pub fn nnc_fractional_max_pool3d_with_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        output_size: *const i64,
        n_output_size: i64,
        output_ratio: *const f64,
        n_output_ratio: i64,
        random_samples: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (sum of x^norm_type)^(1 / norm_type) over each window (torch: stride kernel_size, ceil_mode
    /// 0\); with norm_type INFINITY or -INFINITY the largest or the least \|x\|. NNC_E_INVALID: norm_type
    /// 0\.
    pub fn nnc_lp_pool1d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        norm_type: f64,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (H, W).
    pub fn nnc_lp_pool2d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        norm_type: f64,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over (D, H, W).
    pub fn nnc_lp_pool3d(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        norm_type: f64,
        kernel_size: *const i64,
        n_kernel_size: i64,
        stride: *const i64,
        n_stride: i64,
        ceil_mode: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input (N, C, ...): each channel minus its mean, over sqrt(variance + eps), times weight (C), plus
    /// bias (C) (torch: training 0, momentum 0.1, eps 1e-5). With training not 0 by the statistics of
    /// the batch, and running_mean and running_var (C), unless NULL, become (1 - momentum) \* themselves
    /// \+ momentum \* these (the variance divided by n - 1); else by the running ones. NNC_E_INVALID: one
    /// value per channel in training. NNC_E_DTYPE, here and below: not all of input's type, nor, beside
    /// 16-bit floats, all of float32.
    pub fn nnc_batch_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        running_mean: *mut nnc_tensor,
        running_var: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        training: i32,
        momentum: f64,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over the last dimensions, whose sizes are normalized_shape (torch: eps 1e-5); weight and
    /// bias have that shape. NNC_E_SHAPE: other sizes.
    pub fn nnc_layer_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        normalized_shape: *const i64,
        n_normalized_shape: i64,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over each of num_groups groups of channels of each sample of input (N, C, ...) (torch:
    /// eps 1e-5); weight and bias are (C). NNC_E_INVALID: groups that do not divide C, or that hold a
    /// single value each.
    pub fn nnc_group_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        num_groups: i64,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same over each channel of each sample of input (N, C, ...) (torch: use_input_stats 1,
    /// momentum 0.1, eps 1e-5). With use_input_stats 0 by the running statistics, else these move as for
    /// nnc_batch_norm. Types as there, but running statistics may have another type.
    pub fn nnc_instance_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        running_mean: *mut nnc_tensor,
        running_var: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        bias: *mut nnc_tensor,
        use_input_stats: i32,
        momentum: f64,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / sqrt(mean of input^2 + eps) over the last dimensions, times weight of any type; eps NULL
    /// is the distance from 1 to the next value of input's type, of float32 beside 16-bit floats.
    pub fn nnc_rms_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        normalized_shape: *const i64,
        n_normalized_shape: i64,
        weight: *mut nnc_tensor,
        eps: *const f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / (k + alpha \* the mean of the squares of the size channels around, zeros beyond the
    /// ends)^beta for input (N, C, ...) (torch: alpha 1e-4, beta 0.75, k 1).
    pub fn nnc_local_response_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: i64,
        alpha: f64,
        beta: f64,
        k: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / max(nnc_norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12).
    pub fn nnc_normalize(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        dim: i64,
        eps: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + alpha \* other (torch: alpha 1).
    pub fn nnc_add(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_add_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        alpha: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + other with a float.
    pub fn nnc_add_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + other with an int.
    pub fn nnc_add_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_add_scalar_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, other: f64)
        -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_add_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - alpha \* other (torch: alpha 1). NNC_E_DTYPE: bool tensors.
    pub fn nnc_sub(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_sub_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        alpha: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - other with a float.
    pub fn nnc_sub_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - other with an int.
    pub fn nnc_sub_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_sub_scalar_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, other: f64)
        -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_sub_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* other.
    pub fn nnc_mul(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_mul_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* other with a float.
    pub fn nnc_mul_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* other with an int.
    pub fn nnc_mul_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_mul_scalar_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, other: f64)
        -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_mul_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / other. rounding_mode NULL: the true quotient; integers compute in the default type.
    /// "trunc" rounds it towards 0, "floor" down; integers stay integers, and the gradients are 0.
    /// NNC_E_INVALID: another word; a rounded division of integers by 0 ("ZeroDivisionError").
    /// NNC_E_DTYPE: rounded, of bool.
    pub fn nnc_div(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        rounding_mode: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_div_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        rounding_mode: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / other with a float. rounding_mode as for nnc_div.
    pub fn nnc_div_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        rounding_mode: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / other with an int. rounding_mode as for nnc_div.
    pub fn nnc_div_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        rounding_mode: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_div_scalar_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        rounding_mode: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_div_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        rounding_mode: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input / other, rounded down. As in torch it has no gradient: backward through it is
    /// NNC_E_UNSUPPORTED.
    pub fn nnc_floor_divide(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float.
    pub fn nnc_floor_divide_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_floor_divide_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - other \* floor(input / other): what is left, with the sign of other.
    pub fn nnc_remainder(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float.
    pub fn nnc_remainder_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_remainder_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of a float as input; other has a gradient (torch: none).
    pub fn nnc_remainder_scalar_self(
        ctx: *mut nnc_ctx,
        self_: f64,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of an int as input.
    pub fn nnc_remainder_scalar_self_i64(
        ctx: *mut nnc_ctx,
        self_: i64,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input - other \* trunc(input / other): what is left, with the sign of input.
    pub fn nnc_fmod(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float.
    pub fn nnc_fmod_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_fmod_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1
    /// where input is that. The gradient of exponent is 0 where input is 0 and exponent \>= 0, and so are
    /// the derivatives of that. NNC_E_DTYPE: two bool tensors.
    pub fn nnc_pow(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_pow_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float, which is rounded to input's type first: up to 32 units of the last place
    /// of float32 from the power of the number itself.
    pub fn nnc_pow_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int. NNC_E_INVALID: a negative one for integers.
    pub fn nnc_pow_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// self^exponent, of a float; the gradient is out \* log(self), 0 where self is 0 and exponent is not
    /// negative.
    pub fn nnc_pow_scalar_self(
        ctx: *mut nnc_ctx,
        self_: f64,
        exponent: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of an int.
    pub fn nnc_pow_scalar_self_i64(
        ctx: *mut nnc_ctx,
        self_: i64,
        exponent: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float.
    pub fn nnc_pow_scalar_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_pow_scalar_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        exponent: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* input; of bool in int64.
    pub fn nnc_square(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The larger of both; NaN if one is NaN. The gradient of equal ones is shared half and half.
    pub fn nnc_maximum(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The smaller of both, in the same way.
    pub fn nnc_minimum(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input held in min..max: where it is less than min, min, then where it is more than max, max. A
    /// bound of NULL is none; a NaN makes everything NaN. The gradient is 0 where a bound was taken and
    /// at the bounds. NNC_E_INVALID: both bounds NULL; one that the result's type does not hold.
    pub fn nnc_clamp(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *const f64,
        max: *const f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with ints.
    pub fn nnc_clamp_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *const i64,
        max: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with floats.
    pub fn nnc_clamp_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *const f64,
        max: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with ints.
    pub fn nnc_clamp_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *const i64,
        max: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// max(input, min).
    pub fn nnc_clamp_min(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_clamp_min_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// min(input, max).
    pub fn nnc_clamp_max(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        max: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_clamp_max_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        max: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_clamp with tensors as bounds, NULL for none; all are broadcast. The gradient goes to what was
    /// taken: input, min or max; a tie of input and one bound is shared half and half.
    pub fn nnc_clamp_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *mut nnc_tensor,
        max: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_clamp_tensor_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *mut nnc_tensor,
        max: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// max(input, min) with a tensor; gradients as of nnc_maximum.
    pub fn nnc_clamp_min_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        min: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// min(input, max) with a tensor.
    pub fn nnc_clamp_max_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        max: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input, but nan for NaN (NULL: 0), posinf for infinity and neginf for -infinity (NULL: the largest
    /// and the lowest number of the type). Integers and bool are copied. The gradient is 0 where input
    /// is not finite.
    pub fn nnc_nan_to_num(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        nan: *const f64,
        posinf: *const f64,
        neginf: *const f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_nan_to_num_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        nan: *const f64,
        posinf: *const f64,
        neginf: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input where condition is true, else other; all three are broadcast. NNC_E_DTYPE: condition is
    /// neither bool nor, as in older programs, uint8.
    pub fn nnc_where(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a float as other. It does not raise the type of floating point input.
    pub fn nnc_where_scalar(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int as other, which raises only bool, to int64. NNC_E_INVALID: out of the range
    /// of an integer input.
    pub fn nnc_where_scalar_i64(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_where_scalar with the float where condition is true.
    pub fn nnc_where_scalar_self(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        self_: f64,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_where_scalar_i64 with the int where condition is true.
    pub fn nnc_where_scalar_self_i64(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        self_: i64,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (condition's sizes): the one float where condition is true, else the other, in the default
    /// type.
    pub fn nnc_where_scalars(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        self_: f64,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of two ints, in int64.
    pub fn nnc_where_scalars_i64(
        ctx: *mut nnc_ctx,
        condition: *mut nnc_tensor,
        self_: i64,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + weight \* (end - input). NNC_E_DTYPE: not all of one floating type; a weight () may have
    /// another one.
    pub fn nnc_lerp(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        end: *mut nnc_tensor,
        weight: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_lerp_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        end: *mut nnc_tensor,
        weight: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a number as weight.
    pub fn nnc_lerp_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        end: *mut nnc_tensor,
        weight: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a number as weight.
    pub fn nnc_lerp_scalar_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        end: *mut nnc_tensor,
        weight: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + value \* tensor1 \* tensor2 (torch: value 1). NNC_E_DTYPE: bool.
    pub fn nnc_addcmul(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor1: *mut nnc_tensor,
        tensor2: *mut nnc_tensor,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_addcmul_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor1: *mut nnc_tensor,
        tensor2: *mut nnc_tensor,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input + value \* tensor1 / tensor2 (torch: value 1). NNC_E_DTYPE: tensor1 and tensor2 both of
    /// integers.
    pub fn nnc_addcdiv(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor1: *mut nnc_tensor,
        tensor2: *mut nnc_tensor,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_addcdiv_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor1: *mut nnc_tensor,
        tensor2: *mut nnc_tensor,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \-input. NNC_E_DTYPE: bool.
    pub fn nnc_neg(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_neg_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// \|input\|; its gradient at 0 is 0. NNC_E_DTYPE: bool.
    pub fn nnc_abs(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \-1, 0 or 1, and NaN for NaN. Its gradient is 0.
    pub fn nnc_sign(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The largest whole number that is not above input. Gradient 0. NNC_E_DTYPE: bool.
    pub fn nnc_floor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The smallest whole number that is not below input. Gradient 0. NNC_E_DTYPE: bool.
    pub fn nnc_ceil(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The nearest whole number, a half to the even one. Gradient 0. NNC_E_DTYPE: bool.
    pub fn nnc_round(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.round with decimals: round(input \* 10^decimals) / 10^decimals; a negative decimals rounds
    /// to tens, hundreds, ... Where input \* 10^decimals overflows the type, input itself, for which
    /// PyTorch has infinity or NaN. Gradient 0. NNC_E_DTYPE: integers and bool.
    pub fn nnc_round_decimals(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        decimals: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input without its fraction. Gradient 0. NNC_E_DTYPE: bool.
    pub fn nnc_trunc(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 / input.
    pub fn nnc_reciprocal(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// e to the power input.
    pub fn nnc_exp(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_exp_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// exp(input) - 1, without loss for input near 0.
    pub fn nnc_expm1(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The natural logarithm; NaN for input \< 0.
    pub fn nnc_log(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// log(1 + input), without loss for input near 0.
    pub fn nnc_log1p(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The logarithm to the base 2.
    pub fn nnc_log2(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The logarithm to the base 10.
    pub fn nnc_log10(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The square root; NaN for input \< 0.
    pub fn nnc_sqrt(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_sqrt_(ctx: *mut nnc_ctx, input: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// 1 / sqrt(input).
    pub fn nnc_rsqrt(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sine of an angle in radians.
    pub fn nnc_sin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The cosine of an angle in radians.
    pub fn nnc_cos(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tangent of an angle in radians.
    pub fn nnc_tan(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The arc sine in -pi/2..pi/2; NaN for \|input\| \> 1.
    pub fn nnc_asin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The arc cosine in 0..pi; NaN for \|input\| \> 1.
    pub fn nnc_acos(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The arc tangent in -pi/2..pi/2.
    pub fn nnc_atan(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The hyperbolic sine.
    pub fn nnc_sinh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The hyperbolic cosine.
    pub fn nnc_cosh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The error function 2 / sqrt(pi) \* integral of exp(-t^2) over 0..input.
    pub fn nnc_erf(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 - erf(input), without loss for large input.
    pub fn nnc_erfc(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The angle in -pi..pi of the point whose x is other and whose y is input; the gradients at (0, 0)
    /// are 0, and so are their derivatives.
    pub fn nnc_atan2(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place.
    pub fn nnc_atan2_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \* log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where
    /// input is 0 and other \<= 0, and so are the derivatives of that.
    pub fn nnc_xlogy(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a number as other.
    pub fn nnc_xlogy_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a number as input.
    pub fn nnc_xlogy_scalar_self(
        ctx: *mut nnc_ctx,
        self_: f64,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// log(z / (1 - z)), z being input held in eps..1 - eps; eps NULL or negative: z is input, and the
    /// result is NaN outside 0..1. The gradient is 0 where input was not kept.
    pub fn nnc_logit(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        eps: *const f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The natural logarithm of \|gamma(input)\|; infinite at 0, -1, -2, ..., where its gradient is NaN,
    /// but infinite at 0, and the derivative of that infinite.
    pub fn nnc_lgamma(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number whose nnc_erf is input; infinite at 1 and -1, NaN beyond.
    pub fn nnc_erfinv(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input == other.
    pub fn nnc_eq(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input == other, a float.
    pub fn nnc_eq_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input == other, an int.
    pub fn nnc_eq_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input != other.
    pub fn nnc_ne(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input != other, a float.
    pub fn nnc_ne_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input != other, an int.
    pub fn nnc_ne_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \< other.
    pub fn nnc_lt(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \< other, a float.
    pub fn nnc_lt_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \< other, an int.
    pub fn nnc_lt_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \<= other.
    pub fn nnc_le(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \<= other, a float.
    pub fn nnc_le_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \<= other, an int.
    pub fn nnc_le_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \> other.
    pub fn nnc_gt(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \> other, a float.
    pub fn nnc_gt_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \> other, an int.
    pub fn nnc_gt_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \>= other.
    pub fn nnc_ge(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \>= other, a float.
    pub fn nnc_ge_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \>= other, an int.
    pub fn nnc_ge_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Both are not 0.
    pub fn nnc_logical_and(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One at least is not 0.
    pub fn nnc_logical_or(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Exactly one is not 0.
    pub fn nnc_logical_xor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input is 0.
    pub fn nnc_logical_not(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input & other, in the common type. NNC_E_DTYPE: floating point.
    pub fn nnc_bitwise_and(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int, of which integers take the bits that they have room for; bool with it gives
    /// int64.
    pub fn nnc_bitwise_and_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input \| other, in the common type. NNC_E_DTYPE: floating point.
    pub fn nnc_bitwise_or(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_bitwise_or_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input ^ other, in the common type. NNC_E_DTYPE: floating point.
    pub fn nnc_bitwise_xor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_bitwise_xor_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \~input, of bool its negation, in the type of input. NNC_E_DTYPE: floating point.
    pub fn nnc_bitwise_not(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input is not a number.
    pub fn nnc_isnan(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input is infinite.
    pub fn nnc_isinf(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input is neither infinite nor NaN.
    pub fn nnc_isfinite(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \|input - other\| \<= atol + rtol \* \|other\|, or both are equal (torch: rtol 1e-5, atol 1e-8,
    /// equal_nan 0). Two NaN are close if equal_nan is not 0. NNC_E_DTYPE: not of one type.
    /// NNC_E_INVALID: negative rtol or atol.
    pub fn nnc_isclose(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        rtol: f64,
        atol: f64,
        equal_nan: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// out = 1 if nnc_isclose is true everywhere, else 0.
    pub fn nnc_allclose(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        rtol: f64,
        atol: f64,
        equal_nan: i32,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// out = 1 if both have the same sizes and equal elements, whatever their types, else 0.
    pub fn nnc_equal(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sum; of nothing 0.
    pub fn nnc_sum(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The sum divided by the number of elements; of nothing NaN. NNC_E_DTYPE: not floating point, and
    /// dtype neither.
    pub fn nnc_mean(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The product over dimension \*dim, or over all elements (dim NULL); of nothing 1. The gradient of
    /// an element is the product of the others, beside infinity too, where PyTorch has NaN.
    pub fn nnc_prod(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): element i along dim is the sum of input's elements 0..i.
    pub fn nnc_cumsum(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): element i along dim is the product of input's elements 0..i.
    pub fn nnc_cumprod(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes) both: element i along dim is the largest of input's elements 0..i, and where it
    /// stands, the last of several; from the first NaN on NaN.
    pub fn nnc_cummax(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of the smallest.
    pub fn nnc_cummin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_sum of the elements that are not NaN; those that are have the gradient 0.
    pub fn nnc_nansum(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the sum of the main diagonal of a matrix (m, n); of integers in int64. NNC_E_SHAPE: no
    /// matrix. NNC_E_DTYPE: bool.
    pub fn nnc_trace(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (sum of \|input\|^p)^(1 / p) (torch: p 2); p infinity: the largest \|input\|, -infinity: the
    /// smallest; p 0: how many are not 0. NNC_E_DTYPE: not floating point, or narrowed by dtype.
    pub fn nnc_norm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: f64,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The variance: the sum of the squared deviations from the mean over max(0, n - correction) (NULL:
    /// 1\).
    pub fn nnc_var(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        correction: *const f64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The standard deviation: the square root of nnc_var.
    pub fn nnc_std(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        correction: *const f64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Both sizes those of nnc_var: the variance and the mean, NaN beside an infinity.
    pub fn nnc_var_mean(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        correction: *const f64,
        keepdim: i32,
        var: *mut *mut nnc_tensor,
        mean: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Both sizes those of nnc_var: the standard deviation and the mean.
    pub fn nnc_std_mean(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        correction: *const f64,
        keepdim: i32,
        std: *mut *mut nnc_tensor,
        mean: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the largest element. Equal ones share the gradient.
    pub fn nnc_max(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the smallest element. Equal ones share the gradient.
    pub fn nnc_min(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The largest elements along dim and where the first of them stand, int64. The gradient goes
    /// there.
    pub fn nnc_max_dim(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        keepdim: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The smallest elements along dim and where the first of them stand, int64. The gradient goes
    /// there.
    pub fn nnc_min_dim(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        keepdim: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The largest elements. Equal ones share the gradient.
    pub fn nnc_amax(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The smallest elements. Equal ones share the gradient.
    pub fn nnc_amin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Where the first largest element stands along \*dim, or in the flattened input (dim NULL), int64.
    /// No gradient. NNC_E_DTYPE: bool.
    pub fn nnc_argmax(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Where the first smallest element stands, in the same way.
    pub fn nnc_argmin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the median, of two elements in the middle the lower; NaN if there is one, and of no elements.
    /// The gradient is shared evenly by the elements that are equal to it. Of no integers, as in
    /// PyTorch, it is the least of int32 and int64 and 0 of smaller types, of no bool true. NNC_E_DTYPE:
    /// bool.
    pub fn nnc_median(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same along dim, and where it stands: of equal ones counted in the order of their places, of
    /// NaN the first. NNC_E_INDEX: no elements.
    pub fn nnc_median_dim(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        keepdim: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The k-th smallest element along dim, from 1 on, and where it stands, of several equal ones where
    /// PyTorch finds it (torch: dim -1). NaN is larger than all numbers. NNC_E_INVALID: k is not
    /// in 1..size. NNC_E_DTYPE: bool. NNC_E_INDEX: no elements.
    pub fn nnc_kthvalue(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        k: i64,
        dim: i64,
        keepdim: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The most frequent element along dim, of several the smallest, and its last place, of more than 16
    /// elements the place that PyTorch finds (torch: dim -1). A NaN is equal to none, and
    /// sorted nowhere. NNC_E_INDEX: no elements.
    pub fn nnc_mode(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        keepdim: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank
    /// q \* (n - 1) of the sorted elements, without the first dimension for a q (). Between two ranks
    /// interpolation decides (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and
    /// "nearest" take one, a half to the even rank, "midpoint" is their mean. NaN if there is one. q has
    /// input's type; gradients go to both. NNC_E_DTYPE: neither float32 nor float64, or another type of
    /// q. NNC_E_SHAPE: q has more than one dimension. NNC_E_INVALID: no elements; q outside 0..1;
    /// another word.
    pub fn nnc_quantile(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        q: *mut nnc_tensor,
        dim: *const i64,
        keepdim: i32,
        interpolation: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a number as q.
    pub fn nnc_quantile_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        q: f64,
        dim: *const i64,
        keepdim: i32,
        interpolation: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Whether an element is not 0: bool, but uint8 for uint8; of nothing false.
    pub fn nnc_any(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Whether all elements are not 0: bool, but uint8 for uint8; of nothing true.
    pub fn nnc_all(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many elements are not 0, int64.
    pub fn nnc_count_nonzero(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): exp(input) / sum of exp(input) along dim, without overflow.
    pub fn nnc_softmax(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): the logarithm of nnc_softmax, without loss.
    pub fn nnc_log_softmax(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): nnc_softmax of -input.
    pub fn nnc_softmin(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// log(sum of exp(input)), without overflow; integers are converted to the default type.
    pub fn nnc_logsumexp(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        keepdim: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more parameter for each
    /// layer and direction, weight_hr (projected, hidden), each h is projected and weight_hh is (4 \*
    /// hidden, projected).
    pub fn nnc_lstm(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *const *mut nnc_tensor,
        n_hx: i64,
        params: *const *mut nnc_tensor,
        n_params: i64,
        has_biases: i32,
        num_layers: i64,
        dropout: f64,
        train: i32,
        bidirectional: i32,
        batch_first: i32,
        output: *mut *mut nnc_tensor,
        h_n: *mut *mut nnc_tensor,
        c_n: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// hx is h_0, or NULL; params have 3 gates in the order r, z, n.
    pub fn nnc_gru(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        params: *const *mut nnc_tensor,
        n_params: i64,
        has_biases: i32,
        num_layers: i64,
        dropout: f64,
        train: i32,
        bidirectional: i32,
        batch_first: i32,
        output: *mut *mut nnc_tensor,
        h_n: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or NULL; params have one gate.
    pub fn nnc_rnn_tanh(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        params: *const *mut nnc_tensor,
        n_params: i64,
        has_biases: i32,
        num_layers: i64,
        dropout: f64,
        train: i32,
        bidirectional: i32,
        batch_first: i32,
        output: *mut *mut nnc_tensor,
        h_n: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with max(x, 0) in place of tanh.
    pub fn nnc_rnn_relu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        params: *const *mut nnc_tensor,
        n_params: i64,
        has_biases: i32,
        num_layers: i64,
        dropout: f64,
        train: i32,
        bidirectional: i32,
        batch_first: i32,
        output: *mut *mut nnc_tensor,
        h_n: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A step of nnc_lstm from the states hx, h and c, to the next.
    pub fn nnc_lstm_cell(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *const *mut nnc_tensor,
        n_hx: i64,
        w_ih: *mut nnc_tensor,
        w_hh: *mut nnc_tensor,
        b_ih: *mut nnc_tensor,
        b_hh: *mut nnc_tensor,
        h: *mut *mut nnc_tensor,
        c: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A step of nnc_gru from the state hx to the next.
    pub fn nnc_gru_cell(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        w_ih: *mut nnc_tensor,
        w_hh: *mut nnc_tensor,
        b_ih: *mut nnc_tensor,
        b_hh: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A step of nnc_rnn_tanh from the state hx to the next.
    pub fn nnc_rnn_tanh_cell(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        w_ih: *mut nnc_tensor,
        w_hh: *mut nnc_tensor,
        b_ih: *mut nnc_tensor,
        b_hh: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A step of nnc_rnn_relu from the state hx to the next.
    pub fn nnc_rnn_relu_cell(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        hx: *mut nnc_tensor,
        w_ih: *mut nnc_tensor,
        w_hh: *mut nnc_tensor,
        b_ih: *mut nnc_tensor,
        b_hh: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be
    /// put into sorted_sequence, whose last dimension is sorted: before elements that are equal to it,
    /// behind them if right is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or
    /// has the sizes of input but for the last. sorter of int64 names the order in which sorted_sequence
    /// is sorted (NULL: it is). NaN is behind everything. NNC_E_SHAPE: sizes that do not fit.
    /// NNC_E_INVALID: another side; side "left" with right. NNC_E_DTYPE: bool; another type of sorter.
    /// NNC_E_INDEX: a place in sorter that there is not.
    pub fn nnc_searchsorted(
        ctx: *mut nnc_ctx,
        sorted_sequence: *mut nnc_tensor,
        input: *mut nnc_tensor,
        out_int32: i32,
        right: i32,
        side: *const ::std::os::raw::c_char,
        sorter: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the same of one float in a vector.
    pub fn nnc_searchsorted_scalar(
        ctx: *mut nnc_ctx,
        sorted_sequence: *mut nnc_tensor,
        self_: f64,
        out_int32: i32,
        right: i32,
        side: *const ::std::os::raw::c_char,
        sorter: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the same of one int.
    pub fn nnc_searchsorted_scalar_i64(
        ctx: *mut nnc_ctx,
        sorted_sequence: *mut nnc_tensor,
        self_: i64,
        out_int32: i32,
        right: i32,
        side: *const ::std::os::raw::c_char,
        sorter: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN
    /// is in nothing. assume_unique changes nothing. NNC_E_DTYPE: bool.
    pub fn nnc_isin(
        ctx: *mut nnc_ctx,
        elements: *mut nnc_tensor,
        test_elements: *mut nnc_tensor,
        assume_unique: i32,
        invert: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of one test element, a float.
    pub fn nnc_isin_scalar(
        ctx: *mut nnc_ctx,
        elements: *mut nnc_tensor,
        test_element: f64,
        assume_unique: i32,
        invert: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of one test element, an int.
    pub fn nnc_isin_scalar_i64(
        ctx: *mut nnc_ctx,
        elements: *mut nnc_tensor,
        test_element: i64,
        assume_unique: i32,
        invert: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the same of one element, a float.
    pub fn nnc_isin_scalar_self(
        ctx: *mut nnc_ctx,
        element: f64,
        test_elements: *mut nnc_tensor,
        assume_unique: i32,
        invert: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (): the same of one element, an int.
    pub fn nnc_isin_scalar_self_i64(
        ctx: *mut nnc_ctx,
        element: i64,
        test_elements: *mut nnc_tensor,
        assume_unique: i32,
        invert: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is in input (n) of integers,
    /// in int64; with weights (n) (NULL: none) the sum of its weights, of float32 in float32, of others
    /// in float64 (torch: minlength 0). Of no elements: (minlength) zeros of int64. NNC_E_INVALID: a
    /// negative element or minlength. NNC_E_SHAPE: no vector; weights of another length. NNC_E_DTYPE:
    /// input of floating point or bool.
    pub fn nnc_bincount(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        weights: *mut nnc_tensor,
        minlength: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (bins), of input's floating point type: how many elements lie in each of bins parts of equal
    /// width of min..max, the last of which has its end too; others, and NaN, are left out. If min and
    /// max are equal, the least and the largest element are taken (torch: bins 100, min 0, max 0), one
    /// less and more if these are equal. No gradient. NNC_E_INVALID: bins \< 1, min \> max, an infinite
    /// range.
    pub fn nnc_histc(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        bins: i64,
        min: f64,
        max: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (k): the k distinct elements, in order, whether sorted is 0 or not. inverse (input's sizes) says
    /// which of them each element is, counts (k) how many of each there are; both of int64, NULL if not
    /// wanted. With dim (NULL: none) distinct slices along dim, in the order of their first elements
    /// that differ: (input's sizes, dim of k), inverse (size of dim). A NaN is equal to none;
    /// slices with NaNs are in no order. NNC_E_INVALID: dim with another dimension of no elements.
    pub fn nnc_unique(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        sorted: i32,
        dim: *const i64,
        out: *mut *mut nnc_tensor,
        inverse: *mut *mut nnc_tensor,
        counts: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (sum of repeats) places along dim: place i of input repeats\[i\] times; dim NULL: of the flattened
    /// input. One repeats, (1) or (), is that of every place. output_size NULL, or that sum.
    /// NNC_E_INVALID: a negative repeats. NNC_E_SHAPE: not as many repeats as places; another
    /// output_size. NNC_E_INDEX: dim of a number. NNC_E_DTYPE: repeats are no integers.
    pub fn nnc_repeat_interleave(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        repeats: *mut nnc_tensor,
        dim: *const i64,
        output_size: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with one number for all places.
    pub fn nnc_repeat_interleave_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        repeats: i64,
        dim: *const i64,
        output_size: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (size): the same elements in row-major order with other sizes, as a view. One size may be -1:
    /// what is left. NNC_E_SHAPE: another number of elements; strides that allow no view.
    pub fn nnc_view(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: *const i64,
        n_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same bytes as elements of dtype: a view through which no gradient flows, as in torch. Of
    /// another size in bytes: the last dimension is so many times longer or shorter. What is true of
    /// bools (\<nnc/tensor.h\>) holds for such a view too. NNC_E_SHAPE: no dimensions, a last dimension
    /// that is not dense, or sizes, strides or an offset that do not divide. NNC_E_INVALID: as bool, and
    /// a byte is neither 0 nor 1.
    pub fn nnc_view_dtype(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (shape): nnc_view where the strides allow it, else a copy. NNC_E_SHAPE: another number of
    /// elements.
    pub fn nnc_reshape(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        shape: *const i64,
        n_shape: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (other's sizes): nnc_view with the sizes of other.
    pub fn nnc_view_as(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Dimensions start_dim to end_dim, both included, become one (torch: start_dim 0, end_dim -1); a
    /// 0-dimensional tensor becomes (1). A view where the strides allow it. NNC_E_INVALID: start_dim is
    /// behind end_dim.
    pub fn nnc_flatten(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        start_dim: i64,
        end_dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Dimension dim becomes several of the given sizes, one of which may be -1. A view. NNC_E_SHAPE:
    /// their product is not the size of dim.
    pub fn nnc_unflatten(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        sizes: *const i64,
        n_sizes: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A view without the dimensions of size 1: all of them (dim NULL), or those that dim names; one of
    /// another size stays.
    pub fn nnc_squeeze(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: *const i64,
        n_dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A view with a dimension of size 1 put in at dim, -ndim-1..ndim.
    pub fn nnc_unsqueeze(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (size): a view that repeats dimensions of size 1, and new leading ones, without a copy; -1 keeps
    /// a size. NNC_E_SHAPE: another size than 1 would have to change.
    pub fn nnc_expand(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: *const i64,
        n_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (other's sizes): nnc_expand to the sizes of other.
    pub fn nnc_expand_as(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        other: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (size): torch's other name of nnc_expand.
    pub fn nnc_broadcast_to(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: *const i64,
        n_size: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Each of the n_tensors tensors expanded to the sizes to which all broadcast; out has room for as
    /// many.
    pub fn nnc_broadcast_tensors(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (size): a view of input's memory with any sizes, strides and offset, counted in elements;
    /// storage_offset NULL is that of input. Elements of input that coincide in memory share its
    /// gradient equally. NNC_E_INVALID: it would reach beyond the memory.
    pub fn nnc_as_strided(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: *const i64,
        stride: *const i64,
        n_size: i64,
        storage_offset: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Dimensions dim0 and dim1 exchanged.
    pub fn nnc_transpose(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim0: i64,
        dim1: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is. NNC_E_SHAPE: more
    /// than 2 dimensions.
    pub fn nnc_t(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Dimension i of the result is dimension dims\[i\] of input. NNC_E_SHAPE: not one for each dimension.
    /// NNC_E_INVALID: one twice.
    pub fn nnc_permute(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        n_dims: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Dimensions source\[i\] move to the places destination\[i\]; the others keep their order.
    /// NNC_E_INVALID: one twice.
    pub fn nnc_movedim(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        source: *const i64,
        destination: *const i64,
        n_source: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input\[..., index, ...\] without dimension dim. NNC_E_INDEX: index outside -size..size-1.
    pub fn nnc_select(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Places start..start + length - 1 of dim; a negative start counts from the end. NNC_E_INDEX: it
    /// reaches beyond the end.
    pub fn nnc_narrow(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        start: i64,
        length: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with a tensor without dimensions as start. NNC_E_INVALID: not a whole number.
    pub fn nnc_narrow_tensor(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        start: *mut nnc_tensor,
        length: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// input\[..., start:end:step, ...\] by the rules of Python: a negative bound counts from the end, one
    /// that is too far is the end (INT64_MAX as end: to the end). (ceil((end - start) / step)) places.
    /// NNC_E_INVALID: step \< 1.
    pub fn nnc_slice(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        start: i64,
        end: i64,
        step: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The diagonal of dimensions dim1 and dim2 becomes the last dimension (torch: offset 0, dim1 0,
    /// dim2 1); offset \> 0 lies above the main one. NNC_E_INVALID: dim1 is dim2.
    pub fn nnc_diagonal(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        offset: i64,
        dim1: i64,
        dim2: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Windows of size places, step apart, along dimension, which gets (n - size) / step + 1 of them,
    /// rounded down; their contents become the last dimension. torch.Tensor.unfold. NNC_E_SHAPE: size \>
    /// n. NNC_E_INVALID: step \< 1.
    pub fn nnc_tensor_unfold(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dimension: i64,
        size: i64,
        step: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_select of every place of dim.
    pub fn nnc_unbind(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Parts of the given lengths along dim, which must add up to its size. A single length is that of
    /// every part, and the last one may be shorter: max(1, ceil(size / length)) parts. NNC_E_SHAPE: they
    /// do not add up. NNC_E_INVALID: a negative length.
    pub fn nnc_split(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        split_size: *const i64,
        n_split_size: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Parts of ceil(size / chunks) places along dim; the last one may be shorter, and there may be
    /// fewer than chunks. NNC_E_INVALID: chunks \< 1.
    pub fn nnc_chunk(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        chunks: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1),
    /// ..., (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. NNC_E_DTYPE: not int64.
    pub fn nnc_tensor_split(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        tensor_indices_or_sections: *mut nnc_tensor,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// As many parts as sections says, of which the first (size of dim mod sections) are longer by 1.
    /// NNC_E_INVALID: sections \< 1.
    pub fn nnc_tensor_split_sections(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        sections: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_tensor_split by a list.
    pub fn nnc_tensor_split_indices(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *const i64,
        n_indices: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The tensors one behind the other along dim; the other sizes agree, but for tensors (0), which are
    /// left out; of them alone dim may be anything. NNC_E_INVALID: an empty list. NNC_E_SHAPE: sizes
    /// that do not agree.
    pub fn nnc_cat(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Tensors of one size along a new dimension dim of size n_tensors. Errors as for nnc_cat.
    pub fn nnc_stack(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_cat along dimension 1; of vectors and 0-dimensional tensors along dimension 0.
    pub fn nnc_hstack(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional tensor as (1,
    /// 1\).
    pub fn nnc_vstack(
        ctx: *mut nnc_ctx,
        tensors: *const *mut nnc_tensor,
        n_tensors: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// pad\[0\] and pad\[1\] more places before and after the last dimension, pad\[2\] and pad\[3\] around the
    /// one before, and so on; negative ones cut off. mode "constant" (NULL: that) fills with value
    /// (NULL: 0; a float). "reflect" mirrors input at its first and last place, "replicate" repeats
    /// these, "circular" continues at the other end: for 1 to 3 padded dimensions behind a channel and
    /// perhaps a batch dimension, value NULL or 0. NNC_E_INVALID: n_pad is odd, more than 2 ndim or
    /// more than 64; another mode. NNC_E_SHAPE: a result of negative size; more places than the mode
    /// has; with "replicate", or along all of pad "reflect", an empty result; with both no channels.
    pub fn nnc_pad(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        pad: *const i64,
        n_pad: i64,
        mode: *const ::std::os::raw::c_char,
        value: *const f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (repeats\[i\] \* size): copies side by side along dimension i; more repeats than dimensions add
    /// leading dimensions. NNC_E_SHAPE: fewer, or a negative one.
    pub fn nnc_repeat(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        repeats: *const i64,
        n_repeats: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_repeat with 1 for the leading dimensions that dims leaves out.
    pub fn nnc_tile(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        n_dims: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): backwards along each of dims. NNC_E_INVALID: one twice.
    pub fn nnc_flip(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dims: *const i64,
        n_dims: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): moved round in a circle by shifts\[i\] places along dims\[i\]; dims NULL: one shift
    /// for all elements in row-major order. NNC_E_INVALID: not as many shifts as dims.
    pub fn nnc_roll(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        shifts: *const i64,
        n_shifts: i64,
        dims: *const i64,
        n_dims: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): the elements on and below a diagonal of the last two dimensions, the others 0
    /// (torch: diagonal 0, the main one; positive ones lie above). NNC_E_SHAPE: fewer than 2
    /// dimensions.
    pub fn nnc_tril(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        diagonal: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same on and above the diagonal.
    pub fn nnc_triu(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        diagonal: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Of a vector (n): the matrix (n + \|diagonal\|, n + \|diagonal\|) that has it on a diagonal, and 0
    /// elsewhere. Of a matrix: a copy of that diagonal (torch: diagonal 0; positive ones lie above the
    /// main one). NNC_E_SHAPE: other dimensions.
    pub fn nnc_diag(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        diagonal: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The last dimension, of n places, becomes a diagonal of dimensions dim1 and dim2 of the result,
    /// both of size n + \|offset\|, and everything else 0 (torch: offset 0, dim1 -2, dim2 -1).
    /// NNC_E_INVALID: dim1 is dim2.
    pub fn nnc_diag_embed(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        offset: i64,
        dim1: i64,
        dim2: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes, dim of index's length): places index\[0\], index\[1\], ... of dim. index has at most
    /// one dimension.
    pub fn nnc_index_select(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): input with alpha times place i of source added to place index\[i\] of dim (torch:
    /// alpha 1). source has input's type, and its sizes but for dim, where it is as long as index.
    pub fn nnc_index_add(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        source: *mut nnc_tensor,
        alpha: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (index's sizes): out\[i\]\[j\]\[k\] = input\[i\]\[index\[i\]\[j\]\[k\]\]\[k\] for dim 1 of three. index is no
    /// longer than input in the other dimensions.
    pub fn nnc_gather(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes): input, but out\[i\]\[index\[i\]\[j\]\[k\]\]\[k\] = src\[i\]\[j\]\[k\] for dim 1 of three; of
    /// several values for one place one stays. index is no longer than src, and than input but in dim.
    /// src has input's type.
    pub fn nnc_scatter(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_scatter of one number, a float.
    pub fn nnc_scatter_scalar(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_scatter_scalar_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        value: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_scatter that adds to input, several values for one place too.
    pub fn nnc_scatter_add(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        index: *mut nnc_tensor,
        src: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_gather with the other dimensions of both broadcast, where -size..-1 count from the end; dim
    /// NULL: of the flattened input, with the flattened indices. indices is int64, without dim int32
    /// too.
    pub fn nnc_take_along_dim(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        indices: *mut nnc_tensor,
        dim: *const i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// value, a float, where mask is true, else input; both are broadcast. NNC_E_DTYPE: mask is not
    /// bool.
    pub fn nnc_masked_fill(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with an int.
    pub fn nnc_masked_fill_i64(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with a float; mask broadcasts to input's sizes.
    pub fn nnc_masked_fill_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in place, with an int.
    pub fn nnc_masked_fill_i64_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        value: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (number of true ones): the elements where mask is true, in row-major order; both are broadcast.
    /// NNC_E_DTYPE: mask is not bool.
    pub fn nnc_masked_select(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mask: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n, ndim), int64: the indices of the n elements that are not 0, in row-major order. No
    /// gradient.
    pub fn nnc_nonzero(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes, num_classes), int64: 1 at the place that input says, else 0; num_classes -1 is
    /// the largest value + 1. No gradient. NNC_E_DTYPE: input is not int64. NNC_E_INDEX: a value that is
    /// negative or too large.
    pub fn nnc_one_hot(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        num_classes: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes), both: the values along dim in order, smallest first or, descending not 0,
    /// largest first, and where they were, int64 (torch: dim -1, descending 0). Equal ones keep their
    /// order; NaN counts as the largest.
    pub fn nnc_sort(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        descending: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The indices of nnc_sort alone.
    pub fn nnc_argsort(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dim: i64,
        descending: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest,
    /// in order, and where they were, int64 (torch: dim -1, largest 1). NNC_E_INDEX: k outside 0..size.
    /// A 0-dim input gives its element for k 0 too. NNC_E_DTYPE: bool.
    pub fn nnc_topk(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        k: i64,
        dim: i64,
        largest: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same whether sorted is 0 or not: in any order is what torch promises for 0.
    pub fn nnc_topk_sorted(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        k: i64,
        dim: i64,
        largest: i32,
        sorted: i32,
        values: *mut *mut nnc_tensor,
        indices: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., C, H r, W r) of (..., C r^2, H, W), r being upscale_factor: element (c, h r + i, w r + j)
    /// is input's (c r^2 + i r + j, h, w).
    pub fn nnc_pixel_shuffle(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        upscale_factor: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., C r^2, H / r, W / r) of (..., C, H, W), r being downscale_factor: the inverse of
    /// nnc_pixel_shuffle.
    pub fn nnc_pixel_unshuffle(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        downscale_factor: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes) of (N, C, ...): the channels as a matrix (groups, C / groups), transposed.
    pub fn nnc_channel_shuffle(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        groups: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C product(kernel_size), L) of (N, C, H, W), or both without N: each block of input as a
    /// column, with zeros where it lies in the padding.
    pub fn nnc_unfold(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        kernel_size: *const i64,
        n_kernel_size: i64,
        dilation: *const i64,
        n_dilation: i64,
        padding: *const i64,
        n_padding: i64,
        stride: *const i64,
        n_stride: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, output_size) of (N, C product(kernel_size), L), or both without N: the columns of input
    /// added up, each element where nnc_unfold would have read it; what lies in the padding is dropped.
    /// Sums of a 16-bit type are rounded once, those of bool say whether any element is true.
    pub fn nnc_fold(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        output_size: *const i64,
        n_output_size: i64,
        kernel_size: *const i64,
        n_kernel_size: i64,
        dilation: *const i64,
        n_dilation: i64,
        padding: *const i64,
        n_padding: i64,
        stride: *const i64,
        n_stride: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, size) of (N, C, spatial): the image in another size, for 1 to 3 spatial dimensions. Either
    /// size is given, or scale_factor: then sizes are those of input times scale_factor, rounded down,
    /// and the other list is NULL. Along each dimension result i stands at p = (i + 0.5) s - 0.5 of
    /// input, where s is 1 / scale_factor, or the ratio of the sizes if size is given or
    /// recompute_scale_factor is not 0; with align_corners not 0, at p = i (in - 1) / (out - 1).
    /// mode (NULL: "nearest"):
    /// \- "nearest": the element at i s, rounded down, but in images, as in PyTorch, i itself where the
    /// ```text
    ///   size stays and i / 2 where it doubles, whatever scale_factor is (so in channels-last volumes of
    ///   more than 3 channels);
    ///   "nearest-exact": at (i + 0.5) s, rounded down;
    /// ```
    /// \- "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two elements around
    /// ```text
    ///   max(p, 0) along a straight line;
    /// ```
    /// \- "bicubic", for 2: of the four around p by the cubic convolution of Keys with a = -0.75; beyond
    /// ```text
    ///   the edge the last element is repeated;
    /// ```
    /// \- "area": nnc_adaptive_avg_pool of that size, 0 too.
    /// antialias not 0, for "bilinear" and "bicubic": where s \> 1, the kernel (a = -0.5 there) is s
    /// times as wide, and its weights are divided by their sum (torch: all three flags 0). Floating
    /// point, and uint8 for the nearest ones, whose places are computed in float32, for float64 in that;
    /// and for images, as PyTorch has them: along the rows, then across them, each sum with weights of
    /// 15 bits and rounded to a byte; along a dimension that keeps its size they stay as they are.
    /// NNC_E_SHAPE: dimensions that the mode does not have, an empty image; NNC_E_INVALID: both lists or
    /// none, another length, a mode that does not exist, align_corners or antialias where they say
    /// nothing.
    pub fn nnc_interpolate(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        size: *const i64,
        n_size: i64,
        scale_factor: *const f64,
        n_scale_factor: i64,
        mode: *const ::std::os::raw::c_char,
        align_corners: i32,
        recompute_scale_factor: i32,
        antialias: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, size\[2:\], 2) or (N, size\[2:\], 3): the places that theta (N, 2, 3) or (N, 3, 4) moves the
    /// positions of an image of that size (N, C, H, W) or (N, C, D, H, W) to: theta times (x, y, 1) or
    /// (x, y, z, 1). Along each dimension -1 and 1 are the outer edges of the first and the last
    /// position, or their middles with align_corners not 0 (torch: 0). Floating point. NNC_E_SHAPE:
    /// sizes that do not fit; NNC_E_INVALID: a size below 1.
    pub fn nnc_affine_grid(
        ctx: *mut nnc_ctx,
        theta: *mut nnc_tensor,
        size: *const i64,
        n_size: i64,
        align_corners: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W) at the places (x, y) or (x, y,
    /// z) of grid (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3), which count as in
    /// nnc_affine_grid. mode (NULL: "bilinear"): "nearest", ties to even; "bilinear"; "bicubic" as in
    /// nnc_interpolate, not for volumes. padding_mode (NULL: "zeros") says what lies outside: "zeros";
    /// "border", the nearest element of the edge; "reflection" at the edges. A place that is NaN lies
    /// outside for "zeros"; otherwise it is the first position, but NaN with "bicubic". Both tensors
    /// have one floating point type. NNC_E_SHAPE: sizes that do not fit, an empty image; NNC_E_INVALID:
    /// another mode.
    pub fn nnc_grid_sample(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        grid: *mut nnc_tensor,
        mode: *const ::std::os::raw::c_char,
        padding_mode: *const ::std::os::raw::c_char,
        align_corners: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_profiler {
    _unused: [u8; 0],
}
extern "C" {
    /// torch.profiler.profile. options, NULL for the defaults:
    /// ```text
    ///   max_events=1000000   how many calls a trace may have, up to 100,000,000 (40 bytes each); those
    ///                        beyond count in tables alone, and are counted themselves
    /// ```
    pub fn nnc_profiler_new(
        ctx: *mut nnc_ctx,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_profiler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Begins, or goes on. NNC_E_STATE if a profiler runs, as one at a time may.
    pub fn nnc_profiler_start(ctx: *mut nnc_ctx, profiler: *mut nnc_profiler) -> *mut nnc_error;
}
extern "C" {
    /// NNC_E_STATE if it does not run. Releasing its last handle stops a profiler as well.
    pub fn nnc_profiler_stop(ctx: *mut nnc_ctx, profiler: *mut nnc_profiler) -> *mut nnc_error;
}
extern "C" {
    /// torch.profiler's key_averages().table(sort_by, row_limit): a row for each name. sort_by is NULL,
    /// which is "cpu_time_total", or "cpu_time", "self_cpu_time_total", "count" or "bytes", largest
    /// first. row_limit is the number of rows, -1 for all.
    pub fn nnc_profiler_table(
        ctx: *mut nnc_ctx,
        profiler: *mut nnc_profiler,
        sort_by: *const ::std::os::raw::c_char,
        row_limit: i64,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Writes the calls in the format that chrome://tracing and Perfetto show. The file is there as a
    /// whole or not at all, as in \<nnc/io.h\>.
    pub fn nnc_profiler_export_chrome_trace(
        ctx: *mut nnc_ctx,
        profiler: *mut nnc_profiler,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How many calls a trace has not, because there were more than max_events.
    pub fn nnc_profiler_dropped(
        ctx: *mut nnc_ctx,
        profiler: *mut nnc_profiler,
        out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Captures module's forward for inputs like these (none NULL).
    pub fn nnc_program_capture(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        out: *mut *mut nnc_program,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of a function of yours, which calls libnnc's functions, through the ctx that it is
    /// given or another. The program keeps self until it is gone, then destroy is called; on an error
    /// self stays yours. NNC_E_INVALID: a table that is not known or lacks call.
    pub fn nnc_program_capture_callback(
        ctx: *mut nnc_ctx,
        function: *const nnc_callback,
        self_: usize,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        out: *mut *mut nnc_program,
    ) -> *mut nnc_error;
}
extern "C" {
    /// \---- training steps ----
    /// A program of a training step: function computes a loss, its gradients, and calls an optimizer's
    /// step, in any order and as often as it likes. Each run takes one such step. The first run with
    /// inputs of a kind calls the function, which takes the step, and notes what it does; further runs
    /// repeat that without the function: they read parameters, buffers and the state of optimizers as
    /// they are then, and change them in their places. Steps of optimizers and schedulers and their
    /// hooks are taken as ever, with the options that they have then; dropout draws from the generator.
    /// Results and all that changes are bit for bit those of the function, but where a convolution is
    /// fused with what follows it, which may differ by rounding.
    ///
    /// The function is called again if a module that it came to has other parameters, buffers, children
    /// or another mode than it found, if an optimizer has other parameters, if .grad of a tensor is
    /// another one than at the capture and the function adds to it or reads it, or if one of the tensors
    /// that it reads requires a gradient since, or does not any more. So it is called until it leaves
    /// these as it finds them; and at every run where hooks of the optimizer change them, which those
    /// hooks are free to do. A hook that begins with that in a run without the function ends this run
    /// with an error, if anything is to be computed behind it.
    ///
    /// Tensors that the function leaves behind (.grad, or what you keep of it, an input too) are written
    /// anew by every run, until the function was called for other inputs, which leave others behind; so
    /// where you keep any, inputs of two sizes that take turns call it each time.
    /// Everything else that the host's code decides stays as it was, as above: a learning rate that the
    /// function gives to a function of libnnc's, for example, but not the optimizer's.
    ///
    /// A run that fails has changed what came before: parameters, gradients, statistics. As where you
    /// call the function, a module's call that fails takes back its own.
    ///
    /// NNC_E_INVALID at a run: an input that requires grad, which its copy would not.
    /// NNC_E_UNSUPPORTED at a run, with what cannot be captured: a computed value that the host reads
    /// back (as momentum=None of batch normalization, scale_grad_by_freq and max_norm of embeddings, and
    /// error_if_nonfinite do), random numbers but those of dropout (in layers, attention and recurrent
    /// networks) and of bernoulli\_, seeds, checkpoints that preserve the generator's state, optimizers
    /// that call a closure several times (LBFGS), other options of an optimizer than a scheduler sets,
    /// hooks of optimizers that run a program which has to be captured then, a tensor from outside that
    /// the host reads after an optimizer's step, which may have changed it, an entry of a module that is
    /// read and then replaced (copy into it), a call that fails, unless it asks for a name that does not
    /// exist. What the function had changed before stays changed. self as at
    /// nnc_program_capture_callback.
    pub fn nnc_program_capture_step(
        ctx: *mut nnc_ctx,
        function: *const nnc_callback,
        self_: usize,
        out: *mut *mut nnc_program,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Runs the program. Outputs come as nnc_module_forward or the function gives them (NULL: None);
    /// \*n_out is how many there are. More than capacity is an error, and nothing is computed or written;
    /// but where the function of a training step is called, that has taken the step. Errors are those of
    /// the forward: indices are checked at every run. NNC_E_INVALID: another number of inputs than at
    /// the first capture; a call by what the program itself calls.
    pub fn nnc_program_run(
        ctx: *mut nnc_ctx,
        program: *mut nnc_program,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        out: *mut *mut nnc_tensor,
        capacity: i64,
        n_out: *mut i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The plan that ran last as a table: for each step its operation, what is fused with it, the class
    /// of the module that it comes from, the sizes of its output, the bytes that it reads and writes
    /// without weights, and its share of the time, for which the steps run three times more with the
    /// last inputs; those of a training step, or of a function that changes its inputs, are measured in
    /// the first three runs after its capture.
    /// NNC_E_STATE: a training step that has not run yet. Yours to release.
    pub fn nnc_program_text(
        ctx: *mut nnc_ctx,
        program: *mut nnc_program,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (dims): uniform in \[0, 1). NNC_E_DTYPE: not floating point.
    pub fn nnc_rand(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (dims): normal with mean 0 and standard deviation 1. NNC_E_DTYPE: not floating point.
    pub fn nnc_randn(
        ctx: *mut nnc_ctx,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    pub fn nnc_rand_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input.
    pub fn nnc_randn_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_rand_like in that order (torch: preserve); the elements are drawn as they then lie.
    pub fn nnc_rand_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_randn_like in that order (torch: preserve); the elements are drawn as they then lie.
    pub fn nnc_randn_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (dims): whole numbers low \<= v \< high (torch: low 0); dtype NNC_DTYPE_DEFAULT is int64.
    /// NNC_E_INVALID: low \>= high, or a bound that dtype does not hold.
    pub fn nnc_randint(
        ctx: *mut nnc_ctx,
        low: i64,
        high: i64,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type
    /// of input.
    pub fn nnc_randint_like(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        low: i64,
        high: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same in that order (torch: preserve); the elements are drawn as they then lie.
    pub fn nnc_randint_like_memory_format(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        low: i64,
        high: i64,
        dtype: nnc_dtype,
        memory_format: nnc_memory_format,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64. NNC_E_INVALID: negative n, or
    /// more than dtype can count.
    pub fn nnc_randperm(
        ctx: *mut nnc_ctx,
        n: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No
    /// gradient. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: not floating point.
    pub fn nnc_bernoulli(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (mean and std broadcast) of mean's type: normal with the mean and standard deviation that they
    /// hold at that place. Gradients are 0. NNC_E_INVALID: a negative std. NNC_E_DTYPE: mean is not
    /// floating point.
    pub fn nnc_normal(
        ctx: *mut nnc_ctx,
        mean: *mut nnc_tensor,
        std: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with one standard deviation for all (torch: 1).
    pub fn nnc_normal_scalar(
        ctx: *mut nnc_ctx,
        mean: *mut nnc_tensor,
        std: f64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (std's sizes) of std's type: one mean for all. NNC_E_DTYPE: std is not floating point.
    pub fn nnc_normal_scalar_self(
        ctx: *mut nnc_ctx,
        mean: f64,
        std: *mut nnc_tensor,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (dims): one mean and one standard deviation. NNC_E_DTYPE: not floating point.
    pub fn nnc_normal_size(
        ctx: *mut nnc_ctx,
        mean: f64,
        std: f64,
        dims: *const i64,
        ndim: i64,
        dtype: nnc_dtype,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// (..., num_samples) of int64 for input (..., n), of one dimension or two: indices drawn with the
    /// weights that each row of input holds, which need not sum to 1 (torch: replacement 0). Without
    /// replacement no index comes twice in a row; one of weight 0 comes when all others have.
    /// NNC_E_INVALID: num_samples \< 1, or \> n without replacement; a weight that is negative, infinite
    /// or NaN; a row without weight. NNC_E_DTYPE: not floating point.
    pub fn nnc_multinomial(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        num_samples: i64,
        replacement: i32,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Uniform in \[from, to) (torch: 0, 1). NNC_E_INVALID: from \> to; a bound, or to - from, beyond the
    /// largest number of the type. NNC_E_DTYPE: not floating point.
    pub fn nnc_uniform_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        from: f64,
        to: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
    /// NNC_E_DTYPE: not floating point.
    pub fn nnc_normal_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mean: f64,
        std: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// 1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1.
    pub fn nnc_bernoulli_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, p: f64) -> *mut nnc_error;
}
extern "C" {
    /// 1 with the probability that p, broadcast to input, holds at that place. NNC_E_SHAPE: p does not
    /// broadcast to input. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: p is not floating
    /// point.
    pub fn nnc_bernoulli_tensor_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        p: *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Whole numbers from \<= v \< \*to (torch: from 0); to NULL: up to the largest one that the type holds
    /// with all below it, and with from INT64_MIN, for int64, float32, float64 and bfloat16, all of
    /// int64. from 0 and to NULL draw as random\_() without either. NNC_E_INVALID: from \>= to, or a bound
    /// that the type does not hold.
    pub fn nnc_random_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        from: i64,
        to: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Exponential: density lambd \* exp(-lambd \* x) (torch: 1). NNC_E_INVALID: lambd is not positive.
    /// NNC_E_DTYPE: not floating point.
    pub fn nnc_exponential_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        lambd: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// exp of normal numbers with that mean and standard deviation (torch: 1, 2). NNC_E_INVALID: std is
    /// not positive. NNC_E_DTYPE: not floating point.
    pub fn nnc_log_normal_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        mean: f64,
        std: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Cauchy: density sigma / (pi \* ((x - median)^2 + sigma^2)) (torch: 0, 1). NNC_E_INVALID: sigma is
    /// not positive. NNC_E_DTYPE: not floating point.
    pub fn nnc_cauchy_(
        ctx: *mut nnc_ctx,
        input: *mut nnc_tensor,
        median: f64,
        sigma: f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The number of trials of probability p up to the first success: k with p \* (1 - p)^(k - 1).
    /// NNC_E_INVALID: p outside 0 \< p \< 1. NNC_E_DTYPE: bool.
    pub fn nnc_geometric_(ctx: *mut nnc_ctx, input: *mut nnc_tensor, p: f64) -> *mut nnc_error;
}
extern "C" {
    /// A variant of ctx with a generator of its own, in the state of torch.Generator(): its seed is
    /// 67280421310721\. nnc_ctx_fork(ctx, "seed=0", out) is the same with another seed.
    pub fn nnc_generator_new(ctx: *mut nnc_ctx, out: *mut *mut nnc_ctx) -> *mut nnc_error;
}
extern "C" {
    /// The seed that it was last given, modulo 2^64: torch.initial_seed.
    pub fn nnc_initial_seed(ctx: *mut nnc_ctx, out: *mut i64) -> *mut nnc_error;
}
extern "C" {
    /// (5056) of uint8: its state, byte for byte that of torch.get_rng_state.
    pub fn nnc_get_rng_state(ctx: *mut nnc_ctx, out: *mut *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// Puts such a state back: what is drawn next is what was drawn after it was taken. NNC_E_DTYPE: not
    /// uint8. NNC_E_INVALID: not in row-major order, or no state.
    pub fn nnc_set_rng_state(ctx: *mut nnc_ctx, new_state: *mut nnc_tensor) -> *mut nnc_error;
}
extern "C" {
    /// Writes a file that torch.load(path, weights_only=True) reads. A collection is a dictionary, its
    /// dotted keys are nested ones as far as it knows that they were: those of nnc_load, of
    /// nnc_optimizer_state_dict and of nnc_named_add_named. Values that were plain in Python are so
    /// again, an entry without a tensor is None. As in torch.save, tensors that share memory do so
    /// afterwards, views stay views, and of a view all of the memory is written that it is a part of.
    /// Files may have 4 GiB and more (zip64, which torch.load reads).
    /// NNC_E_INVALID for an entry that is a module, for keys that contradict each other and for text
    /// that is no UTF-8, NNC_E_STATE for an uninitialized parameter, NNC_E_UNSUPPORTED for tensors of
    /// different element types that share memory.
    pub fn nnc_save(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Reads a file of torch.save: a zip archive, or the older format without one. Dictionaries, lists
    /// and tuples become dotted keys, "optimizer.param_groups.0.lr"; keys of dictionaries are str or
    /// int; two that become one, as "a.b" beside {"a": {"b": ...}}, are NNC_E_FILE. Plain values, and
    /// lists and tuples of numbers or of bools, are tensors in the form that nnc_optimizer_state_dict
    /// describes; so are empty dictionaries. Others (of texts, containers or None, of bools beside
    /// numbers, tuples with NaN) are one entry for each element. A file of up to 1 MiB may have some
    /// 90,000 entries, a larger one another for each 5 bytes. Values of
    /// which there are thousands may share memory. An int of more than 64 bits is its decimal
    /// digits, as a text is, and an int again when it is saved. A torch.dtype and a torch.device are
    /// their text. A tensor that is saved alone has the key "", and is saved alone under it. Tensors of
    /// a GPU are loaded to memory; what they shared is shared. requires_grad is as it was. Refused by
    /// their names are tensors that are sparse, quantized, complex, of 8-bit floats or of unsigned
    /// integers of more than 8 bits, pickled modules and other objects, and TorchScript; and an archive
    /// with compressed entries, as a zip program makes it and torch.save does not. options, which
    /// may be NULL: mmap=True         tensors are pages of the file, read when somebody looks at them.
    /// What is written to them stays in the process; while they live nobody may make the file shorter or
    /// take its disk away: what is missing then is SIGBUS when it is read. (To save over it is fine: the
    /// former file stays for those who have it.) check_crc32=False checksums of the archive are not
    /// looked at, as they are not by default with mmap: PyTorch can write files without any
    pub fn nnc_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Writes the elements in row-major order. NNC_E_DTYPE for bfloat16, which NumPy has not.
    pub fn nnc_npy_save(
        ctx: *mut nnc_ctx,
        tensor: *mut nnc_tensor,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats of 16 to 64 bits, in
    /// either byte order; one in Fortran's order has the strides of that. Others are NNC_E_FILE: arrays
    /// of objects are pickles. options may be NULL, or "mmap=True" as for nnc_load.
    pub fn nnc_npy_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// numpy.savez: the tensors of a collection as an archive of arrays, not compressed. NNC_E_INVALID
    /// for an entry without a tensor, and for a key that cannot name a file below a folder.
    pub fn nnc_npz_save(
        ctx: *mut nnc_ctx,
        named: *mut nnc_named,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// numpy.load of such an archive, of one of numpy.savez_compressed too. options, which may be NULL,
    /// are those of nnc_load (what is compressed is never mapped, and always checked) and
    /// ```text
    ///   max_size=N   how many bytes what is compressed may become in all; by default 16 times the size
    ///                of the file, but 24 MiB for a small one
    /// ```
    pub fn nnc_npz_load(
        ctx: *mut nnc_ctx,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The table that torchinfo.summary prints: a row for each call of a module, with its place in the
    /// tree, sizes, parameters and multiply-adds, and the sums of all. Calls module once, without
    /// gradients and in evaluation mode, with the inputs, which may be NULL in the places of None, and
    /// kwargs, which may be NULL; or with tensors of the sizes in options, whose elements are 0.5, 0 or
    /// False. Without any of these nothing is called, and the modules stand in the order of the tree.
    /// options, NULL for the defaults:
    /// ```text
    ///   input_size=(1, 3, 8, 8)   or a list of sizes, one for each input
    ///   dtypes=[torch.int64]      of these; torch.float32
    ///   depth=3                   of the rows that are shown, up to 100; rows at it count what is below
    ///   col_names=('output_size', 'num_params')   and 'input_size', 'kernel_size', 'params_percent',
    ///                             'mult_adds', 'trainable'; ('num_params',) where nothing is called
    ///   col_width=25              up to 200
    ///   row_settings=('depth',)   and 'var_names', 'ascii_only', 'hide_recursive_layers'
    ///   verbose=1                 2 gives the parameters of each module rows of their own
    ///   mode='eval'               or 'train' or 'same'
    /// ```
    /// A module that is called again, or below several others, is "(recursive)" if it or what is below
    /// it has parameters: these count once, in the row of its first call and in the sums, its
    /// multiply-adds each time. Parameters that several modules share are in the rows of each, and once
    /// in the sums (torchinfo counts them for each). "trainable" is of all that is below a module. A
    /// module of yours (nnc_module_new_user) has a row like any other, those it calls stand below it,
    /// and parameters of children that it does not call count in its own row. Multiply-adds are those of
    /// weights and biases: of a convolution one for each element and place, of linear, recurrent and
    /// attention layers one for each element and row, of all others one for each element and sample.
    /// Sizes are those of the first input and output; a sum of bytes is one of 1e6. The size of a
    /// forward and backward pass is twice that of the outputs of modules that have parameters.
    /// Afterwards modes, buffers and ctx's generator are as before, also on an error. While it runs,
    /// other threads see the mode, and what they draw from that generator may repeat. NNC_E_INVALID for
    /// lazy modules before their first call and for more than 1,000,000 calls, NNC_E_UNSUPPORTED while a
    /// program is captured, and the errors of the call.
    pub fn nnc_summary(
        ctx: *mut nnc_ctx,
        module: *mut nnc_module,
        inputs: *const *mut nnc_tensor,
        n_inputs: i64,
        kwargs: *mut nnc_kwargs,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An AveragedModel: a module with a deep copy of model as its child "module", by whose forward it
    /// computes, and the int64 buffer "n_averaged", 0. model stays as it is.
    /// avg_fn is how weights p become averages a, after n models; NULL is get_swa_avg_fn:
    /// ```text
    ///   "get_swa_avg_fn()"                  a + (p - a) / (n + 1)
    ///   "get_swa_multi_avg_fn()"            the same, by interpolation with the float32 1 / (n + 1)
    ///   "get_ema_avg_fn(decay=0.999)"       decay * a + (1 - decay) * p
    ///   "get_ema_multi_avg_fn(decay=0.999)" the same, by interpolation
    /// ```
    /// use_buffers not 0 (torch: 0) averages buffers as well, else they are copied.
    /// NNC_E_UNKNOWN, NNC_E_TEXT: another avg_fn; NNC_E_INVALID: decay not in \[0, 1\].
    pub fn nnc_averaged_model_new(
        ctx: *mut nnc_ctx,
        model: *mut nnc_module,
        avg_fn: *const ::std::os::raw::c_char,
        use_buffers: i32,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The avg_fn of equal weights: torch.optim.swa_utils.get_swa_avg_fn. Yours to release.
    pub fn nnc_get_swa_avg_fn(ctx: *mut nnc_ctx, out: *mut *mut nnc_string) -> *mut nnc_error;
}
extern "C" {
    /// The avg_fn of weights that decay (torch: 0.999): torch.optim.swa_utils.get_ema_avg_fn. Yours to
    /// release. NNC_E_INVALID: decay not in \[0, 1\].
    pub fn nnc_get_ema_avg_fn(
        ctx: *mut nnc_ctx,
        decay: f64,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes the weights of model into the averages and adds 1 to n_averaged; while that is 0 they are
    /// copied. Nothing has changed after an error. Integers round toward 0.
    /// NNC_E_INVALID: averaged is no AveragedModel, or model has another number of tensors; NNC_E_SHAPE:
    /// other sizes; NNC_E_DTYPE: buffers of integers with get_swa_multi_avg_fn.
    pub fn nnc_averaged_model_update_parameters(
        ctx: *mut nnc_ctx,
        averaged: *mut nnc_module,
        model: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Computes the running statistics of the batch normalization layers in model anew, after its
    /// weights were averaged, say: resets them, puts all modules into training mode and calls model with
    /// each tensor of loader; then they are the plain averages over these batches, whatever the layers'
    /// momentum. All modules then get the mode that model had. A model without such layers is not
    /// called. On an error statistics and modes are what they were. NNC_E_INVALID, NNC_E_SHAPE: as the
    /// call of the model has them.
    pub fn nnc_update_bn(
        ctx: *mut nnc_ctx,
        loader: *const *mut nnc_tensor,
        n_loader: i64,
        model: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same with batches from a function of yours, called without inputs until it gives no output.
    /// The first output is the batch; others are passed over, as torch does with targets. self stays
    /// yours. NNC_E_INVALID: a table that is not known or lacks call.
    pub fn nnc_update_bn_callback(
        ctx: *mut nnc_ctx,
        loader: *const nnc_callback,
        self_: usize,
        model: *mut nnc_module,
    ) -> *mut nnc_error;
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_summary_writer {
    _unused: [u8; 0],
}
extern "C" {
    /// torch.utils.tensorboard.SummaryWriter: makes the folder log_dir, and those above it, and the
    /// file. NULL or "": "runs/\<date\>_\<host\>\<comment\>". options, NULL for the defaults:
    /// ```text
    ///   comment=''          behind the default folder's name
    ///   purge_step=None     what other files of that folder say of this step and of later ones is not
    ///                       shown any more
    ///   filename_suffix=''  behind the file's name
    /// ```
    pub fn nnc_summary_writer_new(
        ctx: *mut nnc_ctx,
        log_dir: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_summary_writer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The folder.
    pub fn nnc_summary_writer_get_logdir(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        out: *mut *mut nnc_string,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A number, as float32. new_style writes it as a tensor, with double_precision as float64.
    pub fn nnc_summary_writer_add_scalar(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        tag: *const ::std::os::raw::c_char,
        scalar_value: f64,
        global_step: *const i64,
        walltime: *const f64,
        new_style: i32,
        double_precision: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Numbers of one diagram, each in a file of its own, in the folder "\<log_dir\>/\<main_tag\>_\<tag\>".
    /// tag_scalar_dict has numbers.
    pub fn nnc_summary_writer_add_scalars(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        main_tag: *const ::std::os::raw::c_char,
        tag_scalar_dict: *mut nnc_kwargs,
        global_step: *const i64,
        walltime: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// How the elements of a tensor are distributed. bins is NULL or "tensorflow"; max_bins, NULL for
    /// None, joins neighbours until there are about so many. Sums are those of float64. NNC_E_INVALID
    /// for a tensor without elements, or without any that lie in a bin (of less than 1e20).
    /// NNC_E_UNSUPPORTED for other bins, such as NumPy's "auto" and "fd".
    pub fn nnc_summary_writer_add_histogram(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        tag: *const ::std::os::raw::c_char,
        values: *mut nnc_tensor,
        global_step: *const i64,
        bins: *const ::std::os::raw::c_char,
        walltime: *const f64,
        max_bins: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// An image, as PNG. dataformats, NULL for "CHW", names the dimensions, as "HWC" or "HW"; 1 channel
    /// is grey, 3 are RGB, 4 RGB and alpha. uint8 as it is, other types from 0..1; beyond that they are
    /// clipped.
    pub fn nnc_summary_writer_add_image(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        tag: *const ::std::os::raw::c_char,
        img_tensor: *mut nnc_tensor,
        global_step: *const i64,
        walltime: *const f64,
        dataformats: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same of several, of 1 or 3 channels, in one image of up to 8 beside each other. dataformats:
    /// NULL for "NCHW".
    pub fn nnc_summary_writer_add_images(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        tag: *const ::std::os::raw::c_char,
        img_tensor: *mut nnc_tensor,
        global_step: *const i64,
        walltime: *const f64,
        dataformats: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// A text, which TensorBoard reads as Markdown.
    pub fn nnc_summary_writer_add_text(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        tag: *const ::std::os::raw::c_char,
        text_string: *const ::std::os::raw::c_char,
        global_step: *const i64,
        walltime: *const f64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The structure of a model, from a call with these inputs (NULL in the places of None) in
    /// evaluation mode: its recorded operations, grouped by the modules that they were called in, with
    /// their sizes, and the parameters. What has no gradient, as an index, is not among them.
    /// module is left as nnc_summary leaves it.
    pub fn nnc_summary_writer_add_graph(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        model: *mut nnc_module,
        input_to_model: *const *mut nnc_tensor,
        n_input_to_model: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Hyperparameters (numbers, True, False and texts) and the metrics (numbers) that they lead to, in
    /// a file of their own in the folder run_name below log_dir; NULL: the time.
    pub fn nnc_summary_writer_add_hparams(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
        hparam_dict: *mut nnc_kwargs,
        metric_dict: *mut nnc_kwargs,
        run_name: *const ::std::os::raw::c_char,
        global_step: *const i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Returns when what was written is on the disk.
    pub fn nnc_summary_writer_flush(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same, and closes the files; nothing if they are closed. As in PyTorch, what is added
    /// afterwards begins a new file.
    pub fn nnc_summary_writer_close(
        ctx: *mut nnc_ctx,
        writer: *mut nnc_summary_writer,
    ) -> *mut nnc_error;
}
