/** What students say of their own answers; apart from the schemas, so that the page can list it without them. */
export const certainties = ['guess', 'think', 'sure'] as const;
export type Certainty = (typeof certainties)[number];

/** Why an item was missed. */
export const missReasons = ['knowledge', 'misread', 'reasoning', 'timing'] as const;
export type MissReason = (typeof missReasons)[number];
