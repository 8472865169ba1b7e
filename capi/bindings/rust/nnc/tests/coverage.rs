// SPDX-License-Identifier: Apache-2.0
//! Every C function is used by the safe crate, but for those that Rust has something else for.
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

// Scopes are Drop's work.
const NOT_USED: [&str; 1] = ["nnc_ctx_scope"];

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Names that are called: `nnc_x(`, and not in a comment.
fn called(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("nnc_") {
            let name: String =
                line[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if line[at + name.len()..].starts_with('(') {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn every_function_has_a_safe_form() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&here.join("src"), &mut text);
    let used = called(&text);
    let read = |name| fs::read_to_string(here.join("../nnc-sys/src").join(name)).unwrap();
    let declared: BTreeSet<String> = (read("bindings.rs") + &read("mpi_bindings.rs"))
        .lines()
        .filter_map(|l| l.trim_start().strip_prefix("pub fn "))
        .map(|l| l.split('(').next().unwrap().to_string())
        .collect();
    let missing: Vec<_> = declared.iter().filter(|n| !used.contains(*n)).collect();
    assert_eq!(missing, NOT_USED.iter().collect::<Vec<_>>());
}

/// What writes elements of its tensor takes `&mut self`. `detach_` and
/// `requires_grad_` write none, `where_` and `type_` end as they do because of Rust's words.
#[test]
fn what_writes_takes_mut_self() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(here.join("src/generated/tensor.rs")).unwrap();
    let mut shared = BTreeSet::new();
    let mut writing = 0;
    for function in text.split("pub fn ").skip(1) {
        let name: String =
            function.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let arguments = function.split('{').next().unwrap();
        if name.ends_with('_') || name.starts_with("index_assign") {
            if arguments.contains("&mut self") {
                writing += 1;
            } else {
                shared.insert(name);
            }
        }
    }
    let expected = ["detach_", "requires_grad_", "type_", "where_"];
    assert_eq!(shared.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert!(writing > 60, "{writing}");
}
