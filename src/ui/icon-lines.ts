/** The strokes of each icon on a 24-px grid; one path each, drawn as if by one fineliner. */
export const iconLines = {
  // Places
  today: 'M3 18h18M6.5 18a5.5 5.5 0 0 1 11 0M12 5.5v3M4.2 10l2.1 1.9M19.8 10l-2.1 1.9',
  lessons: 'M5 3h12a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5zM9 3v18M12.5 8.5h3',
  evidence: 'M9 6h11M9 12h11M9 18h7M4 6h1M4 12h1M4 18h1',
  enquiry:
    'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M9.2 9.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.4 1.1-1.4 2.2M12 17.2v.1',
  group:
    'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9M8.5 3.7a9 9 0 0 1 7 0M20.9 13.1a9 9 0 0 1-3.5 6.1M6.6 19.2a9 9 0 0 1-3.5-6.1',
  tablet: 'M7 3h10a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 17.8h2',

  // In a lesson
  undo: 'M8 4.5 4 8.5l4 4M4 8.5h10a5.5 5.5 0 0 1 0 11h-4',
  cover: 'M3 4h18M5 4v16h2c3-3.6 4.4-9 4.4-16M19 4v16h-2c-3-3.6-4.4-9-4.4-16',
  end: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M9 9h6v6H9z',
  next: 'M4 12h15M13 6l6 6-6 6',
  quote: 'M9.5 6.5C6.5 8 5 10.2 5 13.5V17h4.5v-4.5H5.2M19 6.5c-3 1.5-4.5 3.7-4.5 7V17H19v-4.5h-4.3',
  thought:
    'M8 15.5a4.4 4.4 0 0 1-.9-8.7 5.5 5.5 0 0 1 10.4.6 4.2 4.2 0 0 1-.5 8.1zM8.6 19.4v.1M5.2 21.4v.1',
  keyboard:
    'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zM6 10v.1M10 10v.1M14 10v.1M18 10v.1M7.5 14h9',
  camera:
    'M4 8h3.5L9 5.5h6L16.5 8H20a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 4 8zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4',
  pen: 'M12 2.5 17.5 12 14.5 18h-5l-3-6zM12 2.5v7M12 9.5a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 1 0 0-3.6M8.5 21.5h7',
  crop: 'M7 2.5V15.5A1.5 1.5 0 0 0 8.5 17H21.5M2.5 7H15.5A1.5 1.5 0 0 1 17 8.5V21.5',
  eraser: 'M4 15.5 12.5 7l6 6-7.5 7.5H8.5zM9 20.5h11M8.5 11l6 6',
  audio:
    'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3M8.5 21h7',
  play: 'M7 4.5v15L19 12z',
  pause: 'M8 5v14M16 5v14',
  sampling: 'M9.5 3h5L19 21H5zM12 15.5 17.5 6M6.5 15.5h11',

  // Work on what is there
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M15.5 15.5 20.5 20.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  edit: 'M4.5 19.5l1-4.6L15.9 4.5a2 2 0 0 1 2.9 0l.7.7a2 2 0 0 1 0 2.9L9.1 18.5zM13.8 6.6l3.6 3.6M14 20h6',
  share:
    'M12 15V3M8 6.5 12 3l4 3.5M7.5 10h-2A1.5 1.5 0 0 0 4 11.5v8A1.5 1.5 0 0 0 5.5 21h13a1.5 1.5 0 0 0 1.5-1.5v-8a1.5 1.5 0 0 0-1.5-1.5h-2',
  copy: 'M10 8h8a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM16 8V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h2',
  paste:
    'M8.5 5H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-1.5M8.5 3.5h7v4h-7zM9 13h6M9 17h4',
  scan: 'M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M7.5 12h9',
  link: 'M10 13.8a4 4 0 0 0 5.7.2l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10.2a4 4 0 0 0-5.7-.2l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.3-1.3',
  install: 'M8 4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM12 8v8M8 12h8',
  print:
    'M7 8V3h10v5M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7H7z',
  lock: 'M7 11h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 11V7.5a4 4 0 0 1 8 0V11',
  key: 'M7 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M11 12h10v3.5M17 12v3',
  sheet: 'M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12h6M9 16h6',
  bin: 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 21h10l1-14.5M10 11v6M14 11v6',
  person:
    'M4.5 20.5c.8-4 3.6-6.2 7.5-6.2s6.7 2.2 7.5 6.2M12 3.5a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 1 0 0-7.2',

  // Where something is
  tick: 'M4.5 12.5 10 18 19.5 6.5',
  waiting: 'M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16',
  sending: 'M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16',
  needs: 'M6 21.5V3.5M6 4h12l-3 4.5 3 4.5H6',
  lost: 'M19.5 8A8.5 8.5 0 0 1 8.1 19.6M4.5 16A8.5 8.5 0 0 1 15.9 4.4M12 8v4.5M12 16v.1',
  private:
    'M3 9.5c2.2 3.5 5.3 5.2 9 5.2s6.8-1.7 9-5.2M5.6 13 4 15.7M9.6 14.6 9 17.7M14.4 14.6l.6 3.1M18.4 13l1.6 2.7',
  information: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 11v5.5M12 7.6v.1',

  // Moving about
  'chevron-start': 'M14.5 5.5 8 12l6.5 6.5',
  'chevron-end': 'M9.5 5.5 16 12l-6.5 6.5',
  'chevron-up': 'M5.5 14.5 12 8l6.5 6.5',
  'chevron-down': 'M5.5 9.5 12 16l6.5-6.5',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M5.2 11.2a.8.8 0 1 0 .01 0M12 11.2a.8.8 0 1 0 .01 0M18.8 11.2a.8.8 0 1 0 .01 0'
} as const satisfies Record<string, string>

export type IconName = keyof typeof iconLines

/** The few icons with a filled part. */
export const iconPatches: Partial<Record<IconName, string>> = {
  sending: 'M12 12V4a8 8 0 0 1 8 8z'
}

/** Icons that point along the line of writing, and turn round where it runs the other way. */
export const mirrored: ReadonlySet<IconName> = new Set<IconName>([
  'undo',
  'next',
  'chevron-start',
  'chevron-end',
  'lessons',
  'evidence',
  'edit'
])
