/** Preloaded into a child process: when the parent is gone, however it went, the child is told to end. */

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The listener alone would keep a process alive that has nothing left to do.
process.channel?.unref();
