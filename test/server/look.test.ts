import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import request from 'supertest'
import { createApp } from '../../server/app.js'
import { openLook } from '../../server/look.js'
import { createLog } from '../../server/log.js'
import { archiveFolder, lookingAt, settingsFor } from '../archives.js'
import { newFolder, written } from '../folders.js'

const log = createLog('silent')
const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><script>alert(1)</script><rect width="100%" height="100%" fill="#00558c"/></svg>`

const look = async (files: Readonly<Record<string, string | Uint8Array>>, more = {}) => {
  const folder = await written(await newFolder(), files)
  return { folder, look: await openLook(folder, settingsFor(folder, more), log) }
}

describe('settings of the look', () => {
  it.each([
    [
      { accent: '#ffd95e' },
      /accent is "#ffd95e": cannot be read on light paper: its contrast is 1\.3 to 1.*#[0-9a-f]{6} is the nearest/,
    ],
    [{ 'accent-dark': '#00558c' }, /cannot be read on dark paper/],
    [{ accent: 'red;} * { display: none' }, /must be a colour such as/],
    [{ logo: '../secret.png' }, /must be the name of a file in the archive folder/],
    [{ logo: '/etc/passwd.svg' }, /must be the name of a file/],
    [{ logo: '.hidden/logo.svg' }, /must be the name of a file/],
    [{ logo: 'logo.html' }, /must be a file of SVG, PNG/],
    [{ icon: 'icon.jpg' }, /must be a file of SVG or PNG/],
  ])('refuses %j', (more, sentence) => {
    expect(() => settingsFor('archive', more)).toThrow(sentence)
  })

  it('takes what can be used', () => {
    const more = { accent: '#00558C', logo: 'look/our logo.svg', featured: 'a, b c' }
    expect(settingsFor('archive', more)).toMatchObject({
      accent: '#00558c',
      logo: 'look/our logo.svg',
      featured: ['a', 'b', 'c'],
    })
  })
})

describe('the look', () => {
  it('is that of Fonds where nothing was chosen', async () => {
    const { look: plain } = await look({})
    expect(plain.names).toEqual({ icon: 'icon.svg' })
    expect(plain.texts()).toEqual({ pages: [] })
    const icon = await plain.file('icon-180.png')
    expect(await sharp(icon?.bytes).metadata()).toMatchObject({
      width: 180,
      height: 180,
      format: 'png',
      hasAlpha: false,
    })
    for (const name of ['colours.css', 'logo.svg', 'icon-181.png', '../fonds.yaml', ''])
      expect(await plain.file(name)).toBeUndefined()
  })

  it('has an icon from a square logo, and not from a wide one', async () => {
    const square = await look({ 'l.svg': svg(100, 90) }, { logo: 'l.svg' })
    expect(square.look.names).toEqual({ logo: 'logo.svg', icon: 'icon.svg' })
    expect(Buffer.from((await square.look.file('icon.svg'))?.bytes ?? []).toString()).toBe(
      svg(100, 90),
    )
    const wide = await look({ 'l.svg': svg(300, 90) }, { logo: 'l.svg' })
    expect(Buffer.from((await wide.look.file('icon.svg'))?.bytes ?? []).toString()).not.toContain(
      '00558c',
    )
    const [, , , alpha] = await sharp((await square.look.file('icon-192.png'))?.bytes)
      .raw()
      .toBuffer()
    expect(alpha).toBe(0)
  })

  it('changes its version with its content', async () => {
    const versions = [
      await look({ 'l.svg': svg(100, 100) }, { logo: 'l.svg' }),
      await look({ 'l.svg': svg(100, 101) }, { logo: 'l.svg' }),
      await look({ 'l.svg': svg(100, 101) }, { logo: 'l.svg', accent: '#00558c' }),
      await look({}),
    ].map((one) => one.look.version)
    expect(new Set(versions).size).toBe(4)
  })

  it('says which file is missing, or is no picture', async () => {
    await expect(look({}, { logo: 'logo.svg' })).rejects.toThrow(
      /logo is logo\.svg, but .*logo\.svg cannot be read/,
    )
    await expect(look({ 'logo.png': 'no picture' }, { logo: 'logo.png' })).rejects.toThrow(
      'logo is logo.png, but that file is no picture that can be read.',
    )
  })
})

describe('texts about the archive', () => {
  it('come in the order of their names, with a title in each language', async () => {
    const { look: one } = await look({
      'pages/20-imprint.md': '# Imprint\n',
      'pages/20-imprint.fr.md': '# Mentions légales\n',
      'pages/10-About us.md': 'No heading.\n',
      'pages/.hidden.md': '# No\n',
      'pages/notes.txt': '# No\n',
      'pages/a;b.md': '# No\n',
    })
    expect(one.texts().pages.map(({ name, title }) => [name, title])).toEqual([
      ['about-us', { en: ['about us'] }],
      ['imprint', { en: ['Imprint'], fr: ['Mentions légales'] }],
    ])
  })

  it('are read anew when they change', async () => {
    const { folder, look: one } = await look({ 'w.md': 'Old.' }, { 'home-text': 'w.md' })
    expect(one.texts().home).toEqual({ none: ['Old.'] })
    await mkdir(join(folder, 'pages'))
    await writeFile(join(folder, 'pages', 'new.md'), '# New\n')
    await writeFile(join(folder, 'w.md'), 'Changed.')
    const end = Date.now() + 10_000
    while (one.texts().pages.length === 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      await one.catchUp()
    }
    expect(one.texts().home).toEqual({ none: ['Changed.'] })
    await rm(join(folder, 'w.md'))
    expect(one.texts().pages.map(({ name }) => name)).toEqual(['new'])
  })
})

describe('an archive with a look of its own', () => {
  const served = async () => {
    const folder = await archiveFolder()
    await written(folder, {
      'fonds.yaml': '',
      'logo.svg': svg(40, 40),
      'pages/imprint.md': '# Imprint\n\n<script>alert(1)</script>\n',
    })
    const languages = ['en', 'fr']
    return createApp(
      await lookingAt(folder, {
        logo: 'logo.svg',
        accent: '#00558c',
        languages,
        title: '"Ours" </title>',
      }),
    )
  }
  const people = { accept: 'text/html' }

  it('sends its files, which are kept for ever and can do nothing', async () => {
    const app = await served()
    const home = await request(app).get('/').set(people).expect(200)
    const addresses = [...home.text.matchAll(/(?:href|src)="(\/look\/[^"]+)"/g)].map(
      ([, address = '']) => address,
    )
    expect(addresses.map((address) => address.replace(/[?].*/, '')).sort()).toEqual([
      '/look/colours.css',
      '/look/icon-180.png',
      '/look/icon.svg',
      '/look/logo.svg',
      '/look/site.webmanifest',
    ])
    for (const address of addresses) {
      const reply = await request(app).get(address).expect(200)
      expect(reply.headers['cache-control']).toContain('immutable')
    }
    const logo = await request(app).get('/look/logo.svg').expect('content-type', 'image/svg+xml')
    expect(logo.headers['content-security-policy']).toContain('sandbox')
    const manifest = await request(app).get('/look/site.webmanifest')
    expect(JSON.parse(manifest.text)).toMatchObject({ name: '"Ours" </title>', start_url: '/' })
    await request(app).get('/favicon.ico').expect(200).expect('content-type', 'image/png')
    await request(app).get('/look/..%2Ffonds.yaml').expect(404)
  })

  it('shows its texts, in the language that was asked for', async () => {
    const app = await served()
    const page = await request(app).get('/about/imprint?lang=fr').set(people).expect(200)
    expect(page.text).toContain('<html lang="fr">')
    expect(page.text).toContain('&lt;script&gt;')
    expect(page.text).not.toContain('<script>alert')
    await request(app).get('/about/nothing').set(people).expect(404)
    for (const query of ['?lang=xx', '?lang=', '?lang=de', '?lang=%22%3E', '?lang=en'])
      expect((await request(app).get(`/${query}`).set(people).expect(200)).text).toContain(
        '<html lang="en">',
      )
  })

  it('protects the page that says what went wrong, wherever it stands', async () => {
    const app = await served()
    for (const path of [
      '/nowhere',
      '/iiif/presentation/3/x/manifest',
      '/items/%',
      '//',
      '/items/x?lang=fr',
      '/?after=x',
    ]) {
      const reply = await request(app).get(path).set(people)
      expect([400, 404]).toContain(reply.status)
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
      expect(reply.headers['content-security-policy']).not.toContain('unsafe')
      expect(reply.text).toContain('noindex')
    }
  })
})
