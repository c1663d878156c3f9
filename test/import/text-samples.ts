import type { TextFormat } from '../../data/model/text.js'

/** A small page in each form of text, with most of what the form can say. */
export const samples: Readonly<Record<TextFormat, string>> = {
  plain: 'Dear Sir,\n\nthe harbour is ice-\nbound.\n\f\n[page 2]\nYours\n',
  markdown: '# Memorandum\n\nthe *harbour* is ~~open~~ ice-\nbound.[^1]\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- page 2 -->\n\n[^1]: In pencil.\n',
  alto: `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><MeasurementUnit>mm10</MeasurementUnit><sourceImageInformation><fileName>1.tif</fileName></sourceImageInformation>
<OCRProcessing ID="O"><ocrProcessingStep><processingSoftware><softwareName>Reader</softwareName><softwareVersion>2</softwareVersion></processingSoftware></ocrProcessingStep></OCRProcessing></Description>
<Tags><OtherTag ID="T1" LABEL="heading"/></Tags>
<Layout><Page ID="P" WIDTH="2100" HEIGHT="2970"><ReadingOrder><OrderedGroup ID="g"><ElementRef ID="e" REF="B2"/><ElementRef ID="f" REF="B1"/></OrderedGroup></ReadingOrder>
<PrintSpace><ComposedBlock ID="C"><TextBlock ID="B1" HPOS="100" VPOS="300" WIDTH="900" HEIGHT="120">
<TextLine ID="L1" HPOS="100" VPOS="300" WIDTH="900" HEIGHT="50" BASELINE="100,340 1000,344"><Shape><Polygon POINTS="100,300 1000,300 1000,350 100,350"/></Shape>
<String HPOS="100" VPOS="300" WIDTH="200" HEIGHT="50" CONTENT="the" WC="0.93"/><SP WIDTH="20"/><String HPOS="320" VPOS="300" WIDTH="300" HEIGHT="50" CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"/><HYP CONTENT="-"/></TextLine>
<TextLine ID="L2" HPOS="100" VPOS="360" WIDTH="900" HEIGHT="50"><String HPOS="100" VPOS="360" WIDTH="300" HEIGHT="50" CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/></TextLine></TextBlock></ComposedBlock>
<TextBlock ID="B2" TAGREFS="T1"><TextLine ID="L3"><String CONTENT="Memo &amp; notes"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`,
  'page-xml': `<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>Reader</Creator></Metadata>
<Page imageFilename="1.tif" imageWidth="600" imageHeight="800"><ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="r1"/><RegionRefIndexed index="0" regionRef="r2"/></OrderedGroup></ReadingOrder>
<TextRegion id="r1" type="paragraph"><Coords points="10,10 300,10 300,60 10,60"/><TextLine id="l1"><Coords points="10,10 300,10 300,30 10,30"/><Baseline points="10,28 300,28"/>
<Word id="w1"><Coords points="10,10 60,10 60,30 10,30"/><Glyph id="g1"><Coords points="10,10 20,10 20,30 10,30"/><TextEquiv><Unicode>t</Unicode></TextEquiv></Glyph><TextEquiv index="1" conf="0.4"><Unicode>tha</Unicode></TextEquiv><TextEquiv index="0" conf="0.9"><Unicode>the</Unicode></TextEquiv></Word>
<Word id="w2"><Coords points="70,10 160,10 160,30 70,30"/><TextEquiv><Unicode>harbour</Unicode></TextEquiv></Word><TextEquiv><Unicode>the harbour</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="r2" type="heading"><Coords><Point x="1" y="2"/><Point x="100" y="2"/><Point x="100" y="20"/></Coords><TextEquiv><Unicode>Memo</Unicode></TextEquiv></TextRegion></Page></PcGts>`,
  hocr: `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><head><meta name='ocr-system' content='reader 2'><title>x</title></head><body>
<div class='ocr_page' id='page_1' title='image "1.png"; bbox 0 0 600 800; ppageno 0'><div class='ocr_carea' title="bbox 10 10 300 60"><p class='ocr_par' lang='en'>
<span class='ocr_line' title="bbox 10 10 300 30; baseline 0.01 -3"><span class='ocrx_word' title='bbox 10 10 60 30; x_wconf 93'>the</span> <span class='ocrx_word' title='bbox 70 10 160 30; x_wconf 40'><em>har&shy;bour</em></span><br>
<span class='ocr_line' title="bbox 10 40 300 60">is <span class='ocrx_cinfo' title='x_bboxes 10 10 12 30'>i</span>ced &eacute;t&eacute;</span></p></div></div></body></html>`,
  tei: `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Memo</title><respStmt><resp>transcribed by</resp><name>A. Clerk</name></respStmt></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<facsimile><surface xml:id="s1" ulx="0" uly="0" lrx="600" lry="800"><graphic url="1.jpg" width="600px" height="800px"/><zone xml:id="z1" ulx="10" uly="10" lrx="300" lry="30"/><zone xml:id="z2" points="10,40 300,40 300,60"/></surface></facsimile>
<text xml:lang="en"><body><div><pb n="1" facs="#s1"/><head>Memorandum</head><p><lb facs="#z1"/>the <del rend="strikethrough">port</del> <add place="above">harbour</add> is <choice><abbr>ice b.</abbr><expan>ice bound</expan></choice>
<lb facs="#z2"/>since <date when="1956-10-30">October</date> <gap reason="torn" quantity="3" unit="chars"/> says <persName ref="#p1">Ashgrove</persName><note resp="#ed">In pencil.</note> <unclear>thaw</unclear> har<lb break="no"/>bour</p><pb n="2"/><p>Yours</p></div></body></text></TEI>`,
  annotations: `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
{"id": "a1", "type": "Annotation", "motivation": ["commenting"], "creator": {"name": "A. Clerk"}, "created": "2024-03-01T10:00:00Z", "body": [{"type": "TextualBody", "value": "<p>Of the <em>harbour</em></p>", "format": "text/html", "language": "en"}, {"value": "ice", "purpose": "tagging"}],
"target": {"source": {"id": "https://a.example/canvas/1", "type": "Canvas", "width": 1200, "height": 1600}, "selector": [{"type": "FragmentSelector", "value": "xywh=10,20,300,40"}, {"type": "SvgSelector", "value": "<svg><path d='M10,20 h300 c0,10 5,20 0,40 a5 5 0 0 1 -300 0 z'/></svg>"}]}},
{"@id": "a2", "@type": "oa:Annotation", "resource": {"@type": "cnt:ContentAsText", "chars": "Plain words"}, "on": "1.tif#xywh=percent:1,2,30,4"}]}`,
} // prettier-ignore
