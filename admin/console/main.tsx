import { render } from 'preact'
import { App } from './app.tsx'
import './console.css'
import './account.css'

const root = document.querySelector('#console')
if (root === null) throw new Error('the page has lost its root')
render(<App />, root)
