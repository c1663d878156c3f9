/** Lets everything go on that can. */
export const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Work that ends when the test says so, and not before. */
export function steered<Result = string>() {
  const open = new Map<string, { end: (result: Result) => void; fail: (error: Error) => void }>()
  const begun: string[] = []
  const one = (name: string) => {
    const found = open.get(name)
    if (!found) throw new Error(`${name} is not being worked on`)
    open.delete(name)
    return found
  }
  return {
    /** All that was ever begun, in order. */
    begun: begun as readonly string[],
    begin: (name: string) => {
      begun.push(name)
      return new Promise<Result>((resolve, reject) => {
        open.set(name, { end: resolve, fail: reject })
      })
    },
    running: () => [...open.keys()],
    end: (name: string, result = name as Result) => {
      one(name).end(result)
    },
    fail: (name: string, error: Error) => {
      one(name).fail(error)
    },
  }
}
