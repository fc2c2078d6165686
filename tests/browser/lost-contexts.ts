/**
 * Takes WebGL contexts away at random moments: while shaders are compiled, in the middle of updates, between two
 * calls. How often and when is in the worker's name.
 */
import { Random } from '../../src/core/random.ts';

export interface LossPlan {
  readonly losses: number;
  readonly seed: number;
  /** A context is lost within so many draws and shader programs. */
  readonly within: number;
}

/** Where the number of contexts taken so far is told. */
export type LossChannel = 'lost-contexts';

const plan: LossPlan = JSON.parse(self.name);
const random = Random.seeded(plan.seed);
const channel = new BroadcastChannel('lost-contexts' satisfies LossChannel);
let losses = 0;

function lose(gl: WebGL2RenderingContext): void {
  if (losses === plan.losses || gl.isContextLost()) return;
  losses += 1;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  channel.postMessage(losses);
}

const callsLeft = new WeakMap<WebGL2RenderingContext, number>();

function countDown(gl: WebGL2RenderingContext): void {
  // The probe links one program and is spared.
  const left = callsLeft.get(gl) ?? 1 + random.integer(plan.within);
  callsLeft.set(gl, left - 1);
  if (left !== 0) return;
  if (random.integer(3) === 0) setTimeout(lose, random.integer(20), gl);
  else lose(gl);
}

const { drawElements, linkProgram } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.drawElements = function (...parameters) {
  countDown(this);
  drawElements.apply(this, parameters);
};
WebGL2RenderingContext.prototype.linkProgram = function (program) {
  countDown(this);
  linkProgram.call(this, program);
};
