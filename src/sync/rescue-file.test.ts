import { expect, it } from 'vitest'
import { makeStore } from '#kit/store.ts'
import { bytesToText, textToBytes } from '#lib/bytes.ts'
import { isRescueFile, openRescueFile, rescueFile } from './rescue-file.ts'

async function tabletWithNotes() {
  const store = await makeStore()
  const made = await store.addBook({ kind: 'project', patch: { title: 'Show Me', step: '1' } })
  if (!made.ok) throw new Error(made.problem.code)
  const grp = made.value.channels[0]?.grp ?? ''
  const { unsequenced } = await store.heldLines(grp)
  return { store, grp, lines: unsequenced.map(({ line }) => line) }
}

it('brings the lines of a rescue file in once, however often it is opened', async () => {
  const { store, lines } = await tabletWithNotes()
  expect(lines.length).toBeGreaterThan(0)
  const file = rescueFile(lines, 0)
  expect(isRescueFile(file)).toBe(true)
  expect(await openRescueFile(store, file)).toEqual({ ok: true, value: { fresh: 0, elsewhere: 0 } })
})

it('says which lines belong to projects that are not on this tablet', async () => {
  const { lines } = await tabletWithNotes()
  const store = await makeStore({ seed: 77 })
  const opened = await openRescueFile(store, rescueFile(lines, 0))
  expect(opened).toEqual({ ok: true, value: { fresh: 0, elsewhere: lines.length } })
})

it('refuses a foreign, a cut and a changed file without touching anything', async () => {
  const { store, lines } = await tabletWithNotes()
  const text = bytesToText(rescueFile(lines, 0))
  const refused = async (given: string) => {
    const opened = await openRescueFile(store, textToBytes(given))
    return opened.ok ? 'opened' : opened.problem.code
  }
  expect(await refused('{"hello":1}\n')).toBe('file-not-ours')
  expect(await refused(text.slice(0, -1))).toBe('file-damaged')
  expect(await refused(text.slice(0, -30))).toBe('file-damaged')
  expect(await refused(text.replace('"grp"', '"grq"'))).toBe('file-damaged')
})
