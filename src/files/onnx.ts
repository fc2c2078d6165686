import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { namedTensors } from '../core/network.ts';
import { toBytes } from './dtype.ts';
import type { Weights } from './network-tensors.ts';
import {
  encodeMessage,
  type WriteMessage,
  writeBytes,
  writeInteger,
  writeMessage,
  writeString,
} from './onnx-wire.ts';

/** Opset 17 came with ONNX 1.12 and IR version 8 (2022): old enough for every runtime in use. */
const OPSET_VERSION = 17;
const IR_VERSION = 8;
const FLOAT = 1;
const ATTRIBUTE_INT = 2;

/**
 * The network as ONNX: input `state` `[batch, 4]`, output `q_values` `[batch, 2]`, float32, any batch size;
 * Gemm with the weights as PyTorch has them (`transB = 1`), Relu after the first two.
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function encodeOnnx({ shape, parameters, metadata }: Weights): Uint8Array<ArrayBuffer> {
  const tensors = namedTensors(shape, parameters);
  return encodeMessage((model) => {
    writeInteger(model, 1, IR_VERSION);
    writeString(model, 2, 'cartpole-dqn');
    writeMessage(model, 8, (opset) => {
      writeString(opset, 1, '');
      writeInteger(opset, 2, OPSET_VERSION);
    });
    for (const [key, value] of Object.entries(metadata))
      writeMessage(model, 14, (entry) => {
        writeString(entry, 1, key);
        writeString(entry, 2, value);
      });
    // Last, so that a file cut off anywhere has no graph, and is noticed.
    writeMessage(model, 7, (graph) => {
      writeMessage(graph, 1, gemm('fc1', 'state', 'fc1.output'));
      writeMessage(graph, 1, node('Relu', 'relu1', ['fc1.output'], 'relu1.output'));
      writeMessage(graph, 1, gemm('fc2', 'relu1.output', 'fc2.output'));
      writeMessage(graph, 1, node('Relu', 'relu2', ['fc2.output'], 'relu2.output'));
      writeMessage(graph, 1, gemm('fc3', 'relu2.output', 'q_values'));
      writeString(graph, 2, 'q_network');
      for (const { name, shape: dims, data } of tensors)
        writeMessage(graph, 5, (tensor) => {
          for (const length of dims) writeInteger(tensor, 1, length);
          writeInteger(tensor, 2, FLOAT);
          writeString(tensor, 8, name);
          writeBytes(tensor, 9, toBytes(data));
        });
      writeMessage(graph, 11, batchOf('state', STATE_SIZE));
      writeMessage(graph, 12, batchOf('q_values', ACTION_COUNT));
    });
  });
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

function node(operator: string, name: string, inputs: readonly string[], output: string): WriteMessage {
  return (writer) => {
    for (const input of inputs) writeString(writer, 1, input);
    writeString(writer, 2, output);
    writeString(writer, 3, name);
    writeString(writer, 4, operator);
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
