#!/usr/bin/env node
import { runProgram } from './program.js'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time is meant: everything on disk is whole at any moment.
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
  })
}

// Whoever read the output wants no more of it (`fonds list | head`): there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.stderr.on('error', () => undefined)

process.exitCode = await runProgram(process.argv.slice(2), {
  environment: process.env,
  console: { out: process.stdout, err: process.stderr },
  signal: stop.signal,
})
