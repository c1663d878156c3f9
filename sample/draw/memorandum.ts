import type { Document, Machine } from './document.js'
import {
  dateStamp,
  frameStamp,
  handwriting,
  inks,
  leafNumber,
  rustyClip,
  staple,
  stroke,
} from './marks.js'

const machine: Machine = {
  font: 'Cutive Mono',
  size: 37,
  pitch: 20.6,
  lead: 51,
  ribbon: 0.95,
  weight: 1.25,
  wear: 1,
  blur: 0.55,
}

const paper = { width: 1690, height: 2310, colour: [236, 226, 201], toning: 0.8 } as const
const bed = { width: 1740, height: 2370, colour: [44, 42, 40] } as const

const first = `HARBOUR AND RIVERS BOARD
Office of the Resident Engineer
Kelmouth
#[stamp:] CONFIDENTIAL
                                             Copy No. 3
                                             10 March 1956
From the diary of
R. Ashgrove
No. 61
#[stamp:] CLERK TO THE BOARD 12 MAR 1956 RECEIVED
#[stamped number:] 31


                _Memorandum of conversation_
   _with Captain I. Merriden, Senior Pilot, on 8 March 1956_

     Captain Merriden called at this office on Thursday at four
o'clock, at his own wish, and stayed until the lamps were lit.
He had asked that nobody on the Harbour Master's side be told
of it beforehand. Miss Fenn was present and took the note from
which this is written.

     He came about the light on the north mole. Since the first
of November, he said, it had been out, or as good as out, on
nineteen nights. I answered that the keeper's book showed four.
#[pencil, in the margin:] 19 or 4? Send for the book. E. T.
He then laid on my table a parish calendar, on the back of
which Mrs. Merriden, whose kitchen window looks down the length
of the mole, had written every one of the nineteen with the
hour beside it. The keeper's book, he said, was kept by the man
who minded the lamp. This was kept by a woman waiting for some-
one to come home.

     I compared the two while he drank his tea. The four nights
in the book are all on the calendar. The other fifteen I could
neither confirm nor deny, and I told him so.

     Of the night of 17 February he spoke at more length. The
Marguerite Hald, with timber for the Arrel Company, was off the
bar at ten minutes past nine with the pilot Dunmore aboard, in
so hard a frost that the spray froze to her rails. The light
was burning when she began her turn and was not burning when
she finished it. Dunmore took his line from the glow of the
gasworks behind the town, which is what the old men did before
there was a mole at all, and brought her in with "a coat of`

const second = `#[stamped number:] 32
                            - 2 -

paint to spare". Tull, the keeper, had mean{ew}hile gone out along
the parapet on his hands and knees, because of the ice, with a
stable lantern hung from his neck, and stood at the mole-head
swinging it until she was past. No report was made. Tull had
begged that none should be, believing that he would lose his
place over it.

     I asked what in his opinion was the matter with the lamp.
He said that this was not for a pilot to say, and then said it.
The burner was made for a better oil than we now buy; and the
long prism on the seaward side has been cracked since the gale
of 1951, so that in an easterly wind the draught finds the
flame. Tull had stopped the crack with putty, and afterwards
with soap, which does not harden. Captain Merriden wished it
set down that he has no quarrel with Tull, who is sixty-three
and goes out to that lamp four times a night.

     He then came to what I believe he had been sent to say.
The pilots met on Sunday last in the sail loft at Pilots'
Steps. From the fifteenth of this month they will bring no ves-
sel drawing more than fourteen feet in over the bar between
sunset and sunrise, until the light is put in order. I said
that this would shut the harbour to the timber boats for the
better part of every week, and that the Board would certainly
call it a strike. He answered that the Board might call it what
it liked, so long as it was called so in daylight.
#[blue pencil, “strike” underlined, and in the margin:] Not a strike in the minutes. E. T.

     I put it to him that Mr. Marsh was sounding the bar and
that his report would be before us within the month; that the
depth, and not the light, might prove to be the greater part of
the danger. He agreed that the bar had moved. It had moved in
his father's time and had moved back again. But a bar, he said,
does not go out at ten minutes past nine.

     As to what might be done at once we were nearer together
than he had expected. I told him that on my own authority I
could have the cracked prism taken out and sent to its makers,
the house of Vaudrin at Port-Saint-Aubrac, with a plain pane
put in its place; that a drum of the old oil could be had from`

