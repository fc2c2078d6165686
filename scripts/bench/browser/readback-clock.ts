type ReadPixels = WebGL2RenderingContext['readPixels'];

/**
 * While it lives, tells waiting for the GPU and reading back from it apart, in milliseconds: a single texel, read
 * first, takes as long as the GPU still works. (Chromium's `finish` does not wait.)
 */
export class ReadbackClock {
  waiting = 0;
  reading = 0;
  readonly #readPixels: ReadPixels = WebGL2RenderingContext.prototype.readPixels;

  constructor() {
    const clock = this;
    const readPixels = this.#readPixels;
    const texel = new Float32Array(4);
    WebGL2RenderingContext.prototype.readPixels = function timed(
      this: WebGL2RenderingContext,
      ...args: unknown[]
    ) {
      const start = performance.now();
      Reflect.apply(readPixels, this, [0, 0, 1, 1, this.RGBA, this.FLOAT, texel]);
      const finished = performance.now();
      Reflect.apply(readPixels, this, args);
      clock.waiting += finished - start;
      clock.reading += performance.now() - finished;
    };
  }

  restore(): void {
    WebGL2RenderingContext.prototype.readPixels = this.#readPixels;
  }
}
