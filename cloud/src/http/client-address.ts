/** Where a request came from, looking through proxies that are trusted and no others. */
import { BlockList, isIP } from 'node:net';
import { parseNetwork } from '#cloud/domain/limits/network';

/** An IPv4 address, or the network of an IPv6 one. */
export type ClientAddress = (peer: string | undefined, forwardedFor: string | undefined) => string;

/** @param trusted addresses and networks such as `10.0.0.0/8`. Throws where one is neither. */
export function clientAddressFinder(trusted: readonly string[]): ClientAddress {
  const proxies = new BlockList();
  for (const each of trusted) {
    const network = parseNetwork(each);
    if (network === undefined) throw new Error(`"${each}" is no address or network`);
    proxies.addSubnet(network.address, network.bits, network.family);
  }
  return (peer, forwardedFor) => {
    let address = plain(peer ?? '');
    // Each proxy adds at the end whom it was asked by; what a client wrote itself stands before and is not reached.
    for (const hop of (forwardedFor ?? '').split(',').toReversed()) {
      const next = plain(hop.trim());
      if (!isTrusted(proxies, address) || isIP(next) === 0) break;
      address = next;
    }
    return address === '' ? 'unknown' : networkOf(address);
  };
}

function isTrusted(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** IPv4 that came in over IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

/** Whoever has one IPv6 address mostly has all 2^64 of its network, and would guess from another one each time. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [start = [], end = []] = address
    .split('::')
    .map((part) => part.split(':').filter((each) => each !== ''));
  const between = Array.from({ length: 8 - start.length - end.length }, () => '0');
  const network = [...start, ...between, ...end].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
