import { untracked, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Draft } from '#store/types.ts'
import { useApp, useWords, type App } from '../shared/app-context.ts'
import { useMethodWords, useNoteWordsIn } from '../shared/use-method-words.ts'
import { reopen } from './capture.ts'
import { ChipRow } from './chip-row.tsx'
import { Cover } from './cover.tsx'
import { SamplingGlow } from './glow.tsx'
import { LatePanel } from './late-panel.tsx'
import { LiveContext, useLive, type LiveView, type Panel } from './live-context.ts'
import styles from './live.module.css'
import { Menu } from './menu.tsx'
import { Messages } from './messages.tsx'
import { createLiveLesson, endLesson, type LiveLesson as Model } from './model.ts'
import { interrupted } from './interrupted.ts'
import { OpenNote } from './open-note.tsx'
import { SamplingPanel } from './sampling-panel.tsx'
import { StageStrip } from './stage-strip.tsx'
import { Stream } from './stream-view.tsx'
import { TagRows } from './tag-rows.tsx'
import { Tools } from './tools.tsx'
import { LiveTopBar } from './top-bar.tsx'
import { startTrial } from './trial.ts'
import { TrialCard, TrialHint } from './trial-card.tsx'
import { useGlass } from './use-glass.ts'
import { loadGd, words as english } from './words.ts'

/** The live lesson at /live and /live/:lesson; on a fresh tablet the trial page. */
export function LiveLesson() {
  const app = useApp()
  const { lesson } = useRoute().params
  const words = useWords(english, loadGd)
  const model = useModel(app, lesson)
  if (!model) return <p class={styles.opening}>{words.ready}</p>
  return <LiveScreen key={model.sitting.ent} model={model} />
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** One model as long as the same lesson of the same project is open. */
function useModel(app: App, lesson: string | undefined): Model | undefined {
  const id = app.book.value?.book
  const [model, setModel] = useState<Model | undefined>(undefined)
  useEffect(() => {
    const book = app.book.peek()
    if (book && book.book === id) {
      const { store, now, monotonic } = app
      const options = { store, now, monotonic, after, book }
      const made = createLiveLesson(lesson ? { ...options, lesson } : options)
      setModel(made)
      return () => made.dispose()
    }
    let here = true
    void startTrial(app.store).then((trial) => {
      if (here && trial.ok) app.chooseBook(trial.value.book)
    })
    return () => {
      here = false
    }
  }, [app, id, lesson])
  return model
}

/** The glass itself: regions as in ux.md §§2.4-2.5. */
export function LiveScreen({ model }: { readonly model: Model }) {
  const app = useApp()
  const words = useWords(english, loadGd)
  const watched = model.plan.value.method
  const note = useNoteWordsIn(watched)
  const method = useMethodWords(watched)
  const panel = useSignal<Panel>('none')
  const covered = useSignal(false)
  const tagsOver = useSignal(false)
  const asked = useSignal<LiveView['asked']['value']>(undefined)
  const finished = useSignal(false)
  const trial = model.book.kind === 'trial'
  useSignalEffect(() => {
    // What was being put right belongs to the note that was open.
    void model.open.value
    untracked(() => {
      if (['mend', 'who', 'helped', 'count'].includes(panel.value)) panel.value = 'none'
    })
  })
  const view = useMemo<LiveView>(() => {
    const done = () => {
      const lesson = endLesson(model)
      panel.value = 'none'
      if (trial) finished.value = true
      else app.navigate(lesson ? `/lessons/${lesson}/after` : '/')
    }
    const toTablet = () => app.navigate('/tablet')
    const { apple } = app.tablet
    const signals = { panel, covered, tagsOver, asked }
    return { live: model, words, note, method, ...signals, trial, apple, toTablet, done }
  }, [app, model, words, note, method, panel, covered, tagsOver, asked, finished, trial])
  const root = useGlass(view)
  useSignalEffect(() => {
    // Thrown away while its camera was open, the page comes back to the same note.
    const cell = interrupted(model)
    untracked(() => {
      if (!cell || model.touchedHere || panel.value !== 'none') return
      reopen(model, cell)
      panel.value = 'camera'
    })
  })
  useSignalEffect(() => {
    // Nobody is recorded by something that nobody sees.
    if (covered.value) void model.recorder.value?.stop()
  })
  useSignalEffect(() => {
    // Cut off with its page, a recording is told of once it is found.
    const drafts = model.store.drafts(model.book.book).value
    const isCutOff = ({ kind, stays, fields }: Draft) =>
      kind === 'recording' && stays && fields['ended'] !== 'yes'
    if (model.recorder.value || !drafts.some(isCutOff)) return
    void import('./recording.ts').then(({ settleCutOff }) => settleCutOff(model)).catch(() => {})
  })
  return (
    <LiveContext.Provider value={view}>
      <div ref={root} class={styles.glass} data-live={finished.value ? 'done' : 'on'}>
        {covered.value ? (
          <Cover />
        ) : finished.value ? (
          <TrialCard onBack={() => (finished.value = false)} />
        ) : (
          <Regions />
        )}
      </div>
    </LiveContext.Provider>
  )
}

/** Tags come back over the sampling keys for this long after the last thing that was done with them, in ms. */
const TAGS_STAY = 4000

function Regions() {
  const { panel } = useLive()
  return (
    <>
      <LiveTopBar />
      <StageStrip />
      <div class={styles.stream}>
        <Stream />
        <Messages />
        <Menu />
        {panel.value === 'sampling' && <LatePanel name="sampling" />}
        {panel.value === 'ink' && <LatePanel name="ink" />}
        {panel.value === 'camera' && <LatePanel name="camera" />}
        {panel.value === 'recording' && <LatePanel name="recording" />}
      </div>
      <OpenNote />
      <WhatHappened />
      <TrialHint />
      <ChipRow />
      <Tools />
      <SamplingGlow />
    </>
  )
}

/** Tags, or the keys of what is sampled; the two never share a target at one time. */
function WhatHappened() {
  const { live, tagsOver } = useLive()
  const running = live.sampling.value
  const over = tagsOver.value
  const steps = live.undo.value
  useEffect(() => {
    if (!over) return undefined
    return live.after(TAGS_STAY, () => (tagsOver.value = false))
  }, [live, over, steps, tagsOver])
  return running && !over ? <SamplingPanel running={running} /> : <TagRows />
}
