/** True when an address fits a pattern such as /lessons/:lesson. */
export function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (path === '/') return pattern === '/'
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  )
}
