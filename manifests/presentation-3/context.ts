/** https://iiif.io/api/presentation/3.0/#46-linked-data-context-and-extensions */
export const presentation3 = 'http://iiif.io/api/presentation/3/context.json'

/** Says what `textGranularity` means. https://iiif.io/api/extension/text-granularity/#4-linked-data-context */
export const textGranularity = 'http://iiif.io/api/extension/text-granularity/context.json'
