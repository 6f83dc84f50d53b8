"""Makes small files as Keras saves them, and what their networks answer, in plain NumPy by Keras' definitions; Keras itself takes no part.

Needs Debian's python3-h5py and python3-numpy: `/usr/bin/python3 make.py` writes the files beside itself. The same bytes each time but for zip and HDF5 details.
"""
import base64
import contextlib
import io
import json
import math
import os
import zipfile

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.RandomState(20)


# ---- Layers: a name, a class, settings, weights in the order of Keras ----

def layer(kind, name, settings=None, weights=()):
    return {"class_name": kind, "name": name, "config": {"name": name, "trainable": True, "dtype": "float32", **(settings or {})}, "weights": list(weights)}


def uniform(*shape, scale=None):
    fan_in = np.prod(shape[:-1]) if len(shape) > 1 else 1
    return random.uniform(-1, 1, shape).astype("float32") * np.float32(scale or 2 * math.sqrt(3 / fan_in))


def bias(count):
    return ("bias", uniform(count, scale=0.3))


def dense(name, inputs, units, activation, use_bias=True):
    return layer("Dense", name, {"units": units, "activation": activation, "use_bias": use_bias, "kernel_regularizer": None},
                 [("kernel", uniform(inputs, units))] + ([bias(units)] if use_bias else []))


