// SPDX-License-Identifier: Apache-2.0

// The models of PyTorch's tutorial "Building Models with PyTorch", in its order. What the same lines
// print in Python, these print. nnc.Must ends the scope in main with the error, if there is one.
package main

import (
	"fmt"
	"log"
	"strings"

	"nnc"
)

// size is a shape as Python prints it: (2, 3), (2,).
func size(t *nnc.Tensor) string {
	s := strings.ReplaceAll(strings.Trim(fmt.Sprint(t.Shape()), "[]"), " ", ", ")
	if t.NDim() == 1 {
		s += ","
	}
	return "(" + s + ")"
}

func python(b bool) string { return strings.ToUpper(fmt.Sprint(b)[:1]) + fmt.Sprint(b)[1:] }

// [tiny_model]

type TinyModel struct {
	linear1, activation, linear2, softmax *nnc.Module
}

func NewTinyModel(ctx *nnc.Ctx) (*nnc.Module, *TinyModel) {
	m := new(TinyModel)
	b := nnc.NewBuilder(ctx, "TinyModel", m)
	m.linear1 = b.Layer("linear1")(nnc.NewLinear(ctx, 100, 200))
	m.activation = b.Layer("activation")(nnc.NewReLU(ctx))
	m.linear2 = b.Layer("linear2")(nnc.NewLinear(ctx, 200, 10))
	m.softmax = b.Layer("softmax")(nnc.NewSoftmax(ctx, nnc.SoftmaxOptions{Dim: -1}))
	return nnc.Must(b.Module()), m
}

func (m *TinyModel) Forward(ctx *nnc.Ctx, inputs ...*nnc.Tensor) (*nnc.Tensor, error) {
	x := nnc.Must(m.linear1.Call(ctx, inputs[0]))
	x = nnc.Must(m.activation.Call(ctx, x))
	x = nnc.Must(m.linear2.Call(ctx, x))
	return m.softmax.Call(ctx, x)
}

func showTinyModel(ctx *nnc.Ctx) {
	tinymodel, layers := NewTinyModel(ctx)

	fmt.Println("== tiny model")
	fmt.Println(tinymodel)

	fmt.Println("== one layer")
	fmt.Println(layers.linear2)

	fmt.Println("== model parameters")
	for _, param := range nnc.Must(tinymodel.Parameters(ctx, true)) {
		fmt.Println(param)
	}

	fmt.Println("== layer parameters")
	parameters := nnc.Must(layers.linear2.NamedParameters(ctx))
	for _, param := range nnc.Must(parameters.Items(ctx)) {
		fmt.Println(param.Key, size(param.Tensor))
		fmt.Println(param.Tensor)
	}

	fmt.Println("== tiny model output")
	x := nnc.Must(nnc.Rand(ctx, nnc.Shape{2, 100}, nnc.Float32))
	fmt.Println(nnc.Must(tinymodel.Call(ctx, x)))
}

// [linear]

func showLinear(ctx *nnc.Ctx) {
	fmt.Println("== linear")
	lin := nnc.Must(nnc.NewLinear(ctx, 3, 2))
	x := nnc.Must(nnc.Rand(ctx, nnc.Shape{1, 3}, nnc.Float32))
	fmt.Println(x)

	for _, param := range nnc.Must(lin.Parameters(ctx, true)) {
		fmt.Println(param)
	}

	y := nnc.Must(lin.Call(ctx, x))
	fmt.Println(y)

	weight := nnc.Must(lin.GetParameter(ctx, "weight"))
	fmt.Println(python(weight.RequiresGrad()), python(x.RequiresGrad()))
}

// [lenet]

type LeNet struct {
	conv1, conv2, fc1, fc2, fc3 *nnc.Module
}

func NewLeNet(ctx *nnc.Ctx) (*nnc.Module, *LeNet) {
	m := new(LeNet)
	b := nnc.NewBuilder(ctx, "LeNet", m)
	// 1 input image channel (black & white), 6 output channels, 5x5 square convolution kernel
	m.conv1 = b.Layer("conv1")(nnc.NewConv2d(ctx, 1, 6, 5))
	m.conv2 = b.Layer("conv2")(nnc.NewConv2d(ctx, 6, 16, 3))
	// an affine operation: y = Wx + b
	m.fc1 = b.Layer("fc1")(nnc.NewLinear(ctx, 576, 120)) // 16 * 6 * 6, 6*6 from image dimension
	m.fc2 = b.Layer("fc2")(nnc.NewLinear(ctx, 120, 84))
	m.fc3 = b.Layer("fc3")(nnc.NewLinear(ctx, 84, 10))
	return nnc.Must(b.Module()), m
}

