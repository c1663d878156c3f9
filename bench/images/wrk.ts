/** Which path is asked for next: any of them, or each in turn and none twice. */
export interface Choice {
  readonly once: boolean
  readonly seed: number
}

/** What came of a load. */
export interface Load {
  readonly requests: number
  readonly seconds: number
  /** Answers that were no success, connections that broke, and answers that never came. */
  readonly failed: number
}

/** wrk's script: reads paths, one a line, writes every request beforehand, and reports in JSON. */
export function script(list: string, { once, seed }: Choice): string {
  const next = once ? 'at = at % #prepared + 1' : 'at = math.random(#prepared)'
  return `local prepared, at = {}, 0
function init()
  math.randomseed(${String(seed)})
  for path in io.lines(${JSON.stringify(list)}) do
    prepared[#prepared + 1] = wrk.format("GET", path)
  end
end
function request()
  ${next}
  return prepared[at]
end
function done(summary)
  local e = summary.errors
  io.write(string.format('\\n{"requests":%d,"microseconds":%d,"failed":%d}\\n',
    summary.requests, summary.duration, e.status + e.connect + e.read + e.write + e.timeout))
end
`
}

/** What the script's last line reports; throws where there is none. */
export function parseReport(said: string): Load {
  const line = /^\{.*\}$/m.exec(said)?.[0]
  if (line === undefined) throw new Error(`wrk gave no report: ${said}`)
  const report = JSON.parse(line) as { requests: number; microseconds: number; failed: number }
  return { requests: report.requests, seconds: report.microseconds / 1e6, failed: report.failed }
}
