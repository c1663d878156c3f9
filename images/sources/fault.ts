/** Why a source cannot be read: a reason of {@link file://../refusal.ts}, and what stands in its sentence. */
export type Fault =
  | { readonly reason: 'truncated' | 'locked' | 'pageless' }
  | { readonly reason: 'damaged' | 'foreign'; readonly detail: string }
  | { readonly reason: 'exhausting'; readonly most: number }

/** Thrown by what reads a source; whoever knows the file's name makes the refusal of it. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.reason)
    this.fault = fault
  }
}

/** The fault of a file that ends before its picture does. */
export const truncated = (): SourceFault => new SourceFault({ reason: 'truncated' })
/** The fault of a file that contradicts itself. */
export const damaged = (detail: string): SourceFault =>
  new SourceFault({ reason: 'damaged', detail })
/** The fault of a file that may be in order, and is written in a way that is not read. */
export const foreign = (detail: string): SourceFault =>
  new SourceFault({ reason: 'foreign', detail })
