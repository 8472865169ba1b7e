// SPDX-License-Identifier: Apache-2.0
//! Arguments of functions on their way to C, and results on their way back.
use crate::error::{Code, Error, Result};
use crate::handle::{take, AsHandle, Object};
use crate::{sys, Tensor};
use std::alloc::{alloc_zeroed, Layout};
use std::ffi::{CStr, CString};
use std::ops::Index;
use std::os::raw::c_char;
use std::path::Path;
use std::ptr::{null, null_mut};

/// Element types. `None` in the place of one is torch's default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum DType {
    Float32 = sys::NNC_FLOAT32,
    Float64 = sys::NNC_FLOAT64,
    Float16 = sys::NNC_FLOAT16,
    BFloat16 = sys::NNC_BFLOAT16,
    Int64 = sys::NNC_INT64,
    Int32 = sys::NNC_INT32,
    Int16 = sys::NNC_INT16,
    Int8 = sys::NNC_INT8,
    UInt8 = sys::NNC_UINT8,
    Bool = sys::NNC_BOOL,
}

impl DType {
    pub(crate) fn from_code(code: sys::nnc_dtype) -> DType {
        use DType::*;
        let all = [Float32, Float64, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool];
        // A tensor of Rust's is alive, so that it has a type.
        all.iter().copied().find(|t| *t as i32 == code).unwrap_or(Float32)
    }
}

/// What a loss gives of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
#[allow(missing_docs)]
pub enum Reduction {
    None = sys::NNC_REDUCTION_NONE,
    Mean = sys::NNC_REDUCTION_MEAN,
    Sum = sys::NNC_REDUCTION_SUM,
    /// The sum over the batch size; `kl_div` only.
    BatchMean = sys::NNC_REDUCTION_BATCHMEAN,
}

/// Orders of elements in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
#[allow(missing_docs)]
pub enum MemoryFormat {
    /// The default of torch's function.
    Default = sys::NNC_MEMORY_FORMAT_DEFAULT,
    Contiguous = sys::NNC_CONTIGUOUS_FORMAT,
    Preserve = sys::NNC_PRESERVE_FORMAT,
    ChannelsLast = sys::NNC_CHANNELS_LAST,
    ChannelsLast3d = sys::NNC_CHANNELS_LAST_3D,
}

/// A number: a float or an int, which are not the same in torch. An int64 tensor times `2` is int64,
/// times `2.0` it is float32.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Number {
    Float(f64),
    Int(i64),
}

/// What stands on the other side of an operation: a tensor or a number.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Operand<'a> {
    Tensor(&'a Tensor),
    Float(f64),
    Int(i64),
}

impl<'a> From<&'a Tensor> for Operand<'a> {
    fn from(t: &'a Tensor) -> Self {
        Operand::Tensor(t)
    }
}

macro_rules! numbers {
    ($($kind:ident $wide:ty: $($t:ty)*;)*) => {$($(
        impl From<$t> for Number {
            fn from(v: $t) -> Self {
                Number::$kind(v as $wide)
            }
        }
        impl From<$t> for Operand<'_> {
            fn from(v: $t) -> Self {
                Operand::$kind(v as $wide)
            }
        }
    )*)*};
}
numbers! { Float f64: f32 f64; Int i64: i8 i16 i32 i64 u8 u16 u32; }

mod sealed {
    // The pointer and the length of a list are asked for one after the other: only lists that
    // stay the same may be one.
    pub trait List {}
    impl List for () {}
    impl List for i64 {}
    impl<const N: usize> List for [i64; N] {}
    impl List for [i64] {}
    impl List for Vec<i64> {}
    impl List for super::Same {}
    impl<L: List + ?Sized> List for &L {}
}

/// A list of numbers: `[2, 3]`, a slice, a `Vec`, one number, or `()` for torch's default.
pub trait IntList: sealed::List {
    #[doc(hidden)]
    fn list(&self) -> Option<&[i64]>;
    #[doc(hidden)]
    fn ints(&self) -> *const i64 {
        self.list().map_or(null(), <[i64]>::as_ptr)
    }
    #[doc(hidden)]
    fn count(&self) -> i64 {
        self.n() as i64
    }
    #[doc(hidden)]
    fn n(&self) -> usize {
        self.list().map_or(0, <[i64]>::len)
    }
}

