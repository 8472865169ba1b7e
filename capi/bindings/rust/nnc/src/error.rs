// SPDX-License-Identifier: Apache-2.0
//! Errors of libnnc as errors of Rust, and back.
use crate::sys;
use std::cell::RefCell;
use std::ffi::{CStr, CString};
use std::fmt;

/// What kind of error it is: `NNC_E_*` of `nnc/status.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
#[non_exhaustive]
pub enum Code {
    /// A handle that is none, or was released.
    Handle = 1,
    /// An argument's value.
    Invalid = 2,
    /// Sizes that do not fit together.
    Shape = 3,
    /// An element type that is not taken here.
    DType = 4,
    /// An index or dimension out of range.
    Index = 5,
    /// A text literal that cannot be read.
    Text = 6,
    /// A name or argument that does not exist.
    Unknown = 7,
    /// Not possible in this state, such as a second backward.
    State = 8,
    /// Out of memory, or a size that cannot be addressed.
    Memory = 9,
    /// Meaningful, but not offered by this build.
    Unsupported = 10,
    /// A function of the program's failed, or panicked.
    Callback = 11,
    /// A defect of the library.
    Internal = 12,
    /// A file that cannot be read or written, or is not what it should be.
    File = 13,
}

impl Code {
    fn from_c(code: i32) -> Code {
        use Code::*;
        let all = [
            Handle,
            Invalid,
            Shape,
            DType,
            Index,
            Text,
            Unknown,
            State,
            Memory,
            Unsupported,
            Callback,
            Internal,
            File,
        ];
        all.iter().copied().find(|c| *c as i32 == code).unwrap_or(Internal)
    }
}

/// What went wrong: the kind of error, the C function that failed and a message with the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What kind of error it is.
    pub code: Code,
    /// The C function that failed, `"nnc_conv2d"`.
    pub op: String,
    /// What is wrong, with the values. The wording is not stable.
    pub message: String,
}

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.op.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.op, self.message)
        }
    }
}

impl std::error::Error for Error {}

/// So that `?` works on files in datasets and other functions that libnnc calls.
impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Error {
        Error::new(Code::File, "", e.to_string())
    }
}

impl Error {
    /// An error of one's own.
    pub fn new(code: Code, op: impl Into<String>, message: impl Into<String>) -> Error {
        Error { code, op: op.into(), message: message.into() }
    }

    /// What a function of one's own returns when it fails: [`Code::Callback`].
    pub fn callback(message: impl Into<String>) -> Error {
        Error::new(Code::Callback, "", message)
    }

    /// The C error for this one, which the receiver frees.
    pub(crate) fn into_c(self) -> *mut sys::nnc_error {
        let text = |s: String| CString::new(s.replace('\0', "\\0")).unwrap_or_default();
        let (op, message) = (text(self.op), text(self.message));
        unsafe { sys::nnc_error_new(self.code as i32, op.as_ptr(), message.as_ptr()) }
    }
}

/// The one place where errors of C become those of Rust.
pub(crate) fn check(error: *mut sys::nnc_error) -> Result<()> {
    if error.is_null() {
        return Ok(());
    }
    let text = |p: *const std::os::raw::c_char| match p.is_null() {
        true => String::new(),
        false => unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned(),
    };
    unsafe {
        let code = Code::from_c(sys::nnc_error_code(error));
        let e =
            Error::new(code, text(sys::nnc_error_op(error)), text(sys::nnc_error_message(error)));
        sys::nnc_error_free(error);
        Err(e)
    }
}

thread_local! {
    // The error that an operator has just panicked with, so that its code survives the panic.
    static PANICKED: RefCell<Option<Error>> = const { RefCell::new(None) };
}

/// What operators do with an error: there is no `Result` in `a + b`.
#[track_caller]
pub(crate) fn fail(error: Error) -> ! {
    let text = error.to_string();
    PANICKED.with(|p| *p.borrow_mut() = Some(error));
    panic!("{text}")
}

/// The value, or the panic of an operator.
#[track_caller]
pub(crate) fn expect<T>(result: Result<T>) -> T {
    result.unwrap_or_else(|e| fail(e))
}

/// The error for a panic that was caught.
pub(crate) fn from_panic(payload: Box<dyn std::any::Any + Send>) -> Error {
    let text = payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| payload.downcast_ref::<&str>().map(|s| s.to_string()))
        .unwrap_or_else(|| "a panic without a message".to_string());
    // A payload whose drop panics would leave through C.
    std::mem::forget(payload);
    match PANICKED.with(|p| p.borrow_mut().take()) {
        Some(e) if e.to_string() == text => e,
        _ => Error::callback(format!("panicked: {text}")),
    }
}
