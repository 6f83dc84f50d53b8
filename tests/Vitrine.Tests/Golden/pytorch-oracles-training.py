#!/usr/bin/env python3
"""Prints pytorch-oracles-training.json: what PyTorch's optimisers and schedulers make of a small problem in double precision.

    python3 tests/Vitrine.Tests/Golden/pytorch-oracles-training.py > tests/Vitrine.Tests/Golden/pytorch-oracles-training.json

Made with PyTorch 1.13.0 (Debian's python3-torch 1.13.1+dfsg-4). Nothing is random: value i of tensor k starts at cos(0.3 i + k), and its
gradient in step t is sin(0.7 i + 1.3 t + k) + 0.1 × the value, i counted row-major in torch's shape.
"""
import json
import math

import torch

STEP_COUNT = 12
KERNELS = ["conv2d_1.weight", "conv2d_2.weight", "dense_1.weight", "dense_2.weight"]
SHAPES = {
    "conv2d_1.weight": [4, 1, 3, 3], "conv2d_2.weight": [3, 4, 2, 2], "conv2d_2.bias": [3],
    "batchNorm_1.weight": [3], "batchNorm_1.bias": [3],
    "dense_1.weight": [8, 3], "dense_1.bias": [8], "dense_2.weight": [2, 8], "dense_2.bias": [2],
}


def first_weights():
    return {name: torch.nn.Parameter(torch.cos(0.3 * torch.arange(math.prod(shape), dtype=torch.float64) + k).reshape(shape))
            for k, (name, shape) in enumerate(SHAPES.items())}


def set_gradients(weights, step):
    for k, weight in enumerate(weights.values()):
        index = torch.arange(weight.numel(), dtype=torch.float64).reshape(weight.shape)
        weight.grad = torch.sin(0.7 * index + 1.3 * step + k) + 0.1 * weight.detach()


def groups(weights, settings, decay, rate=1.0, names=None):
    """Kernels decay, biases have a learning rate of their own."""
    rate *= settings["learningRate"]
    for name in names or weights:
        is_bias = name.endswith(".bias")
        yield {"params": [weights[name]], "lr": rate * (settings.get("biasRateFactor", 1) if is_bias else 1), "weight_decay": decay if name in KERNELS else 0}


class DecoupledSgd:
    """torch's Nesterov SGD after a decay that passes momentum by."""

    def __init__(self, weights, settings):
        self.kernels = [weights[name] for name in KERNELS]
        self.shrink = 1 - settings["learningRate"] * settings["weightDecay"]
        self.inner = torch.optim.SGD(groups(weights, settings, 0), lr=1, momentum=settings["momentum"], nesterov=True)

    def step(self):
        with torch.no_grad():
            for kernel in self.kernels:
                kernel.mul_(self.shrink)
        self.inner.step()


def orthogonalize(matrix, steps):
    """zeropower_via_newtonschulz5 of Muon's authors, in double precision."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


class Muon:
    """MuonWithAuxAdam of Muon's authors, with Adam's own second beta."""

    def __init__(self, weights, settings):
        self.matrices = [weights[name] for name in KERNELS[:-1]]
        self.buffers = [torch.zeros_like(matrix) for matrix in self.matrices]
        self.settings = settings
        rest = [name for name in weights if name not in KERNELS[:-1]]
        self.aux = torch.optim.AdamW(
            groups(weights, settings, settings["weightDecay"], settings["auxiliaryRateFactor"], rest), lr=1, betas=(settings["momentum"], 0.999))

    @torch.no_grad()
    def step(self):
        rate, beta = self.settings["learningRate"], self.settings["momentum"]
        for matrix, buffer in zip(self.matrices, self.buffers):
            buffer.lerp_(matrix.grad, 1 - beta)
            update = matrix.grad.lerp(buffer, beta).reshape(len(matrix), -1)
            scale = max(1, update.shape[0] / update.shape[1]) ** 0.5
            update = orthogonalize(update, self.settings["newtonSchulzSteps"]) * scale
            matrix.mul_(1 - rate * self.settings["weightDecay"]).add_(update.reshape(matrix.shape), alpha=-rate)
        self.aux.step()


OPTIMIZERS = {
    "nesterovSgd": lambda weights, s: torch.optim.SGD(groups(weights, s, s["weightDecay"]), lr=1, momentum=s["momentum"], nesterov=True),
    "nesterovSgdW": DecoupledSgd,
    "adam": lambda weights, s: torch.optim.Adam(groups(weights, s, s["weightDecay"]), lr=1, betas=(s["momentum"], 0.999)),
    "adamW": lambda weights, s: torch.optim.AdamW(groups(weights, s, s["weightDecay"]), lr=1, betas=(s["momentum"], 0.999)),
    "muon": Muon,
}

SGD = {"optimizer": "nesterovSgd", "learningRate": 0.05, "momentum": 0.85, "weightDecay": 0.02}
RUNS = {
    "nesterovSgd": SGD,
    "nesterovSgd, fast biases": {**SGD, "biasRateFactor": 64},
    "nesterovSgd, clipped": {**SGD, "gradientClip": 2.5},
    "nesterovSgd, clip out of reach": {**SGD, "gradientClip": 1000},
    "nesterovSgdW": {**SGD, "optimizer": "nesterovSgdW"},
    "nesterovSgdW, fast biases": {**SGD, "optimizer": "nesterovSgdW", "biasRateFactor": 8},
    "adam": {"optimizer": "adam", "learningRate": 0.01, "momentum": 0.9, "weightDecay": 0.02},
    "adamW": {"optimizer": "adamW", "learningRate": 0.01, "momentum": 0.9, "weightDecay": 0.2},
    "adamW, slow biases": {"optimizer": "adamW", "learningRate": 0.01, "momentum": 0.9, "weightDecay": 0.2, "biasRateFactor": 0.5},
    "muon": {"optimizer": "muon", "learningRate": 0.02, "momentum": 0.95, "weightDecay": 0.1, "auxiliaryRateFactor": 0.3, "newtonSchulzSteps": 5},
    "muon, three steps": {"optimizer": "muon", "learningRate": 0.1, "momentum": 0.6, "weightDecay": 0, "auxiliaryRateFactor": 0.1,
                          "newtonSchulzSteps": 3, "biasRateFactor": 4},
    "nesterovSgd, sharpness": {**SGD, "sharpness": {"radius": 0.5}},
    "muon, sharpness in the last third": {"optimizer": "muon", "learningRate": 0.02, "momentum": 0.95, "weightDecay": 0.1, "auxiliaryRateFactor": 0.3,
                                          "newtonSchulzSteps": 5, "sharpness": {"radius": 2, "from": 0.66}},
    "lookahead": {**SGD, "lookaheadSteps": 5, "lookaheadRate": 0.4},
    "average": {**SGD, "averageDecay": 0.5},
    "average of lookahead": {**SGD, "lookaheadSteps": 3, "lookaheadRate": 0.5, "averageDecay": 0.9},
}


def ascend(weights, radius):
    """ascent_step of ASAM's authors: sizes of weights and scales, with their eta of 0.01; biases as they are."""
    with torch.no_grad():
        sizes = {name: torch.ones_like(weight) if name.endswith(".bias") else weight.abs() + 0.01 for name, weight in weights.items()}
        norm = torch.stack([(sizes[name] * weight.grad).norm() for name, weight in weights.items()]).norm()
        for name, weight in weights.items():
            weight.add_(sizes[name] ** 2 * weight.grad * radius / norm)


