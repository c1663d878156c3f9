/** Names of U+00A0 to U+00FF, in order: https://www.w3.org/TR/html401/sgml/entities.html (HTMLlat1) */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** Names of U+0100 to U+017E, in order, `-` for none: ISO 8879, ISOlat2 */
const latin2 =
  'Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr - - Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr - - Iogon iogon Idot inodot IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr - - Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron'

/** Names of U+0391 to U+03D6 that HTML gives, in order, `-` for none (HTMLsymbol). */
const greek =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega - - - - - - - thetasym upsih - - - piv'

/** The rest of HTMLspecial and HTMLsymbol, and of ISO 8879 (ISOnum, ISOpub) what old TEI files use. */
const others =
  'fnof=ƒ circ=ˆ tilde=˜ ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwnj=\u200c zwj=\u200d lrm=\u200e rlm=\u200f ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ lsquor=‚ ldquo=“ rdquo=” bdquo=„ ldquor=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ image=ℑ weierp=℘ real=ℜ trade=™ alefsym=ℵ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ crarr=↵ lArr=⇐ uArr=⇑ rArr=⇒ dArr=⇓ hArr=⇔ forall=∀ part=∂ exist=∃ empty=∅ nabla=∇ isin=∈ notin=∉ ni=∋ prod=∏ sum=∑ minus=− lowast=∗ radic=√ prop=∝ infin=∞ ang=∠ and=∧ or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ nsub=⊄ sube=⊆ supe=⊇ oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ lang=⟨ rang=⟩ loz=◊ spades=♠ clubs=♣ hearts=♥ diams=♦ half=½ excl=! num=# dollar=$ percnt=% lpar=( rpar=) ast=* plus=+ comma=, hyphen=\u2010 dash=\u2010 period=. sol=/ colon=: semi=; equals== quest=? commat=@ lsqb=[ bsol=\\ rsqb=] lowbar=_ lcub={ verbar=| rcub=} horbar=― numsp=\u2007 puncsp=\u2008 hairsp=\u200a frac13=⅓ frac23=⅔ frac15=⅕ frac18=⅛ frac38=⅜ frac58=⅝ frac78=⅞ caron=ˇ breve=˘ dot=˙ ring=˚ ogon=˛ dblac=˝ male=♂ female=♀ check=✓ cross=✗ malt=✠ sext=✶ hand=☞ fflig=ff filig=fi fllig=fl ffilig=ffi ffllig=ffl'

function inOrder(names: string, first: number): [string, string][] {
  return names
    .split(' ')
    .map((name, at): [string, string] => [name, String.fromCharCode(first + at)])
    .filter(([name]) => name !== '-')
}

/**
 * What well-known names of characters stand for: `ndash` is `–`. Files made with the document types of HTML 4 and ISO 8879
 * use them; nothing that a file itself declares is among them.
 */
export const characterNames: Readonly<Record<string, string>> = Object.fromEntries([
  ...inOrder(latin1, 0xa0),
  ...inOrder(latin2, 0x100),
  ...inOrder(greek, 0x391),
  ...others.split(/ (?=\w+=)/).map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)]
  }),
])
