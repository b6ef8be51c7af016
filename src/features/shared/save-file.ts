/**
 * Hands a finished file to the person: the share sheet where there is one for files (an iPad's "Save to Files"), else a download. Must be
 * called from a fresh touch. Answers whether the file was handed over; closing the share sheet is a no.
 */
export async function saveFile(bytes: Uint8Array, name: string, type: string): Promise<boolean> {
  const file = new File([new Uint8Array(bytes)], name, { type })
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
      // Some tablets promise sharing and then refuse it: the download is left.
    }
  }
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}
