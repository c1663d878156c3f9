import { Problem } from '../data/model/problem.js'

/** A problem whose answer carries headers that say more about it. */
export class HeadedProblem extends Problem {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    headers: Readonly<Record<string, string>>,
    ...problem: ConstructorParameters<typeof Problem>
  ) {
    super(...problem)
    this.headers = headers
  }
}
