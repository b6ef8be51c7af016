import { useEffect, useState } from 'preact/hooks'

/** What `load` brings, once it is here; 'missing' where it could not be had, as on a tablet that lost a part. Another `load` begins anew. */
export function useLate<Part>(
  load: () => Promise<Part>
): { readonly part: Part } | 'missing' | undefined {
  const [loaded, setLoaded] = useState<{ readonly part: Part } | 'missing' | undefined>(undefined)
  useEffect(() => {
    let here = true
    load().then(
      (part) => here && setLoaded({ part }),
      () => here && setLoaded('missing')
    )
    return () => {
      here = false
    }
  }, [load])
  return loaded
}
