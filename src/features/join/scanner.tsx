import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '#ui/button.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './join.module.css'
import { scanWith } from './scan.ts'
import type { Words } from './words.ts'

/** The camera, asked for at the first touch and let go as soon as a code was read or the page is left. */
export function Scanner({ words, onText }: { words: Words; onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const running = useSignal(false)
  const refused = useSignal(false)
  const found = useRef(onText)
  found.current = onText
  useEffect(() => {
    const player = video.current
    if (!running.value || !player) return
    let here = true
    let stop = () => {}
    scanWith(player, (text) => {
      running.value = false
      found.current(text)
    }).then(
      (stopScanning) => {
        if (here) stop = stopScanning
        else stopScanning()
      },
      () => {
        refused.value = true
        running.value = false
      }
    )
    return () => {
      here = false
      stop()
    }
  }, [running.value, running, refused])
  return (
    <div class={styles.form}>
      {refused.value && <ProblemNotice problem={{ code: 'camera-refused' }} />}
      <video ref={video} class={running.value ? styles.camera : styles.off} muted playsInline />
      {running.value ? (
        <>
          <p>{words.scanHint}</p>
          <Button onClick={() => (running.value = false)}>{words.stopScan}</Button>
        </>
      ) : (
        <Button
          kind="filled"
          live
          icon="scan"
          onClick={() => {
            refused.value = false
            running.value = true
          }}
        >
          {words.startScan}
        </Button>
      )}
    </div>
  )
}
