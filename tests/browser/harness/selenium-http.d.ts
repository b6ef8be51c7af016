// Node wants the file's full name, the published types know only the folder.
declare module 'selenium-webdriver/http/index.js' {
  export { Executor, HttpClient } from 'selenium-webdriver/http'
}
