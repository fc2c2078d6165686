/** All parts one after the other; a single part is returned as it is. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The CRC-32 of zip, PNG and Ethernet (reflected polynomial 0xEDB88320). */
export const crc32 = checksum(0xedb8_8320);

/** The CRC-32C of TensorFlow's records and iSCSI (reflected polynomial 0x82F63B78, Castagnoli 1993). */
export const crc32c = checksum(0x82f6_3b78);

function checksum(polynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? polynomial : 0);
    return remainder;
  });
  return (bytes) => {
    let remainder = 0xffff_ffff;
    for (let i = 0; i < bytes.length; i += 1)
      remainder = (table[(remainder ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> 8);
    return (remainder ^ 0xffff_ffff) >>> 0;
  };
}
