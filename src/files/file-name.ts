/** `model (1).json` → `model.json`: what a browser saved a second time is still that file. */
export function nameWithoutCopy(name: string): string {
  return name.replace(/ ?\(\d+\)(?=(\.[^.]*)?$)/, '');
}
