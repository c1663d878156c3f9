/** The formats a picture can be asked in, and their media types. https://iiif.io/api/image/3.0/#45-format */
export const formats = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/** A format as it ends an image address. */
export type Format = keyof typeof formats

/** Formats beyond those of compliance level 2 (jpg and png). */
export const extraFormats = ['webp'] as const satisfies readonly Format[]

/** The qualities a picture can be asked in. https://iiif.io/api/image/3.0/#44-quality */
export const qualities = ['default', 'color', 'gray', 'bitonal'] as const

/** A quality as it stands in an image address. */
export type Quality = (typeof qualities)[number]

/** Media type of a format. */
export function mediaType(format: Format): string {
  return formats[format]
}
