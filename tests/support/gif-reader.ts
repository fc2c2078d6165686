export interface GifFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Of all frames, seconds. */
  readonly duration: number;
  readonly repeatsForEver: boolean;
  readonly colours: number;
}

/** Walks through the blocks of a GIF89a file (W3C, 1990) without decoding its pixels. @throws {Error} when it is none. */
export function readGif(bytes: Uint8Array): GifFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number, length: number) => new TextDecoder().decode(bytes.subarray(at, at + length));
  if (text(0, 6) !== 'GIF89a') throw new Error(`No GIF89a: begins with ${text(0, 6)}`);
  const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const [width, height, flags] = [view.getUint16(6, true), view.getUint16(8, true), view.getUint8(10)];
  let at = 13 + tableLength(flags);
  let frames = 0;
  let hundredths = 0;
  let repeatsForEver = false;
  const skipBlocks = () => {
    while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at += 1;
  };
  for (;;) {
    const kind = view.getUint8(at);
    if (kind === 0x3b) {
      if (at !== bytes.length - 1) throw new Error(`${bytes.length - 1 - at} bytes after the end`);
      return {
        width,
        height,
        frames,
        duration: hundredths / 100,
        repeatsForEver,
        colours: tableLength(flags) / 3,
      };
    }
    if (kind === 0x21) {
      const label = view.getUint8(at + 1);
      if (label === 0xf9) hundredths += view.getUint16(at + 4, true);
      if (label === 0xff && text(at + 3, 11) === 'NETSCAPE2.0')
        repeatsForEver = view.getUint16(at + 16, true) === 0;
      at += 2;
      skipBlocks();
    } else if (kind === 0x2c) {
      frames += 1;
      at += 10 + tableLength(view.getUint8(at + 9)) + 1;
      skipBlocks();
    } else throw new Error(`Byte ${at}: ${kind} begins no block`);
  }
}