impl IntList for () {
    fn list(&self) -> Option<&[i64]> {
        None
    }
}
impl IntList for i64 {
    fn list(&self) -> Option<&[i64]> {
        Some(std::slice::from_ref(self))
    }
}
impl<const N: usize> IntList for [i64; N] {
    fn list(&self) -> Option<&[i64]> {
        Some(self)
    }
}
impl IntList for [i64] {
    fn list(&self) -> Option<&[i64]> {
        Some(self)
    }
}
impl IntList for Vec<i64> {
    fn list(&self) -> Option<&[i64]> {
        Some(self)
    }
}
impl<L: IntList + ?Sized> IntList for &L {
    fn list(&self) -> Option<&[i64]> {
        (**self).list()
    }
    fn count(&self) -> i64 {
        (**self).count()
    }
}

/// The padding of a convolution that keeps the size: torch's `padding="same"`.
#[derive(Clone, Copy, Debug)]
pub struct Same;
impl IntList for Same {
    fn list(&self) -> Option<&[i64]> {
        None
    }
    fn count(&self) -> i64 {
        i64::from(sys::NNC_PADDING_SAME)
    }
}

/// No tensors, where a list of them may be empty.
pub const NONE: &[Tensor] = &[];

/// Tensors that a function of one's own is given. `inputs[0]` is one that is there.
#[derive(Clone, Copy)]
pub struct Inputs<'a>(&'a [Option<Tensor>]);

impl<'a> Inputs<'a> {
    /// The list at `raw`, which may be NULL if it is empty.
    pub(crate) unsafe fn new(raw: *const *mut sys::nnc_tensor, n: i64) -> Inputs<'a> {
        if raw.is_null() || n <= 0 {
            return Inputs(&[]);
        }
        // The same memory: see object!.
        Inputs(std::slice::from_raw_parts(raw.cast(), n as usize))
    }

    /// How many there are, with those that are left out.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One that has to be there.
    pub fn get(&self, index: usize) -> Result<&'a Tensor> {
        present(self.0.get(index).and_then(Option::as_ref), index)
    }

    /// All of them; `None` is left out, or has no gradient.
    pub fn iter(&self) -> impl Iterator<Item = Option<&'a Tensor>> {
        self.0.iter().map(Option::as_ref)
    }
}

fn present(tensor: Option<&Tensor>, index: usize) -> Result<&Tensor> {
    tensor.ok_or_else(|| Error::new(Code::Invalid, "", format!("there is no tensor {index}")))
}

impl Index<usize> for Inputs<'_> {
    type Output = Tensor;
    fn index(&self, index: usize) -> &Tensor {
        crate::error::expect(self.get(index))
    }
}

/// Tensors that came out of a module or function, some of which may be `None`. `y[0]` is one that
/// is there.
#[derive(Clone, Debug)]
pub struct Outputs(pub Vec<Option<Tensor>>);

