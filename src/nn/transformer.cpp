// SPDX-License-Identifier: Apache-2.0
// Transformer, its stacks and their layers (Vaswani et al. 2017).
#include <limits>
#include <optional>

#include "graph/record.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/attention.h"
#include "ops/compare.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

// What a decoder's forward takes, and a layer's of it.
constexpr ForwardParameter kOfDecoders[] = {{"tgt"},
                                            {"memory"},
                                            {"tgt_mask", false},
                                            {"memory_mask", false},
                                            {"tgt_key_padding_mask", false},
                                            {"memory_key_padding_mask", false},
                                            {"tgt_is_causal", false, 0},
                                            {"memory_is_causal", false, 0}};

// ---- calling parts by name, as a module of the host language may stand in their place ----
class Named {
 public:
  Named& set(const char* name, const Tensor& t) {
    if (t.defined()) kwargs_.set(name, t, "forward");
    return *this;
  }
  Named& set(const char* name, std::optional<bool> flag) {
    if (flag) kwargs_.set(name, *flag, "forward");
    return *this;
  }
  Tensor call(Module& m, Span<const Tensor> inputs) const {
    return m.first_output(m.call(Inputs{inputs, &kwargs_}));
  }

 private:
  Kwargs kwargs_;
};

struct Attended {
  Tensor mask, padding;
  bool causal;
};
Tensor attend(Module& attention, const Tensor& x, const Tensor& memory, const Attended& to) {
  const Tensor inputs[] = {x, memory, memory};
  Named named;
  named.set("attn_mask", to.mask).set("key_padding_mask", to.padding);
  return named.set("need_weights", false).set("is_causal", to.causal).call(attention, inputs);
}

// ---- layers: attention to itself, a decoder's also to the encoder's memory, and two linear maps;
//      each is dropped from, added to its input, and normalised before or after that
class TransformerLayer final : public Module {
 public:
  TransformerLayer(const ModuleArgs& a, bool decoder)
      : decoder_(decoder),
        batch_first_(a.flag("batch_first")),
        norm_first_(a.flag("norm_first")),
        takes_nested_(!norm_first_ && batch_first_ && a.flag("bias")) {
    const int64_t width = a.integer("d_model"), heads = a.integer("nhead");
    a.require(width > 0 && heads > 0, "d_model",
              "and nhead must be greater than 0, got d_model=", width, " and nhead=", heads);
    a.require(width % heads == 0, "d_model", "must be divisible by nhead: ", width, " and ", heads);
    takes_nested_ = takes_nested_ && heads % 2 == 0;
    read_activation(a);
    add_parts(a);
  }
  std::string type_name() const override {
    return decoder_ ? "TransformerDecoderLayer" : "TransformerEncoderLayer";
  }
  int64_t output_count(int64_t) const override { return 1; }

  bool is_decoder() const { return decoder_; }
  bool batch_first() const { return batch_first_; }
  // Would PyTorch hand it batches of sequences of several lengths?
  bool takes_nested() const { return takes_nested_; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kEncoder[] = {
        {"src"}, {"src_mask", false}, {"src_key_padding_mask", false}, {"is_causal", false, 0}};
    return decoder_ ? Span<const ForwardParameter>(kOfDecoders)
                    : Span<const ForwardParameter>(kEncoder);
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const auto causal = [&](const char* name) { return in.flag(name).value_or(false); };
    const auto& parts = children();
    Tensor x = in[0];
    int64_t block = 0;
    const auto add = [&](auto&& make) { x = residual(parts, block++, x, make); };
    const auto attended = [&](int64_t part, const Tensor& memory, const Attended& to) {
      add([&](const Tensor& y) {
        return attend(parts[part].there(), y, memory.defined() ? memory : y, to);
      });
    };
    if (decoder_) {
      attended(0, Tensor(), {in[2], in[4], causal("tgt_is_causal")});
      attended(1, in[1], {in[3], in[5], causal("memory_is_causal")});
    } else {
      attended(0, Tensor(), {in[1], in[2], causal("is_causal")});
    }
    add([&](const Tensor& y) { return fed_forward(parts, y); });
    return {x};
  }

