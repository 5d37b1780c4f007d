/** Properties look elsewhere in every run of a developer; the run that decides about a change is the same when it is repeated. */
import fc from 'fast-check';

if (process.env['CI'] === 'true') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_128 });
