/** Characters written with a finger: the strokes as they are drawn, what they may be, and one stroke back. */
import { useEffect, useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import { CandidateBar } from './candidate-bar.tsx'
import type { Line, Point } from './handwriting/shape.ts'
import css from './handwriting-pad.module.css'
import { ask } from './input-service.ts'
import { Key } from './key.tsx'

const OFFERED = 8
/** A flooded pad must not fill memory. */
const MOST_STROKES = 48
const MOST_POINTS = 400
const SIDE = 1000

/** Where a finger is, in thousandths of the pad. */
const pointOf = (event: PointerEvent, pad: SVGElement): Point => {
  const box = pad.getBoundingClientRect()
  return { x: ((event.clientX - box.left) / box.height) * SIDE, y: ((event.clientY - box.top) / box.height) * SIDE }
}

const useRecognised = (strokes: readonly Line[], drawing: boolean) => {
  const [found, setFound] = useState<{ readonly characters: readonly string[]; readonly available: boolean }>({
    characters: [],
    available: true,
  })
  useEffect(() => {
    if (strokes.length === 0) {
      setFound({ characters: [], available: true })
      return undefined
    }
    if (drawing) return undefined
    let awaited = true
    const look = async () => {
      const answer = await ask({ type: 'recognise', strokes, most: OFFERED })
      if (!awaited) return
      const available = answer.type === 'characters'
      setFound({ characters: available ? answer.characters : [], available })
    }
    void look()
    return () => {
      awaited = false
    }
  }, [strokes, drawing])
  return found
}

export const HandwritingPad = ({ onWrite }: { readonly onWrite: (character: string) => void }) => {
  const { messages } = useVisit()
  const [strokes, setStrokes] = useState<readonly Line[]>([])
  const [drawing, setDrawing] = useState(false)
  const { characters, available } = useRecognised(strokes, drawing)
  const draw = (event: PointerEvent & { readonly currentTarget: SVGElement }) => {
    if (!drawing) return
    const point = pointOf(event, event.currentTarget)
    setStrokes((all) => {
      const last = all.at(-1) ?? []
      return last.length >= MOST_POINTS ? all : [...all.slice(0, -1), [...last, point]]
    })
  }
  const stop = () => setDrawing(false)
  return (
    <>
      <CandidateBar
        typed=""
        candidates={characters}
        hint={available ? messages.keys.writeHere : messages.keys.unavailable}
        onChoose={(index) => {
          const character = characters[index]
          if (character === undefined) return
          onWrite(character)
          setStrokes([])
        }}
      />
      <div class={css.writing}>
        <svg
          class={css.pad}
          role="img"
          aria-label={messages.keys.pad}
          onPointerDown={(event) => {
            if (strokes.length >= MOST_STROKES) return
            event.currentTarget.setPointerCapture(event.pointerId)
            setStrokes([...strokes, [pointOf(event, event.currentTarget)]])
            setDrawing(true)
          }}
          onPointerMove={draw}
          onPointerUp={stop}
          onPointerCancel={stop}
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          preserveAspectRatio="xMinYMin meet"
        >
          {strokes.map((stroke, index) => (
            <polyline key={index} points={stroke.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ))}
        </svg>
        <div class={css.side}>
          <Key quiet onPress={() => setStrokes(strokes.slice(0, -1))}>
            {messages.keys.undoStroke}
          </Key>
          <Key quiet onPress={() => setStrokes([])}>
            {messages.keys.rewrite}
          </Key>
        </div>
      </div>
    </>
  )
}
