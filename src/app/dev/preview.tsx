import { render } from 'preact'
import '#ui/ui.css'
import { UiPreview } from '#ui/preview.tsx'

// Only the development server serves this: `npm run dev`, then /src/app/dev/preview.html. It may
// begin with a theme, a text size or a hand: ?theme=dim&text=larger&hand=left&dir=rtl
const wishes = new URLSearchParams(location.search)
const root = document.documentElement
for (const name of ['theme', 'text', 'hand']) {
  const wish = wishes.get(name)
  if (wish) root.dataset[name] = wish
}
root.dir = wishes.get('dir') ?? 'ltr'

const place = document.getElementById('app')
if (place) render(<UiPreview />, place)
