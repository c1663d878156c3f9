import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What stands in the browser for Node's own way to find a module: each is run once, when it is first asked for. */
const runner = `const made = {}
function required(id) {
  if (made[id]) return made[id].exports
  const module = (made[id] = { exports: {} })
  const [run, ids] = modules[id]
  run.call(module.exports, module, module.exports, (name) => required(ids[name]))
  return module.exports
}`

/** Any of the three quotes, as compilers that write small files use them. */
const asked = /\brequire\((["'`])([^"'`]+)\1\)/g

/**
 * One script for a browser, of CommonJS modules and all that they ask for.
 * @param wanted what the page is to have, as globals: paths of modules by the names they get
 * @param packages paths of the modules that stand for names of packages: `{ react: '…/react.production.min.js' }`
 * @throws where a module asks for a package that is not among these
 */
export async function scriptOf(
  wanted: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, string>>,
): Promise<string> {
  const modules = new Map<string, string>()
  const add = async (path: string): Promise<void> => {
    if (modules.has(path)) return
    modules.set(path, '')
    const code = await readFile(path, 'utf8')
    const ids: Record<string, string> = {}
    for (const [, , name = ''] of code.matchAll(asked)) {
      const found = name.startsWith('.') ? join(dirname(path), name) : packages[name]
      if (found === undefined) throw new Error(`${path} asks for ${name}, which is not there.`)
      ids[name] = found
      await add(found)
    }
    const run = `function (module, exports, require) {\n${code}\n}`
    modules.set(path, `${JSON.stringify(path)}: [${run}, ${JSON.stringify(ids)}]`)
  }
  for (const path of Object.values(wanted)) await add(path)
  const all = `const modules = {\n${[...modules.values()].join(',\n')}\n}`
  const globals = Object.entries(wanted).map(
    ([name, path]) => `window.${name} = required(${JSON.stringify(path)})`,
  )
  return `(() => {\n${[all, runner, ...globals].join('\n')}\n})()`
}
