// SPDX-License-Identifier: Apache-2.0
//! Tensors: made from slices, read back, printed.
use crate::args::{taken, zeroed, DType, IntList};
use crate::error::{check, Code, Error, Result};
use crate::handle::{object, Object};
use crate::{callback, context, sys, Reduction};
use std::fmt;
use std::ptr::{null, null_mut};

object! {
    /// A tensor. `clone()` is another owner of the same tensor, as in Python; [`Tensor::copy`] copies its
    /// elements.
    ///
    /// # Threads
    ///
    /// Every function that writes elements of its tensor (`add_`, `fill_`, `index_assign`, `+=`)
    /// takes `&mut self`, so that one *value* is not written to while another thread has it. That
    /// does not reach its clones and views, which share the elements, nor what writes to parameters
    /// without naming them: a step of an optimizer, loading, running statistics in training mode,
    /// backward that adds to a gradient. Whoever writes sees to it that no other thread uses these
    /// elements at the same time; two threads that do both race in memory of libnnc's. No reference
    /// of Rust's ever looks at that memory ([`Tensor::to_vec`] copies), so what is at stake are the
    /// values of elements.
    ///
    /// The types do not rule it out: a clone may go to another thread, as training in threads needs
    /// it, and neither `!Sync` nor `unsafe` functions in place would stop an optimizer's step. For a
    /// tensor of one's own in each thread, [`Tensor::copy`].
    ///
    /// What was dropped cannot be used:
    ///
    /// ```compile_fail
    /// let x = nnc::Tensor::zeros([2], None).unwrap();
    /// drop(x);
    /// x.relu();
    /// ```
    #[derive(Clone)]
    Tensor, nnc_tensor
}

/// Rust's types of elements. 16-bit floats have none: convert them first, `x.to(DType::Float32)`.
pub trait Element: Copy + crate::handle::Sealed + 'static {
    /// The same type as tensors have it.
    const DTYPE: DType;
}

macro_rules! elements {
    ($($t:ty: $dtype:ident)*) => {$(
        impl crate::handle::Sealed for $t {}
        impl Element for $t {
            const DTYPE: DType = DType::$dtype;
        }
    )*};
}
elements! { f32: Float32 f64: Float64 i64: Int64 i32: Int32 i16: Int16 i8: Int8 u8: UInt8 bool: Bool }

fn shape_error(op: &str, elements: usize, sizes: &[i64]) -> Error {
    Error::new(Code::Shape, op, format!("{elements} elements do not make the sizes {sizes:?}"))
}

/// Do so many elements make a tensor of these sizes?
fn fits(elements: usize, sizes: &[i64]) -> bool {
    let product = sizes.iter().try_fold(1i64, |n, &d| n.checked_mul(d));
    sizes.iter().all(|&d| d >= 0) && product == i64::try_from(elements).ok()
}

/// Room for so many handles, of which there cannot be more than 2^26: an expanded tensor may have
/// 2^62 places without any memory, but no list of them.
pub(crate) fn handles(n: i64) -> usize {
    n.clamp(0, 1 << 26) as usize
}

