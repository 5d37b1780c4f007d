/** A range of network addresses as an operator writes it. */
import { isIP } from 'node:net';

export interface Network {
  address: string;
  family: 'ipv4' | 'ipv6';
  /** How many bits of the address its members share. */
  bits: number;
}

/** Of an address, or of a network such as `10.0.0.0/8`; undefined where it is neither. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', , written] = /^([\da-fA-F.:]+)(\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return undefined;
  const bitsMax = version === 4 ? 32 : 128;
  const bits = Number(written ?? bitsMax);
  return bits > bitsMax ? undefined : { address, family: version === 4 ? 'ipv4' : 'ipv6', bits };
}
