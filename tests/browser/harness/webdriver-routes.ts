/** The W3C WebDriver commands as Marionette calls them: method, path with :names, command. */
const table = [
  'POST /url Navigate',
  'GET /url GetCurrentURL',
  'POST /refresh Refresh',
  'POST /back Back',
  'POST /forward Forward',
  'GET /title GetTitle',
  'GET /source GetPageSource',
  'GET /screenshot TakeScreenshot',
  'POST /execute/sync ExecuteScript',
  'POST /execute/async ExecuteAsyncScript',
  'GET /timeouts GetTimeouts',
  'POST /timeouts SetTimeouts',
  'GET /window GetWindowHandle',
  'POST /window SwitchToWindow',
  'DELETE /window CloseWindow',
  'GET /window/handles GetWindowHandles',
  'POST /window/new NewWindow',
  'GET /window/rect GetWindowRect',
  'POST /window/rect SetWindowRect',
  'POST /window/minimize MinimizeWindow',
  'POST /window/maximize MaximizeWindow',
  'POST /frame SwitchToFrame',
  'POST /frame/parent SwitchToParentFrame',
  'POST /element FindElement',
  'POST /elements FindElements',
  'GET /element/active GetActiveElement',
  'POST /element/:element/element FindElement',
  'POST /element/:element/elements FindElements',
  'POST /element/:id/click ElementClick',
  'POST /element/:id/clear ElementClear',
  'POST /element/:id/value ElementSendKeys',
  'GET /element/:id/text GetElementText',
  'GET /element/:id/name GetElementTagName',
  'GET /element/:id/rect GetElementRect',
  'GET /element/:id/attribute/:name GetElementAttribute',
  'GET /element/:id/property/:name GetElementProperty',
  'GET /element/:id/css/:propertyName GetElementCSSValue',
  'GET /element/:id/enabled IsElementEnabled',
  'GET /element/:id/selected IsElementSelected',
  'GET /element/:id/displayed IsElementDisplayed',
  'GET /element/:id/computedrole GetComputedRole',
  'GET /element/:id/computedlabel GetComputedLabel',
  'GET /element/:id/screenshot TakeScreenshot',
  'GET /element/:id/shadow GetShadowRoot',
  'POST /shadow/:shadowRoot/element FindElementFromShadowRoot',
  'POST /actions PerformActions',
  'DELETE /actions ReleaseActions',
  'GET /cookie GetCookies',
  'POST /cookie AddCookie',
  'DELETE /cookie DeleteAllCookies',
  'POST /alert/dismiss DismissAlert',
  'POST /alert/accept AcceptAlert',
  'GET /alert/text GetAlertText',
  'POST /alert/text SendAlertText',
  'POST /permissions SetPermission',
  'POST /print Print'
]

const routes = table.map((line) => {
  const [method = '', path = '', command = ''] = line.split(' ')
  return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), command }
})

export interface Command {
  readonly name: string
  readonly parameters: object
}

/** Finds the Marionette command for one HTTP call under /session/:id, or nothing. */
export function commandFor(method: string, path: string, body: object): Command | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null
    if (!match) continue
    const picture = route.command === 'TakeScreenshot' ? { full: false } : {}
    return {
      name: `WebDriver:${route.command}`,
      parameters: { ...body, ...match.groups, ...picture }
    }
  }
  return undefined
}

/** HTTP status of a WebDriver error code. */
export function statusOf(code: string): number {
  if (
    ['element click intercepted', 'element not interactable', 'invalid argument'].includes(code)
  ) {
    return 400
  }
  const notFound = [
    'invalid session id',
    'no such alert',
    'no such element',
    'no such frame',
    'no such window',
    'stale element reference',
    'unknown command'
  ]
  return notFound.includes(code) ? 404 : 500
}
