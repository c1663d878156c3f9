import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Box } from '../../data/model/region.js'
import { eventually, type Place } from './sight.js'

/** How the regions of lines are expected on the screen. */
export interface Regions {
  /** Where the scan is. */
  readonly scan: Place
  /** Pixels of the scan. */
  readonly size: { readonly width: number; readonly height: number }
  readonly boxes: readonly Box[]
  /** By how many CSS pixels the viewer draws a region wider and higher than it is. */
  readonly more?: { readonly width: number; readonly height: number }
}

/** How far off an edge may be, in CSS pixels: a viewer may lay its frame inside a region or around it. */
const give = 4

/** How much of an edge is to be seen; buttons may lie over the rest. */
const enough = 0.6

/** Milliseconds in which a viewer should have drawn; if it has not, it was perhaps not ready before either. */
const patience = 3000

/**
 * Expects that a viewer draws a frame around each line. Text, scan and frame may have any colour, so two pictures are held
 * together, one with the frames and one without, and what changed is looked at.
 * @param toggle takes the frames off the screen, or puts them there again, as a viewer's button does
 */
export async function drawsRegions(
  page: Page,
  toggle: () => Promise<unknown>,
  regions: Regions,
): Promise<void> {
  const none = (all: readonly string[]) => all.length === 0
  const toggled = async () => {
    const before = await page.screenshot()
    await toggle()
    const now = async () => missing(await changes(before, await page.screenshot()), regions)
    return eventually(now, none, patience)
  }
  expect(await eventually(toggled, none)).toEqual([])
}

/** Whether a pixel of the screen is another than before. */
type Changes = (x: number, y: number) => boolean

/** Colours whose parts differ by more than this altogether are others to the eye. */
const other = 24

async function changes(...pictures: [Buffer, Buffer]): Promise<Changes> {
  const raw = (picture: Buffer) =>
    sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [one, two] = [await raw(pictures[0]), await raw(pictures[1])]
  return (x, y) => {
    const at = (y * one.info.width + x) * 3
    const part = (more: number) => Math.abs((one.data[at + more] ?? 0) - (two.data[at + more] ?? 0))
    return part(0) + part(1) + part(2) > other
  }
}

/** The edges of regions that are not where they are expected: `'line 3: its left edge is not at 120'`. */
function missing(changed: Changes, { scan, size, boxes, more }: Regions): string[] {
  const [across, down] = [scan.width / size.width, scan.height / size.height]
  return boxes.flatMap((box, at) => {
    const left = Math.round(scan.x + box.x * across)
    const top = Math.round(scan.y + box.y * down)
    const right = Math.round(scan.x + (box.x + box.width) * across) + (more?.width ?? 0)
    const bottom = Math.round(scan.y + (box.y + box.height) * down) + (more?.height ?? 0)
    const column = (x: number) => isDrawn((y) => changed(x, y), top, bottom)
    const row = (y: number) => isDrawn((x) => changed(x, y), left, right)
    const edges = [
      ['left', left, column],
      ['right', right, column],
      ['upper', top, row],
      ['lower', bottom, row],
    ] as const
    return edges.flatMap(([name, where, drawn]) =>
      isNear(drawn, where) ? [] : [`line ${at + 1}: its ${name} edge is not at ${where}`],
    )
  })
}

/** Whether enough of an edge is there, from one end to the other. */
function isDrawn(changed: (at: number) => boolean, from: number, to: number): boolean {
  let count = 0
  for (let at = from; at < to; at++) if (changed(at)) count++
  return count >= enough * (to - from)
}

function isNear(drawn: (at: number) => boolean, where: number): boolean {
  for (let at = where - give; at <= where + give; at++) if (drawn(at)) return true
  return false
}
