import {
  GPGPUContext,
  type GPGPUProgram,
  MathBackendWebGL,
  setWebGLContext,
  webgl_util,
} from '@tensorflow/tfjs-backend-webgl/dist/base.js';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import { pause, type WatchedContext } from './context.ts';

/** A texture of RGBA float32 texels that tfjs's backend owns. */
export interface Texture extends TensorInfo {
  readonly width: number;
  readonly height: number;
}

/** A tfjs program from packed textures to a packed texture of `width` × `height` texels. */
export interface Program extends GPGPUProgram {
  readonly width: number;
  readonly height: number;
}

/** Freed textures are kept for reuse up to this many bytes on the GPU. */
const TEXTURE_POOL_BYTES = 64 * 1024 * 1024;

/** How often to ask whether the driver's compiler threads are done, in ms. */
const POLL_INTERVAL = 4;

/** Remembers its programs, to ask each whether it is compiled without waiting for it. */
class RecordingContext extends GPGPUContext {
  readonly compiling: WebGLProgram[] = [];

  override createProgram(fragmentShader: WebGLShader) {
    const program = super.createProgram(fragmentShader);
    this.compiling.push(program);
    return program;
  }
}

/** tfjs's WebGL backend on a context of our own, with which this device ends. */
export class WebglDevice {
  readonly #watched: WatchedContext;
  readonly #gl: WebGL2RenderingContext;
  readonly #context: RecordingContext;
  readonly #backend: MathBackendWebGL;

  /** @throws {Error} when float32 render targets are missing. */
  constructor(watched: WatchedContext) {
    this.#watched = watched;
    this.#gl = watched.gl;
    // First of all: tfjs's flags are found out by trying things on "the" context, and kept for good.
    setWebGLContext(2, watched.gl);
    env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', TEXTURE_POOL_BYTES);
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
      watched.dispose();
      throw new Error(`${watched.renderer} cannot render to float32 textures`);
    }
    this.#context = new RecordingContext(watched.gl);
    this.#backend = new MathBackendWebGL(this.#context);
  }

  /** The largest width and height of a texture. */
  get maxTextureSize(): number {
    return env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  }

  memory(): { textures: number; bytes: number; bytesAllocated: number } {
    const { numBytesInGPU, numBytesInGPUAllocated } = this.#backend.memory();
    return {
      textures: this.#backend.numDataIds(),
      bytes: numBytesInGPU,
      bytesAllocated: this.#watched.isDisposed ? 0 : numBytesInGPUAllocated,
    };
  }

  createTexture(width: number, height: number): Texture {
    const info = this.#backend.makeTensorInfo(packedShape(width, height), 'float32');
    this.#backend.texData.get(info.dataId).isPacked = true;
    this.#backend.uploadToGPU(info.dataId);
    return { ...info, width, height };
  }

  /** Fills the first `rows` rows. `texels`: `[rows, width, 4]`. */
  upload(texture: Texture, rows: number, texels: Float32Array): void {
    this.#context.uploadDenseMatrixToTexture(
      this.#backend.getTexture(texture.dataId),
      texture.width,
      rows,
      texels,
    );
  }

  /** `rows` rows from `firstRow` on, `[rows, width, 4]`. Waits for all that was asked of the GPU before. */
  download(texture: Texture, firstRow: number, rows: number): Float32Array {
    const gl = this.#gl;
    const texels = new Float32Array(4 * texture.width * rows);
    const { framebuffer } = this.#context;
    webgl_util.bindColorTextureToFramebuffer(gl, this.#backend.getTexture(texture.dataId), framebuffer);
    gl.readPixels(0, firstRow, texture.width, rows, gl.RGBA, gl.FLOAT, texels);
    webgl_util.unbindColorTextureFromFramebuffer(gl, framebuffer);
    return texels;
  }

  /** One draw. @returns a new texture, the caller's to `free`. */
  run(program: Program, inputs: readonly Texture[], uniforms?: number[][]): Texture {
    const output = this.#backend.runWebGLProgram(program, [...inputs], 'float32', uniforms, true);
    return { ...output, width: program.width, height: program.height };
  }

  free(texture: Texture): void {
    this.#backend.disposeIntermediateTensorInfo(texture);
  }

  /**
   * Compiles all the programs that `draw` runs, side by side where the browser can (KHR_parallel_shader_compile),
   * without blocking this thread; nothing is drawn.
   */
  async compile(draw: () => void): Promise<void> {
    this.#context.compiling.length = 0;
    env().set('ENGINE_COMPILE_ONLY', true);
    try {
      draw();
    } finally {
      env().set('ENGINE_COMPILE_ONLY', false);
    }
    const parallel = this.#gl.getExtension('KHR_parallel_shader_compile');
    const isReady = (program: WebGLProgram) =>
      parallel === null || this.#gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) !== false;
    // tfjs's own wait uses requestAnimationFrame, which stands still in a hidden tab.
    while (!this.#context.compiling.every(isReady)) {
      await pause(POLL_INTERVAL);
    }
    this.#watched.expectAlive();
    this.#backend.checkCompileCompletion();
    this.#backend.getUniformLocations();
  }

  dispose(): void {
    if (this.#watched.isDisposed) return;
    this.#backend.dispose();
    this.#context.program = null;
    this.#context.outputTexture = null;
    this.#context.dispose();
    this.#watched.dispose();
  }
}

/** tfjs's shape of a packed matrix that fills `width` × `height` texels. */
export function packedShape(width: number, height: number): number[] {
  return [2 * height, 2 * width];
}
