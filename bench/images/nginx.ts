import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { installed, ran, started, until } from './processes.js'
import type { ImageServer, Missing } from './server.js'

/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}

/** As root it would drop to a user who may not read the bench's folder. */
const user = () => (process.getuid?.() === 0 ? 'user root;' : '')

/** One worker that never closes a connection, logs no request, and keeps files open. https://nginx.org/en/docs/ */
function configuration(folder: string, port: number, { outside = '', location }: Site): string {
  const aside = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(' ')
  return `daemon off;
worker_processes 1;
${user()}
pid ${join(folder, 'pid')};
error_log ${join(folder, 'error.log')} error;
events { worker_connections 256; }
http {
  ${aside}
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 600;
  keepalive_requests 1000000000;
  open_file_cache max=10000 inactive=600s;
  open_file_cache_valid 600s;
  default_type image/jpeg;
  ${outside}
  server {
    listen 127.0.0.1:${String(port)};
    location / { ${location} }
  }
}
`
}

/** What a server of nginx does. */
export interface Site {
  /** Directives beside the server, as an upstream. */
  readonly outside?: string
  /** Directives that answer every path. */
  readonly location: string
}

export const missingNginx: Missing = {
  name: 'nginx',
  missing: 'skipped: nginx is not installed (Debian: apt install nginx-light)',
}

/** Starts nginx with one worker, in a folder that it makes. */
export async function startNginx(
  folder: string,
  site: Site,
): Promise<Pick<ImageServer, 'name' | 'root' | 'pid' | 'stop'> | Missing> {
  const program = installed('nginx')
  if (program === undefined) return missingNginx
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, port, site))
  const words = ['-p', folder, '-e', join(folder, 'error.log'), '-c', file]
  const server = started(program, words)
  const root = `http://127.0.0.1:${String(port)}`
  await until(server, async () => {
    const answer = await fetch(root).catch(() => undefined)
    await answer?.arrayBuffer()
    return answer
  })
  const version = /nginx\/(\S+)/.exec(await ran(program, ['-v']))?.[1] ?? ''
  return { name: `nginx ${version}`, root, pid: server.pid, stop: server.stop }
}

/** nginx that answers from files which lie under the paths that are asked for. */
export async function startFiles(
  folder: string,
  files: string,
  base: string,
): Promise<ImageServer | Missing> {
  const server = await startNginx(folder, { location: `root ${files};` })
  return 'missing' in server ? server : { ...server, base }
}
