import { render } from 'preact'
import { App } from './app.tsx'
import './desk.css'

const root = document.querySelector('#desk')
if (root === null) throw new Error('the page has lost its root')
render(<App />, root)