def convolution(name, kernel, channels, filters, strides=1, padding="valid", activation="linear", use_bias=True, groups=1):
    return layer("Conv2D", name, {
        "filters": filters, "kernel_size": [kernel, kernel], "strides": [strides, strides], "padding": padding, "data_format": "channels_last",
        "dilation_rate": [1, 1], "groups": groups, "activation": activation, "use_bias": use_bias},
        [("kernel", uniform(kernel, kernel, channels // groups, filters))] + ([bias(filters)] if use_bias else []))


def depthwise(name, kernel, channels, multiplier, strides=1, padding="valid", activation="linear"):
    return layer("DepthwiseConv2D", name, {
        "kernel_size": [kernel, kernel], "strides": [strides, strides], "padding": padding, "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1,
        "activation": activation, "use_bias": True, "depth_multiplier": multiplier},
        [("depthwise_kernel", uniform(kernel, kernel, channels, multiplier, scale=math.sqrt(3) / kernel)), bias(channels * multiplier)])


def separable(name, kernel, channels, filters, padding="valid", activation="linear"):
    return layer("SeparableConv2D", name, {
        "filters": filters, "kernel_size": [kernel, kernel], "strides": [1, 1], "padding": padding, "data_format": "channels_last", "dilation_rate": [1, 1],
        "groups": 1, "activation": activation, "use_bias": True, "depth_multiplier": 1},
        [("depthwise_kernel", uniform(kernel, kernel, channels, 1, scale=math.sqrt(3) / kernel)), ("pointwise_kernel", uniform(1, 1, channels, filters)), bias(filters)])


def batch_normalization(name, channels, scale=True, center=True, epsilon=0.001, axis=-1):
    return layer("BatchNormalization", name, {"axis": axis, "momentum": 0.99, "epsilon": epsilon, "center": center, "scale": scale},
                 ([("gamma", uniform(channels, scale=0.5) + np.float32(1))] if scale else []) + ([("beta", uniform(channels, scale=0.5))] if center else [])
                 # so small that an epsilon of another size shows
                 + [("moving_mean", uniform(channels, scale=0.3)), ("moving_variance", np.abs(uniform(channels, scale=0.02)) + np.float32(0.001))])


def pool(kind, name, size, strides=None, padding="valid"):
    return layer(kind, name, {"pool_size": [size, size], "padding": padding, "strides": [strides or size] * 2, "data_format": "channels_last"})


# ---- What they compute, by Keras' definitions ----

def same(length, kernel, stride):
    total = max((-(-length // stride) - 1) * stride + kernel - length, 0)
    return total // 2, total - total // 2


def padded(x, config, kernel, value=0.0):
    if config["padding"] == "valid":
        return x
    stride = config["strides"][0]
    return np.pad(x, ((0, 0), same(x.shape[1], kernel, stride), same(x.shape[2], kernel, stride), (0, 0)), constant_values=value)


def windows(x, kernel, stride):
    """[N, H, W, C] to [N, h, w, kernel, kernel, C]."""
    rows, columns = (x.shape[1] - kernel) // stride + 1, (x.shape[2] - kernel) // stride + 1
    return np.stack([np.stack([x[:, r * stride:r * stride + kernel, c * stride:c * stride + kernel] for c in range(columns)], 1) for r in range(rows)], 1)


ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "gelu": lambda x: x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "swish": lambda x: x / (1 + np.exp(-x)),
    "mish": lambda x: x * np.tanh(np.log1p(np.exp(x))),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "elu": lambda x: np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.2 * x),
    "softmax": lambda x: np.exp(x - x.max(-1, keepdims=True)) / np.exp(x - x.max(-1, keepdims=True)).sum(-1, keepdims=True),
}


def compute(one, x):
    kind, config = one["class_name"], one["config"]
    w = [array.astype("float64") for _, array in one["weights"]]
    if kind in ("InputLayer", "Dropout", "SpatialDropout2D"):
        return x
    if kind == "Rescaling":
        return x * config["scale"] + config["offset"]
    if kind == "Normalization":
        return (x - w[0]) / np.maximum(np.sqrt(w[1]), 1e-7)
    if kind == "Flatten":
        return x.reshape(len(x), -1)
    if kind == "Reshape":
        return x.reshape([len(x)] + config["target_shape"])
    if kind == "ZeroPadding2D":
        return np.pad(x, [(0, 0)] + [tuple(side) for side in config["padding"]] + [(0, 0)])
    if kind == "Activation":
        return ACTIVATIONS[config["activation"]](x)
    if kind == "ReLU":
        return np.where(x > 0, x, config["negative_slope"] * x)
    if kind == "LeakyReLU":
        return np.where(x > 0, x, config.get("negative_slope", config.get("alpha")) * x)
    if kind == "ELU":
        return np.where(x > 0, x, config["alpha"] * (np.exp(np.minimum(x, 0)) - 1))
    if kind == "Softmax":
        return ACTIVATIONS["softmax"](x)
    if kind == "BatchNormalization":
        weights = dict((name, array.astype("float64")) for name, array in one["weights"])
        return (x - weights["moving_mean"]) / np.sqrt(weights["moving_variance"] + config["epsilon"]) * weights.get("gamma", 1) + weights.get("beta", 0)
    if kind == "Dense":
        return ACTIVATIONS[config["activation"]](x @ w[0] + (w[1] if config["use_bias"] else 0))
    if kind == "GlobalAveragePooling2D":
        return x.mean((1, 2))
    if kind == "GlobalMaxPooling2D":
        return x.max((1, 2))
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        assert kind == "MaxPooling2D" or config["padding"] == "valid"
        seen = windows(padded(x, config, config["pool_size"][0], -np.inf), config["pool_size"][0], config["strides"][0])
        return seen.max((3, 4)) if kind == "MaxPooling2D" else seen.mean((3, 4))
    if kind in ("Conv2D", "DepthwiseConv2D", "SeparableConv2D"):
        kernel = config["kernel_size"][0]
        seen = windows(padded(x, config, kernel), kernel, config["strides"][0])
        if kind == "Conv2D":
            parts = np.split(seen, config["groups"], -1)
            filters = np.split(w[0], config["groups"], -1)
            y = np.concatenate([np.einsum("nhwabc,abcf->nhwf", part, own) for part, own in zip(parts, filters)], -1)
        else:
            y = np.einsum("nhwabc,abcm->nhwcm", seen, w[0])
            y = y.reshape(y.shape[:3] + (-1,))
        if kind == "SeparableConv2D":
            y = y @ w[1][0, 0]
        return ACTIVATIONS[config["activation"]](y + (w[-1] if config["use_bias"] else 0))
    raise ValueError(kind)


def answers(layers, x):
    for one in layers:
        x = compute(one, x)
    return x if layers[-1]["class_name"] == "Softmax" or layers[-1]["config"].get("activation") == "softmax" else ACTIVATIONS["softmax"](x)


# ---- Files ----

def attribute(group, name, value):
    group.attrs[name] = np.asarray([item.encode() for item in value]) if isinstance(value, list) else value.encode()


@contextlib.contextmanager
def hdf5(target, new):
    """New: of the latest version, with names and attributes in the order of their creation, which HDF5 keeps in other structures."""
    settings = h5py.get_config()
    settings.track_order = new
    with h5py.File(target, "w", libver="latest" if new else "earliest", track_order=new) as file:
        yield file
    settings.track_order = False


def write_h5(name, layers, functional, version, new=False, notes=0):
    """Keras 2: the configuration as an attribute, weights by layer."""
    if functional:
        listed = [{"class_name": one["class_name"], "config": one["config"], "name": one["name"],
                   "inbound_nodes": [[[layers[at - 1]["name"], 0, 0, {}]]] if at else []} for at, one in enumerate(layers)]
        model = {"class_name": "Functional", "config": {"name": "model", "layers": listed, "input_layers": [[layers[0]["name"], 0, 0]], "output_layers": [[layers[-1]["name"], 0, 0]]}}
    else:
        model = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [{"class_name": one["class_name"], "config": one["config"]} for one in layers]}}
    with hdf5(os.path.join(HERE, name), new) as file:
        for note in range(notes):
            attribute(file, f"note_{note}", f"nota {note} — {'x' * note}")
        attribute(file, "backend", "tensorflow")
        attribute(file, "keras_version", version)
        attribute(file, "model_config", json.dumps(model))
        root = file.create_group("model_weights")
        attribute(root, "layer_names", [one["name"] for one in layers])
        attribute(root, "backend", "tensorflow")
        attribute(root, "keras_version", version)
        for one in layers:
            group = root.create_group(one["name"])
            names = [f"{one['name']}/{weight}:0" for weight, _ in one["weights"]]
            attribute(group, "weight_names", names)
            for weight, (_, array) in zip(names, one["weights"]):
                group[weight] = array


def snake(kind):
    import re
    return re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)).lower()


def write_keras(name, layers, functional, by_name, version, new=False):
    """Keras 3: a zip archive of the configuration and an HDF5 file, whose groups are called by name or by class."""
    listed = []
    for at, one in enumerate(layers):
        entry = {"module": "keras.layers", "class_name": one["class_name"], "config": one["config"], "registered_name": None, "name": one["name"]}
        if functional:
            source = {"class_name": "__keras_tensor__", "config": {"shape": [None], "dtype": "float32", "keras_history": [layers[at - 1]["name"], 0, 0]}}
            entry["inbound_nodes"] = [{"args": [source], "kwargs": {"mask": None}}] if at else []
        listed.append(entry)
    config = {"name": "model", "trainable": True, "layers": listed}
    if functional:
        config.update(input_layers=[[layers[0]["name"], 0, 0]], output_layers=[[layers[-1]["name"], 0, 0]])
    model = {"module": "keras", "class_name": "Functional" if functional else "Sequential", "config": config, "registered_name": None}
    weights, counts = io.BytesIO(), {}
    with hdf5(weights, new) as file:
        for one in layers:
            count = counts[one["class_name"]] = counts.get(one["class_name"], -1) + 1
            counted = snake(one["class_name"]) + (f"_{count}" if count else "")
            group = file.create_group(f"layers/{one['name'] if by_name else counted}/vars")
            for at, (_, array) in enumerate(one["weights"]):
                group[str(at)] = array
    with zipfile.ZipFile(os.path.join(HERE, name), "w") as archive:
        for entry, content in (("metadata.json", json.dumps({"keras_version": version, "date_saved": "2025-01-01@00:00:00"})), ("config.json", json.dumps(model)), ("model.weights.h5", weights.getvalue())):
            archive.writestr(zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0)), content)


