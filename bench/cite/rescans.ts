import { randomNumbers } from '../../test/scans.js'
import { all, asJpeg, bordered, cropped, curved, grey, lit, noisy, scaled, turned, type Otherwise } from './rescan.js' // prettier-ignore

const noise = (steps: number): Otherwise => noisy(steps, randomNumbers(7))

/** Second scans of a page, by what is done otherwise. */
export const rescans: Readonly<Record<string, Otherwise>> = {
  'half the size': scaled(0.5),
  'twice the size': scaled(2),
  'turned by 2°': turned(2),
  'turned by -5°': turned(-5, '#fff'),
  'turned by 90°': turned(90),
  'turned by 180°': turned(180),
  'turned by 270°, 1.3 times the size': all(turned(270), scaled(1.3)),
  '5 % cut off all round': cropped(0.05, 0.05, 0.05, 0.05),
  '15 % cut off on two sides': cropped(0.15, 0.15, 0, 0),
  '15 % cut off all round': cropped(0.15, 0.15, 0.15, 0.15),
  'a black border': bordered(0.08, '#000'),
  'a white border': bordered(0.15, '#fff'),
  'darker, with little contrast': lit(0.45, 20),
  'brighter, with more contrast': lit(1.3, 20),
  'gamma 0.5': curved(0.5),
  'gamma 2': curved(2),
  'in grey': grey,
  'JPEG of quality 40': asJpeg(40),
  'noise of 15 steps': noise(15),
  'half the size, 3° askew, in grey, JPEG 40': all(scaled(0.5), turned(3), grey, asJpeg(40)),
  '10 % cut off, -4° askew, darker, noise': all(cropped(0.1, 0.05, 0.02, 0.1), turned(-4), lit(0.6, 10), noise(8)), // prettier-ignore
  'upside down, a border, gamma 1.6, JPEG 40': all(bordered(0.08, '#333'), turned(182), curved(1.6), asJpeg(40)), // prettier-ignore
}
