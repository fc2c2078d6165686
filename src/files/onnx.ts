import type { Activation } from '../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { activationOf, outputsOf } from '../core/feed-forward.ts';
import { toBytes } from './dtype.ts';
import { namedTensors } from './network/write.ts';
import {
  encodeMessage,
  type WriteMessage,
  writeBytes,
  writeFloat,
  writeInteger,
  writeMessage,
  writeString,
} from './protobuf.ts';
import type { SavedWeights } from './weights.ts';

/** Opset 17 came with ONNX 1.12 and IR version 8 (2022): old enough for every runtime in use. */
const OPSET_VERSION = 17;
const IR_VERSION = 8;
/** Gelu came with opset 20 (ONNX 1.15, 2023): written only where it is needed. */
const GELU_OPSET_VERSION = 20;
const GELU_IR_VERSION = 9;
const FLOAT = 1;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;

/**
 * The network as ONNX: input `state` `[batch, 4]`, output `q_values` (or `preferences`) `[batch, 2]`, float32, any batch
 * size; Gemm with the weights as PyTorch has them (`transB = 1`), its activation after each but the last.
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function encodeOnnx({ shape, parameters, metadata }: SavedWeights): Uint8Array<ArrayBuffer> {
  const tensors = namedTensors({ shape, parameters });
  const output = outputsOf(shape) === 'q-values' ? 'q_values' : 'preferences';
  const activations = shape.hidden.map((_, layer) => activationOf(shape, layer));
  const needsGelu = activations.some(({ name }) => name.startsWith('gelu'));
  return encodeMessage((model) => {
    writeInteger(model, 1, needsGelu ? GELU_IR_VERSION : IR_VERSION);
    writeString(model, 2, 'cartpole-dqn');
    writeMessage(model, 8, (opset) => {
      writeString(opset, 1, '');
      writeInteger(opset, 2, needsGelu ? GELU_OPSET_VERSION : OPSET_VERSION);
    });
    for (const [key, value] of Object.entries(metadata))
      writeMessage(model, 14, (entry) => {
        writeString(entry, 1, key);
        writeString(entry, 2, value);
      });
    // Last, so that a file cut off anywhere has no graph, and is noticed.
    writeMessage(model, 7, (graph) => {
      let input = 'state';
      activations.forEach((activation, i) => {
        const layer = `fc${i + 1}`;
        writeMessage(graph, 1, gemm(layer, input, `${layer}.output`));
        input = `${layer}.activated`;
        for (const write of activationNodes(activation, layer, input)) writeMessage(graph, 1, write);
      });
      writeMessage(graph, 1, gemm(`fc${activations.length + 1}`, input, output));
      writeString(graph, 2, 'q_network');
      for (const { name, shape: dims, data } of tensors)
        writeMessage(graph, 5, (tensor) => {
          for (const length of dims) writeInteger(tensor, 1, length);
          writeInteger(tensor, 2, FLOAT);
          writeString(tensor, 8, name);
          writeBytes(tensor, 9, toBytes(data));
        });
      writeMessage(graph, 11, batchOf('state', STATE_SIZE));
      writeMessage(graph, 12, batchOf(output, ACTION_COUNT));
    });
  });
}

/** What comes after `layer`, from its output to `activated`. */
function activationNodes({ name, slope }: Activation, layer: string, activated: string): WriteMessage[] {
  const input = [`${layer}.output`];
  const one = (operator: string, attribute?: WriteMessage) => [
    node(operator, `${layer}.activation`, input, activated, attribute),
  ];
  switch (name) {
    case 'relu':
      return one('Relu');
    case 'tanh':
      return one('Tanh');
    case 'sigmoid':
      return one('Sigmoid');
    case 'elu':
      return one('Elu', floatAttribute('alpha', slope ?? 1));
    case 'leaky-relu':
      return one('LeakyRelu', floatAttribute('alpha', slope ?? 0.01));
    case 'gelu':
      return one('Gelu');
    case 'gelu-tanh':
      return one('Gelu', textAttribute('approximate', 'tanh'));
    case 'silu': {
      const gate = `${layer}.gate`;
      return [
        node('Sigmoid', `${layer}.sigmoid`, input, gate),
        node('Mul', `${layer}.activation`, [...input, gate], activated),
      ];
    }
    case 'linear':
      return one('Identity');
  }
}

function floatAttribute(name: string, value: number): WriteMessage {
  return (attribute) => {
    writeString(attribute, 1, name);
    writeFloat(attribute, 2, value);
    writeInteger(attribute, 20, ATTRIBUTE_FLOAT);
  };
}

function textAttribute(name: string, value: string): WriteMessage {
  return (attribute) => {
    writeString(attribute, 1, name);
    writeString(attribute, 4, value);
    writeInteger(attribute, 20, ATTRIBUTE_STRING);
  };
}

function gemm(layer: string, input: string, output: string): WriteMessage {
  const write = node('Gemm', layer, [input, `${layer}.weight`, `${layer}.bias`], output);
  return (writer) => {
    write(writer);
    writeMessage(writer, 5, (attribute) => {
      writeString(attribute, 1, 'transB');
      writeInteger(attribute, 3, 1);
      writeInteger(attribute, 20, ATTRIBUTE_INT);
    });
  };
}

function node(
  operator: string,
  name: string,
  inputs: readonly string[],
  output: string,
  attribute?: WriteMessage,
): WriteMessage {
  return (writer) => {
    for (const input of inputs) writeString(writer, 1, input);
    writeString(writer, 2, output);
    writeString(writer, 3, name);
    writeString(writer, 4, operator);
    if (attribute !== undefined) writeMessage(writer, 5, attribute);
  };
}

/** A float32 tensor `[batch, width]`, the batch size left open. */
function batchOf(name: string, width: number): WriteMessage {
  return (value) => {
    writeString(value, 1, name);
    writeMessage(value, 2, (type) => {
      writeMessage(type, 1, (tensor) => {
        writeInteger(tensor, 1, FLOAT);
        writeMessage(tensor, 2, (dims) => {
          writeMessage(dims, 1, (dim) => writeString(dim, 2, 'batch'));
          writeMessage(dims, 1, (dim) => writeInteger(dim, 1, width));
        });
      });
    });
  };
}
