import type { Place } from '#store/types.ts'
import { useWords } from './app-context.ts'

/** What a mark of place says: the store's finer places in the five that people are told. */
export type ShownPlace = 'saved' | 'waiting' | 'sending' | 'safe' | 'needs' | 'lost'

export function placeOf(place: Place): ShownPlace {
  switch (place) {
    case 'journal':
    case 'lost':
      return 'lost'
    case 'server':
      return 'needs'
    default:
      return place
  }
}

const english = {
  saved: 'Saved on this tablet',
  waiting: 'Waiting',
  sending: 'Sending',
  safe: 'Safe on the server',
  needs: 'On the server, but only this tablet can open it',
  lost: 'Not yet saved'
}

const gaelicWords: Record<ShownPlace, string> = {
  saved: 'Air a shàbhaladh air an tablaid seo',
  waiting: 'A’ feitheamh',
  sending: 'Ga chur',
  safe: 'Sàbhailte air an fhrithealaiche',
  needs: 'Air an fhrithealaiche, ach chan fhosgail ach an tablaid seo e',
  lost: 'Gun a shàbhaladh fhathast'
}

const gaelic = () => Promise.resolve(gaelicWords)

/** The words of each place in the chosen language. */
export function usePlaceWords(): Record<ShownPlace, string> {
  return useWords(english, gaelic)
}
