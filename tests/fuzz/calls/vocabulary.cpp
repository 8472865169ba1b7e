// SPDX-License-Identifier: Apache-2.0
#include "vocabulary.h"

#include <fstream>
#include <map>
#include <sstream>

namespace nnc_fuzz {
namespace {

using Words = std::vector<std::string>;

std::string trimmed(const std::string& s) {
  const size_t from = s.find_first_not_of(' '), to = s.find_last_not_of(' ');
  return from == std::string::npos ? "" : s.substr(from, to - from + 1);
}

std::vector<std::string> lines_of(const char* golden_file) {
  std::ifstream in(std::string(NNC_GOLDEN_DIR "/") + golden_file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// "rand 2 3" and the like; make_modules.py has the words.
ModuleRow::Input input_of(const std::string& text) {
  std::istringstream in(text);
  std::string kind;
  in >> kind;
  ModuleRow::Input input;
  for (int64_t n; in >> n;) input.sizes.push_back(n);
  input.whole = kind.rfind("int", 0) == 0 || kind == "values";
  if (kind == "values") input.sizes = {static_cast<int64_t>(input.sizes.size())};
  return input;
}

// What follows "= " in a golden file: the texts that its rows are made from.
Words titles_of(const char* golden_file) {
  Words titles;
  for (const std::string& line : lines_of(golden_file)) {
    if (line.rfind("= ", 0) == 0) titles.push_back(line.substr(2));
  }
  return titles;
}

const std::map<std::string, Words>& words_for() {
  static const std::map<std::string, Words> table = {
      {"settings",
       {"", "seed=0", "grad=False", "threads=1", "threads=1024", "deterministic=True",
        "detect_anomaly=True", "default_dtype='float64'", "seed=3, check_nan=False", "threads=0"}},
      {"setting", {"grad", "default_dtype", "threads", "deterministic", "seed", "check_nan"}},
      {"profile", {"default", "short", "full"}},
      {"name",
       {"weight", "weight", "weight", "weight", "bias", "0", "a", "training", "x.y",
        "running_mean"}},
      {"key",
       {"weight", "bias", "0", "1", "a", "a.b", "missing", "lr", "0.weight", "_extra_state"}},
      {"path", {}},
      {"target", {"0", "a", "0.1", "a.b", ""}},
      {"prefix", {"", "a", "a.", "0."}},
      {"class_name", {"Net", "Linear", "torch.nn.Linear", "A(", "Sequential", "RNN"}},
      {"tensor_name", {"weight", "bias", "weight_ih_l0"}},
      {"equation",
       {"ij,jk->ik", "i,i", "ii->i", "ii", "...ij,...jk->...ik", "bij,bjk", "ij->ji", "i,j->ij",
        "ij", "...", "ijk->", "i i", "ij,ij->", "Aa,aA->aA", "->", ",->", "ij,kl->ijkl"}},
      {"indices",
       {"0", ":", "...", "None", "1:", "::2", "-1", "0, 1", ":, None, 0", "..., 1:", "True",
        "[0, 1]", ":, [0, 0]", "0:0", "-3:-1", "[[0], [1]], [0]", "False", "None, ..., None"}},
      {"options",
       {"", "lr=0.5", "dtype='float32'", "batch_size=2", "weights_only=True", "mode='RGB'",
        "batch_size=2, shuffle=True, drop_last=True", "num_workers=2", "map_location='cpu'",
        "depth=2", "normalize=True", "header=False", "memory=True", "mmap=True", "lr=nan"}},
      {"reduce", {"sum", "prod", "mean", "amax", "amin", "add", "multiply"}},
      {"interpolation", {"linear", "lower", "higher", "midpoint", "nearest"}},
      {"rounding_mode", {"trunc", "floor"}},
      {"side", {"left", "right"}},
      {"UPLO", {"L", "U"}},
      {"ord", {"fro", "nuc"}},
      {"p", {"fro", "nuc"}},
      {"driver", {"gels", "gelsy", "gelsd", "gelss", "gesvd", "gesvdj"}},
      {"approximate", {"none", "tanh"}},
      {"indexing", {"ij", "xy"}},
      {"mode",
       {"constant", "reflect",   "replicate", "circular",      "nearest", "bilinear", "bicubic",
        "linear",   "trilinear", "area",      "nearest-exact", "sum",     "mean",     "max",
        "reduced",  "complete",  "r",         "fan_in",        "fan_out", "all",      "any"}},
      {"padding_mode", {"zeros", "border", "reflection"}},
      {"padding_side", {"left", "right"}},
      {"nonlinearity", {"relu", "leaky_relu", "tanh", "selu", "linear", "conv2d"}},
      {"pruning_method",
       {"L1Unstructured(amount=0.2)", "RandomUnstructured(amount=1)", "Identity()",
        "RandomStructured(amount=0.5, dim=0)", "LnStructured(amount=1, n=2, dim=-1)",
        "CustomFromMask(mask=None)"}},
      {"orthogonal_map", {"matrix_exp", "cayley", "householder"}},
      {"avg_fn", {"swa", "ema", "ema(0.9)"}},
      {"field", {"eps", "max", "min", "tiny", "bits", "resolution"}},
      {"data", {"", "a", "some text", "\xff\xfe", "\xc3\xa9"}},
      {"dataformats", {"CHW", "HWC", "HW", "NCHW", "NHWC"}},
      {"tag", {"loss", "a/b", "", "x y"}},
      {"bins", {"tensorflow", "auto", "fd"}},
      {"log_dir", {"runs", "runs/a"}},
      {"determinism_check", {"default", "none"}},
      {"compute_mode",
       {"use_mm_for_euclid_dist_if_necessary", "use_mm_for_euclid_dist",
        "donot_use_mm_for_euclid_dist"}},
      {"sort_by", {"cpu_time_total", "count", "self_cpu_time_total"}},
      {"value", {"5", "0.1", "True", "None", "'words'", "(0.9, 0.999)", "[1, 2]", "[", "{'a': 1}"}},
  };
  return table;
}

const Words& module_constructors() {
  static const Words all = [] {
    Words list;
    for (const ModuleRow& row : module_rows()) list.push_back(row.constructor);
    for (const char* text :
         {"Sequential(Linear(3, 3), ReLU(), Linear(3, 2))", "ModuleList([Linear(2, 2), ReLU()])",
          "ModuleDict({'a': Linear(2, 2)})", "Sequential()",
          "Sequential(Conv2d(2, 2, 1), "
          "BatchNorm2d(2), Dropout(0.5))",
          "ParameterList()", "ParameterDict()"}) {
      list.push_back(text);
    }
    return list;
  }();
  return all;
}

// A text that is nearly right.
std::string spoilt(std::string text, Random& random) {
  if (text.empty()) return random.of({"(", "\xff", " ", "None", "é", "a=1"});
  const size_t at = static_cast<size_t>(random.below(static_cast<int64_t>(text.size())));
  switch (random.below(5)) {
    case 0:
      return text.substr(0, at);
    case 1:
      text[at] = static_cast<char>(random.between(1, 255));
      return text;
    case 2:
      return text + text;
    case 3:
      return text.insert(at, random.of({"(", ")", ",", "=", "-", "9999999999", "'", ".", "%"}));
    default:
      return text.erase(at, 1);
  }
}

std::string draw_module(const Parameter& p, Random& random) {
  static const std::map<std::string, Words> containers = {
      {"conv", {"Conv1d(2, 3, 2)", "Conv2d(2, 3, 2, bias=False)", "ConvTranspose2d(2, 3, 2)"}},
      {"bn", {"BatchNorm1d(3)", "BatchNorm2d(3)", "BatchNorm2d(3, affine=False)"}},
      {"linear", {"Linear(2, 3)", "Linear(3, 3, bias=False)"}},
      {"sequential", {"Sequential(Linear(3, 3), ReLU(), Linear(3, 2))", "Sequential()"}},
      {"functions", {"Sequential(Linear(3, 3), ReLU(), Linear(3, 2))"}},
      {"module_list", {"ModuleList([Linear(2, 2), ReLU()])", "ModuleList()"}},
      {"module_dict", {"ModuleDict({'a': Linear(2, 2), 'b': ReLU()})", "ModuleDict()"}},
      {"parameter_list", {"ParameterList()"}},
      {"parameter_dict", {"ParameterDict()"}},
  };
  const auto found = containers.find(p.name);
  if (found != containers.end() && random.percent(85)) return random.of(found->second);
  return random.of(module_constructors());
}

// A file that the function may read, or any.
std::string draw_path(const Function& f, Random& random) {
  if (random.percent(60)) {
    for (const std::string& name : file_names()) {
      const std::string ending = name.substr(name.find('.') + 1);
      if (f.name.find("_" + ending) != std::string::npos) return name;
    }
  }
  return random.of(file_names());
}

std::string draw_word(const Function& f, const Parameter& p, Random& random) {
  if (p.name == "text" || p.kind == Kind::kObject) {
    if (f.header == "optim.h") return draw_optimizer(random);
    if (f.header == "lr_scheduler.h") return draw_scheduler(random);
    return draw_module(p, random);
  }
  const bool of_module = f.find("module") >= 0;
  if (p.name == "root") return "folder";
  if (p.name == "path" && !of_module) return draw_path(f, random);
  if (p.name == "path") return random.of({"0", "weight", "bias", "0.weight", "", "a.b"});
  if (p.name == "name" && f.find("optimizer") >= 0 && random.percent(80)) {
    return random.of({"lr", "lr", "momentum", "weight_decay", "nesterov", "betas", "foreach"});
  }
  const auto known = words_for().find(p.name);
  const Words& header = words_of(f.header);
  if (known != words_for().end() && (header.empty() || random.percent(75))) {
    return random.of(known->second);
  }
  return header.empty() ? "a" : random.of(header);
}

}  // namespace

const std::vector<ModuleRow>& module_rows() {
  static const std::vector<ModuleRow> all = [] {
    std::vector<ModuleRow> rows;
    for (const std::string& line : lines_of("module_rows.txt")) {
      const size_t bar = line.find(" | ");
      if (line.empty() || line[0] == '#' || line[0] == '!' || bar == std::string::npos) continue;
      ModuleRow row{line.substr(0, bar), {}};
      const size_t from = bar + 3, end = line.find('|', from);
      std::istringstream inputs(line.substr(from, end == std::string::npos ? end : end - from));
      for (std::string part; std::getline(inputs, part, ';');) {
        row.inputs.push_back(input_of(trimmed(part)));
      }
      rows.push_back(row);
    }
    return rows;
  }();
  return all;
}

std::string draw_module_for(const Function& f, const std::string& text, Random& random) {
  static const Words weighted = {"Linear(3, 2)", "Linear(3, 3)", "Conv1d(2, 3, 2)"};
  static const Words recurrent = {"LSTM(3, 2)", "GRU(3, 2, bidirectional=True)",
                                  "RNN(3, 2, num_layers=2)", "LSTM(3, 4, proj_size=2)"};
  if (f.name.find("adaptive_log_softmax_with_loss_") != std::string::npos) {
    return "AdaptiveLogSoftmaxWithLoss(5, 6, [2, 4])";
  }
  if (f.name.find("multihead_attention") != std::string::npos) return "MultiheadAttention(4, 2)";
  if (f.name.find("averaged_model_") != std::string::npos) return "AveragedModel(Linear(3, 2)";
  if (f.name == "nnc_module_call_packed" || f.name.find("rnn_base") != std::string::npos) {
    return random.of(recurrent);
  }
  for (const char* header : {"nn_prune.h", "nn_parametrize.h", "nn_utils.h"}) {
    if (f.header == header) return random.of(weighted);
  }
  return text;
}

std::string draw_optimizer(Random& random) {
  static const Words all = titles_of("optim.txt");
  return random.of(all);
}

std::string draw_scheduler(Random& random) {
  static const Words all = [] {
    Words list;
    for (const std::string& t : titles_of("schedules.txt"))
      list.push_back(t.substr(t.find("| ") + 2));
    return list;
  }();
  return random.of(all);
}

std::string draw_text(const Function& f, const Parameter& p, Random& random) {
  const std::string text = draw_word(f, p, random);
  return random.percent(8) ? spoilt(text, random) : text;
}

const std::vector<std::string>& file_names() {
  static const Words all = {"a.idx",  "a.csv",    "a.npy",  "a.npz",          "a.png",
                            "a.jpeg", "a.pt",     "b.pt",   "a.safetensors",  "folder",
                            "new",    "no/where", "new.pt", "new.safetensors"};
  return all;
}

}  // namespace nnc_fuzz