 private:
  using Parts = AppendList<Child>;
  // Where the children stand: self_attn, multihead_attn of a decoder, linear1, dropout, linear2,
  // a norm and then a dropout for each block, activation if that is a module.
  int64_t blocks() const { return decoder_ ? 3 : 2; }
  int64_t first_linear() const { return blocks() - 1; }
  int64_t norm(int64_t block) const { return blocks() + 2 + block; }
  int64_t dropout(int64_t block) const { return norm(blocks()) + block; }

  template <class F>
  Tensor residual(const Parts& parts, int64_t block, const Tensor& x, const F& make) const {
    Module &norm_of = parts[norm(block)].there(), &dropout_of = parts[dropout(block)].there();
    if (norm_first_) return ops::add(x, dropout_of.call(make(norm_of.call(x))));
    return norm_of.call(ops::add(x, dropout_of.call(make(x))));
  }
  Tensor fed_forward(const Parts& parts, const Tensor& x) const {
    const int64_t at = first_linear();
    const Tensor wide = parts[at].there().call(x);
    const Tensor y = activation_ ? activation_(wide) : parts[dropout(blocks())].there().call(wide);
    return parts[at + 2].there().call(parts[at + 1].there().call(y));
  }

  void read_activation(const ModuleArgs& a) {
    if (a.call_at("activation")) return;
    const std::string name = a.text("activation");
    const size_t dot = name.rfind('.');  // F.relu
    const std::string f = dot == std::string::npos ? name : name.substr(dot + 1);
    a.require(f == "relu" || f == "gelu", "activation", "should be relu/gelu, not ", name);
    activation_ = f == "relu" ? relu : gelu;
  }
  static Tensor relu(const Tensor& x) { return ops::relu(x); }
  static Tensor gelu(const Tensor& x) { return ops::gelu(x); }

  void add_parts(const ModuleArgs& a) {
    const std::string name = type_name(), width = std::to_string(a.integer("d_model"));
    const std::string bias = std::string(", bias=") + python_bool(a.flag("bias"));
    const std::string end = bias + dtype_argument(a.dtype()) + ")";
    const int64_t wide = a.integer("dim_feedforward");
    a.require(wide >= 0, "dim_feedforward", "must not be negative, got ", wide);
    const double p = a.real("dropout");
    a.require(p >= 0 && p <= 1, "dropout", "probability has to be between 0 and 1, but got ", p);
    const std::string drops = "Dropout(p=" + a.shown("dropout") + ")";
    const auto add = [&](const std::string& as, const std::string& text) {
      register_module(as, part(text, name.c_str()));
    };
    const std::string attention = "MultiheadAttention(" + width + ", " + a.shown("nhead") +
                                  ", dropout=" + a.shown("dropout") +
                                  ", batch_first=" + python_bool(batch_first_) + end;
    add("self_attn", attention);
    if (decoder_) add("multihead_attn", attention);
    add("linear1", "Linear(" + width + ", " + std::to_string(wide) + end);
    add("dropout", drops);
    add("linear2", "Linear(" + std::to_string(wide) + ", " + width + end);
    const std::string norms = "LayerNorm(" + width + ", eps=" + a.shown("layer_norm_eps") + end;
    for (int64_t i = 1; i <= blocks(); ++i) add("norm" + std::to_string(i), norms);
    for (int64_t i = 1; i <= blocks(); ++i) add("dropout" + std::to_string(i), drops);
    if (!activation_) register_module("activation", a.module("activation"));
  }

  bool decoder_, batch_first_, norm_first_, takes_nested_;
  Tensor (*activation_)(const Tensor&) = nullptr;
};

template <bool kDecoder>
Ref<Module> make_layer(const ModuleArgs& a) {
  return made(new TransformerLayer(a, kDecoder));
}

