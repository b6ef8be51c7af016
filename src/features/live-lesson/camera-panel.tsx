import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { systemRandom } from '#lib/random.ts'
import type { Problem, Result } from '#lib/result.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useWords } from '../shared/app-context.ts'
import { developFile, developFrame, type Developed } from '../shared/develop.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { showCamera, whyNot } from '../shared/devices.ts'
import frame from './panel.module.css'
import styles from './camera-panel.module.css'
import { cameraWords, loadCameraWordsGd } from './camera-words.ts'
import { useLive } from './live-context.ts'
import { closeCamera, keepPicture, openCamera, picturesOf, type Shooting } from './shooting.ts'
import { TakenPictures } from './taken-pictures.tsx'

/** 'placing' until it is written down which note the photo is for; 'shut' where that failed. */
type Looking = 'placing' | 'shut' | 'asking' | 'on' | 'refused' | 'absent'

/** The camera in place of the stream: two touches from the lesson to a photo of work, and chips, tags and words stay where they are. */
export function CameraPanel() {
  const { live, words: shared, panel } = useLive()
  const words = useWords(cameraWords, loadCameraWordsGd)
  const shooting = useRef<Shooting | undefined>(undefined)
  shooting.current ??= openCamera(live)
  const { cell, placed } = shooting.current
  const video = useRef<HTMLVideoElement>(null)
  const looking = useSignal<Looking>('placing')
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  useEffect(() => {
    const opened = shooting.current
    return () => void (opened && closeCamera(live, opened))
  }, [live])
  useEffect(() => {
    void placed.then((each) => {
      if (!each.ok) problem.value = each.problem
    })
  }, [placed, problem])
  useCamera(video, looking, placed)
  const struck = !live.notes.value.includes(cell)
  useEffect(() => {
    // The note it was for is gone: undone, or in the bin.
    if (struck) panel.value = 'none'
  }, [struck, panel])
  const keep = async (opened: Shooting, make: () => Promise<Result<Developed>>) => {
    busy.value = true
    problem.value = undefined
    const isPlaced = await opened.placed
    const developed = isPlaced.ok ? await make() : isPlaced
    const kept = developed.ok
      ? await keepPicture(live, opened, developed.value, systemRandom)
      : developed
    busy.value = false
    if (!kept.ok) problem.value = kept.problem
  }
  const take = (make: () => Promise<Result<Developed>>) => {
    const opened = shooting.current
    if (!busy.value && opened) opened.keeping = keep(opened, make)
  }
  return (
    <section class={frame.panel} aria-label={words.title}>
      <header class={frame.head}>
        <p class={frame.rule}>{words.workOnly}</p>
        <IconButton icon="close" label={shared.close} live onClick={() => (panel.value = 'none')} />
      </header>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <div class={styles.view} data-looking={looking.value}>
        <video ref={video} class={styles.video} muted playsInline aria-hidden="true" />
        {(looking.value === 'refused' ||
          looking.value === 'absent' ||
          looking.value === 'shut') && <p class={styles.why}>{words[looking.value]}</p>}
        <TakenPictures cell={cell} />
      </div>
      <footer class={styles.foot}>
        <OtherCamera looking={looking.value} onFile={(file) => take(() => developFile(file))} />
        <button
          type="button"
          class={styles.shutter}
          disabled={looking.value !== 'on'}
          aria-busy={busy.value}
          aria-label={words.shoot}
          onClick={() => {
            const player = video.current
            if (player) take(() => developFrame(player))
          }}
        />
        <p class={styles.said} role="status">
          {busy.value ? words.saving : picturesOf(live, cell).length > 0 ? words.kept : ''}
        </p>
      </footer>
    </section>
  )
}

/** The camera runs while its panel is open and the page is looked at; it opens once it is written down for which note (`placed`). */
function useCamera(
  video: { current: HTMLVideoElement | null },
  looking: Signal<Looking>,
  placed: Shooting['placed']
): void {
  useEffect(() => {
    let here = true
    let stop = () => {}
    let run = 0
    const start = async () => {
      const player = video.current
      if (!player) return
      // While somebody is asked for the camera the page may be hidden and shown: only the newest try counts.
      const mine = ++run
      const counts = () => here && mine === run
      const isPlaced = await placed
      if (!counts()) return
      if (!isPlaced.ok) looking.value = 'shut'
      // It is asked for when the page is shown again.
      if (!isPlaced.ok || document.hidden) return
      looking.value = 'asking'
      try {
        const stopCamera = await showCamera(player)
        if (!counts() || document.hidden) return stopCamera()
        stop = stopCamera
        looking.value = 'on'
      } catch (error) {
        if (counts()) looking.value = whyNot(error)
      }
    }
    const change = () => {
      stop()
      stop = () => {}
      if (!document.hidden) void start()
    }
    void start()
    document.addEventListener('visibilitychange', change)
    return () => {
      here = false
      stop()
      document.removeEventListener('visibilitychange', change)
    }
  }, [video, looking, placed])
}

interface OtherCameraProps {
  readonly looking: Looking
  readonly onFile: (file: File) => void
}

/** The tablet's own camera app: where a page may not use the camera, or one wants its zoom and light. Without any camera, a file. */
function OtherCamera({ looking, onFile }: OtherCameraProps) {
  const words = useWords(cameraWords, loadCameraWordsGd)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        class={styles.file}
        type="file"
        accept="image/*"
        {...(looking === 'absent' ? {} : { capture: 'environment' as const })}
        tabIndex={-1}
        aria-hidden="true"
        data-camera-file
        onChange={(event) => {
          const field = event.currentTarget
          const file = field.files?.[0]
          // The same picture may be chosen again.
          field.value = ''
          if (file) onFile(file)
        }}
      />
      <Button
        live
        icon="camera"
        disabled={looking === 'placing' || looking === 'shut'}
        onClick={() => input.current?.click()}
      >
        {looking === 'absent' ? words.file : words.other}
      </Button>
    </>
  )
}
