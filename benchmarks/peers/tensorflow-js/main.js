// TensorFlow.js: textbook networks, layers API, Adam. Arguments: MODEL DATA_FOLDER SEED EPOCHS IMAGES, where EPOCHS of 0 leaves
// their number to the model.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

const TEST_BATCH = 1000;
const INPUT = [28, 28, 1];

// The networks, batch sizes and epochs of ../torchsharp/TextbookNetwork.cs
const NETWORKS = {
  cnn: {
    layers: (tf) => [
      tf.layers.conv2d({ inputShape: INPUT, filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
    batchSize: 128,
    epochs: 15,
    multiplyAccumulates: 26 * 26 * 32 * 9 + 11 * 11 * 64 * 32 * 9 + 1600 * 10,
    // The WebAssembly backend has no kernel for the gradient of a convolution's filters.
    backends: ['tensorflow', 'cpu'],
  },
  dense: {
    layers: (tf) => [
      tf.layers.flatten({ inputShape: INPUT }),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
    batchSize: 32,
    epochs: 10,
    multiplyAccumulates: 784 * 128 + 128 * 10,
    backends: ['tensorflow', 'wasm', 'cpu'],
  },
};

// tfjs-node brings TensorFlow itself as backend `tensorflow`; where its binary could not be installed, the portable package does.
function load() {
  try {
    return require('@tensorflow/tfjs-node');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    require('@tensorflow/tfjs-backend-wasm');
    return require('@tensorflow/tfjs');
  }
}

async function useFirst(tf, names) {
  const known = Object.keys(tf.engine().registryFactory);
  for (const name of names.filter((name) => known.includes(name))) {
    if (await tf.setBackend(name)) return name;
  }
  throw new Error(`None of the backends ${names} runs here; there are ${known}.`);
}

function read(tf, folder, name, images) {
  const unpack = (file) => zlib.gunzipSync(fs.readFileSync(path.join(folder, file)));
  const labels = unpack(`${name}-labels-idx1-ubyte.gz`).subarray(8);
  const count = Math.min(images, labels.length);
  const pixels = unpack(`${name}-images-idx3-ubyte.gz`).subarray(16, 16 + count * 28 * 28);
  return {
    count,
    images: tf.tensor4d(Float32Array.from(pixels, (pixel) => pixel / 255), [count, ...INPUT]),
    labels: tf.oneHot(tf.tensor1d(Int32Array.from(labels.subarray(0, count)), 'int32'), 10).cast('float32'),
  };
}

function accuracy(tf, model, test) {
  return tf.tidy(() => {
    const predicted = model.predict(test.images, { batchSize: TEST_BATCH }).argMax(1);
    return predicted.equal(test.labels.argMax(1)).cast('float32').mean().dataSync()[0];
  });
}

const write = (line) => fs.writeSync(1, JSON.stringify(line) + '\n');
const seconds = () => performance.now() / 1000;

const REPORT_SECONDS = 5;
let lastReport = 0;

function reportSpeed(epoch, images, trainingSeconds) {
  if (trainingSeconds - lastReport < REPORT_SECONDS) return;
  lastReport = trainingSeconds;
  write({ event: 'trained', epoch, images, trainingSeconds });
}

async function main(words) {
  if (words.length !== 5) throw new Error(`The arguments are MODEL DATA_FOLDER SEED EPOCHS IMAGES, but ${words.length} were given.`);
  const [name, folder] = words;
  const [, epochLimit, imageLimit] = words.slice(2).map(Number);
  const network = NETWORKS[name];
  const tf = load();
  const backend = await useFirst(tf, network.backends);
  const train = read(tf, folder, 'train', imageLimit);
  const test = read(tf, folder, 't10k', Infinity);
  const model = tf.sequential({ layers: network.layers(tf) });
  model.compile({ optimizer: tf.train.adam(), loss: 'categoricalCrossentropy' });
  const versions = { 'TensorFlow.js': tf.version['tfjs-core'] ?? tf.version_core, backend, 'Node.js': process.versions.node };
  write({ event: 'started', versions, parameters: model.countParams(), multiplyAccumulates: network.multiplyAccumulates });

  const epochs = epochLimit > 0 ? Math.min(epochLimit, network.epochs) : network.epochs;
  let trainingSeconds = 0;
  let evaluationSeconds = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const begin = seconds();
    await model.fit(train.images, train.labels, {
      batchSize: network.batchSize,
      epochs: 1,
      shuffle: true,
      verbose: 0,
      // The slowest backend ends no epoch in the time it has: its speed shall be known all the same.
      callbacks: { onBatchEnd: (batch) => reportSpeed(epoch, (epoch - 1) * train.count + (batch + 1) * network.batchSize, trainingSeconds + seconds() - begin) },
    });
    const trained = seconds();
    const value = accuracy(tf, model, test);
    trainingSeconds += trained - begin;
    evaluationSeconds += seconds() - trained;
    write({ event: 'evaluated', epoch, images: epoch * train.count, trainingSeconds, evaluationSeconds, accuracy: value });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
