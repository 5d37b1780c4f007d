/** Listens where the operator says, or tells in a sentence why that cannot be. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Place {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** The variable that the port is from. */
  setting: 'PORT' | 'METRICS_PORT';
}

export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly portTaken: boolean;

  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.portTaken = codeOf(cause) === 'EADDRINUSE';
  }
}

/** Settles with the port. @throws ListenError where the operator can mend it */
export async function listen(server: Server, place: Place): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // Node takes IPv6 without the brackets that it has in an address.
      server.listen(place.port, place.host.replace(/^\[(.*)\]$/, '$1'), resolve);
    });
  } catch (error) {
    const sentence = sentenceOf(codeOf(error), place);
    throw sentence === undefined ? error : new ListenError(sentence, error);
  }
  return (server.address() as AddressInfo).port;
}

function sentenceOf(code: unknown, { host, port, setting }: Place): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use: stop what uses it, or set ${setting} to another.`;
    case 'EACCES':
    case 'EPERM':
      return `Port ${port} may not be used by this user: set ${setting} to one from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `${host} is no address of this machine: set HOST to one that is, or leave it out.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} cannot be found: set HOST to an address of this machine, or leave it out.`;
    default:
      return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
