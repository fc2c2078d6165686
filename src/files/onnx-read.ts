import { FileError, listText } from './error.ts';
import type { FoundNetwork } from './network/found.ts';
import { endOf, type Flow, settle } from './network/head.ts';
import { observation } from './network/signal.ts';
import { decodeOnnxModel, type OnnxGraph } from './onnx-model.ts';
import { applyNode, type OnnxValue } from './onnx-operators.ts';
import type { ExternalData } from './onnx-tensor.ts';

/** Ten times what the deepest network needs. */
const NODE_LIMIT = 300;

export interface OnnxNetwork extends FoundNetwork {
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The network in an ONNX model, ours or as `torch.onnx.export` and others make it. Of several outputs the first with two
 * numbers, or with the larger one of two, acts.
 * @param external gives the files that newer exports keep the weights in
 * @throws {FileError} onnx-operator for whatever is not understood, by its name
 */
export function networkInOnnx(bytes: Uint8Array, external: ExternalData = () => undefined): OnnxNetwork {
  const { graph, metadata } = decodeOnnxModel(bytes, external);
  const { values, layers } = follow(graph);
  const outputs = graph.outputs.map((name) => values.get(name));
  const flows = outputs.flatMap((value) => flowIn(value) ?? []);
  const acting = flows.find(({ signal }) => signal.width === 2) ?? flows[0];
  if (acting === undefined) {
    const refused = outputs.find((value) => value instanceof FileError);
    throw refused ?? new FileError('onnx-output', { found: listText(graph.outputs) });
  }
  const said = metadata['outputs'] === 'preferences' || flows.length > 1 ? 'policy' : null;
  return { ...endOf(acting, said), layers, activationIsKnown: true, metadata };
}

/** Every value of the graph: a node that is not understood makes errors of all that depends on it. */
function follow(graph: OnnxGraph): { values: ReadonlyMap<string, OnnxValue>; layers: readonly string[] } {
  if (graph.nodes.length > NODE_LIMIT)
    throw new FileError('onnx-node-count', { count: graph.nodes.length, limit: NODE_LIMIT });
  const values = new Map<string, OnnxValue>(graph.tensors);
  for (const name of graph.inputs)
    if (!values.has(name)) values.set(name, { signal: observation(), following: null } satisfies Flow);
  const layers: string[] = [];
  for (const [index, node] of graph.nodes.entries()) {
    const given = node.inputs.map((name) =>
      name === '' ? null : (values.get(name) ?? missing(name, graph)),
    );
    const value =
      given.find((input) => input instanceof FileError) ??
      attempt(() => applyNode(node, index, given, layers));
    for (const output of node.outputs) if (output !== '') values.set(output, value);
  }
  return { values, layers };
}

function missing(name: string, graph: OnnxGraph): FileError {
  return new FileError('tensor-missing', { tensor: name, found: listText(graph.tensors.keys()) });
}

function attempt(make: () => OnnxValue): OnnxValue {
  try {
    return make();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

function flowIn(value: OnnxValue | undefined): Flow | undefined {
  if (value === undefined || value instanceof FileError || 'read' in value) return undefined;
  return 'kind' in value ? { signal: settle(value.of), following: null } : value;
}
