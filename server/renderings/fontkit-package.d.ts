/** The package brings no types. What is used of it: the outlines of letters. */
declare module 'fontkit' {
  interface Command {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    readonly args: readonly number[]
  }
  interface Font {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(point: number): boolean
    glyphForCodePoint(point: number): {
      readonly advanceWidth: number
      readonly path: { readonly commands: readonly Command[] }
    }
  }
  /** Throws where it is no font. */
  export function create(bytes: Uint8Array): Font
}
