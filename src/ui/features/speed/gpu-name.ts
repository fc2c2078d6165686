/**
 * The part of WebGL's renderer name that people know: 'Apple M2' of
 * 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)'.
 */
export function shortGpuName(renderer: string): string {
  const angle = /^ANGLE \((.*)\)$/.exec(renderer)?.[1] ?? renderer;
  if (/swiftshader/i.test(angle)) return 'SwiftShader';
  const device = /^[^,]+, (.*), [^,]*$/.exec(angle)?.[1] ?? angle;
  return device
    .replace(/^ANGLE Metal Renderer: /, '')
    .replace(/ \(0x[0-9a-f]+\)/i, '')
    .replace(/ (Direct3D|OpenGL|Vulkan)\S*.*$/, '')
    .replace(/^Vulkan \S+ \((.*?)( \(.*)?\)$/, '$1')
    .replace(/^(\S+) \1\b/, '$1')
    .trim();
}
