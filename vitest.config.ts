import { defineConfig } from 'vitest/config'

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  oxc: jsx,
  define: { __APP_VERSION__: '"0.0.0"', __BUILD_ID__: '"test"' },
  test: {
    // All cores: of two, a run would leave one idle. The browser tests take turns all the same.
    maxWorkers: '100%',
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
        // What takes long and needs no browser: many runs, many tablets, servers that are killed.
        extends: true,
        test: {
          name: 'long',
          include: ['tests/**/*.long.ts'],
          environment: 'node',
          testTimeout: 600_000
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.e2e.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
})
