/** Every bound Answly puts on what it accepts or sends, in one place; each name ends in its unit. */
export const limits = {
  // Content: what a question file or pack may hold.
  importFileBytesMax: 64 * 1024 * 1024,
  importFilesMax: 500,
  importRejectedMax: 1_000,
  importColumnsMax: 500,
  packFileBytesMax: 256 * 1024 * 1024,
  packEntriesMax: 20_000,
  /** Of a pack and of an item: databases count in 32 bits. */
  packVersionMax: 999_999_999,
  packExpandedBytesMax: 512 * 1024 * 1024,
  mediaFileBytesMax: 16 * 1024 * 1024,
  itemsPerPackMax: 50_000,
  /** Packs that are on a student's other computers, of which one names so many. */
  packsElsewhereMax: 200,
  markdownCharsMax: 20_000,
  optionsPerItemMax: 20,
  /** Texts that are right, of one key. */
  acceptedPerKeyMax: 50,
  gapsPerItemMax: 50,
  topicsPerItemMax: 20,
  /** Bytes in one chunk of a file sent from the window to the core. */
  importChunkBytesMax: 512 * 1024,

  /** One message from a window to its core: an import chunk as base64 and room for the call around it. */
  windowMessageBytesMax: 2 * 1024 * 1024,

  // Sync (SY6).
  pushFactsMax: 1_000,
  pushBytesMax: 1024 * 1024,
  pullFactsMax: 5_000,
  pullBytesMax: 8 * 1024 * 1024,
  factDepthMax: 32,
  /** The form of the longest session, with long option ids, has room. */
  factBodyBytesMax: 128 * 1024,
  /** Facts in a sealed segment of a student's history (SY7). */
  segmentFacts: 10_000,
  segmentBytesMax: 64 * 1024 * 1024,
  segmentListMax: 500,
  /** The newest facts, which a new device gets first (SY7). */
  recentFactsMax: 1_000,
  /** Devices of one student whose digests are compared (SY12). */
  digestDevicesMax: 1_000,
  /** The end of the year 9999: what lies behind it has no date of four digits, and later on none at all. */
  timeMsMax: Date.UTC(10_000, 0, 1) - 1,
  /** A stamp further ahead of the server than this is restamped (SY8). */
  clockAheadMsMax: 60_000,
  documentKeyCharsMax: 200,
  documentBytesMax: 64 * 1024,
  /** Overwritten values of a field that stay visible, as far as they fit into the document (SY10). */
  documentLostMax: 20,
  /** Short enough that a note goes into its document with many a text that it lost. */
  noteCharsMax: 2_000,
  pushDocumentsMax: 200,
  pullDocumentsMax: 500,
  /** A deleted document is remembered this long (SY13). */
  tombstoneMs: 180 * 86_400_000,
  /** A running exam is taken for left when its device has not renewed its lease for this long (SY11). */
  leaseMs: 120_000,
  /** Of an exam that long ended; a device that comes back so late begins its lease anew. */
  leaseKeptMs: 180 * 86_400_000,
  devicesListedMax: 200,
  deviceNameCharsMax: 120,

  /** A JSON answer of the server, after decompression: a full page of facts and room to spare. */
  answerBytesMax: 64 * 1024 * 1024,
  problemBytesMax: 64 * 1024,

  // Postgres: how long a connection may be held (docs/operations.md).
  /** Less than REQUEST_TIMEOUT_MS, so that whoever asked hears of it. */
  queryMs: 20_000,
  /** More than a migration waits for a table, with all requests behind it. */
  queryLockMs: 10_000,
  /** Of a command of the operator, and of publishing a pack. */
  longQueryMs: 10 * 60_000,
  idleTransactionMs: 30_000,
  /** Taken out in one step of the daily sweep, of what nobody asks for any more. */
  sweptRowsMax: 1_000,
  /** A migration that cannot get a table soon gives up, rather than have all requests queue behind it. */
  migrationLockMs: 5_000,

  // Accounts.
  passwordCharsMin: 8,
  passwordCharsMax: 128,
  emailCharsMax: 254,

  // Tutor.
  tutorHintTokensMax: 120,
  tutorExplainTokensMax: 350,
  tutorChatTokensMax: 300,
  tutorMessageCharsMax: 500,
  /** Turns of a chat that its next answer is told of. */
  tutorHistoryTurnsMax: 8,
  similarItemsMax: 10,
  /** Of an answer under way, whatever its model says: far more than its tokens allow. */
  tutorFlightCharsMax: 64 * 1024,
  /** Of a text that is looked at whole before it is sent: three times what its tokens say in most languages. */
  tutorCheckedCharsMax: 2_000,
  /** Unpacked, of any answer of a provider: a list of embeddings is the longest. */
  providerAnswerBytesMax: 32 * 1024 * 1024,
  /** What has to be looked up, reserved and recorded before a model is asked. */
  tutorPrepareMs: 5_000,
  /** A replica that leads an answer and is silent for this long has lost it to another one. */
  tutorFlightLeaseMs: 5_000,
  /** An answer that ended well is still followed this long by those who looked for it just before it was kept. */
  tutorFlightEndedMs: 5_000,
  /** What was said on the way is forgotten this long after the last word. */
  tutorFlightKeptMs: 60_000,
  /** New answers that one replica makes while Redis is down: at the same time, and in a minute. */
  tutorDegradedAtOnceMax: 2,
  tutorDegradedPerMinuteMax: 10,
  /** How long the tutor remembers what was said in a chat. */
  threadKeptMs: 30 * 86_400_000,
  /** Calls, known answers and ratings, for reports: so that a month can be seen beside the same one of last year. */
  tutorUseKeptMs: 400 * 86_400_000,
  /** What a student spent on a day bounds that day alone. */
  studentDayKeptMs: 40 * 86_400_000,
  /** What is embedded of an item; models read about 8,000 tokens. */
  embeddedCharsMax: 8_000,
  /** Explanations of items alike that a chat is told of, and how much of each. */
  relatedTextsMax: 2,
  relatedTextCharsMax: 600,
  /** A student's own item, as JSON, that is sent along to be explained. */
  tutorOwnItemCharsMax: 32 * 1024,

  // Study.
  sessionItemsMax: 500,
  /** Chosen for one session. */
  sessionTopicsMax: 200,
  /** Of a timed block, before extra time: in less nobody reads a question. */
  blockMinutesMin: 1,
  blockMinutesMax: 600,
  /** Room on the disk that is kept for an exam that runs: more than 500 questions take, each answered several times. */
  reserveBytes: 4 * 1024 * 1024,
  /** What is given back of it at once: what is left of a piece, another program may take. */
  reservePieceBytes: 256 * 1024,
  /** So much must be free beside it before it is made. */
  reserveSpareBytes: 16 * 1024 * 1024,
  searchResultsMax: 50,
  /** Hits are counted up to here; a query that matches more says too little to be ranked. */
  searchCountMax: 500,
  searchQueryCharsMax: 200,
} as const;
