import { createDatabasePort } from '#store/database-port.ts'
import { portCases } from '#store/port.contract.ts'

declare global {
  interface Window {
    /** set once every case has run */
    storeCases?: readonly { readonly name: string; readonly wrong?: string }[]
  }
}

let made = 0
const cases = portCases(async () => {
  made += 1
  const name = `contract-${made}`
  const ports = [createDatabasePort({ name }), createDatabasePort({ name })] as const
  for (const port of ports) await port.open()
  return ports
})

const results: { name: string; wrong?: string }[] = []
for (const { name, run } of cases) {
  try {
    await run()
    results.push({ name })
  } catch (error) {
    results.push({
      name,
      wrong: error instanceof Error ? `${error.message}\n${error.stack}` : String(error)
    })
  }
}
window.storeCases = results
