import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { systemRandom } from '#lib/random.ts'
import { msToClock } from '#lib/time.ts'
import { fail, type Problem, type Result } from '#lib/result.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { develop, type Developed } from '../shared/develop.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { checkShot } from '../shared/shots.ts'
import { dropShots, type Shot } from '../shared/shots-in.ts'
import { useBellView } from './bell-context.ts'
import { cropped, drawEdited, type Edit, isWhole, WHOLE } from './photo-edit.ts'
import { PhotoStage, type Tool } from './photo-stage.tsx'
import styles from './photo-check.module.css'

/** One unchecked photo, large: cut it, make what may not be read unreadable, and say that no face and no name is to be seen. */
export function PhotoCheck({ shot }: { readonly shot: Shot }) {
  const { bell, words } = useBellView()
  const { store } = bell.options
  const picture = useBitmap(shot)
  const steps = useSignal<readonly Edit[]>([WHOLE])
  const edit = useComputed(() => steps.value.at(-1) ?? WHOLE)
  const tool = useSignal<Tool>('blur')
  const busy = useSignal(false)
  const binning = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const close = () => (bell.checking.value = undefined)
  const bitmap = picture.value
  const keep = async () => {
    if (busy.value || bitmap === 'missing' || !bitmap) return
    busy.value = true
    const cleaned = isWhole(edit.value) ? undefined : await bake(bitmap, edit.value)
    const kept =
      cleaned && !cleaned.ok ? cleaned : await checkShot(store, shot, cleaned?.value, systemRandom)
    busy.value = false
    if (kept.ok) close()
    else problem.value = kept.problem
  }
  const drop = async () => {
    await dropShots(store, [shot])
    close()
  }
  return (
    <>
      <Dialog
        open
        onClose={close}
        title={words.photo.title(msToClock(shot.at))}
        closeLabel={words.close}
        shape="full"
        actions={
          <>
            <Button icon="bin" onClick={() => (binning.value = true)}>
              {words.photo.bin}
            </Button>
            <Button kind="filled" live busy={busy.value} onClick={() => void keep()}>
              {words.photo.clean}
            </Button>
          </>
        }
      >
        <div class={styles.check}>
          <p>{words.photo.ask}</p>
          {problem.value && <ProblemNotice problem={problem.value} />}
          <Tools tool={tool} steps={steps} />
          {bitmap === 'missing' ? (
            <p role="status">{words.photo.missing}</p>
          ) : (
            bitmap && (
              <PhotoStage
                picture={bitmap}
                edit={edit.value}
                tool={tool.value}
                onEdit={(next) => (steps.value = [...steps.value, next])}
              />
            )
          )}
        </div>
      </Dialog>
      <ConfirmDialog
        open={binning.value}
        title={words.photo.binAsk}
        confirm={words.photo.bin}
        cancel={words.photo.keepIt}
        closeLabel={words.close}
        kind="danger"
        onConfirm={() => void drop()}
        onCancel={() => (binning.value = false)}
      >
        <p>{words.photo.binHint}</p>
      </ConfirmDialog>
    </>
  )
}

interface ToolsProps {
  readonly tool: Signal<Tool>
  readonly steps: Signal<readonly Edit[]>
}

function Tools({ tool, steps }: ToolsProps) {
  const { words } = useBellView()
  return (
    <div class={styles.tools} role="group" aria-label={words.photo.tools}>
      {(['blur', 'crop'] as const).map((name) => (
        <Button
          key={name}
          live
          icon={name === 'blur' ? 'eraser' : 'crop'}
          aria-pressed={tool.value === name}
          onClick={() => (tool.value = name)}
        >
          {words.photo[name]}
        </Button>
      ))}
      <Button
        live
        icon="undo"
        disabled={steps.value.length < 2}
        onClick={() => (steps.value = steps.value.slice(0, -1))}
      >
        {words.undo}
      </Button>
    </div>
  )
}

/** The edited picture at its full size, as it will be kept; picture-not-made where this tablet cannot make all of it. */
async function bake(picture: ImageBitmap, { crop, brushed }: Edit): Promise<Result<Developed>> {
  const canvas = document.createElement('canvas')
  const part = drawEdited(canvas, picture, picture, brushed) ? cropped(canvas, crop) : undefined
  canvas.width = 0
  const developed = part && (await develop(part, part))
  return developed?.ok ? developed : fail('picture-not-made')
}

/** The picture opened, as long as it is looked at. */
function useBitmap(shot: Shot): Signal<ImageBitmap | 'missing' | undefined> {
  const { bell } = useBellView()
  const { store } = bell.options
  const bitmap = useSignal<ImageBitmap | 'missing' | undefined>(undefined)
  const manifest = useRef(shot.picture)
  useEffect(() => {
    let here = true
    let made: ImageBitmap | undefined
    const open = async () => {
      const read = manifest.current ? await store.readBlob(manifest.current) : undefined
      if (!read?.ok || !read.value) return undefined
      return createImageBitmap(new Blob([read.value], { type: 'image/jpeg' }))
    }
    open().then(
      (opened) => {
        made = opened
        if (here) bitmap.value = opened ?? 'missing'
        else opened?.close()
      },
      () => {
        if (here) bitmap.value = 'missing'
      }
    )
    return () => {
      here = false
      made?.close()
    }
  }, [store, bitmap])
  return bitmap
}
