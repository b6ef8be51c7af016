import styles from './qr-code.module.css'

export type QrCodeProps = {
  /** Rows of modules, true where dark. */
  modules: readonly (readonly boolean[])[]
  label: string
  /** Edge in CSS px with the quiet zone. */
  size?: number | undefined
}

/** A code to scan: always black on white with four white modules around, whatever the theme. */
export function QrCode({ modules, label, size = 280 }: QrCodeProps) {
  const edge = modules.length + 8
  return (
    <svg
      class={styles.code}
      viewBox={`-4 -4 ${edge} ${edge}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect class={styles.light} x="-4" y="-4" width={edge} height={edge} />
      <path class={styles.dark} d={runs(modules)} />
    </svg>
  )
}

/** One rectangle per run of dark modules: neighbours never show a seam, and the path stays short. */
function runs(modules: QrCodeProps['modules']): string {
  let path = ''
  modules.forEach((row, y) => {
    let start = -1
    for (let x = 0; x <= row.length; x++) {
      if (row[x] && start < 0) start = x
      if (!row[x] && start >= 0) {
        path += `M${start} ${y}h${x - start}v1h${start - x}z`
        start = -1
      }
    }
  })
  return path
}
