/**
 * Runs tasks side by side in their order, as many as their costs allow: at any time the running ones cost no more than
 * `budget` together, or one runs alone. Results come in the order of the tasks. The first failure stops the starting
 * of further tasks, and is thrown once the running ones have ended.
 */
export async function pooled<Task, Result>(
  tasks: readonly Task[],
  { budget, cost }: { readonly budget: number; readonly cost: (task: Task) => number },
  work: (task: Task) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const running = new Set<Promise<void>>()
  let spent = 0
  const failures: unknown[] = []
  for (const [at, task] of tasks.entries()) {
    const price = Math.min(cost(task), budget)
    while (running.size > 0 && spent + price > budget) await Promise.race(running)
    if (failures.length > 0) break
    spent += price
    const one = work(task)
      .then(
        (result) => {
          results[at] = result
        },
        (error: unknown) => {
          failures.push(error)
        },
      )
      .finally(() => {
        spent -= price
        running.delete(one)
      })
    running.add(one)
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
  return results
}
