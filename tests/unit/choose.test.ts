import { expect, test } from 'vitest';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import { chooseLearner, runningLearners } from '../../src/learners/choose.ts';
import { probeDevice, withoutGpu } from '../../src/learners/device.ts';
import { isSoftwareRenderer } from '../../src/learners/webgl/renderer.ts';

const gpu = { renderer: 'ANGLE (Apple, Apple M2)', hardware: true, float32: true };
const software = { renderer: 'ANGLE (Google, SwiftShader)', hardware: false, float32: true };
const halfPrecision = { renderer: 'Mali-400', hardware: true, float32: false };
const noWebgl = { unavailable: 'no-webgl2' } as const;
const noCanvas = { unavailable: 'no-offscreen-canvas' } as const;
const blog = { shape: { hidden: [128, 128] }, batchSize: 32 } as const;
/** The SIMD kernel takes multiples of 4 transitions. */
const oddBatch = { ...blog, batchSize: 30 };

test('automatically, a GPU runs WebGL', () => {
  expect(chooseLearner('auto', { webgl: gpu, simd: true }, blog)).toEqual({
    learner: 'webgl',
    reason: 'hardware-webgl',
  });
});

test.each([
  ['software draws WebGL', software, 'software-webgl'],
  ['a GPU renders half precision only', halfPrecision, 'no-float32-targets'],
  ['there is no WebGL 2', noWebgl, 'no-webgl2'],
  ['a worker gets no canvas, as in older Safari', noCanvas, 'no-offscreen-canvas'],
] as const)('automatically, SIMD runs where %s', (_, webgl, reason) => {
  expect(chooseLearner('auto', { webgl, simd: true }, blog)).toEqual({ learner: 'simd', reason });
});

test('automatically, SIMD runs where the GPU was lost', () => {
  expect(chooseLearner('auto', withoutGpu({ webgl: gpu, simd: true }), blog)).toEqual({
    learner: 'simd',
    reason: 'device-lost',
  });
});

test.each([
  ['without SIMD, software WebGL runs', software, false, blog, 'webgl', 'no-wasm-simd'],
  [
    'a shape the kernel does not take runs on software WebGL',
    ...[software, true, oddBatch, 'webgl', 'shape-unsupported'],
  ],
  ['without WebGL and SIMD, plain TypeScript runs', ...[noWebgl, false, blog, 'reference', 'no-wasm-simd']],
  [
    'the same with a shape the kernel does not take',
    ...[noWebgl, true, oddBatch, 'reference', 'shape-unsupported'],
  ],
] as const)('automatically, %s', (_, webgl, simd, work, learner, reason) => {
  expect(chooseLearner('auto', { webgl, simd }, work)).toEqual({ learner, reason });
});

test.each(LEARNER_NAMES)('%s runs on request, though it be slow', (requested) => {
  expect(chooseLearner(requested, { webgl: software, simd: true }, blog)).toEqual({
    learner: requested,
    reason: 'requested',
  });
});

test('what is requested and cannot run gives way to the automatic choice, saying what is missing', () => {
  expect(chooseLearner('webgl', { webgl: noWebgl, simd: true }, blog)).toEqual({
    learner: 'simd',
    reason: 'requested-unavailable',
    missing: 'no-webgl2',
  });
  expect(chooseLearner('simd', { webgl: gpu, simd: true }, oddBatch)).toEqual({
    learner: 'webgl',
    reason: 'requested-unavailable',
    missing: 'shape-unsupported',
  });
});

test('Node is a device like any other: it has SIMD and no canvas', async () => {
  const node = await probeDevice();
  expect(node).toEqual({ webgl: { unavailable: 'no-offscreen-canvas' }, simd: true });
  expect(runningLearners(node, blog)).toEqual(LEARNER_NAMES.filter((name) => name !== 'webgl'));
  expect(runningLearners(node, oddBatch)).not.toContain('simd');
});

// Renderer names as browsers report them.
test.each([
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'Google SwiftShader',
  'llvmpipe (LLVM 15.0.7, 256 bits)',
  'Mesa/X.org, softpipe',
  'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Apple Software Renderer',
])('%s is software', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(true);
});

test.each([
  'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
  'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
  'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Adreno (TM) 640',
  'Apple GPU',
])('%s is a GPU', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(false);
});
