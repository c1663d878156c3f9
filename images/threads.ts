import sharp from 'sharp'

/**
 * Gives each picture one thread: a server makes several side by side, and the queue counts on each taking one processor. Unless told, sharp
 * goes by the allocator it finds: one thread with that of glibc, as many as there are processors elsewhere.
 * https://sharp.pixelplumbing.com/api-utility#concurrency
 */
export function oneThreadEach(): void {
  sharp.concurrency(1)
}
