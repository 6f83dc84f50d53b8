"""A bundle's network in PyTorch as Debian ships it: is it the same, and how long does an answer take?

Argument: a bundle's folder. The first line of output is JSON with the versions and the largest difference of a logit from those in probe.json. Each line
`BATCH THREADS SECONDS` of input is answered by a line of JSON: microseconds of each call. Reads weights.safetensors with what Python and NumPy have.
"""

import base64
import json
import platform
import struct
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn


def read_safetensors(path):
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    data = content[8 + length :]
    return {
        name: torch.tensor(numpy.frombuffer(data[entry["data_offsets"][0] : entry["data_offsets"][1]], "<f4").reshape(entry["shape"]).copy())
        for name, entry in header.items()
    }


class Residual(nn.Module):
    def __init__(self, layers, shortcut):
        super().__init__()
        self.layers = layers
        self.shortcut = shortcut

    def forward(self, x):
        return self.shortcut(x) + self.layers(x)


class Mean(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


class Builder:
    """Modules for the layers of the models that come with Vitrine."""

    def __init__(self, weights):
        self.weights = weights

    def sequence(self, layers, prefix, channels):
        counts, modules = {}, []
        for layer in layers:
            kind = layer["layer"]
            counts[kind] = counts.get(kind, 0) + 1
            module, channels = getattr(self, kind)(layer, f"{prefix}{kind}_{counts[kind]}", channels)
            modules.append(module)
        return nn.Sequential(*modules), channels

    def conv2d(self, layer, name, channels):
        padding = layer.get("padding", (layer["kernel"] - 1) // 2)
        module = nn.Conv2d(channels, layer["filters"], layer["kernel"], layer["stride"], padding, groups=layer["groups"], bias=layer["bias"])
        return self.filled(module, name), layer["filters"]

    def whitening(self, layer, name, channels):
        filters = 2 * layer["kernel"] ** 2
        return self.filled(nn.Conv2d(1, filters, layer["kernel"], layer["stride"], layer["padding"], bias=layer["bias"]), name), filters

    def batchNorm(self, layer, name, channels):
        return self.filled(nn.BatchNorm2d(channels), name), channels

    def relu(self, layer, name, channels):
        return nn.ReLU(), channels

    def residual(self, layer, name, channels):
        layers, filters = self.sequence(layer["layers"], f"{name}.", channels)
        shortcut, _ = self.sequence(layer.get("shortcut") or [], f"{name}.shortcut.", channels)
        return Residual(layers, shortcut), filters

    def globalAveragePool(self, layer, name, channels):
        return Mean(), channels

    def dense(self, layer, name, channels):
        return self.filled(nn.Linear(channels, layer["units"]), name), layer["units"]

    def filled(self, module, name):
        state = module.state_dict()
        module.load_state_dict({key: self.weights.get(f"{name}.{key}", value) for key, value in state.items()})
        return module


@torch.no_grad()
def answer(network, normalization, pixels):
    images = torch.tensor(pixels).unsqueeze(1).float() / 255
    return network((images - normalization["mean"]) / normalization["standardDeviation"]).softmax(1).argmax(1)


def main():
    folder = Path(sys.argv[1])
    manifest, probe = (json.loads((folder / name).read_text("utf-8")) for name in ("vitrine.json", "probe.json"))
    network, _ = Builder(read_safetensors(folder / "weights.safetensors")).sequence(manifest["architecture"], "", 1)
    network.eval()
    normalization, size = manifest["normalization"], manifest["input"]
    pixels = numpy.frombuffer(base64.b64decode(probe["pixels"]), numpy.uint8).reshape(-1, size["height"], size["width"])
    with torch.no_grad():
        images = (torch.tensor(pixels.copy()).unsqueeze(1).float() / 255 - normalization["mean"]) / normalization["standardDeviation"]
        difference = (network(images) - torch.tensor(probe["logits"])).abs().max().item()
    print(json.dumps({"version": torch.__version__, "python": platform.python_version(), "logitDifference": difference}), flush=True)
    for line in sys.stdin:
        batch, threads, seconds = line.split()
        torch.set_num_threads(int(threads))
        chosen = numpy.resize(pixels, (int(batch), size["height"], size["width"]))
        answer(network, normalization, chosen)
        times, end = [], time.perf_counter() + float(seconds)
        while time.perf_counter() < end:
            start = time.perf_counter()
            answer(network, normalization, chosen)
            times.append((time.perf_counter() - start) * 1e6)
        print(json.dumps(times), flush=True)


main()
