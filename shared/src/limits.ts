/** Every bound Answly puts on what it accepts or sends, in one place; each name ends in its unit. */
export const limits = {
  // Content: what a question file or pack may hold.
  importFileBytesMax: 64 * 1024 * 1024,
  importFilesMax: 500,
  importRejectedMax: 1_000,
  importColumnsMax: 500,
  packFileBytesMax: 256 * 1024 * 1024,
  packEntriesMax: 20_000,
  packExpandedBytesMax: 512 * 1024 * 1024,
  mediaFileBytesMax: 16 * 1024 * 1024,
  itemsPerPackMax: 50_000,
  markdownCharsMax: 20_000,
  optionsPerItemMax: 20,
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
  factBodyBytesMax: 64 * 1024,
  /** A stamp further ahead of the server than this is restamped (SY8). */
  clockAheadMsMax: 60_000,

  /** A JSON answer of the server, after decompression: a full page of facts and room to spare. */
  answerBytesMax: 64 * 1024 * 1024,
  problemBytesMax: 64 * 1024,

  // Accounts.
  passwordCharsMin: 8,
  passwordCharsMax: 128,
  emailCharsMax: 254,

  // Tutor.
  tutorMessageCharsMax: 500,
  tutorExplainTokensMax: 350,
  tutorHintTokensMax: 120,
  /** A student's own item, as JSON, that is sent along to be explained. */
  tutorOwnItemCharsMax: 32 * 1024,

  // Study.
  sessionItemsMax: 500,
  searchResultsMax: 50,
  /** Hits are counted up to here; a query that matches more says too little to be ranked. */
  searchCountMax: 500,
  searchQueryCharsMax: 200,
} as const;
