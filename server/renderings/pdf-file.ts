import PDFDocument from 'pdfkit'
import type { Box } from '../../data/model/region.js'

/** An object of a PDF that others point to. */
export type PdfObject = PDFKit.PDFKitReference

/** What an object holds, by its keys. Plain strings are names; what people read is made by {@link PdfFile.text}. */
export type PdfValues = Readonly<Record<string, unknown>>

/** Width and height of a page, in points: 1/72 inch. */
export interface Sheet {
  readonly width: number
  readonly height: number
}

/** What a PDF says of itself. */
export interface PdfSubject {
  readonly title: string
  readonly author?: string
  /** BCP 47 */
  readonly language?: string
  /** When the item was changed last; the same content gives the same bytes. */
  readonly changed: Date
  /** XMP, whole: https://developer.adobe.com/xmp/docs/ */
  readonly xmp: string
}

/** A PDF that is being written, page after page; what is finished can be taken away at any time. */
export interface PdfFile {
  /** Begins a page; `label` is what it is called beside its number. */
  page(size: Sheet, label: string): void
  /** Fills the page with a JPEG; `says` is for who cannot see it. */
  picture(jpeg: Buffer, says: string): void
  /** Writes on the page, in operators of ISO 32000-1, annex A; y counts from the top. Each piece is a paragraph to a screen reader. */
  paragraphs(pieces: readonly string[], language: string | undefined): void
  /** Makes a font known to the page, by a name for its operators. */
  font(name: string, object: PdfObject): void
  /** A place on the page that leads to an address. */
  link(place: Box, address: string): void
  /** An entry of the table of contents, for the page that was begun last; its level counts from 1. */
  section(title: string, level: number): void
  /** An object whose content comes later. */
  object(): PdfObject
  end(object: PdfObject, values: PdfValues, bytes?: Uint8Array): void
  /** An object whose content is known. */
  written(values: PdfValues, bytes?: Uint8Array): PdfObject
  text(words: string): unknown
  /** Ends it, when all objects are written. */
  close(): void
  /** What was written since it was called last. */
  taken(): Buffer | undefined
}

/** The parts of pdfkit that its types do not tell of. */
interface Inside {
  readonly _root: { readonly data: Record<string, unknown> }
  endMetadata: () => void
}

/** A text object of a PDF, for pdfkit, which takes a plain string for a name. */
const text = (words: string) => Object(words.toWellFormed()) as unknown

function opened({ title, author, language, changed }: PdfSubject): PDFKit.PDFDocument {
  return new PDFDocument({
    pdfVersion: '1.7',
    autoFirstPage: false,
    // Without a name it would read a font of its own.
    font: '',
    tagged: true,
    displayTitle: true,
    ...(language !== undefined && { lang: language }),
    info: {
      Title: title,
      ...(author !== undefined && { Author: author }),
      Producer: 'Fonds',
      Creator: 'Fonds',
      CreationDate: changed,
    },
  })
}

/** pdfkit's own metadata hold the title unescaped; these take their place. */
function withMetadata(document: PDFKit.PDFDocument, xmp: string): void {
  const inside = document as unknown as Inside
  inside.endMetadata = () => {
    const metadata = document.ref({ Type: 'Metadata', Subtype: 'XML' })
    ;(metadata as unknown as { compress: boolean }).compress = false
    metadata.end(Buffer.from(xmp))
    inside._root.data['Metadata'] = metadata
  }
}

type Marked = Pick<PdfFile, 'picture' | 'paragraphs'> & { readonly end: () => void }

/** What stands on the pages, marked for who listens to it. ISO 32000-1, 14.8 (tagged PDF) */
function marked(document: PDFKit.PDFDocument): Marked {
  const whole = document.struct('Document')
  document.addStructure(whole)
  return {
    picture: (jpeg, says) => {
      const { width, height } = document.page
      const content = document.markStructureContent('Figure')
      document.image(jpeg, 0, 0, { width, height })
      document.endMarkedContent()
      whole.add(document.struct('Figure', { alt: says.toWellFormed() }, [content]))
    },
    paragraphs: (pieces, language) => {
      const section = document.struct('Sect', { ...(language !== undefined && { lang: language }) })
      for (const piece of pieces) {
        const content = document.markStructureContent('P')
        document.addContent(piece)
        document.endMarkedContent()
        section.add(document.struct('P', {}, [content]))
      }
      whole.add(section)
      section.end()
    },
    end: () => {
      whole.end()
    },
  }
}

/** Objects of the file beside its pages. */
function objects(document: PDFKit.PDFDocument): Pick<PdfFile, 'object' | 'end' | 'written'> {
  return {
    object: () => document.ref({}),
    end: (object, values, bytes) => {
      ;(object as unknown as { data: PdfValues }).data = { ...values }
      object.end(bytes)
    },
    written: (values, bytes) => {
      const made = document.ref({ ...values })
      made.end(bytes)
      return made
    },
  }
}

/** Begins a PDF. */
export function pdfFile(subject: PdfSubject): PdfFile {
  const document = opened(subject)
  withMetadata(document, subject.xmp)
  const labels: unknown[] = []
  const contents = [document.outline]
  const { picture, paragraphs, end } = marked(document)
  const others = objects(document)
  return {
    ...others,
    page: ({ width, height }, label) => {
      document.addPage({ size: [width, height], margin: 0 })
      labels.push(labels.length / 2, { P: text(label) })
    },
    picture,
    paragraphs,
    font: (name, font) => {
      ;(document.page.fonts as Record<string, PdfObject>)[name] = font
    },
    link: ({ x, y, width, height }, address) => {
      document.link(x, y, width, height, address)
    },
    section: (title, level) => {
      const options: { fit: boolean } = { fit: true }
      // A level that is left out is not missed.
      contents.length = Math.min(contents.length, Math.max(1, level))
      const above = contents.at(-1) ?? document.outline
      contents.push(above.addItem(title.toWellFormed(), options as { expanded?: boolean }))
    },
    text,
    close: () => {
      ;(document as unknown as Inside)._root.data['PageLabels'] = others.written({ Nums: labels })
      end()
      document.end()
    },
    taken: () => (document.read() as Buffer | null) ?? undefined,
  }
}