# ---- The networks ----

DENSE = [
    layer("Flatten", "flatten", {"batch_input_shape": [None, 28, 28], "data_format": "channels_last"}),
    dense("dense", 784, 8, "relu"),
    layer("Dropout", "dropout", {"rate": 0.2, "noise_shape": None, "seed": None}),
    dense("dense_1", 8, 10, "softmax"),
]

CONVOLUTIONS = [
    layer("InputLayer", "input_1", {"batch_input_shape": [None, 28, 28, 1], "sparse": False}),
    convolution("conv2d", 3, 1, 5, strides=2, padding="same", use_bias=False),
    batch_normalization("batch_normalization", 5, axis=[3]),
    layer("ReLU", "re_lu", {"max_value": None, "negative_slope": 0.0, "threshold": 0.0}),
    depthwise("depthwise_conv2d", 3, 5, 2, padding="same"),
    batch_normalization("batch_normalization_1", 10, scale=False, epsilon=0.01, axis=[3]),
    layer("LeakyReLU", "leaky_re_lu", {"alpha": 0.3}),
    convolution("conv2d_1", 2, 10, 6, padding="same", activation="elu", groups=2),
    pool("AveragePooling2D", "average_pooling2d", 3, strides=1),
    separable("separable_conv2d", 3, 6, 8, activation="tanh"),
    layer("ELU", "elu", {"alpha": 0.7}),
    convolution("conv2d_2", 5, 8, 7, strides=3, padding="same", activation="relu"),
    pool("MaxPooling2D", "max_pooling2d", 3, strides=2, padding="same"),
    layer("GlobalAveragePooling2D", "global_average_pooling2d", {"data_format": "channels_last", "keepdims": False}),
    dense("dense", 7, 10, "softmax", use_bias=False),
]

