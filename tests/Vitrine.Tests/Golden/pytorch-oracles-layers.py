"""Writes pytorch-oracles-layers.json: what PyTorch makes of each layer, forward and backward, in training mode.

    python3 tests/Vitrine.Tests/Golden/pytorch-oracles-layers.py

Written with PyTorch 1.13.1 (Debian's python3-torch). Each case has an architecture of one layer, its weights by their names in a
model, an input, the output, and the gradients of half the output's sum of squares. Nothing in here uses Vitrine.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(3)
torch.set_num_threads(1)


def leaf(*shape, scale=1.0, shift=0.0):
    return (torch.randn(*shape) * scale + shift).requires_grad_(True)


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]}


def case(name, layer, compute, weights=None, statistics=None, image=None):
    """compute(x, weights, statistics) → output; statistics are changed on the way, as in training."""
    weights, statistics = weights or {}, statistics or {}
    x = leaf(2, 4, 4, 4, scale=2.0) if image is None else image
    before = {key: numbers(value) for key, value in {**weights, **statistics}.items()}
    output = compute(x, weights, statistics)
    (output.square().sum() / 2).backward()
    return {
        "name": name,
        "architecture": [layer],
        "weights": before,
        "input": numbers(x),
        "output": numbers(output),
        "inputGradient": numbers(x.grad),
        "weightGradients": {key: numbers(value.grad) for key, value in weights.items()},
        "statisticsAfter": {key: numbers(value) for key, value in statistics.items()},
    }


def batch_norm(x, w, s, name, momentum=0.1):
    return F.batch_norm(x, s[f"{name}.running_mean"], s[f"{name}.running_var"], w.get(f"{name}.weight"), w[f"{name}.bias"], True, momentum, 1e-5)


def squeeze_excite(x, w, s):
    name = "squeezeExcite_1"
    hidden = F.relu(F.linear(x.mean((2, 3)), w[f"{name}.reduce.weight"], w[f"{name}.reduce.bias"]))
    shares = torch.sigmoid(F.linear(hidden, w[f"{name}.expand.weight"], w[f"{name}.expand.bias"]))
    return x * shares[:, :, None, None]


def residual(x, w, s):
    name = "residual_1"
    y = F.conv2d(x, w[f"{name}.conv2d_1.weight"], padding=1, stride=2)
    y = F.relu(batch_norm(y, w, s, f"{name}.batchNorm_1"))
    y = F.conv2d(y, w[f"{name}.conv2d_2.weight"], w[f"{name}.conv2d_2.bias"], padding=1)
    return y + F.conv2d(F.avg_pool2d(x, 2), w[f"{name}.shortcut.conv2d_1.weight"])


def dirac(filters, channels, kernel, groups):
    """The filters that torch sets; those it leaves at zero are the ones that Vitrine draws."""
    return {"filters": filters, "channels": channels, "kernel": kernel, "groups": groups,
            "weight": numbers(torch.nn.init.dirac_(torch.empty(filters, channels // groups, kernel, kernel), groups))}


def cases():
    yield case("gelu", {"layer": "gelu"}, lambda x, w, s: F.gelu(x))
    yield case("silu", {"layer": "silu"}, lambda x, w, s: F.silu(x))
    yield case("mish", {"layer": "mish"}, lambda x, w, s: F.mish(x))
    yield case("averagePool", {"layer": "averagePool", "size": 2}, lambda x, w, s: F.avg_pool2d(x, 2))
    yield case("globalAveragePool", {"layer": "globalAveragePool"}, lambda x, w, s: F.adaptive_avg_pool2d(x, 1).flatten(1))
    yield case("globalMaxPool", {"layer": "globalMaxPool"}, lambda x, w, s: F.adaptive_max_pool2d(x, 1).flatten(1))
    yield case(
        "gem", {"layer": "gem"},
        lambda x, w, s: F.avg_pool2d(x.clamp(min=1e-6).pow(w["gem_1.power"]), 4).pow(1 / w["gem_1.power"]).flatten(1),
        {"gem_1.power": torch.tensor([3.5], requires_grad=True)})
    yield case(
        "groupNorm", {"layer": "groupNorm", "groups": 2},
        lambda x, w, s: F.group_norm(x, 2, w["groupNorm_1.weight"], w["groupNorm_1.bias"]),
        {"groupNorm_1.weight": leaf(4, shift=1), "groupNorm_1.bias": leaf(4)})
    yield case(
        "batchNorm", {"layer": "batchNorm", "momentum": 0.4},
        lambda x, w, s: batch_norm(x, w, s, "batchNorm_1", 0.4),
        {"batchNorm_1.weight": leaf(4, shift=1), "batchNorm_1.bias": leaf(4)},
        {"batchNorm_1.running_mean": torch.randn(4), "batchNorm_1.running_var": torch.rand(4) + 0.5})
    yield case("scale", {"layer": "scale", "factor": 1 / 9}, lambda x, w, s: x / 9)
    yield case(
        "conv2d with groups", {"layer": "conv2d", "filters": 6, "groups": 2, "stride": 2},
        lambda x, w, s: F.conv2d(x, w["conv2d_1.weight"], w["conv2d_1.bias"], stride=2, padding=1, groups=2),
        {"conv2d_1.weight": leaf(6, 2, 3, 3, scale=0.3), "conv2d_1.bias": leaf(6)})
    yield case(
        "squeezeExcite", {"layer": "squeezeExcite", "ratio": 2}, squeeze_excite,
        {"squeezeExcite_1.reduce.weight": leaf(2, 4), "squeezeExcite_1.reduce.bias": leaf(2),
         "squeezeExcite_1.expand.weight": leaf(4, 2), "squeezeExcite_1.expand.bias": leaf(4)})
    yield case(
        "residual",
        {"layer": "residual",
         "layers": [{"layer": "conv2d", "filters": 6, "stride": 2, "bias": False}, {"layer": "batchNorm"}, {"layer": "relu"}, {"layer": "conv2d", "filters": 6}],
         "shortcut": [{"layer": "averagePool"}, {"layer": "conv2d", "filters": 6, "kernel": 1, "bias": False}]},
        residual,
        {"residual_1.conv2d_1.weight": leaf(6, 4, 3, 3, scale=0.3), "residual_1.batchNorm_1.weight": leaf(6, shift=1), "residual_1.batchNorm_1.bias": leaf(6),
         "residual_1.conv2d_2.weight": leaf(6, 6, 3, 3, scale=0.3), "residual_1.conv2d_2.bias": leaf(6),
         "residual_1.shortcut.conv2d_1.weight": leaf(6, 4, 1, 1, scale=0.5)},
        {"residual_1.batchNorm_1.running_mean": torch.zeros(6), "residual_1.batchNorm_1.running_var": torch.ones(6)})


content = {"layers": list(cases()), "dirac": [dirac(6, 4, 3, 1), dirac(3, 4, 3, 1), dirac(8, 4, 3, 2), dirac(4, 4, 2, 4)]}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(content, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n", encoding="utf-8")
