/** What a hostile or broken client may send: near enough to the real thing to get past the first check. */
import fc from 'fast-check';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.constant(2 ** 53));
const numbers = fc.array(number, { maxLength: 4 });

/** Columns of facts, hardly ever of one length. */
const columns = fc.record(
  {
    ids: fc.oneof(
      text,
      fc.array(fc.uuid(), { maxLength: 4 }).map((ids) => ids.join(',')),
    ),
    devices: fc.array(fc.oneof(fc.uuid(), text), { maxLength: 3 }),
    kinds: fc.array(fc.oneof(fc.constantFrom('attempt', 'null', 'of-tomorrow', '{a,b}'), text), {
      maxLength: 3,
    }),
    device: numbers,
    kind: numbers,
    deviceSeq: numbers,
    at: numbers,
    zoneMinutes: numbers,
    monoMs: numbers,
  },
  { requiredKeys: [] },
);

const fields = fc.dictionary(
  fc.oneof(text, fc.constantFrom('deleted', 'text', '__proto__')),
  fc.oneof(
    fc.jsonValue(),
    fc.record({
      value: fc.jsonValue(),
      stamp: fc.oneof(
        text,
        fc.uuid().map((deviceId) => `zzzzzzzzzzz.0000.${deviceId}`),
      ),
      base: text,
    }),
  ),
  { maxKeys: 4 },
);

/** Members of all bodies at once, each of them right or wrong. */
const members = fc.record(
  {
    protocol: fc.oneof(fc.integer(), fc.string()),
    deviceId: fc.oneof(fc.uuid(), text),
    sessionId: fc.oneof(fc.uuid(), text),
    takeOver: fc.oneof(fc.boolean(), fc.string()),
    deviceName: text,
    email: fc.oneof(fc.emailAddress(), fc.string()),
    password: fc.string({ unit: 'binary', maxLength: 140 }),
    refreshToken: fc.string({ minLength: 15, maxLength: 210 }),
    sentAt: fc.oneof(fc.nat(), fc.double()),
    columns: fc.oneof(columns, fc.jsonValue()),
    documents: fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ key: fc.oneof(text, fc.constantFrom('settings', 'note:a:b')), fields }),
        ),
        { maxLength: 4 },
      ),
    ),
    requestId: fc.uuid(),
    packId: fc.uuid(),
    itemId: fc.uuid(),
    itemVersion: fc.integer(),
    mode: fc.constant('explain'),
    response: fc.constant(null),
    locale: fc.constantFrom('en', 'x'),
  },
  { requiredKeys: [] },
);

export const garbageBody: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue(), members);

/** A frame: a head line, and lines that may be bodies. */
export const garbageFrame: fc.Arbitrary<string> = fc
  .tuple(
    garbageBody,
    fc.array(
      fc.oneof(
        text,
        fc.jsonValue().map((each) => JSON.stringify(each)),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([head, lines]) => [JSON.stringify(head), ...lines].join('\n'));

/** What may stand in a path or a query. */
export const garbageWord = fc.oneof(
  fc.uuid(),
  fc.integer().map(String),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
