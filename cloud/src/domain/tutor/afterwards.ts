/** Work that goes on when nobody listens any more; whoever stops the process waits for it. */

/** @param failed what the log says where the work fails: a sentence without its stop. */
export type Afterwards = (work: Promise<void>, failed: string) => void;