impl Tensor {
    /// A copy of `data` in the sizes `dims`, row by row.
    ///
    /// ```
    /// let x = nnc::Tensor::from_slice(&[1f32, 2., 3., 4.], [2, 2])?;
    /// assert_eq!(x.to_string(), "tensor([[1., 2.],\n        [3., 4.]])");
    /// assert_eq!(x.t()?.to_vec::<f32>()?, [1., 3., 2., 4.]);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn from_slice<T: Element>(data: &[T], dims: impl IntList) -> Result<Tensor> {
        let sizes = dims.list().unwrap_or(&[]);
        if !fits(data.len(), sizes) {
            return Err(shape_error("nnc_tensor_from_data", data.len(), sizes));
        }
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_from_data(
                context::ctx(),
                data.as_ptr().cast(),
                dims.ints(),
                dims.count(),
                T::DTYPE as i32,
                &mut out,
            ))?;
            taken(out, "nnc_tensor_from_data", "out")
        }
    }

    /// A tensor whose elements are the memory of `data`, which lives as long as the tensor, its
    /// views, and what backward keeps of them.
    pub fn from_vec<T: Element + Send + Sync>(data: Vec<T>, dims: impl IntList) -> Result<Tensor> {
        let sizes = dims.list().unwrap_or(&[]);
        if !fits(data.len(), sizes) {
            return Err(shape_error("nnc_from_blob", data.len(), sizes));
        }
        unsafe extern "C" fn free<T>(self_: usize) {
            drop(Box::from_raw(self_ as *mut Vec<T>));
        }
        let owner = Box::into_raw(Box::new(data));
        let mut out = null_mut();
        unsafe {
            let result = check(sys::nnc_from_blob(
                context::ctx(),
                (*owner).as_mut_ptr().cast(),
                dims.ints(),
                dims.count(),
                null(),
                T::DTYPE as i32,
                Some(free::<T>),
                owner as usize,
                &mut out,
            ));
            if let Err(e) = result {
                free::<T>(owner as usize);
                return Err(e);
            }
            taken(out, "nnc_from_blob", "out")
        }
    }

    /// The elements, row by row. The type has to be the tensor's.
    pub fn to_vec<T: Element>(&self) -> Result<Vec<T>> {
        self.expect_type::<T>("nnc_tensor_copy_to")?;
        // SAFETY: zero bits are an element of each of the types.
        let mut data: Vec<T> = unsafe { zeroed(self.numel(), "nnc_tensor_copy_to")? };
        let bytes = std::mem::size_of_val(data.as_slice()) as i64;
        unsafe {
            let dst = data.as_mut_ptr().cast();
            check(sys::nnc_tensor_copy_to(context::ctx(), self.as_raw(), dst, bytes))?;
            if T::DTYPE == DType::Bool {
                // Memory that nobody wrote may hold any byte; a bool of Rust's is 0 or 1.
                let first: *mut u8 = data.as_mut_ptr().cast();
                for i in 0..data.len() {
                    *first.add(i) = u8::from(*first.add(i) != 0);
                }
            }
        }
        Ok(data)
    }

    fn expect_type<T: Element>(&self, op: &str) -> Result<()> {
        if self.dtype() == T::DTYPE {
            return Ok(());
        }
        let message = format!("the elements are {:?}, not {:?}", self.dtype(), T::DTYPE);
        Err(Error::new(Code::DType, op, message))
    }

    /// The memory of the elements itself, of a tensor that is contiguous.
    ///
    /// # Safety
    /// Nothing writes to the elements, through any tensor, while the slice is used; bools are 0 or 1,
    /// which those of [`Tensor::empty`] need not be.
    pub unsafe fn as_slice<T: Element>(&self) -> Result<&[T]> {
        self.expect_type::<T>("nnc_tensor_data")?;
        self.expect_contiguous("nnc_tensor_data")?;
        let data: *const T = sys::nnc_tensor_data(self.as_raw()).cast();
        if data.is_null() {
            return Ok(&[]);
        }
        Ok(std::slice::from_raw_parts(data, self.numel()))
    }

    /// The same for writing, which counts as a write in place: not of what backward still needs.
    ///
    /// # Safety
    /// Nothing else uses the elements, through any tensor, while the slice is used.
    pub unsafe fn as_mut_slice<T: Element>(&mut self) -> Result<&mut [T]> {
        self.expect_type::<T>("nnc_tensor_data_mut")?;
        self.expect_contiguous("nnc_tensor_data_mut")?;
        let data: *mut T = sys::nnc_tensor_data_mut(self.as_raw()).cast();
        if data.is_null() {
            return Ok(&mut []);
        }
        Ok(std::slice::from_raw_parts_mut(data, self.numel()))
    }

    fn expect_contiguous(&self, op: &str) -> Result<()> {
        if self.is_contiguous() {
            return Ok(());
        }
        Err(Error::new(Code::Invalid, op, "the elements do not lie in row-major order"))
    }

    /// The sizes.
    pub fn shape(&self) -> Vec<i64> {
        let size = |d| unsafe { sys::nnc_tensor_size(self.as_raw(), d as i64) };
        (0..self.ndim()).map(size).collect()
    }

    /// The steps between neighbours along each dimension, in elements.
    pub fn strides(&self) -> Vec<i64> {
        let stride = |d| unsafe { sys::nnc_tensor_stride(self.as_raw(), d as i64) };
        (0..self.ndim()).map(stride).collect()
    }

    // How many parts there may be along a dimension; 0 where the call is going to say that there is
    // no such dimension.
    pub(crate) fn extent(&self, dim: i64) -> usize {
        handles(unsafe { sys::nnc_tensor_size(self.as_raw(), dim) })
    }

    // How many parts a tensor of places or of a number of parts makes.
    pub(crate) fn parts(&self) -> usize {
        match self.ndim() {
            0 => handles(self.item_i64().unwrap_or(0)),
            _ => self.numel().min(1 << 26) + 1,
        }
    }

    /// The triplet loss with a distance of one's own.
    pub fn triplet_margin_with_distance_loss(
        &self,
        positive: &Tensor,
        negative: &Tensor,
        mut distance: impl FnMut(&Tensor, &Tensor) -> Result<Tensor>,
        margin: f64,
        swap: bool,
        reduction: Reduction,
    ) -> Result<Tensor> {
        fn table<F: FnMut(&Tensor, &Tensor) -> Result<Tensor>>(
            _: &F,
        ) -> sys::nnc_distance_function {
            Some(callback::distance::<F>)
        }
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_triplet_margin_with_distance_loss(
                context::ctx(),
                self.as_raw(),
                positive.as_raw(),
                negative.as_raw(),
                table(&distance),
                &mut distance as *mut _ as usize,
                margin,
                i32::from(swap),
                reduction as i32,
                &mut out,
            ))?;
            taken(out, "nnc_triplet_margin_with_distance_loss", "out")
        }
    }

    /// The memory for another library, by DLPack: whoever takes the structure calls its deleter.
    pub fn to_dlpack(&self) -> Result<*mut sys::DLManagedTensorVersioned> {
        let mut out = null_mut();
        check(unsafe { sys::nnc_to_dlpack(context::ctx(), self.as_raw(), &mut out) })?;
        Ok(out)
    }

    /// Another library's memory, by DLPack. `copy`: `Some(true)` always, `Some(false)` never.
    ///
    /// # Safety
    /// The structure is as DLPack says; it is taken over in any case.
    pub unsafe fn from_dlpack(
        tensor: *mut sys::DLManagedTensorVersioned,
        copy: Option<bool>,
    ) -> Result<Tensor> {
        let copy = copy.map(i32::from);
        let mut out = null_mut();
        let copy = crate::args::c_optional(&copy);
        check(sys::nnc_from_dlpack(context::ctx(), tensor, copy, &mut out))?;
        taken(out, "nnc_from_dlpack", "out")
    }
}

/// What `print(tensor)` shows in PyTorch.
impl fmt::Display for Tensor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repr().unwrap_or_else(|e| format!("<{e}>")))
    }
}

impl fmt::Debug for Tensor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
