import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as group } from '../../src/features/group/words.ts'
import { words as joining } from '../../src/features/join/words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { words as today } from '../../src/features/today/words.ts'
import { engines } from './harness/engines.ts'
import { bodyText, find, findByRole, shows } from './harness/page.ts'
import { bringFileIn, makeFile } from './kit/files.ts'
import { fill, handInAll, openLive, press, startProject, takeNote } from './kit/teacher.ts'
import { type TwoTablets, twoTablets } from './kit/two-tablets.ts'

describe.each(engines)('a code across the table and no server in %s', (name) => {
  let tablets: TwoTablets
  let code: string
  beforeAll(async () => {
    tablets = await twoTablets(name)
  })
  afterAll(() => tablets?.putAway())

  const paste = async (text: string) => {
    await tablets.browser.driver.get(`${tablets.url}/join`)
    await fill(tablets.browser.driver, joining.pasteLabel, text)
    await press(tablets.browser, 'button', joining.look)
  }

  it('the first tablet shows it, and puts it away', async () => {
    await startProject(tablets.browser, tablets.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await openLive(tablets.browser, tablets.url)
    await takeNote(tablets.browser, { pupil: 'A', tag: '1', text: 'drew the bar first' })
    await handInAll(tablets.browser, tablets.url)
    const { driver } = tablets.browser
    await driver.get(`${tablets.url}/group`)
    await press(tablets.browser, 'link', new RegExp(`^${group.hand.link}`))
    await press(tablets.browser, 'button', group.hand.make)
    code = (await (await find(driver, '[data-testid=carried-code]')).getText()).trim()
    expect(code).toMatch(/^K1\.[0-9A-Z]{100,160}$/)
    await find(driver, `svg[aria-label="${group.hand.qr}"]`)
    expect(await bodyText(driver)).toContain(group.hand.warning)
    await press(tablets.browser, 'button', group.hand.putAway)
    await findByRole(driver, 'link', group.hand.file)
    expect(await bodyText(driver)).not.toContain(code.slice(0, 20))
  })

  it('the second joins by pasting it, takes a note and hands it in', async () => {
    await tablets.hand(tablets.second)
    const { driver } = tablets.browser
    await paste(code.slice(0, -7))
    await shows(driver, problemWords['code-not-whole'].happened)
    // as a message program brings it: in two lines, with words around
    await paste(`This is the code: ${code.slice(0, 60)} ${code.slice(60)}`)
    await fill(driver, 'Your name', 'M. Osei')
    await press(tablets.browser, 'button', joining.join)
    await press(tablets.browser, 'link', joining.toToday)
    await shows(driver, today.steps.file)
    await driver.get(`${tablets.url}/live`)
    await find(driver, '[data-live=on] [data-chip=class]')
    await takeNote(tablets.browser, { pupil: 'class', tag: '1', text: 'counted on her fingers' })
    await press(tablets.browser, 'button', 'Done')
    await press(tablets.browser, 'button', 'To the list')
    await press(tablets.browser, 'button', /^Hand in \d+/)
    await findByRole(driver, 'link', 'To Today')
    await driver.get(`${tablets.url}/group`)
    await shows(driver, group.cameByHand)
    expect(await bodyText(driver)).not.toContain(group.share)
  })

  it('its sealed copy is read on the first, and a file of the first on the second', async () => {
    const back = await makeFile(tablets.browser, tablets.url, tablets.path('back'))
    await tablets.hand(tablets.first)
    await bringFileIn(tablets.browser, tablets.url, back)
    const { driver } = tablets.browser
    await driver.get(`${tablets.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by M. Osei'])
      await shows(driver, text)
    expect(await bodyText(driver)).toContain('2 notes')
    const there = await makeFile(tablets.browser, tablets.url, tablets.path('there'))

    await tablets.hand(tablets.second)
    await bringFileIn(tablets.browser, tablets.url, there)
    await tablets.browser.driver.get(`${tablets.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by R. Adair'])
      await shows(tablets.browser.driver, text)
    const page = await bodyText(tablets.browser.driver)
    expect(page).toContain('2 notes')
    expect(page).toContain('Show me')
  })

  it('a code for a project that is here already asks nobody and changes nothing', async () => {
    await paste(code)
    await shows(tablets.browser.driver, joining.here)
    await press(tablets.browser, 'button', joining.join)
    await shows(tablets.browser.driver, joining.in.known.lead)
  })
})
