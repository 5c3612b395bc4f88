/** A box to sign in with finger or pen. Strokes are kept with pressure and time, beside the picture the citizen saw. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SignatureUpload, Stroke } from '@lutong/core/contracts/host-rpc.ts'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './signature-pad.module.css'
import { drawStroke, exportPicture, PAD_HEIGHT_PX, PAD_WIDTH_PX } from './signature-picture.ts'
import { addPoint, isSignature, type PadPoint } from './strokes.ts'

/** Where a pointer is on the pad, 0..1 of its width and height. A finger reports no pressure: 0.5 then. */
const pointOf = (event: PointerEvent, pad: HTMLCanvasElement, firstMs: number): PadPoint => {
  const box = pad.getBoundingClientRect()
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  return {
    x: inside((event.clientX - box.left) / box.width),
    y: inside((event.clientY - box.top) / box.height),
    p: event.pointerType === 'pen' ? event.pressure : 0.5,
    t: Math.max(0, Math.round(event.timeStamp - firstMs)),
  }
}

/** What stands on the pad. Its picture is made when it is taken: made after each stroke, the next one would wait for it. */
export interface SignedPad {
  readonly take: () => SignatureUpload
}

export const SignaturePad = ({ onChange }: { readonly onChange: (signed: SignedPad | null) => void }) => {
  const { messages } = useVisit()
  const pad = useRef<HTMLCanvasElement>(null)
  const strokes = useRef<readonly Stroke[]>([])
  const firstMs = useRef<number | null>(null)
  const [empty, setEmpty] = useState(true)
  const [generation, setGeneration] = useState(0)

  useEffect(() => {
    const canvas = pad.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return undefined
    let current: Stroke | null = null
    let pointer: number | null = null
    const onDown = (event: PointerEvent) => {
      // One finger signs; a resting palm is another pointer.
      if (pointer !== null) return
      event.preventDefault()
      pointer = event.pointerId
      canvas.setPointerCapture(pointer)
      firstMs.current ??= event.timeStamp
      current = [pointOf(event, canvas, firstMs.current)]
      setEmpty(false)
    }
    const onMove = (event: PointerEvent) => {
      if (event.pointerId !== pointer || current === null || firstMs.current === null) return
      const before = current.length
      // The points between two frames: without them a quick signature has corners.
      for (const between of event.getCoalescedEvents()) {
        current = addPoint(current, pointOf(between, canvas, firstMs.current))
      }
      drawStroke(context, current, Math.max(0, before - 1))
    }
    const onUp = (event: PointerEvent) => {
      if (event.pointerId !== pointer || current === null) return
      pointer = null
      drawStroke(context, current, 0)
      strokes.current = [...strokes.current, current]
      current = null
      const signed = [...strokes.current]
      onChange(isSignature(signed) ? { take: () => ({ strokes: signed, pngBase64: exportPicture(canvas) }) } : null)
    }
    canvas.addEventListener('pointerdown', onDown)
    canvas.addEventListener('pointermove', onMove)
    canvas.addEventListener('pointerup', onUp)
    canvas.addEventListener('pointercancel', onUp)
    return () => {
      canvas.removeEventListener('pointerdown', onDown)
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerup', onUp)
      canvas.removeEventListener('pointercancel', onUp)
    }
  }, [generation, onChange])

  const clear = () => {
    strokes.current = []
    firstMs.current = null
    pad.current?.getContext('2d')?.clearRect(0, 0, PAD_WIDTH_PX, PAD_HEIGHT_PX)
    setEmpty(true)
    setGeneration(generation + 1)
    onChange(null)
  }

  return (
    <div class={css.holder}>
      <div class={css.pad}>
        {empty ? <p aria-hidden="true">{messages.sign.here}</p> : null}
        <canvas ref={pad} width={PAD_WIDTH_PX} height={PAD_HEIGHT_PX} role="img" aria-label={messages.sign.pad} />
      </div>
      <Button sign="erase" disabled={empty} onPress={clear}>
        {messages.sign.clear}
      </Button>
    </div>
  )
}
