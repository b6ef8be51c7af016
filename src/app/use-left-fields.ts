import { useEffect } from 'preact/hooks'

/**
 * Leaves the field that has the focus before a page is left. What is typed is saved by leaving a field, and WebKit (seen in WebKitGTK
 * 2.50) ends the whole page when a field is taken out of it with the focus in it.
 */
export function useLeftFields(): void {
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      if (target instanceof Element && target.closest('a[href]')) leaveField()
    }
    // Registered before the router's own: a child's effects run before those of what is around it.
    window.addEventListener('click', onClick, true)
    window.addEventListener('popstate', leaveField)
    return () => {
      window.removeEventListener('click', onClick, true)
      window.removeEventListener('popstate', leaveField)
    }
  }, [])
}

export function leaveField(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select'))
    activeElement.blur()
}
