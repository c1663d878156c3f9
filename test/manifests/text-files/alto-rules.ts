import { readXml, type Attributes } from '../../../data/import/xml.js'

/** What an element may hold, in this order: children, each with a comma behind it. Others hold none. */
const content: Readonly<Record<string, RegExp>> = {
  alto: /^(Description,)?(Tags,)?(ReadingOrder,)?Layout,$/,
  Description: /^MeasurementUnit,(sourceImageInformation,)?(Processing,)*$/,
  sourceImageInformation: /^(fileName,)?$/,
  Processing: /^(processingCategory,)?(processingDateTime,)?(processingSoftware,)?$/,
  processingSoftware: /^(softwareName,)?$/,
  Tags: /^((LayoutTag|StructureTag),)*$/,
  Layout: /^(Page,)+$/,
  Page: /^(PrintSpace,)?$/,
  PrintSpace: /^(TextBlock,)*$/,
  TextBlock: /^(TextLine,)+$/,
  TextLine: /^(Shape,)?(String,(SP,)?)+(HYP,)?$/,
  Shape: /^Polygon,$/,
}

const place = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT']

/** Attributes an element must and may have. */
const attributes: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  alto: [[], ['SCHEMAVERSION', 'xmlns', 'xmlns:xsi', 'xsi:schemaLocation']],
  Processing: [['ID'], []],
  LayoutTag: [['ID', 'LABEL'], []],
  StructureTag: [['ID', 'LABEL'], []],
  Page: [
    ['ID', 'PHYSICAL_IMG_NR', 'WIDTH', 'HEIGHT'],
    ['PRINTED_IMG_NR', 'LANG'],
  ],
  PrintSpace: [[], place],
  TextBlock: [['ID'], [...place, 'TAGREFS']],
  TextLine: [[], ['ID', 'TAGREFS', 'BASELINE', ...place]],
  String: [['CONTENT'], ['WC', 'SUBS_TYPE', 'SUBS_CONTENT', ...place]],
  SP: [[], ['HPOS', 'VPOS', 'WIDTH']],
  HYP: [['CONTENT'], []],
  Polygon: [['POINTS'], []],
}

/**
 * What is wrong with a file by the rules of ALTO 4.4, as far as they touch what is written here
 * (https://www.loc.gov/standards/alto/v4/alto-4-4.xsd); nothing where all is right.
 */
export function altoFaults(xml: string): readonly string[] {
  const faults: string[] = []
  const ids = new Set<string>()
  const refs: string[] = []
  const open: { readonly name: string; children: string }[] = []
  const checkAttributes = (name: string, all: Attributes) => {
    const [must, may] = attributes[name] ?? [[], []]
    for (const key of must) if (all[key] === undefined) faults.push(`${name} has no ${key}`)
    for (const [key, value = ''] of Object.entries(all)) {
      if (!must.includes(key) && !may.includes(key)) faults.push(`${name} has ${key}`)
      if (place.includes(key) && !/^\d+$/.test(value)) faults.push(`${name}: ${key} is ${value}`)
    }
    if (all['ID'] !== undefined && ids.has(all['ID'])) faults.push(`twice: ${all['ID']}`)
    if (all['ID'] !== undefined) ids.add(all['ID'])
    if (all['TAGREFS'] !== undefined) refs.push(all['TAGREFS'])
  }
  const findings = readXml(new TextEncoder().encode(xml), 'alto', {
    open: (name, all) => {
      const around = open.at(-1)
      if (around) around.children += `${name},`
      open.push({ name, children: '' })
      checkAttributes(name, all)
    },
    close: () => {
      const { name = '', children = '' } = open.pop() ?? {}
      if (!(content[name] ?? /^$/).test(children)) faults.push(`${name} holds ${children}`)
    },
  })
  for (const ref of refs) if (!ids.has(ref)) faults.push(`no such tag: ${ref}`)
  return [...faults, ...findings.map(({ what }) => what)]
}
