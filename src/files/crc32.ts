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
