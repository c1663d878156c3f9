import type { Document, Machine } from './document.js'
import { handwriting, inks, leafNumber, stroke } from './marks.js'

const machine: Machine = {
  font: 'Courier Prime',
  size: 37,
  pitch: 22,
  lead: 52,
  ribbon: 0.93,
  weight: 0.5,
  wear: 1.15,
  blur: 0.95,
}

const first = `HARBOUR AND RIVERS BOARD
Survey Office, Kelmouth
                                                Copy No. 2
26 March 1956
To the Resident Engineer


          _REPORT ON THE SOUNDINGS OF KELMOUTH BAR_
                 _January to March 1956_


1. _Instructions and method_

     The Resident Engineer's instruction of 9 January asked
for three things: the least depth over the bar at low water
of ordinary springs, the movement of the bar since the sur-
vey of 1949, and the state of the sea-bed within fifty feet
of the north mole.

     The work was done from the launch Petrel on
twenty-three days between 16 January and 17 March. On eleven
further days she lay at Pilots' Steps with ice in her cool-
ing pipes. Soundings were taken with lead and line at every
ten yards along sixteen lines, and fixed by two sextant
angles. The leadsman throughout was A. Roke. Where his casts
were repeated as a check they agreed with the first to with-
in three inches. I mention this because the figures below
will be doubted.

2. _The bar_

     The bar has not silted up. It has turned. In 1949 the
crest lay square across the channel and carried eleven feet
of water; it now runs slantwise from the Gannet Bank to
within forty yards of the mole-head, and over most of its
length it carries nine. In the gap between the end of the
crest and the mole we found nowhere less than thirteen feet.`

const second = `                            2.

     A vessel that enters by the leading marks therefore
crosses the bar where it is shoalest. One that steers
straight for the mole-head until she can count the bollards,
and only then turns, crosses in thirteen feet of water. The
pilots have, I think, known this for some time, and have not
liked to say so, since by day it looks like madness and by
night it cannot be done at all without the light.

3. _The foot of the north mole_

     On the harbour side the bed is firm. On the sea side,
between the fourth bollard and the seventh, the tide has cut
a trench along the footing, in places six feet deeper than
anything shown in 1949, and the lead brought up clean gravel
where there used to be clay. The stone above it has not
moved. A line of white paint drawn across two of the joints
on 2 February was unbroken on 17 March.

     It should be understood that the trench and the new
channel are one and the same water. What has given the pi-
lots their thirteen feet is taking the floor from under the
mole, and the Board cannot have the first without paying for
the second.

4. _Least depths_

(feet and inches at low water of ordinary springs)

     _Place_                         _1949_     _1956_
     Bar, southern end              11  2     9  4
     Bar, on the leading line       11  0     8  9
     Bar, northern end              11  6     9  1
     Gap off the mole-head          10  8    13  3
     Trench, fourth bollard         15  0    18  6
     Trench, seventh bollard        14  9    20 11`

const third = `                            3.

5. _Recommendations_

     (a) That the leading marks be moved eighty feet to the
north before the autumn, so that the line they show is the
line that is safe.

     (b) That until then no vessel drawing more than twelve
feet be brought in after dark unless the light on the
mole-head is seen to be burning.

     (c) That not less than four hundred tons of stone be
tipped into the trench before next winter, and that the
joints above it be watched, with paint.

     (d) That A. Roke be paid for the eleven days of ice, on
each of which he reported at the steps at six in the morn-
ing and was sent home.




                                   L. Marsh
                                   Surveyor



LM/KB
3 copies`

const paper = {
  width: 1640,
  height: 2250,
  colour: [224, 224, 224],
  toning: 0.7,
  grey: true,
} as const
const bed = { width: 1720, height: 2330, colour: [22, 22, 22] } as const

/** The report: a carbon copy in three leaves, photographed in greys. */
export const report: Document = {
  folder: 'residents-office/soundings/report-1956-03-26',
  machine,
  texts: 'alto',
  form: 'tif',
  quality: 72,
  pages: [
    {
      name: '001',
      typed: first,
      left: 180,
      top: 180,
      seed: 7703,
      paper: { ...paper, folds: [], holes: [], stains: [{ x: 70, y: 80, radius: 25, depth: 0.8 }] },
      bed: { ...bed, turn: 0.3, x: 44, y: 30 },
      marks: [leafNumber({ x: 1480, y: 110, turn: -2, colour: inks.black }, '7')],
    },
    {
      name: '002',
      typed: second,
      left: 172,
      top: 150,
      seed: 8801,
      paper: { ...paper, colour: [219, 219, 219], folds: [], holes: [], stains: [] },
      bed: { ...bed, turn: -0.35, x: 32, y: 44 },
      marks: [leafNumber({ x: 1484, y: 112, turn: 1, colour: inks.black }, '8')],
    },
    {
      name: '003',
      typed: third,
      left: 178,
      top: 160,
      seed: 9907,
      paper: {
        ...paper,
        colour: [226, 226, 226],
        folds: [],
        holes: [],
        stains: [{ x: 1180, y: 1800, radius: 160, depth: 0.4 }],
      },
      bed: { ...bed, turn: 0.2, x: 40, y: 38 },
      marks: [
        leafNumber({ x: 1482, y: 108, turn: 3, colour: inks.black }, '9'),
        handwriting(
          {
            x: 930,
            y: 1150,
            turn: -6,
            colour: inks.black,
            size: 92,
            font: 'Mrs Saint Delafield',
            weight: 1.4,
          },
          ['L. Marsh'],
        ),
        stroke('M150 885 C145 930 153 960 148 1004', inks.pencil, 3.4),
        stroke('M92 930 L104 956 L132 902', inks.pencil, 3.4),
      ],
    },
  ],
}
