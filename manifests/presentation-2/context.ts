/** https://iiif.io/api/presentation/2.1/#linked-data-context-and-extensions */
export const presentation2 = 'http://iiif.io/api/presentation/2/context.json'
