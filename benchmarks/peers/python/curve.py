"""What every contestant in Python shares: its arguments, the data as bytes, and the lines it reports."""

import gzip
import json
import sys
import time

import numpy as np


class Arguments:
    """MODEL DATA_FOLDER SEED EPOCHS IMAGES; EPOCHS of 0 leaves their number to the model."""

    def __init__(self, words):
        if len(words) != 5:
            sys.exit(f"The arguments are MODEL DATA_FOLDER SEED EPOCHS IMAGES, but {len(words)} were given.")
        self.model, self.folder = words[0], words[1]
        self.seed, self.epochs, self.images = (int(word) for word in words[2:])

    def epochs_of(self, own):
        return min(self.epochs, own) if self.epochs > 0 else own


def load(folder, name, images=None):
    """Bytes [N, 28, 28] and [N], straight from the gzipped IDX files."""
    with gzip.open(f"{folder}/{name}-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(f"{folder}/{name}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return pixels[:images], labels[:images]


class Curve:
    """Times training and evaluation apart and writes a line of JSON an event; the comparison notes when each arrives."""

    def __init__(self):
        self.training_seconds = self.evaluation_seconds = 0.0

    @staticmethod
    def start(versions, parameters=None, multiply_accumulates=None):
        write({"event": "started", "versions": versions, "parameters": parameters, "multiplyAccumulates": multiply_accumulates})

    def train(self, step):
        begin = time.perf_counter()
        step()
        self.training_seconds += time.perf_counter() - begin

    def evaluate(self, epoch, images, accuracy):
        begin = time.perf_counter()
        value = accuracy()
        self.evaluation_seconds += time.perf_counter() - begin
        write(
            {
                "event": "evaluated",
                "epoch": epoch,
                "images": images,
                "trainingSeconds": self.training_seconds,
                "evaluationSeconds": self.evaluation_seconds,
                "accuracy": float(value),
            }
        )


def write(line):
    print(json.dumps(line), flush=True)