func (m *LeNet) Forward(ctx *nnc.Ctx, inputs ...*nnc.Tensor) (*nnc.Tensor, error) {
	// Max pooling over a (2, 2) window
	x := maxPool(ctx, relu(ctx, nnc.Must(m.conv1.Call(ctx, inputs[0]))))
	x = maxPool(ctx, relu(ctx, nnc.Must(m.conv2.Call(ctx, x))))
	x = nnc.Must(nnc.Flatten(ctx, x, 1, -1)) // all dimensions except the batch dimension
	x = relu(ctx, nnc.Must(m.fc1.Call(ctx, x)))
	x = relu(ctx, nnc.Must(m.fc2.Call(ctx, x)))
	return m.fc3.Call(ctx, x)
}

func relu(ctx *nnc.Ctx, x *nnc.Tensor) *nnc.Tensor {
	return nnc.Must(nnc.ReLU(ctx, x))
}

func maxPool(ctx *nnc.Ctx, x *nnc.Tensor) *nnc.Tensor {
	return nnc.Must(nnc.MaxPool2d(ctx, x, []int64{2, 2}, nil, nil, nil, false))
}

func showLeNet(ctx *nnc.Ctx) {
	lenet, layers := NewLeNet(ctx)
	fmt.Println("== lenet")
	fmt.Println(lenet)
	image := nnc.Must(nnc.Rand(ctx, nnc.Shape{1, 1, 32, 32}, nnc.Float32))
	features := nnc.Must(layers.conv1.Call(ctx, image))
	pooled := maxPool(ctx, relu(ctx, features))
	fmt.Println(size(features), size(pooled))
	fmt.Println(nnc.Must(lenet.Call(ctx, image)))
}

// [lstm_tagger]

type LSTMTagger struct {
	wordEmbeddings, lstm, hidden2tag *nnc.Module
}

func NewLSTMTagger(ctx *nnc.Ctx, embeddingDim, hiddenDim, vocabSize, tagsetSize int) *nnc.Module {
	m := new(LSTMTagger)
	b := nnc.NewBuilder(ctx, "LSTMTagger", m)
	m.wordEmbeddings = b.Layer("word_embeddings")(nnc.NewEmbedding(ctx, vocabSize, embeddingDim))
	// The LSTM takes word embeddings as inputs, and outputs hidden states with dimensionality hiddenDim.
	m.lstm = b.Layer("lstm")(nnc.NewLSTM(ctx, embeddingDim, hiddenDim))
	// The linear layer that maps from hidden state space to tag space
	m.hidden2tag = b.Layer("hidden2tag")(nnc.NewLinear(ctx, hiddenDim, tagsetSize))
	return nnc.Must(b.Module())
}

func (m *LSTMTagger) Forward(ctx *nnc.Ctx, inputs ...*nnc.Tensor) (*nnc.Tensor, error) {
	sentence := inputs[0]
	embeds := nnc.Must(m.wordEmbeddings.Call(ctx, sentence))
	lstmOut := nnc.Must(m.lstm.Call(ctx, nnc.Must(nnc.View(ctx, embeds, nnc.Shape{sentence.Size(0), 1, -1}))))
	tagSpace := nnc.Must(m.hidden2tag.Call(ctx, nnc.Must(nnc.View(ctx, lstmOut, nnc.Shape{sentence.Size(0), -1}))))
	return nnc.LogSoftmax(ctx, tagSpace, 1, nnc.DTypeDefault)
}

func showLSTMTagger(ctx *nnc.Ctx) {
	tagger := NewLSTMTagger(ctx, 6, 6, 9, 3)
	fmt.Println("== lstm tagger")
	fmt.Println(tagger)
	sentence := nnc.Must(nnc.FromSlice(ctx, []int64{0, 1, 2, 3, 0, 4}))
	fmt.Println(nnc.Must(tagger.Call(ctx, sentence)))
}

// [transformer]

func showTransformer(ctx *nnc.Ctx) {
	fmt.Println("== transformer")
	transformer := nnc.Must(nnc.NewTransformer(ctx, nnc.TransformerOptions{DModel: nnc.Opt(16), Nhead: nnc.Opt(4),
		NumEncoderLayers: nnc.Opt(1), NumDecoderLayers: nnc.Opt(1), DimFeedforward: nnc.Opt(32), Dropout: nnc.Opt(0.1)}))
	fmt.Println(transformer)
	nnc.Check(transformer.Eval(ctx))
	source := nnc.Must(nnc.Rand(ctx, nnc.Shape{5, 1, 16}, nnc.Float32))
	target := nnc.Must(nnc.Rand(ctx, nnc.Shape{3, 1, 16}, nnc.Float32))
	fmt.Println(nnc.Must(transformer.Call(ctx, source, target)))
}

// [max_pool]

