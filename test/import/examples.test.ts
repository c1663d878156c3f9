import { describe, expect, it } from '@jest/globals'
import { altoParts } from '../../data/import/alto.js'
import { annotationParts } from '../../data/import/annotations.js'
import { collectionRecord } from '../../data/import/collection-record.js'
import { tableRecords } from '../../data/import/csv.js'
import { itemRecord } from '../../data/import/item-record.js'
import { plainTextParts } from '../../data/import/plain-text.js'
import { asJson, expected, input, inputs } from './fixtures.js'

/** Every folder of examples, what reads it, and how many there are at least. */
const kinds = {
  records: { read: itemRecord, floor: 9 },
  collections: { read: collectionRecord, floor: 1 },
  tables: { read: tableRecords, floor: 7 },
  alto: { read: altoParts, floor: 4 },
  plain: { read: plainTextParts, floor: 4 },
  annotations: { read: annotationParts, floor: 9 },
}

describe.each(Object.entries(kinds))('%s', (kind, { read, floor }) => {
  it('are there', () => {
    expect(inputs(kind).length).toBeGreaterThanOrEqual(floor)
  })

  it.each(inputs(kind))('%s gives what lies beside it', (name) => {
    expect(asJson(read(input(kind, name), name))).toEqual(expected(kind, name))
  })
})
