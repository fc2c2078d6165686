import { DeviceLostError } from '../device-lost.ts';
import { rendererName } from './renderer.ts';

/** How often to ask whether the context is lost, in ms. */
const POLL_INTERVAL = 4;

/** After a crash of the GPU process all sorts of things fail some tasks before the context counts as lost, in ms. */
const NEWS_OF_LOSS_TAKES_AT_MOST = 400;

/**
 * A WebGL 2 context on a canvas of our own: TensorFlow.js drops one that is lost and silently goes on with garbage, here
 * it is noticed.
 */
export class WatchedContext {
  readonly gl: WebGL2RenderingContext;
  readonly renderer: string;
  readonly #canvas: OffscreenCanvas;
  #lost = false;
  #disposed = false;

  /** @throws {Error} when WebGL 2 or float32 render targets are missing. */
  constructor(canvas: OffscreenCanvas) {
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      failIfMajorPerformanceCaveat: false,
      powerPreference: 'high-performance',
    });
    if (gl === null) throw new Error('This browser gives no WebGL 2 context');
    this.gl = gl;
    this.renderer = rendererName(gl);
    this.#canvas = canvas;
    if (gl.getExtension('EXT_color_buffer_float') === null) {
      throw new Error(`${this.renderer} cannot render to float32 textures`);
    }
    gl.disable(gl.DITHER);
    canvas.addEventListener('webglcontextlost', this.#onLost);
  }

  readonly #onLost = (event: Event) => {
    event.preventDefault();
    this.#lost = true;
  };

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** @throws {DeviceLostError} */
  expectAlive(): void {
    if (this.#disposed) throw new Error('This learner is disposed of');
    if (this.#isLost()) throw new DeviceLostError();
  }

  /**
   * Does `work` on the GPU. Whatever TensorFlow.js stumbles over, a lost context is the reason to tell.
   * @throws {DeviceLostError}
   */
  async outlive<Result>(work: () => Promise<Result>): Promise<Result> {
    this.expectAlive();
    try {
      return await work();
    } catch (error) {
      if (error instanceof RangeError || error instanceof DeviceLostError) throw error;
      throw (await this.#failedForLoss()) ? new DeviceLostError(undefined, { cause: error }) : error;
    }
  }

  /** Whether something failed because the context is lost or about to be reported lost. */
  async #failedForLoss(): Promise<boolean> {
    const end = performance.now() + NEWS_OF_LOSS_TAKES_AT_MOST;
    while (!this.#isLost() && performance.now() < end) await pause(POLL_INTERVAL);
    return this.#isLost();
  }

  #isLost(): boolean {
    return this.#lost || this.gl.isContextLost();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#canvas.removeEventListener('webglcontextlost', this.#onLost);
    // A browser keeps some 16 contexts alive: hand this one back now, not at the next garbage collection.
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
