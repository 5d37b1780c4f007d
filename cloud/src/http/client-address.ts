/** The address a request came from, looking through proxies that are trusted and no others. */
import { BlockList, isIP } from 'node:net';
import { parseNetwork } from '#cloud/domain/limits/network';

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
    return address === '' ? 'unknown' : address;
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
