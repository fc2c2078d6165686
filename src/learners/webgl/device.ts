import { GPGPUContext, setWebGLContext, webgl_util } from '@tensorflow/tfjs-backend-webgl/dist/base.js';
import { env } from '@tensorflow/tfjs-core';
import { pause, type WatchedContext } from './context.ts';

/** RGBA float32 texels; one with several layers is an array texture. */
export interface Texture {
  readonly handle: WebGLTexture;
  readonly width: number;
  readonly height: number;
  readonly layers: number;
}

/** What a draw writes, or a copy reads: a framebuffer whose attachments stand in the order of the shader's outputs. */
export type Target = WebGLFramebuffer;

/** A texture of one layer, or one layer of a texture. */
type Output = Texture | readonly [texture: Texture, layer: number];

/** All layers of a texture, in their order. */
export function layersOf(texture: Texture): readonly Output[] {
  if (texture.layers === 1) return [texture];
  return Array.from({ length: texture.layers }, (_, layer) => [texture, layer] as const);
}

/** Whole rows of a target's texels, or their beginnings. */
export interface Area {
  /** The first row; 0 where it is left out. */
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** A fragment shader. Its samplers have the names of the slots that textures are bound to. */
export interface Shader {
  readonly source: string;
  readonly samplers: readonly string[];
  readonly uniforms: readonly string[];
}

export interface Program {
  readonly program: ReturnType<GPGPUContext['createProgram']>;
  readonly uniforms: ReadonlyMap<string, WebGLUniformLocation | null>;
}

/** How often to ask whether the driver is done, in ms. */
const POLL_INTERVAL = 4;

/** Textures, programs and draws on a context of our own, by way of TensorFlow.js; it owns the context. */
export class WebglDevice {
  readonly #watched: WatchedContext;
  readonly #gl: WebGL2RenderingContext;
  readonly #context: GPGPUContext;
  readonly #slots: readonly string[];
  #textures = 0;
  #bytes = 0;

  /**
   * @param slots of textures, a texture unit each: at most 16.
   * @throws {Error} when float32 render targets are missing.
   */
  constructor(watched: WatchedContext, slots: readonly string[]) {
    this.#watched = watched;
    this.#gl = watched.gl;
    this.#slots = slots;
    // Before anything else of TensorFlow.js: its flags are tried out on the context of the moment and kept for good.
    setWebGLContext(2, watched.gl);
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
      watched.dispose();
      throw new Error(`${watched.renderer} cannot render to float32 textures`);
    }
    this.#context = new GPGPUContext(watched.gl);
    this.#coverWithOneTriangle();
  }

