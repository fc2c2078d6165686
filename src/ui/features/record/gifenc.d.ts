/** What is used of gifenc 1.0.3, which comes without types. */
declare module 'gifenc' {
  /** `[red, green, blue]`, 0 to 255. */
  export type Colour = readonly number[];

  export interface FrameOptions {
    /** Global with the first frame. */
    readonly palette?: readonly Colour[];
    /** Milliseconds. */
    readonly delay?: number;
    /** With the first frame: 0 repeats for ever. */
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1 leaves the frame for the next one to be laid over. */
    readonly dispose?: number;
    /** Bits of an index. */
    readonly colorDepth?: number;
  }

  export function GIFEncoder(options?: { readonly initialCapacity?: number }): {
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };

  export function nearestColorIndex(colours: readonly Colour[], pixel: Colour): number;

  export function quantize(rgba: Uint8ClampedArray, mostColours: number): Colour[];
}