NAMED = [
    layer("InputLayer", "input_layer_3", {"batch_shape": [None, 28, 28]}),
    layer("Rescaling", "rescaling_3", {"scale": 1 / 127.5, "offset": -1.0}),
    layer("Reshape", "reshape_3", {"target_shape": [28, 28, 1]}),
    layer("ZeroPadding2D", "zero_padding2d_3", {"padding": [[1, 0], [2, 1]], "data_format": "channels_last"}),
    convolution("first", 4, 1, 6, strides=2, activation="gelu"),
    pool("MaxPooling2D", "max_pooling2d_3", 3, strides=2),
    convolution("second", 3, 6, 4, activation="leaky_relu"),
    layer("Flatten", "flatten_3", {"data_format": "channels_last"}),
    dense("hidden", 64, 9, "mish"),
    dense("head", 9, 10, "linear"),
]

COUNTED = [
    layer("InputLayer", "input_layer_7", {"batch_shape": [None, 28, 28, 1]}),
    layer("Normalization", "normalization_7", {"axis": None, "invert": False, "mean": None, "variance": None},
          [("mean", np.float32(72.9403)), ("variance", np.float32(8107.2)), ("count", np.int64(47040000))]),
    convolution("conv2d_11", 3, 1, 4, padding="same", activation="silu"),
    pool("MaxPooling2D", "max_pooling2d_7", 2, padding="same"),
    depthwise("depthwise_conv2d_7", 4, 4, 1, strides=2, padding="same", activation="swish"),
    convolution("conv2d_12", 1, 4, 12),
    layer("Activation", "activation_7", {"activation": "sigmoid"}),
    layer("SpatialDropout2D", "spatial_dropout2d_7", {"rate": 0.1}),
    layer("GlobalMaxPooling2D", "global_max_pooling2d_7", {"data_format": "channels_last", "keepdims": False}),
    batch_normalization("batch_normalization_7", 12, center=False),
    dense("dense_14", 12, 10, "linear"),
    layer("Softmax", "softmax_7", {"axis": -1}),
]

FLAT = [
    layer("InputLayer", "input_1", {"batch_input_shape": [None, 64]}),
    layer("Rescaling", "rescaling", {"scale": -1 / 255, "offset": 1.0}),
    dense("dense", 64, 6, "sigmoid"),
    layer("Activation", "activation", {"activation": "tanh"}),
    dense("dense_1", 6, 3, "softmax"),
]


def with_dropouts(layers, count):
    """The same answers from many more layers: names by the hundred are kept in other structures than a few."""
    return layers[:-1] + [layer("Dropout", f"dropout_{at}", {"rate": 0.01}) for at in range(count)] + layers[-1:]


def upper_half(array):
    return (array.view("uint32") & np.uint32(0xFFFF0000)).view("float32")


def write_bfloat16(group, name, array):
    """NumPy has no such numbers; they are the upper halves of floats."""
    kind = h5py.h5t.IEEE_F16LE.copy()
    kind.set_fields(15, 7, 8, 0, 7)
    kind.set_ebias(127)
    dataset = h5py.h5d.create(group.id, name.encode(), kind, h5py.h5s.create_simple(array.shape))
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, (array.view("uint32") >> np.uint32(16)).astype("uint16"), mtype=kind)


