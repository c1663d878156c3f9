/** A page of 600 by 800 in ALTO: words of 20 pixels each, 30 apart, lines 40 apart. */
export function alto(...lines: string[]): string {
  const line = (text: string, at: number) => {
    const words = text.split(' ').map((word, nth) => `<String CONTENT="${word}" HPOS="${50 + nth * 30}" VPOS="${40 + at * 40}" WIDTH="20" HEIGHT="15"/>`) // prettier-ignore
    return `<TextLine HPOS="50" VPOS="${40 + at * 40}" WIDTH="500" HEIGHT="20">${words.join('<SP/>')}</TextLine>`
  }
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock>${lines.map(line).join('')}</TextBlock></PrintSpace></Page></Layout></alto>`
}
