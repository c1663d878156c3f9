import type { alto } from './alto.js'

/** Not there yet. */
export const hocr: typeof alto = () => ''
