import type { Document, Machine } from './document.js'
import { dateStamp, handwriting, inks, printed, stroke } from './marks.js'

const machine: Machine = {
  font: 'Special Elite',
  size: 38,
  pitch: 20.2,
  lead: 46,
  ribbon: 0.9,
  weight: 0,
  wear: 0.8,
  blur: 0.6,
}

const recto = `#ÉTABLISSEMENTS VAUDRIN & FILLE
#Optique de phares et balises · Maison fondée en 1887
#4, quai des Lanterniers, Port-Saint-Aubrac
                      Port-Saint-Aubrac, le 10 avril 1956
#[stamp:] RESIDENT ENGINEER 13 APR 1956 RECEIVED

Monsieur R. Ashgrove
Ingénieur résident
Office des ports et rivières, Kelmouth

V. réf. : HRB 14/56
N. réf. : 1187
Objet : _prisme du feu de la jetée nord_

     Monsieur,

     Votre caisse est arrivée hier par le vapeur du
lundi, en bon état, si j'excepte un coin que la douane a
ouvert au pied-de-biche et refermé avec les clous d'une
autre. Je l'ai déballée moi-même. Le prisme est bien de
notre maison : il porte sur la tranche le numéro 212 et
les initiales de mon père, qui l'a taillé pendant
l'hiver de 1911, et qui signait tout, jusqu'aux fenêtres
de l'atelier.

     Vous me demandez s'il peut être réparé. Je vous
réponds que non, et je vous prie de croire que ce n'est
pas pour vous en vendre un autre. La fêlure de 1951
était propre ; on aurait pu vivre avec elle. Mais le
savon dont on l'a bouchée est entré dans le verre, et le
gel de février a fait le reste. J'ai compté sept éclats,
dont deux étaient restés dans la paille. Dites à votre
gardien que le mastic valait mieux que le savon, et
qu'il n'a commis aucune faute : il s'est servi de ce
qu'il avait sous la main, comme nous tous.

     Un prisme neuf demande onze semaines : trois pour
la coulée, six pour la taille, et deux parce que mon
polisseur a soixante-dix ans et ne travaille pas les
jours de pluie. Le prix en est de 186 000 francs, caisse
comprise. Je ne commencerai pas avant d'avoir votre
lettre.`

const verso = `     Mais vous ne pouvez pas passer onze semaines
derrière une vitre. J'ai au grenier le frère du vôtre,
le numéro 213, taillé le même hiver pour le feu de l'île
d'Orgeron, que l'on a éteint en 1938. Il est plus court
de neuf millimètres, que vous rattraperez avec une cale
de plomb dont je joins le dessin. Je vous le prête. Il
part vendredi, emballé dans la laine et non dans la
paille. Vous me le rendrez quand le neuf sera posé ; ou
bien vous le garderez, s'il se plaît chez vous. Il est
fait pour éclairer et non pour attendre.

     Pour l'huile, j'ai fait examiner le flacon que vous
avez joint. Elle n'est pas mauvaise, mais c'est une
huile de maison : elle fume dès qu'il gèle. Gardez celle
des chemins de fer, et faites tailler la mèche droite,
jamais en pointe.

     Mon père parlait quelquefois de votre jetée. Il y
était allé poser la lampe, au mois de mai 1912, et il
racontait que le premier soir, dans une maison au bout
du quai, quelqu'un avait mis une chaise à la fenêtre de
la cuisine pour la voir s'allumer. Je ne sais pas si
cette maison existe encore.
#[pencil, in the margin, in English:] It does. R. A.

     Veuillez agréer, Monsieur, l'assurance de mes
sentiments dévoués.

#[signé :] Mathilde Vaudrin




                              Mathilde Vaudrin

P. J. : dessin de la cale`

const paper = { width: 1600, height: 2260, colour: [229, 227, 214], toning: 0.45 } as const
const bed = { width: 1680, height: 2340, colour: [30, 31, 34] } as const

/** The letter from the lens-makers: one leaf, typed on both sides. */
export const letter: Document = {
  folder: 'residents-office/north-mole/vaudrin-1956-04-10',
  machine,
  texts: 'by-page',
  form: 'jpg',
  quality: 80,
  pages: [
    {
      name: '001',
      typed: recto,
      left: 240,
      top: 400,
      seed: 5501,
      paper: { ...paper, folds: [0.335, 0.668], holes: [], stains: [] },
      bed: { ...bed, turn: 0.4, x: 46, y: 34 },
      marks: [
        printed(800, [
          { y: 150, size: 54, text: 'ÉTABLISSEMENTS VAUDRIN &amp; FILLE', spacing: 5 },
          {
            y: 210,
            size: 29,
            text: 'Optique de phares et balises · Maison fondée en 1887',
            spacing: 1.5,
          },
          { y: 255, size: 25, text: '4, quai des Lanterniers, Port-Saint-Aubrac', spacing: 1.5 },
        ]),
        {
          ink: 'print',
          svg: `<path d="M240 290H1360M240 297H1360" stroke="${inks.letterhead}" stroke-width="1.6" fill="none"/>`,
        },
        dateStamp(
          { x: 1180, y: 640, turn: -8, colour: inks.violet },
          'RESIDENT ENGINEER',
          '13 APR 1956',
          'RECEIVED',
        ),
      ],
    },
    {
      name: '002',
      typed: verso,
      left: 236,
      top: 190,
      seed: 6607,
      paper: {
        ...paper,
        colour: [227, 225, 211],
        folds: [0.332, 0.665],
        holes: [],
        stains: [{ x: 1120, y: 1990, radius: 120, depth: 0.32 }],
        showsThrough: true,
      },
      bed: { ...bed, turn: -0.3, x: 30, y: 44 },
      marks: [
        handwriting(
          { x: 60, y: 1208, turn: -9, colour: inks.pencil, size: 50, font: 'Reenie Beanie' },
          ['It does.', 'R. A.'],
        ),
        stroke('M226 1146 C220 1170 224 1190 219 1215', inks.pencil, 2.6),
        handwriting(
          {
            x: 780,
            y: 1404,
            turn: -5,
            colour: inks.blue,
            size: 78,
            font: 'La Belle Aurore',
            weight: 1.2,
          },
          ['Mathilde Vaudrin'],
        ),
        stroke('M800 1424 C940 1412 1120 1398 1290 1380', inks.blue, 3),
      ],
    },
  ],
}
