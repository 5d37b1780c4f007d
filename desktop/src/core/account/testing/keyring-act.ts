/** One act on the keeper in a process of its own: `get`, `set TOKEN` or `delete`; prints what came of it. TIMEOUT_MS bounds each. */
import { openKeeper } from '../keyring.ts';

const [act, token = ''] = process.argv.slice(2);
const keeper = openKeeper({ account: 'keyring-test', timeoutMs: Number(process.env['TIMEOUT_MS'] ?? 2_000) });

if (act === 'set') await keeper.set(token);
if (act === 'delete') await keeper.delete();
console.log(JSON.stringify({ kind: keeper.kind, token: await keeper.get(), finalKind: keeper.kind }));
// A keyring call that hangs holds a thread that Node joins at exit: whoever runs this ends it then.
process.exit(0);
