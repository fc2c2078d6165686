const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb8_8320 : 0);
  return remainder;
});

/** The CRC-32 of zip, PNG and Ethernet (reflected polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffff_ffff;
  for (let i = 0; i < bytes.length; i += 1)
    remainder = (CRC_TABLE[(remainder ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> 8);
  return (remainder ^ 0xffff_ffff) >>> 0;
}
