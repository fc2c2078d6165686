import { ADAM_BETA_1, type UpdateRule } from '../../core/learner.ts';
import type { Texture, WebglDevice } from './device.ts';
import type { Programs } from './programs.ts';

/** What a given update has apart from its programs and textures. */
export interface UpdateUniforms {
  /** Row of the batch texture. */
  readonly minibatch: number;
  /** Adam's step, from 1. */
  readonly step: number;
  /** Any number that shows in the records that this update was made. */
  readonly proof: number;
  readonly rule: UpdateRule;
}

/** One update: seven draws, with clipping nine. @returns the next state texture; the given one stays the caller's. */
export function drawUpdate(
  device: WebglDevice,
  programs: Programs,
  state: Texture,
  batch: Texture,
  { minibatch, step, proof, rule }: UpdateUniforms,
): Texture {
  const row = [[minibatch]];
  const hidden1 = device.run(programs.hidden1, [state, batch], row);
  const hidden2 = device.run(programs.hidden2, [state, hidden1]);
  const error = device.run(programs.tdError, [state, hidden2, batch], row);
  const delta2 = device.run(programs.delta2, [state, hidden2, error]);
  const delta1 = device.run(programs.delta1, [state, hidden1, delta2]);
  const gradient = device.run(programs.gradient, [batch, hidden1, hidden2, error, delta1, delta2], row);
  const adam = [
    [minibatch],
    [
      rule.learningRate / (1 - ADAM_BETA_1 ** step),
      1 / Math.sqrt(1 - rule.adamBeta2 ** step),
      rule.polyakTau,
      proof,
    ],
    [rule.adamBeta2, 1 - rule.adamBeta2],
  ];
  const used = [hidden1, hidden2, error, delta2, delta1, gradient];
  if (programs.clip !== undefined) {
    const squares = device.run(programs.clip[0], [gradient]);
    const factor = device.run(programs.clip[1], [squares], [[rule.maxGradientNorm]]);
    used.push(squares, factor);
    const next = device.run(programs.adam, [state, gradient, error, factor], adam);
    for (const texture of used) device.free(texture);
    return next;
  }
  const next = device.run(programs.adam, [state, gradient, error], adam);
  for (const texture of used) device.free(texture);
  return next;
}
