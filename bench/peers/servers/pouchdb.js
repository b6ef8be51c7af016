import { createRequire } from 'node:module'
import express from 'express'
import { pageFiles } from './page-files.js'

const require = createRequire(import.meta.url)
const PouchDB = require('pouchdb').defaults({ prefix: `${process.env.DATA_DIR}/` })
const app = express()
app.use((request, response, next) => {
  if (!pageFiles(request, response)) next()
})
const databases = require('express-pouchdb')(PouchDB, {
  mode: 'minimumForPouchDB',
  configPath: `${process.env.DATA_DIR}/config.json`,
  logPath: `${process.env.DATA_DIR}/log.txt`
})
app.use('/db', databases)
app.listen(Number(process.env.PORT), '127.0.0.1')
