import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { decodeSpeech } from '#lib/adpcm.ts'
import { wavHead } from '#lib/wav.ts'
import type { Store } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { RATE } from '../shared/microphone/hearing.ts'
import { lengthWords, type Recording } from '../shared/recordings-in.ts'
import { useBellView } from './bell-context.ts'
import styles from './recording-check.module.css'

/** Seconds that one goes back to hear a word again. */
const BACK = 5

/** Plays a recording: a touch on the line goes anywhere, five seconds back are one touch. */
export function SoundPlayer({ recording }: { readonly recording: Recording }) {
  const { bell, words } = useBellView()
  const { store } = bell.options
  const player = useRef<HTMLAudioElement>(null)
  const sound = useSignal<{ readonly url?: string } | undefined>(undefined)
  const playing = useSignal(false)
  const at = useSignal(0)
  const pieces = recording.pieces.map(({ id }) => id).join()
  useEffect(() => {
    let here = true
    let made: string | undefined
    soundOf(store, recording).then(
      (file) => {
        if (!here) return
        made = file && URL.createObjectURL(file)
        sound.value = made ? { url: made } : {}
      },
      () => {
        if (here) sound.value = {}
      }
    )
    return () => {
      here = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [store, pieces])
  const url = sound.value?.url
  if (sound.value && !url) return <p role="status">{words.recording.unreadable}</p>
  const length = recording.length / 1000
  const go = (seconds: number) => {
    const audio = player.current
    if (!audio) return
    audio.currentTime = Math.max(0, Math.min(length, seconds))
    at.value = audio.currentTime
  }
  const press = () => {
    const audio = player.current
    if (audio?.paused) void audio.play().catch(() => undefined)
    else audio?.pause()
  }
  return (
    <div class={styles.player} aria-busy={sound.value === undefined}>
      <audio
        ref={player}
        {...(url && { src: url })}
        preload="auto"
        onTimeUpdate={(event) => (at.value = event.currentTarget.currentTime)}
        onPlay={() => (playing.value = true)}
        onPause={() => (playing.value = false)}
        onEnded={() => (playing.value = false)}
      />
      <div class={styles.buttons}>
        <Button live icon="undo" disabled={!url} onClick={() => go(at.value - BACK)}>
          {words.recording.back(BACK)}
        </Button>
        <Button live icon={playing.value ? 'pause' : 'play'} disabled={!url} onClick={press}>
          {playing.value ? words.recording.pause : words.recording.play}
        </Button>
      </div>
      <label class={styles.line}>
        <input
          type="range"
          min={0}
          max={length}
          step={1}
          value={at.value}
          aria-label={words.recording.place}
          aria-valuetext={lengthWords(at.value * 1000)}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
        <span aria-hidden="true">{`${lengthWords(at.value * 1000)} / ${lengthWords(recording.length)}`}</span>
      </label>
    </div>
  )
}

/** All pieces that open, as one file that every engine plays; undefined where none does. */
async function soundOf(store: Store, { pieces }: Recording): Promise<Blob | undefined> {
  const parts: Int16Array<ArrayBuffer>[] = []
  for (const manifest of pieces) {
    const read = await store.readBlob(manifest)
    if (read.ok && read.value) parts.push(decodeSpeech(read.value))
  }
  const samples = parts.reduce((sum, part) => sum + part.length, 0)
  return samples === 0
    ? undefined
    : new Blob([wavHead(samples, RATE), ...parts], { type: 'audio/wav' })
}