// ---- stacks ----

// Is that the mask of the sequence that may see no later element, as far as the caller has not
// said?
bool is_causal(const Tensor& mask, std::optional<bool> said, int64_t length) {
  if (said || !mask.defined()) return said.value_or(false);
  const int64_t sizes[] = {length, length};
  if (!same_sizes(mask.sizes(), Sizes(sizes, 2))) return false;
  const GradGuard off(false);
  const Tensor expected = ops::square_subsequent_mask(length, mask.dtype());
  return *ops::all(ops::eq(detach(mask), expected)).data<bool>();
}

// Copies of one layer, and perhaps a norm behind them.
class Stack : public Module {
 public:
  int64_t output_count(int64_t) const final { return 1; }

 protected:
  Stack(const ModuleArgs& a, const char* layer_argument, bool decoder)
      : name_(a.signature().name()) {
    const Ref<Module> layer = a.module(layer_argument);
    const auto* known = dynamic_cast<const TransformerLayer*>(layer.get());
    a.require(known && known->is_decoder() == decoder, layer_argument, "must be a Transformer",
              decoder ? "Decoder" : "Encoder", "Layer");
    const int64_t count = a.integer("num_layers");
    // Each has tensors of its own, however small: their number is bounded as well.
    a.require(count <= kMaxLayers, "num_layers", "must be at most ", kMaxLayers, ", got ", count);
    const Ref<Module> list = part("ModuleList()", name_.c_str());
    for (int64_t i = 0; i < count; ++i) {
      list->register_module(std::to_string(i), layer->deep_copy());
    }
    register_module("layers", list);
    if (Ref<Module> norm = a.module("norm")) register_module("norm", std::move(norm));
    takes_nested_ = known->takes_nested();
  }
  std::string type_name() const override { return name_; }

  const AppendList<Child>& layers() const { return children()[0].there().children(); }
  const TransformerLayer& first_layer() const {
    check(!layers().empty(), Code::kIndex, name_, ": there are no layers");
    const Module& module = layers()[0].there();
    const auto* first = dynamic_cast<const TransformerLayer*>(&module);
    check(first != nullptr, Code::kUnsupported, name_, ": layers.0 is a ", module.type_name(),
          ", expected one of its own layers");
    return *first;
  }
  int64_t length_of(const Tensor& x) const {
    const bool batch_first = first_layer().batch_first();
    check(x.dim() == 2 || x.dim() == 3, Code::kShape, name_,
          ": a sequence must have 2 dimensions, or 3 with a batch, got ", x.dim());
    return x.size(x.dim() == 3 && batch_first ? 1 : 0);
  }
  // x through all layers and the norm.
  Tensor run(Tensor x, const Tensor& memory, const Named& arguments) const {
    for (const Child& layer : layers()) {
      const Tensor inputs[] = {x, memory};
      x = arguments.call(layer.there(), Span<const Tensor>(inputs, memory.defined() ? 2 : 1));
    }
    return x;
  }
  Tensor normalised(const Tensor& x) const {
    const bool there = children().size() > 1 && children()[1].name == "norm";
    return there && children()[1].module ? children()[1].there().call(x) : x;
  }
  bool takes_nested() const { return takes_nested_; }

 private:
  static constexpr int64_t kMaxLayers = 10'000;
  std::string name_;
  bool takes_nested_;
};

