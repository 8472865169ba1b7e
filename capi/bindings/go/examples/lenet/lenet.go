// SPDX-License-Identifier: Apache-2.0

// LeNet learns to tell clothes apart: Fashion-MNIST, 60,000 images to learn from and 10,000 to be
// tested on. The network of PyTorch's tutorial "Building Models", trained by Adam.
package main

import (
	"flag"
	"fmt"
	"log"
	"path/filepath"

	"nnc"
)

// ---- the network ----

type lenet struct {
	conv1, conv2, fc1, fc2, fc3 *nnc.Module
}

func newLeNet(ctx *nnc.Ctx) (*nnc.Module, error) {
	m := new(lenet)
	b := nnc.NewBuilder(ctx, "LeNet", m)
	m.conv1 = b.Layer("conv1")(nnc.NewConv2d(ctx, 1, 6, 5))
	m.conv2 = b.Layer("conv2")(nnc.NewConv2d(ctx, 6, 16, 3))
	m.fc1 = b.Layer("fc1")(nnc.NewLinear(ctx, 576, 120))
	m.fc2 = b.Layer("fc2")(nnc.NewLinear(ctx, 120, 84))
	m.fc3 = b.Layer("fc3")(nnc.NewLinear(ctx, 84, 10))
	return b.Module()
}

func (m *lenet) Forward(ctx *nnc.Ctx, inputs ...*nnc.Tensor) (*nnc.Tensor, error) {
	x := pool(ctx, callReLU(ctx, m.conv1, inputs[0]))
	x = pool(ctx, callReLU(ctx, m.conv2, x))
	x = nnc.Must(nnc.Flatten(ctx, x, 1, -1))
	x = callReLU(ctx, m.fc1, x)
	x = callReLU(ctx, m.fc2, x)
	return m.fc3.Call(ctx, x)
}

func callReLU(ctx *nnc.Ctx, layer *nnc.Module, x *nnc.Tensor) *nnc.Tensor {
	return nnc.Must(nnc.ReLU(ctx, nnc.Must(layer.Call(ctx, x))))
}

func pool(ctx *nnc.Ctx, x *nnc.Tensor) *nnc.Tensor {
	return nnc.Must(nnc.MaxPool2d(ctx, x, []int64{2}, nil, nil, nil, false))
}

// ---- the data ----

type dataset struct {
	images *nnc.Tensor // (count, 1, 32, 32) float32, 0 .. 1
	labels *nnc.Tensor // (count) int64
}

func load(ctx *nnc.Ctx, folder, part string) (data dataset, err error) {
	err = nnc.InScope(ctx, func(s *nnc.Ctx) error {
		pixels := nnc.Must(nnc.IDXLoad(s, filepath.Join(folder, part+"-images-idx3-ubyte.gz"), ""))
		labels := nnc.Must(nnc.IDXLoad(s, filepath.Join(folder, part+"-labels-idx1-ubyte.gz"), ""))
		scaled := nnc.Must(nnc.DivScalar(s, nnc.Must(nnc.Unsqueeze(s, pixels, 1)), 255, ""))
		data.images = nnc.Must(nnc.Pad(ctx, scaled, []int64{2, 2, 2, 2}, "constant", nil))
		data.labels = nnc.Must(labels.To(ctx, nnc.Int64))
		return nil
	})
	return data, err
}

// ---- learning ----

// train goes through all images once, in an order drawn from the context's generator, and gives the
// mean loss.
func train(ctx *nnc.Ctx, net *nnc.Module, adam *nnc.Optimizer, data dataset, batchSize int64) float64 {
	n, sum := data.labels.Size(0), 0.0
	order := nnc.Must(nnc.Randperm(ctx, n, nnc.Int64))
	defer order.Close()
	nnc.Check(net.Train(ctx, true))
	for start := int64(0); start < n; start += batchSize {
		count := batchSize
		if n-start < count {
			count = n - start
		}
		nnc.Check(nnc.InScope(ctx, func(s *nnc.Ctx) error {
			loss, err := step(s, net, adam, data, nnc.Must(nnc.Narrow(s, order, 0, start, count)))
			sum += loss * float64(count)
			return err
		}))
	}
	return sum / float64(n)
}

// step learns from some images and gives their mean loss.
func step(ctx *nnc.Ctx, net *nnc.Module, adam *nnc.Optimizer, data dataset, index *nnc.Tensor) (float64, error) {
	images := nnc.Must(nnc.IndexSelect(ctx, data.images, 0, index))
	labels := nnc.Must(nnc.IndexSelect(ctx, data.labels, 0, index))
	nnc.Check(adam.ZeroGrad(ctx))
	scores := nnc.Must(net.Call(ctx, images))
	loss := nnc.Must(nnc.CrossEntropy(ctx, scores, labels, nil, -100, nnc.ReductionMean, 0))
	nnc.Check(loss.Backward(ctx))
	nnc.Check(adam.Step(ctx))
	return loss.Item(ctx)
}

// test gives the percentage of images whose class the network tells.
func test(ctx *nnc.Ctx, net *nnc.Module, data dataset) float64 {
	const chunk = 1000
	n, right := data.labels.Size(0), 0.0
	nnc.Check(net.Eval(ctx))
	for start := int64(0); start < n; start += chunk {
		nnc.Check(nnc.InScope(ctx, func(s *nnc.Ctx) error {
			part := fmt.Sprintf("%d:%d", start, start+chunk)
			scores := nnc.Must(net.Call(s, nnc.Must(nnc.Index(s, data.images, part))))
			best := nnc.Must(nnc.Argmax(s, scores, nnc.Opt[int64](1), false))
			equal := nnc.Must(nnc.Eq(s, best, nnc.Must(nnc.Index(s, data.labels, part))))
			count, err := nnc.Must(nnc.Sum(s, equal, nil, false, nnc.DTypeDefault)).Item(s)
			right += count
			return err
		}))
	}
	return 100 * right / float64(n)
}

func run(ctx *nnc.Ctx, folder string, epochs int, batchSize, seed int64) error {
	trainData := nnc.Must(load(ctx, folder, "train"))
	testData := nnc.Must(load(ctx, folder, "t10k"))
	nnc.Check(nnc.ManualSeed(ctx, seed))
	net := nnc.Must(newLeNet(ctx))
	adam := nnc.Must(nnc.NewAdam(ctx, net, nnc.AdamOptions{LR: nnc.Opt(1e-3)}))
	noGrad := nnc.Must(ctx.NoGrad())
	for epoch := 1; epoch <= epochs; epoch++ {
		loss := train(ctx, net, adam, trainData, batchSize)
		fmt.Printf("epoch %2d  loss %.4f  test accuracy %.2f %%\n", epoch, loss, test(noGrad, net, testData))
	}
	return nil
}

func main() {
	folder := flag.String("data", "/usr/share/datasets/fashion-mnist", "where the four *-ubyte.gz files are")
	epochs := flag.Int("epochs", 10, "how often to go through the training images")
	batchSize := flag.Int64("batch-size", 64, "images per step")
	seed := flag.Int64("seed", 0, "seed of the initial weights and of the order of images")
	flag.Parse()
	err := nnc.InScope(nil, func(ctx *nnc.Ctx) error { return run(ctx, *folder, *epochs, *batchSize, *seed) })
	if err != nil {
		log.Fatal("lenet: ", err)
	}
}
