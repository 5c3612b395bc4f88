import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { command, read } from './api.ts'
import { CARDS, PRINTER_FAULTS, READER_FAULTS } from './presets.ts'
import './bench.css'

/** How often the panel looks at the devices. */
const LOOK_EVERY_MS = 1_000

interface Slips {
  readonly slips: readonly { readonly id: string | number }[]
}
interface Prints {
  readonly documents: readonly string[]
  readonly ipp: boolean
}
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isSlips = (value: unknown): value is Slips => isObject(value) && Array.isArray(value['slips'])
const isPrints = (value: unknown): value is Prints => isObject(value) && Array.isArray(value['documents'])

const useLook = () => {
  const [slips, setSlips] = useState<Slips['slips']>([])
  const [prints, setPrints] = useState<Prints>({ documents: [], ipp: false })
  const [states, setStates] = useState<Record<string, unknown>>({})
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      try {
        setSlips((await read('receipt/slips', isSlips)).slips)
        setPrints(await read('prints', isPrints))
        setStates({ reader: await read('reader/state', isObject), receipt: await read('receipt/state', isObject) })
        setProblem(null)
      } catch (error) {
        setProblem(error instanceof Error ? error.message : 'The devices do not answer.')
      }
      timer = setTimeout(() => void look(), LOOK_EVERY_MS)
    }
    void look()
    return () => clearTimeout(timer)
  }, [])
  return { slips, prints, states, problem, setProblem }
}

const Panel = () => {
  const { slips, prints, states, problem, setProblem } = useLook()
  const act = (...request: Parameters<typeof command>) => {
    command(...request).catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'Refused.'))
  }
  return (
    <main>
      <h1>律通 · Bench panel</h1>
      <p class="note">Moves the simulated devices. The people are invented.</p>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <section>
        <h2>ID-card reader</h2>
        <div class="buttons">
          {CARDS.map((card) => (
            <button key={card.preset} onClick={() => act('reader/card', 'POST', { preset: card.preset })}>
              {card.label}
            </button>
          ))}
          <button class="quiet" onClick={() => act('reader/card', 'DELETE')}>
            Take the card away
          </button>
        </div>
        <h3>Faults</h3>
        <div class="buttons">
          {READER_FAULTS.map((fault) => (
            <button key={fault.kind} class="quiet" onClick={() => act('reader/fault', 'POST', { kind: fault.kind })}>
              {fault.label}
            </button>
          ))}
          <button class="quiet" onClick={() => act('reader/fault', 'DELETE')}>
            No faults
          </button>
        </div>
        <pre>{JSON.stringify(states['reader'] ?? null)}</pre>
      </section>
      <section>
        <h2>Headphones</h2>
        <div class="buttons">
          <button onClick={() => act('jack/plug', 'POST', { plugged: true })}>Put headphones in</button>
          <button class="quiet" onClick={() => act('jack/plug', 'POST', { plugged: false })}>
            Pull them out
          </button>
        </div>
      </section>
      <section>
        <h2>Receipt printer</h2>
        <div class="buttons">
          {PRINTER_FAULTS.map((fault) => (
            <button key={fault.label} class="quiet" onClick={() => act('receipt/fault', 'POST', fault.body)}>
              {fault.label}
            </button>
          ))}
          <button class="quiet" onClick={() => act('receipt/fault', 'DELETE')}>
            No faults
          </button>
        </div>
        <pre>{JSON.stringify(states['receipt'] ?? null)}</pre>
        {slips.length === 0 ? <p class="note">No slip yet.</p> : null}
        <div class="slips">
          {slips.toReversed().map((slip) => (
            <img key={slip.id} src={`/api/receipt/slips/${slip.id}.svg`} alt={`Slip ${slip.id}`} />
          ))}
        </div>
      </section>
      <section>
        <h2>A4 printer ({prints.ipp ? 'IPP service' : 'print folder'})</h2>
        {prints.documents.length === 0 ? <p class="note">Nothing printed yet.</p> : null}
        <ul>
          {prints.documents.toReversed().map((name) => (
            <li key={name}>
              <a href={`/prints/${name}`} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}

render(<Panel />, document.body)
