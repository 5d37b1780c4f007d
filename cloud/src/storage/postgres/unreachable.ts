/** A database that cannot be used at all, told in a sentence that names the setting to look at. */

export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
}

/** By what the operating system, the library or Postgres (SQLSTATE) says. */
const reasons: readonly [RegExp, (setting: string) => string][] = [
  [
    /^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|CONNECTION_CLOSED)$/,
    (setting) =>
      `The database of ${setting} does not answer: see whether it runs, and whether host and port are right`,
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    (setting) => `The database of ${setting} cannot be found: see whether its host is right`,
  ],
  [
    /^28/,
    (setting) =>
      `The database of ${setting} lets nobody in as this user: see whether user and password are right`,
  ],
  [/^3D000$/, (setting) => `The server of ${setting} has no such database: see whether its name is right`],
  [
    /CERT|^ERR_(?:TLS|SSL)/,
    (setting) =>
      `The database of ${setting} shows a certificate that is not trusted here: see sslmode in the address, and NODE_EXTRA_CA_CERTS`,
  ],
  [
    /^53300$/,
    (setting) =>
      `The database of ${setting} has no connection left: see max_connections there, and DB_POOL_SIZE of all replicas`,
  ],
  [
    /^42501$/,
    (setting) =>
      `The database of ${setting} does not let this user make what is needed: see whether the user owns the database`,
  ],
  [
    /^25006$/,
    (setting) =>
      `The database of ${setting} takes no changes: see whether its host is only a copy of another`,
  ],
  [
    /^42704$/,
    (setting) =>
      `The database of ${setting} does not know a parameter of the address: see what stands there after "?"`,
  ],
  [
    /^55P03$/,
    (setting) =>
      `The database of ${setting} is held by another migration, or in use: try again in a moment, or see MIGRATION_LOCK_TIMEOUT_MS`,
  ],
  [/^57014$/, (setting) => `The database of ${setting} took too long: try again when it has less to do`],
  [
    /^08P01$/,
    (setting) =>
      `The database of ${setting} does not take the bounds that this release sets: where a pooler stands before it, give its own address as DATABASE_DIRECT_URL`,
  ],
  [
    /^53100$/,
    (setting) => `The database of ${setting} has no room left on its disk: make some, and try again`,
  ],
  [/^57P0[123]$/, (setting) => `The database of ${setting} is starting or stopping: try again in a moment`],
];

/** Any other error as it is. @param setting the variable that holds the address */
export function unreachableOr(error: unknown, setting: string): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string') return error;
  const reason = reasons.find(([codes]) => codes.test(code))?.[1];
  // Of several addresses that were tried, the error that gathers them says nothing itself.
  const said = typeof message === 'string' && message !== '' ? message : code;
  return reason === undefined
    ? error
    : new DatabaseUnreachable(`${reason(setting)} (${said}).`, { cause: error });
}
