await import('../src/server/restore.ts')
export {}
