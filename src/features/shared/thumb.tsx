import { useEffect, useState } from 'preact/hooks'
import { base64ToBytes } from '#lib/bytes.ts'
import styles from './photo-view.module.css'

export interface ThumbProps {
  /** a small JPEG, base64url */
  readonly jpeg: string
  readonly label: string
}

/** A small picture out of a line. */
export function Thumb({ jpeg, label }: ThumbProps) {
  const address = useAddress(jpeg)
  return address ? <img class={styles.thumb} src={address} alt={label} /> : null
}

function useAddress(jpeg: string): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    const bytes = base64ToBytes(jpeg)
    if (!bytes || bytes.length === 0) return undefined
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [jpeg])
  return address
}
