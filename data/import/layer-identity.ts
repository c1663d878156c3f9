import type { PageId, TextId } from '../model/ids.js'
import type { EarlierText, TextFile, TextLayer } from '../model/text.js'
import type { LayerDraft } from './layers.js'

/**
 * Gives each layer the id of the layer it continues: the one that shares most files with it, else the one of the same
 * kind and language and extent; a new one gets a new id. What a layer had before and has no more stays named in it as an earlier text.
 * @param now ISO 8601
 */
export function layersFrom(
  layers: readonly LayerDraft[],
  before: readonly TextLayer[],
  { mint, now }: { readonly mint: () => TextId; readonly now: string },
): TextLayer[] {
  const continued = new Map<LayerDraft, TextLayer>()
  const left = new Set(before)
  const tests: ((layer: LayerDraft, old: TextLayer) => boolean)[] = [
    (layer, old) => sharesFile(layer, old) && isAlike(layer, old),
    sharesFile,
    (layer, old) => isAlike(layer, old) && sharesName(layer, old),
    isAlike,
  ]
  for (const test of tests) {
    for (const layer of layers) {
      const old = continued.has(layer)
        ? undefined
        : [...left].find((candidate) => test(layer, candidate))
      if (!old) continue
      continued.set(layer, old)
      left.delete(old)
    }
  }
  return layers.map((layer) => {
    const old = continued.get(layer)
    const earlier = old ? earlierTexts(layer, old, now) : []
    return { id: old?.id ?? mint(), ...layer, ...(earlier.length > 0 && { earlier }) }
  })
}

/** The texts that a layer had before, and those that it had until now and has no more. */
function earlierTexts(layer: LayerDraft, old: TextLayer, until: string): EarlierText[] {
  const kept = new Set(filesOf(layer))
  const replaced = textsOf(old).filter(({ text }) => !kept.has(text.file.sha256))
  const single = new Map(replaced.map((one) => [one.text.file.sha256, one]))
  return [...(old.earlier ?? []), ...[...single.values()].map((one) => ({ ...one, until }))]
}

/** What this archive made itself is no continuation of what somebody gave, nor the other way round. */
function isAlike(layer: LayerDraft, old: TextLayer): boolean {
  return (
    layer.kind === old.kind && layer.language === old.language && layer.madeHere === old.madeHere
  )
}

function sharesFile(layer: LayerDraft, old: TextLayer): boolean {
  const files = new Set(filesOf(old))
  return filesOf(layer).some((sha256) => files.has(sha256))
}

function sharesName(layer: LayerDraft, old: TextLayer): boolean {
  const names = new Set(textsOf(old).map(({ text }) => text.file.name))
  return textsOf(layer).some(({ text }) => names.has(text.file.name))
}

function textsOf(
  layer: LayerDraft | TextLayer,
): readonly { readonly page?: PageId; readonly text: TextFile }[] {
  if (layer.extent === 'whole') return [{ text: layer.text }]
  const isOne = new Set(layer.pages.map(({ text }) => text.file.sha256)).size === 1
  return layer.pages.map(({ page, text }) => (isOne && layer.pages.length > 1 ? { text } : { page, text })) // prettier-ignore
}

function filesOf(layer: LayerDraft | TextLayer): string[] {
  return textsOf(layer).map(({ text }) => text.file.sha256)
}
