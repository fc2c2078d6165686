/** What drives a WebGL context, for people: 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)'. */
export function rendererName(gl: WebGL2RenderingContext): string {
  // Firefox deprecates the extension: there RENDERER itself tells.
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const name: unknown = gl.getParameter(unmasked ?? gl.RENDERER);
  return typeof name === 'string' && name !== '' ? name : 'WebGL';
}

/** Software rasterisers: SwiftShader (Chrome), llvmpipe and softpipe (Mesa), WARP (Windows), Apple's. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|microsoft basic render|software rasterizer|apple software/i;

export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}
