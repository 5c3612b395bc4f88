// What Electron's utility process gives the host, made of a plain Node process: `process.parentPort`, and on it one port.
const [, , host, ...args] = process.argv
process.argv.splice(1, process.argv.length, host, ...args)
const port = {
  postMessage: (message) => process.send(message),
  on: (event, listener) => {
    if (event === 'message') process.on('message', (data) => listener({ data }))
    if (event === 'close') process.on('disconnect', listener)
  },
  start: () => {},
}
process.parentPort = {
  // What the host says to the window's process, beside the page's port.
  postMessage: (message) => process.send({ toShell: message }),
  on: (event, listener) => {
    if (event === 'message') setImmediate(() => listener({ data: { type: 'page-port' }, ports: [port] }))
  },
}
process.on('disconnect', () => process.exit(0))
await import(host)
