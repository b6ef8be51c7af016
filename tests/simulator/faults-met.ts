/** What went wrong in all histories of this process so far, counted where it came to pass and not where it was planned. */
export const faultsMet = { onTheRoad: 0, pageDied: 0, full: 0, handleLost: 0, neverAnswered: 0 }
