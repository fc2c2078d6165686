import {
  encodeMessage,
  type WriteMessage,
  writeBytes,
  writeFloat,
  writeInteger,
  writeMessage,
  writeString,
} from '../../src/files/protobuf.ts';

/** A tensor of an ONNX file; `field` is where its numbers stand: raw_data 9, int32_data 5, double_data 10. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: number;
  readonly field: number;
  readonly bytes: Uint8Array;
}

export interface OnnxOperation {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly domain?: string;
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
  /** Of a Constant. */
  readonly value?: OnnxTensor;
}

/** A float32 tensor in `raw_data`. */
export function floats(name: string, shape: readonly number[], numbers: ArrayLike<number>): OnnxTensor {
  return { name, shape, type: 1, field: 9, bytes: new Uint8Array(Float32Array.from(numbers).buffer) };
}

/** A model with one input `x` and the output `y`, as protobuf writes it. */
export function onnxModel(operations: readonly OnnxOperation[], tensors: readonly OnnxTensor[]): Uint8Array {
  return encodeMessage((model) => {
    writeInteger(model, 1, 8);
    writeMessage(model, 8, (opset) => writeInteger(opset, 2, 17));
    writeMessage(model, 7, (graph) => {
      for (const operation of operations) writeMessage(graph, 1, node(operation));
      for (const tensor of tensors) writeMessage(graph, 5, tensorProto(tensor));
      writeString(graph, 2, 'g');
      writeMessage(graph, 11, float32('x', 4));
      writeMessage(graph, 12, float32('y', 2));
    });
  });
}

function node({
  type,
  inputs,
  output,
  domain,
  integers = {},
  floats = {},
  value,
}: OnnxOperation): WriteMessage {
  return (writer) => {
    for (const input of inputs) writeString(writer, 1, input);
    writeString(writer, 2, output);
    writeString(writer, 4, type);
    for (const [name, integer] of Object.entries(integers))
      writeMessage(writer, 5, (attribute) => {
        writeString(attribute, 1, name);
        writeInteger(attribute, 3, integer);
        writeInteger(attribute, 20, 2);
      });
    for (const [name, number] of Object.entries(floats))
      writeMessage(writer, 5, (attribute) => {
        writeString(attribute, 1, name);
        writeFloat(attribute, 2, number);
        writeInteger(attribute, 20, 1);
      });
    if (value !== undefined)
      writeMessage(writer, 5, (attribute) => {
        writeString(attribute, 1, 'value');
        writeMessage(attribute, 5, tensorProto(value));
        writeInteger(attribute, 20, 4);
      });
    if (domain !== undefined) writeString(writer, 7, domain);
  };
}

function tensorProto({ name, shape, type, field, bytes }: OnnxTensor): WriteMessage {
  return (writer) => {
    for (const length of shape) writeInteger(writer, 1, length);
    writeInteger(writer, 2, type);
    writeString(writer, 8, name);
    writeBytes(writer, field, bytes);
  };
}

/** float32 `[n, width]`. */
function float32(name: string, width: number): WriteMessage {
  return (info) => {
    writeString(info, 1, name);
    writeMessage(info, 2, (type) =>
      writeMessage(type, 1, (tensor) => {
        writeInteger(tensor, 1, 1);
        writeMessage(tensor, 2, (shape) => {
          writeMessage(shape, 1, (dim) => writeString(dim, 2, 'n'));
          writeMessage(shape, 1, (dim) => writeInteger(dim, 1, width));
        });
      }),
    );
  };
}
