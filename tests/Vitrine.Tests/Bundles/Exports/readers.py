"""Opens exported files with readers that know nothing of Vitrine: NumPy, ONNX's own checker, and the safetensors format as its specification has it.

Argument: a folder with model.npz, model.safetensors, model.onnx and model.int8.onnx of one network. Prints what it saw as JSON; any disagreement is an error.
"""

import json
import struct
import sys
from pathlib import Path

import numpy
import onnx

folder = Path(sys.argv[1])

content = (folder / "model.safetensors").read_bytes()
(length,) = struct.unpack("<Q", content[:8])
header = json.loads(content[8 : 8 + length])
metadata = header.pop("__metadata__")
data = content[8 + length :]
tensors = {}
end = 0
for name, entry in header.items():
    begin, after = entry["data_offsets"]
    assert begin == end, f"{name} leaves a gap"
    end = after
    tensors[name] = numpy.frombuffer(data[begin:after], "<f4").reshape(entry["shape"])
assert end == len(data), "bytes after the last tensor"

archive = numpy.load(folder / "model.npz")
arrays = {name: archive[name] for name in archive.files if not name.endswith(".json")}
assert arrays.keys() == tensors.keys()
assert all(numpy.array_equal(arrays[name], tensors[name]) for name in arrays)
assert json.loads(metadata["vitrine.json"]) == json.loads(archive["vitrine.json"])

opsets = {}
for name in ("model.onnx", "model.int8.onnx"):
    model = onnx.load(folder / name)
    onnx.checker.check_model(model, full_check=True)
    inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    assert [output.name for output in inferred.graph.output] == ["logits", "probabilities"]
    assert json.loads(next(entry.value for entry in model.metadata_props if entry.key == "vitrine.json")) == json.loads(metadata["vitrine.json"])
    opsets[name] = model.opset_import[0].version

print(json.dumps({"tensors": len(tensors), "numbers": int(sum(tensor.size for tensor in tensors.values())), "opsets": opsets, "numpy": numpy.__version__, "onnx": onnx.__version__}))
