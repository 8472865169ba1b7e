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
    let declared = fs::read_to_string(here.join("../nnc-sys/src/bindings.rs")).unwrap();
    let declared: BTreeSet<String> = declared
        .lines()
        .filter_map(|l| l.trim_start().strip_prefix("pub fn "))
        .map(|l| l.split('(').next().unwrap().to_string())
        .collect();
    let missing: Vec<_> = declared.iter().filter(|n| !used.contains(*n)).collect();
    assert_eq!(missing, NOT_USED.iter().collect::<Vec<_>>());
}