def write_kinds(name, layers, version):
    """The same as write_h5 in kinds of values that h5py's users choose, with things beside that nothing of the model needs."""
    model = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [{"class_name": one["class_name"], "config": one["config"]} for one in layers]}}
    with h5py.File(os.path.join(HERE, name), "w") as file:
        file["shared_type"] = np.dtype("float32")
        file.attrs.create("of_a_shared_type", 1.5, dtype=file["shared_type"])
        file.attrs["numbers"] = np.arange(3)
        file.attrs["keras_version"] = np.bytes_(version)
        file.attrs["model_config"] = np.bytes_(json.dumps(model))
        root = file.create_group("model_weights")
        root["soft"] = h5py.SoftLink("/model_weights/dense")
        root["outside"] = h5py.ExternalLink("other.h5", "/x")
        for one in layers:
            group = root.create_group(one["name"])
            group.attrs["weight_names"] = np.array([f"{one['name']}/{weight}:0" for weight, _ in one["weights"]], dtype=h5py.string_dtype())
            for weight, array in one["weights"]:
                if array.dtype == "float32":
                    write_bfloat16(group.require_group(one["name"]), f"{weight}:0", array)
                else:
                    group[f"{one['name']}/{weight}:0"] = array


def main():
    # waves of different lengths, partly cut off: networks tell them apart, and there is black as in real images
    rows, columns = np.mgrid[0:28, 0:28]
    images = np.stack([np.clip(180 * np.sin(rows / (1 + at) + at) * np.cos(columns / (6 - at)) + 60 * at - 90, 0, 255) for at in range(6)]).astype("uint8")
    small = random.randint(0, 256, (6, 64)).astype("uint8")
    write_h5("dense.h5", DENSE, False, "2.4.0")
    write_h5("convolutions.h5", CONVOLUTIONS, True, "2.15.0")
    write_keras("named.keras", NAMED, False, True, "3.10.0")
    write_keras("counted.keras", COUNTED, True, False, "3.3.3")
    write_h5("flat.h5", FLAT, True, "2.15.0")
    write_h5("new.h5", with_dropouts(FLAT, 60), False, "2.15.0", new=True, notes=12)
    write_h5("many.h5", with_dropouts(FLAT, 20), False, "2.15.0")
    write_keras("new.keras", with_dropouts(FLAT, 12), True, True, "3.12.0", new=True)
    kinds = [dict(one, weights=[(weight, upper_half(array) if weight == "bias" else array.astype(kind)) for weight, array in one["weights"]])
             for one, kind in zip(FLAT, (None, None, "float16", None, "float64"))]
    write_kinds("kinds.h5", kinds, "2.15.0")
    maps = images[..., None].astype("float64")
    cases = [
        ("dense.h5", "Keras 2.4.0", images, answers(DENSE, images / 255.0)),
        ("convolutions.h5", "Keras 2.15.0", images, answers(CONVOLUTIONS, maps / 255)),
        ("named.keras", "Keras 3.10.0", images, answers(NAMED, images.astype("float64"))),
        ("counted.keras", "Keras 3.3.3", images, answers(COUNTED, maps)),
        ("flat.h5", "Keras 2.15.0", small, answers(FLAT, small.astype("float64"))),
        ("new.h5", "Keras 2.15.0", small, answers(FLAT, small.astype("float64"))),
        ("many.h5", "Keras 2.15.0", small, answers(FLAT, small.astype("float64"))),
        ("new.keras", "Keras 3.12.0", small, answers(FLAT, small.astype("float64"))),
        ("kinds.h5", "Keras 2.15.0", small, answers(kinds, small.astype("float64"))),
    ]
    document = [{"file": file, "program": program, "side": math.isqrt(pixels[0].size), "pixels": base64.b64encode(pixels.tobytes()).decode(),
                 "probabilities": [[float(f"{value:.9g}") for value in row] for row in probabilities]} for file, program, pixels, probabilities in cases]
    with open(os.path.join(HERE, "expected.json"), "w") as file:
        file.write(json.dumps(document, indent=1) + "\n")
    for file, _, _, probabilities in cases:
        print(file, probabilities.max(-1).round(3), probabilities.argmax(-1))


main()