  /**
   * TensorFlow.js covers a target with two triangles, and a GPU computes 2 × 2 texels at a time, those on the seam twice:
   * a third of a small target. One triangle larger than the target has no seam.
   */
  #coverWithOneTriangle(): void {
    const gl = this.#gl;
    // Of each corner x, y, z and a place in a texture, which no shader here asks for.
    const corners = [-1, -1, 0, 0, 0, 3, -1, 0, 0, 0, -1, 3, 0, 0, 0];
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#context.vertexBuffer);
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, new Float32Array(corners));
  }

  /** The largest width and height of a texture. */
  get maxTextureSize(): number {
    return env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  }

  /** Whether a draw can write to so many textures at once: Apple's GPUs, for one, have 64 bytes for each texel. */
  canWriteTo(outputs: number): boolean {
    const gl = this.#gl;
    const most = Math.min(gl.getParameter(gl.MAX_DRAW_BUFFERS), gl.getParameter(gl.MAX_COLOR_ATTACHMENTS));
    if (outputs > most) return false;
    const texture = this.createTexture(1, 1, outputs);
    const target = this.createTarget(layersOf(texture));
    const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
    this.freeTarget(target);
    this.freeTexture(texture);
    return isComplete;
  }

  memory(): { textures: number; bytes: number } {
    return { textures: this.#textures, bytes: this.#bytes };
  }

  createTexture(width: number, height: number, layers: number = 1): Texture {
    const gl = this.#gl;
    const handle = gl.createTexture();
    const kind = kindOf(gl, layers);
    gl.activeTexture(gl.TEXTURE0 + this.#slots.length);
    gl.bindTexture(kind, handle);
    if (layers === 1) gl.texStorage2D(kind, 1, gl.RGBA32F, width, height);
    else gl.texStorage3D(kind, 1, gl.RGBA32F, width, height, layers);
    gl.texParameteri(kind, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(kind, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    this.#textures += 1;
    this.#bytes += bytesOf({ width, height, layers });
    return { handle, width, height, layers };
  }

  freeTexture(texture: Texture): void {
    this.#gl.deleteTexture(texture.handle);
    this.#textures -= 1;
    this.#bytes -= bytesOf(texture);
  }

  createTarget(outputs: readonly Output[]): Target {
    const gl = this.#gl;
    const target = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    for (const [i, output] of outputs.entries()) {
      const attachment = gl.COLOR_ATTACHMENT0 + i;
      if ('handle' in output)
        gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, output.handle, 0);
      else gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, output[0].handle, 0, output[1]);
    }
    gl.drawBuffers(outputs.map((_, i) => gl.COLOR_ATTACHMENT0 + i));
    return target;
  }

  freeTarget(target: Target): void {
    this.#gl.deleteFramebuffer(target);
  }

  /** Fills the first `rows` rows, of one layer where there are several. `texels`: `[rows, width, 4]`. */
  upload({ handle, width, layers }: Texture, rows: number, texels: Float32Array, layer = 0): void {
    const gl = this.#gl;
    const kind = kindOf(gl, layers);
    gl.activeTexture(gl.TEXTURE0 + this.#slots.length);
    gl.bindTexture(kind, handle);
    if (layers === 1) gl.texSubImage2D(kind, 0, 0, 0, width, rows, gl.RGBA, gl.FLOAT, texels);
    else gl.texSubImage3D(kind, 0, 0, 0, layer, width, rows, 1, gl.RGBA, gl.FLOAT, texels);
  }

  /** Binds each texture to its slot. */
  bind(textures: Readonly<Record<string, Texture>>): void {
    const gl = this.#gl;
    for (const [slot, { handle, layers }] of Object.entries(textures)) {
      gl.activeTexture(gl.TEXTURE0 + this.#slots.indexOf(slot));
      gl.bindTexture(kindOf(gl, layers), handle);
    }
  }

  /** Call this before the first draw of a call: TensorFlow.js leaves the scissor test on. */
  begin(): void {
    this.#gl.disable(this.#gl.SCISSOR_TEST);
  }

  /** Draws into an area of a target, with the textures that are bound. */
  draw(
    { program, uniforms }: Program,
    target: Target,
    { y = 0, width, height }: Area,
    values: Uniforms = {},
  ): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.viewport(0, y, width, height);
    this.#context.setProgram(program);
    this.#context.bindVertexArray(program.vao);
    for (const [name, value] of Object.entries(values)) {
      const location = uniforms.get(name);
      if (location === undefined) throw new Error(`This program has no uniform ${name}`);
      if (typeof value === 'number') gl.uniform1i(location, value);
      else if (value.length === 1) gl.uniform1fv(location, value);
      else if (value.length === 2) gl.uniform2fv(location, value);
      else gl.uniform4fv(location, value);
    }
    gl.drawElements(gl.TRIANGLES, 3, gl.UNSIGNED_SHORT, 0);
  }

  /** Copies the first rows of an output of one target into another, from row `y` on. */
  copy(from: Target, output: number, { width, height }: Area, to: Target, y: number): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + output);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    gl.blitFramebuffer(0, 0, width, height, 0, y, width, y + height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
  }

  /**
   * Resolves when the GPU has done all that it was asked for, without blocking this thread.
   * @throws {DeviceLostError}
   * @throws {Error} when it could not do something of it.
   */
  async finished(): Promise<void> {
    const gl = this.#gl;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    while (fence !== null && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) {
      await pause(POLL_INTERVAL);
      this.#watched.expectAlive();
    }
    this.#watched.expectAlive();
    gl.deleteSync(fence);
    const error = gl.getError();
    if (error !== gl.NO_ERROR) throw new Error(`${this.#watched.renderer} cannot draw this: error ${error}`);
  }

  /** The first `height` rows of a target's first output. Waits for all that was asked of the GPU before. */
  download(target: Target, { width, height }: Area): Float32Array {
    const gl = this.#gl;
    const texels = new Float32Array(4 * width * height);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, target);
    gl.readBuffer(gl.COLOR_ATTACHMENT0);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, texels);
    return texels;
  }

  /**
   * Compiles side by side where the browser can (KHR_parallel_shader_compile), without blocking this thread.
   * @throws {DeviceLostError}
   */
  async compile(shaders: readonly Shader[]): Promise<Program[]> {
    const gl = this.#gl;
    // TensorFlow.js then does not ask whether it worked, which would block until it has.
    env().set('ENGINE_COMPILE_ONLY', true);
    const begun = shaders.map(({ source }) => {
      const shader = webgl_util.createFragmentShader(gl, source);
      return { shader, program: this.#context.createProgram(shader) };
    });
    env().set('ENGINE_COMPILE_ONLY', false);
    const parallel = gl.getExtension('KHR_parallel_shader_compile');
    const isReady = ({ program }: { program: WebGLProgram }) =>
      parallel === null || gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) !== false;
    // TensorFlow.js waits with requestAnimationFrame, which stands still in a hidden tab.
    while (!begun.every(isReady)) await pause(POLL_INTERVAL);
    this.#watched.expectAlive();
    return begun.map(({ program, shader }, i) => {
      if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true)
        throw new Error(`A shader failed: ${gl.getShaderInfoLog(shader)} ${gl.getProgramInfoLog(program)}`);
      gl.deleteShader(shader);
      return this.#finish(program, shaders[i]);
    });
  }

  #finish(program: Program['program'], { samplers, uniforms }: Shader): Program {
    const gl = this.#gl;
    this.#context.buildVao(program);
    this.#context.setProgram(program);
    for (const sampler of samplers)
      gl.uniform1i(gl.getUniformLocation(program, sampler), this.#slots.indexOf(sampler));
    return {
      program,
      uniforms: new Map(uniforms.map((name) => [name, gl.getUniformLocation(program, name)])),
    };
  }

  dispose(): void {
    if (this.#watched.isDisposed) return;
    this.#context.program = null;
    this.#context.outputTexture = null;
    this.#context.dispose();
    this.#watched.dispose();
  }
}

/** By name: a number is an `int`, a list of 1, 2 or 4 numbers a `float`, `vec2` or `vec4`. */
export type Uniforms = Readonly<Record<string, number | readonly number[]>>;

function kindOf(gl: WebGL2RenderingContext, layers: number): GLenum {
  return layers === 1 ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY;
}

function bytesOf({ width, height, layers }: Omit<Texture, 'handle'>): number {
  return 16 * width * height * layers;
}
