import * as tf from '@tensorflow/tfjs';

console.log(Object.keys(tf).length, typeof tf.variableGrads, typeof tf.train);
tf.enableProdMode();
await tf.setBackend('cpu');
await tf.ready();
console.log(tf.getBackend());
tf.tensor([1, 2]).add(1).print();
