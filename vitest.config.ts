import { defineConfig } from 'vitest/config'

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  oxc: jsx,
  define: { __APP_VERSION__: '"0.0.0"', __BUILD_ID__: '"test"' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['tests/browser/**', 'node_modules/**'],
          environment: 'node',
          testTimeout: 30_000
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.e2e.ts'],
          environment: 'node',
          fileParallelism: false,
          // Drivers of real browsers lose a session now and then; a second failure is ours. The report names what was tried twice.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
})