const third = `#[stamped number:] 33
                            - 3 -

the railway, which burns it in its signals; and that a second
man could be put on the mole at night for as long as the frost
lasted. None of these needs a vote. He thought it over and said
that the second man was worth the other two together. He asked
whether it might be Tull's nephew, who does not drink. I said
that it might.

     In return I asked that the fifteenth be put off to the end
of the month, when the Board will have met. He could not prom-
ise this for the others. He will put it to them on Sunday, and
told me how I should know the answer: a timber boat, the Sig-
run, is due on Monday after dark. If I saw her come in, the
pilots had agreed. If I saw her lights outside, they had not.
#[ink, in the margin:] She came in, 9.40. R. A. 12/iii

     Before he left he asked for the calendar back, it being
the only one in the house. Miss Fenn has typed a copy of the
list, which is placed with these papers (HRB 14/56/6).

     It is my opinion that Captain Merriden spoke in good
faith, that the nineteen nights are a fact, and that the keep-
er's book should be called in quietly and not by way of pun-
ishment.

     I have not told the Harbour Master of this visit. I should
be glad of the Chairman's leave to do so, since in a town of
this size he will have heard of it by the time this is typed.

#[signed:] R. Ashgrove



                                   R. Ashgrove
                                   Resident Engineer


To the Chairman
To the Clerk to the Board
To Mr. L. Marsh, Survey Office (page 2 only)
To the file

Filed by D. Fenn
14 March 1956
No. 388`

/** The memorandum: three typed pages of the Resident Engineer's diary. */
export const memorandum: Document = {
  folder: 'residents-office/north-mole/memorandum-1956-03-10',
  machine,
  texts: 'whole',
  form: 'jpg',
  quality: 78,
  pages: [
    {
      name: '001',
      typed: first,
      left: 208,
      top: 170,
      seed: 1101,
      paper: {
        ...paper,
        folds: [0.502],
        holes: [
          [74, 905],
          [76, 1560],
        ],
        stains: [{ x: 1490, y: 2130, radius: 132, depth: 0.75, ring: 9 }],
      },
      bed: { ...bed, turn: -0.55, x: 14, y: 42 },
      marks: [
        frameStamp({ x: 1080, y: 118, turn: -3.2, colour: inks.red, width: 400 }, 'CONFIDENTIAL'),
        dateStamp(
          { x: 820, y: 350, turn: 5.5, colour: inks.violet },
          'CLERK TO THE BOARD',
          '12 MAR 1956',
          'RECEIVED',
        ),
        staple({ x: 104, y: 96, turn: -38 }),
        rustyClip({ x: 300, y: -26, turn: 4 }),
        leafNumber({ x: 1548, y: 92, turn: 1.5, colour: inks.black }, '31'),
        handwriting(
          { x: 30, y: 1330, turn: -7, colour: inks.pencil, size: 44, font: 'Reenie Beanie' },
          ['19 or 4?', 'Send for', 'the book.', 'E. T.'],
        ),
        stroke('M194 1245 C188 1290 197 1330 190 1372', inks.pencil, 2.6),
      ],
    },
    {
      name: '002',
      typed: second,
      left: 214,
      top: 150,
      seed: 2203,
      paper: {
        ...paper,
        colour: [234, 225, 203],
        folds: [0.498],
        holes: [
          [72, 900],
          [75, 1556],
        ],
        stains: [{ x: 92, y: 96, radius: 27, depth: 0.7 }],
      },
      bed: { ...bed, turn: 0.35, x: 34, y: 22 },
      marks: [
        leafNumber({ x: 1546, y: 96, turn: -1, colour: inks.black }, '32'),
        handwriting(
          {
            x: 34,
            y: 1356,
            turn: -5,
            colour: inks.bluePencil,
            size: 40,
            font: 'Reenie Beanie',
            weight: 1.5,
          },
          ['Not a', 'strike in', 'the minutes.', 'E. T.'],
        ),
        stroke('M418 1434 C455 1428 500 1437 548 1430', inks.bluePencil, 4),
      ],
    },
    {
      name: '003',
      typed: third,
      left: 203,
      top: 156,
      seed: 3307,
      paper: {
        ...paper,
        colour: [237, 228, 205],
        folds: [0.5],
        holes: [
          [76, 903],
          [74, 1561],
        ],
        stains: [{ x: 1330, y: 2190, radius: 60, depth: 0.35 }],
      },
      bed: { ...bed, turn: -0.25, x: 22, y: 34 },
      marks: [
        leafNumber({ x: 1550, y: 90, turn: 2, colour: inks.black }, '33'),
        handwriting(
          {
            x: 22,
            y: 752,
            turn: -8,
            colour: inks.blue,
            size: 29,
            font: 'Homemade Apple',
            weight: 0.4,
          },
          ['She came', 'in, 9.40.', 'R. A.', '12/iii'],
        ),
        handwriting(
          {
            x: 880,
            y: 1566,
            turn: -4,
            colour: inks.blue,
            size: 104,
            font: 'Mrs Saint Delafield',
            weight: 1.6,
          },
          ['R. Ashgrove'],
        ),
      ],
    },
  ],
}
