// SPDX-License-Identifier: Apache-2.0
//! Says where libnnc.so, and with the feature mpi libnnc-mpi.so, is: in NNC_LIB_DIR, else where
//! pkg-config finds it.
use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=NNC_LIB_DIR");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
    if env::var_os("CARGO_FEATURE_MPI").is_some() {
        link("nnc-mpi");
    }
    link("nnc");
}

fn link(library: &str) {
    println!("cargo:rustc-link-lib=dylib={library}");
    if let Ok(folder) = env::var("NNC_LIB_DIR") {
        println!("cargo:rustc-link-search=native={folder}");
        return;
    }
    // Without an answer the linker looks into its own folders, and says so if nothing is there.
    let asked = Command::new("pkg-config").args(["--libs-only-L", library]).output();
    match asked {
        Ok(answer) if answer.status.success() => {
            for flag in String::from_utf8_lossy(&answer.stdout).split_whitespace() {
                if let Some(folder) = flag.strip_prefix("-L") {
                    println!("cargo:rustc-link-search=native={folder}");
                }
            }
        }
        _ => println!(
            "cargo:warning=pkg-config does not know {library}; \
             set NNC_LIB_DIR to the folder of lib{library}.so"
        ),
    }
}