class TransformerEncoder final : public Stack {
 public:
  explicit TransformerEncoder(const ModuleArgs& a)
      : Stack(a, "encoder_layer", false),
        nested_(a.flag("enable_nested_tensor") && takes_nested()),
        checks_mask_(a.flag("mask_check")) {}

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"src"}, {"mask", false}, {"src_key_padding_mask", false}, {"is_causal", false, 0}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Tensor& src = in.tensors[0];
    const int64_t length = length_of(src);
    const std::string name = type_name();
    const Tensor mask = ops::added_mask(in[1], "mask", src.dtype(), name.c_str());
    Tensor padding = ops::added_mask(in[2], "src_key_padding_mask", src.dtype(), name.c_str());
    const bool causal = is_causal(mask, in.flag("is_causal"), length);
    const Tensor ends = mask.defined() ? Tensor() : behind_ends(src, padding);
    if (ends.defined()) padding = ops::added_mask(ends, "src_key_padding_mask", src.dtype(), "");
    Named arguments;
    arguments.set("src_mask", mask).set("src_key_padding_mask", padding);
    const Tensor y = run(src, Tensor(), arguments.set("is_causal", causal));
    return {normalised(ends.defined() ? ops::masked_fill(y, ops::unsqueeze(ends, -1), 0) : y)};
  }

 private:
  // (batch, length): what lies behind the end of each sequence. There PyTorch has zeros after the
  // layers, where it takes the sequences for a nested tensor; undefined where it does not.
  Tensor behind_ends(const Tensor& src, const Tensor& padding) const {
    const TransformerLayer& first = first_layer();
    const bool nested = nested_ && padding.defined() && !first.training() && src.dim() == 3;
    if (!nested || (grad_enabled() && needs_gradient(src))) return Tensor();
    const int64_t sizes[] = {src.size(0), src.size(1)};
    check(same_sizes(padding.sizes(), Sizes(sizes, 2)), Code::kShape, type_name(),
          ": src_key_padding_mask has size ", padding.sizes(), ", expected ", Sizes(sizes, 2));
    const GradGuard off(false);
    const Tensor out = ops::ne(detach(padding), Scalar(0));
    const Tensor lengths = ops::sum(ops::logical_not(out), {1}, true);
    const Tensor ends = ops::ge(ops::arange(0, sizes[1], 1, DType::kInt64), lengths);
    const bool aligned = !checks_mask_ || *ops::all(ops::eq(out, ends)).data<bool>();
    return aligned ? ends : Tensor();
  }
  bool needs_gradient(const Tensor& src) const {
    bool any = requires_grad(src);
    for (const Tensor& p : layers()[0].there().parameter_tensors()) any |= requires_grad(p);
    return any;
  }

  bool nested_, checks_mask_;
};

class TransformerDecoder final : public Stack {
 public:
  explicit TransformerDecoder(const ModuleArgs& a) : Stack(a, "decoder_layer", true) {}

 protected:
  Span<const ForwardParameter> forward_parameters() const override { return kOfDecoders; }
  std::vector<Tensor> forward(const Inputs& in) override {
    const bool causal = is_causal(in[2], in.flag("tgt_is_causal"), length_of(in[0]));
    Named arguments;
    arguments.set("tgt_mask", in[2]).set("memory_mask", in[3]);
    arguments.set("tgt_key_padding_mask", in[4]).set("memory_key_padding_mask", in[5]);
    arguments.set("tgt_is_causal", causal);
    arguments.set("memory_is_causal", in.flag("memory_is_causal").value_or(false));
    return {normalised(run(in[0], in[1], arguments))};
  }
};

