/** What an uploaded file really is, by its first bytes. */
export function isPicture(bytes: Buffer): boolean {
  return isPng(bytes) || (bytes[0] === 0xff && bytes[1] === 0xd8);
}

export function isMp4(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp';
}

/** Only for PNG, whose size stands in its first 24 bytes. */
export function imageSize(bytes: Buffer): { width: number; height: number } | undefined {
  return isPng(bytes) && bytes.length >= 24 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
}

function isPng(bytes: Buffer): boolean {
  return bytes.toString('latin1', 1, 4) === 'PNG';
}