impl Outputs {
    pub(crate) unsafe fn take(mut raw: Vec<*mut sys::nnc_tensor>, n: i64) -> Outputs {
        raw.truncate(n.max(0) as usize);
        Outputs(raw.into_iter().map(|t| take(t)).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One that has to be there.
    pub fn get(&self, index: usize) -> Result<&Tensor> {
        present(self.0.get(index).and_then(Option::as_ref), index)
    }
}

impl Index<usize> for Outputs {
    type Output = Tensor;
    fn index(&self, index: usize) -> &Tensor {
        crate::error::expect(self.get(index))
    }
}

impl IntoIterator for Outputs {
    type Item = Option<Tensor>;
    type IntoIter = std::vec::IntoIter<Option<Tensor>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

// ---- to C ----

pub(crate) fn c_text(text: &str) -> Result<CString> {
    CString::new(text).map_err(|e| {
        let place = e.nul_position();
        Error::new(Code::Text, "", format!("{text:?} has a NUL at byte {place}"))
    })
}

pub(crate) fn c_optional_text<'a>(text: impl Into<Option<&'a str>>) -> Result<Option<CString>> {
    text.into().map(c_text).transpose()
}

pub(crate) fn text_pointer(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(null(), |t| t.as_ptr())
}

/// A path as the system has it, be it UTF-8 or not.
pub(crate) fn c_path(path: &Path) -> Result<CString> {
    use std::os::unix::ffi::OsStrExt;
    CString::new(path.as_os_str().as_bytes())
        .map_err(|_| Error::new(Code::File, "", format!("{path:?} has a NUL")))
}

pub(crate) fn c_raw<T: Object>(object: Option<&T>) -> *mut T::Raw {
    object.map_or(null_mut(), T::as_raw)
}

pub(crate) fn c_handles<T: Object>(list: &[impl AsHandle<T>]) -> Vec<*mut T::Raw> {
    list.iter().map(AsHandle::raw).collect()
}

/// NULL for an empty list: torch's default.
pub(crate) fn c_list<T>(list: &[T]) -> *const T {
    if list.is_empty() {
        null()
    } else {
        list.as_ptr()
    }
}

pub(crate) fn c_optional<T>(value: &Option<T>) -> *const T {
    value.as_ref().map_or(null(), |v| v)
}

pub(crate) fn c_dtype(dtype: impl Into<Option<DType>>) -> sys::nnc_dtype {
    dtype.into().map_or(sys::NNC_DTYPE_DEFAULT, |t| t as i32)
}

pub(crate) fn same_length(op: &str, same: bool, name: &str) -> Result<()> {
    if same {
        return Ok(());
    }
    Err(Error::new(Code::Invalid, op, format!("{name} is not as long as the list before it")))
}

// ---- from C ----

/// `n` elements of zero bits, or an error: where `vec!` would end the process. The kernel gives
/// the pages when they are written.
///
/// # Safety
/// Zero bits are a `T`.
pub(crate) unsafe fn zeroed<T: Copy>(n: usize, op: &str) -> Result<Vec<T>> {
    let message = || Error::new(Code::Memory, op, format!("no memory for a list of {n} elements"));
    let layout = Layout::array::<T>(n).map_err(|_| message())?;
    if layout.size() == 0 {
        return Ok(Vec::new());
    }
    let data = alloc_zeroed(layout).cast::<T>();
    if data.is_null() {
        return Err(message());
    }
    Ok(Vec::from_raw_parts(data, n, n))
}

/// Room for `n` handles that a function puts out.
pub(crate) fn c_room<T>(n: usize, op: &str) -> Result<Vec<*mut T>> {
    // SAFETY: zero bits are a null pointer.
    unsafe { zeroed(n, op) }
}

pub(crate) unsafe fn taken<T: Object>(raw: *mut T::Raw, op: &str, name: &str) -> Result<T> {
    take(raw).ok_or_else(|| {
        Error::new(Code::Invalid, op, format!("{name} is None, or its scope has ended"))
    })
}

pub(crate) unsafe fn taken_list<T: Object>(
    op: &str,
    mut raw: Vec<*mut T::Raw>,
    n: i64,
) -> Result<Vec<T>> {
    raw.truncate(n.max(0) as usize);
    raw.into_iter().map(|t| taken(t, op, "one of them")).collect()
}

// The scope that a text was made in may end while it is read: it is taken out first.
pub(crate) unsafe fn optional_string(raw: *mut sys::nnc_string) -> Result<Option<String>> {
    if raw.is_null() {
        return Ok(None);
    }
    if sys::nnc_keep(raw.cast()).is_null() {
        return Err(scope_ended("nnc_string_data"));
    }
    let (data, size) = (sys::nnc_string_data(raw), sys::nnc_string_size(raw));
    let text = if data.is_null() || size < 0 {
        Err(scope_ended("nnc_string_data"))
    } else {
        let bytes = std::slice::from_raw_parts(data.cast(), size as usize);
        Ok(Some(String::from_utf8_lossy(bytes).into_owned()))
    };
    sys::nnc_release(raw.cast());
    text
}

pub(crate) unsafe fn string(raw: *mut sys::nnc_string) -> Result<String> {
    Ok(optional_string(raw)?.unwrap_or_default())
}

fn scope_ended(op: &str) -> Error {
    Error::new(Code::Handle, op, "the scope that it was made in has ended")
}

pub(crate) unsafe fn owned(text: *const c_char) -> Option<String> {
    if text.is_null() {
        return None;
    }
    Some(CStr::from_ptr(text).to_string_lossy().into_owned())
}

pub(crate) fn not_negative(value: i64, op: &str) -> Result<i64> {
    if value >= 0 {
        return Ok(value);
    }
    Err(Error::new(Code::Index, op, "out of range, or of another kind of object"))
}
