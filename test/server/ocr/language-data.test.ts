import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { languageData, languageFiles, mustBeThere } from '../../../server/ocr/language-data.js'
import { newFolder, written } from '../../folders.js'

const model = (words: string) => new TextEncoder().encode(words)

it('finds what is installed beside the program', async () => {
  const files = await languageFiles(undefined)
  expect(files.get('eng')).toMatch(/@tesseract\.js-data.eng.4\.0\.0_best_int.eng\.traineddata\.gz$/)
})

it('takes a folder of somebody’s own first, then the nearest package', async () => {
  const near = await written(await newFolder(), {
    'deu/4.0.0/deu.traineddata.gz': gzipSync('near'),
    'deu/package.json': '{}',
    'fra/4.0.0/fra.traineddata.gz': gzipSync('both engines'),
    'fra/4.0.0_best_int/fra.traineddata.gz': gzipSync('one engine'),
  })
  const far = await written(await newFolder(), { 'deu/4.0.0/deu.traineddata': model('far') })
  const own = await written(await newFolder(), {
    'typed.traineddata': model('typed'),
    'fra.traineddata': model('own'),
    'notes.txt': '',
  })
  const all = await languageData(['deu', 'fra', 'typed'], await languageFiles(own, [near, far, '/nowhere'])) // prettier-ignore
  expect(all.map(({ data }) => Buffer.from(data).toString())).toEqual(['near', 'own', 'typed'])
  const [french] = await languageData(['fra'], await languageFiles(undefined, [near]))
  expect(Buffer.from(french?.data ?? []).toString()).toBe('one engine')
})

it('says what is missing, what there is, and how to add it', async () => {
  const files = await languageFiles(undefined)
  expect(() => {
    mustBeThere(['eng', 'xyz', 'abc'], files)
  }).toThrow(
    expect.objectContaining({
      code: 'refused',
      message: expect.stringMatching(
        /to read xyz and abc with OCR; there is: .*\beng\b.*npm install @tesseract\.js-data\/xyz @tesseract\.js-data\/abc.*xyz\.traineddata.*--ocr-data/,
      ),
    }),
  )
  expect(() => {
    mustBeThere(['eng'], files)
  }).not.toThrow()
})

it('tells of a folder that is not there, and of a file that does not unpack', async () => {
  await expect(languageFiles('/nowhere/at/all')).rejects.toMatchObject({
    code: 'setting',
    message: expect.stringContaining('/nowhere/at/all'),
  })
  const own = await written(await newFolder(), {
    'deu.traineddata.gz': gzipSync('deu').subarray(0, 12),
  })
  await expect(languageData(['deu'], await languageFiles(own, []))).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringMatching(/deu\.traineddata\.gz cannot be used .* Install it again/),
  })
})
