import '#ui/ui.css'
import { boot } from '#app/boot.tsx'

const root = document.getElementById('app')
if (root) void boot(root)
