import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from './harness/engines.ts'
import { bodyText, findByRole, shows } from './harness/page.ts'
import { bringFileIn, makeFile } from './kit/files.ts'
import { choose, fill, handInAll, openLive, press, startProject, takeNote } from './kit/teacher.ts'
import { type TwoTablets, twoTablets } from './kit/two-tablets.ts'

describe.each(engines)('two tablets and no server in %s', (name) => {
  let tablets: TwoTablets
  beforeAll(async () => {
    tablets = await twoTablets(name)
  })
  afterAll(() => tablets?.putAway())

  it('a colleague is let in by a file, and her evidence comes back in one', async () => {
    await startProject(tablets.browser, tablets.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await openLive(tablets.browser, tablets.url)
    await takeNote(tablets.browser, { pupil: 'A', tag: '1', text: 'drew the bar first' })
    await handInAll(tablets.browser, tablets.url)
    const there = await makeFile(tablets.browser, tablets.url, tablets.path('there'))

    await tablets.hand(tablets.second)
    await bringFileIn(tablets.browser, tablets.url, there)
    await press(tablets.browser, 'link', 'Say who you are')
    await choose(tablets.browser.driver, 'Somebody new')
    await fill(tablets.browser.driver, 'Your name', 'M. Osei')
    await press(tablets.browser, 'button', 'Join')
    await press(tablets.browser, 'link', 'To Today')
    await tablets.browser.driver.get(`${tablets.url}/evidence`)
    await shows(tablets.browser.driver, 'drew the bar first')
    await tablets.browser.driver.get(`${tablets.url}/group`)
    await shows(tablets.browser.driver, 'This project came without a server')
    await openLive(tablets.browser, tablets.url)
    await takeNote(tablets.browser, { pupil: 'B', tag: '1', text: 'counted on her fingers' })
    await press(tablets.browser, 'button', 'Done')
    await press(tablets.browser, 'button', 'To the list')
    await press(tablets.browser, 'button', /^Hand in \d+/)
    await findByRole(tablets.browser.driver, 'link', 'To Today')
    const back = await makeFile(tablets.browser, tablets.url, tablets.path('back'))

    await tablets.hand(tablets.first)
    await bringFileIn(tablets.browser, tablets.url, back)
    await tablets.browser.driver.get(`${tablets.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by M. Osei'])
      await shows(tablets.browser.driver, text)
    expect(await bodyText(tablets.browser.driver)).toContain('2 notes')
  }, 180_000)
})
