import sharp from 'sharp'
import { makePyramid } from '../../images/pyramid.js'
import { timed } from '../measure.js'
import { peak } from './processes.js'

// One pyramid, made in a process of its own: node ingest-once.js fonds|sharp MASTER PYRAMID. Says what it took, in JSON.

const [maker, source = '', target = ''] = process.argv.slice(2)

async function bare(): Promise<unknown> {
  sharp.cache(false)
  return sharp(source, { limitInputPixels: false, sequentialRead: true })
    .tiff({ compression: 'jpeg', quality: 85, pyramid: true, tile: true, tileWidth: 512, tileHeight: 512 })
    .toFile(target) // prettier-ignore
}

const make = () => (maker === 'fonds' ? makePyramid({ source, frame: 0, target }) : bare())
const [milliseconds] = await timed<unknown>(make)
console.log(JSON.stringify({ milliseconds, peak: await peak('self') }))
