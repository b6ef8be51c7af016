import { h, type ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import { Home } from './home.tsx'

/** Which of the five places a screen belongs to; screens without one hide the bar. */
export type Place = 'today' | 'lessons' | 'evidence' | 'enquiry' | 'group'

export interface Route {
  readonly path: string
  readonly screen: ComponentType
  readonly place?: Place
  /** 'book': needs a chosen project; 'none': works on a fresh tablet */
  readonly needs: 'book' | 'none'
  /** covers the whole glass: no bars, no banner (R11) */
  readonly bare?: true
}

/** Turns a named export of a lazily loaded screen into what the router wants. */
function screen(load: () => Promise<ComponentType>): ComponentType {
  const Lazy = lazy(async () => ({ default: await load() }))
  return (props) => h(Lazy, props)
}

/** The one table of screens: addresses are nouns and hold no content. */
export const routes: readonly Route[] = [
  {
    path: '/',
    screen: Home,
    place: 'today',
    needs: 'none'
  },
  {
    path: '/live',
    screen: screen(async () => (await import('#features/live-lesson/screen.tsx')).LiveLesson),
    needs: 'none',
    bare: true
  },
  {
    path: '/live/:lesson',
    screen: screen(async () => (await import('#features/live-lesson/screen.tsx')).LiveLesson),
    needs: 'none',
    bare: true
  },
  {
    path: '/lessons',
    screen: screen(async () => (await import('#features/lessons/screen.tsx')).Lessons),
    place: 'lessons',
    needs: 'book'
  },
  {
    path: '/lessons/new',
    screen: screen(async () => (await import('#features/lessons/new-lesson.tsx')).NewLesson),
    place: 'lessons',
    needs: 'book'
  },
  {
    path: '/lessons/:lesson',
    screen: screen(async () => (await import('#features/lessons/lesson-screen.tsx')).LessonPlan),
    place: 'lessons',
    needs: 'book'
  },
  {
    path: '/lessons/:lesson/ready',
    screen: screen(async () => (await import('#features/lessons/ready.tsx')).Ready),
    place: 'lessons',
    needs: 'book'
  },
  {
    path: '/lessons/:lesson/after',
    screen: screen(async () => (await import('#features/after-the-bell/screen.tsx')).AfterTheBell),
    place: 'lessons',
    needs: 'book'
  },
  {
    path: '/evidence',
    screen: screen(async () => (await import('#features/evidence/screen.tsx')).AllNotes),
    place: 'evidence',
    needs: 'book'
  },
  {
    path: '/evidence/:note',
    screen: screen(async () => (await import('#features/evidence/note-screen.tsx')).OneNote),
    place: 'evidence',
    needs: 'book'
  },
  {
    path: '/evidence/pupil/:pupil',
    screen: screen(async () => (await import('#features/evidence/pupil-page.tsx')).PupilPage),
    place: 'evidence',
    needs: 'book'
  },
  {
    path: '/enquiry',
    screen: screen(async () => (await import('#features/enquiry/screen.tsx')).Enquiry),
    place: 'enquiry',
    needs: 'book'
  },
  {
    path: '/enquiry/key-sheet',
    screen: screen(async () => (await import('#features/enquiry/key-sheet.tsx')).KeySheet),
    place: 'enquiry',
    needs: 'book'
  },
  {
    path: '/group',
    screen: screen(async () => (await import('#features/group/screen.tsx')).Group),
    place: 'group',
    needs: 'book'
  },
  {
    path: '/group/handed-in',
    screen: screen(async () => (await import('#features/group/handed-in.tsx')).HandedIn),
    place: 'group',
    needs: 'book'
  },
  {
    path: '/group/invite',
    screen: screen(async () => (await import('#features/group/invite.tsx')).Invite),
    place: 'group',
    needs: 'book'
  },
  {
    path: '/group/without-server',
    screen: screen(async () => (await import('#features/group/without-server.tsx')).WithoutServer),
    place: 'group',
    needs: 'book'
  },
  {
    path: '/join',
    screen: screen(async () => (await import('#features/join/screen.tsx')).Join),
    needs: 'none'
  },
  {
    path: '/start',
    screen: screen(
      async () => (await import('#features/first-run/start-project.tsx')).StartProject
    ),
    needs: 'none'
  },
  {
    path: '/install',
    screen: screen(async () => (await import('#features/first-run/install.tsx')).Install),
    needs: 'none'
  },
  {
    path: '/tablet',
    screen: screen(async () => (await import('#features/this-tablet/screen.tsx')).ThisTablet),
    needs: 'none'
  },
  {
    path: '/tablet/before-you-leave',
    screen: screen(
      async () => (await import('#features/this-tablet/before-you-leave.tsx')).BeforeYouLeave
    ),
    needs: 'none'
  },
  {
    path: '/tablet/where',
    screen: screen(async () => (await import('#features/this-tablet/where.tsx')).WhereEverythingIs),
    needs: 'none'
  },
  {
    path: '/tablet/sheet',
    screen: screen(
      async () => (await import('#features/this-tablet/recovery-sheet.tsx')).RecoverySheet
    ),
    needs: 'none'
  },
  {
    path: '/tablet/copies',
    screen: screen(async () => (await import('#features/this-tablet/copies.tsx')).Copies),
    needs: 'none'
  }
]
