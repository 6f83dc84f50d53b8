"""scikit-learn's classifiers on pixels from 0 to 1. Arguments: see ../python/curve.py"""

import os
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVC

from curve import Arguments, Curve, load

# An rbf machine compares every pair of images: on all 60,000 it takes hours.
SVC_IMAGES = 10_000
MLP_EPOCHS = 30


def pixels(folder, name, images=None):
    values, labels = load(folder, name, images)
    return values.reshape(len(labels), -1).astype(np.float32) / 255, labels


def main():
    arguments = Arguments(sys.argv[1:])
    count = min(arguments.images, SVC_IMAGES) if arguments.model == "svc" else arguments.images
    images, labels = pixels(arguments.folder, "train", count)
    test_images, test_labels = pixels(arguments.folder, "t10k")
    versions = {"scikit-learn": sklearn.__version__, "Python": platform.python_version()}
    if arguments.model == "mlp":
        parameters = 784 * 100 + 100 + 100 * 10 + 10
        Curve.start(versions, parameters, 784 * 100 + 100 * 10)
        train_in_epochs(arguments, images, labels, test_images, test_labels)
        return
    Curve.start(versions)
    models = {
        "svc": lambda: SVC(C=10, kernel="rbf"),
        "forest": lambda: RandomForestClassifier(n_jobs=os.cpu_count(), random_state=arguments.seed),
    }
    model = models[arguments.model]()
    curve = Curve()
    curve.train(lambda: model.fit(images, labels))
    curve.evaluate(1, len(labels), lambda: model.score(test_images, test_labels))


def train_in_epochs(arguments, images, labels, test_images, test_labels):
    """partial_fit on all images is one epoch of fit, after which we can look."""
    model = MLPClassifier(hidden_layer_sizes=(100,), random_state=arguments.seed)
    curve = Curve()
    for epoch in range(1, arguments.epochs_of(MLP_EPOCHS) + 1):
        curve.train(lambda: model.partial_fit(images, labels, classes=np.arange(10)))
        curve.evaluate(epoch, epoch * len(labels), lambda: model.score(test_images, test_labels))


main()
