import { isSoftwareRenderer, rendererName } from './renderer.ts';

/** What the browser's WebGL 2 is worth to a learner. */
export type WebglProbe =
  | {
      readonly renderer: string;
      /** A GPU drives it, not the processor. */
      readonly hardware: boolean;
      /** What is rendered comes back in full float32 precision. */
      readonly float32: boolean;
    }
  | { readonly unavailable: 'no-webgl2' | 'no-offscreen-canvas' | 'device-lost' };

/** Looks at WebGL 2 on a context of its own, gone when the promise resolves. In a worker or on a page; no tfjs. */
export async function probeWebgl(): Promise<WebglProbe> {
  if (typeof OffscreenCanvas === 'undefined') return { unavailable: 'no-offscreen-canvas' };
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', { powerPreference: 'high-performance' });
  if (gl === null) return { unavailable: 'no-webgl2' };
  try {
    const renderer = rendererName(gl);
    return { renderer, hardware: !isSoftwareRenderer(renderer), float32: rendersFloat32(gl) };
  } finally {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

/** Draws a number that float16 cannot hold into a float32 texel and reads it back. */
function rendersFloat32(gl: WebGL2RenderingContext): boolean {
  if (gl.getExtension('EXT_color_buffer_float') === null) return false;
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const program = linkedProgram(gl, [
    [gl.VERTEX_SHADER, 'void main() { gl_Position = vec4(0, 0, 0, 1); gl_PointSize = 1.0; }'],
    [
      gl.FRAGMENT_SHADER,
      'precision highp float; uniform float number; out vec4 texel; void main() { texel = vec4(number); }',
    ],
  ]);
  if (program === undefined) return false;
  const number = Math.fround(0.1);
  gl.viewport(0, 0, 1, 1);
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
  gl.useProgram(program);
  gl.uniform1f(gl.getUniformLocation(program, 'number'), number);
  gl.drawArrays(gl.POINTS, 0, 1);
  const texel = new Float32Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, texel);
  return texel.every((value) => value === number);
}

function linkedProgram(
  gl: WebGL2RenderingContext,
  shaders: readonly (readonly [type: number, source: string])[],
): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of shaders) {
    const shader = gl.createShader(type);
    if (shader === null) return undefined;
    gl.shaderSource(shader, `#version 300 es\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}
