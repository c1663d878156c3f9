/** Reads bytes of a file: so many from an offset, fewer where the file ends. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>
