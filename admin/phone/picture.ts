/** Pictures are made smaller and drawn anew: what the camera wrote beside them (place, time, device) is gone. */
const LONGEST_PX = 2400
const GOAL_BYTES = 400 * 1024
const QUALITIES = [0.85, 0.7, 0.55]

const encode = (canvas: HTMLCanvasElement, at = 0): Promise<Blob | undefined> =>
  new Promise((resolve) =>
    canvas.toBlob(
      (blob) => {
        if (blob !== null && blob.size > GOAL_BYTES && at < QUALITIES.length - 1) resolve(encode(canvas, at + 1))
        else resolve(blob ?? undefined)
      },
      'image/jpeg',
      QUALITIES[at],
    ),
  )

/** A JPEG of it, turned to the right by a quarter where asked; `undefined` where this browser cannot open it. */
export const redraw = (file: Blob, quarter: boolean): Promise<Blob | undefined> =>
  new Promise((resolve) => {
    const address = URL.createObjectURL(file)
    const image = new Image()
    image.addEventListener('error', () => {
      URL.revokeObjectURL(address)
      resolve(undefined)
    })
    image.addEventListener('load', () => {
      const scale = Math.min(1, LONGEST_PX / Math.max(image.naturalWidth, image.naturalHeight))
      const width = Math.max(1, Math.round(image.naturalWidth * scale))
      const height = Math.max(1, Math.round(image.naturalHeight * scale))
      const canvas = document.createElement('canvas')
      canvas.width = quarter ? height : width
      canvas.height = quarter ? width : height
      const pen = canvas.getContext('2d')
      if (quarter) {
        pen?.translate(height, 0)
        pen?.rotate(Math.PI / 2)
      }
      pen?.drawImage(image, 0, 0, width, height)
      URL.revokeObjectURL(address)
      const finish = async () => {
        const blob = await encode(canvas)
        // Old telephones give the memory back only so.
        canvas.width = 1
        resolve(blob)
      }
      void finish()
    })
    image.src = address
  })