func showMaxPool(ctx *nnc.Ctx) {
	fmt.Println("== max pooling")
	myTensor := nnc.Must(nnc.Rand(ctx, nnc.Shape{1, 6, 6}, nnc.Float32))
	fmt.Println(myTensor)
	maxpoolLayer := nnc.Must(nnc.NewMaxPool2d(ctx, 3))
	fmt.Println(nnc.Must(maxpoolLayer.Call(ctx, myTensor)))

	fmt.Println("== min pooling")
	negative := nnc.Must(maxpoolLayer.Call(ctx, nnc.Must(nnc.Neg(ctx, myTensor))))
	fmt.Println(nnc.Must(nnc.Neg(ctx, negative)))
}

// [batch_norm]

func showBatchNorm(ctx *nnc.Ctx) {
	fmt.Println("== normalization")
	myTensor := nnc.Must(nnc.Rand(ctx, nnc.Shape{1, 4, 4}, nnc.Float32))
	myTensor = nnc.Must(nnc.AddScalar(ctx, nnc.Must(nnc.MulScalar(ctx, myTensor, 20)), 5))
	fmt.Println(myTensor)
	fmt.Println(nnc.Must(nnc.Mean(ctx, myTensor, nil, false, nnc.DTypeDefault)))

	normLayer := nnc.Must(nnc.NewBatchNorm1d(ctx, 4))
	normedTensor := nnc.Must(normLayer.Call(ctx, myTensor))
	fmt.Println(normedTensor)
	fmt.Println(nnc.Must(normLayer.GetBuffer(ctx, "running_mean")), nnc.Must(normLayer.GetBuffer(ctx, "num_batches_tracked")))
}

// [dropout]

func showDropout(ctx *nnc.Ctx) {
	fmt.Println("== dropout")
	myTensor := nnc.Must(nnc.Rand(ctx, nnc.Shape{1, 4, 4}, nnc.Float32))
	dropout := nnc.Must(nnc.NewDropout(ctx, nnc.DropoutOptions{P: nnc.Opt(0.4)}))
	fmt.Println(nnc.Must(dropout.Call(ctx, myTensor)))
	fmt.Println(nnc.Must(dropout.Call(ctx, myTensor)))
	nnc.Check(dropout.Eval(ctx))
	fmt.Println(python(nnc.Must(nnc.Equal(ctx, nnc.Must(dropout.Call(ctx, myTensor)), myTensor))))
}

// [activations]

func showActivations(ctx *nnc.Ctx) {
	fmt.Println("== activations")
	x := nnc.Must(nnc.Linspace(ctx, -3, 3, 7, nnc.Float32))
	for _, layer := range []string{"ReLU()", "LeakyReLU(0.1)", "PReLU()", "ELU()", "SELU()", "GELU()", "SiLU()", "Mish()",
		"ReLU6()", "Tanh()", "Hardtanh()", "Sigmoid()", "Hardsigmoid()", "Softplus()", "Softsign()", "LogSigmoid()",
		"Softmax(dim=0)"} {
		activation := nnc.Must(nnc.NewModule(ctx, layer))
		fmt.Println(activation, nnc.Must(activation.Call(ctx, x)))
	}
}

// [losses]

func showLosses(ctx *nnc.Ctx) {
	fmt.Println("== losses")
	prediction := nnc.Must(nnc.Randn(ctx, nnc.Shape{3, 5}, nnc.Float32))
	nnc.Check(prediction.RequiresGrad_(ctx, true))
	zeros := nnc.Must(nnc.Zeros(ctx, nnc.Shape{3, 5}, nnc.Float32))
	target := nnc.Must(nnc.FromSlice(ctx, []int64{1, 0, 4}))
	loss := func(layer string, input, target *nnc.Tensor) *nnc.Tensor {
		return nnc.Must(nnc.Must(nnc.NewModule(ctx, layer)).Call(ctx, input, target))
	}

	fmt.Println(loss("MSELoss()", prediction, zeros))
	crossEntropy := loss("CrossEntropyLoss()", prediction, target)
	fmt.Println(crossEntropy)
	nnc.Check(crossEntropy.Backward(ctx))
	fmt.Println(nnc.Must(prediction.Grad(ctx)))
	fmt.Println(loss("NLLLoss()", nnc.Must(nnc.LogSoftmax(ctx, prediction, 1, nnc.DTypeDefault)), target))
	fmt.Println(loss("L1Loss()", prediction, zeros))
}

// [end]

func main() {
	err := nnc.InScope(nil, func(ctx *nnc.Ctx) error { // all that is made in it goes with it
		nnc.Check(nnc.ManualSeed(ctx, 0))
		showTinyModel(ctx)
		showLinear(ctx)
		showLeNet(ctx)
		showLSTMTagger(ctx)
		showTransformer(ctx)
		showMaxPool(ctx)
		showBatchNorm(ctx)
		showDropout(ctx)
		showActivations(ctx)
		showLosses(ctx)
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
}
