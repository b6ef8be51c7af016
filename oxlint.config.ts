import { defineConfig, type OxlintOverride } from 'oxlint'
import { bans, folders, globals, type Room, rooms, runtimes } from './scripts/rooms.ts'

/** One override per room: what the table forbids it, with a message that says what it may do. */
const walls = Object.keys(rooms).map<OxlintOverride>((room) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', bans(room as Room)] }
}))

/** Inside a room: folders that know nothing of their neighbours, and files whose name is their runtime. */
const finer = [...folders, ...runtimes].map<OxlintOverride>(({ files, room, ...more }) => ({
  files,
  rules: { 'no-restricted-imports': ['error', bans(room, more)] }
}))

/** Platform globals belong to the files named in the table: everything else is told the time, not the clock. */
const seams = [
  'src/**/*.{ts,tsx}',
  ...new Set(globals.flatMap((each) => each.files))
].map<OxlintOverride>((file) => ({
  files: [file],
  rules: {
    'no-restricted-globals': [
      'error',
      {
        globals: globals
          .filter((each) => !each.files.includes(file))
          .map(({ name, files }) => ({ name, message: `Only in ${files.join(', ')}.` }))
      }
    ]
  }
}))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist', 'data', 'public', 'node_modules', 'bench/peers'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
    ],
    eqeqeq: 'error',
    'no-restricted-properties': [
      'error',
      ...['window', 'globalThis', 'self'].flatMap((object) =>
        ['Date', 'fetch'].map((property) => ({ object, property, message: 'By its plain name.' }))
      )
    ],
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true }
    ],
    // Both are idioms of this tree: an unbound Hono or signal method, and a template of numbers.
    'typescript/unbound-method': 'off',
    'typescript/restrict-template-expressions': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/no-unknown-property': 'off',
    // Signals are changed where they are used: that is what they are for.
    'react/immutability': 'off',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/require-mock-type-parameters': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect', 'expect*', 'check', 'live', '*.assert'] }
    ],
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // Signals are read when drawn and need no list; a list here says when to make something anew.
    'react-hooks/exhaustive-deps': 'off',
    // A copy before a loop is often the point: the loop changes what it walks over.
    'unicorn/no-useless-spread': 'off'
  },
  overrides: [
    { files: ['src/**/*.tsx'], rules: { 'react/jsx-no-literals': 'error' } },
    {
      files: ['src/**/*.tsx'],
      rules: {
        'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }]
      }
    },
    // A catalogue of sentences is read like a dictionary, not like code.
    { files: ['src/**/*words*.ts'], rules: { 'max-lines': 'off' } },
    {
      // Tables of sentences, one a line: long, but there is nothing in them to follow.
      files: ['src/**/{words,*-words}{,.gd}.ts'],
      rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] }
    },
    ...walls,
    ...finer,
    ...seams,
    {
      files: ['**/*.test.{ts,tsx}', 'src/**/*.contract.ts', 'tests/**/*.{ts,tsx}'],
      rules: {
        'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
        'max-lines-per-function': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
        'no-restricted-imports': 'off',
        'no-restricted-globals': 'off',
        'react/jsx-no-literals': 'off'
      }
    },
    {
      files: ['scripts/**', 'bench/**', 'tests/browser/harness/**'],
      rules: { 'no-console': 'off' }
    },
    // A wait that gives up throws: in the browser the waiting is the assertion.
    { files: ['tests/browser/**/*.e2e.ts'], rules: { 'vitest/expect-expect': 'off' } },
    { files: ['src/app/platform/**'], rules: { 'no-restricted-properties': 'off' } },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } }
  ]
})
