/** The package brings no types. What is used of it: `parse` throws where a text is no EDTF. */
declare module 'edtf' {
  export function parse(
    text: string,
    constraints?: { readonly level?: 0 | 1 | 2 },
  ): { readonly type: string; readonly level: number }
}
