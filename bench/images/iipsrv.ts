import { mkdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { missingNginx, startNginx } from './nginx.js'
import { isProgram, started, until, type Running } from './processes.js'
import type { ImageServer, Missing } from './server.js'

const missing: Missing = {
  name: 'iipsrv',
  missing: 'skipped: set IIPSRV to the path of iipsrv.fcgi (https://github.com/ruven/iipsrv; built after 1.1, which passes no tiles through)', // prettier-ignore
}

/** All that it needs to be at its best. Described in its README. */
const settings = {
  URI_MAP: 'iiif=>IIIF',
  CODEC_PASSTHROUGH: '1',
  // Megabytes: every tile of the page.
  MAX_IMAGE_CACHE_SIZE: '200',
  // What the tiles have, and what Fonds gives odd regions.
  JPEG_QUALITY: '85',
  // Pixels a side that it gives out at most. (-1, for no bound, is not understood by older ones.)
  MAX_CVT: '16000',
  CORS: '*',
  IIIF_VERSION: '3',
}

async function startOne(program: string, folder: string, images: string): Promise<Running> {
  const socket = join(folder, 'socket')
  await mkdir(folder, { recursive: true })
  const environment = {
    ...settings,
    FILESYSTEM_PREFIX: `${images}/`,
    LOGFILE: join(folder, 'log'),
    VERBOSITY: '0',
  }
  const server = started(program, ['--bind', socket, '--backlog', '1024'], { environment })
  await until(server, () => existsSync(socket) || undefined)
  return server
}

/** It tells its version in its log, when it logs at all. */
async function version(program: string, folder: string): Promise<string> {
  const [log, socket] = [join(folder, 'version.log'), join(folder, 'version')]
  await mkdir(folder, { recursive: true })
  const environment = { LOGFILE: log, VERBOSITY: '1' }
  const server = started(program, ['--bind', socket], { environment })
  try {
    return await until(
      server,
      async () => /Version (\S+)/.exec(await readFile(log, 'utf8').catch(() => ''))?.[1],
    )
  } finally {
    await server.stop()
  }
}

/** nginx's word to a FastCGI server, over connections that are kept. */
const location = `fastcgi_pass iipsrv; fastcgi_keep_conn on;
      fastcgi_buffering on; fastcgi_buffer_size 64k; fastcgi_buffers 64 64k;
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
      fastcgi_param SERVER_PROTOCOL $server_protocol; fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param PATH_INFO $fastcgi_script_name; fastcgi_param HTTP_HOST $http_host;`

/**
 * Starts iipsrv behind nginx, as its README says.
 * @param pyramid path of a tiled TIFF
 * @param processes how many of it; each does one thing at a time
 */
export async function startIipsrv(
  folder: string,
  pyramid: string,
  processes: number,
): Promise<ImageServer | Missing> {
  const program = process.env['IIPSRV']
  if (program === undefined || !isProgram(program)) return missing
  const all = await Promise.all(
    Array.from({ length: processes }, (_, at) =>
      startOne(program, join(folder, String(at)), dirname(pyramid)),
    ),
  )
  const stopAll = async () => {
    await Promise.all(all.map(({ stop }) => stop()))
  }
  const sockets = all.map((_, at) => `server unix:${join(folder, String(at), 'socket')};`)
  const front = await startNginx(join(folder, 'nginx'), {
    outside: `upstream iipsrv { ${sockets.join(' ')} keepalive 32; }`,
    location,
  })
  if ('missing' in front) {
    await stopAll()
    return { name: 'iipsrv', missing: missingNginx.missing }
  }
  return {
    name: `iipsrv ${await version(program, folder)}${processes > 1 ? ` × ${String(processes)}` : ''}`,
    root: front.root,
    base: `/iiif/${pyramid.slice(dirname(pyramid).length + 1)}`,
    pid: all[0]?.pid ?? 0,
    stop: async () => {
      await front.stop()
      await stopAll()
    },
  }
}
