/** What scrolls an element: itself, something around it, or the page. */
export type Scroller = Element

/** The nearest scrolling thing around an element. */
export function scrollerOf(element: Element): Scroller {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if (overflowY === 'auto' || overflowY === 'scroll') return at
  }
  return document.scrollingElement ?? document.documentElement
}

/** Where the visible part of `scroller` is, in px from the top of `element`, and how high it is. */
export function place(element: Element, scroller: Scroller): { top: number; height: number } {
  const { top } = element.getBoundingClientRect()
  if (scroller === document.scrollingElement || scroller === document.documentElement) {
    return { top: -top, height: window.innerHeight }
  }
  return { top: scroller.getBoundingClientRect().top - top, height: scroller.clientHeight }
}
