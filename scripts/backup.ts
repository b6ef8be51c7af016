await import('../src/server/backup.ts')
export {}
