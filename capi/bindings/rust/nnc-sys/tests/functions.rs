// SPDX-License-Identifier: Apache-2.0
//! Every function of the headers is declared, and is in the library that is linked.
use nnc_sys as sys;
use std::collections::BTreeSet;
use std::ffi::CString;
use std::fs;
use std::os::raw::{c_char, c_void};
use std::path::PathBuf;

extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
}

/// The headers: NNC_INCLUDE_DIR, else those of the source tree.
fn headers() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../include");
    std::env::var_os("NNC_INCLUDE_DIR").map_or(here, PathBuf::from).join("nnc")
}

/// The functions of mpi.h, which is another library's, or those of all other headers.
fn declared_in_c(mpi: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(headers()).expect("headers") {
        let path = entry.unwrap().path();
        // nnc_ffi.h is all of them once more.
        let passed_over = path.ends_with("nnc_ffi.h") || path.ends_with("mpi.h") != mpi;
        if path.extension().map_or(true, |e| e != "h") || passed_over {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for mark in ["NNC_API ", "NNC_CHECKED "] {
            for (at, _) in text.match_indices(mark) {
                // "#define NNC_CHECKED ..." has no parenthesis with a name of ours before it.
                let head = text[at..].split('(').next().unwrap();
                let name = head.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                if name.starts_with("nnc_") {
                    found.insert(name.to_string());
                }
            }
        }
    }
    found
}

fn declared_in_rust(bindings: &str) -> BTreeSet<String> {
    bindings
        .match_indices("pub fn nnc_")
        .map(|(at, _)| bindings[at + 7..].split('(').next().unwrap().to_string())
        .collect()
}

fn expect_linked(names: &BTreeSet<String>) {
    for name in names {
        let text = CString::new(name.as_str()).unwrap();
        let address = unsafe { dlsym(std::ptr::null_mut(), text.as_ptr()) };
        assert!(!address.is_null(), "{name} is not in the library");
    }
    println!("{} functions", names.len());
}

#[test]
fn every_function_is_declared_and_linked() {
    let c = declared_in_c(false);
    let rust = declared_in_rust(include_str!("../src/bindings.rs"));
    assert!(c.len() > 900, "only {} functions in {:?}", c.len(), headers());
    assert_eq!(c, rust);
    // Something of the library is used, so that it is loaded.
    assert!(unsafe { sys::nnc_abi_version() } > 0);
    expect_linked(&rust);
}

#[cfg(feature = "mpi")]
#[test]
fn every_function_of_mpi_is_declared_and_linked() {
    let c = declared_in_c(true);
    let rust = declared_in_rust(include_str!("../src/mpi_bindings.rs"));
    assert!(!c.is_empty(), "no functions in {:?}", headers());
    assert_eq!(c, rust);
    assert!(!unsafe { sys::nnc_mpi_version() }.is_null());
    expect_linked(&rust);
}
