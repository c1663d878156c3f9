import type { Allowances, Charge } from './allowances.js'

/** Milliseconds between two tellings: a client that asks several processes gets no more than this much longer what it wants. */
const interval = 500

/**
 * Gathers what is done for clients here, and tells other processes of it now and then, so that all count alike whatever connections a client
 * has. Call what it gives to end it.
 */
export function telling(allowances: Allowances, tell: (charges: readonly Charge[]) => void) {
  const untold = new Map<string, number>()
  allowances.tell = ([client, milliseconds]) => {
    untold.set(client, (untold.get(client) ?? 0) + milliseconds)
  }
  const timer = setInterval(() => {
    if (untold.size === 0) return
    tell([...untold])
    untold.clear()
  }, interval)
  timer.unref()
  return () => {
    clearInterval(timer)
    allowances.tell = undefined
  }
}