// ---- both ----
class Transformer final : public Module {
 public:
  explicit Transformer(const ModuleArgs& a)
      : d_model_(a.integer("d_model")), batch_first_(a.flag("batch_first")) {
    add_stack(a, "encoder", "Encoder");
    add_stack(a, "decoder", "Decoder");
    for (const Tensor& p : parameter_tensors()) {
      if (p.dim() > 1) init_xavier_uniform(p);
    }
  }
  std::string type_name() const override { return "Transformer"; }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"src"},
                                                       {"tgt"},
                                                       {"src_mask", false},
                                                       {"tgt_mask", false},
                                                       {"memory_mask", false},
                                                       {"src_key_padding_mask", false},
                                                       {"tgt_key_padding_mask", false},
                                                       {"memory_key_padding_mask", false},
                                                       {"src_is_causal", false, 0},
                                                       {"tgt_is_causal", false, 0},
                                                       {"memory_is_causal", false, 0}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Tensor src = in[0], tgt = in[1];
    check_inputs(src, tgt);
    Named of_encoder, of_decoder;
    of_encoder.set("mask", in[2]).set("src_key_padding_mask", in[5]);
    of_encoder.set("is_causal", in.flag("src_is_causal"));
    const Tensor memory = of_encoder.call(children()[0].there(), Span<const Tensor>(&src, 1));
    of_decoder.set("tgt_mask", in[3]).set("memory_mask", in[4]);
    of_decoder.set("tgt_key_padding_mask", in[6]).set("memory_key_padding_mask", in[7]);
    of_decoder.set("tgt_is_causal", in.flag("tgt_is_causal"));
    of_decoder.set("memory_is_causal", in.flag("memory_is_causal").value_or(false));
    const Tensor inputs[] = {tgt, memory};
    return {of_decoder.call(children()[1].there(), inputs)};
  }

 private:
  void check_inputs(const Tensor& src, const Tensor& tgt) const {
    for (const Tensor* x : {&src, &tgt}) {
      check(x->dim() == 2 || x->dim() == 3, Code::kShape,
            "Transformer: src and tgt must have 2 dimensions, or 3 with a batch, got ", x->dim());
    }
    const int64_t batch = batch_first_ ? 0 : 1;
    check(src.dim() == 2 || src.size(batch) == tgt.size(batch), Code::kShape,
          "Transformer: the batch number of src and tgt must be equal");
    check(src.size(-1) == d_model_ && tgt.size(-1) == d_model_, Code::kShape,
          "Transformer: the feature number of src and tgt must be equal to d_model");
  }
  // kind: "Encoder"
  void add_stack(const ModuleArgs& a, const std::string& name, const std::string& kind) {
    if (Ref<Module> custom = a.module(("custom_" + name).c_str())) {
      register_module(name, std::move(custom));
      return;
    }
    const std::string width = std::to_string(d_model_);
    const std::string end =
        std::string(", bias=") + python_bool(a.flag("bias")) + dtype_argument(a.dtype()) + ")";
    const std::string eps = a.shown("layer_norm_eps");
    std::string layer = "Transformer" + kind + "Layer(" + width + ", " + a.shown("nhead");
    for (const char* argument : {"dim_feedforward", "dropout", "activation", "layer_norm_eps",
                                 "batch_first", "norm_first"}) {
      layer += ", " + a.shown(argument);
    }
    const std::string stack = "Transformer" + kind + "(" + layer + end + ", " +
                              a.shown(("num_" + name + "_layers").c_str()) + ", norm=LayerNorm(" +
                              width + ", eps=" + eps + end + ")";
    register_module(name, part(stack, "Transformer"));
  }

  int64_t d_model_;
  bool batch_first_;
};

}  // namespace

#define NNC_LAYER_ARGUMENTS                                                                       \
  "(d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05, " \
  "batch_first=False, norm_first=False, bias=True, device=None, dtype=None)"
Span<const ModuleType> transformer_types() {
  static constexpr ModuleType kTypes[] = {
      {"Transformer(d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, "
       "dim_feedforward=2048, dropout=0.1, activation=F.relu, custom_encoder=None, "
       "custom_decoder=None, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, "
       "device=None, dtype=None)",
       make<Transformer>, "", true},
      {"TransformerEncoder(encoder_layer, num_layers, norm=None, enable_nested_tensor=True, "
       "mask_check=True)",
       make<TransformerEncoder>, "", true},
      {"TransformerDecoder(decoder_layer, num_layers, norm=None)", make<TransformerDecoder>, "",
       true},
      {"TransformerEncoderLayer" NNC_LAYER_ARGUMENTS, make_layer<false>, "", true},
      {"TransformerDecoderLayer" NNC_LAYER_ARGUMENTS, make_layer<true>, "", true},
  };
  return kTypes;
}
#undef NNC_LAYER_ARGUMENTS

}  // namespace nnc::nn
