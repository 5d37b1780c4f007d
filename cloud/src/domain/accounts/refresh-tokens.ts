/** Refresh tokens: opaque, 256 random bits, known to the server by their hash only. */
import { createHash, randomBytes } from 'node:crypto';

export interface RefreshToken {
  /** What the device keeps. */
  token: string;
  /** What the server keeps. */
  hash: Uint8Array;
}

const userIdBytes = 16;
const secretBytes = 32;

/** The student's id leads the token, because it leads every key in the database. */
export function newRefreshToken(userId: string): RefreshToken {
  const bytes = Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), randomBytes(secretBytes)]);
  return { token: bytes.toString('base64url'), hash: hashOf(bytes) };
}

/** Undefined for what never was a token. */
export function readRefreshToken(token: string): { userId: string; hash: Uint8Array } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== userIdBytes + secretBytes || bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, userIdBytes).toString('hex');
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { userId, hash: hashOf(bytes) };
}

function hashOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