def run(settings):
    """The weights that are shown at the end."""
    weights = first_weights()
    optimizer = OPTIMIZERS[settings["optimizer"]](weights, settings)
    slow = {name: weight.detach().clone() for name, weight in weights.items()}
    average = {name: weight.detach().clone() for name, weight in weights.items()}
    for step in range(STEP_COUNT):
        set_gradients(weights, step)
        sharpness = settings.get("sharpness")
        if sharpness and step >= sharpness.get("from", 0) * STEP_COUNT:
            here = {name: weight.detach().clone() for name, weight in weights.items()}
            ascend(weights, sharpness["radius"])
            set_gradients(weights, step)
            with torch.no_grad():
                for name, weight in weights.items():
                    weight.copy_(here[name])
        if "gradientClip" in settings:
            torch.nn.utils.clip_grad_norm_(weights.values(), settings["gradientClip"])
        optimizer.step()
        with torch.no_grad():
            if "lookaheadSteps" in settings and (step + 1) % settings["lookaheadSteps"] == 0:
                for name, weight in weights.items():
                    slow[name] += settings["lookaheadRate"] * (weight - slow[name])
                    weight.copy_(slow[name])
            if "averageDecay" in settings:
                decay = min(settings["averageDecay"], (1 + step) / (10 + step))
                for name, weight in weights.items():
                    average[name] = decay * average[name] + (1 - decay) * weight
    shown = average if "averageDecay" in settings else slow if "lookaheadSteps" in settings else weights
    return {name: [round(value, 9) for value in weight.detach().flatten().tolist()] for name, weight in shown.items()}


def rates(make):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.4)
    scheduler = make(optimizer)
    values = []
    for _ in range(100):
        values.append(round(optimizer.param_groups[0]["lr"], 12))
        optimizer.step()
        scheduler.step()
    return values


def schedules(warm_up=20, count=100):
    lr = torch.optim.lr_scheduler

    def after_rise(optimizer, then):
        return lr.SequentialLR(optimizer, [lr.LinearLR(optimizer, start_factor=0.1, total_iters=warm_up), then], [warm_up])

    # PyTorch counts the steps of one cycle from its first to its last, hence the ones; its last rate is a share of its first.
    yield "oneCycle", rates(lambda optimizer: lr.OneCycleLR(
        optimizer, 0.4, total_steps=count + 1, pct_start=(warm_up + 1) / (count + 1), div_factor=25, final_div_factor=1e5 / 25, cycle_momentum=False))
    yield "cosine", rates(lambda optimizer: after_rise(optimizer, lr.CosineAnnealingLR(optimizer, count - warm_up)))
    yield "triangular", rates(lambda optimizer: after_rise(optimizer, lr.LinearLR(optimizer, start_factor=1, end_factor=0, total_iters=count - warm_up)))
    yield "constant", rates(lambda optimizer: after_rise(optimizer, lr.ConstantLR(optimizer, factor=1)))


lines = [json.dumps({"schedule": name, "learningRate": 0.4, "warmUp": 0.2, "rates": values}) for name, values in schedules()]
runs = [json.dumps({"name": name, "recipe": settings, "weights": run(settings)}) for name, settings in RUNS.items()]
between = ",\n"
print(f'{{"steps": {STEP_COUNT}, "schedules": [\n{between.join(lines)}\n], "runs": [\n{between.join(runs)}\n]}}')
