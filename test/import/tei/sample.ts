/** A letter as a scholar may encode it, with something of everything. */
export const letter = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc>
  <titleStmt><title>A letter</title><author>B. Ferryman</author>
    <respStmt><resp>Transcribed and edited by</resp><name>C. Clerk</name></respStmt>
    <respStmt><resp>Encoded by</resp><name>D. Coder</name></respStmt></titleStmt>
  <publicationStmt><publisher>The Harbour Archive</publisher><date when="2021-05">May 2021</date></publicationStmt>
  <sourceDesc><listPerson><person xml:id="HM"><persName>Harbour Master</persName><idno type="GND">118540238</idno></person></listPerson>
    <p>Box 3, <date when="1856">1856</date>, by <name>nobody</name></p></sourceDesc></fileDesc>
  <profileDesc><langUsage><language ident="la" usage="5">Latin</language><language ident="eng" usage="95">English</language></langUsage>
    <handNotes><handNote xml:id="pencil">A reader’s pencil</handNote></handNotes></profileDesc></teiHeader>
<facsimile>
  <surface xml:id="s1"><graphic url="letter-1.jpg" width="1000px" height="1400px"/>
    <zone xml:id="z1" ulx="100" uly="100" lrx="900" lry="150"/><zone xml:id="z2" points="100,160 900,165 900,210 100,205"/>
    <zone xml:id="z3" ulx="100" uly="220" lrx="900" lry="270"/><zone xml:id="m1" ulx="10" uly="220" lrx="90" lry="400" type="margin"/></surface>
  <surface xml:id="s2"><graphic url="letter-2.jpg" width="1000px" height="1400px"/><zone xml:id="z4" ulx="100" uly="100" lrx="900" lry="150"/></surface>
</facsimile>
<text><body><div>
  <pb n="1r" facs="#s1"/><fw type="pageNum">[1]</fw>
  <head><lb facs="#z1"/>To the <persName ref="#HM">Harbour Master</persName></head>
  <p><lb facs="#z2"/>The <del rend="struck">ferry</del> <add place="above">boat</add> of <date when="1856-03-12">the 12th</date> was de-
     <lb facs="#z3" break="no"/>layed <choice><abbr>wh.</abbr><expan>which</expan></choice> is <choice><sic>to</sic><corr>too</corr></choice> bad<note resp="#CC">It was foggy &ndash; as ever.</note>.
     <note place="margin" facs="#m1">answered <gap quantity="2" unit="words" reason="illegible"/></note></p>
  <div><head>Postscript</head><pb n="1v" facs="#s2"/>
  <p><lb facs="#z4"/>I <hi rend="underline">insist</hi>, <foreign xml:lang="la">semper</foreign>, on <placeName ref="https://www.geonames.org/1">the
    <unclear>quay</unclear></placeName> <supplied reason="torn">and all</supplied> &amp; so on. <seg hand="#pencil">No!</seg></p></div>
</div></body></text></TEI>
`
