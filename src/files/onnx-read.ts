import { FileError, listText } from './error.ts';
import { type FileLayer, type FileTensor, networkFromLayers, type Weights } from './network-tensors.ts';
import { decodeOnnxModel, type OnnxGraph, type OnnxNode } from './onnx-model.ts';

const NODE_LIMIT = 200;

/**
 * Reads an ONNX model of fully connected layers with ReLU between them, ours or as `torch.onnx.export` makes it:
 * Gemm, or MatMul and Add. Identity, Cast and Flatten change nothing here and may stand between.
 * @throws {FileError}
 */
export function decodeOnnx(bytes: Uint8Array): Weights {
  const { graph, metadata } = decodeOnnxModel(bytes);
  return { ...networkFromLayers(followGraph(graph)), metadata };
}

/** Follows the data from the graph's input to its end. */
function followGraph(graph: OnnxGraph): readonly FileLayer[] {
  const layers: FileLayer[] = [];
  let matrix: FileTensor | undefined;
  let activated = true;
  let value = graph.inputs.find((name) => !graph.tensors.has(name));
  const path = graph.nodes.slice(0, NODE_LIMIT);
  for (const [i, node] of path.entries()) {
    if (value === undefined || !node.inputs.includes(value)) refuse(node, i);
    switch (node.operator) {
      case 'Identity':
      case 'Cast':
      case 'Flatten':
        break;
      case 'Relu':
        if (activated || matrix !== undefined || layers.length > 2) refuse(node, i);
        activated = true;
        break;
      case 'Gemm':
        if (!activated || matrix !== undefined || !isPlainProduct(node)) refuse(node, i);
        layers.push({
          ...layer(tensor(graph, node, 1), tensor(graph, node, 2)),
          transposed: node.attributes.get('transB') !== 1,
        });
        activated = false;
        break;
      case 'MatMul':
        if (!activated || matrix !== undefined || node.inputs[0] !== value) refuse(node, i);
        matrix = tensor(graph, node, 1);
        break;
      case 'Add': {
        if (matrix === undefined) refuse(node, i);
        const bias = tensor(graph, node, node.inputs[0] === value ? 1 : 0);
        layers.push({ ...layer(matrix, bias), transposed: true });
        matrix = undefined;
        activated = false;
        break;
      }
      default:
        refuse(node, i);
    }
    value = node.outputs[0];
  }
  return layers;
}

function refuse(node: OnnxNode, index: number): never {
  throw new FileError('onnx-graph', { operator: node.operator || '?', node: index });
}

function isPlainProduct({ attributes }: OnnxNode): boolean {
  return (
    (attributes.get('alpha') ?? 1) === 1 &&
    (attributes.get('beta') ?? 1) === 1 &&
    (attributes.get('transA') ?? 0) === 0
  );
}

function tensor(graph: OnnxGraph, node: OnnxNode, input: number): FileTensor {
  const name = node.inputs[input] ?? '';
  const found = graph.tensors.get(name);
  if (found !== undefined) return found;
  throw new FileError('tensor-missing', { tensor: name, found: listText(graph.tensors.keys()) });
}

function layer(weight: FileTensor, bias: FileTensor): FileLayer {
  return { name: weight.name, weight, bias };
}
