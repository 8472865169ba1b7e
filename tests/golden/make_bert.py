# SPDX-License-Identifier: Apache-2.0
"""A small BERT from seed 0 and what it makes of two sentences: what capi/examples/bert.c must print.
Modules and their names are those of BertModel in Hugging Face's transformers. Run by PyTorch 2.14:
    python3 make_bert.py > bert.expected
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

VOCABULARY, HIDDEN, LAYERS, HEADS, WIDE, PLACES, TYPES = 100, 32, 2, 4, 64, 64, 2


class BertEmbeddings(nn.Module):
    def __init__(self):
        super().__init__()
        self.word_embeddings = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.position_embeddings = nn.Embedding(PLACES, HIDDEN)
        self.token_type_embeddings = nn.Embedding(TYPES, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids, types):
        x = self.word_embeddings(ids) + self.token_type_embeddings(types)
        x = x + self.position_embeddings(torch.arange(ids.shape[1]))
        return self.dropout(self.LayerNorm(x))


class BertSelfAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, mask):
        q, k, v = (
            part(x).view(*x.shape[:2], HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5
        weights = self.dropout(scores.masked_fill(~mask, float("-inf")).softmax(-1))
        return (weights @ v).transpose(1, 2).reshape(x.shape)


class BertSelfOutput(nn.Module):
    def __init__(self, inputs=HIDDEN):
        super().__init__()
        self.dense = nn.Linear(inputs, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, residual):
        return self.LayerNorm(self.dropout(self.dense(x)) + residual)


class BertOutput(BertSelfOutput):
    def __init__(self):
        super().__init__(WIDE)


class BertAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.self = BertSelfAttention()
        self.output = BertSelfOutput()

    def forward(self, x, mask):
        return self.output(self.self(x, mask), x)


class BertIntermediate(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense = nn.Linear(HIDDEN, WIDE)
        self.intermediate_act_fn = nn.GELU()

    def forward(self, x):
        return self.intermediate_act_fn(self.dense(x))


class BertLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = BertAttention()
        self.intermediate = BertIntermediate()
        self.output = BertOutput()

    def forward(self, x, mask):
        x = self.attention(x, mask)
        return self.output(self.intermediate(x), x)


class BertEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.ModuleList([BertLayer() for _ in range(LAYERS)])


class BertPooler(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.activation = nn.Tanh()

    def forward(self, x):
        return self.activation(self.dense(x[:, 0]))


class BertModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embeddings = BertEmbeddings()
        self.encoder = BertEncoder()
        self.pooler = BertPooler()

    def forward(self, ids, types, words):
        x = self.embeddings(ids, types)
        for layer in self.encoder.layer:
            x = layer(x, words[:, None, None] != 0)
        return x, self.pooler(x)


def main():
    torch.manual_seed(0)
    bert = BertModel().eval()
    print(bert)
    for name, p in bert.named_parameters():
        print(name, *p.shape)
    print(sum(p.numel() for p in bert.parameters()), "parameters")
    ids = torch.tensor([[2, 17, 45, 3, 99, 8, 3], [2, 5, 61, 3, 0, 0, 0]])
    types = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0] * 7])
    words = torch.tensor([[1] * 7, [1] * 4 + [0] * 3])
    with torch.no_grad():
        for y in bert(ids, types, words):
            print(y)


main()
