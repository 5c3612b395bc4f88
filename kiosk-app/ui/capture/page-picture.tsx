/** One page, small, as it was turned. Its picture comes from the host, is drawn, judged once, and not kept. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './page-strip.module.css'
import { judgePicture } from './judge-picture.ts'

type Page = ScreenOf<'materials'>['needs'][number]['added'][number]

const THUMBNAIL_PX = 360

const draw = (canvas: HTMLCanvasElement, bitmap: ImageBitmap, turn: Page['turn']) => {
  const isTurned = turn === 90 || turn === 270
  const [width, height] = isTurned ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height]
  const scale = THUMBNAIL_PX / Math.max(width, height)
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  context?.translate(canvas.width / 2, canvas.height / 2)
  context?.rotate((turn * Math.PI) / 180)
  context?.scale(scale, scale)
  context?.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
}

export const PagePicture = ({ page, label }: { readonly page: Page; readonly label: string }) => {
  const { picture, send } = useVisit()
  const place = useRef<HTMLCanvasElement>(null)
  const { look, materialId, turn } = page
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    const canvas = place.current
    let isShown = true
    const show = async () => {
      const blob = await picture(materialId)
      if (blob === null || !isShown || canvas === null) return
      const bitmap = await createImageBitmap(blob).catch(() => null)
      if (bitmap !== null && isShown) draw(canvas, bitmap, turn)
      bitmap?.close()
      if (isShown) setDrawn(true)
      if (look === 'unjudged' && isShown) {
        const found = await judgePicture(blob)
        if (isShown && found !== 'unjudged') void send({ type: 'judge-page', materialId, look: found })
      }
    }
    void show()
    return () => {
      isShown = false
      if (canvas !== null) canvas.width = 1
    }
    // A page is drawn anew when it is another one or lies another way; its judgement changes nothing of the picture.
  }, [materialId, turn])
  return (
    <canvas ref={place} class={css.picture} role="img" aria-label={label} data-loading={isDrawn ? undefined : true} />
  )
}
