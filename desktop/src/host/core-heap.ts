/**
 * Bounds of the core's heap, in MB, for its process. Left to itself, Node lets garbage grow with the machine's memory: a
 * first sync of a million facts took 430 MB. The largest import needs less than this.
 */
export const coreHeapFlags = ['--max-semi-space-size=4', '--max-old-space-size=1024'];
